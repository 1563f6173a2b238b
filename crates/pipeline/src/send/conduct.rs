//! How calls are treated: as if all went well, or by the yard's conditions.

use super::sending::Sending;
use super::{Delivery, DeliveryState, forward};
use crate::Timestamp;
use crate::invocation::{Answer, Failure, Invocation, Pending};
use crate::world::{self, Taken};
use pattern::json::Value;

mod backoff;
pub(super) mod dead_letter;
mod judge;
mod permission;
mod throttle;

pub(super) use permission::Verdicts;
pub(super) use throttle::Rates;

/// How calls are treated. Two of them, so that code that only tries things out
/// does without the rest.
pub(super) struct Conduct {
    /// Until when a call has to wait before it begins.
    pub(super) late: fn(&mut Sending<'_>) -> Option<Timestamp>,
    /// Until when an attempt is throttled.
    pub(super) throttled: fn(&mut Sending<'_>, &Invocation) -> Option<Timestamp>,
    /// What a target answers to the attempt of this number.
    pub(super) judge: fn(&mut Sending<'_>, &Invocation, u32) -> Answer,
    /// What follows from a failed attempt.
    pub(super) failed: fn(&mut Sending<'_>, Pending, Failure, &mut Delivery),
    /// Where the event of a call goes that was given up.
    pub(super) bury:
        fn(&mut Sending<'_>, &Pending, &Failure, Option<&str>, &mut Delivery) -> DeliveryState,
    /// What a target does before it answers that it takes the event, because of the step of this
    /// number.
    pub(super) takes: fn(&mut Sending<'_>, &Invocation, u64) -> Option<Taken>,
    /// What follows from it once the call has ended, because of the step of this number.
    pub(super) took: fn(&mut Sending<'_>, &Invocation, Taken, u64),
    /// What a target's service does that refuses a call, because of the step of this number.
    pub(super) refuses: fn(&mut Sending<'_>, &Invocation, &Failure, u64),
    /// What services do when an event has come to the default event bus, because of the step of
    /// this number.
    pub(super) came: fn(&mut Sending<'_>, &Value, u64),
}

/// Every call goes well, unless the event can go nowhere at all.
pub(super) static PLAIN: Conduct = Conduct {
    late: |_| None,
    throttled: |_, _| None,
    judge: |sending, of, _| Answer {
        failure: forward::check(sending.yard, of),
        ..Answer::default()
    },
    failed: |sending, pending, failure, delivery| {
        sending.give_up(pending, &failure, None, delivery);
    },
    bury: |_, _, _, _, _| DeliveryState::Dropped,
    takes: |_, _, _| None,
    took: |_, _, _, _| {},
    refuses: |_, _, _, _| {},
    came: |_, _, _| {},
};

/// By the yard's conditions.
pub(super) static REAL: Conduct = Conduct {
    late: judge::late,
    throttled: throttle::throttled,
    judge: judge::judge,
    failed: backoff::failed,
    bury: dead_letter::bury,
    takes: world::target_takes,
    took: world::target_took,
    refuses: world::target_refuses,
    came: world::event_came,
};

#[cfg(test)]
mod tests;
