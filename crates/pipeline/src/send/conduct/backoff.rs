//! When a failed attempt is made again.
//!
//! AWS documents "exponential backoff and jitter" and the two limits of the
//! retry policy (EventBridge User Guide, "How EventBridge retries delivering
//! events"), not the curve. The curve is ours: one second, doubled each time
//! up to ten minutes, of which a random part of up to half is taken off. So
//! 185 attempts take most of the 24 hours.

use super::super::sending::Sending;
use super::super::{Delivery, clock::later};
use crate::Timestamp;
use crate::invocation::{Failure, Pending, Stage};
use crate::quotas::{MAXIMUM_EVENT_AGE_IN_SECONDS, MAXIMUM_RETRY_ATTEMPTS};
use crate::rule::Target;
use crate::step::AttemptType;

const FIRST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 600_000;

/// How often a delivery is tried again.
pub(super) fn most_retries(target: &Target) -> u32 {
    let given = target
        .retry_policy
        .and_then(|policy| policy.maximum_retry_attempts);
    given.unwrap_or(MAXIMUM_RETRY_ATTEMPTS)
}

/// When an event is too old to be tried again.
fn deadline(pending: &Pending) -> Timestamp {
    let policy = pending.of.target.retry_policy;
    let age = policy.and_then(|policy| policy.maximum_event_age_in_seconds);
    let age = age.unwrap_or(MAXIMUM_EVENT_AGE_IN_SECONDS);
    later(pending.of.ingested, i64::from(age).saturating_mul(1_000))
}

/// How long to wait after the failed attempt of this number: from half of the
/// curve to the whole.
fn wait(sending: &mut Sending<'_>, attempts: u32) -> i64 {
    let doubled = attempts.saturating_sub(1).min(20);
    let whole = (FIRST_MS << doubled).min(LONGEST_MS);
    let off = sending.yard.draw_below(whole / 2 + 1);
    i64::try_from(whole - off).unwrap_or(0)
}

/// What follows from a failed attempt: another one, or the end.
pub(super) fn failed(
    sending: &mut Sending<'_>,
    pending: Pending,
    failure: Failure,
    delivery: &mut Delivery,
) {
    if !failure.code.is_retried() {
        return sending.give_up(pending, &failure, None, delivery);
    }
    // The first attempt is no retry.
    if pending.attempts > most_retries(&pending.of.target) {
        let exhausted = Some("MaximumRetryAttempts");
        return sending.give_up(pending, &failure, exhausted, delivery);
    }
    let end = deadline(&pending);
    let wait = wait(sending, pending.attempts);
    let at = later(sending.yard.clock, wait);
    if at <= end {
        let stage = Stage::Attempt(AttemptType::Retry);
        return sending.wait(
            Pending {
                at,
                stage,
                ..pending
            },
            delivery,
        );
    }
    if end <= sending.yard.clock {
        let exhausted = Some("MaximumEventAgeInSeconds");
        return sending.give_up(pending, &failure, exhausted, delivery);
    }
    let stage = Stage::Expire(failure);
    sending.wait(
        Pending {
            at: end,
            stage,
            ..pending
        },
        delivery,
    );
}
