//! One value for each field, all of them from the same array elements.
//!
//! Two values fit together if no array holds both in different elements. Fields are taken in the
//! order of the engine, because "must be absent" looks at the elements chosen before it. Where a
//! field finds no value, the search goes back to the last field that stood in its way.

use std::collections::HashSet;

use crate::event::leaves::{Element, Spot};

/// What a field may take.
pub(crate) struct Choice<'c> {
    /// The values that satisfy it, in the order of the event.
    pub(crate) satisfying: &'c [Spot],
    /// All values of the field.
    pub(crate) present: &'c [Spot],
    pub(crate) may_be_absent: bool,
}

pub(crate) struct Search<'c> {
    choices: &'c [Choice<'c>],
    /// All elements of arrays that are arrays or objects.
    elements: &'c [Element],
    /// The beginnings of arrays that hold plain values.
    plain: &'c HashSet<usize>,
    /// For each field so far the elements that hold its value, outermost first.
    chosen: Vec<Vec<usize>>,
}

/// The fields that stand in the way; one flag a field.
#[derive(Clone)]
struct Blame(Vec<bool>);

impl Blame {
    fn contains(&self, field: usize) -> bool {
        self.0.get(field).copied().unwrap_or_default()
    }

    fn set(&mut self, field: usize, guilty: bool) {
        if let Some(flag) = self.0.get_mut(field) {
            *flag = guilty;
        }
    }

    fn add(&mut self, other: &Self) {
        for (flag, more) in self.0.iter_mut().zip(&other.0) {
            *flag |= more;
        }
    }

    fn add_before(&mut self, field: usize) {
        for flag in self.0.iter_mut().take(field) {
            *flag = true;
        }
    }
}

/// Why a value cannot be taken.
struct Conflict {
    field: usize,
    /// Values before this byte cannot be taken either.
    resume: usize,
}

impl<'c> Search<'c> {
    pub(crate) fn new(
        choices: &'c [Choice<'c>],
        elements: &'c [Element],
        plain: &'c HashSet<usize>,
    ) -> Self {
        Self {
            choices,
            elements,
            plain,
            chosen: Vec::new(),
        }
    }

    pub(crate) fn succeeds(&mut self) -> bool {
        self.from(0).is_none()
    }

    /// Chooses for this field and those after it; on failure, who is to blame.
    fn from(&mut self, field: usize) -> Option<Blame> {
        let choice = self.choices.get(field)?;
        let mut blame = Blame(vec![false; self.choices.len()]);
        let mut next = 0;
        let mut tried = None;
        while let Some(leaf) = choice.satisfying.get(next) {
            if tried == Some(leaf.element) {
                next += 1;
                continue;
            }
            if let Some(conflict) = self.conflict(leaf) {
                blame.set(conflict.field, true);
                next = skip(choice.satisfying, next, conflict.resume);
                continue;
            }
            tried = Some(leaf.element);
            let elements = self.elements(leaf);
            if let Some(later) = self.attempt(field, elements) {
                if !later.contains(field) {
                    return Some(later);
                }
                blame.add(&later);
                next += 1;
            } else {
                return None;
            }
        }
        if choice.may_be_absent {
            if self.any_fits(choice.present) {
                blame.add_before(field);
            } else if let Some(later) = self.attempt(field, Vec::new()) {
                blame.add(&later);
                blame.add_before(field);
            } else {
                return None;
            }
        }
        blame.set(field, false);
        Some(blame)
    }

    fn attempt(&mut self, field: usize, elements: Vec<usize>) -> Option<Blame> {
        self.chosen.push(elements);
        let later = self.from(field + 1);
        self.chosen.pop();
        later
    }

    /// Whether some value fits to what is chosen so far.
    fn any_fits(&self, present: &[Spot]) -> bool {
        let mut next = 0;
        while let Some(leaf) = present.get(next) {
            match self.conflict(leaf) {
                Some(conflict) => next = skip(present, next, conflict.resume),
                None => return true,
            }
        }
        false
    }

    /// The elements that hold a value, outermost first.
    fn elements(&self, leaf: &Spot) -> Vec<usize> {
        let mut elements = Vec::new();
        let mut next = leaf.element;
        while let Some(index) = next {
            elements.push(index);
            next = self.elements.get(index).and_then(|e| e.outer);
        }
        elements.reverse();
        elements
    }

    fn conflict(&self, leaf: &Spot) -> Option<Conflict> {
        let at = leaf.start;
        for (field, elements) in self.chosen.iter().enumerate() {
            for element in elements.iter().filter_map(|e| self.elements.get(*e)) {
                if !element.array.contains(at) || leaf.array == Some(element.array.start) {
                    break;
                }
                if element.span.contains(at) {
                    continue;
                }
                let resume = match (
                    self.plain.contains(&element.array.start),
                    at < element.span.start,
                ) {
                    (true, _) => at,
                    (false, true) => element.span.start,
                    (false, false) => element.array.end,
                };
                return Some(Conflict { field, resume });
            }
        }
        None
    }
}

/// The next value after `index` that begins at `resume` or later.
fn skip(leaves: &[Spot], index: usize, resume: usize) -> usize {
    let rest = leaves.get(index + 1..).unwrap_or_default();
    index + 1 + rest.partition_point(|leaf| leaf.start < resume)
}
