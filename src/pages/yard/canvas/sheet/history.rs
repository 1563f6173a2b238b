//! What a station did: its steps of the run, each with what was given or went wrong.

use crate::components::chip::{Chip, Signal};
use crate::store::yard::{Outcome, Run, Seen};
use pipeline::{Details, Step};
use yew::prelude::*;

/// The most steps that are shown at once.
const MOST: usize = 20;

/// The steps of a station, the newest first.
pub fn history(steps: &[&Step], run: &Run) -> Html {
    html! {
        <div class="stack">
            <h4>{ "What it did" }</h4>
            if steps.is_empty() {
                <p class="quiet small">{ "Nothing since the clock was last set." }</p>
            } else {
                <ol role="list" class="sheet__steps">{ for steps.iter().rev().take(MOST).map(|step| one(step, run)) }</ol>
                if steps.len() > MOST { <p class="quiet small">{ format!("And {} earlier steps.", steps.len() - MOST) }</p> }
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
