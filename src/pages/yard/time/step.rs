//! One step of the timeline: a line, and what there is to know of it.

use super::elsewhere::{self, Home};
use super::words::{instant, mark, sentence};
use crate::components::chip::Chip;
use crate::store::yard::{Entry, Seen, last_of};
use pipeline::{Details, LogLevel, Step};
use yew::prelude::*;

/// The id of the button that opens a step.
pub fn id(number: u64) -> String {
    format!("step-{number}")
}

/// A step, open or not. `ongo` leads to the step of a number.
pub fn row(
    step: &Step,
    open: bool,
    (local, home): (bool, Home<'_>),
    ontoggle: &Callback<u64>,
    ongo: &Callback<u64>,
) -> Html {
    let seen = Seen { step };
    let number = step.number;
    let onclick = {
        let ontoggle = ontoggle.clone();
        move |_| ontoggle.emit(number)
    };
    let detail = format!("{}-detail", id(number));
    html! {
        <li key={number} class="timeline__item" data-step={step.message_type.as_str()}>
            <button type="button" class="timeline__step" id={id(number)} {onclick}
                aria-expanded={open.to_string()} aria-controls={open.then(|| detail.clone())}>
                <span class="timeline__number">{ number }</span>
                <span class="timeline__time">{ instant(step.message_timestamp_ms, local) }</span>
                <span class="timeline__type mono">{ step.message_type.as_str() }</span>
                <span class={classes!("timeline__level", (seen.level() == LogLevel::Error).then_some("timeline__level--error"))}>{ seen.level().as_str() }</span>
                <span class="timeline__way">{ elsewhere::mark(Entry::Step(step), home) }{ way(seen) }</span>
                <span class="timeline__mark">
                    { mark(step).map(|(signal, text)| html! { <Chip {signal} {text} /> }).unwrap_or_default() }
                </span>
            </button>
            if open { <div class="timeline__detail stack" id={detail}>{ details(seen, ongo) }</div> }
        </li>
    }
}

/// From which rule to which target.
fn way(seen: Seen<'_>) -> String {
    match (seen.rule(), seen.target_arn()) {
        (Some(rule), Some(target)) => format!("{rule} → {}", last_of(target)),
        (Some(rule), None) => rule.to_owned(),
        _ => String::new(),
    }
}

fn details(seen: Seen<'_>, ongo: &Callback<u64>) -> Html {
    let step = seen.step;
    let record = serde_json::to_string_pretty(&step.record()).unwrap_or_default();
    let level = match seen.level() {
        LogLevel::Error => "ERROR, INFO or TRACE",
        LogLevel::Info => "INFO or TRACE",
        LogLevel::Trace => "TRACE",
    };
    html! {
        <>
            <p>{ sentence(step) }</p>
            if let Some(error) = seen.error() {
                <p>
                    <strong>{ format!("{}: ", error.aws_service) }</strong>{ &error.error_message }
                    if let Some(status) = error.http_status_code { { format!(" (HTTP {status})") } }
                </p>
            }
            if let Details::Event(event) = &step.details {
                if let Some(replay) = &event.replay_name {
                    <p>{ format!("Replay {replay} sent it once more: the event has “replay-name”.") }</p>
                }
            }
            if let Some(cause) = step.cause {
                <p>
                    <button type="button" class="button" onclick={ongo.reform(move |_| cause)}>{ format!("Go to step {cause}, which led to this one") }</button>
                </p>
            }
            <p class="small quiet">{ format!("The record that an event bus logs where its level is {level} and its detail FULL:") }</p>
            <pre class="code" tabindex="0" data-record="">{ record }</pre>
        </>
    }
}
