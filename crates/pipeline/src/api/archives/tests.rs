use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::{Value, json};

const BUS: &str = "arn:aws:events:us-east-1:123456789012:event-bus/default";

fn put(yard: &mut Yard, source: &str) {
    let entry = json!({"Source": source, "DetailType": "T", "Detail": "{}"});
    good(yard, "PutEvents", json!({"Entries": [entry]}));
}

fn count(yard: &mut Yard) -> Value {
    good(yard, "DescribeArchive", json!({"ArchiveName": "a"}))["EventCount"].clone()
}

#[test]
fn an_archive_keeps_what_its_pattern_takes() {
    let mut yard = Yard::default();
    let pattern = r#"{"source":["one"]}"#;
    good(
        &mut yard,
        "CreateArchive",
        json!({"ArchiveName": "a", "EventSourceArn": BUS, "EventPattern": pattern}),
    );
    put(&mut yard, "one");
    put(&mut yard, "two");
    assert_eq!(count(&mut yard), 1);
    let wider = r#"{"source":["one","two"]}"#;
    good(
        &mut yard,
        "UpdateArchive",
        json!({"ArchiveName": "a", "EventPattern": wider}),
    );
    put(&mut yard, "two");
    assert_eq!(count(&mut yard), 2);
    good(&mut yard, "DeleteArchive", json!({"ArchiveName": "a"}));
    assert_eq!(yard.rules, []);
    assert_eq!(yard.resources.archives, []);
}

#[test]
fn a_broken_pattern_is_refused() {
    let yard = Yard::default();
    let request = json!({"ArchiveName": "a", "EventSourceArn": BUS, "EventPattern": "{\"a\":[]}"});
    let told = refused(&yard, "CreateArchive", request);
    assert!(told.starts_with("InvalidEventPatternException: "), "{told}");
}

#[test]
fn a_managed_rule_takes_no_replayed_event() {
    let pattern = |given: Option<&str>| super::managed_pattern(given);
    assert_eq!(pattern(None), r#"{"replay-name":[{"exists":false}]}"#);
    assert_eq!(
        pattern(Some("{ \"a\": [1] }")),
        r#"{"a":[1],"replay-name":[{"exists":false}]}"#
    );
}
