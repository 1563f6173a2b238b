//! Lambda reads queues and streams and gathers batches.
//!
//! A stream counts as one shard. Its records are spread over as many lanes as the mapping works on
//! batches at once; in a lane one batch is worked on after the other.

use super::super::event_source_mapping::{EventSource, EventSourceMapping};
use super::super::limits;
use super::super::state::{ReadRecord, Reading};
use super::super::{PlaceState, WireTurn};
use super::batch;
use super::records::{self, Made};
use super::window::{self, Turn};
use crate::send::Sending;
use crate::world::{DoingKind, What, delays};

/// Which part of what a mapping has still to work on.
#[derive(Clone, Copy)]
pub(super) struct Lane<'a> {
    pub(super) mapping: &'a EventSourceMapping,
    pub(super) number: u32,
}

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
        arrives(sending, lane(&mapping, ""), made, body, 0);
    }
}

/// An item of a table changes: everybody who reads its stream gets the record.
pub(super) fn item(sending: &mut Sending<'_>, table: &str, name: &str, item: &str) {
    let services = &sending.yard.resources.services;
    let declared = services.tables.iter().find(|one| one.name == table);
    let keys = declared.and_then(|table| {
        let names = std::iter::once(table.partition_key.as_str());
        let names: Vec<&str> = names.chain(table.sort_key.as_deref()).collect();
        records::keys(item, &names)
    });
    let key = keys.as_ref().map(ToString::to_string).unwrap_or_default();
    for (nth, mapping) in mappings(sending, |one| one.table() == Some(table))
        .iter()
        .enumerate()
    {
        let number = sending.yard.counter;
        let id = sending.yard.draw_id();
        let at = sending.yard.clock;
        let stream = (
            mapping.event_source_arn.as_str(),
            sending.yard.region.as_str(),
        );
        let made = records::change(stream, (&id, number, at), name, (item, keys.as_ref()));
        let throttled = nth >= limits::DYNAMODB_STREAM_READERS.value;
        if throttled {
            let text = format!(
                "DynamoDB throttles the reader for {}: a shard has two readers at most.",
                mapping.function_arn
            );
            sending.tell(&mapping.event_source_arn, DoingKind::Refused, text, None);
        }
        let delay = if throttled {
            delays::THROTTLED_READER.millis
        } else {
            0
        };
        arrives(sending, lane(mapping, &key), made, item, delay);
    }
}

/// A record comes to a Kinesis stream.
pub(super) fn record(sending: &mut Sending<'_>, stream: &str, partition_key: &str, data: &str) {
    for mapping in mappings(sending, |one| one.event_source_arn == stream) {
        let number = sending.yard.counter;
        let (region, at) = (sending.yard.region.clone(), sending.yard.clock);
        let made = records::kinesis((stream, &region), number, partition_key, data, at);
        arrives(sending, lane(&mapping, partition_key), made, data, 0);
    }
}

/// Where the records of a key are worked on. Source: AWS Compute Blog, "New AWS Lambda scaling
/// controls for Kinesis and DynamoDB event sources": records of one partition key stay in one batch
/// after the other. How keys are spread it does not say; the hash was chosen for the yard on
/// 2026-11-22.
fn lane<'a>(mapping: &'a EventSourceMapping, key: &str) -> Lane<'a> {
    let number = hash(key).checked_rem(u64::from(mapping.lanes()));
    Lane {
        mapping,
        number: number
            .and_then(|number| number.try_into().ok())
            .unwrap_or(0),
    }
}

/// FNV-1a, as it was published: the same for a key wherever the yard runs.
fn hash(key: &str) -> u64 {
    let first = 0xcbf2_9ce4_8422_2325_u64;
    key.bytes().fold(first, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
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
fn arrives(sending: &mut Sending<'_>, lane: Lane<'_>, made: Made, body: &str, delay: i64) {
    let mapping = lane.mapping;
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
    let (count, blocked) = reading(sending, lane, |reading| {
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
    let wait = wait.saturating_add(delay).max(delays::CALL.millis);
    poll_in(sending, lane, wait);
}

/// What is known of a lane.
pub(super) fn reading<R>(
    sending: &mut Sending<'_>,
    lane: Lane<'_>,
    act: impl FnOnce(&mut Reading) -> R,
) -> R {
    let mapping = lane.mapping;
    let is_it = |one: &Reading| {
        one.event_source_arn == mapping.event_source_arn
            && one.function_arn == mapping.function_arn
            && one.lane == lane.number
    };
    sending.wires_know(|known: &mut PlaceState| {
        if let Some(reading) = known.readings.iter_mut().find(|one| is_it(one)) {
            return act(reading);
        }
        let mut reading = Reading {
            event_source_arn: mapping.event_source_arn.clone(),
            function_arn: mapping.function_arn.clone(),
            lane: lane.number,
            ..Reading::default()
        };
        let result = act(&mut reading);
        known.readings.push(reading);
        result
    })
}

pub(super) fn poll_in(sending: &mut Sending<'_>, lane: Lane<'_>, millis: i64) {
    let full = lane.mapping.batch();
    // A full batch does not wait for the window that an earlier record has opened.
    let is_certain = reading(sending, lane, |reading| {
        let certain = reading.polls && reading.waiting.len() != full;
        reading.polls = true;
        certain
    });
    if !is_certain && !sending.happen_in(millis, poll_of(lane)) {
        reading(sending, lane, |reading| reading.polls = false);
    }
}

/// The turn in which a lane is read.
fn poll_of(lane: Lane<'_>) -> What {
    What::Wire(Box::new(WireTurn::Poll {
        event_source_arn: lane.mapping.event_source_arn.clone(),
        function_arn: lane.mapping.function_arn.clone(),
        lane: lane.number,
    }))
}

/// The mapping of a turn, where it is still there and reads.
pub(super) fn mapping_of(
    sending: &Sending<'_>,
    source: &str,
    function: &str,
) -> Option<EventSourceMapping> {
    let mut all = sending.yard.resources.wires.event_source_mappings.iter();
    all.find(|one| one.enabled && one.event_source_arn == source && one.function_arn == function)
        .cloned()
}

/// A mapping reads a batch.
pub(super) fn poll(sending: &mut Sending<'_>, source: &str, function: &str, number: u32) {
    let Some(mapping) = mapping_of(sending, source, function) else {
        return;
    };
    let lane = Lane {
        mapping: &mapping,
        number,
    };
    let is_blocked = reading(sending, lane, |reading| {
        reading.polls = false;
        reading.blocked
    });
    if is_blocked {
        return;
    }
    if EventSource::of(source) != Some(EventSource::Queue) {
        batch::discard_old(sending, lane);
    }
    let now = sending.yard.clock;
    let (turn, opened) = reading(sending, lane, |reading| {
        window::turn(reading, &mapping, now)
    });
    if let Some(end) = opened {
        sending.happen_at(end, poll_of(lane));
    }
    match turn {
        Turn::Nothing => {}
        Turn::Batch(records) => batch::call(sending, lane, records, 0),
        Turn::Final => batch::call(sending, lane, Vec::new(), 0),
    }
}

/// A lane can be read on.
pub(super) fn go_on(sending: &mut Sending<'_>, lane: Lane<'_>) {
    let now = sending.yard.clock;
    let more = reading(sending, lane, |reading| {
        reading.blocked = false;
        !reading.waiting.is_empty() || window::is_over(reading, now)
    });
    if more {
        poll_in(sending, lane, delays::CALL.millis);
    }
}
