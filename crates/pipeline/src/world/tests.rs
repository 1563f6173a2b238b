//! What services do next.

use super::services::Project;
use super::*;
use crate::{
    EventInput, InputChoice, Rule, RuleState, Sent, Target, Timestamp, Yard, advance, send,
};
use pattern::json::read;

mod answers;
mod approvals;
mod builds;
mod buses;
mod capacity;
mod chains;
mod deliveries;
mod fleets;
mod messages;
mod replaying;
mod roles;
mod stopping;
mod targets;
mod workflows;

/// A target that takes the matched event, with a role where its kind needs one.
pub(super) fn target(id: &str, arn: &str) -> Target {
    Target {
        role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
        input: InputChoice::MatchedEvent,
        ..Target::new(id, arn)
    }
}

/// A rule of the default bus.
pub(super) fn rule(name: &str, pattern: &str, targets: Vec<Target>) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(pattern.to_owned()),
        state: RuleState::Enabled,
        targets,
        ..Rule::default()
    }
}

/// An event of one's own.
pub(super) fn event(detail_type: &str, detail: &str) -> EventInput {
    EventInput::new(format!(
        r#"{{"version":"0","id":"a-1","detail-type":"{detail_type}","source":"com.example","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{detail}}}"#
    ))
}

/// Sends events and lets so many seconds pass; all that happened.
pub(super) fn play(yard: &Yard, events: &[EventInput], seconds: i64) -> Sent {
    go_on(send(yard, events), seconds)
}

/// Lets so many seconds pass after what was sent; all that happened.
pub(super) fn go_on(mut sent: Sent, seconds: i64) -> Sent {
    let to = Timestamp(sent.yard.clock.millis() + seconds * 1_000);
    while sent.yard.clock < to {
        let later = advance(&sent.yard, to);
        sent.yard = later.yard;
        sent.steps.extend(later.steps);
        sent.doings.extend(later.doings);
        sent.events.extend(later.events);
        sent.deliveries.extend(later.deliveries);
    }
    sent
}

/// The events that services sent, as detail-type and one member of the detail.
pub(super) fn told(sent: &Sent, member: &str) -> Vec<(String, String)> {
    let of_events = sent
        .doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::SentEvent);
    let text = |doing: &Doing| {
        let (event, _) = read(doing.content.as_deref()?);
        let event = event?;
        let detail_type = event.get("detail-type")?.as_str()?.to_owned();
        let found = event.get("detail")?.get(member);
        let found = found.map(crate::json::compact).unwrap_or_default();
        Some((detail_type, found.trim_matches('"').to_owned()))
    };
    of_events.filter_map(text).collect()
}

#[test]
fn an_empty_world_does_nothing_and_is_not_written() {
    let yard = builds::undeclared();
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(sent.doings, []);
    assert_eq!(*sent.yard.happenings, Happenings::default());
    let text = serde_json::to_string(&yard).unwrap();
    assert!(text.contains(r#""services":null"#), "{text}");
    assert!(text.ends_with(r#""happenings":null}"#), "{text}");
    assert_eq!(serde_json::from_str::<Yard>(&text).unwrap(), yard);
    let old = text
        .replace(r#","services":null"#, "")
        .replace(r#","happenings":null"#, "");
    assert_eq!(serde_json::from_str::<Yard>(&old).unwrap(), yard);
}

#[test]
fn what_is_going_on_is_written_in_both_forms() {
    let sent = send(&builds::yard(Project::default()), &[event("Go", "{}")]);
    let later = advance(&sent.yard, Timestamp(Timestamp::START.millis() + 20_000));
    assert!(!later.yard.happenings.running.is_empty());
    let text = serde_json::to_string(&later.yard).unwrap();
    assert_eq!(serde_json::from_str::<Yard>(&text).unwrap(), later.yard);
    let bytes = postcard::to_allocvec(&later.yard).unwrap();
    assert_eq!(postcard::from_bytes::<Yard>(&bytes).unwrap(), later.yard);
}

#[test]
fn what_happens_goes_on_and_what_is_made_stays() {
    let yard = builds::yard(Project::default());
    let later = play(&yard, &[event("Go", "{}")], 20).yard;
    assert!(yard.is_made_like(&later));
    let mut other = yard.clone();
    other.go_on_from(&later);
    assert_eq!(other, later);
    let mut declared = yard.clone();
    declared.resources.services.projects.clear();
    assert!(!declared.is_made_like(&yard));
}

const PLACE: &str = "us-east-1:123456789012";

/// A yard whose function `driver` makes these calls when the event comes.
pub(super) fn driven(calls: Vec<ApiCall>) -> Yard {
    let arn = format!("arn:aws:lambda:{PLACE}:function:driver");
    let mut yard = Yard {
        rules: vec![rule(
            "go",
            r#"{"source":["com.example"]}"#,
            vec![target("driver", &arn)],
        )],
        ..Yard::default()
    };
    yard.resources.services.functions.push(services::Function {
        name: "driver".to_owned(),
        calls,
        ..services::Function::default()
    });
    yard
}

/// The texts of what services did at resources whose ARN has this in it.
pub(super) fn texts<'a>(sent: &'a Sent, resource: &str) -> Vec<&'a str> {
    let found = sent
        .doings
        .iter()
        .filter(|doing| doing.resource.contains(resource));
    found
        .filter(|doing| doing.kind != DoingKind::SentEvent)
        .map(|doing| doing.text.as_str())
        .collect()
}

/// What the events of one detail-type tell in one member.
pub(super) fn members(sent: &Sent, detail_type: &str, member: &str) -> Vec<String> {
    let told = told(sent, member).into_iter();
    told.filter(|(kind, _)| kind == detail_type)
        .map(|(_, found)| found)
        .collect()
}

/// That nothing is left, and that numbers and causes are in order.
pub(super) fn is_over(sent: &Sent) {
    assert_eq!(sent.yard.happenings.waiting, []);
    assert_eq!(sent.yard.happenings.running, []);
    assert_eq!(sent.yard.happenings.chains, []);
    let steps = sent.steps.iter().map(|step| (step.number, step.cause));
    let doings = sent.doings.iter().map(|doing| (doing.number, doing.cause));
    let mut all: Vec<_> = steps.chain(doings).collect();
    all.sort_unstable();
    for (at, (number, cause)) in all.iter().enumerate() {
        assert_eq!(*number, at as u64);
        assert!(cause.is_none_or(|cause| cause < *number));
    }
}
