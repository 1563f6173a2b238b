//! The event to send: one of the samples, edited at will.

use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::components::json_editor::JsonEditor;
use crate::platform::dom;
use crate::store::bench::{use_bench, use_send};
use crate::store::yard::{YardAction, use_yard};
use pipeline::Sample;
use yew::prelude::*;

/// Chooser, editor and Send.
#[component]
pub fn EventPanel() -> Html {
    let (yard, bench, send) = (use_yard(), use_bench(), use_send());
    let event = &yard.document().event;
    let chosen = bench.sample(&event.sample);
    let choose = {
        let (dispatcher, bench) = (yard.dispatcher(), bench.clone());
        move |change: Event| {
            let id = dom::select_value(&change);
            if let Some(sample) = bench.sample(&id) {
                dispatcher.dispatch(YardAction::ChooseSample(sample.clone()));
            }
        }
    };
    let edit = {
        let dispatcher = yard.dispatcher();
        Callback::from(move |text| dispatcher.dispatch(YardAction::EventText(text)))
    };
    let send = move |_| send.emit(());
    let problems = bench.checked().map(|checked| checked.event.as_slice());
    let findings: Vec<Finding> = problems
        .unwrap_or_default()
        .iter()
        .map(Finding::from)
        .collect();
    html! {
        <section class="panel stack yard__event" aria-labelledby="event-heading">
            <h2 id="event-heading">{ "Event" }</h2>
            <div class="field">
                <label class="field__label" for="sample">{ "Sample event" }</label>
                <select class="input" id="sample" onchange={choose}>
                    { for bench.samples().iter().map(|sample| html! {
                        <option value={sample.id.clone()} selected={sample.id == event.sample}>
                            { format!("{} · {}", sample.service, sample.title) }
                        </option>
                    }) }
                </select>
            </div>
            if let Some(sample) = chosen { { about(sample, &event.text) } }
            <JsonEditor id="event-text" label="Event as JSON" text={event.text.clone()} oninput={edit}
                {findings} rows={20} />
            <p>
                <button type="button" class="button button--main" onclick={send}>
                    <Icon shape={Shape::Send} />{ "Send" }
                </button>
            </p>
        </section>
    }
}

/// When AWS sends the event, and whether it has been edited here.
fn about(sample: &Sample, text: &str) -> Html {
    html! {
        <p class="field__hint">
            { &sample.when }{ " " }
            <a href={sample.reference.clone()} target="_blank" rel="noopener noreferrer">{ "Reference" }</a>
            if sample.text != text { { " · edited" } }
        </p>
    }
}
