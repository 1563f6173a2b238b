use super::*;
use crate::policy::PolicyPlace;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:orders";
const STREAM: &str =
    "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";

fn mapping(arn: &str) -> EventSourceMapping {
    EventSourceMapping {
        event_source_arn: arn.to_owned(),
        function_arn: "arn:aws:lambda:us-east-1:123456789012:function:work".to_owned(),
        ..EventSourceMapping::default()
    }
}

fn good_queue() -> QueueSettings {
    QueueSettings {
        queue_name: "orders".to_owned(),
        redrive_policy: Some(RedrivePolicy {
            dead_letter_target_arn: "arn:aws:sqs:us-east-1:123456789012:orders-dlq".to_owned(),
            max_receive_count: 5,
        }),
        ..QueueSettings::default()
    }
}

fn fields(arn: &str, change: fn(&mut EventSourceMapping)) -> Vec<(String, bool)> {
    let mut one = mapping(arn);
    change(&mut one);
    let found = one.check(
        &Yard::default(),
        std::slice::from_ref(&one),
        &[good_queue()],
    );
    found
        .into_iter()
        .map(|one| (one.field, one.refused))
        .collect()
}

fn refused(field: &str) -> Vec<(String, bool)> {
    vec![(field.to_owned(), true)]
}

#[test]
fn queues_and_their_numbers() {
    assert_eq!(fields(QUEUE, |_| {}), []);
    assert_eq!(
        fields(QUEUE, |one| one.batch_size = Some(0)),
        refused("batch_size")
    );
    assert_eq!(
        fields(QUEUE, |one| one.batch_size = Some(11)),
        refused("maximum_batching_window_in_seconds")
    );
    assert_eq!(
        fields(QUEUE, |one| {
            one.batch_size = Some(11);
            one.maximum_batching_window_in_seconds = 1;
        }),
        []
    );
    assert_eq!(
        fields(QUEUE, |one| one.maximum_batching_window_in_seconds = 301)[0].0,
        "maximum_batching_window_in_seconds"
    );
    assert_eq!(
        fields(QUEUE, |one| one.function_timeout = 31),
        refused("function_timeout")
    );
    assert_eq!(
        fields(QUEUE, |one| one.function_timeout = 10),
        [("function_timeout".to_owned(), false)]
    );
    assert_eq!(
        fields(QUEUE, |one| one.maximum_retry_attempts = Some(2)),
        refused("maximum_retry_attempts")
    );
    assert_eq!(
        fields(QUEUE, |one| one.filters = vec!["{".to_owned()]),
        refused("filters")
    );
    assert_eq!(
        fields("arn:aws:sns:us-east-1:123456789012:t", |_| {}),
        refused("event_source_arn")
    );
    let fifo = fields("arn:aws:sqs:us-east-1:123456789012:orders.fifo", |one| {
        one.batch_size = Some(11)
    });
    assert_eq!(fifo[0], ("batch_size".to_owned(), true));
}

#[test]
fn streams_and_their_numbers() {
    let safe = |one: &mut EventSourceMapping| {
        one.maximum_retry_attempts = Some(3);
        one.destination_on_failure = Some(QUEUE.to_owned());
    };
    assert_eq!(fields(STREAM, safe), []);
    assert_eq!(
        fields(STREAM, |_| {}),
        [("maximum_retry_attempts".to_owned(), false)]
    );
    assert_eq!(
        fields(STREAM, |one| one.maximum_retry_attempts = Some(1)),
        [("destination_on_failure".to_owned(), false)]
    );
    assert_eq!(
        fields(STREAM, |one| {
            one.maximum_record_age_in_seconds = Some(59);
            one.destination_on_failure = Some(QUEUE.to_owned());
        }),
        refused("maximum_record_age_in_seconds")
    );
    assert_eq!(
        fields(STREAM, |one| {
            one.parallelization_factor = 11;
            one.maximum_retry_attempts = Some(1);
            one.destination_on_failure = Some(QUEUE.to_owned());
        }),
        refused("parallelization_factor")
    );
    assert_eq!(mapping(STREAM).table(), Some("orders"));
    assert_eq!((mapping(STREAM).batch(), mapping(QUEUE).batch()), (100, 10));
}

#[test]
fn batches_at_once_and_tumbling_windows_are_for_streams() {
    assert_eq!(
        fields(QUEUE, |one| one.parallelization_factor = 2),
        refused("parallelization_factor")
    );
    assert_eq!(
        fields(QUEUE, |one| one.tumbling_window_in_seconds = 60),
        refused("tumbling_window_in_seconds")
    );
    let stream = |change: fn(&mut EventSourceMapping)| {
        let mut one = EventSourceMapping {
            maximum_retry_attempts: Some(1),
            destination_on_failure: Some(QUEUE.to_owned()),
            ..mapping(STREAM)
        };
        change(&mut one);
        one
    };
    let told = |one: &EventSourceMapping, yard: &Yard| {
        let found = one.check(yard, &[], &[]).into_iter();
        found
            .map(|one| (one.field, one.refused))
            .collect::<Vec<_>>()
    };
    let mut yard = Yard::default();
    let one = stream(|one| one.tumbling_window_in_seconds = 901);
    assert_eq!(told(&one, &yard), refused("tumbling_window_in_seconds"));
    // One state for a shard goes with one batch of it at a time.
    let both = stream(|one| {
        one.tumbling_window_in_seconds = 900;
        one.parallelization_factor = 10;
    });
    assert_eq!(both.lanes(), 1);
    assert_eq!(stream(|one| one.parallelization_factor = 10).lanes(), 10);
    assert_eq!(
        told(&both, &yard),
        [("parallelization_factor".to_owned(), false)]
    );
    let one = stream(|one| one.tumbling_window_in_seconds = 900);
    assert_eq!(told(&one, &yard), []);
    yard.resources.services.functions.push(Function {
        name: "work".to_owned(),
        ..Function::default()
    });
    let risky = [("tumbling_window_in_seconds".to_owned(), false)];
    assert_eq!(told(&one, &yard), risky);
    let mut returns = |response: &str| {
        yard.resources.services.functions[0].response = Some(response.to_owned());
        told(&one, &yard)
    };
    assert_eq!(returns(r#"{"done":true}"#), risky);
    assert_eq!(returns(r#"{"state":"$.state"}"#), []);
}

#[test]
fn a_third_reader_of_a_dynamodb_stream_is_throttled() {
    let mut all = vec![mapping(STREAM); 3];
    let told = |all: &[EventSourceMapping]| {
        let found = all[0].check(&Yard::default(), all, &[]);
        found
            .iter()
            .any(|one| one.message.contains("More than two"))
    };
    assert!(told(&all));
    all[2].enabled = false;
    assert!(!told(&all));
}

#[test]
fn the_function_s_role_has_to_allow_the_reading() {
    let mut yard = Yard::default();
    yard.conditions.permissions = crate::Permissions::Evaluated;
    let role = "arn:aws:iam::123456789012:role/work";
    let one = EventSourceMapping {
        execution_role: Some(role.to_owned()),
        ..mapping(QUEUE)
    };
    let queues = [good_queue()];
    yard.conditions.policies.put(&PolicyPlace::Trust { role: role.to_owned() }, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#);
    // A policy on the queue is not what counts.
    yard.conditions.policies.put(&PolicyPlace::Resource { arn: QUEUE.to_owned() }, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sqs:*","Resource":"*"}]}"#);
    let found = one.check(&yard, &[], &queues);
    assert_eq!(
        found[0].message,
        "The provided execution role does not have permissions to call ReceiveMessage on SQS"
    );
    yard.conditions.policies.put(&PolicyPlace::Role { role: role.to_owned(), name: "read".to_owned() }, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage","sqs:GetQueueAttributes"],"Resource":"*"}]}"#);
    assert_eq!(one.check(&yard, &[], &queues), []);
}

#[test]
fn filters_are_event_patterns() {
    let one = EventSourceMapping {
        filters: vec![r#"{"eventName":["INSERT"]}"#.to_owned()],
        ..mapping(STREAM)
    };
    assert!(one.takes(r#"{"eventName":"INSERT"}"#));
    assert!(!one.takes(r#"{"eventName":"REMOVE"}"#));
    assert!(mapping(STREAM).takes("{}"));
}
