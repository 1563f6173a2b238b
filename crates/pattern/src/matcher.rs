//! The reference matcher: small and plain, it defines the meaning.

mod search;

use std::collections::HashMap;

use crate::event::Event;
use crate::event::leaves::{Leaf, Leaves};
use crate::operators::{Subject, compare_numbers};
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
    /// For a field the values that satisfy it.
    satisfying: HashMap<usize, Vec<Leaf<'e>>>,
}

impl<'e> Matcher<'_, 'e> {
    fn branch(&mut self, branch: &[BranchField]) -> bool {
        for part in branch {
            self.prepare(part);
        }
        let nothing: &[Leaf<'e>] = &[];
        let mut choices = Vec::new();
        for part in branch {
            let satisfying = self
                .satisfying
                .get(&part.field)
                .map_or(nothing, Vec::as_slice);
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
        if self.satisfying.contains_key(&part.field) {
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
        let numbers = compare_numbers(tests.iter().map(|test| &test.operator));
        let satisfying = present
            .iter()
            .filter(|leaf| {
                let subject = Subject::among(numbers, leaf.value);
                tests.iter().any(|test| test.operator.matches(&subject))
            })
            .cloned()
            .collect();
        self.satisfying.insert(part.field, satisfying);
    }
}

#[cfg(test)]
mod tests;
