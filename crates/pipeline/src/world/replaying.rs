//! A replay goes on with the yard's clock: it sends the events of one minute after the other.
//!
//! Source: EventBridge User Guide, "Replaying archived events" (minute by minute, to the bus from
//! which the events came, with `replay-name`); seen 2026-11-22. How long it takes is the yard's own
//! choice, see [`delays`].

use super::delays;
use super::doing::DoingKind;
use super::happenings::Chain;
use super::what::What;
use crate::api::{bus_of_arn, minute_of, remaining};
use crate::resources::{Replay, ReplayState};
use crate::send::{Sending, Way};

/// A replay has its turn: it sends the events of the next minute, ends, or is stopped.
pub(super) fn wake(sending: &mut Sending<'_>, name: &str) {
    let mut replays = sending.yard.resources.replays.iter();
    let Some(mut replay) = replays.find(|each| each.name == name).cloned() else {
        return;
    };
    let arn = sending.yard.arn(&format!("replay/{name}"));
    let tell = |sending: &mut Sending<'_>, kind: DoingKind, text: String| {
        sending.tell(&arn, kind, text, None);
    };
    match replay.state {
        ReplayState::Starting | ReplayState::Running => {}
        ReplayState::Cancelling => {
            replay.state = ReplayState::Cancelled;
            replay.replay_end_time = Some(sending.yard.clock);
            tell(
                sending,
                DoingKind::Failed,
                format!("Replay {name} was cancelled."),
            );
            return keep(sending, replay);
        }
        ReplayState::Cancelled | ReplayState::Completed => return,
    }
    let mut events = remaining(sending.yard, &replay);
    let Some(first) = events.first().map(|(time, _)| *time) else {
        replay.state = ReplayState::Completed;
        replay.replay_end_time = Some(sending.yard.clock);
        let text = format!("Replay {name} has sent all events of its time.");
        tell(sending, DoingKind::Succeeded, text);
        return keep(sending, replay);
    };
    let minute = minute_of(first);
    events.retain(|(time, _)| minute_of(*time) == minute);
    let kind = match replay.state {
        ReplayState::Starting => DoingKind::Started,
        _ => DoingKind::Changed,
    };
    let count = match events.len() {
        1 => "1 event".to_owned(),
        some => format!("{some} events"),
    };
    let from = super::emit::seconds(crate::Timestamp(minute.saturating_mul(60_000)));
    let text = format!("Replay {name} sends {count} of the minute from {from} once more.");
    tell(sending, kind, text);
    replay.state = ReplayState::Running;
    replay.event_last_replayed_time = events.iter().map(|(time, _)| *time).max();
    keep(sending, replay.clone());
    let bus = bus_of_arn(&replay.destination_arn).unwrap_or_default();
    let cause = sending.world.cause;
    for (_, text) in &events {
        // What follows from one event is no part of what follows from another.
        sending.world.chain = Chain::default();
        sending.world.cause = cause;
        sending.world.receipt_cause = cause;
        sending.new_request();
        let outcome = sending.receive(bus, text, Way::Replay(replay.filter_arns.as_deref()));
        sending.world.events.push(outcome);
        sending.world.receipt_cause = None;
    }
    sending.world.chain = Chain::default();
    sending.world.cause = cause;
    let what = What::Replay {
        replay: replay.name,
    };
    sending.happen_in(delays::REPLAY_MINUTE.millis, what);
}

/// Writes down how far a replay has come.
fn keep(sending: &mut Sending<'_>, replay: Replay) {
    let mut replays = sending.yard.resources.replays.iter_mut();
    if let Some(kept) = replays.find(|each| each.name == replay.name) {
        *kept = replay;
    }
}
