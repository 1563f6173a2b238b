//! The calls of the targets of a rule that matched.

use super::{Delivery, Recorder, Way, forward, target_input};
use crate::edit::check_target;
use crate::rule::{Rule, Target};
use crate::step::{AttemptType, Call, Details, InvocationStatus, MessageType};
use crate::targets::TargetKind;

/// Calls every target of a rule and writes down the match and the calls.
pub(super) fn deliver(
    recorder: &mut Recorder<'_>,
    start: u64,
    rule: &Rule,
    event: &str,
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
            let input = target_input(&target.input, event);
            invoke(recorder, matched, &rule_arn, target, &id, &input);
            delivery.received = Some(kind.target_type().receive(target, &input));
            if kind == TargetKind::EventBus {
                delivery.onward = forward::forward(recorder, &target.arn, &input).map(Box::new);
            }
        }
    }
    deliveries
}

/// Gives the call its id, unless AWS would not take the target as it is.
fn prepare(recorder: &mut Recorder<'_>, target: &Target, way: Way<'_>) -> Delivery {
    let kind: Option<TargetKind> = target.kind().ok();
    let problems: Vec<_> = check_target(recorder.yard, target)
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
    }
}

/// Writes down one call whose first attempt goes well.
fn invoke(
    recorder: &mut Recorder<'_>,
    matched: u64,
    rule_arn: &str,
    target: &Target,
    id: &str,
    input: &str,
) {
    let call = Call {
        rule_arn: rule_arn.to_owned(),
        role_arn: target.role_arn.clone(),
        target_arn: target.arn.clone(),
    };
    let details = Details::Start {
        call: call.clone(),
        target_input: input.to_owned(),
        attempt_count: 1,
    };
    let start = recorder.invocation(MessageType::InvocationStart, matched, id, details.clone());
    let attempt = recorder.invocation(MessageType::InvocationAttemptStart, start, id, details);
    let details = Details::Attempt {
        call: call.clone(),
        attempt_type: AttemptType::First,
        attempt_count: 1,
        invocation_status: InvocationStatus::Success,
    };
    let success = recorder.invocation(MessageType::InvocationAttemptSuccess, attempt, id, details);
    let details = Details::End {
        call,
        target_input: input.to_owned(),
        total_attempts: 1,
        final_invocation_status: InvocationStatus::Success,
    };
    recorder.invocation(MessageType::InvocationSuccess, success, id, details);
}
