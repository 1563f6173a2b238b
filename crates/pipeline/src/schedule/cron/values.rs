//! Lists of values, ranges and steps.

use super::CronField;
use serde::{Deserialize, Serialize};

/// A field's list; a value that any item has is in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Values {
    /// The items between commas, as written.
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// What stands before the slash.
    pub start: Start,
    /// What stands after it.
    pub step: Option<u16>,
}

/// An item without its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Start {
    /// `*`.
    All,
    /// One value; with a step, all from it to the field's highest.
    Value(u16),
    /// From one value to another, both included. Where the first is the
    /// greater one the range runs over the end of the field.
    Range(u16, u16),
}

impl Values {
    pub(super) fn one(start: Start) -> Values {
        Values {
            items: vec![Item { start, step: None }],
        }
    }

    /// Whether this is a lone `*`.
    pub fn is_star(&self) -> bool {
        matches!(
            self.items.as_slice(),
            [Item {
                start: Start::All,
                step: None
            }]
        )
    }

    /// Whether a value of the field is in the list.
    pub fn contains(&self, field: CronField, value: i64) -> bool {
        u16::try_from(value).is_ok_and(|value| {
            let (low, high) = field.range();
            (low..=high).contains(&value)
                && self.items.iter().any(|item| item.contains(field, value))
        })
    }

    /// The values of the list in order, each once.
    pub fn sorted(&self, field: CronField) -> Vec<u16> {
        let (low, high) = field.range();
        (low..=high)
            .filter(|value| self.contains(field, i64::from(*value)))
            .collect()
    }
}

impl Item {
    fn contains(self, field: CronField, value: u16) -> bool {
        let (low, high) = field.range();
        let (from, to) = match (self.start, self.step) {
            (Start::All, _) => (low, high),
            (Start::Value(one), None) => (one, one),
            (Start::Value(from), Some(_)) => (from, high),
            (Start::Range(from, to), _) => (from, to),
        };
        let distance = if from <= value && (value <= to || from > to) {
            value - from
        } else if from > to && value <= to {
            // Past the end of the field.
            (high - from) + 1 + (value - low)
        } else {
            return false;
        };
        distance.is_multiple_of(self.step.unwrap_or(1).max(1))
    }
}
