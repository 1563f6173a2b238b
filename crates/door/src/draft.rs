//! A yard as the page has it.

use pipeline::{Rule, Timestamp, Yard};
use serde::{Deserialize, Serialize};

/// What a person has wired: the rules of the account and Region where they work, as typed, and how
/// far the yard has come. What else a [`Yard`] holds the page does not show, so it does not carry it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The account's twelve digits.
    pub account: String,
    /// The Region, such as `us-east-1`.
    pub region: String,
    /// The yard's own time.
    pub clock: Timestamp,
    /// What identifiers are drawn from.
    pub seed: u64,
    /// How many identifiers the yard has given out.
    pub counter: u64,
    /// How many steps have happened in it.
    pub steps: u64,
    /// The rules of all buses, in the order in which they were made.
    pub rules: Vec<Rule>,
}

/// How far a yard has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The yard's own time.
    pub clock: Timestamp,
    /// How many identifiers the yard has given out.
    pub counter: u64,
    /// How many steps have happened in it.
    pub steps: u64,
}

impl Default for Draft {
    /// Nothing wired, where a new [`Yard`] is.
    fn default() -> Self {
        Draft {
            account: "123456789012".to_owned(),
            region: "us-east-1".to_owned(),
            clock: Timestamp::START,
            seed: 0,
            counter: 0,
            steps: 0,
            rules: Vec::new(),
        }
    }
}

impl Draft {
    /// Takes over what happening changes in a yard; what the person has made stays as it is.
    pub fn go_on(&mut self, progress: Progress) {
        self.clock = progress.clock;
        self.counter = progress.counter;
        self.steps = progress.steps;
    }

    /// The whole yard of the draft.
    pub fn yard(&self) -> Yard {
        Yard {
            account: self.account.clone(),
            region: self.region.clone(),
            clock: self.clock,
            seed: self.seed,
            counter: self.counter,
            steps: self.steps,
            rules: self.rules.clone(),
            ..Yard::default()
        }
    }
}

impl From<Yard> for Draft {
    fn from(yard: Yard) -> Self {
        Draft {
            account: yard.account,
            region: yard.region,
            clock: yard.clock,
            seed: yard.seed,
            counter: yard.counter,
            steps: yard.steps,
            rules: yard.rules,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_draft_is_a_new_yard() {
        assert_eq!(Draft::default().yard(), Yard::default());
        assert_eq!(Draft::from(Yard::default()), Draft::default());
    }
}
