//! All statements that an invocation lacks, at once.

use super::authorize::{Invocation, authorize};
use super::policies::{Policies, PolicyPlace};
use super::suggest::Missing;
use crate::arn::Arn;

/// What has to be added so that an invocation gets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The policies with every statement that was missing.
    pub policies: Policies,
    /// The policy of the receiving event bus, where it had to change.
    pub bus_policy: Option<String>,
    /// The statements in the order in which they were added. Each has the
    /// policy of its place as it is after all statements before it.
    pub added: Vec<Missing>,
}

/// More statements than any target can lack; an end for policies that stay
/// refused.
const MOST: usize = 24;

/// Adds every statement that an invocation lacks, as the console does when a
/// target is added to a rule. What no statement can mend stays as it is: an
/// explicit denial, a target without its role, a key that AWS manages, a text
/// that is no JSON.
pub fn complete(invocation: &Invocation<'_>, policies: &Policies) -> Completed {
    add(invocation, policies, |_| true)
}

/// As [`complete`], but only at places of which the policies say nothing, and
/// only in the sender's account: what the console sets up for a target whose
/// permissions nobody has written. A policy that is there stays as it is, and
/// so does everything of other accounts, where the console cannot reach.
pub fn complete_unsaid(invocation: &Invocation<'_>, policies: &Policies) -> Completed {
    let own = Arn::read(invocation.source_arn).map_or("", |arn| arn.account);
    add(invocation, policies, |place| {
        let is_own = Arn::read(place.arn()).is_ok_and(|arn| arn.account == own);
        is_own && is_unsaid(policies, place)
    })
}

/// Whether there was nothing at a place, or only what was added there.
fn is_unsaid(policies: &Policies, place: &PolicyPlace) -> bool {
    match place {
        PolicyPlace::Resource { arn } => policies.of_resource(arn).is_empty(),
        PolicyPlace::Trust { role } | PolicyPlace::Role { role, .. } => {
            policies.role(role).is_none()
        }
        PolicyPlace::Key { .. } => false,
    }
}

fn add(
    invocation: &Invocation<'_>,
    policies: &Policies,
    may: impl Fn(&PolicyPlace) -> bool,
) -> Completed {
    let mut completed = Completed {
        policies: policies.clone(),
        bus_policy: None,
        added: Vec::new(),
    };
    while completed.added.len() < MOST {
        let bus_policy = completed.bus_policy.as_deref().or(invocation.bus_policy);
        let now = Invocation {
            bus_policy,
            ..*invocation
        };
        let checks = authorize(&now, &completed.policies).checks;
        let mut missing = checks.into_iter().flat_map(|check| check.missing);
        let Some(next) = missing.find(|one| !one.replaces && may(&one.place)) else {
            break;
        };
        let again = |earlier: &Missing| {
            (&earlier.place, &earlier.statement) == (&next.place, &next.statement)
        };
        if completed.added.iter().any(again) {
            break;
        }
        match &next.place {
            PolicyPlace::Resource { arn } if is_bus(arn) => {
                completed.bus_policy = Some(next.policy.clone());
            }
            place => completed.policies.put(place, &next.policy),
        }
        completed.added.push(next);
    }
    completed
}

fn is_bus(arn: &str) -> bool {
    Arn::read(arn)
        .is_ok_and(|arn| arn.service == "events" && arn.resource.starts_with("event-bus/"))
}

#[cfg(test)]
mod tests;
