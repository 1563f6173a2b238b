//! The reference matcher: small and plain, it defines the meaning.

mod search;

use std::collections::HashMap;

use crate::address;
use crate::event::Event;
use crate::event::leaves::{Leaf, Leaves};
use crate::json::{Kind, Value};
use crate::number::Comparable;
use crate::operators::Subject;
use crate::pattern::{BranchField, Pattern};
use search::{Choice, Search};

/// Whether the pattern matches the event. A pattern with an error matches nothing.
#[must_use]
pub fn matches(pattern: &Pattern, event: &Event) -> bool {
    if !pattern.is_valid() {
        return false;
    }
    let leaves = Leaves::find(event.value(), pattern, false);
    let mut matcher = Matcher {
        pattern,
        leaves: &leaves,
        satisfying: HashMap::new(),
    };
    pattern.branches.iter().any(|branch| matcher.branch(branch))
}

struct Matcher<'p, 'e> {
    pattern: &'p Pattern,
    leaves: &'p Leaves<'e>,
    /// For a field, as the engine compares it, the values that satisfy it.
    satisfying: HashMap<(usize, bool, bool), Vec<Leaf<'e>>>,
}

impl<'e> Matcher<'_, 'e> {
    fn branch(&mut self, branch: &[BranchField]) -> bool {
        for part in branch {
            self.prepare(part);
        }
        let nothing: &[Leaf<'e>] = &[];
        let mut choices = Vec::new();
        for part in branch {
            let key = (part.field, part.numbers, part.addresses);
            let satisfying = self.satisfying.get(&key).map_or(nothing, Vec::as_slice);
            let present = self
                .leaves
                .by_name
                .get(part.name)
                .map_or(nothing, Vec::as_slice);
            let tests = self
                .pattern
                .fields
                .get(part.field)
                .map(|f| f.tests.as_slice())
                .unwrap_or_default();
            let may_be_absent = tests.iter().any(|test| test.operator.wants_absence());
            if satisfying.is_empty() && !may_be_absent {
                return false;
            }
            choices.push(Choice {
                satisfying,
                present,
                may_be_absent,
            });
        }
        Search::new(&choices, self.leaves).succeeds()
    }

    fn prepare(&mut self, part: &BranchField) {
        let key = (part.field, part.numbers, part.addresses);
        if self.satisfying.contains_key(&key) {
            return;
        }
        let tests = self
            .pattern
            .fields
            .get(part.field)
            .map(|f| f.tests.as_slice())
            .unwrap_or_default();
        let present = self
            .leaves
            .by_name
            .get(part.name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let satisfying = present
            .iter()
            .filter(|leaf| {
                let subject = subject(leaf.value, part.numbers, part.addresses);
                tests.iter().any(|test| test.operator.matches(&subject))
            })
            .cloned()
            .collect();
        self.satisfying.insert(key, satisfying);
    }
}

/// A value as the alternatives of a field see it.
pub(crate) fn subject(value: &Value, numbers: bool, addresses: bool) -> Subject<'_> {
    match &value.kind {
        Kind::String(text) if addresses && !numbers => {
            address::parse(text).map_or(Subject::Text(text), Subject::Address)
        }
        Kind::String(text) => Subject::Text(text),
        Kind::Number(text) if numbers => {
            Comparable::parse(text).map_or(Subject::Raw(text), Subject::Number)
        }
        Kind::Number(text) => Subject::Raw(text),
        Kind::Bool(true) => Subject::Raw("true"),
        Kind::Bool(false) => Subject::Raw("false"),
        Kind::Null | Kind::Array(_) | Kind::Object(_) => Subject::Raw("null"),
    }
}

#[cfg(test)]
mod tests;
