//! PutTargets and RemoveTargets, one target at a time.

use super::{length_constraint, limit, name_constraints, with_rule};
use crate::quotas::{
    MESSAGE_GROUP_ID_LENGTH, TARGET_ARN_LENGTH, TARGET_ID_LENGTH, TARGETS_PER_RULE,
};
use crate::refusal::{Field, Refusal, constraints};
use crate::targets::check_bus_role;
use crate::{Target, Yard};

/// Adds a target to a rule, or replaces the one of the same id in its place.
///
/// Errors: an unknown rule; the id, ARN or message group ID breaks a
/// constraint; the ARN names nothing that can be a target; a parameter is
/// missing that the kind of target requires; a sixth target.
pub fn put_target(
    yard: &Yard,
    event_bus: &str,
    rule: &str,
    target: Target,
) -> Result<Yard, Refusal> {
    let most = limit(yard, TARGETS_PER_RULE);
    with_rule(yard, event_bus, rule, |rule| {
        check_target(yard, &target)?;
        let full = rule.targets.len() >= most;
        match rule.targets.iter_mut().find(|old| old.id == target.id) {
            Some(old) => *old = target,
            None if full => {
                return Err(Refusal::limit(Field::Targets).help(format!(
                    "A rule has at most {most} targets, and AWS does not raise it. Send to an SNS topic that fans out, or make a second rule with the same event pattern."
                )));
            }
            None => rule.targets.push(target),
        }
        Ok(())
    })
}

/// Takes a target away. An unknown target is no error, as in AWS.
/// Errors: an unknown rule.
pub fn remove_target(yard: &Yard, event_bus: &str, rule: &str, id: &str) -> Result<Yard, Refusal> {
    with_rule(yard, event_bus, rule, |rule| {
        rule.targets.retain(|target| target.id != id);
        Ok(())
    })
}

/// Whether AWS takes a target as it is. Errors: AWS's refusal.
pub fn check_target(yard: &Yard, target: &Target) -> Result<(), Refusal> {
    check_target_with(yard, target, None)
}

/// As [`check_target`], for a target of a rule with this role.
pub(crate) fn check_target_with(
    yard: &Yard,
    target: &Target,
    rule_role: Option<&str>,
) -> Result<(), Refusal> {
    let longest = limit(yard, TARGET_ID_LENGTH);
    let broken = name_constraints(&target.id, "targets.1.member.id", longest);
    if let Some(refusal) = constraints(Field::TargetId, broken) {
        return Err(refusal.help(format!(
            "A target's id has 1 to {longest} letters, digits, dots, hyphens or underscores."
        )));
    }
    let arn_length = length_constraint(
        &target.arn,
        "targets.1.member.arn",
        1,
        limit(yard, TARGET_ARN_LENGTH),
    );
    if let Some(refusal) = constraints(Field::TargetArn, arn_length.into_iter().collect()) {
        return Err(refusal);
    }
    let kind = target.kind().map_err(|problem| {
        Refusal::validation(
            Field::TargetArn,
            format!(
                "Parameter {} is not valid. Reason: Provided Arn is not in correct format.",
                target.arn
            ),
        )
        .help(problem.help)
    })?;
    let group = target
        .sqs_parameters
        .as_ref()
        .and_then(|parameters| parameters.message_group_id.as_deref())
        .and_then(|group| {
            length_constraint(
                group,
                "targets.1.member.sqsParameters.messageGroupId",
                0,
                limit(yard, MESSAGE_GROUP_ID_LENGTH),
            )
        });
    if let Some(refusal) = constraints(Field::SqsParameters, group.into_iter().collect()) {
        return Err(refusal);
    }
    kind.target_type().check_with_role(target, rule_role)?;
    check_bus_role(&yard.account, yard.clock, target)
}
