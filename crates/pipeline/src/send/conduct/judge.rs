//! What a target answers to an attempt, by the yard's conditions.

use super::super::clock::later;
use super::super::forward;
use super::super::sending::Sending;
use super::permission;
use crate::Timestamp;
use crate::conditions::FaultKind;
use crate::invocation::{Answer, Failure, Invocation};
use crate::step::ErrorCode;
use crate::targets::{TargetKind, log_event};
use crate::world;

/// Until when a call has to wait so that others overtake it.
pub(super) fn late(sending: &mut Sending<'_>) -> Option<Timestamp> {
    let most = sending.yard.conditions.reordering_ms;
    let by = match most {
        0 => return None,
        most => sending.yard.draw_below(u64::from(most).saturating_add(1)),
    };
    let by = i64::try_from(by).ok().filter(|by| *by > 0)?;
    Some(later(sending.yard.clock, by))
}

/// What a target answers to the attempt of this number.
pub(super) fn judge(sending: &mut Sending<'_>, of: &Invocation, attempts: u32) -> Answer {
    let faults = faults(sending, &of.call.target_arn);
    let duration_ms = faults.iter().find_map(|fault| match fault {
        FaultKind::Slow(millis) => Some(*millis),
        _ => None,
    });
    let kind = of.target.kind().ok();
    let timeout = kind.and_then(|kind| kind.target_type().timeout_ms);
    let has = |kind: FaultKind| faults.contains(&kind);
    let mut answer = Answer {
        duration_ms: duration_ms.unwrap_or(0),
        failure: None,
        lost: false,
    };
    let service = service(kind);
    answer.failure = if has(FaultKind::Deleted) {
        Some(gone(service, &of.call.target_arn))
    } else if let Some(failure) = forward::check(sending.yard, of) {
        Some(failure)
    } else if has(FaultKind::PermissionLost) {
        Some(permission::lost(service, &of.call.target_arn))
    } else if let Some(failure) = permission::refused(sending, of) {
        Some(failure)
    } else if let Some(refused) = world::missing_target(sending, of) {
        Some(Failure::new(
            ErrorCode::NoResource,
            service,
            Some(400),
            format!("{}: {}.", refused.code, refused.message),
            "What the target names cannot be there as it is declared, so no other attempt is made. Declare it as AWS takes it.",
        ))
    } else if kind == Some(TargetKind::LogGroup) && !log_event(&of.target.input, &of.input) {
        Some(Failure::new(
            ErrorCode::InvalidParameter,
            service,
            Some(400),
            "The input is no log event.",
            "The input template of a log group is an object with timestamp and message, both texts: {\"timestamp\": <time>, \"message\": <text>}. With another one nothing is logged.",
        ))
    } else if has(FaultKind::KmsKeyDisabled) {
        Some(key_disabled(service))
    } else if has(FaultKind::Throttle) {
        Some(Failure::new(
            ErrorCode::Throttling,
            service,
            Some(429),
            "Rate exceeded",
            "The target has more calls than it takes. EventBridge tries again, later each time; raise the target's own limit, or put a queue before it.",
        ))
    } else if has(FaultKind::Error) {
        Some(Failure::new(
            ErrorCode::ErrorFromTarget,
            service,
            Some(500),
            "The target answered with an error.",
            "EventBridge tries again until the retry policy is used up. A dead-letter queue keeps what is left then.",
        ))
    } else {
        None
    };
    if let Some(timeout) = timeout.filter(|timeout| answer.duration_ms > *timeout) {
        answer.duration_ms = timeout;
        answer.failure = Some(Failure::new(
            ErrorCode::Timeout,
            service,
            None,
            "The target did not answer in time.",
            format!(
                "The target has {timeout} milliseconds to answer. Let it take the event at once and do the work afterwards."
            ),
        ));
    }
    if answer.failure.is_none() && is_duplicate(sending, of, attempts) {
        answer.lost = true;
        answer.failure = Some(Failure::new(
            ErrorCode::Timeout,
            service,
            None,
            "The answer of the target was lost.",
            "The target has taken the event, but EventBridge does not know and sends it again: delivery is at least once. Make the target idempotent, for example by the event's id.",
        ));
    }
    answer
}

/// The faults that hit this call.
fn faults(sending: &mut Sending<'_>, target_arn: &str) -> Vec<FaultKind> {
    let now = sending.yard.clock;
    let mut hit = Vec::new();
    for place in 0..sending.yard.conditions.faults.len() {
        let fault = sending.yard.conditions.faults.get(place);
        let Some(fault) = fault.filter(|fault| fault.concerns(target_arn, now)) else {
            continue;
        };
        let (kind, per_thousand) = (fault.kind, u64::from(fault.per_thousand));
        if per_thousand >= 1_000 || sending.yard.draw_below(1_000) < per_thousand {
            hit.push(kind);
        }
    }
    hit
}

/// Whether the answer is lost although the target took the event. Not at the
/// last attempt: its event would count as lost.
fn is_duplicate(sending: &mut Sending<'_>, of: &Invocation, attempts: u32) -> bool {
    let chance = u64::from(sending.yard.conditions.duplicates_per_thousand);
    let retries = super::backoff::most_retries(&of.target);
    chance > 0 && attempts <= retries && sending.yard.draw_below(1_000) < chance
}

/// The service that is called.
pub(super) fn service(kind: Option<TargetKind>) -> &'static str {
    kind.map_or("", |kind| kind.target_type().service)
}

/// That a target or queue does not exist.
pub(super) fn gone(service: &str, arn: &str) -> Failure {
    Failure::new(
        ErrorCode::NoResource,
        service,
        Some(404),
        format!("{arn} does not exist."),
        "The resource is gone, so no other attempt is made. Create it again, or take the target out of the rule.",
    )
}

pub(super) fn key_disabled(service: &str) -> Failure {
    Failure::new(
        ErrorCode::ErrorFromTarget,
        service,
        Some(400),
        "The KMS key is disabled.",
        "The key that encrypts the resource is switched off. EventBridge tries again; switch the key on before the retry policy is used up.",
    )
}

/// Whether a fault of this kind hits the resource for certain, as a queue for
/// dead letters.
pub(super) fn queue_faults(sending: &mut Sending<'_>, arn: &str) -> Vec<FaultKind> {
    faults(sending, arn)
}
