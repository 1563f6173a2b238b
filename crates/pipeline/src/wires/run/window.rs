//! Tumbling windows: the state that one call of a function hands to the next.
//!
//! Source: Lambda Developer Guide, "Implementing stateful Kinesis Data Streams processing in Lambda";
//! seen 2026-11-22. That the final call of a window has no records, and that a window which ended
//! early begins anew with an empty state, is written after the runtimes' types of the event.

use super::super::event_source_mapping::EventSourceMapping;
use super::super::limits;
use super::super::state::{Batch, OpenWindow, ReadRecord, Reading};
use super::polling::{Lane, reading};
use super::records::SHARD;
use crate::Timestamp;
use crate::json::quote;
use crate::send::Sending;
use crate::world::{DoingKind, declared_function, function_response};
use serde_json::Value;

/// The state with which a window begins.
const EMPTY: &str = "{}";

/// What a lane does when it is read.
pub(super) enum Turn {
    /// Nothing.
    Nothing,
    /// The function gets these records.
    Batch(Vec<ReadRecord>),
    /// The function gets the state of a window that is over.
    Final,
}

/// What a lane that is read does, and when the window ends that has been opened for it.
pub(super) fn turn(
    reading: &mut Reading,
    mapping: &EventSourceMapping,
    now: Timestamp,
) -> (Turn, Option<Timestamp>) {
    let millis = i64::from(mapping.tumbling_window_in_seconds).saturating_mul(1_000);
    if millis == 0 {
        reading.window = None;
    }
    if is_over(reading, now) {
        return (Turn::Final, None);
    }
    let Some(first) = reading.waiting.first() else {
        return (Turn::Nothing, None);
    };
    let mut count = reading.waiting.len();
    let mut opened = None;
    if let Some(of_first) = first.at.millis().checked_div_euclid(millis) {
        let start = of_first.saturating_mul(millis);
        let end = Timestamp(start.saturating_add(millis));
        if reading.window.is_none() {
            reading.window = Some(OpenWindow {
                start: Timestamp(start),
                end,
                state: EMPTY.to_owned(),
                early: false,
            });
            opened = Some(end);
        }
        // A batch has records of one window.
        let of_window = reading.waiting.iter().take_while(|one| one.at < end);
        count = of_window.count();
    }
    let count = count.min(mapping.batch());
    (
        Turn::Batch(reading.waiting.drain(..count).collect()),
        opened,
    )
}

/// Whether the open window has only its final call left.
pub(super) fn is_over(reading: &Reading, now: Timestamp) -> bool {
    reading.window.as_ref().is_some_and(|open| {
        let first = reading.waiting.first();
        open.early || (now >= open.end && first.is_none_or(|one| one.at >= open.end))
    })
}

/// What a function is given: the records and, with a tumbling window, the window and its state.
pub(super) fn payload(sending: &mut Sending<'_>, lane: Lane<'_>, records: &[ReadRecord]) -> String {
    let texts: Vec<&str> = records.iter().map(|record| record.text.as_str()).collect();
    let mut out = format!("{{\"Records\":[{}]", texts.join(","));
    if let Some(open) = reading(sending, lane, |reading| reading.window.clone()) {
        let is_final = records.is_empty();
        out.push_str(&format!(
            ",\"window\":{{\"start\":\"{}\",\"end\":\"{}\"}},\"state\":{},\"shardId\":\"{SHARD}\",\"eventSourceARN\":",
            open.start, open.end, open.state
        ));
        quote(&lane.mapping.event_source_arn, &mut out);
        out.push_str(&format!(
            ",\"isFinalInvokeForWindow\":{is_final},\"isWindowTerminatedEarly\":{}",
            is_final && open.early
        ));
    }
    out.push('}');
    out
}

/// A call in a window has gone well as far as the function knows: its state is kept, or dropped after
/// the final call. False where the response holds none, which counts as a failure.
pub(super) fn keep_state(sending: &mut Sending<'_>, lane: Lane<'_>, batch: &Batch) -> bool {
    let Some(open) = reading(sending, lane, |reading| reading.window.clone()) else {
        return true;
    };
    let function = declared_function(sending.yard, &batch.function_arn);
    let state = match function {
        // Nobody says what the function does: it hands on what it was given.
        None => Some(open.state.clone()),
        Some(function) => function_response(function, &batch.payload).and_then(|response| {
            let response: Value = serde_json::from_str(&response).ok()?;
            let state = response.get("state").filter(|state| !state.is_null());
            state.map(Value::to_string)
        }),
    };
    let Some(state) = state else {
        let text = "The response of the function has no state, so with a tumbling window Lambda counts the call as failed. Declare what the function returns, such as {\"state\": \"$.state\"}.";
        sending.tell(&batch.function_arn, DoingKind::Failed, text, None);
        return false;
    };
    let next = match batch.records.is_empty() {
        true if open.early => Some(OpenWindow {
            state: EMPTY.to_owned(),
            early: false,
            ..open
        }),
        true => None,
        false => Some(OpenWindow {
            early: state.len() > limits::WINDOW_STATE.value,
            state,
            ..open
        }),
    };
    reading(sending, lane, |reading| reading.window = next);
    true
}
