//! How safe the person's data is: whether the browser promised to keep it, when it was last saved as
//! a file, and whether it is time for another.

use super::kept::{Slice, use_slice};
use super::stores::use_storage;
use crate::platform::storage::Slot;
use crate::platform::{clock, download, task};
use quiz::Date;
use quiz::study::{Deed, Entry};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

const DAY: u64 = 86_400_000;

/// Answers since the last file after which one is asked for: five rounds of twenty.
const MANY: usize = 100;
/// Fewer answers do not matter so much.
const SOME: usize = 20;
/// Days since the first answer that no file has, after which one is asked for where there are some.
const LONG: u64 = 14;
/// Days for which the reminder stays away when it was put off.
const PUT_OFF: u64 = 7;

/// The slice as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSafety {
    /// When everything was last saved as a file, in milliseconds since 1970 UTC.
    pub exported_at: Option<u64>,
    /// When the reminder was last put off.
    pub put_off_at: Option<u64>,
    /// When the browser was asked to keep the data.
    pub asked_at: Option<u64>,
    /// What it said; `None` also where it knows no such promise.
    pub is_promised: Option<bool>,
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Safety {
    saved: SavedSafety,
    restored: bool,
}

impl std::ops::Deref for Safety {
    type Target = SavedSafety;

    fn deref(&self) -> &SavedSafety {
        &self.saved
    }
}

impl Safety {
    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }
}

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum SafetyAction {
    /// The storage has answered.
    Restored(Option<SavedSafety>),
    /// Everything was saved as a file at this moment.
    Exported(u64),
    /// The reminder was put off at this moment.
    PutOff(u64),
    /// The browser was asked at this moment, and said this.
    Asked(u64, Option<bool>),
}

impl Reducible for Safety {
    type Action = SafetyAction;

    fn reduce(self: Rc<Self>, action: SafetyAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            SafetyAction::Restored(saved) => {
                next.saved = saved.unwrap_or(next.saved);
                next.restored = true;
            }
            SafetyAction::Exported(at) => next.saved.exported_at = Some(at),
            SafetyAction::PutOff(at) => next.saved.put_off_at = Some(at),
            SafetyAction::Asked(at, said) => {
                next.saved.asked_at = Some(at);
                next.saved.is_promised = said;
            }
        }
        Rc::new(next)
    }
}

impl Slice for Safety {
    type Saved = SavedSafety;
    const SLOT: Slot = Slot::new("safety", 1);

    fn saved(&self) -> Option<SavedSafety> {
        self.restored.then(|| self.saved.clone())
    }

    fn restored(saved: Option<SavedSafety>) -> SafetyAction {
        SafetyAction::Restored(saved)
    }
}

/// How many answers no file has yet, where it is time for one; `now` is in milliseconds since 1970
/// UTC.
pub fn reminder(log: &[Entry], safety: &SavedSafety, now: u64) -> Option<usize> {
    let put_off = safety.put_off_at.map(|at| now.saturating_sub(at) / DAY);
    if put_off.is_some_and(|days| days < PUT_OFF) {
        return None;
    }
    let since = safety.exported_at.unwrap_or(0);
    let is_new = |entry: &&Entry| entry.at > since && matches!(entry.deed, Deed::Answered { .. });
    let mut new = log.iter().filter(is_new);
    let first = new.next()?.at;
    let many = new.count() + 1;
    let days = now.saturating_sub(first) / DAY;
    (many >= MANY || (many >= SOME && days >= LONG)).then_some(many)
}

/// The name of a file that is saved on this day.
pub fn file_name(now: u64) -> String {
    let day = i64::try_from(now / DAY).ok().and_then(Date::from_unix_days);
    match day {
        Some(day) => format!("eventyard-{day}.json"),
        None => "eventyard-data.json".to_owned(),
    }
}

/// How the last wish for a file went: its name, or why there is none.
pub type Exported = Option<Result<String, String>>;

/// Saves everything as a file and takes note of it.
#[hook]
pub fn use_export(safety: &UseReducerHandle<Safety>) -> (Exported, Callback<()>) {
    let storage = use_storage();
    let done = use_state(|| None);
    let save = {
        let (done, dispatcher) = (done.setter(), safety.dispatcher());
        Callback::from(move |()| {
            let Some(storage) = storage.clone() else {
                return;
            };
            let (done, dispatcher) = (done.clone(), dispatcher.clone());
            task::spawn(async move {
                let now = clock::now_ms();
                let text = storage.export_all().await;
                let name = file_name(now);
                let result = download::text(&name, "application/json", &text);
                if result.is_ok() {
                    dispatcher.dispatch(SafetyAction::Exported(now));
                }
                done.set(Some(
                    result.map(|()| name).map_err(|error| error.to_string()),
                ));
            });
        })
    };
    ((*done).clone(), save)
}

/// Asks the browser once to keep the data, when something worth it was `finished`.
#[hook]
pub fn use_persistence(safety: &UseReducerHandle<Safety>, finished: bool) {
    let storage = use_storage();
    let wanted = finished && safety.restored && safety.asked_at.is_none();
    let dispatcher = safety.dispatcher();
    use_effect_with((storage, wanted), move |(storage, wanted)| {
        if let Some(storage) = storage.clone().filter(|_| *wanted) {
            task::spawn(async move {
                let said = storage.persist().await;
                dispatcher.dispatch(SafetyAction::Asked(clock::now_ms(), said));
            });
        }
    });
}

/// The slice and its reducer, for the page that shows it.
#[hook]
pub fn use_safety() -> UseReducerHandle<Safety> {
    use_slice::<Safety>()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
