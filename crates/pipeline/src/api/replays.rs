//! StartReplay, DescribeReplay, CancelReplay, ListReplays.
//!
//! A replay takes a while on AWS, and the yard's clock stands still during a
//! call. So a replay runs to its end when somebody looks at it, as one who
//! waits for it does, or by [`crate::api::run_replays`]; until then it is
//! STARTING and can be cancelled. [`crate::world::replay`] lets it go on with
//! the yard's clock instead.

use super::archives::{one_filter, unknown as unknown_archive};
use super::arns::{bus_of_arn, event_bus, exists, invalid, limit, not_found};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::texts::{ARN, EVENT_SOURCE, LINE, NAME_64, only};
use super::shape::{List, Object, Shape, list, object, one_of, optional, required};
use super::{Operation, Room};
use crate::Timestamp;
use crate::json;
use crate::quotas::CONCURRENT_REPLAYS;
use crate::refusal::{Refusal, RefusalCode};
use crate::resources::{Archive, Replay, ReplayState};
use crate::send::{Sending, Way};
use crate::yard::Yard;
use serde_json::Value;

static DESTINATION: Object = object(
    "ReplayDestination",
    &[
        required("Arn", ARN),
        optional("FilterArns", Shape::List(&FILTERS)),
    ],
);
static FILTERS: List = list(ARN);
/// The length of the slices in which events are replayed. Source: EventBridge User Guide, "Replaying
/// archived events"; seen 2026-11-22.
const MINUTE_MS: i64 = 60_000;

const STATES: &[&str] = &[
    "CANCELLED",
    "CANCELLING",
    "COMPLETED",
    "FAILED",
    "RUNNING",
    "STARTING",
];

pub(super) static OPERATIONS: [Operation; 4] = [
    Operation {
        name: "StartReplay",
        members: &[
            required("ReplayName", NAME_64),
            optional("Description", LINE),
            required("EventSourceArn", EVENT_SOURCE),
            required("EventStartTime", Shape::Time),
            required("EventEndTime", Shape::Time),
            required("Destination", Shape::Object(&DESTINATION)),
        ],
        run: start_replay,
    },
    Operation {
        name: "DescribeReplay",
        members: &only("ReplayName", NAME_64),
        run: describe_replay,
    },
    Operation {
        name: "CancelReplay",
        members: &only("ReplayName", NAME_64),
        run: cancel_replay,
    },
    Operation {
        name: "ListReplays",
        members: &[
            optional("NamePrefix", NAME_64),
            optional("State", Shape::Text(one_of(STATES))),
            optional("EventSourceArn", EVENT_SOURCE),
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_replays,
    },
];

fn start_replay(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("ReplayName");
    let source = request.name("EventSourceArn");
    let (start, end) = (request.time("EventStartTime"), request.time("EventEndTime"));
    let (Some(start), Some(end), Some(destination)) = (start, end, request.object("Destination"))
    else {
        return Err(invalid("Parameter EventEndTime is not valid."));
    };
    let destination_arn = destination.name("Arn");
    if bus_of_arn(destination_arn).is_none() {
        return Err(invalid(
            "Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.",
        ));
    }
    if start >= end {
        return Err(invalid(
            "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
        ));
    }
    event_bus(room.yard, Some(destination_arn))?;
    let archive = archive(room.yard, source).ok_or_else(|| {
        let name = source.rsplit('/').next().unwrap_or(source);
        invalid(format!(
            "Parameter EventSourceArn is not valid. Reason: {}",
            unknown_archive(name).message
        ))
    })?;
    if archive.event_source_arn != destination_arn {
        return Err(invalid(
            "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
        ));
    }
    if room
        .yard
        .resources
        .replays
        .iter()
        .any(|each| each.name == name)
    {
        return Err(exists(format!("Replay {name} already exists.")));
    }
    let active = room.yard.resources.replays.iter();
    let active = active.filter(|each| each.state.is_active());
    if active.count() >= CONCURRENT_REPLAYS.at(room.yard.clock) {
        return Err(limit());
    }
    let replay = Replay {
        name: name.to_owned(),
        description: request.owned("Description"),
        event_source_arn: source.to_owned(),
        destination_arn: destination_arn.to_owned(),
        filter_arns: destination
            .list("FilterArns")
            .map(|_| destination.texts("FilterArns").map(str::to_owned).collect()),
        event_start_time: start,
        event_end_time: end,
        state: ReplayState::Starting,
        replay_start_time: room.yard.clock,
        replay_end_time: None,
        event_last_replayed_time: None,
    };
    let answer = state(room.yard, &replay).time("ReplayStartTime", replay.replay_start_time);
    room.yard.resources.replays.push(replay);
    Ok(answer.done())
}

/// The archive of this ARN.
fn archive<'a>(yard: &'a Yard, arn: &str) -> Option<&'a Archive> {
    let named = |archive: &&Archive| yard.arn(&format!("archive/{}", archive.name)) == arn;
    yard.resources.archives.iter().find(named)
}

fn find<'a>(yard: &'a mut Yard, name: &str) -> Result<&'a mut Replay, Refusal> {
    let replays = &mut yard.resources.replays;
    replays
        .iter_mut()
        .find(|each| each.name == name)
        .ok_or_else(|| not_found(format!("Replay {name} does not exist.")))
}

fn arn(yard: &Yard, replay: &Replay) -> String {
    yard.arn(&format!("replay/{}", replay.name))
}

fn state(yard: &Yard, replay: &Replay) -> Out {
    Out::default()
        .put("ReplayArn", arn(yard, replay))
        .put("State", replay.state.as_str())
}

fn cancel_replay(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let replay = find(room.yard, request.name("ReplayName"))?;
    if !replay.state.is_active() {
        return Err(Refusal::new(
            RefusalCode::IllegalStatusException,
            format!(
                "Replay {} is not in a valid state for this operation.",
                replay.name
            ),
        ));
    }
    replay.state = ReplayState::Cancelling;
    let replay = replay.clone();
    Ok(state(room.yard, &replay).done())
}

/// What ListReplays tells of a replay.
fn told(replay: &Replay) -> Out {
    Out::default()
        .put("ReplayName", replay.name.clone())
        .put("EventSourceArn", replay.event_source_arn.clone())
        .put("State", replay.state.as_str())
        .time("EventStartTime", replay.event_start_time)
        .time("EventEndTime", replay.event_end_time)
        .some_time("EventLastReplayedTime", replay.event_last_replayed_time)
        .time("ReplayStartTime", replay.replay_start_time)
        .some_time("ReplayEndTime", replay.replay_end_time)
}

fn describe_replay(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    run_all(room);
    let replay = find(room.yard, request.name("ReplayName"))?.clone();
    let destination = Out::default()
        .put("Arn", replay.destination_arn.clone())
        .some("FilterArns", replay.filter_arns.clone());
    let answer = told(&replay)
        .put("ReplayArn", arn(room.yard, &replay))
        .some("Description", replay.description.clone())
        .put("Destination", destination.done());
    end_cancelled(room.yard);
    Ok(answer.done())
}

fn list_replays(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    one_filter(request, "ListReplays")?;
    run_all(room);
    let prefix = request.name("NamePrefix");
    let (state, source) = (request.text("State"), request.text("EventSourceArn"));
    let replays: Vec<_> = room
        .yard
        .resources
        .replays
        .iter()
        .filter(|each| each.name.starts_with(prefix))
        .filter(|each| state.is_none_or(|state| each.state.as_str() == state))
        .filter(|each| source.is_none_or(|source| each.event_source_arn == source))
        .map(|each| (each.name.as_str(), each))
        .collect();
    let answer = page(request, "Replays", &replays, |replay| told(replay).done())?;
    end_cancelled(room.yard);
    Ok(answer)
}

/// A replay that was seen CANCELLING is CANCELLED the next time.
fn end_cancelled(yard: &mut Yard) {
    let clock = yard.clock;
    for replay in &mut yard.resources.replays {
        if replay.state == ReplayState::Cancelling {
            replay.state = ReplayState::Cancelled;
            replay.replay_end_time = Some(clock);
        }
    }
}

/// What a replay has still to send, with the name of the replay and otherwise as it was: minute by
/// minute, and within a minute as the archive took it.
pub(crate) fn remaining(yard: &Yard, replay: &Replay) -> Vec<(Timestamp, String)> {
    let archived = archive(yard, &replay.event_source_arn);
    let archived = archived.map_or(&[][..], |archive| archive.events.as_slice());
    let done = replay.event_last_replayed_time.map(minute_of);
    let chosen = |time: Timestamp| {
        replay.event_start_time <= time
            && time <= replay.event_end_time
            && done.is_none_or(|done| minute_of(time) > done)
    };
    let mut events: Vec<_> = archived
        .iter()
        .filter(|event| chosen(event.time))
        .map(|event| {
            let name = &replay.name;
            let text = json::with_member_before(&event.text, "resources", "replay-name", name);
            (event.time, text)
        })
        .collect();
    events.sort_by_key(|(time, _)| minute_of(*time));
    events
}

/// The minute that a time is in, counted from 1970.
pub(crate) fn minute_of(time: Timestamp) -> i64 {
    time.millis().div_euclid(MINUTE_MS)
}

/// Lets the replays of the place that were started run to their end.
pub(super) fn run_all(room: &mut Room<'_>) {
    let started = room.yard.resources.replays.iter();
    let started = started.filter(|each| each.state.is_active());
    let started: Vec<Replay> = started.cloned().collect();
    for replay in started {
        run(room, replay);
    }
}

/// Sends the archived events of the replay's time to its bus once more, with
/// the name of the replay and otherwise as they were.
fn run(room: &mut Room<'_>, mut replay: Replay) {
    let events = remaining(room.yard, &replay);
    let bus = bus_of_arn(&replay.destination_arn).unwrap_or_default();
    let way = Way::Replay(replay.filter_arns.as_deref());
    if !events.is_empty() {
        let mut sending = Sending::begin_real(room.yard);
        for (_, text) in &events {
            room.did.events.push(sending.receive(bus, text, way));
        }
        room.did.end(sending);
    }
    let last = events.iter().map(|(time, _)| *time).max();
    replay.event_last_replayed_time = last.or(replay.event_last_replayed_time);
    replay.replay_end_time = Some(room.yard.clock);
    replay.state = ReplayState::Completed;
    if let Ok(kept) = find(room.yard, &replay.name) {
        *kept = replay;
    }
}

#[cfg(test)]
mod tests;
