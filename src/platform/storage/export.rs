//! Everything that is kept, as one file for the person.

use super::{SetAsideItem, set_aside, slot};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Export<'a> {
    eventyard_export: u32,
    exported_at: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
    slots: BTreeMap<&'a str, Value>,
    set_aside: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    key: String,
    slot: String,
    why: String,
    set_aside_at: u64,
    text: String,
}

/// Pretty JSON of all entries: envelopes as JSON by slot, or as text where they are none, and what
/// was set aside word for word. `problem` says what is missing and why.
pub(super) fn export(
    entries: &[(String, String)],
    exported_at: u64,
    problem: Option<&str>,
) -> String {
    let slots = entries
        .iter()
        .filter_map(|(key, text)| {
            let name = slot::name_of(key)?;
            let envelope =
                serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()));
            Some((name, envelope))
        })
        .collect();
    let export = Export {
        eventyard_export: 1,
        exported_at,
        problem,
        slots,
        set_aside: items(entries)
            .into_iter()
            .map(|item| Item {
                key: item.key,
                slot: item.slot,
                why: item.why,
                set_aside_at: item.at,
                text: item.text,
            })
            .collect(),
    };
    // Strings, numbers and values that were JSON before always have a JSON form.
    serde_json::to_string_pretty(&export).unwrap_or_default()
}

/// What was set aside among all entries.
pub(super) fn items(entries: &[(String, String)]) -> Vec<SetAsideItem> {
    entries
        .iter()
        .filter(|(key, _)| set_aside::is_key(key))
        .map(|(key, text)| set_aside::read(key.clone(), text.clone()))
        .collect()
}
