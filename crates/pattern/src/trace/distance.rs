//! How far a pattern, or a part of one, is from a match.

use serde::{Deserialize, Serialize};

use super::{Node, Reason};
use crate::NearMiss;

/// How far a part of a pattern is from a match: the fewer fields fail, the nearer, and among as
/// many the one whose near misses are smaller slips. Of a `$or` the nearest branch counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Distance {
    /// The fields that fail.
    pub failing: usize,
    /// The weights of what is wrong with them: 1 for a slip of the hand, 10 for another value.
    pub weight: u32,
}

/// The weight of a failure without a near miss.
const FAR: u32 = 10;

/// What is added to the weight of a near miss for which no single change would do.
pub(crate) const WITHOUT_EDIT: u32 = 6;

impl Distance {
    fn plus(self, other: Self) -> Self {
        Self {
            failing: self.failing.saturating_add(other.failing),
            weight: self.weight.saturating_add(other.weight),
        }
    }

    /// One failing part with these near misses.
    fn one(misses: &[NearMiss]) -> Self {
        let weight = misses.iter().map(|miss| {
            let without = match miss.edits.is_empty() {
                true => WITHOUT_EDIT,
                false => 0,
            };
            miss.code.weight() + without
        });
        Self {
            failing: 1,
            weight: weight.min().unwrap_or(FAR).min(FAR),
        }
    }
}

impl Node {
    /// How far this part is from a match.
    #[must_use]
    pub fn distance(&self) -> Distance {
        if self.verdict().is_match() {
            return Distance::default();
        }
        match self {
            Self::Field(field) if field.reason == Some(Reason::Replaced) => Distance::default(),
            Self::Field(field) => Distance::one(&field.near_misses),
            Self::Any(any) => {
                let branches = any.branches.iter().map(Self::distance);
                branches.min().unwrap_or(Distance::one(&[]))
            }
            Self::All(all) => {
                let sum = all
                    .children
                    .iter()
                    .fold(Distance::default(), |sum, child| sum.plus(child.distance()));
                // Each part matches, but not together.
                match sum.failing {
                    0 => Distance::one(&all.near_misses),
                    _ => sum,
                }
            }
        }
    }
}
