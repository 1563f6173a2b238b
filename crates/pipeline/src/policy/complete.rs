//! All statements that an invocation lacks, at once.

use super::authorize::{Invocation, authorize};
use super::policies::{Policies, PolicyPlace};
use super::suggest::Missing;

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
        let Some(next) = missing.find(|one| !one.replaces) else {
            break;
        };
        let is_bus = matches!(&next.place, PolicyPlace::Resource { arn } if is_bus(arn));
        if completed
            .added
            .iter()
            .any(|earlier| (&earlier.place, &earlier.statement) == (&next.place, &next.statement))
        {
            break;
        }
        if is_bus {
            completed.bus_policy = Some(next.policy.clone());
        } else {
            completed.policies.put(&next.place, &next.policy);
        }
        completed.added.push(next);
    }
    completed
}

fn is_bus(arn: &str) -> bool {
    crate::Arn::read(arn)
        .is_ok_and(|arn| arn.service == "events" && arn.resource.starts_with("event-bus/"))
}
