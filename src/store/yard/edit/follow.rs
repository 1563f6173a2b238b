//! What was written about a target goes with its ARN when that is edited.

use super::conditions::{forget, is_named};
use super::other_account;
use pipeline::{Target, Yard};

/// Lets faults and policies follow a target from what it was to what it is now: its own ARN, that of
/// its dead-letter queue and that of its role. What another target still names stays where it is, and
/// nothing is put over what another target has.
pub(super) fn follow(yard: &mut Yard, old: &Target, new: &Target) {
    let queue = |target: &Target| {
        let config = target.dead_letter_config.as_ref();
        config.and_then(|config| config.arn.clone())
    };
    let moves = [
        (Some(old.arn.clone()), Some(new.arn.clone())),
        (queue(old), queue(new)),
        (old.role_arn.clone(), new.role_arn.clone()),
    ];
    if old.arn != new.arn {
        let policy = other_account::policy_of(yard, old);
        if !is_named(yard, &old.arn) {
            other_account::forget(yard, old);
        }
        other_account::agree(yard, new);
        if let Some(policy) = policy {
            let policy = policy.map(|text| renamed(&text, &old.arn, &new.arn));
            other_account::put_policy(yard, new, policy);
        }
    }
    for (from, to) in moves {
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            go(yard, &from, &to);
        }
    }
    // What had a queue or a role and has none any more leaves nothing behind.
    if old.dead_letter_config != new.dead_letter_config || old.role_arn != new.role_arn {
        forget(yard, std::slice::from_ref(old));
    }
}

/// Everything that was written about an ARN is written about another one.
fn go(yard: &mut Yard, from: &str, to: &str) {
    let conditions = &yard.conditions;
    let policies = &conditions.policies;
    let is_taken = conditions.faults.iter().any(|fault| fault.target_arn == to)
        || policies.resources.iter().any(|one| one.resource == to)
        || policies.roles.iter().any(|one| one.arn == to);
    if is_taken || is_named(yard, from) {
        return;
    }
    let conditions = &mut yard.conditions;
    for fault in &mut conditions.faults {
        if fault.target_arn == from {
            to.clone_into(&mut fault.target_arn);
        }
    }
    let policies = &mut conditions.policies;
    for one in &mut policies.resources {
        if one.resource == from {
            to.clone_into(&mut one.resource);
            one.policy = renamed(&one.policy, from, to);
        }
    }
    for role in &mut policies.roles {
        if role.arn == from {
            to.clone_into(&mut role.arn);
        }
    }
    for one in &mut policies.encrypted {
        if one.resource == from {
            to.clone_into(&mut one.resource);
        }
    }
}

/// A policy with an ARN in the place of another one, where it stands alone between quotes.
fn renamed(policy: &str, from: &str, to: &str) -> String {
    policy.replace(&format!("\"{from}\""), &format!("\"{to}\""))
}
