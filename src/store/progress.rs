//! What the person did with questions: a log to which is only ever added.

use super::kept::{Merges, Slice, write_merged};
use crate::platform::storage::{Slot, Storage, StorageError};
use crate::platform::{clock, random};
use quiz::study::{self, Deed, Entry, Standing, Standings};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::rc::Rc;
use yew::prelude::*;

/// All entries in order of time, shared so that comparing and keeping them copies nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(Rc<Vec<Entry>>);

impl Serialize for Log {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Log {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|log| Self(Rc::new(log)))
    }
}

impl Log {
    /// Both logs as one, each entry once.
    fn join(self, other: Self) -> Self {
        if other.0.is_empty() || Rc::ptr_eq(&self.0, &other.0) {
            return self;
        }
        if self.0.is_empty() && other.0.is_sorted() {
            return other;
        }
        Self(Rc::new(study::join(owned(self.0), owned(other.0))))
    }
}

fn owned(log: Rc<Vec<Entry>>) -> Vec<Entry> {
    Rc::unwrap_or_clone(log)
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    log: Log,
    /// What follows from the log.
    standings: Rc<Standings>,
    restored: bool,
}

impl Progress {
    /// All entries in order of time.
    pub fn log(&self) -> &[Entry] {
        &self.log.0
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }

    /// How the person stands with every question.
    pub fn standings(&self) -> &Rc<Standings> {
        &self.standings
    }

    /// How the person stands with a question; `None` where they did nothing with it.
    pub fn standing(&self, id: &str) -> Option<&Standing> {
        self.standings.get(id)
    }

    /// How often a question has been answered.
    pub fn attempts(&self, id: &str) -> u64 {
        self.standing(id)
            .map_or(0, |standing| u64::from(standing.answers))
    }

    /// The last answer to a question: the chosen options and whether they were right.
    pub fn last_answer(&self, id: &str) -> Option<(&[usize], bool)> {
        let last = self.standing(id)?.last.as_ref()?;
        Some((last.picks.as_slice(), last.right))
    }
}

/// An entry of this moment about what the person did.
pub fn entry(deed: Deed) -> Entry {
    Entry {
        at: clock::now_ms(),
        id: random::seed(),
        deed,
    }
}

/// What can happen to the log.
#[derive(Clone, Debug)]
pub enum ProgressAction {
    /// The storage has answered.
    Restored(Option<Log>),
    /// The person did something.
    Add(Entry),
    /// The person did several things at once, such as handing in an exam.
    AddAll(Vec<Entry>),
}

impl Reducible for Progress {
    type Action = ProgressAction;

    fn reduce(self: Rc<Self>, action: ProgressAction) -> Rc<Self> {
        let (log, restored) = match action {
            ProgressAction::Restored(saved) => {
                (self.log.clone().join(saved.unwrap_or_default()), true)
            }
            ProgressAction::AddAll(entries) => {
                let added = Log(Rc::new(entries));
                (self.log.clone().join(added), self.restored)
            }
            ProgressAction::Add(entry) => return Rc::new(self.with(entry)),
        };
        let standings = if log == self.log {
            self.standings.clone()
        } else {
            Rc::new(Standings::of(&log.0))
        };
        Rc::new(Progress {
            log,
            standings,
            restored,
        })
    }
}

impl Progress {
    /// The same with one more entry. Where it is the latest and takes none back, the long log is
    /// not read again: the person is waiting.
    fn with(&self, entry: Entry) -> Self {
        let is_latest = self.log().last().is_none_or(|last| *last < entry);
        let takes_back = matches!(entry.deed, Deed::Undone { .. } | Deed::Later(_));
        let mut log = Vec::with_capacity(self.log().len() + 1);
        log.extend_from_slice(self.log());
        let standings = if is_latest && !takes_back {
            let mut standings = (*self.standings).clone();
            standings.add(&entry);
            log.push(entry);
            standings
        } else {
            log = study::join(log, vec![entry]);
            Standings::of(&log)
        };
        Progress {
            log: Log(Rc::new(log)),
            standings: Rc::new(standings),
            restored: self.restored,
        }
    }
}

impl Slice for Progress {
    type Saved = Log;
    const SLOT: Slot = Slot::new("progress", study::SCHEMA).migrating(study::migrate);

    fn saved(&self) -> Option<Log> {
        self.restored.then(|| self.log.clone())
    }

    fn restored(saved: Option<Log>) -> ProgressAction {
        ProgressAction::Restored(saved)
    }

    async fn write(storage: Storage, saved: Log) -> Result<Log, StorageError> {
        write_merged::<Self>(storage, saved).await
    }
}

impl Merges for Progress {
    fn merge(stored: Option<Log>, mine: Log) -> Log {
        stored.unwrap_or_default().join(mine)
    }
}

/// The log and its reducer.
#[hook]
pub fn use_progress() -> UseReducerHandle<Progress> {
    super::stores::expect_context("progress", use_context())
}

#[cfg(test)]
mod tests;
