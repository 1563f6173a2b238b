//! Dead-letter queues: who may be one, and what it gets.
//!
//! Source: EventBridge User Guide, "Using dead-letter queues to process
//! undelivered events".

use super::super::sending::Sending;
use super::super::{Delivery, DeliveryState, attempt};
use super::{judge, permission};
use crate::arn::Arn;
use crate::conditions::FaultKind;
use crate::invocation::{Failure, Invocation, Pending};
use crate::step::ErrorCode;
use crate::step::{InvocationStatus, MessageType};
use serde::{Deserialize, Serialize};

/// What a dead-letter queue got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadLetter {
    /// The queue's ARN.
    pub queue: String,
    /// The message body: the event as it came to the rule, whatever the target
    /// would have been given.
    pub body: String,
    /// The message attributes, in AWS's names: RULE_ARN, TARGET_ARN,
    /// ERROR_CODE, ERROR_MESSAGE, EXHAUSTED_RETRY_CONDITION where the retry
    /// policy ended the attempts, RETRY_ATTEMPTS.
    pub attributes: Vec<(String, String)>,
}

/// Where the event of a call goes that was given up.
pub(super) fn bury(
    sending: &mut Sending<'_>,
    pending: &Pending,
    failure: &Failure,
    exhausted: Option<&str>,
    delivery: &mut Delivery,
) -> DeliveryState {
    let of = &pending.of;
    let config = of.target.dead_letter_config.as_ref();
    let Some(queue) = config.and_then(|config| config.arn.as_deref()) else {
        return DeliveryState::Dropped;
    };
    let refused = refused(sending, of, queue);
    let status = InvocationStatus::Failed(failure.code);
    let error = refused.as_ref().map(attempt::error);
    sending.end_step(MessageType::InvocationDlq, pending, status, error);
    match refused {
        Some(refused) => {
            delivery.dead_letter_failure = Some(refused.told(&of.event));
            DeliveryState::Dropped
        }
        None => {
            if sending.works.outcomes {
                let attempts = pending.attempts;
                delivery.dead_letter = Some(letter(of, queue, failure, exhausted, attempts));
            }
            DeliveryState::DeadLettered
        }
    }
}

fn letter(
    of: &Invocation,
    queue: &str,
    failure: &Failure,
    exhausted: Option<&str>,
    attempts: u32,
) -> DeadLetter {
    let retries = attempts.saturating_sub(1).to_string();
    let attributes = [
        ("RULE_ARN", Some(&*of.call.rule_arn)),
        ("TARGET_ARN", Some(&*of.call.target_arn)),
        ("ERROR_CODE", Some(failure.code.as_str())),
        ("ERROR_MESSAGE", Some(failure.message.as_str())),
        ("EXHAUSTED_RETRY_CONDITION", exhausted),
        ("RETRY_ATTEMPTS", Some(retries.as_str())),
    ];
    DeadLetter {
        queue: queue.to_owned(),
        body: of.event.to_string(),
        attributes: attributes
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect(),
    }
}

/// Why an ARN is none of a dead-letter queue of a rule in a Region, and what to change.
pub(crate) fn unfit(queue: &str, region: &str) -> Option<(&'static str, &'static str)> {
    let arn = Arn::read(queue).ok().filter(|arn| arn.service == "sqs");
    let Some(arn) = arn else {
        return Some((
            "The dead-letter queue is no SQS queue.",
            "A dead-letter queue is a standard SQS queue: give its ARN, arn:aws:sqs:REGION:ACCOUNT:QUEUE.",
        ));
    };
    if arn.resource.ends_with(".fifo") {
        return Some((
            "The dead-letter queue is a FIFO queue.",
            "EventBridge takes standard queues only as dead-letter queues. Make one without .fifo.",
        ));
    }
    (arn.region != region).then_some((
        "The dead-letter queue is in another Region.",
        "The dead-letter queue has to be in the Region of the rule.",
    ))
}

/// Why a queue does not take the event.
fn refused(sending: &mut Sending<'_>, of: &Invocation, queue: &str) -> Option<Failure> {
    if let Some((message, help)) = unfit(queue, &of.region) {
        let (code, service) = (ErrorCode::InvalidParameter, "sqs");
        return Some(Failure::new(code, service, None, message, help));
    }
    let faults = judge::queue_faults(sending, queue);
    let has = |kind: FaultKind| faults.contains(&kind);
    if has(FaultKind::Deleted) {
        Some(judge::gone("sqs", queue))
    } else if has(FaultKind::PermissionLost) {
        Some(permission::lost("sqs", queue))
    } else if has(FaultKind::KmsKeyDisabled) {
        Some(judge::key_disabled("sqs"))
    } else {
        permission::refused_dead_letter(sending, queue, &of.call.rule_arn)
    }
}
