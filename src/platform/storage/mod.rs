//! The storage door: everything that outlives the page goes through it.
//!
//! A value is kept under a [`Slot`] in a versioned envelope, in IndexedDB where the browser has it,
//! else in localStorage, else in memory for as long as the page is open. Three rules hold:
//! what cannot be read is set aside and never dropped; what a newer app wrote is left untouched;
//! and a write that fails is an error with a sentence, never silence.

mod adopt;
pub mod backend;
mod changes;
mod door;
mod durability;
mod envelope;
mod error;
mod export;
mod lock;
mod set_aside;
mod slot;

pub use changes::Subscription;
pub use door::{EVERYTHING, Loaded, Storage};
pub use durability::Durability;
pub use envelope::value_of;
pub use error::StorageError;
pub use set_aside::SetAsideItem;
pub use slot::{Migration, Slot};

use super::timeout;
use backend::{IndexedDb, Local, Memory};
use std::cell::RefCell;
use std::rc::Rc;

/// How long the database may take to open. Some browsers never answer; the app must not wait with them.
const OPEN_MS: u32 = 5_000;

thread_local! {
    static CURRENT: RefCell<Option<Storage>> = const { RefCell::new(None) };
}

/// Opens the best storage that this browser has.
///
/// What a visit without a database left in localStorage is moved into the database.
pub async fn open() -> Storage {
    let local = Local::open();
    let storage = match timeout::within(OPEN_MS, IndexedDb::open()).await {
        Some(Ok(database)) => {
            let storage = Storage::on(Rc::new(database));
            if let Some(local) = &local {
                storage.adopt(local).await;
            }
            storage
        }
        Some(Err(_)) | None => match local {
            Some(local) => Storage::on(Rc::new(local)),
            None => Storage::on(Rc::new(Memory::default())),
        },
    };
    CURRENT.with_borrow_mut(|current| *current = Some(storage.clone()));
    storage
}

/// The storage that this page opened last. For the recovery screen, which cannot be handed one.
#[must_use]
pub fn current() -> Option<Storage> {
    CURRENT.with_borrow(Clone::clone)
}

#[cfg(test)]
mod tests;
