//! The yard's clock goes on: calls have their turn and rules run by themselves.

use super::scheduled::{self, Scheduled};
use super::sending::{Sending, Works};
use super::{Delivery, DeliveryState, EventOutcome, LateDelivery, Sent};
use crate::invocation::Pending;
use crate::world::{self, Chain, Doing, Happening, What};
use crate::{Timestamp, Yard};
use serde::{Deserialize, Serialize};
use std::collections::BinaryHeap;
use std::mem::take;
use std::sync::Arc;

/// How many turns one call makes at most; a rule that runs every minute has
/// more than a thousand a day.
pub const MOST_RUNS: usize = 2_000;

/// What is due when: calls that wait, and rules with a schedule.
pub(super) struct Clock {
    waiting: BinaryHeap<Pending>,
    happening: BinaryHeap<Happening>,
    scheduled: Vec<Scheduled>,
}

/// What one turn has done.
pub(super) enum Turn {
    /// A call went on.
    Late(Box<LateDelivery>),
    /// A rule ran.
    Ran(EventOutcome),
    /// Something happened at a resource, or a service did something.
    Happened,
}

impl Clock {
    /// The clock of a yard, which gives up the calls that wait in it.
    pub(super) fn of(yard: &mut Yard) -> Clock {
        // A file may tell of calls whose steps it does not count.
        for pending in &yard.under_way {
            yard.steps = yard.steps.max(pending.cause.saturating_add(1));
        }
        for cause in yard.happenings.causes() {
            yard.steps = yard.steps.max(cause.saturating_add(1));
        }
        Clock {
            scheduled: scheduled::all(yard),
            waiting: take(&mut yard.under_way).into(),
            happening: take(&mut yard.happenings.waiting).into(),
        }
    }

    /// Puts the calls that still wait back into the yard.
    pub(super) fn end(self, yard: &mut Yard) {
        yard.under_way = self.waiting.into_sorted_vec();
        yard.under_way.reverse();
        yard.happenings.waiting = self.happening.into_sorted_vec();
        yard.happenings.waiting.reverse();
        yard.end_chains();
    }

    /// How many calls wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The time of the next turn. Of one time calls come first, then what happens, then rules.
    pub(super) fn next(&self) -> Option<Timestamp> {
        let waiting = self.waiting.peek().map(|pending| pending.at);
        let happening = self.happening.peek().map(|happening| happening.at);
        let runs = self.scheduled.iter().map(|scheduled| scheduled.next);
        waiting.into_iter().chain(happening).chain(runs).min()
    }

    /// Does what is due next, and moves the yard's clock there.
    pub(super) fn turn(&mut self, sending: &mut Sending<'_>) -> Option<Turn> {
        let at = self.next()?;
        sending.yard.clock = sending.yard.clock.max(at);
        let turn = match self.waiting.peek() {
            Some(first) if first.at <= at => {
                let pending = self.waiting.pop()?;
                sending.world.chain = pending.of.chain;
                let late = go_on(sending, pending);
                sending.world.chain = Chain::default();
                Turn::Late(Box::new(late))
            }
            _ if self.happening.peek().is_some_and(|first| first.at <= at) => {
                world::turn(sending, self.happening.pop()?);
                Turn::Happened
            }
            _ => {
                // Of one time the yard's own order decides.
                let place = self.scheduled.iter().position(|each| each.next == at)?;
                let scheduled = self.scheduled.get_mut(place)?;
                let outcome = scheduled.fire(sending);
                if !scheduled.forth() {
                    self.scheduled.remove(place);
                }
                Turn::Ran(outcome)
            }
        };
        self.take_from(sending);
        Some(turn)
    }

    /// Takes over calls and happenings that have come to wait.
    pub(super) fn take_from(&mut self, sending: &mut Sending<'_>) {
        self.waiting.extend(sending.take_pushed());
        self.happening
            .append(&mut take(&mut sending.world.pushed).into());
        if take(&mut sending.world.stale) {
            let happenings = &sending.yard.happenings;
            self.happening.retain(|each| happenings.is_live(&each.what));
        }
    }
}

/// A call whose turn has come goes on, in the place of its rule.
fn go_on(sending: &mut Sending<'_>, pending: Pending) -> LateDelivery {
    let of = Arc::clone(&pending.of);
    sending.request_id = Arc::clone(&of.origin.request_id);
    let mut delivery = Delivery {
        kind: of.target.kind().ok(),
        invocation_id: Some(Arc::clone(&of.id)),
        ..Delivery::to(&of.target.id, &of.target.arn)
    };
    sending.within(&of.account, &of.region, |sending| {
        sending.go_on(pending, &mut delivery);
    });
    LateDelivery {
        event_id: Arc::clone(&of.origin.event_id),
        rule_arn: Arc::clone(&of.call.rule_arn),
        at: sending.yard.clock,
        delivery,
    }
}

/// How far a yard's clock goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// To a time.
    Time(Timestamp),
    /// To the time when something happens next, and no further.
    Turn,
    /// To the time when an event comes to a bus or a call comes to its end.
    Outcome,
}

/// Lets the yard's clock go on to a time and everything happen that is due by
/// then, in all accounts and Regions, in the order of time: attempts of calls
/// that are under way, and runs of rules with a schedule.
///
/// A clock never goes back. After [`MOST_RUNS`] turns the clock stands at the
/// time of the last of them, and one more call goes on from there.
pub fn advance(yard: &Yard, to: Timestamp) -> Sent {
    advance_until(yard, Until::Time(to))
}

/// As [`advance`], to a time that depends on what happens. Where nothing is
/// ever due, the clock stays where it is unless it goes to a time.
pub fn advance_until(yard: &Yard, until: Until) -> Sent {
    go_until(yard.clone(), until)
}

/// Lets something happen now in the place where the yard is, and what is due at its time.
pub(crate) fn happen_now(yard: &Yard, what: What) -> Sent {
    happen_after(yard, (&yard.account, &yard.region), 0, what)
}

/// Lets something happen in an account and Region after so many milliseconds; what is due now
/// happens at once.
pub(crate) fn happen_after(
    yard: &Yard,
    (account, region): (&str, &str),
    millis: i64,
    what: What,
) -> Sent {
    let mut yard = yard.clone();
    let mut sending = Sending::resume(&mut yard, Works::new(&super::conduct::REAL));
    sending.happen_there(account, region, millis, what);
    sending.end();
    let now = yard.clock;
    go_until(yard, Until::Time(now))
}

fn go_until(mut yard: Yard, until: Until) -> Sent {
    let mut clock = Clock::of(&mut yard);
    let mut sending = Sending::resume(&mut yard, Works::new(&super::conduct::REAL));
    let (mut events, mut deliveries) = (Vec::new(), Vec::new());
    let mut doings: Vec<Doing> = Vec::new();
    let mut last = match until {
        Until::Time(to) => to.min(Timestamp::LAST),
        Until::Turn => clock.next().unwrap_or(sending.yard.clock),
        Until::Outcome => Timestamp::LAST,
    };
    let mut turns = 0;
    let mut all = true;
    while let Some(at) = clock.next().filter(|at| *at <= last) {
        // A run that is left behind at its own time would never be made up for.
        if turns >= MOST_RUNS && at > sending.yard.clock {
            all = false;
            break;
        }
        let is_outcome = match clock.turn(&mut sending) {
            Some(Turn::Late(late)) => {
                let ended = late.delivery.state != DeliveryState::UnderWay;
                deliveries.push(*late);
                ended
            }
            Some(Turn::Ran(outcome)) => {
                events.push(outcome);
                true
            }
            Some(Turn::Happened) => {
                let sent = !sending.world.events.is_empty();
                events.append(&mut sending.world.events);
                sent || !sending.world.doings.is_empty()
            }
            None => false,
        };
        doings.append(&mut sending.world.doings);
        if is_outcome && until == Until::Outcome {
            last = last.min(sending.yard.clock);
        }
        turns += 1;
    }
    let used = take(&mut sending.world.used);
    let steps = sending.end();
    clock.end(&mut yard);
    if let (true, Until::Time(to)) = (all, until) {
        yard.clock = yard.clock.max(to.min(Timestamp::LAST));
    }
    Sent {
        yard,
        steps,
        events,
        deliveries,
        doings,
        used,
    }
}

/// The instant so many milliseconds later, or the last there is.
pub(crate) fn later(from: Timestamp, millis: i64) -> Timestamp {
    Timestamp(from.millis().saturating_add(millis)).min(Timestamp::LAST)
}
