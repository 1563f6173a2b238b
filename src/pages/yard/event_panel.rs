//! The event on the bench: one of the yard's, made from a sample or by hand.

use super::links::{Sight, use_sight};
use super::report_part;
use crate::components::code_editor::{CodeEditor, Language};
use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::bench::{use_bench, use_typing};
use crate::store::engine::use_engine;
use crate::store::yard::{Edit, SavedEvent, YardAction, use_send, use_yard};
use door::Room;
use pipeline::Sample;
use yew::prelude::*;

/// Chooser, editor and Send.
#[component]
pub fn EventPanel() -> Html {
    let (yard, bench, send, sight) = (use_yard(), use_bench(), use_send(), use_sight());
    let document = yard.document();
    let event = document.on_bench();
    let chosen = bench.sample(&event.sample);
    let is_listed = bench
        .samples()
        .iter()
        .any(|sample| sample.id == event.sample);
    let choose = {
        let (dispatcher, bench) = (yard.dispatcher(), bench.clone());
        move |change: Event| {
            let id = dom::select_value(&change);
            if let Some(sample) = bench.sample(&id) {
                dispatcher.dispatch(Edit::ChooseSample(sample.clone()).into());
            }
        }
    };
    let edit = use_typing().reform(Edit::EventText);
    let send = move |_| send.emit(());
    // Whoever comes near the button will want what answers it and shows the answer.
    let near = {
        let engine = use_engine();
        Callback::from(move |()| {
            engine.start_ahead(Room::Workshop);
            report_part().fetch_ahead();
        })
    };
    let onpointerenter = near.reform(|_: PointerEvent| ());
    let onfocus = near.reform(|_: FocusEvent| ());
    let problems = bench.checked().map(|checked| checked.event.as_slice());
    let findings: Vec<Finding> = problems
        .unwrap_or_default()
        .iter()
        .map(Finding::from)
        .collect();
    let marks = sight.as_ref().map(Sight::event_marks).unwrap_or_default();
    let onpoint = Callback::from(move |byte| {
        if let Some(sight) = &sight {
            sight.point_in_event(byte);
        }
    });
    let like = chosen
        .map(|sample| sample.text.to_string())
        .unwrap_or_default();
    html! {
        <section class="panel stack yard__event" aria-labelledby="event-heading">
            <h2 id="event-heading">{ "Event" }</h2>
            <Saved />
            <div class="field">
                <label class="field__label" for="sample">{ "Sample event" }</label>
                <select class="input" id="sample" onchange={choose}>
                    if chosen.is_none() { <option value="" selected=true>{ "Choose one" }</option> }
                    if let Some(sample) = chosen.filter(|_| !is_listed) {
                        <option value={sample.id.clone()} selected=true>{ format!("{} · {}", sample.service, sample.title) }</option>
                    }
                    { for bench.samples().iter().map(|sample| html! {
                        <option value={sample.id.clone()} selected={sample.id == event.sample}>
                            { format!("{} · {}", sample.service, sample.title) }
                        </option>
                    }) }
                </select>
            </div>
            if let Some(sample) = chosen { { about(sample, event) } }
            <CodeEditor id="event-text" label="Event as JSON" subject={format!("{} {} {}", document.id, document.event, event.name)} text={event.text.clone()} oninput={edit}
                {findings} rows={20} language={Language::Event} event={like} {marks} {onpoint} />
            <p>
                <button type="button" class="button button--main" onclick={send} {onpointerenter} {onfocus}>
                    <Icon shape={Shape::Send} />{ "Send" }
                </button>
            </p>
        </section>
    }
}

/// The events of the yard: which is on the bench, and what it is called.
#[component]
fn Saved() -> Html {
    let yard = use_yard();
    let document = yard.document();
    let event = document.on_bench();
    let choose = {
        let dispatcher = yard.dispatcher();
        move |change: Event| {
            if let Ok(at) = dom::select_value(&change).parse() {
                dispatcher.dispatch(YardAction::ChooseEvent(at));
            }
        }
    };
    let name = {
        let dispatcher = yard.dispatcher();
        move |input: InputEvent| {
            dispatcher.dispatch(Edit::EventName(dom::input_text(&input)).into());
        }
    };
    let copy = {
        let (dispatcher, event) = (yard.dispatcher(), event.clone());
        move |_| {
            let copy = SavedEvent {
                expects: Default::default(),
                ..event.clone()
            };
            dispatcher.dispatch(Edit::AddEvent(copy).into());
        }
    };
    let remove = {
        let (dispatcher, at) = (yard.dispatcher(), document.event);
        move |_| dispatcher.dispatch(Edit::RemoveEvent(at).into())
    };
    let several = document.events.len() > 1;
    html! {
        <div class="saved">
            if several {
                <div class="field">
                    <label class="field__label" for="event-chosen">{ format!("On the bench, of {} events in this yard", document.events.len()) }</label>
                    <select class="input" id="event-chosen" onchange={choose}>
                        { for document.events.iter().enumerate().map(|(at, each)| html! {
                            <option key={at} value={at.to_string()} selected={at == document.event}>{ &each.name }</option>
                        }) }
                    </select>
                </div>
            }
            <div class="field">
                <label class="field__label" for="event-name">{ "Name" }</label>
                <input class="input" id="event-name" value={event.name.clone()} oninput={name} autocomplete="off" />
            </div>
            <div class="row">
                <button type="button" class="button button--bare" onclick={copy}><Icon shape={Shape::Copy} />{ "Keep and copy" }</button>
                if several {
                    <button type="button" class="button button--bare" onclick={remove}><Icon shape={Shape::Trash} />{ "Remove event" }</button>
                }
            </div>
        </div>
    }
}

/// When AWS sends the event, and whether it has been edited here.
fn about(sample: &Sample, event: &SavedEvent) -> Html {
    html! {
        <p class="field__hint">
            { &sample.when }{ " " }
            <a href={sample.reference.clone()} target="_blank" rel="noopener noreferrer">{ "Reference" }</a>
            if sample.text != event.text { { " · edited: choosing another sample keeps this one" } }
        </p>
    }
}
