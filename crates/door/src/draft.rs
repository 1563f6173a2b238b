//! What of a yard a keystroke needs.

use pipeline::{Rule, RuleState, Timestamp, Yard};
use serde::{Deserialize, Serialize};

/// What is asked about at every keystroke: the rules of the account and Region where a person
/// works, as typed, and the time, on which limits depend. The rest of a [`Yard`] goes to the engine
/// only when something is to happen ([`crate::Send`], [`crate::Advance`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The account's twelve digits.
    pub account: String,
    /// The Region, such as `us-east-1`.
    pub region: String,
    /// The yard's own time.
    pub clock: Timestamp,
    /// The rules of all buses, in the order in which they were made.
    pub rules: Vec<DraftRule>,
}

/// What of a rule decides whether AWS takes it, which events it matches and when it runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftRule {
    /// The name.
    pub name: String,
    /// The name of the event bus.
    pub event_bus: String,
    /// Whether the rule is switched on.
    pub state: RuleState,
    /// What the rule is for.
    pub description: Option<String>,
    /// The event pattern as typed.
    pub event_pattern: Option<String>,
    /// When the rule runs by itself, as typed.
    pub schedule_expression: Option<String>,
    /// Since when a `rate` counts.
    pub creation_time: Timestamp,
}

impl Default for Draft {
    /// Nothing wired, where a new [`Yard`] is.
    fn default() -> Self {
        Draft::from(&Yard::default())
    }
}

impl Draft {
    /// A yard with these rules, which lead nowhere, in which nothing has happened yet.
    pub fn yard(&self) -> Yard {
        Yard {
            account: self.account.clone(),
            region: self.region.clone(),
            clock: self.clock,
            rules: self.rules.iter().map(DraftRule::rule).collect(),
            ..Yard::default()
        }
    }
}

impl DraftRule {
    /// The rule without targets.
    pub fn rule(&self) -> Rule {
        Rule {
            name: self.name.clone(),
            event_bus: self.event_bus.clone(),
            state: self.state,
            description: self.description.clone(),
            event_pattern: self.event_pattern.clone(),
            schedule_expression: self.schedule_expression.clone(),
            creation_time: self.creation_time,
            ..Rule::default()
        }
    }
}

impl From<&Yard> for Draft {
    fn from(yard: &Yard) -> Self {
        Draft {
            account: yard.account.clone(),
            region: yard.region.clone(),
            clock: yard.clock,
            rules: yard.rules.iter().map(DraftRule::from).collect(),
        }
    }
}

impl From<&Rule> for DraftRule {
    fn from(rule: &Rule) -> Self {
        DraftRule {
            name: rule.name.clone(),
            event_bus: rule.event_bus.clone(),
            state: rule.state,
            description: rule.description.clone(),
            event_pattern: rule.event_pattern.clone(),
            schedule_expression: rule.schedule_expression.clone(),
            creation_time: rule.creation_time,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_draft_is_a_new_yard() {
        assert_eq!(Draft::default().yard(), Yard::default());
        assert_eq!(Draft::from(&Yard::default()), Draft::default());
    }
}
