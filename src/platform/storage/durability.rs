//! How long what is kept will last.

use std::fmt;

/// Where values are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// In the browser's database.
    IndexedDb,
    /// In the browser's small text storage.
    LocalStorage,
    /// In this page only.
    Memory,
}

impl fmt::Display for Durability {
    /// A sentence for the person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Durability::IndexedDb => {
                "Your work is kept in this browser's database and is there when you come back."
            }
            Durability::LocalStorage => {
                "This browser offers no database here, so your work is kept in its smaller local storage (about 5 MB). It is there when you come back, but download it now and then."
            }
            Durability::Memory => {
                "This browser lets the page keep nothing, perhaps because of a private window or blocked site data. Your work is lost when you close or reload the page: download it first."
            }
        })
    }
}
