//! A yard as the page has it.

use pipeline::{Rule, Timestamp, Yard};
use serde::{Deserialize, Serialize};

/// What a person has wired: the rules of the account and Region where they work, as typed, and how
/// far the yard has come. The rest of a [`Yard`] the page never shows, so it does not carry it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The account's twelve digits.
    pub account: String,
    /// The Region, such as `us-east-1`.
    pub region: String,
    /// What identifiers are drawn from.
    pub seed: u64,
    /// How far the yard has come.
    #[serde(flatten)]
    pub progress: Progress,
    /// The rules of all buses, in the order in which they were made.
    pub rules: Vec<Rule>,
}
