//! TestEventPattern.

use super::arns::invalid;
use super::event_pattern;
use super::request::{Out, Request};
use super::shape::required;
use super::shape::texts::{EVENT_PATTERN, STRING};
use super::{Operation, Room};
use crate::envelope::{NOT_VALID, REQUIRED};
use crate::refusal::Refusal;
use pattern::Event;
use serde_json::Value;

pub(super) static OPERATIONS: [Operation; 1] = [Operation {
    name: "TestEventPattern",
    members: &[
        required("EventPattern", EVENT_PATTERN),
        required("Event", STRING),
    ],
    run: test_event_pattern,
}];

/// Matches an event with a pattern. Of the event only the presence of the
/// fields that every event has is asked, not their type (recorded).
fn test_event_pattern(_: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let pattern = event_pattern::read(request.name("EventPattern"))?;
    let (event, _) = Event::read(request.name("Event"));
    let event = event
        .filter(|event| {
            let has = |name: &&str| event.value().get(name).is_some();
            REQUIRED.iter().all(has)
        })
        .ok_or_else(|| invalid(NOT_VALID))?;
    let result = pattern::matches(&pattern, &event);
    Ok(Out::default().put("Result", result).done())
}
