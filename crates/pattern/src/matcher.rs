//! The reference matcher: small and plain, it defines the meaning.

pub(crate) mod search;

use std::collections::HashMap;

use crate::event::Event;
use crate::event::leaves::{Leaf, Leaves, Spot};
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
    /// For a field the values that satisfy it.
    satisfying: HashMap<usize, Vec<Spot>>,
}

impl Matcher<'_, '_> {
    fn branch(&mut self, branch: &[BranchField]) -> bool {
        for part in branch {
            self.prepare(part);
        }
        let present: Vec<Vec<Spot>> = branch.iter().map(|part| self.present(part)).collect();
        let mut choices = Vec::new();
        for (part, present) in branch.iter().zip(&present) {
            let satisfying = self
                .satisfying
                .get(&part.field)
                .map_or(&[][..], Vec::as_slice);
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
        Search::new(&choices, &self.leaves.elements, &self.leaves.plain).succeeds()
    }

    /// All values of a field.
    fn present(&self, part: &BranchField) -> Vec<Spot> {
        let leaves = self.leaves.by_name.get(part.name);
        leaves.map_or_else(Vec::new, |leaves| leaves.iter().map(Leaf::spot).collect())
    }

    fn prepare(&mut self, part: &BranchField) {
        if self.satisfying.contains_key(&part.field) {
            return;
        }
        let Some(field) = self.pattern.fields.get(part.field) else {
            return;
        };
        let present = self
            .leaves
            .by_name
            .get(part.name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let satisfies = |leaf: &&Leaf<'_>| {
            let subject = Subject::new(leaf.value, field);
            field
                .tests
                .iter()
                .any(|test| test.operator.matches(&subject))
        };
        let satisfying = present.iter().filter(satisfies).map(Leaf::spot).collect();
        self.satisfying.insert(part.field, satisfying);
    }
}

#[cfg(test)]
mod tests;
