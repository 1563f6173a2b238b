//! How sure a person is of an answer.

use serde::{Deserialize, Serialize};

/// How sure a person is of an answer, said before it is checked. The order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Does not know.
    Guess,
    /// Leans to it.
    Unsure,
    /// Knows.
    Confident,
}

impl Confidence {
    /// All of them, from least to most.
    pub const ALL: [Self; 3] = [Self::Guess, Self::Unsure, Self::Confident];
}
