//! The places where texts can be kept, behind one trait.

mod indexed_db;
mod local;
mod memory;

pub use indexed_db::IndexedDb;
pub use local::Local;
pub use memory::Memory;

use super::{Durability, StorageError};
use std::future::Future;
use std::pin::Pin;

/// An answer that comes later.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

/// Decides what to write from the text that stands under a key.
pub type Decide<'a> = Box<dyn FnOnce(Option<String>) -> Vec<Write> + 'a>;

/// One step of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Puts a text (second) under a key (first), in place of what was there.
    Put(String, String),
    /// Removes a key.
    Remove(String),
}

/// A place for texts under keys.
pub trait Backend {
    /// How long texts last here.
    fn durability(&self) -> Durability;

    /// The text under a key.
    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>>;

    /// All keys of this app with their texts, in the order of the keys.
    fn list(&self) -> Answer<'_, Vec<(String, String)>>;

    /// Reads the text under `key`, asks `decide`, and writes all that it says or, where that
    /// fails, nothing. No other write comes between.
    fn transact<'a>(&'a self, key: &'a str, decide: Decide<'a>) -> Answer<'a, ()>;
}
