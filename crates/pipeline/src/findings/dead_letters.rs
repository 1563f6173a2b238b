//! Where events go that cannot be delivered, and what keeps targets from taking them.

use super::rules::part;
use super::{Code, Finding, Mend, Part, Place, Weight};
use crate::send::unfit_dead_letter_queue;
use crate::{FaultKind, Rule, RuleState, Target, Yard};

pub(super) fn check(yard: &Yard, at: usize, found: &mut Vec<Finding>) {
    let Some(rule) = yard.rules.get(at) else {
        return;
    };
    let mut without = Vec::new();
    for (nth, target) in rule.targets.iter().enumerate() {
        match queue_of(target) {
            None => without.push(nth),
            Some(queue) => unfit(yard, target, queue, part(at, nth, Part::Retry), found),
        }
    }
    if !without.is_empty() && rule.state != RuleState::Disabled {
        found.push(lost(yard, rule, at, without));
    }
}

/// The dead-letter queue of a target.
fn queue_of(target: &Target) -> Option<&str> {
    target.dead_letter_config.as_ref()?.arn.as_deref()
}

/// That a rule's events are lost where they cannot be delivered.
fn lost(yard: &Yard, rule: &Rule, at: usize, without: Vec<usize>) -> Finding {
    let tries = |target: &Target| {
        let policy = target.retry_policy.unwrap_or_default();
        policy.maximum_retry_attempts != Some(0)
    };
    let once = |nth: &&usize| rule.targets.get(**nth).is_some_and(|target| !tries(target));
    let help = match without.iter().any(|nth| once(&nth)) {
        true => {
            "A target with MaximumRetryAttempts 0 gets a single attempt: whatever fails then is gone. A dead-letter queue keeps it."
        }
        false => {
            "EventBridge tries for 24 hours and up to 185 times unless the retry policy says less, but a call without permission or resource only once. What is left then is gone. A dead-letter queue keeps it."
        }
    };
    let message = match (without.as_slice(), rule.targets.len()) {
        ([nth], all) if all > 1 => {
            let id = rule.targets.get(*nth).map_or("", |target| &target.id);
            format!("{id} of {} has no dead-letter queue.", rule.name)
        }
        ([_], _) => format!("The target of {} has no dead-letter queue.", rule.name),
        (some, all) if some.len() == all => {
            format!(
                "None of the {all} targets of {} has a dead-letter queue.",
                rule.name
            )
        }
        (some, all) => format!(
            "{} of the {all} targets of {} have no dead-letter queue.",
            some.len(),
            rule.name
        ),
    };
    let arn = free_queue(yard, rule);
    let place = match without.as_slice() {
        [nth] => part(at, *nth, Part::Retry),
        _ => Place::Rule(at),
    };
    Finding::new(Code::NoDeadLetters, Weight::Risky, place, message)
        .help(help)
        .mend(Mend::DeadLetters(at, without, arn))
}

/// The ARN of a queue for the dead letters of a rule, named after it.
fn free_queue(yard: &Yard, rule: &Rule) -> String {
    let may = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = rule.name.chars().filter(may).take(70).collect();
    let partition = crate::arn::partition_of(&yard.region);
    let (region, account) = (&yard.region, &yard.account);
    format!("arn:{partition}:sqs:{region}:{account}:{name}-dlq")
}

/// That a dead-letter queue gets nothing, or is no help.
fn unfit(yard: &Yard, target: &Target, queue: &str, place: Place, found: &mut Vec<Finding>) {
    if let Some((message, help)) = unfit_dead_letter_queue(queue, &yard.region) {
        found.push(Finding::new(Code::UnfitDeadLetters, Weight::Wrong, place, message).help(help));
    } else if queue == target.arn {
        found.push(
            Finding::new(
                Code::UnfitDeadLetters,
                Weight::Risky,
                place,
                format!("The dead-letter queue of {} is the target itself.", target.id),
            )
            .help("What keeps an event from the target keeps it from there as well. Take another queue."),
        );
    }
}

/// The faults that are in force, each once, at the first target that it hits.
pub(super) fn faults(yard: &Yard, found: &mut Vec<Finding>) {
    for (at, fault) in yard.conditions.faults.iter().enumerate() {
        let hits = |arn: &str| fault.concerns(arn, yard.clock);
        let mut rules = yard.rules.iter().enumerate();
        let hit = rules.find_map(|(rule, found)| {
            let mut targets = found.targets.iter();
            let nth = targets
                .position(|target| hits(&target.arn) || queue_of(target).is_some_and(hits))?;
            Some((rule, nth, found.targets.get(nth)?))
        });
        let Some((rule, nth, target)) = hit else {
            continue;
        };
        let what = match fault.kind {
            FaultKind::Throttle => "is throttled",
            FaultKind::Error => "answers with errors",
            FaultKind::Deleted => "is gone",
            FaultKind::PermissionLost => "lets nobody in any more",
            FaultKind::KmsKeyDisabled => "has its KMS key switched off",
            FaultKind::Slow(_) => "is slow to answer",
        };
        let who = match hits(&target.arn) {
            true => target.id.clone(),
            false => format!("The dead-letter queue of {}", target.id),
        };
        found.push(
            Finding::new(
                Code::Fault,
                Weight::Note,
                part(rule, nth, Part::Faults),
                format!("{who} {what}: a fault that was injected."),
            )
            .help("It lasts until it is taken away or its time is over.")
            .mend(Mend::RemoveFault(at)),
        );
    }
}
