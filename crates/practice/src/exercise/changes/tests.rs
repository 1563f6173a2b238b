use super::{changes, is_allowed, words};
use pipeline::{Rule, RuleState, Target, Yard};

fn rule(name: &str) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some("{\"source\":[\"a\"]}".to_owned()),
        targets: vec![Target::new(
            "1",
            "arn:aws:sns:us-east-1:123456789012:alerts",
        )],
        ..Rule::default()
    }
}

fn pointers(start: &Yard, yard: &Yard) -> Vec<String> {
    let found = changes(start, yard).into_iter();
    found.map(|change| change.pointer).collect()
}

#[test]
fn things_are_compared_by_their_names() {
    let start = Yard {
        rules: vec![rule("a"), rule("b")],
        ..Yard::default()
    };
    let mut yard = start.clone();
    yard.rules.swap(0, 1);
    assert_eq!(pointers(&start, &yard), [""; 0]);
    yard.rules[0].state = RuleState::Disabled;
    yard.rules[1].targets[0].role_arn = Some("arn:aws:iam::123456789012:role/r".to_owned());
    assert_eq!(
        pointers(&start, &yard),
        [
            "/rules/default~1a/targets/arn:aws:sns:us-east-1:123456789012:alerts/role_arn",
            "/rules/default~1b/state",
        ]
    );
    yard.rules.remove(0);
    assert_eq!(pointers(&start, &yard)[1], "/rules/default~1b");
}

#[test]
fn what_play_changes_and_where_somebody_works_is_no_change() {
    let start = Yard::default();
    let mut yard = start.clone();
    yard.counter = 7;
    yard.clock = pipeline::Timestamp(yard.clock.millis() + 1_000);
    yard.go_to("123456789012", "eu-central-1");
    assert_eq!(pointers(&start, &yard), [""; 0]);
    yard.rules.push(rule("a"));
    assert_eq!(
        pointers(&start, &yard),
        ["/elsewhere/123456789012~1eu-central-1"]
    );
}

#[test]
fn what_is_left_out_is_as_usual() {
    let mut start = Yard::default();
    let services = serde_json::json!({"topics": [{"name": "alerts"}]});
    start.resources.services = pipeline::unread::Unread::of_value(&services);
    let mut yard = start.clone();
    let services = serde_json::json!({"topics": [{"name": "alerts", "subscriptions": []}]});
    yard.resources.services = pipeline::unread::Unread::of_value(&services);
    assert_eq!(pointers(&start, &yard), [""; 0]);
}

#[test]
fn places_of_a_yard_are_named_in_words() {
    assert_eq!(words("/rules/default~1stopped"), "rules, default/stopped");
    assert_eq!(
        words("/resources/bucket_notifications"),
        "which buckets send to EventBridge"
    );
    assert_eq!(
        words("/resources/wires/bucket_notifications"),
        "notifications of buckets"
    );
    assert_eq!(
        words("/resources/services/state_machines/check/states/*/catch"),
        "state machines, check, states, catch"
    );
}

#[test]
fn what_may_be_changed_covers_what_is_in_it() {
    let may = ["/rules".to_owned(), "/a/*/c".to_owned()];
    assert!(is_allowed(&may, "/rules/default~1a/state"));
    assert!(is_allowed(&may, "/a/b/c/d"));
    assert!(!is_allowed(&may, "/a/b"));
    assert!(!is_allowed(&may, "/rulesets"));
}
