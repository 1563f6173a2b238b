//! Steps and times in words.

use crate::components::chip::Signal;
use crate::platform::local_time::local;
use pipeline::invocation::{Pending, Stage};
use pipeline::{AttemptType, Details, MessageType, Step, Timestamp};
use yew::prelude::*;

/// An instant in UTC; the local time comes when it is pointed at, or beside it where it is asked
/// for.
pub fn instant(at: Timestamp, beside: bool) -> Html {
    html! {
        <time class="time__at" datetime={at.to_string()} title={format!("{} local time", local(at))}>
            { utc(at) }
            if beside { <span class="quiet">{ format!(" ({} local)", local(at)) }</span> }
        </time>
    }
}

/// An instant as `2026-01-15 12:00:00.250 UTC`.
pub fn utc(at: Timestamp) -> String {
    let text = at.to_string().replace('T', " ");
    format!("{} UTC", text.trim_end_matches('Z'))
}

/// How long from one instant to another: `2 d 3 h`, `4 min 5 s`, `250 ms`.
pub fn span(from: Timestamp, to: Timestamp) -> String {
    let millis = to.millis().saturating_sub(from.millis()).max(0);
    let parts = [
        (millis / 86_400_000, "d"),
        (millis / 3_600_000 % 24, "h"),
        (millis / 60_000 % 60, "min"),
        (millis / 1_000 % 60, "s"),
        (millis % 1_000, "ms"),
    ];
    let first = parts.iter().position(|(value, _)| *value > 0);
    let Some(first) = first else {
        return "0 s".to_owned();
    };
    let told = parts.iter().skip(first).take(2);
    let told = told.filter(|(value, _)| *value > 0);
    told.map(|(value, unit)| format!("{value} {unit}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a step says in one sentence.
pub fn sentence(step: &Step) -> String {
    match (&step.message_type, &step.details) {
        (MessageType::EventReceipt, _) => "The event came to the bus.".to_owned(),
        (MessageType::EventIngestSuccess, _) => "The bus took the event.".to_owned(),
        (MessageType::EventIngestFailure, _) => "The bus did not take the event.".to_owned(),
        (MessageType::RuleMatchStart, _) => "The bus compares the event with its rules.".to_owned(),
        (MessageType::NoStandardRulesMatched, _) => "No rule of yours matched.".to_owned(),
        (_, Details::RuleMatch { target_arns, .. }) => match target_arns.len() {
            0 => "The rule matched. It has no target.".to_owned(),
            1 => "The rule matched and calls 1 target.".to_owned(),
            some => format!("The rule matched and calls {some} targets."),
        },
        (MessageType::InvocationStart, _) => "The call of the target begins.".to_owned(),
        (MessageType::InvocationThrottleStart, _) => {
            "The account makes more calls than its quota allows; this one waits.".to_owned()
        }
        (_, Details::Start { attempt_count, .. }) => format!("Attempt {attempt_count} begins."),
        (
            message_type,
            Details::Attempt {
                attempt_count,
                attempt_type,
                ..
            },
        ) => {
            let why = match attempt_type {
                AttemptType::First => "",
                AttemptType::Throttle => ", made late because of the account's quota,",
                AttemptType::Retry => ", made because an earlier one failed,",
            };
            let how = match message_type {
                MessageType::InvocationAttemptSuccess => "went well",
                MessageType::InvocationAttemptPermanentFailure => {
                    "failed, and another one would fail too"
                }
                _ => "failed, and another one may go better",
            };
            format!("Attempt {attempt_count}{why} {how}.")
        }
        (message_type, Details::End { total_attempts, .. }) => {
            let attempts = match total_attempts {
                1 => "1 attempt".to_owned(),
                some => format!("{some} attempts"),
            };
            match message_type {
                MessageType::InvocationSuccess => format!("The target took it after {attempts}."),
                MessageType::InvocationFailure => {
                    format!("The call was given up after {attempts}.")
                }
                _ if step.error.is_none() => {
                    format!("The dead-letter queue took the event after {attempts}.")
                }
                _ => "The dead-letter queue did not take the event, so it is lost.".to_owned(),
            }
        }
        _ => String::new(),
    }
}

/// The mark of a step: its colour and a word; none of a step on the way.
pub fn mark(step: &Step) -> Option<(Signal, &'static str)> {
    Some(match step.message_type {
        MessageType::EventReceipt
        | MessageType::RuleMatchStart
        | MessageType::InvocationStart
        | MessageType::InvocationAttemptStart => return None,
        MessageType::EventIngestSuccess => (Signal::Green, "Taken"),
        MessageType::RuleMatch => (Signal::Green, "Matched"),
        MessageType::InvocationAttemptSuccess => (Signal::Green, "Went well"),
        MessageType::InvocationSuccess => (Signal::Green, "Delivered"),
        MessageType::NoStandardRulesMatched => (Signal::Amber, "No match"),
        MessageType::InvocationThrottleStart => (Signal::Amber, "Waits"),
        MessageType::InvocationAttemptThrottle => (Signal::Amber, "Throttled"),
        MessageType::InvocationAttemptRetryableFailure => (Signal::Amber, "Failed for now"),
        MessageType::InvocationDlq if step.error.is_none() => (Signal::Amber, "Dead letter"),
        MessageType::EventIngestFailure
        | MessageType::InvocationAttemptPermanentFailure
        | MessageType::InvocationFailure => (Signal::Red, "Failed"),
        MessageType::InvocationDlq => (Signal::Red, "Lost"),
    })
}

/// What a call that waits does next.
pub fn next(pending: &Pending) -> String {
    let attempt = pending.attempts.saturating_add(1);
    match &pending.stage {
        Stage::Start => "Begins".to_owned(),
        Stage::Attempt(AttemptType::Throttle) => {
            format!("Attempt {attempt}, which waits for the account’s quota")
        }
        Stage::Attempt(_) => format!("Attempt {attempt}"),
        Stage::Answer(..) => format!("The target answers attempt {}", pending.attempts),
        Stage::Expire(_) => "The event grows too old and is given up".to_owned(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_two_units_at_most() {
        let told = |millis| span(Timestamp(0), Timestamp(millis));
        assert_eq!(told(0), "0 s");
        assert_eq!(told(250), "250 ms");
        assert_eq!(told(61_000), "1 min 1 s");
        assert_eq!(told(3_600_000), "1 h");
        assert_eq!(told(90_061_001), "1 d 1 h");
        assert_eq!(told(-5), "0 s");
    }
}
