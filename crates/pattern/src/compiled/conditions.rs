//! What rules ask of one field, each kept once however many rules ask it.

use std::hash::{Hash, Hasher};

use super::fields::Fields;
use super::hash::{Fast, FastMap};
use super::index::Index;
use super::key::Key;
use super::texts::Texts;
use crate::operators::Operator;
use crate::pattern::Field;

/// A field and its alternatives.
#[derive(Debug)]
pub(super) struct Condition {
    /// The node of the field.
    pub(super) node: u32,
    pub(super) tests: Box<[Operator]>,
    pub(super) compares_numbers: bool,
    /// Whether the field may be absent.
    pub(super) may_be_absent: bool,
    /// The numbers of the strings in it, or of those that it excludes; rising.
    pub(super) texts: Box<[u32]>,
    pub(super) shape: Shape,
    hash: u64,
    /// How many branches ask it.
    pub(super) uses: u32,
}

/// By what a condition is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It is a list of strings: by their numbers.
    Texts,
    /// It is anything but some strings: by their numbers.
    Not,
    /// Anything else: by its alternatives.
    Mixed,
}

/// All conditions; a place that is free is used again.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    pub(super) all: Vec<Condition>,
    free: Vec<u32>,
    by_hash: FastMap<u64, Vec<u32>>,
}

impl Conditions {
    pub(super) fn get(&self, condition: u32) -> Option<&Condition> {
        self.all.get(condition as usize)
    }

    /// The condition of a field, made where no rule has asked it yet.
    pub(super) fn take(
        &mut self,
        field: &Field,
        node: u32,
        fields: &mut Fields,
        index: &mut Index,
        texts: &mut Texts,
    ) -> u32 {
        let tests: Box<[Operator]> = field.tests.iter().map(|t| t.operator.clone()).collect();
        let mut hasher = Fast::default();
        (node, &tests).hash(&mut hasher);
        let hash = hasher.finish();
        for known in self.by_hash.get(&hash).into_iter().flatten() {
            if let Some(condition) = self.all.get_mut(*known as usize)
                && condition.node == node
                && condition.tests == tests
            {
                condition.uses += 1;
                return *known;
            }
        }
        let shape = shape(&tests);
        let number = |text: &str| {
            let (number, is_new) = texts.take(node, text);
            index.texts += usize::from(is_new);
            number
        };
        let mut numbers: Box<[u32]> = named(&tests).map(number).collect();
        numbers.sort_unstable();
        let condition = Condition {
            node,
            compares_numbers: field.compares_numbers,
            texts: numbers,
            shape,
            may_be_absent: tests.iter().any(Operator::wants_absence),
            tests,
            hash,
            uses: 1,
        };
        condition.count(true, fields);
        let place = match self.free.pop() {
            Some(place) => place,
            None => u32::try_from(self.all.len()).unwrap_or(u32::MAX),
        };
        match self.all.get_mut(place as usize) {
            Some(slot) => *slot = condition,
            None => self.all.push(condition),
        }
        self.by_hash.entry(hash).or_default().push(place);
        place
    }

    /// One rule less asks it.
    pub(super) fn release(
        &mut self,
        place: u32,
        fields: &mut Fields,
        indices: &mut [Option<Box<Index>>],
        texts: &mut Texts,
    ) {
        let Some(condition) = self.all.get_mut(place as usize) else {
            return;
        };
        condition.uses = condition.uses.saturating_sub(1);
        if condition.uses > 0 {
            return;
        }
        condition.count(false, fields);
        if let Some(Some(index)) = indices.get_mut(condition.node as usize) {
            for text in named(&condition.tests) {
                let is_gone = texts.release(condition.node, text);
                index.texts -= usize::from(is_gone);
            }
        }
        condition.tests = Box::default();
        if let Some(same) = self.by_hash.get_mut(&condition.hash) {
            same.retain(|other| *other != place);
            if same.is_empty() {
                self.by_hash.remove(&condition.hash);
            }
        }
        self.free.push(place);
    }
}

/// The strings among alternatives, or those that the only one excludes.
fn named(tests: &[Operator]) -> impl Iterator<Item = &str> {
    let excluded = match tests {
        [only] => only.only_excludes().unwrap_or_default(),
        _ => &[],
    };
    let named = tests.iter().filter_map(|test| match Key::of(test) {
        Key::Text(text) => Some(text),
        _ => None,
    });
    named.chain(excluded.iter().map(String::as_str))
}

fn shape(tests: &[Operator]) -> Shape {
    let is_text = |test: &Operator| matches!(Key::of(test), Key::Text(_));
    match tests {
        [only] if only.only_excludes().is_some() => Shape::Not,
        all if all.iter().all(is_text) => Shape::Texts,
        _ => Shape::Mixed,
    }
}

impl Condition {
    /// The numbers of the strings each of which satisfies it.
    pub(super) fn waited_for(&self) -> &[u32] {
        match self.shape {
            Shape::Not => &[],
            Shape::Texts | Shape::Mixed => &self.texts,
        }
    }

    /// Whether a value satisfies it of which this is the number of the string.
    pub(super) fn takes(&self, text: u32, value: impl FnOnce() -> bool) -> bool {
        match self.shape {
            Shape::Texts => self.texts.binary_search(&text).is_ok(),
            Shape::Not => self.texts.binary_search(&text).is_err(),
            Shape::Mixed => value(),
        }
    }

    fn count(&self, more: bool, fields: &mut Fields) {
        let addresses = self.tests.iter().any(Operator::is_about_addresses);
        fields.count(self.node, more, self.compares_numbers, addresses);
    }
}
