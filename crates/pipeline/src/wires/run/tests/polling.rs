use super::later;
use crate::wires::event_source_mapping::{EventSourceMapping, QueueSettings, RedrivePolicy};
use crate::world::services::Function;
use crate::world::{Doing, DoingKind, ItemChange, What, happen};
use crate::{Sent, Yard};

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:orders";
const DLQ: &str = "arn:aws:sqs:us-east-1:123456789012:orders-dlq";
const STREAM: &str =
    "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";

fn mapping(source: &str, function: &str) -> EventSourceMapping {
    EventSourceMapping {
        event_source_arn: source.to_owned(),
        function_arn: format!("arn:aws:lambda:us-east-1:123456789012:function:{function}"),
        ..EventSourceMapping::default()
    }
}

fn yard(mappings: &[EventSourceMapping], error: Option<u32>) -> Yard {
    let mut yard = Yard::default();
    yard.resources.wires.event_source_mappings = mappings.to_vec();
    yard.resources.services.functions.push(Function {
        name: "work".to_owned(),
        error: error.map(|_| "boom".to_owned()),
        failing_attempts: error.filter(|most| *most > 0),
        ..Function::default()
    });
    yard
}

fn enqueue(body: &str) -> What {
    What::Enqueue {
        queue: QUEUE.to_owned(),
        body: body.to_owned(),
        group: None,
        attributes: Vec::new(),
    }
}

fn item(change: ItemChange) -> What {
    What::Item {
        table: "orders".to_owned(),
        change,
        item: r#"{"id":{"S":"1"}}"#.to_owned(),
    }
}

fn of(sent: &Sent, kind: DoingKind) -> Vec<&Doing> {
    let doings = sent.doings.iter();
    doings
        .filter(|one| one.kind == kind && !one.resource.contains(":function:"))
        .collect()
}

#[test]
fn messages_are_read_in_batches() {
    let mut one = mapping(QUEUE, "work");
    one.maximum_batching_window_in_seconds = 5;
    let mut yard = yard(&[one], None);
    for body in ["a", "b", "c"] {
        yard = happen(&yard, enqueue(body)).yard;
    }
    let sent = later(&yard, 10);
    let read = of(&sent, DoingKind::Message);
    assert_eq!(read.len(), 1);
    assert!(read[0].text.contains("read 3 records"));
    assert!(
        read[0]
            .content
            .as_deref()
            .unwrap()
            .contains("\"body\":\"c\"")
    );
}

#[test]
fn what_cannot_be_handled_goes_to_the_dead_letter_queue() {
    let mut yard = yard(&[mapping(QUEUE, "work")], Some(0));
    yard.resources.wires.queue_settings.push(QueueSettings {
        queue_name: "orders".to_owned(),
        visibility_timeout: 30,
        redrive_policy: Some(RedrivePolicy {
            dead_letter_target_arn: DLQ.to_owned(),
            max_receive_count: 3,
        }),
    });
    let yard = happen(&yard, enqueue("bad")).yard;
    let sent = later(&yard, 600);
    let read = of(&sent, DoingKind::Message);
    let texts: Vec<&str> = read.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts
            .iter()
            .filter(|text| text.contains("read 1 record "))
            .count(),
        3,
        "{texts:?}"
    );
    assert!(texts[3].contains("received 3 times") && texts[3].contains("orders-dlq"));
    assert!(sent.yard.happenings.waiting.is_empty());
}

#[test]
fn a_message_that_goes_well_the_second_time_is_done() {
    let yard = happen(&yard(&[mapping(QUEUE, "work")], Some(1)), enqueue("x")).yard;
    let sent = later(&yard, 600);
    assert_eq!(of(&sent, DoingKind::Message).len(), 2);
    assert!(sent.yard.happenings.waiting.is_empty());
}

#[test]
fn filters_keep_records_back() {
    let mut one = mapping(STREAM, "work");
    one.filters = vec![r#"{"eventName":["INSERT"]}"#.to_owned()];
    let yard = yard(&[one], None);
    let sent = later(&happen(&yard, item(ItemChange::Insert)).yard, 5);
    assert_eq!(of(&sent, DoingKind::Message).len(), 1);
    let sent = happen(&yard, item(ItemChange::Remove));
    assert_eq!(of(&sent, DoingKind::FilteredOut).len(), 1);
}

#[test]
fn a_bad_batch_of_a_stream_is_given_up_after_its_retries() {
    let mut one = mapping(STREAM, "work");
    one.maximum_retry_attempts = Some(2);
    one.destination_on_failure = Some(DLQ.to_owned());
    let yard = happen(&yard(&[one], Some(0)), item(ItemChange::Insert)).yard;
    let sent = later(&yard, 60);
    let messages = of(&sent, DoingKind::Message);
    assert_eq!(messages.len(), 4, "{messages:?}");
    assert!(messages[3].text.contains("RetryAttemptsExhausted"));
    assert!(sent.yard.happenings.waiting.is_empty());
}

#[test]
fn without_limits_a_bad_record_blocks_what_is_behind_it() {
    let mut one = mapping(STREAM, "work");
    one.batch_size = Some(1);
    let yard = happen(&yard(&[one], Some(0)), item(ItemChange::Insert)).yard;
    let yard = happen(&later(&yard, 2).yard, item(ItemChange::Modify)).yard;
    let sent = later(&yard, 300);
    let read = of(&sent, DoingKind::Message);
    assert!(read.len() > 3);
    assert!(
        read.iter()
            .all(|one| one.content.as_deref().unwrap().contains("INSERT"))
    );
}

#[test]
fn halving_finds_its_way_to_single_records() {
    let mut one = mapping(STREAM, "work");
    one.bisect_batch_on_function_error = true;
    one.maximum_retry_attempts = Some(0);
    one.maximum_batching_window_in_seconds = 2;
    let mut yard = yard(&[one], Some(0));
    for _ in 0..2 {
        yard = happen(&yard, item(ItemChange::Insert)).yard;
    }
    let sent = later(&yard, 60);
    let lost = of(&sent, DoingKind::Lost);
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(
        lost.iter()
            .all(|one| one.text.starts_with("1 of the stream's records"))
    );
    assert!(sent.yard.happenings.waiting.is_empty());
}

#[test]
fn a_third_reader_of_a_table_s_stream_is_throttled() {
    let all = ["work", "two", "three"].map(|name| mapping(STREAM, name));
    let sent = happen(&yard(&all, None), item(ItemChange::Insert));
    let refused = of(&sent, DoingKind::Refused);
    assert_eq!(refused.len(), 1);
    assert!(refused[0].text.contains("three") && refused[0].text.contains("two readers"));
}

#[test]
fn a_queue_that_hides_messages_too_briefly_is_refused() {
    let mut one = mapping(QUEUE, "work");
    one.function_timeout = 60;
    let sent = happen(&yard(&[one], None), enqueue("x"));
    assert!(
        of(&sent, DoingKind::Refused)[0]
            .text
            .contains("less than Function timeout")
    );
}
