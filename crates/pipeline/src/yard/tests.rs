use super::*;
use crate::{InputChoice, RuleState, Target};

/// A yard as it was stored before it had more than one place.
const EARLIER: &str = r#"{
    "account": "111122223333", "region": "eu-west-1", "clock": "2026-01-15T12:00:01Z",
    "seed": 7, "counter": 3, "steps": 21, "event_buses": [{"name": "default"}, {"name": "orders"}],
    "rules": [{
        "name": "a", "event_bus": "orders", "event_pattern": "{", "state": "DISABLED",
        "description": null,
        "targets": [{"id": "q", "arn": "arn:aws:sqs:eu-west-1:111122223333:jobs", "role_arn": null,
            "input": "MatchedEvent", "sqs_parameters": null}]
    }]
}"#;

#[test]
fn an_earlier_yard_is_read() {
    let yard: Yard = serde_json::from_str(EARLIER).expect("it reads");
    let target = Target::new("q", "arn:aws:sqs:eu-west-1:111122223333:jobs");
    let expect = Yard {
        account: "111122223333".to_owned(),
        region: "eu-west-1".to_owned(),
        clock: Timestamp(Timestamp::START.millis() + 1_000),
        seed: 7,
        counter: 3,
        steps: 21,
        event_buses: vec![EventBus::new("default"), EventBus::new("orders")],
        rules: vec![Rule {
            name: "a".to_owned(),
            event_bus: "orders".to_owned(),
            event_pattern: Some("{".to_owned()),
            state: RuleState::Disabled,
            targets: vec![target],
            ..Rule::default()
        }],
        ..Yard::default()
    };
    assert_eq!(yard, expect);
    assert_eq!(yard.rules[0].targets[0].input, InputChoice::MatchedEvent);
    let written = serde_json::to_string(&yard).expect("it is written");
    assert_eq!(serde_json::from_str::<Yard>(&written).expect("read"), yard);
}

#[test]
fn what_was_made_stays_in_its_place() {
    let mut yard = Yard::default();
    yard.event_buses.push(EventBus::new("orders"));
    let before = yard.clone();
    yard.go_to("210987654321", "us-east-1");
    assert!(!yard.has_event_bus("orders"));
    assert_eq!(
        yard.event_bus_arn(DEFAULT_EVENT_BUS),
        "arn:aws:events:us-east-1:210987654321:event-bus/default"
    );
    yard.event_buses.push(EventBus::new("audit"));
    yard.go_to("123456789012", "eu-west-1");
    assert_eq!(yard.elsewhere.len(), 2);
    yard.go_to("123456789012", "us-east-1");
    assert_eq!(yard.event_buses, before.event_buses);
    assert_eq!(yard.elsewhere.len(), 1, "an untouched place is not kept");
    let there = yard.place("210987654321", "us-east-1");
    assert!(there.event_buses.iter().any(|bus| bus.name == "audit"));
}

#[test]
fn an_account_may_belong_to_an_organization() {
    let mut yard = Yard::default();
    assert_eq!(yard.organization_of("123456789012"), None);
    yard.organizations.push(Organization {
        id: "o-abcde12345".to_owned(),
        accounts: vec!["123456789012".to_owned()],
    });
    assert_eq!(yard.organization_of("123456789012"), Some("o-abcde12345"));
    assert_eq!(yard.organization_of("210987654321"), None);
}

#[test]
fn going_on_keeps_the_events_of_archives() {
    let mut yard = Yard::default();
    let archive = crate::api::call(
        &yard,
        &crate::api::Call::new(
            "CreateArchive",
            serde_json::json!({"ArchiveName": "a",
                "EventSourceArn": yard.event_bus_arn("default")}),
        ),
    );
    yard = archive.yard;
    let sample = crate::sample("ec2/instance-stopped").expect("the sample");
    let sent = crate::send(&yard, &[crate::EventInput::new(sample.text.clone())]);
    yard.go_on_from(&sent.yard);
    assert_eq!(yard, sent.yard);
    assert_eq!(yard.resources.archives[0].events.len(), 1);
}

#[test]
fn yards_are_made_alike_however_far_they_have_come() {
    use crate::policy::PolicyPlace;
    let yard = Yard::default();
    let mut later = yard.clone();
    later.clock = Timestamp(later.clock.millis() + 1);
    (later.counter, later.steps) = (7, 9);
    assert!(yard.is_made_like(&later));
    let place = PolicyPlace::Resource {
        arn: "arn:aws:sqs:us-east-1:123456789012:jobs".to_owned(),
    };
    later.conditions.policies.put(&place, "{}");
    assert!(!yard.is_made_like(&later));
    later.conditions.policies.remove(&place);
    assert!(yard.is_made_like(&later));
    later.go_to("210987654321", "us-east-1");
    later.event_buses[0].policy = Some("{}".to_owned());
    later.go_to("123456789012", "us-east-1");
    assert!(!yard.is_made_like(&later), "another account counts too");
}
