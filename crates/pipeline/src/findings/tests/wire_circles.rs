//! Circles through the wires beside the rules.

use super::*;
use serde_json::{Value, json};

const LAMBDA: &str = "arn:aws:lambda:us-east-1:123456789012:function:";

/// A yard without rules, with these services and wires.
fn wired(services: Value, wires: Value) -> Yard {
    let mut yard = Yard::default();
    if !services.is_null() {
        *yard.resources.services = serde_json::from_value(services).expect("services");
    }
    if !wires.is_null() {
        *yard.resources.wires = serde_json::from_value(wires).expect("wires");
    }
    yard
}

fn call(service: &str, operation: &str, request: Value) -> Value {
    json!({"service": service, "operation": operation, "request": request.to_string()})
}

fn calls(name: &str, call: Value) -> Value {
    json!({"name": name, "calls": [call]})
}

/// The circles of a yard: the form that each leads to, and what is said.
fn circles(yard: &Yard) -> Vec<(String, String)> {
    let found = look(yard).into_iter();
    let found = found.filter(|one| one.code == Code::Loop);
    let place = |one: Finding| match one.place {
        Place::Declared { list, name, .. } => (format!("{list} {name}"), one.message),
        other => panic!("{other:?}"),
    };
    found.map(place).collect()
}

#[track_caller]
fn check(yard: &Yard, place: &str, says: &str) {
    let message = format!("Events go in a circle: {says}.");
    assert_eq!(circles(yard), [(place.to_owned(), message)]);
}

fn publishes(topic: &str) -> Value {
    let arn = format!("arn:aws:sns:us-east-1:123456789012:{topic}");
    call(
        "sns",
        "Publish",
        json!({"TopicArn": arn, "Message": "{\"kind\":\"again\"}"}),
    )
}

fn topic(name: &str, function: &str, filter_policy: Value) -> Value {
    json!({"name": name, "subscriptions": [{"protocol": "lambda", "endpoint": format!("{LAMBDA}{function}"),
        "filter_policy": filter_policy, "filter_policy_scope": "MessageBody"}]})
}

#[test]
fn a_function_that_publishes_to_the_topic_that_calls_it() {
    let with = |policy: Value| {
        wired(
            json!({"functions": [calls("fan", publishes("t"))], "topics": [topic("t", "fan", policy)]}),
            json!(null),
        )
    };
    check(
        &with(json!(null)),
        "functions fan",
        "fan publishes to t; t sends its messages to fan",
    );
    assert_eq!(circles(&with(json!("{\"kind\":[\"first\"]}"))), []);
}

#[test]
fn the_shortest_circle_comes_first_and_each_is_told_once() {
    let yard = wired(
        json!({
            "functions": [
                {"name": "one", "calls": [publishes("a"), publishes("b")]},
                calls("two", publishes("c")),
                calls("three", publishes("a")),
            ],
            "topics": [topic("a", "one", json!(null)), topic("b", "two", json!(null)), topic("c", "three", json!(null))],
        }),
        json!(null),
    );
    let said: Vec<String> = circles(&yard).into_iter().map(|(_, says)| says).collect();
    assert_eq!(
        said,
        [
            "Events go in a circle: one publishes to a; a sends its messages to one.",
            "Events go in a circle: two publishes to c; c sends its messages to three; three publishes to a; a sends its messages to one; one publishes to b; b sends its messages to two.",
        ]
    );
}

#[test]
fn a_function_that_writes_into_the_table_whose_stream_it_reads() {
    let stream =
        "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-15T00:00:00.000";
    let with = |table: &str, filters: Value| {
        let put = call(
            "dynamodb",
            "PutItem",
            json!({"TableName": table, "Item": {"id": {"S": "{$.Records[0].eventID}"}}}),
        );
        wired(
            json!({"functions": [calls("total", put)], "tables": [
                {"name": "orders", "partition_key": "id", "stream_view_type": "NEW_IMAGE"}, {"name": "totals", "partition_key": "id"}]}),
            json!({"event_source_mappings": [{"event_source_arn": stream, "function_arn": format!("{LAMBDA}total"), "filters": filters}]}),
        )
    };
    let yard = with("orders", json!([]));
    let place = format!("event_source_mappings {stream}/{LAMBDA}total");
    check(
        &yard,
        &place,
        "total changes items of orders; orders is read by total",
    );
    let help = one(&yard, Code::Loop).help.expect("help");
    assert!(
        help.starts_with("Nothing on AWS stops such a circle"),
        "{help}"
    );
    assert_eq!(circles(&with("totals", json!([]))), []);
    assert_eq!(
        circles(&with("orders", json!(["{\"eventName\":[\"REMOVE\"]}"]))),
        []
    );
}

#[test]
fn a_function_that_writes_objects_of_which_the_bucket_tells_it() {
    let with = |key: &str| {
        let put = call("s3", "PutObject", json!({"bucketName": "up", "key": key}));
        wired(
            json!({"functions": [calls("resize", put)], "buckets": [{"name": "up"}]}),
            json!({"bucket_notifications": [{"bucket": "up", "id": "new", "events": ["s3:ObjectCreated:*"], "prefix": "in/", "destination_arn": format!("{LAMBDA}resize")}]}),
        )
    };
    let yard = with("in/small.png");
    check(
        &yard,
        "bucket_notifications up/new",
        "resize changes objects of up; up tells resize",
    );
    let help = one(&yard, Code::Loop).help.expect("help");
    assert!(
        help.starts_with("Lambda stops such a circle only after about 16 calls"),
        "{help}"
    );
    assert_eq!(circles(&with("out/small.png")), []);
}

#[test]
fn a_function_that_sends_messages_to_the_queue_that_it_reads() {
    let with = |name: &str| {
        let url = format!("https://sqs.us-east-1.amazonaws.com/123456789012/{name}");
        let send = call(
            "sqs",
            "SendMessage",
            json!({"QueueUrl": url, "MessageBody": "{}"}),
        );
        wired(
            json!({"functions": [calls("work", send)], "queues": [{"name": "jobs"}, {"name": "done"}]}),
            json!({"event_source_mappings": [{"event_source_arn": queue("jobs"), "function_arn": format!("{LAMBDA}work")}]}),
        )
    };
    let place = format!("event_source_mappings {}/{LAMBDA}work", queue("jobs"));
    check(
        &with("jobs"),
        &place,
        "work sends messages to jobs; jobs is read by work",
    );
    assert_eq!(circles(&with("done")), []);
}

#[test]
fn a_function_that_writes_lines_of_the_log_group_that_is_handed_to_it() {
    let with = |pattern: &str| {
        let put = call(
            "logs",
            "PutLogEvents",
            json!({"logGroupName": "/app", "logStreamName": "s", "logEvents": [{"timestamp": 1, "message": "ERROR"}]}),
        );
        wired(
            json!({"functions": [calls("watch", put)]}),
            json!({"subscription_filters": [{"log_group_name": "/app", "filter_name": "errors", "filter_pattern": pattern, "destination_arn": format!("{LAMBDA}watch")}]}),
        )
    };
    check(
        &with("ERROR"),
        "subscription_filters /app/errors",
        "watch writes lines of /app; /app hands its lines on to watch",
    );
    assert_eq!(circles(&with("WARN")), []);
}

#[test]
fn a_destination_leads_back_too_and_a_chain_does_not() {
    let arn = "arn:aws:sns:us-east-1:123456789012:t";
    let with = |function: &str| {
        wired(
            json!({"functions": [{"name": "step", "on_success": arn}, {"name": "last"}], "topics": [topic("t", function, json!(null))]}),
            json!(null),
        )
    };
    check(
        &with("step"),
        "functions step",
        "step passes on to t; t sends its messages to step",
    );
    assert_eq!(circles(&with("last")), []);
}

#[test]
fn what_a_policy_does_not_allow_goes_in_no_circle() {
    let mut yard = wired(
        json!({"functions": [calls("fan", publishes("t"))], "topics": [topic("t", "fan", json!(null))]}),
        json!(null),
    );
    assert_eq!(circles(&yard).len(), 1);
    yard.conditions.permissions = crate::Permissions::Evaluated;
    assert_eq!(circles(&yard), []);
}
