//! The calls of the targets of a rule that matched.

use super::{Delivery, Recorder, Way, forward};
use crate::edit::check_target;
use crate::input::{self, InputFailure};
use crate::rule::{Rule, Target};
use crate::step::{AttemptType, Call, Details, InvocationStatus, MessageType, StepError};
use crate::targets::TargetKind;
use pattern::json::Value;

/// Calls every target of a rule and writes down the match and the calls.
pub(super) fn deliver(
    recorder: &mut Recorder<'_>,
    start: u64,
    rule: &Rule,
    event: &Value,
    way: Way<'_>,
) -> Vec<Delivery> {
    let rule_arn = recorder.yard.rule_arn(rule);
    let mut deliveries: Vec<Delivery> = rule
        .targets
        .iter()
        .map(|target| prepare(recorder, target, way))
        .collect();
    let ids = deliveries.iter().filter_map(|d| d.invocation_id.clone());
    let arns = deliveries
        .iter()
        .filter(|delivery| delivery.invocation_id.is_some())
        .map(|delivery| delivery.arn.clone());
    let details = Details::RuleMatch {
        rule_arn: rule_arn.clone(),
        target_arns: arns.collect(),
        invocation_ids: ids.collect(),
    };
    let matched = recorder.step(MessageType::RuleMatch, Some(start), details);
    for (target, delivery) in rule.targets.iter().zip(&mut deliveries) {
        if let (Some(kind), Some(id)) = (delivery.kind, delivery.invocation_id.clone()) {
            let context = input::context(recorder.yard, &rule_arn, &rule.name);
            let input = input::target_input(&target.input, event, &context);
            invoke(recorder, matched, &rule_arn, target, &id, &input);
            match input {
                Ok(input) => {
                    delivery.received = Some(kind.target_type().receive(target, &input));
                    if kind == TargetKind::EventBus {
                        let onward = forward::forward(recorder, &target.arn, &input);
                        delivery.onward = onward.map(Box::new);
                    }
                }
                Err(failure) => delivery.failure = Some(failure),
            }
        }
    }
    deliveries
}

/// Gives the call its id, unless AWS would not take the target as it is.
fn prepare(recorder: &mut Recorder<'_>, target: &Target, way: Way<'_>) -> Delivery {
    let kind: Option<TargetKind> = target.kind().ok();
    let problems: Vec<_> = check_target(recorder.yard, target)
        .and_then(|()| input::check_choice(&target.input, &target.id, 1))
        .and_then(|()| match kind {
            Some(TargetKind::EventBus) => forward::check(recorder.yard, &target.arn, way),
            _ => Ok(()),
        })
        .err()
        .into_iter()
        .collect();
    let invocation_id = problems.is_empty().then(|| recorder.yard.draw_id());
    Delivery {
        target_id: target.id.clone(),
        arn: target.arn.clone(),
        kind,
        invocation_id,
        received: None,
        problems,
        onward: None,
        failure: None,
    }
}

/// Writes down one call. Its first attempt goes well, unless there is no input
/// to call with: then no further attempt could help.
fn invoke(
    recorder: &mut Recorder<'_>,
    matched: u64,
    rule_arn: &str,
    target: &Target,
    id: &str,
    input: &Result<String, InputFailure>,
) {
    let call = Call {
        rule_arn: rule_arn.to_owned(),
        role_arn: target.role_arn.clone(),
        target_arn: target.arn.clone(),
    };
    let (target_input, status) = match input {
        Ok(input) => (input.clone(), InvocationStatus::Success),
        Err(failure) => (failure.input.clone(), failure.error_code.into()),
    };
    let details = Details::Start {
        call: call.clone(),
        target_input: target_input.clone(),
        attempt_count: 1,
    };
    let start = recorder.invocation(MessageType::InvocationStart, matched, id, details.clone());
    let started = recorder.invocation(MessageType::InvocationAttemptStart, start, id, details);
    let attempt = Details::Attempt {
        call: call.clone(),
        attempt_type: AttemptType::First,
        attempt_count: 1,
        invocation_status: status,
    };
    let end = Details::End {
        call,
        target_input,
        total_attempts: 1,
        final_invocation_status: status,
    };
    match input {
        Ok(_) => {
            let success = MessageType::InvocationAttemptSuccess;
            let attempt = recorder.invocation(success, started, id, attempt);
            recorder.invocation(MessageType::InvocationSuccess, attempt, id, end);
        }
        Err(failure) => {
            let error = || StepError {
                error_message: failure.error_message.clone(),
                aws_service: "AmazonEventBridge".to_owned(),
                http_status_code: None,
                request_id: None,
            };
            let failed = MessageType::InvocationAttemptPermanentFailure;
            let attempt = recorder.failed_invocation(failed, started, id, attempt, error());
            let failed = MessageType::InvocationFailure;
            recorder.failed_invocation(failed, attempt, id, end, error());
        }
    }
}
