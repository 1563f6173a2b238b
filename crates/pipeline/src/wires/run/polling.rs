//! Lambda reads queues and streams and calls functions with batches.
//!
//! A stream counts as one shard, and a mapping works on one batch at a time.

use super::super::event_source_mapping::{EventSource, EventSourceMapping};
use super::super::limits;
use super::super::state::{ReadRecord, Reading};
use super::super::{PlaceState, WireTurn};
use super::records::{self, Made};
use crate::send::Sending;
use crate::world::{DoingKind, What, delays};
use serde_json::json;

/// For how long a queue keeps a message where nothing else is set: four days. Source: SQS API
/// Reference, SetQueueAttributes; seen 2026-11-22.
const QUEUE_RETENTION: i64 = 345_600_000;
/// For how long a stream keeps a record where nothing else is set: 24 hours. Source: DynamoDB
/// Developer Guide, "Change data capture for DynamoDB Streams"; seen 2026-11-22. Of Kinesis the API
/// Reference names 24 hours as the least that a stream may have.
const STREAM_RETENTION: i64 = 86_400_000;
/// The longest pause before a batch of a stream is tried again. Chosen for the yard on 2026-11-22:
/// AWS publishes no value.
const LONGEST_PAUSE: i64 = 60_000;

/// A message comes to a queue: one of the functions that read it gets it.
pub(super) fn message(sending: &mut Sending<'_>, queue: &str, body: &str) {
    let mappings = mappings(sending, |one| one.event_source_arn == queue);
    let count = u64::try_from(mappings.len()).unwrap_or(0);
    let turn = sending.yard.counter.checked_rem(count).unwrap_or(0);
    let chosen = usize::try_from(turn).ok().and_then(|nth| mappings.get(nth));
    if let Some(mapping) = chosen.cloned() {
        let id = sending.yard.draw_id();
        let at = sending.yard.clock;
        let made = records::message((queue, &sending.yard.region), &id, body, at);
        arrives(sending, &mapping, made, body, 0);
    }
}

/// An item of a table changes: everybody who reads its stream gets the record.
pub(super) fn item(sending: &mut Sending<'_>, table: &str, name: &str, item: &str) {
    for (nth, mapping) in mappings(sending, |one| one.table() == Some(table))
        .iter()
        .enumerate()
    {
        let id = sending.yard.draw_id();
        let stream = (
            mapping.event_source_arn.as_str(),
            sending.yard.region.as_str(),
        );
        let made = records::change(stream, &id, name, item);
        let throttled = nth >= limits::DYNAMODB_STREAM_READERS.value;
        if throttled {
            let text = format!(
                "DynamoDB throttles the reader for {}: a shard has two readers at most.",
                mapping.function_arn
            );
            sending.tell(&mapping.event_source_arn, DoingKind::Refused, text, None);
        }
        arrives(
            sending,
            mapping,
            made,
            item,
            if throttled { 1_000 } else { 0 },
        );
    }
}

/// A record comes to a Kinesis stream.
pub(super) fn record(sending: &mut Sending<'_>, stream: &str, partition_key: &str, data: &str) {
    for mapping in mappings(sending, |one| one.event_source_arn == stream) {
        let number = sending.yard.counter;
        let (region, at) = (sending.yard.region.clone(), sending.yard.clock);
        let made = records::kinesis((stream, &region), number, partition_key, data, at);
        arrives(sending, &mapping, made, data, 0);
    }
}

/// The mappings that read and that AWS would have taken.
fn mappings(
    sending: &Sending<'_>,
    wanted: impl Fn(&EventSourceMapping) -> bool,
) -> Vec<EventSourceMapping> {
    let wires = &sending.yard.resources.wires;
    let all = wires.event_source_mappings.iter();
    all.filter(|one| one.enabled && wanted(one))
        .cloned()
        .collect()
}

/// A record has come that a mapping is to read.
fn arrives(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    made: Made,
    body: &str,
    delay: i64,
) {
    let arn = &mapping.event_source_arn;
    let wires = &sending.yard.resources.wires;
    let problems = mapping.check(sending.yard, &[], &wires.queue_settings);
    if let Some(problem) = problems.into_iter().find(|one| one.refused) {
        let text = format!(
            "The mapping to {} cannot be there: {}. {}",
            mapping.function_arn,
            problem.message.trim_end_matches('.'),
            problem.help
        );
        sending.tell(arn, DoingKind::Refused, text, None);
        return;
    }
    if !mapping.takes(&made.filtered) {
        let text = format!(
            "No filter of the mapping to {} takes the record.",
            mapping.function_arn
        );
        sending.tell(arn, DoingKind::FilteredOut, text, Some(&made.filtered));
        return;
    }
    let record = ReadRecord {
        text: made.text,
        body: body.to_owned(),
        at: sending.yard.clock,
        received: 0,
    };
    let (count, blocked) = reading(sending, mapping, |reading| {
        reading.waiting.push(record);
        (reading.waiting.len(), reading.blocked)
    });
    if blocked {
        return;
    }
    let window = i64::from(mapping.maximum_batching_window_in_seconds).saturating_mul(1_000);
    let wait = match count >= mapping.batch() {
        true => 0,
        false => window,
    };
    poll_in(
        sending,
        mapping,
        wait.saturating_add(delay).max(delays::CALL.millis),
    );
}

/// What is known of a mapping.
fn reading<R>(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    act: impl FnOnce(&mut Reading) -> R,
) -> R {
    let is_it = |one: &Reading| {
        one.event_source_arn == mapping.event_source_arn && one.function_arn == mapping.function_arn
    };
    sending.wires_know(|known: &mut PlaceState| {
        if let Some(reading) = known.readings.iter_mut().find(|one| is_it(one)) {
            return act(reading);
        }
        let mut reading = Reading {
            event_source_arn: mapping.event_source_arn.clone(),
            function_arn: mapping.function_arn.clone(),
            ..Reading::default()
        };
        let result = act(&mut reading);
        known.readings.push(reading);
        result
    })
}

fn poll_in(sending: &mut Sending<'_>, mapping: &EventSourceMapping, millis: i64) {
    let full = mapping.batch();
    // A full batch does not wait for the window that an earlier record has opened.
    let is_certain = reading(sending, mapping, |reading| {
        let certain = reading.polls && reading.waiting.len() != full;
        reading.polls = true;
        certain
    });
    if !is_certain {
        let turn = WireTurn::Poll {
            event_source_arn: mapping.event_source_arn.clone(),
            function_arn: mapping.function_arn.clone(),
        };
        sending.happen_in(millis, What::Wire(Box::new(turn)));
    }
}

/// The mapping of a turn, where it is still there.
fn mapping_of(sending: &Sending<'_>, source: &str, function: &str) -> Option<EventSourceMapping> {
    let mut all = sending.yard.resources.wires.event_source_mappings.iter();
    all.find(|one| one.enabled && one.event_source_arn == source && one.function_arn == function)
        .cloned()
}

/// A mapping reads a batch.
pub(super) fn poll(sending: &mut Sending<'_>, source: &str, function: &str) {
    let Some(mapping) = mapping_of(sending, source, function) else {
        return;
    };
    let size = mapping.batch();
    let records = reading(sending, &mapping, |reading| {
        reading.polls = false;
        let end = size.min(reading.waiting.len());
        match reading.blocked {
            true => Vec::new(),
            false => reading.waiting.drain(..end).collect::<Vec<_>>(),
        }
    });
    if !records.is_empty() {
        call(sending, &mapping, records, 0);
    }
}

/// Messages can be read again, or a batch of a stream is tried again.
pub(super) fn again(
    sending: &mut Sending<'_>,
    (source, function): (&str, &str),
    records: &[ReadRecord],
    failed: u32,
) {
    let Some(mapping) = mapping_of(sending, source, function) else {
        return;
    };
    if EventSource::of(source) == Some(EventSource::Queue) {
        visible(sending, &mapping, records);
    } else {
        call(sending, &mapping, records.to_vec(), failed);
    }
}

/// Messages that no function has handled are there again, or were read too often.
fn visible(sending: &mut Sending<'_>, mapping: &EventSourceMapping, records: &[ReadRecord]) {
    let queue = mapping.queue(&sending.yard.resources.wires.queue_settings);
    let now = sending.yard.clock;
    for record in records {
        let arn = &mapping.event_source_arn;
        if let Some(redrive) = &queue.redrive_policy
            && record.received >= redrive.max_receive_count
        {
            let there = &redrive.dead_letter_target_arn;
            let text = format!(
                "A message was received {} times and goes to the dead-letter queue {there}.",
                record.received
            );
            sending.tell(arn, DoingKind::Message, text, Some(&record.body));
            let what = What::Enqueue {
                queue: there.clone(),
                body: record.body.clone(),
                group: None,
                attributes: Vec::new(),
            };
            sending.happen_at_resource(there, delays::CALL.millis, what);
        } else if now.millis().saturating_sub(record.at.millis()) >= QUEUE_RETENTION {
            let text = "The queue has kept the message for as long as it keeps any.";
            sending.tell(arn, DoingKind::Lost, text, Some(&record.body));
        } else {
            reading(sending, mapping, |reading| {
                reading.waiting.push(record.clone())
            });
            poll_in(sending, mapping, delays::CALL.millis);
        }
    }
}

/// A function is called with a batch; what comes of it follows from what the place declares of the
/// function.
fn call(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    mut records: Vec<ReadRecord>,
    failed: u32,
) {
    let function = &mapping.function_arn;
    if !sending.hop(function) {
        return;
    }
    let is_queue = EventSource::of(&mapping.event_source_arn) == Some(EventSource::Queue);
    let failed = match is_queue {
        true => records
            .iter()
            .map(|record| record.received)
            .max()
            .unwrap_or(0),
        false => failed,
    };
    for record in &mut records {
        record.received = record.received.saturating_add(1);
    }
    let texts: Vec<&str> = records.iter().map(|record| record.text.as_str()).collect();
    let payload = format!("{{\"Records\":[{}]}}", texts.join(","));
    let text = format!(
        "Lambda read {} record{} for {function}.",
        records.len(),
        if records.len() == 1 { "" } else { "s" }
    );
    sending.tell(
        &mapping.event_source_arn,
        DoingKind::Message,
        text,
        Some(&payload),
    );
    let handled = !fails(sending, function, failed);
    sending.uses_reading(&mapping.event_source_arn, payload.len(), handled);
    let what = What::Invoke {
        function: function.clone(),
        payload,
        failed,
        asynchronous: false,
        parent: None,
    };
    sending.happen_at_resource(function, 0, what);
    let cause = sending.world.cause;
    match fails(sending, function, failed) {
        false => {
            let more = reading(sending, mapping, |reading| {
                reading.blocked = false;
                !reading.waiting.is_empty()
            });
            if more {
                poll_in(sending, mapping, delays::CALL.millis);
            }
        }
        true if is_queue => {
            let queue = mapping.queue(&sending.yard.resources.wires.queue_settings);
            let hidden = i64::from(queue.visibility_timeout).saturating_mul(1_000);
            try_again(sending, mapping, hidden, records, 0);
        }
        true => stream_failed(sending, mapping, records, failed),
    }
    sending.world.cause = cause;
}

/// Whether a call of a function fails, by what the place declares of it.
fn fails(sending: &Sending<'_>, function: &str, failed: u32) -> bool {
    let name = function.split(":function:").nth(1).unwrap_or_default();
    let name = name.split(':').next().unwrap_or_default();
    let mut functions = sending.yard.resources.services.functions.iter();
    functions.find(|one| one.name == name).is_some_and(|one| {
        one.error.is_some() && one.failing_attempts.is_none_or(|most| failed < most)
    })
}

fn try_again(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    millis: i64,
    records: Vec<ReadRecord>,
    failed: u32,
) {
    let turn = WireTurn::Again {
        event_source_arn: mapping.event_source_arn.clone(),
        function_arn: mapping.function_arn.clone(),
        records,
        failed,
    };
    sending.happen_in(millis, What::Wire(Box::new(turn)));
}

/// A batch of a stream has failed: it is tried again, halved or given up.
fn stream_failed(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    mut records: Vec<ReadRecord>,
    failed: u32,
) {
    let now = sending.yard.clock.millis();
    let age = mapping.maximum_record_age_in_seconds;
    let oldest = age.map_or(STREAM_RETENTION, |age| i64::from(age).saturating_mul(1_000));
    let too_old = |record: &ReadRecord| now.saturating_sub(record.at.millis()) >= oldest;
    let used_up = mapping
        .maximum_retry_attempts
        .is_some_and(|most| failed >= most);
    let halves = mapping.bisect_batch_on_function_error && records.len() > 1;
    if (used_up && !halves) || records.iter().all(too_old) {
        give_up(
            sending,
            mapping,
            &records,
            if used_up {
                "RetryAttemptsExhausted"
            } else {
                "RecordAgeExceeded"
            },
        );
        let more = reading(sending, mapping, |reading| {
            reading.blocked = false;
            !reading.waiting.is_empty()
        });
        if more {
            poll_in(sending, mapping, delays::CALL.millis);
        }
        return;
    }
    let mut failed = failed.saturating_add(1);
    if halves {
        let rest = records.split_off(records.len() / 2);
        // Halving does not count as a retry.
        failed = failed.saturating_sub(1);
        reading(sending, mapping, |reading| {
            reading.waiting.splice(0..0, rest);
        });
    }
    reading(sending, mapping, |reading| reading.blocked = true);
    let pause = 1_000_i64.saturating_mul(1 << failed.min(6));
    try_again(sending, mapping, pause.min(LONGEST_PAUSE), records, failed);
}

/// A batch is given up: its destination is told, or it is lost.
fn give_up(
    sending: &mut Sending<'_>,
    mapping: &EventSourceMapping,
    records: &[ReadRecord],
    condition: &str,
) {
    let arn = &mapping.event_source_arn;
    let count = records.len();
    let Some(there) = &mapping.destination_on_failure else {
        let text = format!(
            "{count} of the stream's records were given up ({condition}), and nobody is told: the mapping has no destination_on_failure."
        );
        sending.tell(arn, DoingKind::Lost, text, None);
        return;
    };
    let body = json!({
        "requestContext": {"functionArn": mapping.function_arn, "condition": condition, "approximateInvokeCount": records.first().map_or(0, |one| one.received)},
        "version": "1.0",
        "StreamBatchInfo": {"streamArn": arn, "batchSize": count},
    })
    .to_string();
    let text = format!("A batch of {count} was given up ({condition}); {there} is told of it.");
    sending.tell(arn, DoingKind::Message, text, Some(&body));
    let what = match there.contains(":sns:") {
        true => What::Publish {
            topic: there.clone(),
            subject: None,
            message: body,
            attributes: Vec::new(),
        },
        false => What::Enqueue {
            queue: there.clone(),
            body,
            group: None,
            attributes: Vec::new(),
        },
    };
    sending.happen_at_resource(there, delays::CALL.millis, what);
}
