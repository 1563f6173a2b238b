//! What the person did with questions: a log to which is only ever added.

use super::kept::Slice;
use crate::platform::storage::Slot;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// Random, so that entries of two tabs can be joined without counting one twice.
    pub id: u64,
    /// What was done.
    pub deed: Deed,
}

/// What a person can do with a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Deed {
    /// Chose options and pressed Check.
    Answered {
        /// The question's id.
        question: String,
        /// The version of the bank in which it stood.
        bank: String,
        /// Numbers of the chosen options in the question's file, rising.
        picks: Vec<usize>,
        /// Whether exactly the right ones were chosen.
        right: bool,
    },
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    log: Rc<Vec<Entry>>,
    restored: bool,
}

impl Progress {
    /// All entries in order of time.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }

    /// How often a question has been answered.
    pub fn attempts(&self, id: &str) -> u64 {
        let of = |entry: &&Entry| matches!(&entry.deed, Deed::Answered { question, .. } if question == id);
        self.log.iter().filter(of).count() as u64
    }

    /// The last answer to a question: the chosen options and whether they were right.
    pub fn last_answer(&self, id: &str) -> Option<(&[usize], bool)> {
        self.log.iter().rev().find_map(|entry| match &entry.deed {
            Deed::Answered {
                question,
                picks,
                right,
                ..
            } if question == id => Some((picks.as_slice(), *right)),
            Deed::Answered { .. } => None,
        })
    }
}

/// What can happen to the log.
#[derive(Clone, Debug)]
pub enum ProgressAction {
    /// The storage has answered.
    Restored(Option<Vec<Entry>>),
    /// The person did something.
    Add(Entry),
}

impl Reducible for Progress {
    type Action = ProgressAction;

    fn reduce(self: Rc<Self>, action: ProgressAction) -> Rc<Self> {
        let (added, restored) = match action {
            ProgressAction::Restored(saved) => (saved.unwrap_or_default(), true),
            ProgressAction::Add(entry) => (vec![entry], self.restored),
        };
        Rc::new(Progress {
            log: Rc::new(join((*self.log).clone(), added)),
            restored,
        })
    }
}

impl Slice for Progress {
    type Saved = Vec<Entry>;
    const SLOT: Slot = Slot::new("progress", 1);
    const MERGES: bool = true;

    fn saved(&self) -> Option<Vec<Entry>> {
        self.restored.then(|| (*self.log).clone())
    }

    fn restored(saved: Option<Vec<Entry>>) -> ProgressAction {
        ProgressAction::Restored(saved)
    }

    fn merge(stored: Option<Vec<Entry>>, mine: Vec<Entry>) -> Vec<Entry> {
        join(stored.unwrap_or_default(), mine)
    }
}

/// Both logs as one, each entry once, in order of time.
fn join(one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
    let mut all = one;
    all.extend(other);
    all.sort();
    all.dedup();
    all
}

/// The log and its reducer.
#[hook]
pub fn use_progress() -> UseReducerHandle<Progress> {
    super::stores::expect_context("progress", use_context())
}

#[cfg(test)]
mod tests;
