use crate::Yard;
use crate::api::testing::{good, make};
use crate::api::{self};
use crate::{MessageType, RuleVerdict};
use serde_json::{Value, json};

const BUS: &str = "arn:aws:events:us-east-1:123456789012:event-bus/default";

/// A yard with an archive of three events, a minute apart, and two rules.
fn yard() -> Yard {
    let mut yard = Yard::default();
    good(
        &mut yard,
        "CreateArchive",
        json!({"ArchiveName": "a", "EventSourceArn": BUS}),
    );
    for rule in ["one", "two"] {
        good(
            &mut yard,
            "PutRule",
            json!({"Name": rule, "EventPattern": "{\"source\":[\"s\"]}"}),
        );
    }
    for minute in ["02", "00", "01"] {
        let time = format!("2026-01-15T10:{minute}:00Z");
        let entry = json!({"Source": "s", "DetailType": "T", "Detail": "{}", "Time": time});
        good(&mut yard, "PutEvents", json!({"Entries": [entry]}));
    }
    yard
}

fn start(name: &str) -> Value {
    json!({"ReplayName": name, "EventSourceArn": "arn:aws:events:us-east-1:123456789012:archive/a",
        "EventStartTime": "2026-01-15T10:00:00Z", "EventEndTime": "2026-01-15T10:01:00Z",
        "Destination": {"Arn": BUS}})
}

#[test]
fn the_events_of_the_window_come_again_in_order() {
    let mut yard = yard();
    good(&mut yard, "StartReplay", start("r"));
    let replayed = api::run_replays(&yard);
    let events = &replayed.events;
    assert_eq!(events.len(), 2);
    let archived = &yard.resources.archives[0].events;
    assert!(archived[1].text.contains(&events[0].event_id));
    assert!(archived[2].text.contains(&events[1].event_id));
    for event in events {
        let matched = |rule: &&crate::RuleOutcome| matches!(rule.verdict, RuleVerdict::Matched);
        let rules = event.rules.iter().filter(matched);
        let names: Vec<_> = rules.map(|rule| rule.rule.as_str()).collect();
        assert_eq!(names, ["one", "two"], "the archive takes no replayed event");
    }
    assert!(
        replayed
            .steps
            .iter()
            .any(|step| step.message_type == MessageType::RuleMatch)
    );
    let replay = &replayed.yard.resources.replays[0];
    assert_eq!(
        replay.event_last_replayed_time,
        Some("2026-01-15T10:01:00Z".parse().expect("a time"))
    );
    assert_eq!(api::run_replays(&replayed.yard).events, []);
}

#[test]
fn a_replay_may_name_its_rules() {
    let mut yard = yard();
    let mut request = start("r");
    request["Destination"]["FilterArns"] =
        json!(["arn:aws:events:us-east-1:123456789012:rule/two"]);
    good(&mut yard, "StartReplay", request);
    let answer = make(&mut yard, "ListReplays", json!({}));
    let asked = answer.events.iter().flat_map(|event| &event.rules);
    let names: Vec<_> = asked.map(|rule| rule.rule.as_str()).collect();
    assert_eq!(names, ["two", "two"]);
    assert_eq!(
        answer.result.expect("a list")["Replays"][0]["State"],
        "COMPLETED"
    );
}

#[test]
fn a_cancelled_replay_sends_nothing_and_ends() {
    let mut yard = yard();
    good(&mut yard, "StartReplay", start("r"));
    good(&mut yard, "CancelReplay", json!({"ReplayName": "r"}));
    let told = make(&mut yard, "DescribeReplay", json!({"ReplayName": "r"}));
    assert_eq!(told.events, []);
    assert_eq!(told.result.expect("told")["State"], "CANCELLING");
    let told = good(&mut yard, "DescribeReplay", json!({"ReplayName": "r"}));
    assert_eq!(told["State"], "CANCELLED");
    assert!(told["ReplayEndTime"].is_string());
    for n in 0..10 {
        good(&mut yard, "StartReplay", start(&format!("r{n}")));
    }
    assert!(make(&mut yard, "StartReplay", start("r10")).result.is_err());
    api::run_replays(&yard).yard.clone_into(&mut yard);
    good(&mut yard, "StartReplay", start("r10"));
}

#[test]
fn events_come_minute_by_minute_and_within_one_as_they_were_archived() {
    let mut yard = Yard::default();
    let archive = json!({"ArchiveName": "a", "EventSourceArn": BUS});
    good(&mut yard, "CreateArchive", archive);
    for time in ["01:10", "00:50", "00:20"] {
        let time = format!("2026-01-15T10:{time}Z");
        let entry = json!({"Source": "s", "DetailType": "T", "Detail": "{}", "Time": time});
        good(&mut yard, "PutEvents", json!({"Entries": [entry]}));
    }
    let mut wish = start("r");
    wish["EventEndTime"] = json!("2026-01-15T10:02:00Z");
    good(&mut yard, "StartReplay", wish);
    let replayed = api::run_replays(&yard);
    let archived = &yard.resources.archives[0].events;
    let place = |id: &str| archived.iter().position(|event| event.text.contains(id));
    let order: Vec<_> = replayed
        .events
        .iter()
        .map(|event| place(&event.event_id))
        .collect();
    assert_eq!(order, [Some(1), Some(2), Some(0)]);
}
