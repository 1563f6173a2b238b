//! A function works on a batch: what comes of it, and what becomes of records that it cannot handle.
//!
//! Source: Lambda Developer Guide, "Using AWS Lambda with Amazon Kinesis", error handling and the
//! record of a batch that was given up; seen 2026-11-22.

use super::super::WireTurn;
use super::super::event_source_mapping::{EventSource, LAMBDA};
use super::super::permission::{self, CodeCaller};
use super::super::state::{Batch, ReadRecord, Reading};
use super::polling::{Lane, go_on, mapping_of, poll_in, reading};
use super::records::{self, SHARD};
use super::window;
use crate::Timestamp;
use crate::arn::Arn;
use crate::send::Sending;
use crate::world::{DoingKind, Process, What, delays};
use serde_json::json;

/// Why a batch is given up, in Lambda's words.
const RETRIES: &str = "RetryAttemptsExhausted";
const AGE: &str = "RecordAgeExceeded";

/// A function is called with a batch, or with the state of a window that is over.
pub(super) fn call(
    sending: &mut Sending<'_>,
    lane: Lane<'_>,
    mut records: Vec<ReadRecord>,
    failed: u32,
) {
    let mapping = lane.mapping;
    let function = &mapping.function_arn;
    if !sending.hop(function) {
        return;
    }
    let is_queue = EventSource::of(&mapping.event_source_arn) == Some(EventSource::Queue);
    let received = records.iter().map(|record| record.received).max();
    let failed = match is_queue {
        true => received.unwrap_or(0),
        false => failed,
    };
    for record in &mut records {
        record.received = record.received.saturating_add(1);
    }
    let payload = window::payload(sending, lane, &records);
    let text = match records.len() {
        0 => format!("A tumbling window is over: Lambda calls {function} with its state."),
        1 => format!("Lambda read 1 record for {function}."),
        count => format!("Lambda read {count} records for {function}."),
    };
    let source = &mapping.event_source_arn;
    sending.tell(source, DoingKind::Message, text, Some(&payload));
    // A batch of a stream that is tried again has been read already.
    if !records.is_empty() && (is_queue || failed == 0) {
        sending.uses_reading(source, payload.len());
    }
    let process = Process::Batch(Box::new(Batch {
        event_source_arn: source.clone(),
        function_arn: function.clone(),
        lane: lane.number,
        records,
        payload: payload.clone(),
        failed,
        began: sending.yard.clock,
    }));
    let number = sending.begin_to_wait(source, None, process);
    let what = What::Invoke {
        function: function.clone(),
        payload,
        failed,
        asynchronous: false,
        parent: Some(number),
    };
    sending.happen_at_resource(function, 0, what);
    let more = reading(sending, lane, |reading| {
        // A queue is read on meanwhile; a lane of a stream is not.
        reading.blocked = !is_queue;
        is_queue && !reading.waiting.is_empty()
    });
    if more {
        poll_in(sending, lane, delays::CALL.millis);
    }
}

/// The function is done with a batch.
pub(crate) fn ended(sending: &mut Sending<'_>, batch: &Batch, ok: bool) {
    let (source, function) = (&batch.event_source_arn, &batch.function_arn);
    if ok && EventSource::of(source) == Some(EventSource::Queue) {
        sending.uses_deleting(source);
    }
    let Some(mapping) = mapping_of(sending, source, function) else {
        let left: &[ReadRecord] = if ok { &[] } else { &batch.records };
        leave(sending, (source, function, batch.lane), left);
        return;
    };
    let lane = Lane {
        mapping: &mapping,
        number: batch.lane,
    };
    if EventSource::of(source) == Some(EventSource::Queue) {
        if !ok {
            let queue = mapping.queue(&sending.yard.resources.wires.queue_settings);
            let hidden = i64::from(queue.visibility_timeout).saturating_mul(1_000);
            let gone = age(sending, batch.began);
            let left = hidden.saturating_sub(gone).max(0);
            try_again(sending, lane, left, batch.records.clone(), 0);
        }
        return;
    }
    match ok && window::keep_state(sending, lane, batch) {
        true => go_on(sending, lane),
        false => stream_failed(sending, lane, batch.records.clone(), batch.failed),
    }
}

/// Messages can be read again, or a batch of a stream is tried again.
pub(super) fn again(
    sending: &mut Sending<'_>,
    (source, function, number): (&str, &str, u32),
    records: &[ReadRecord],
    failed: u32,
) {
    let Some(mapping) = mapping_of(sending, source, function) else {
        leave(sending, (source, function, number), records);
        return;
    };
    let lane = Lane {
        mapping: &mapping,
        number,
    };
    if EventSource::of(source) == Some(EventSource::Queue) {
        visible(sending, lane, records);
        return;
    }
    let (old, rest): (Vec<ReadRecord>, Vec<ReadRecord>) = records
        .iter()
        .cloned()
        .partition(|record| is_old(sending, lane, record.at));
    if records.is_empty() {
        let open = reading(sending, lane, |reading| reading.window.clone());
        if open.is_some_and(|open| is_old(sending, lane, open.end)) {
            drop_window(sending, lane);
            go_on(sending, lane);
            return;
        }
    }
    if !old.is_empty() {
        give_up(sending, lane, &old, AGE);
    }
    match rest.is_empty() && !old.is_empty() {
        true => go_on(sending, lane),
        false => call(sending, lane, rest, failed),
    }
}

/// The mapping reads no more: what it was not done with waits until it reads again.
fn leave(
    sending: &mut Sending<'_>,
    (source, function, number): (&str, &str, u32),
    records: &[ReadRecord],
) {
    let is_it = |one: &&mut Reading| {
        (one.event_source_arn.as_str(), one.function_arn.as_str()) == (source, function)
            && one.lane == number
    };
    sending.wires_know(|known| {
        if let Some(reading) = known.readings.iter_mut().find(is_it) {
            reading.blocked = false;
            reading.waiting.splice(0..0, records.iter().cloned());
        }
    });
}

/// Messages that no function has handled are there again, or were read too often.
fn visible(sending: &mut Sending<'_>, lane: Lane<'_>, records: &[ReadRecord]) {
    let mapping = lane.mapping;
    let queue = mapping.queue(&sending.yard.resources.wires.queue_settings);
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
        } else if age(sending, record.at) >= delays::QUEUE_RETENTION.millis {
            let text = "The queue has kept the message for as long as it keeps any.";
            sending.tell(arn, DoingKind::Lost, text, Some(&record.body));
        } else {
            reading(sending, lane, |reading| {
                reading.waiting.push(record.clone())
            });
            poll_in(sending, lane, delays::CALL.millis);
        }
    }
}

fn try_again(
    sending: &mut Sending<'_>,
    lane: Lane<'_>,
    millis: i64,
    records: Vec<ReadRecord>,
    failed: u32,
) {
    let turn = WireTurn::Again {
        event_source_arn: lane.mapping.event_source_arn.clone(),
        function_arn: lane.mapping.function_arn.clone(),
        records,
        failed,
        lane: lane.number,
    };
    sending.happen_in(millis, What::Wire(Box::new(turn)));
}

/// A batch of a stream has failed: it is tried again, halved or given up.
fn stream_failed(
    sending: &mut Sending<'_>,
    lane: Lane<'_>,
    mut records: Vec<ReadRecord>,
    failed: u32,
) {
    let mapping = lane.mapping;
    let used_up = mapping
        .maximum_retry_attempts
        .is_some_and(|most| failed >= most);
    let halves = mapping.bisect_batch_on_function_error && records.len() > 1;
    if used_up && !halves {
        match records.is_empty() {
            true => drop_window(sending, lane),
            false => give_up(sending, lane, &records, RETRIES),
        }
        go_on(sending, lane);
        return;
    }
    let mut failed = failed.saturating_add(1);
    if halves {
        let rest = records.split_off(records.len() / 2);
        // Halving does not count as a retry.
        failed = failed.saturating_sub(1);
        reading(sending, lane, |reading| {
            reading.waiting.splice(0..0, rest);
        });
    }
    let pause = delays::BATCH_PAUSE
        .millis
        .saturating_mul(1 << failed.min(6));
    try_again(
        sending,
        lane,
        pause.min(delays::BATCH_LONGEST_PAUSE.millis),
        records,
        failed,
    );
}

/// Records that have become too old while they waited are not given to the function at all.
pub(super) fn discard_old(sending: &mut Sending<'_>, lane: Lane<'_>) {
    let limit = oldest(lane);
    let now = sending.yard.clock.millis();
    let old: Vec<ReadRecord> = reading(sending, lane, |reading| {
        let is_old = |one: &&ReadRecord| now.saturating_sub(one.at.millis()) >= limit;
        let count = reading.waiting.iter().take_while(is_old).count();
        reading.waiting.drain(..count).collect()
    });
    if !old.is_empty() {
        give_up(sending, lane, &old, AGE);
    }
}

/// The age in milliseconds at which a record of the stream is given up.
fn oldest(lane: Lane<'_>) -> i64 {
    let age = lane.mapping.maximum_record_age_in_seconds;
    age.map_or(delays::STREAM_RETENTION.millis, |age| {
        i64::from(age).saturating_mul(1_000)
    })
}

fn is_old(sending: &Sending<'_>, lane: Lane<'_>, at: Timestamp) -> bool {
    age(sending, at) >= oldest(lane)
}

fn age(sending: &Sending<'_>, at: Timestamp) -> i64 {
    sending.yard.clock.millis().saturating_sub(at.millis())
}

/// The final call of a window is given up.
fn drop_window(sending: &mut Sending<'_>, lane: Lane<'_>) {
    let open = reading(sending, lane, |reading| reading.window.take());
    let text = "The final call of a tumbling window was given up, and its state is lost.";
    let state = open.map(|open| open.state);
    let arn = &lane.mapping.event_source_arn;
    sending.tell(arn, DoingKind::Lost, text, state.as_deref());
}

/// A batch is given up: its destination is told, or it is lost.
fn give_up(sending: &mut Sending<'_>, lane: Lane<'_>, records: &[ReadRecord], condition: &str) {
    let mapping = lane.mapping;
    let arn = &mapping.event_source_arn;
    let count = records.len();
    let Some(there) = &mapping.destination_on_failure else {
        let text = format!(
            "{count} of the stream's records were given up ({condition}), and nobody is told: the mapping has no destination_on_failure."
        );
        sending.tell(arn, DoingKind::Lost, text, None);
        return;
    };
    let is_topic = there.contains(":sns:");
    if let Some(role) = &mapping.execution_role {
        let account =
            |arn: &str| Arn::read(arn).map_or(String::new(), |arn| arn.account.to_owned());
        let caller = CodeCaller {
            service: LAMBDA,
            source_arn: &mapping.function_arn,
            role: Some(role),
            is_own: account(there) == account(&mapping.function_arn),
        };
        let action = match is_topic {
            true => "sns:Publish",
            false => "sqs:SendMessage",
        };
        if let Err(denied) = permission::by_code(sending.yard, caller, action, there) {
            sending.tell_denied(there, &denied);
            let text = format!(
                "{count} of the stream's records were given up ({condition}), and nobody could be told."
            );
            sending.tell(arn, DoingKind::Lost, text, None);
            return;
        }
    }
    let body = told(sending, lane, records, condition);
    let text = format!("A batch of {count} was given up ({condition}); {there} is told of it.");
    sending.tell(arn, DoingKind::Message, text, Some(&body));
    let what = match is_topic {
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

/// What the destination is told: where the records are in the stream, not what is in them.
fn told(
    sending: &mut Sending<'_>,
    lane: Lane<'_>,
    records: &[ReadRecord],
    condition: &str,
) -> String {
    let (mapping, now) = (lane.mapping, sending.yard.clock);
    let (first, last) = (records.first(), records.last());
    let number = |record: Option<&ReadRecord>| {
        record.map_or_else(String::new, |one| records::sequence_number(&one.text))
    };
    let at = |record: Option<&ReadRecord>| record.map_or(now, |one| one.at).to_string();
    let invoked = first.map_or(0, |one| one.received);
    let info = json!({
        "shardId": SHARD,
        "startSequenceNumber": number(first),
        "endSequenceNumber": number(last),
        "approximateArrivalOfFirstRecord": at(first),
        "approximateArrivalOfLastRecord": at(last),
        "batchSize": records.len(),
        "streamArn": mapping.event_source_arn,
    });
    let name = match EventSource::of(&mapping.event_source_arn) {
        Some(EventSource::DynamoDb) => "DDBStreamBatchInfo",
        _ => "KinesisBatchInfo",
    };
    let mut told = json!({
        "requestContext": {
            "requestId": sending.yard.draw_id(),
            "functionArn": mapping.function_arn,
            "condition": condition,
            "approximateInvokeCount": invoked,
        },
        "version": "1.0",
        "timestamp": now.to_string(),
        name: info,
    });
    if let (true, Some(members)) = (invoked > 0, told.as_object_mut()) {
        let response = json!({
            "statusCode": 200,
            "executedVersion": "$LATEST",
            "functionError": "Unhandled",
        });
        members.insert("responseContext".to_owned(), response);
    }
    told.to_string()
}
