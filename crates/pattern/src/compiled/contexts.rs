//! What branches ask beside the condition that they wait for: sets of conditions, each kept once
//! however many branches have it, so that it is tried once an event for all of them. A set with a
//! list of strings in it waits for one of these, so that most sets cost an event nothing.

use std::hash::{Hash, Hasher};

use super::fields::NOWHERE;
use super::hash::{Fast, FastMap};

/// A set of conditions.
#[derive(Debug, Default)]
struct Context {
    /// Rising.
    conditions: Box<[u32]>,
    /// The condition that it waits for; [`NOWHERE`] for none.
    watch: u32,
    /// How many branches have it.
    uses: u32,
}

/// The place of a set.
pub(super) fn place(context: u32) -> usize {
    context as usize >> 1
}

/// Whether a set waits, so that what is not known of it when all strings have been seen does not hold.
pub(super) fn waits(context: u32) -> bool {
    context & 1 == 1
}

/// All sets; a place that is free is used again.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    all: Vec<Context>,
    free: Vec<u32>,
    /// The numbers of sets: twice their places, and one more where they [wait](waits).
    by_hash: FastMap<u64, Vec<u32>>,
}

impl Contexts {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The conditions of a set.
    pub(super) fn conditions(&self, context: u32) -> &[u32] {
        self.all
            .get(place(context))
            .map_or(&[], |context| &context.conditions)
    }

    /// The set of these conditions, where some branch has it.
    pub(super) fn find(&self, conditions: &[u32]) -> Option<u32> {
        let same = self.by_hash.get(&hash(conditions))?;
        let is_it = |place: &&u32| self.conditions(**place) == conditions;
        same.iter().find(is_it).copied()
    }

    /// The set of these conditions, for one branch more, [`NOWHERE`] for none; and whether it is a new
    /// one. A new one waits for `watch`.
    pub(super) fn take(&mut self, conditions: &[u32], watch: u32) -> (u32, bool) {
        if conditions.is_empty() {
            return (NOWHERE, false);
        }
        if let Some(known) = self.find(conditions) {
            if let Some(context) = self.all.get_mut(place(known)) {
                context.uses += 1;
            }
            return (known, false);
        }
        let context = Context {
            conditions: conditions.into(),
            watch,
            uses: 1,
        };
        let place = match self.free.pop() {
            Some(place) => place,
            None => u32::try_from(self.all.len()).unwrap_or(NOWHERE),
        };
        match self.all.get_mut(place as usize) {
            Some(slot) => *slot = context,
            None => self.all.push(context),
        }
        let number = place << 1 | u32::from(watch != NOWHERE);
        let same = self.by_hash.entry(hash(conditions)).or_default();
        same.push(number);
        (number, true)
    }

    /// One branch less has it. The condition that it has waited for, where it is no more.
    pub(super) fn release(&mut self, number: u32) -> Option<u32> {
        let context = self.all.get_mut(place(number))?;
        context.uses = context.uses.saturating_sub(1);
        if context.uses > 0 {
            return None;
        }
        let context = std::mem::take(context);
        let hash = hash(&context.conditions);
        if let Some(same) = self.by_hash.get_mut(&hash) {
            same.retain(|other| *other != number);
            if same.is_empty() {
                self.by_hash.remove(&hash);
            }
        }
        self.free.push(number >> 1);
        Some(context.watch)
    }
}

fn hash(conditions: &[u32]) -> u64 {
    let mut hasher = Fast::default();
    conditions.hash(&mut hasher);
    hasher.finish()
}
