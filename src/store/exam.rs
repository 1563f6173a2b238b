//! Mock exams: the log of what was done in them, to which is only ever added.

mod owner;

pub use owner::{Owner, use_owner};

use super::kept::{Merges, Slice, write_merged};
use crate::platform::storage::{Slot, Storage, StorageError};
use crate::platform::{clock, random};
use quiz::exam::{Deed, Entry, SCHEMA, join, next_seq};
use std::rc::Rc;
use yew::prelude::*;

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exams {
    log: Rc<Vec<Entry>>,
    restored: bool,
}

impl Exams {
    /// All entries, by attempt and then in order.
    pub fn log(&self) -> &Rc<Vec<Entry>> {
        &self.log
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }
}

/// What can happen to the log.
#[derive(Clone, Debug)]
pub enum ExamsAction {
    /// The storage has answered.
    Restored(Option<Rc<Vec<Entry>>>),
    /// The person did something in an attempt.
    Do {
        /// The attempt's number.
        attempt: u64,
        /// When, in milliseconds since 1970 UTC.
        at: u64,
        /// Random; see [`Entry::id`].
        id: u64,
        /// What.
        deed: Deed,
    },
}

impl ExamsAction {
    /// What was done just now.
    #[must_use]
    pub fn now(attempt: u64, deed: Deed) -> Self {
        ExamsAction::Do {
            attempt,
            at: clock::now_ms(),
            id: random::seed(),
            deed,
        }
    }
}

impl Reducible for Exams {
    type Action = ExamsAction;

    fn reduce(self: Rc<Self>, action: ExamsAction) -> Rc<Self> {
        let (added, restored) = match action {
            ExamsAction::Restored(saved) => {
                let saved = saved.map(|saved| (*saved).clone());
                (saved.unwrap_or_default(), true)
            }
            ExamsAction::Do {
                attempt,
                at,
                id,
                deed,
            } => {
                let seq = next_seq(&self.log, attempt);
                let entry = Entry {
                    attempt,
                    seq,
                    at,
                    id,
                    deed,
                };
                (vec![entry], self.restored)
            }
        };
        Rc::new(Exams {
            log: Rc::new(join((*self.log).clone(), added)),
            restored,
        })
    }
}

impl Slice for Exams {
    type Saved = Rc<Vec<Entry>>;
    const SLOT: Slot = Slot::new("exams", SCHEMA);

    fn saved(&self) -> Option<Rc<Vec<Entry>>> {
        self.restored.then(|| self.log.clone())
    }

    fn restored(saved: Option<Rc<Vec<Entry>>>) -> ExamsAction {
        ExamsAction::Restored(saved)
    }

    async fn write(
        storage: Storage,
        saved: Rc<Vec<Entry>>,
    ) -> Result<Rc<Vec<Entry>>, StorageError> {
        write_merged::<Self>(storage, saved).await
    }
}

impl Merges for Exams {
    fn merge(stored: Option<Rc<Vec<Entry>>>, mine: Rc<Vec<Entry>>) -> Rc<Vec<Entry>> {
        match stored {
            Some(stored) if stored != mine => Rc::new(join((*stored).clone(), (*mine).clone())),
            _ => mine,
        }
    }
}

/// What [`ExamsProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct ExamsProps {
    /// The page.
    pub children: Html,
}

/// Provides the log to its page; its code comes with that.
#[component]
pub fn ExamsProvider(props: &ExamsProps) -> Html {
    let exams = super::kept::use_slice::<Exams>();
    html! {
        <ContextProvider<UseReducerHandle<Exams>> context={exams}>
            { props.children.clone() }
        </ContextProvider<UseReducerHandle<Exams>>>
    }
}

/// The log and its reducer.
#[hook]
pub fn use_exams() -> UseReducerHandle<Exams> {
    super::stores::expect_context("exams", use_context())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
