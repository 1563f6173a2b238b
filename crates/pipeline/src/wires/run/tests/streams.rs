//! Several batches of a shard at once, tumbling windows, and what becomes of batches that are given
//! up.

use super::later;
use crate::policy::PolicyPlace;
use crate::wires::event_source_mapping::EventSourceMapping;
use crate::world::services::{Function, Table};
use crate::world::{Doing, DoingKind, ItemChange, What, happen};
use crate::{Sent, Yard};
use serde_json::Value;

const STREAM: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const TABLE: &str =
    "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:work";
const DLQ: &str = "arn:aws:sqs:us-east-1:123456789012:clicks-dlq";

fn mapping(source: &str) -> EventSourceMapping {
    EventSourceMapping {
        event_source_arn: source.to_owned(),
        function_arn: FUNCTION.to_owned(),
        batch_size: Some(1),
        ..EventSourceMapping::default()
    }
}

/// A yard in which a function reads a stream and takes ten seconds for each batch.
fn yard(mapping: EventSourceMapping, function: Function) -> Yard {
    let mut yard = Yard::default();
    yard.resources.wires.event_source_mappings.push(mapping);
    yard.resources.services.functions.push(Function {
        name: "work".to_owned(),
        duration_ms: 10_000,
        ..function
    });
    yard
}

fn put(yard: &Yard, key: &str, data: &str) -> Yard {
    let record = What::Record {
        stream: STREAM.to_owned(),
        partition_key: key.to_owned(),
        data: data.to_owned(),
    };
    happen(yard, record).yard
}

/// Puts records with these keys; the data is the key and the place of the record.
fn all(mut yard: Yard, keys: &[&str]) -> Yard {
    for (nth, key) in keys.iter().enumerate() {
        yard = put(&yard, key, &format!("{key}{nth}"));
    }
    yard
}

fn calls(sent: &Sent) -> Vec<&Doing> {
    let doings = sent.doings.iter();
    let of_source = doings.filter(|one| one.kind == DoingKind::Message);
    of_source
        .filter(|one| one.text.contains("Lambda "))
        .collect()
}

fn payload(doing: &Doing) -> Value {
    serde_json::from_str(doing.content.as_deref().unwrap()).unwrap()
}

/// The seconds after the start at which records with this key were given to the function, and their
/// sequence numbers.
fn of_key(sent: &Sent, start: &Yard, key: &str) -> Vec<(i64, String)> {
    let mut found = Vec::new();
    for call in calls(sent) {
        for record in payload(call)["Records"].as_array().unwrap() {
            if record["kinesis"]["partitionKey"] == key {
                let gone = call.at.millis() - start.clock.millis();
                let number = record["kinesis"]["sequenceNumber"].as_str().unwrap();
                found.push((gone / 1_000, number.to_owned()));
            }
        }
    }
    found
}

/// Two keys that are worked on side by side where the factor is two.
const SIDE_BY_SIDE: [&str; 2] = ["a", "b"];

#[test]
fn one_batch_of_a_shard_at_a_time_is_the_usual() {
    let start = all(yard(mapping(STREAM), Function::default()), &["a", "b", "a"]);
    let sent = later(&start, 60);
    let seconds: Vec<i64> = calls(&sent)
        .iter()
        .map(|one| (one.at.millis() - start.clock.millis()) / 1_000)
        .collect();
    assert_eq!(seconds, [0, 10, 20]);
    assert!(sent.yard.happenings.waiting.is_empty());
    assert!(sent.yard.happenings.running.is_empty());
}

#[test]
fn several_at_once_keep_the_order_of_each_key() {
    let mut two = mapping(STREAM);
    two.parallelization_factor = 2;
    let [a, b] = SIDE_BY_SIDE;
    let start = all(yard(two, Function::default()), &[a, b, a, b, a]);
    let sent = later(&start, 60);
    let (of_a, of_b) = (of_key(&sent, &start, a), of_key(&sent, &start, b));
    let seconds = |of: &[(i64, String)]| of.iter().map(|one| one.0).collect::<Vec<_>>();
    assert_eq!(seconds(&of_a), [0, 10, 20]);
    assert_eq!(seconds(&of_b), [0, 10]);
    for of in [of_a, of_b] {
        assert!(of.is_sorted_by(|one, next| one.1 < next.1), "{of:?}");
    }
}

#[test]
fn a_batch_that_fails_holds_back_its_own_keys_only() {
    let mut two = mapping(STREAM);
    two.parallelization_factor = 2;
    // The first batch fails for as long as it is tried; every other one goes well.
    two.filters = vec![r#"{"partitionKey":["a","b"]}"#.to_owned()];
    let [a, b] = SIDE_BY_SIDE;
    let mut start = yard(
        two,
        Function {
            error: Some("Boom".to_owned()),
            failing_attempts: Some(3),
            ..Function::default()
        },
    );
    start = all(start, &[a, b]);
    let sent = later(&start, 200);
    // Each key is tried four times, both in the same time.
    let (of_a, of_b) = (of_key(&sent, &start, a), of_key(&sent, &start, b));
    assert_eq!((of_a.len(), of_b.len()), (4, 4));
    assert_eq!(of_a.last().unwrap().0, of_b.last().unwrap().0);
    let one = all(
        yard(
            mapping(STREAM),
            start.resources.services.functions[0].clone(),
        ),
        &[a, b],
    );
    let sent = later(&one, 200);
    let (of_a, of_b) = (of_key(&sent, &one, a), of_key(&sent, &one, b));
    assert!(of_b[0].0 > of_a[3].0, "{of_a:?} {of_b:?}");
}

#[test]
fn a_mapping_that_is_switched_off_goes_on_where_it_was() {
    let function = Function {
        error: Some("Boom".to_owned()),
        failing_attempts: Some(1),
        ..Function::default()
    };
    let mut start = all(yard(mapping(STREAM), function), &["a", "b"]);
    start = later(&start, 5).yard;
    start.resources.wires.event_source_mappings[0].enabled = false;
    let mut off = later(&start, 60);
    assert_eq!(calls(&off).len(), 0);
    off.yard.resources.wires.event_source_mappings[0].enabled = true;
    let sent = later(&all(off.yard, &["c"]), 120);
    let keys: Vec<String> = calls(&sent)
        .into_iter()
        .map(|one| payload(one)["Records"][0]["kinesis"]["partitionKey"].to_string())
        .collect();
    assert_eq!(keys, ["\"a\"", "\"a\"", "\"b\"", "\"b\"", "\"c\"", "\"c\""]);
}

#[test]
fn items_keep_the_order_of_their_keys() {
    let mut many = mapping(TABLE);
    many.parallelization_factor = 10;
    let mut start = yard(many, Function::default());
    start.resources.services.tables.push(Table {
        name: "orders".to_owned(),
        partition_key: "id".to_owned(),
        ..Table::default()
    });
    for nth in 0..3 {
        for id in ["1", "2", "3", "4"] {
            let item = What::Item {
                table: "orders".to_owned(),
                change: ItemChange::Modify,
                item: format!(r#"{{"id":{{"S":"{id}"}},"count":{{"N":"{nth}"}}}}"#),
            };
            start = happen(&start, item).yard;
        }
    }
    let sent = later(&start, 120);
    let mut seen: Vec<(String, String)> = Vec::new();
    for call in calls(&sent) {
        let payload = payload(call);
        let image = &payload["Records"][0]["dynamodb"];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        assert_eq!(image["Keys"]["id"], image["NewImage"]["id"]);
        seen.push((
            text(&image["Keys"]["id"]["S"]),
            text(&image["NewImage"]["count"]["N"]),
        ));
    }
    assert_eq!(seen.len(), 12);
    for id in ["1", "2", "3", "4"] {
        let counts = seen
            .iter()
            .filter(|one| one.0 == id)
            .map(|one| one.1.as_str());
        assert_eq!(counts.collect::<Vec<_>>(), ["0", "1", "2"], "{id}");
    }
    let at_once = calls(&sent)
        .iter()
        .filter(|one| one.at.millis() - start.clock.millis() < 5_000)
        .count();
    assert!(at_once > 1, "{at_once}");
}

fn windows(response: Option<&str>) -> Yard {
    let mut one = mapping(STREAM);
    one.tumbling_window_in_seconds = 60;
    let function = Function {
        response: response.map(str::to_owned),
        ..Function::default()
    };
    let mut yard = yard(one, function);
    yard.resources.services.functions[0].duration_ms = 200;
    yard
}

const LAST: &str =
    r#"{"state":{"last":"$.Records[0].kinesis.partitionKey","before":"$.state.last"}}"#;

#[test]
fn a_window_hands_its_state_from_call_to_call_and_drops_it_at_its_end() {
    let mut start = windows(Some(LAST));
    start = all(later(&start, 10).yard, &["a", "b"]);
    let sent = later(&start, 70);
    let told: Vec<Value> = calls(&sent).into_iter().map(payload).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    assert_eq!(told[0]["state"], serde_json::json!({}));
    assert_eq!(told[1]["state"]["last"], "a");
    assert_eq!(told[2]["state"]["last"], "b");
    assert_eq!(told[2]["state"]["before"], "a");
    let finals: Vec<bool> = told
        .iter()
        .map(|one| one["isFinalInvokeForWindow"].as_bool().unwrap())
        .collect();
    assert_eq!(finals, [false, false, true]);
    assert_eq!(told[2]["Records"], serde_json::json!([]));
    assert_eq!(told[0]["window"]["start"], "2026-01-15T12:00:00Z");
    assert_eq!(told[0]["window"]["end"], "2026-01-15T12:01:00Z");
    assert_eq!(told[0]["eventSourceARN"], STREAM);
    // The next window begins with nothing.
    let sent = later(&all(sent.yard, &["c"]), 5);
    let next = payload(calls(&sent)[0]);
    assert_eq!(next["state"], serde_json::json!({}));
    assert_eq!(next["window"]["start"], "2026-01-15T12:01:00Z");
    let sent = later(&sent.yard, 120);
    assert_eq!(calls(&sent).len(), 1);
    assert!(sent.yard.happenings.waiting.is_empty());
}

#[test]
fn a_batch_has_records_of_one_window() {
    let mut start = windows(Some(LAST));
    let wires = &mut start.resources.wires;
    wires.event_source_mappings[0].batch_size = Some(10);
    wires.event_source_mappings[0].maximum_batching_window_in_seconds = 20;
    // Both wait for the batching window, and the minute ends between them.
    start = all(later(&start, 55).yard, &["a"]);
    start = all(later(&start, 10).yard, &["b"]);
    let sent = later(&start, 120);
    let told: Vec<Value> = calls(&sent).into_iter().map(payload).collect();
    let ends: Vec<&str> = told
        .iter()
        .map(|one| one["window"]["end"].as_str().unwrap())
        .collect();
    let (first, second) = ("2026-01-15T12:01:00Z", "2026-01-15T12:02:00Z");
    assert_eq!(ends, [first, first, second, second]);
}

#[test]
fn a_call_without_a_state_has_failed() {
    let mut start = windows(Some(r#"{"done":true}"#));
    start.resources.wires.event_source_mappings[0].maximum_retry_attempts = Some(1);
    start.resources.wires.event_source_mappings[0].destination_on_failure = Some(DLQ.to_owned());
    let sent = later(&all(start, &["a"]), 30);
    let texts: Vec<&str> = sent.doings.iter().map(|one| one.text.as_str()).collect();
    let failed = texts.iter().filter(|text| text.contains("has no state"));
    assert_eq!(failed.count(), 2, "{texts:#?}");
    assert!(
        texts
            .iter()
            .any(|text| text.contains("RetryAttemptsExhausted"))
    );
    // Who declares no response of a function that nobody declares has its state handed on.
    let mut start = windows(None);
    start.resources.services.functions.clear();
    let sent = later(&all(start, &["a"]), 90);
    assert!(sent.doings.iter().all(|one| one.kind != DoingKind::Failed));
    assert_eq!(calls(&sent).len(), 2);
}

#[test]
fn a_state_that_is_too_large_ends_the_window_early() {
    let start = windows(Some(r#"{"state":{"all":"{$.Records[0].kinesis.data}"}}"#));
    // In base64 it is above 1 MB.
    let start = put(&start, "a", &"x".repeat(900_000));
    let sent = later(&start, 10);
    let told: Vec<Value> = calls(&sent).into_iter().map(payload).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[1]["isFinalInvokeForWindow"], true);
    assert_eq!(told[1]["isWindowTerminatedEarly"], true);
}

#[test]
fn a_final_call_that_fails_holds_the_shard_until_it_goes_well() {
    let mut start = windows(Some(LAST));
    start = all(start, &["a"]);
    let mut late = later(&start, 30).yard;
    let function = &mut late.resources.services.functions[0];
    function.error = Some("Boom".to_owned());
    function.failing_attempts = Some(2);
    let sent = later(&late, 120);
    let told: Vec<Value> = calls(&sent).into_iter().map(payload).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told.iter().all(|one| one["isFinalInvokeForWindow"] == true));
    assert!(told.iter().all(|one| one["state"]["last"] == "a"));
}

#[test]
fn records_that_wait_for_too_long_are_not_given_to_the_function() {
    let mut one = mapping(STREAM);
    one.maximum_record_age_in_seconds = Some(60);
    one.destination_on_failure = Some(DLQ.to_owned());
    let function = Function {
        error: Some("Boom".to_owned()),
        ..Function::default()
    };
    let start = all(yard(one, function), &["a", "b"]);
    let sent = later(&start, 300);
    // The first one is tried until it is too old, and the second one is then too old as well.
    assert!(of_key(&sent, &start, "a").len() > 1);
    assert!(of_key(&sent, &start, "b").is_empty());
    let told: Vec<Value> = sent
        .doings
        .iter()
        .filter(|one| one.text.contains("RecordAgeExceeded"))
        .map(payload)
        .collect();
    assert_eq!(told.len(), 2, "{:#?}", sent.doings);
    assert_eq!(told[0]["responseContext"]["functionError"], "Unhandled");
    assert!(told[1]["responseContext"].is_null());
    assert!(sent.yard.happenings.running.is_empty());
}

#[test]
fn the_destination_is_told_where_the_records_are() {
    let mut one = mapping(STREAM);
    one.batch_size = Some(2);
    one.maximum_batching_window_in_seconds = 1;
    one.maximum_retry_attempts = Some(0);
    one.destination_on_failure = Some(DLQ.to_owned());
    let function = Function {
        error: Some("Boom".to_owned()),
        ..Function::default()
    };
    let start = all(yard(one, function), &["a", "a"]);
    let sent = later(&start, 60);
    let told = sent.doings.iter().find(|one| one.text.contains("given up"));
    let told = payload(told.unwrap());
    let read = payload(calls(&sent)[0]);
    let info = &told["KinesisBatchInfo"];
    assert_eq!(info["batchSize"], 2);
    assert_eq!(info["streamArn"], STREAM);
    let number = |nth: usize| &read["Records"][nth]["kinesis"]["sequenceNumber"];
    assert_eq!(&info["startSequenceNumber"], number(0));
    assert_eq!(&info["endSequenceNumber"], number(1));
    assert_eq!(
        told["requestContext"]["condition"],
        "RetryAttemptsExhausted"
    );
    assert_eq!(told["requestContext"]["approximateInvokeCount"], 1);
}

#[test]
fn the_role_of_the_function_has_to_allow_the_destination() {
    let role = "arn:aws:iam::123456789012:role/work";
    let play = |actions: &str| {
        let mut one = mapping(STREAM);
        one.maximum_retry_attempts = Some(0);
        one.destination_on_failure = Some(DLQ.to_owned());
        one.execution_role = Some(role.to_owned());
        let function = Function {
            error: Some("Boom".to_owned()),
            ..Function::default()
        };
        let mut start = yard(one, function);
        let policies = &mut start.conditions.policies;
        let trust = PolicyPlace::Trust {
            role: role.to_owned(),
        };
        policies.put(&trust, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#);
        let place = PolicyPlace::Role {
            role: role.to_owned(),
            name: "p".to_owned(),
        };
        policies.put(&place, &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":{actions},"Resource":"*"}}]}}"#));
        let sent = later(&all(start, &["a"]), 60);
        let kinds = sent.doings.iter().map(|one| one.kind);
        kinds.filter(|kind| *kind == DoingKind::Refused).count()
    };
    assert_eq!(play(r#"["kinesis:*","sqs:SendMessage"]"#), 0);
    assert_eq!(play(r#"["kinesis:*","sns:Publish"]"#), 1);
}

/// What the function cannot do counts as its failure, too.
#[test]
fn a_call_that_is_not_allowed_fails_the_batch() {
    let mut one = mapping(STREAM);
    one.maximum_retry_attempts = Some(0);
    let role = "arn:aws:iam::123456789012:role/work";
    let function = Function {
        role: Some(role.to_owned()),
        calls: vec![crate::world::ApiCall::new(
            "s3",
            "PutObject",
            r#"{"bucketName":"b","key":"k"}"#,
        )],
        ..Function::default()
    };
    let mut start = yard(one, function);
    let trust = PolicyPlace::Trust {
        role: role.to_owned(),
    };
    start.conditions.policies.put(&trust, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#);
    let sent = later(&all(start, &["a"]), 60);
    let lost = sent.doings.iter().find(|one| one.kind == DoingKind::Lost);
    assert!(lost.is_some_and(|one| one.text.contains("RetryAttemptsExhausted")));
}
