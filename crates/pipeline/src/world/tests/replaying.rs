//! A replay with the yard's clock.

use super::*;
use crate::api::{Call, call};
use crate::resources::ReplayState;
use crate::{Details, MessageType, Until, advance_until};
use serde_json::json;

const BUS: &str = "arn:aws:events:us-east-1:123456789012:event-bus/default";

/// A yard whose archive keeps three events of two minutes.
fn archived() -> Yard {
    let mut yard = Yard {
        rules: vec![rule("all", r#"{"source":["com.example"]}"#, Vec::new())],
        ..Yard::default()
    };
    let request = json!({"ArchiveName": "kept", "EventSourceArn": BUS});
    yard = call(&yard, &Call::new("CreateArchive", request)).yard;
    for minute in ["00:10", "00:40", "03:00"] {
        let text = event("Go", "{}")
            .text
            .replace("12:00:00", &format!("12:{minute}"));
        yard = send(&yard, &[EventInput::new(text)]).yard;
    }
    assert_eq!(yard.resources.archives[0].events.len(), 3);
    yard
}

fn started(yard: &Yard) -> Sent {
    let request = json!({"ReplayName": "again", "EventSourceArn": "arn:aws:events:us-east-1:123456789012:archive/kept",
        "EventStartTime": "2026-01-15T12:00:00Z", "EventEndTime": "2026-01-15T13:00:00Z", "Destination": {"Arn": BUS}});
    let answer = call(yard, &Call::new("StartReplay", request));
    answer.result.expect("it starts");
    let yard = answer.yard;
    replay(&yard, &yard.account, &yard.region, "again")
}

fn state(yard: &Yard) -> ReplayState {
    yard.resources.replays[0].state
}

#[test]
fn a_replay_goes_on_minute_by_minute_with_the_clock() {
    let sent = started(&archived());
    assert_eq!(state(&sent.yard), ReplayState::Starting);
    assert!(sent.events.is_empty());
    let first = advance_until(&sent.yard, Until::Turn);
    assert_eq!(state(&first.yard), ReplayState::Running);
    assert_eq!(first.events.len(), 2, "those of the first minute");
    let second = advance_until(&first.yard, Until::Turn);
    assert_eq!(second.events.len(), 1);
    assert_eq!(state(&second.yard), ReplayState::Running);
    let over = advance_until(&second.yard, Until::Turn);
    assert_eq!(state(&over.yard), ReplayState::Completed);
    assert!(over.yard.happenings.waiting.is_empty());
    // What is replayed says so, matches, and is not archived once more.
    let told = first.steps.iter().find_map(|step| match &step.details {
        Details::Event(event) => event.replay_name.clone(),
        _ => None,
    });
    assert_eq!(told.as_deref(), Some("again"));
    let matched = first
        .steps
        .iter()
        .filter(|step| step.message_type == MessageType::RuleMatch);
    assert_eq!(matched.count(), 2);
    assert_eq!(over.yard.resources.archives[0].events.len(), 3);
    // Each event follows from the replay that sent it.
    let receipts = first
        .steps
        .iter()
        .filter(|step| step.message_type == MessageType::EventReceipt);
    let doing = first.doings[0].number;
    assert!(receipts.into_iter().all(|step| step.cause == Some(doing)));
}

#[test]
fn a_replay_that_is_cancelled_sends_no_more() {
    let sent = started(&archived());
    let first = advance_until(&sent.yard, Until::Turn);
    let answer = call(
        &first.yard,
        &Call::new("CancelReplay", json!({"ReplayName": "again"})),
    );
    assert_eq!(answer.result.expect("it stops")["State"], "CANCELLING");
    let over = advance_until(&answer.yard, Until::Turn);
    assert_eq!(state(&over.yard), ReplayState::Cancelled);
    assert!(over.events.is_empty() && over.yard.happenings.waiting.is_empty());
}

#[test]
fn a_replay_that_is_under_way_can_be_waited_for_by_the_api() {
    let sent = started(&archived());
    let first = advance_until(&sent.yard, Until::Turn);
    let done = crate::api::run_replays(&first.yard);
    assert_eq!(done.events.len(), 1, "only what is left");
    assert_eq!(state(&done.yard), ReplayState::Completed);
    let later = advance_until(&done.yard, Until::Turn);
    assert!(later.events.is_empty());
}

#[test]
fn replayed_events_are_priced_as_such() {
    use crate::metrics::cost::{Item, Usage};
    let sent = started(&archived());
    let first = advance_until(&sent.yard, Until::Turn);
    let mut usage = Usage::default();
    usage.count(&first.steps);
    assert_eq!(usage.quantity(Item::ReplayedEvents), 2);
    assert_eq!(usage.quantity(Item::CustomEvents), 0);
}
