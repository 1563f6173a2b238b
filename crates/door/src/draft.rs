//! What of a yard a keystroke needs.

use pipeline::{Rule, Timestamp, Yard};
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
    pub rules: Vec<Rule>,
}

impl Default for Draft {
    /// Nothing wired, where a new [`Yard`] is.
    fn default() -> Self {
        Draft::from(&Yard::default())
    }
}

impl Draft {
    /// A yard with these rules, in which nothing has happened yet.
    pub fn yard(&self) -> Yard {
        Yard {
            account: self.account.clone(),
            region: self.region.clone(),
            clock: self.clock,
            rules: self.rules.clone(),
            ..Yard::default()
        }
    }
}

impl From<&Yard> for Draft {
    fn from(yard: &Yard) -> Self {
        Draft {
            account: yard.account.clone(),
            region: yard.region.clone(),
            clock: yard.clock,
            rules: yard.rules.clone(),
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
