//! The event to send: one of the samples, edited at will.

use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::components::json_editor::JsonEditor;
use crate::platform::dom;
use crate::store::yard::{YardAction, use_yard};
use pipeline::Sample;
use yew::prelude::*;

/// Chooser, editor and Send.
#[component]
pub fn EventPanel() -> Html {
    let yard = use_yard();
    let event = &yard.document().event;
    let samples = pipeline::catalogue();
    let chosen = pipeline::sample(&event.sample);
    let choose = {
        let dispatcher = yard.dispatcher();
        move |change: Event| {
            let id = dom::select_value(&change);
            if let Some(sample) = pipeline::sample(&id) {
                dispatcher.dispatch(YardAction::ChooseSample(sample));
            }
        }
    };
    let edit = {
        let dispatcher = yard.dispatcher();
        Callback::from(move |text| dispatcher.dispatch(YardAction::EventText(text)))
    };
    let send = {
        let dispatcher = yard.dispatcher();
        move |_| dispatcher.dispatch(YardAction::Send)
    };
    let findings = use_memo(event.text.clone(), |text| {
        pipeline::check_event(text)
            .iter()
            .map(Finding::from)
            .collect::<Vec<_>>()
    });
    html! {
        <section class="panel stack yard__event" aria-labelledby="event-heading">
            <h2 id="event-heading">{ "Event" }</h2>
            <div class="field">
                <label class="field__label" for="sample">{ "Sample event" }</label>
                <select class="input" id="sample" onchange={choose}>
                    { for samples.iter().map(|sample| html! {
                        <option value={sample.id} selected={sample.id == event.sample}>
                            { format!("{} · {}", sample.service, sample.title) }
                        </option>
                    }) }
                </select>
            </div>
            if let Some(sample) = chosen { { about(sample, &event.text) } }
            <JsonEditor id="event-text" label="Event as JSON" text={event.text.clone()} oninput={edit}
                findings={(*findings).clone()} rows={20} />
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
            { sample.when }{ " " }
            <a href={sample.reference} target="_blank" rel="noopener noreferrer">{ "Reference" }</a>
            if sample.text != text { { " · edited" } }
        </p>
    }
}
