//! A value of an event, in the forms in which rules look at it.

use crate::number::Comparable;
use crate::operators::{Operator, Subject};

use super::conditions::Condition;

/// A value that is no array or object.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Value<'v> {
    /// The string, where it is one.
    pub(super) text: Option<&'v str>,
    /// The JSON text, where it is no string.
    pub(super) raw: Option<&'v str>,
    /// The number, where it can be compared and some rule would.
    pub(super) number: Option<Comparable>,
    /// The hexadecimal digits of the address, where it is one and some rule looks for addresses.
    pub(super) address: Option<&'v str>,
}

impl Value<'_> {
    /// Whether it satisfies an alternative of a condition.
    pub(super) fn satisfies(&self, condition: &Condition) -> bool {
        let shown = !(condition.compares_numbers && self.number.is_some());
        let subject = Subject {
            text: self.text,
            number: self.number,
            address: None,
            raw: self.raw.filter(|_| shown),
        };
        let satisfied = |test: &Operator| test.matches_with(&subject, self.address);
        condition.tests.iter().any(satisfied)
    }
}
