//! What a station did: its steps of the run, each with what was given or went wrong.

use crate::components::chip::{Chip, Signal};
use crate::store::yard::{Entry, Outcome, Run, Seen};
use pipeline::world::{Doing, DoingKind};
use pipeline::{Details, Step};
use yew::prelude::*;

/// The most steps that are shown at once.
const MOST: usize = 20;

/// The steps and doings of a station, the newest first.
pub fn history(entries: &[Entry<'_>], run: &Run) -> Html {
    html! {
        <div class="stack">
            <h4>{ "What it did" }</h4>
            if entries.is_empty() {
                <p class="quiet small">{ "Nothing since the clock was last set." }</p>
            } else {
                <ol role="list" class="sheet__steps">{ for entries.iter().rev().take(MOST).map(|entry| match entry {
                    Entry::Step(step) => one(step, run),
                    Entry::Doing(doing) => did(doing, run),
                }) }</ol>
                if entries.len() > MOST { <p class="quiet small">{ format!("And {} earlier steps.", entries.len() - MOST) }</p> }
            }
        </div>
    }
}

fn one(step: &Step, run: &Run) -> Html {
    let seen = Seen { step };
    let (signal, word) = match seen.outcome() {
        Outcome::Good => (Signal::Green, "Good"),
        Outcome::Bad => (Signal::Red, "Failed"),
        Outcome::Again => (Signal::Amber, "Not yet"),
        Outcome::OnTheWay => (Signal::Quiet, "On the way"),
    };
    let given = match &step.details {
        Details::End { target_input, .. } => Some(target_input.as_ref()),
        Details::Event(event) => event.event_detail.as_deref(),
        _ => None,
    };
    html! {
        <li class="sheet__step">
            <div class="row row--apart">
                <span class="mono">{ step.message_type.as_str() }</span>
                <Chip {signal} text={word} />
            </div>
            <p class="quiet small">{ step.message_timestamp_ms.to_string() }</p>
            if let Some(error) = &step.error { <p class="small">{ &error.error_message }</p> }
            if let Some(given) = given.filter(|given| !given.is_empty()) {
                <details>
                    <summary class="small">{ "What it was given" }</summary>
                    <pre class="code" tabindex="0">{ run.pretty(given) }</pre>
                </details>
            }
        </li>
    }
}

/// What a service did.
fn did(doing: &Doing, run: &Run) -> Html {
    let (signal, word) = match doing.kind {
        DoingKind::Succeeded => (Signal::Green, "Good"),
        DoingKind::Failed | DoingKind::Refused | DoingKind::Lost => (Signal::Red, "Failed"),
        DoingKind::Cut => (Signal::Red, "Loop cut"),
        DoingKind::Waits => (Signal::Amber, "Waits"),
        DoingKind::FilteredOut => (Signal::Amber, "Kept back"),
        _ => (Signal::Quiet, "Did"),
    };
    let content = doing.content.as_deref().filter(|text| !text.is_empty());
    html! {
        <li class="sheet__step">
            <div class="row row--apart">
                <span>{ &doing.text }</span>
                <Chip {signal} text={word} />
            </div>
            <p class="quiet small">{ doing.at.to_string() }</p>
            if let Some(content) = content {
                <details>
                    <summary class="small">{ "What it was about" }</summary>
                    <pre class="code" tabindex="0">{ run.pretty(content) }</pre>
                </details>
            }
        </li>
    }
}
