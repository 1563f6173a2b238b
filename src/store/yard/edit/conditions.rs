//! Edits of what a delivery depends on beside its rule: permissions, faults, chance.
//!
//! What nobody has written counts as the console sets it up ([`Permissions::AsConsole`]), so a new
//! target has its permission without an entry here, and one that is broken has one that says so.

use super::super::document::Document;
use super::other_account;
use pipeline::policy::PolicyPlace;
use pipeline::{Fault, Permissions, Target, Yard};

/// An edit of the conditions; a place that is not there changes nothing.
#[derive(Clone, Debug)]
pub enum Condition {
    /// What counts where no policy is written.
    Permissions(Permissions),
    /// A policy was written at a place; `None` takes it away, so that what the console sets up
    /// counts again.
    Policy(PolicyPlace, Option<String>),
    /// The policy of the event bus of this ARN was written or taken away.
    BusPolicy(String, Option<String>),
    /// A fault was added.
    AddFault(Fault),
    /// The fault at a place was replaced.
    PutFault(usize, Fault),
    /// The fault at a place was removed.
    RemoveFault(usize),
    /// Of how many calls in a thousand the answer is lost.
    Duplicates(u32),
    /// By how many milliseconds at most a call is late.
    Reordering(u32),
    /// How many calls a second the account may make; `None` is the quota of the Region.
    InvocationsPerSecond(Option<u32>),
}

/// Makes an edit; the answer names the run of small edits that it belongs to.
pub(super) fn apply(document: &mut Document, edit: Condition) -> Option<String> {
    let conditions = &mut document.yard.conditions;
    match edit {
        Condition::Permissions(permissions) => {
            conditions.permissions = permissions;
            None
        }
        Condition::Policy(place, Some(policy)) => {
            conditions.policies.put(&place, &policy);
            Some(format!("policy {place:?}"))
        }
        Condition::Policy(place, None) => {
            conditions.policies.remove(&place);
            None
        }
        Condition::BusPolicy(arn, policy) => {
            let bus = other_account::bus_of(&mut document.yard, &arn)?;
            let run = policy.is_some().then(|| format!("bus policy {arn}"));
            bus.policy = policy.filter(|policy| !policy.trim().is_empty());
            run
        }
        Condition::AddFault(fault) => {
            conditions.faults.push(fault);
            None
        }
        Condition::PutFault(at, fault) => {
            *conditions.faults.get_mut(at)? = fault;
            Some(format!("fault {at}"))
        }
        Condition::RemoveFault(at) => {
            if at < conditions.faults.len() {
                conditions.faults.remove(at);
            }
            None
        }
        Condition::Duplicates(per_thousand) => {
            conditions.duplicates_per_thousand = per_thousand.min(1_000);
            Some("duplicates".to_owned())
        }
        Condition::Reordering(millis) => {
            conditions.reordering_ms = millis;
            Some("reordering".to_owned())
        }
        Condition::InvocationsPerSecond(most) => {
            conditions.invocations_per_second = most;
            Some("calls a second".to_owned())
        }
    }
}

/// Forgets what was written about targets of a document that are gone, unless another target still
/// names it. Of an exercise nothing is forgotten: what stands there is part of the task.
pub(super) fn forget_in(document: &mut Document, gone: &[Target]) {
    if document.exercise.is_none() {
        forget(&mut document.yard, gone);
    }
}

/// Forgets what was written about targets that are gone, unless another target still names it.
pub(super) fn forget(yard: &mut Yard, gone: &[Target]) {
    for target in gone {
        for arn in arns(target) {
            if is_named(yard, arn) {
                continue;
            }
            let conditions = &mut yard.conditions;
            conditions.faults.retain(|fault| fault.target_arn != arn);
            let policies = &mut conditions.policies;
            policies.resources.retain(|policy| policy.resource != arn);
            policies.roles.retain(|role| role.arn != arn);
            policies.encrypted.retain(|one| one.resource != arn);
            if arn == target.arn {
                other_account::forget(yard, target);
            }
        }
    }
}

/// What a target names: itself, its role and its dead-letter queue.
fn arns(target: &Target) -> impl Iterator<Item = &str> {
    let queue = target.dead_letter_config.as_ref();
    let queue = queue.and_then(|config| config.arn.as_deref());
    [Some(target.arn.as_str()), target.role_arn.as_deref(), queue]
        .into_iter()
        .flatten()
}

pub(super) fn is_named(yard: &Yard, arn: &str) -> bool {
    let elsewhere = yard.elsewhere.iter().flat_map(|place| &place.rules);
    let mut rules = yard.rules.iter().chain(elsewhere);
    rules.any(|rule| {
        rule.role_arn.as_deref() == Some(arn)
            || rule
                .targets
                .iter()
                .any(|target| arns(target).any(|known| known == arn))
    })
}
