//! The steps of a send in the words of AWS's event bus logs, and what services did with them.

use super::time::elsewhere::{self, Home};
use super::time::said;
use crate::components::chip::Chip;
use crate::store::yard::Entry;
use pipeline::Step;
use pipeline::world::Doing;
use yew::prelude::*;

/// The steps as a table, closed at first; `home` is where the learner works.
pub fn steps<'a>(entries: impl Iterator<Item = Entry<'a>>, home: Home<'_>) -> Html {
    let entries: Vec<Entry<'a>> = entries.collect();
    let rows: Vec<Html> = entries
        .iter()
        .map(|entry| match entry {
            Entry::Step(each) => step(each, home),
            Entry::Doing(each) => doing(each, home),
        })
        .collect();
    let note = elsewhere::note(entries.iter().filter_map(|entry| entry.step()));
    html! {
        <details class="panel">
            <summary>{ format!("Every step, as event bus logs name them ({})", rows.len()) }</summary>
            { note }
            <div class="steps__wrap" tabindex="0" role="region" aria-label="Steps">
                <table class="steps">
                    <thead><tr><th>{ "Step" }</th><th>{ "Message type" }</th><th>{ "Level" }</th><th>{ "After" }</th><th>{ "Time" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </details>
    }
}

fn after(cause: Option<u64>) -> String {
    cause
        .map(|cause| format!("step {cause}"))
        .unwrap_or_default()
}

fn step(step: &Step, home: Home<'_>) -> Html {
    html! {
        <tr>
            <td>{ step.number }</td>
            <td class="mono">{ elsewhere::mark(Entry::Step(step), home) }{ step.message_type.as_str() }</td>
            <td>{ step.message_type.log_level().as_str() }</td>
            <td>{ after(step.cause) }</td>
            <td class="mono">{ step.message_timestamp_ms.to_string() }</td>
        </tr>
    }
}

/// What a service did has no level: no bus logs it.
fn doing(doing: &Doing, home: Home<'_>) -> Html {
    let (signal, word) = said::mark(doing.kind);
    html! {
        <tr data-doing={doing.kind.as_str()}>
            <td>{ doing.number }</td>
            <td>{ elsewhere::mark(Entry::Doing(doing), home) }<Chip {signal} text={word} />{ format!(" {}", doing.text) }</td>
            <td>{ said::service(&doing.resource) }</td>
            <td>{ after(doing.cause) }</td>
            <td class="mono">{ doing.at.to_string() }</td>
        </tr>
    }
}
