//! Which fields the engine compares by number or by address.
//!
//! The engine keeps one table of alternatives for a field, shared by all combinations that come
//! to it the same way. If one alternative compares numbers, every number there is compared by
//! value, and no string is read as an address any more; if one is an address, strings that are
//! addresses are no longer seen as text by the others.

use std::collections::{BTreeSet, HashMap};

use super::{Field, Pattern};
use crate::operators::Operator;

/// Beyond this many states only what a field itself asks is looked at.
const MOST_STATES: usize = 100_000;

#[derive(Default)]
struct Table<'p> {
    numbers: bool,
    addresses: bool,
    next: HashMap<&'p Operator, usize>,
}

#[derive(Default)]
struct Tables<'p> {
    states: usize,
    tables: HashMap<(usize, usize), Table<'p>>,
}

impl<'p> Tables<'p> {
    /// Adds the alternatives of a field at a state and gives the states that follow.
    fn add(&mut self, state: usize, name: usize, field: &'p Field) -> BTreeSet<usize> {
        let table = self.tables.entry((state, name)).or_default();
        let mut last = None;
        let mut following = BTreeSet::new();
        for test in &field.tests {
            let operator = &test.operator;
            table.numbers |= operator.compares_numbers();
            table.addresses |= operator.compares_addresses();
            let next = *table.next.entry(operator).or_insert_with(|| {
                last.unwrap_or_else(|| {
                    self.states += 1;
                    self.states
                })
            });
            last = Some(next);
            following.insert(next);
        }
        following
    }
}

/// Marks the fields of all combinations.
pub(super) fn mark(pattern: &mut Pattern) {
    let mut tables = Tables::default();
    let mut visited: Vec<Vec<BTreeSet<usize>>> = Vec::new();
    for branch in &pattern.branches {
        let mut states = BTreeSet::from([0]);
        let mut seen = Vec::new();
        for part in branch {
            let Some(field) = pattern.fields.get(part.field) else {
                continue;
            };
            let here = std::mem::take(&mut states);
            if tables.states < MOST_STATES {
                for state in &here {
                    states.extend(tables.add(*state, part.name, field));
                }
            }
            seen.push(here);
        }
        visited.push(seen);
    }
    let mut marks = Vec::new();
    for (branch, seen) in pattern.branches.iter().zip(&visited) {
        for (part, states) in branch.iter().zip(seen) {
            let own = pattern
                .fields
                .get(part.field)
                .map(|f| f.tests.as_slice())
                .unwrap_or_default();
            let mut numbers = own.iter().any(|t| t.operator.compares_numbers());
            let mut addresses = own.iter().any(|t| t.operator.compares_addresses());
            for table in states
                .iter()
                .filter_map(|s| tables.tables.get(&(*s, part.name)))
            {
                numbers |= table.numbers;
                addresses |= table.addresses;
            }
            marks.push((numbers, addresses));
        }
    }
    let mut marks = marks.into_iter();
    for part in pattern.branches.iter_mut().flatten() {
        if let Some((numbers, addresses)) = marks.next() {
            part.numbers = numbers;
            part.addresses = addresses;
        }
    }
}
