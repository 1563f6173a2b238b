//! What could not be read: kept word for word under a key of its own, with the reason.

use super::slot::PREFIX;
use serde::{Deserialize, Serialize};

const ASIDE: &str = "aside.";

/// Something that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideItem {
    /// Its key, by which it can be removed.
    pub key: String,
    /// The slot that it stood in; empty where even that is unknown.
    pub slot: String,
    /// Why it was set aside, as a sentence.
    pub why: String,
    /// When, in milliseconds since 1970; 0 where unknown.
    pub at: u64,
    /// What stood there, word for word.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Record {
    format: u32,
    slot: String,
    why: String,
    set_aside_at: u64,
    text: String,
}

/// A key that nothing has yet.
pub(super) fn key(slot: &str, at: u64, chance: u64) -> String {
    format!("{PREFIX}{ASIDE}{slot}.{at}.{chance:016x}")
}

/// Whether something under this key was set aside.
pub(super) fn is_key(key: &str) -> bool {
    key.strip_prefix(PREFIX)
        .is_some_and(|rest| rest.starts_with(ASIDE))
}

/// The text to keep under [`key`].
pub(super) fn record(slot: &str, why: &str, at: u64, text: String) -> String {
    let record = Record {
        format: 1,
        slot: slot.to_owned(),
        why: why.to_owned(),
        set_aside_at: at,
        text,
    };
    // Strings and numbers always have a JSON form; were it not so, the text itself is what counts.
    serde_json::to_string(&record).unwrap_or(record.text)
}

/// Reads what stands under such a key; a record that is itself damaged is handed on as it is.
pub(super) fn read(key: String, text: String) -> SetAsideItem {
    match serde_json::from_str::<Record>(&text) {
        Ok(record) => SetAsideItem {
            key,
            slot: record.slot,
            why: record.why,
            at: record.set_aside_at,
            text: record.text,
        },
        Err(_) => SetAsideItem {
            key,
            slot: String::new(),
            why: "Its own note is damaged.".to_owned(),
            at: 0,
            text,
        },
    }
}
