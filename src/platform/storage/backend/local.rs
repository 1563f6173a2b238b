//! In localStorage: about 5 MB of text, the same for all tabs.

use super::{Answer, Backend, Decide, Write};
use crate::platform::dom;
use crate::platform::storage::slot::PREFIX;
use crate::platform::storage::{Durability, StorageError};
use quiz::order;
use std::future::ready;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

const PROBE: &str = "eventyard.probe";

/// Texts in localStorage.
#[derive(Clone, Debug)]
pub struct Local {
    storage: Storage,
}

impl Local {
    /// The storage of this page; `None` where it is missing, blocked or without any room.
    #[must_use]
    pub fn open() -> Option<Self> {
        let storage = dom::window()?.local_storage().ok()??;
        // Some browsers hand out a storage that keeps nothing. One that is full of our own texts
        // is still the right one to read from.
        let probed = storage
            .set_item(PROBE, "1")
            .and_then(|()| storage.remove_item(PROBE));
        let local = Local { storage };
        (probed.is_ok() || local.entries().is_ok_and(|entries| !entries.is_empty()))
            .then_some(local)
    }

    fn entries(&self) -> Result<Vec<(String, String)>, StorageError> {
        let length = self.storage.length().map_err(|error| trouble(&error))?;
        let mut entries = Vec::new();
        for index in 0..length {
            let Some(key) = self.storage.key(index).map_err(|error| trouble(&error))? else {
                continue;
            };
            if key.starts_with(PREFIX)
                && key != PROBE
                && let Some(text) = self.get(&key)?
            {
                entries.push((key, text));
            }
        }
        order::sort(&mut entries);
        Ok(entries)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get_item(key).map_err(|error| trouble(&error))
    }

    fn put(&self, write: &Write) -> Result<(), StorageError> {
        match write {
            Write::Put(key, text) => self.storage.set_item(key, text),
            Write::Remove(key) => self.storage.remove_item(key),
        }
        .map_err(|error| trouble(&error))
    }

    /// Writes all or nothing: there are no transactions here, so steps are taken back by hand.
    fn change(&self, key: &str, decide: Decide<'_>) -> Result<(), StorageError> {
        let mut undo = Vec::new();
        for write in decide(self.get(key)?) {
            let (Write::Put(target, _) | Write::Remove(target)) = &write;
            let back = match self.get(target)? {
                Some(text) => Write::Put(target.clone(), text),
                None => Write::Remove(target.clone()),
            };
            if let Err(error) = self.put(&write) {
                for step in undo.iter().rev() {
                    self.put(step)?;
                }
                return Err(error);
            }
            undo.push(back);
        }
        Ok(())
    }
}

impl Backend for Local {
    fn durability(&self) -> Durability {
        Durability::LocalStorage
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(ready(self.get(key)))
    }

    fn list(&self) -> Answer<'_, Vec<(String, String)>> {
        Box::pin(ready(self.entries()))
    }

    fn transact<'a>(&'a self, key: &'a str, decide: Decide<'a>) -> Answer<'a, ()> {
        Box::pin(async move { self.change(key, decide) })
    }
}

fn trouble(error: &JsValue) -> StorageError {
    let exception = error.dyn_ref::<DomException>();
    match exception.map(DomException::name).as_deref() {
        // The second is Firefox's name of old.
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        Some(name) => StorageError::Unavailable {
            why: name.to_owned(),
        },
        None => StorageError::Unavailable {
            why: "local storage failed".to_owned(),
        },
    }
}
