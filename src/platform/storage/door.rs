//! The door itself: load, save, update, export, set aside.

use super::backend::{Backend, Write};
use super::changes::{Changes, Listeners};
use super::envelope::Opened;
use super::lock::Turns;
use super::{
    Durability, SetAsideItem, Slot, StorageError, Subscription, adopt, envelope, export, set_aside,
};
use crate::platform::{clock, dom, random};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The lock that tabs share.
const LOCK: &str = "eventyard.write";

/// What [`Storage::on_change`] says in place of a slot where something was taken away: the page
/// has to be loaded anew.
pub const EVERYTHING: &str = "*";

/// What a slot held.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded<T> {
    /// Nothing.
    Missing,
    /// A value, migrated if an older app wrote it.
    Value(T),
    /// Something unreadable, which now stands apart under a key of its own. The slot is empty, and
    /// [`Storage::on_set_aside`] has told it.
    SetAside {
        /// What is wrong with it, as a sentence.
        why: String,
    },
    /// A value of a newer app. It stays untouched, and saving to the slot is refused.
    Newer {
        /// Its schema; 0 where the newer envelope does not say.
        schema: u32,
    },
    /// The storage did not answer. There may be a value: treat the slot as unknown, not as empty.
    Failed(StorageError),
}

/// The storage of this page. Clones are the same storage, and compare equal.
#[derive(Clone)]
pub struct Storage(Rc<Inner>);

struct Inner {
    backend: Rc<dyn Backend>,
    turns: Turns,
    changes: Changes,
    /// Who wants to know what was set aside.
    losses: Rc<Listeners>,
}

impl PartialEq for Storage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Storage").field(&self.durability()).finish()
    }
}

impl Storage {
    /// The storage on a backend. The app calls [`super::open`], which chooses one.
    #[must_use]
    pub fn on(backend: Rc<dyn Backend>) -> Self {
        let durability = backend.durability();
        let shared = (durability != Durability::Memory).then_some(LOCK);
        Storage(Rc::new(Inner {
            backend,
            turns: Turns::new(shared),
            changes: Changes::new(durability),
            losses: Rc::default(),
        }))
    }

    /// Where values are kept; shown, it is a sentence for the person.
    #[must_use]
    pub fn durability(&self) -> Durability {
        self.0.backend.durability()
    }

    /// Fetches the value of a slot. What cannot be read is set aside.
    pub async fn load<T: DeserializeOwned>(&self, slot: Slot) -> Loaded<T> {
        match self.text(slot).await {
            Ok(Some(text)) => self.read(slot, text).await,
            Ok(None) => Loaded::Missing,
            Err(error) => Loaded::Failed(error),
        }
    }

    /// Fetches what a slot holds as it is stored, for [`Storage::read`].
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the browser fails.
    pub async fn text(&self, slot: Slot) -> Result<Option<String>, StorageError> {
        self.0.backend.read(&slot.key()).await
    }

    /// Reads the value of a slot from the text that it holds. What cannot be read is set aside.
    pub async fn read<T: DeserializeOwned>(&self, slot: Slot, text: String) -> Loaded<T> {
        match envelope::open(&slot, &text) {
            Opened::Value(value) => Loaded::Value(value),
            Opened::Newer { schema } => Loaded::Newer { schema },
            Opened::Unreadable { why } => self.move_aside(slot, text, why).await,
        }
    }

    /// Keeps a value under a slot in place of what was there.
    ///
    /// # Errors
    /// [`StorageError::Full`] without room, [`StorageError::Newer`] where a newer app wrote the
    /// slot, [`StorageError::Unavailable`] where the browser fails. The old value then still stands.
    pub async fn save<T: Serialize>(&self, slot: Slot, value: &T) -> Result<(), StorageError> {
        let make = |_, now| Ok((envelope::seal(&slot, now, value)?, ()));
        self.write::<IgnoredAny, ()>(slot, slot.name, make).await
    }

    /// Reads the value of a slot and writes what `change` makes of it, with no other write in
    /// between, from this tab or another. `change` gets `None` where there was no readable value;
    /// an unreadable one is set aside.
    ///
    /// # Errors
    /// As [`Storage::save`].
    pub async fn update<T: Serialize + DeserializeOwned>(
        &self,
        slot: Slot,
        change: impl FnOnce(Option<T>) -> T,
    ) -> Result<T, StorageError> {
        self.write(slot, slot.name, |stored, now| {
            let value = change(stored);
            Ok((envelope::seal(&slot, now, &value)?, value))
        })
        .await
    }

    /// As [`Storage::update`], for a change that takes something away: other tabs load their page
    /// anew, since what they hold would come back otherwise.
    ///
    /// # Errors
    /// As [`Storage::save`].
    pub async fn take_away<T: Serialize + DeserializeOwned>(
        &self,
        slot: Slot,
        change: impl FnOnce(Option<T>) -> T,
    ) -> Result<(), StorageError> {
        self.write(slot, EVERYTHING, |stored, now| {
            Ok((envelope::seal(&slot, now, &change(stored))?, ()))
        })
        .await
    }

    /// Everything that is kept, what was set aside too, as pretty JSON for a file.
    pub async fn export_all(&self) -> String {
        let now = clock::now_ms();
        match self.0.backend.list().await {
            Ok(entries) => export::export(&entries, now, None),
            Err(error) => export::export(&[], now, Some(&error.to_string())),
        }
    }

    /// What was set aside; empty too where the storage does not answer.
    pub async fn set_aside(&self) -> Vec<SetAsideItem> {
        let entries = self.0.backend.list().await.unwrap_or_default();
        export::items(&entries)
    }

    /// Removes something that was set aside, for good. Other keys are left alone.
    ///
    /// # Errors
    /// Where the browser fails.
    pub async fn remove_set_aside(&self, key: &str) -> Result<(), StorageError> {
        if !set_aside::is_key(key) {
            return Ok(());
        }
        let _turn = self.0.turns.take().await;
        let remove = Box::new(|_| vec![Write::Remove(key.to_owned())]);
        self.0.backend.transact(key, remove).await
    }

    /// Removes everything that is kept, what was set aside too, for good, and tells other tabs.
    ///
    /// # Errors
    /// Where the browser fails; then everything still stands.
    pub async fn remove_everything(&self) -> Result<(), StorageError> {
        let _turn = self.0.turns.take().await;
        let entries = self.0.backend.list().await?;
        if let Some((first, _)) = entries.first() {
            let all = entries.iter().map(|(key, _)| Write::Remove(key.clone()));
            let remove = all.collect();
            self.0.backend.transact(first, Box::new(|_| remove)).await?;
        }
        self.0.changes.announce_deletion();
        Ok(())
    }

    /// Calls `callback` with the name of a slot whenever another tab has written to it.
    pub fn on_change(&self, callback: impl Fn(&str) + 'static) -> Subscription {
        self.0.changes.subscribe(callback)
    }

    /// Calls `callback` with a sentence for the person whenever what a slot held could not be read
    /// and was set aside, whichever operation found it.
    pub fn on_set_aside(&self, callback: impl Fn(&str) + 'static) -> Subscription {
        self.0.losses.subscribe(callback)
    }

    fn tell_of_loss(&self, slot: Slot, why: &str) {
        self.0.losses.hear(&format!(
            "What was stored as “{}” could not be read and was set aside, not deleted. You can download it under Settings. {why}",
            slot.name
        ));
    }

    /// Asks the browser not to clear this site's data by itself; browsers may ask the person.
    /// `None` where the browser knows no such promise.
    pub async fn persist(&self) -> Option<bool> {
        let manager = dom::window()?.navigator().storage();
        if AsRef::<JsValue>::as_ref(&manager).is_undefined() {
            return None;
        }
        let promise = manager.persist().ok()?;
        JsFuture::from(promise)
            .await
            .ok()
            .map(|granted| granted.is_truthy())
    }

    /// Takes over what another backend holds. What cannot be moved stays where it is.
    pub(super) async fn adopt(&self, from: &dyn Backend) {
        let _turn = self.0.turns.take().await;
        // A failure leaves the entry in its old place, from where the next visit moves it.
        let _ = adopt::adopt(self.0.backend.as_ref(), from, clock::now_ms(), random::seed).await;
    }

    /// Sets aside the text of a slot, unless another tab has replaced it meanwhile.
    async fn move_aside<T: DeserializeOwned>(
        &self,
        slot: Slot,
        text: String,
        why: String,
    ) -> Loaded<T> {
        let _turn = self.0.turns.take().await;
        let (key, now) = (slot.key(), clock::now_ms());
        let mut loaded = Loaded::SetAside { why: why.clone() };
        let decide = Box::new(|stored: Option<String>| match stored {
            Some(stored) if stored == text => {
                vec![aside(slot, &why, now, stored), Write::Remove(slot.key())]
            }
            Some(stored) => {
                loaded = match envelope::open(&slot, &stored) {
                    Opened::Value(value) => Loaded::Value(value),
                    Opened::Newer { schema } => Loaded::Newer { schema },
                    Opened::Unreadable { why } => {
                        let writes =
                            vec![aside(slot, &why, now, stored), Write::Remove(slot.key())];
                        loaded = Loaded::SetAside { why };
                        return writes;
                    }
                };
                Vec::new()
            }
            // Another tab has set it aside already.
            None => Vec::new(),
        });
        if let Err(error) = self.0.backend.transact(&key, decide).await {
            return Loaded::Failed(error);
        }
        if let Loaded::SetAside { why } = &loaded {
            self.tell_of_loss(slot, why);
        }
        loaded
    }

    /// Writes what `make` makes of the stored value and the present time, as one change, and tells
    /// other tabs the `news`.
    async fn write<T: DeserializeOwned, A>(
        &self,
        slot: Slot,
        news: &str,
        make: impl FnOnce(Option<T>, u64) -> Result<(String, A), StorageError>,
    ) -> Result<A, StorageError> {
        let _turn = self.0.turns.take().await;
        let (key, now) = (slot.key(), clock::now_ms());
        let mut outcome = Err(StorageError::Unavailable {
            why: "it did not say what is stored".to_owned(),
        });
        let mut unreadable = None;
        let decide = Box::new(|stored: Option<String>| {
            let mut writes = Vec::new();
            let standing = stored.and_then(|text| match envelope::open::<T>(&slot, &text) {
                Opened::Value(value) => Some(Ok(value)),
                Opened::Newer { schema } => Some(Err(StorageError::Newer { schema })),
                Opened::Unreadable { why } => {
                    writes.push(aside(slot, &why, now, text));
                    unreadable = Some(why);
                    None
                }
            });
            outcome = standing.transpose().and_then(|value| {
                let (text, answer) = make(value, now)?;
                writes.push(Write::Put(slot.key(), text));
                Ok(answer)
            });
            if outcome.is_ok() { writes } else { Vec::new() }
        });
        self.0.backend.transact(&key, decide).await?;
        if outcome.is_ok() {
            self.0.changes.announce(news);
            if let Some(why) = unreadable {
                self.tell_of_loss(slot, &why);
            }
        }
        outcome
    }
}

/// The write that keeps an unreadable text.
fn aside(slot: Slot, why: &str, now: u64, text: String) -> Write {
    let key = set_aside::key(slot.name, now, random::seed());
    Write::Put(key, set_aside::record(slot.name, why, now, text))
}
