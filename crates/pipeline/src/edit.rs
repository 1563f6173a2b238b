//! Changes of a yard, named after the API's operations.
//!
//! Each takes the yard by reference and answers the changed one, or AWS's
//! refusal; undo is to keep the earlier value.

use crate::quotas::Quota;
use crate::refusal::{Field, Refusal};
use crate::{Rule, Yard};

mod rules;
mod targets;

pub use rules::{
    PutRule, check_rule, put_rule, remove_rule, remove_rule_with_targets, rename_rule, set_state,
};
pub(crate) use targets::check_target_with;
pub use targets::{check_target, put_target, remove_target};

/// The constraints that a name of AWS's class `[\.\-_A-Za-z0-9]+` breaks, in
/// AWS's order and words.
fn name_constraints(value: &str, at: &str, longest: usize) -> Vec<String> {
    let mut broken = Vec::new();
    let start = format!("Value '{value}' at '{at}' failed to satisfy constraint:");
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if value.is_empty() || !value.chars().all(allowed) {
        broken.push(format!(
            r"{start} Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+"
        ));
    }
    broken.extend(length_constraint(value, at, 1, longest));
    broken
}

fn length_constraint(value: &str, at: &str, shortest: usize, longest: usize) -> Option<String> {
    let length = value.chars().count();
    let start = format!("Value '{value}' at '{at}' failed to satisfy constraint:");
    if length < shortest {
        Some(format!(
            "{start} Member must have length greater than or equal to {shortest}"
        ))
    } else if length > longest {
        Some(format!(
            "{start} Member must have length less than or equal to {longest}"
        ))
    } else {
        None
    }
}

fn limit(yard: &Yard, quota: Quota) -> usize {
    quota.at(yard.clock)
}

/// The yard with one rule changed. Errors: AWS's words for an unknown rule.
fn with_rule(
    yard: &Yard,
    event_bus: &str,
    name: &str,
    change: impl FnOnce(&mut Rule) -> Result<(), Refusal>,
) -> Result<Yard, Refusal> {
    let mut next = yard.clone();
    let rule = next
        .rules
        .iter_mut()
        .find(|rule| rule.event_bus == event_bus && rule.name == name)
        .ok_or_else(|| unknown_rule(event_bus, name))?;
    change(rule)?;
    Ok(next)
}

fn unknown_rule(event_bus: &str, name: &str) -> Refusal {
    Refusal::not_found(
        Field::Name,
        format!("Rule {name} does not exist on EventBus {event_bus}."),
    )
}

#[cfg(test)]
mod tests;
