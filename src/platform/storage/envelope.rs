//! The envelope around every kept value.
//!
//! `{"format":1,"slot":"yard","schema":2,"saved_at":1768478400000,"value":…}`: `format` is the
//! version of the envelope itself, `schema` that of the value, `saved_at` milliseconds since 1970.

use super::{Slot, StorageError};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The version of the envelope that this app writes.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Envelope<'a, T> {
    format: u32,
    slot: &'a str,
    schema: u32,
    saved_at: u64,
    value: &'a T,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
    #[serde(default)]
    schema: Option<u32>,
    #[serde(default)]
    saved_at: Option<u64>,
}

#[derive(Deserialize)]
struct Head {
    slot: String,
    schema: u32,
}

#[derive(Deserialize)]
struct Body<T> {
    value: T,
}

/// What an envelope turned out to hold.
#[derive(Debug, PartialEq)]
pub(super) enum Opened<T> {
    /// A value in the present schema.
    Value(T),
    /// A value or an envelope of a newer app.
    Newer {
        /// Its schema; 0 where the newer envelope does not say.
        schema: u32,
    },
    /// Something else.
    Unreadable {
        /// What is wrong with it, as a sentence.
        why: String,
    },
}

/// Puts a value into its envelope.
pub(super) fn seal<T: Serialize>(
    slot: &Slot,
    saved_at: u64,
    value: &T,
) -> Result<String, StorageError> {
    let envelope = Envelope {
        format: FORMAT,
        slot: slot.name,
        schema: slot.schema,
        saved_at,
        value,
    };
    serde_json::to_string(&envelope).map_err(|error| StorageError::Unwritable {
        why: error.to_string(),
    })
}

/// Takes the value of `slot` out of its envelope, migrated if it is older.
pub(super) fn open<T: DeserializeOwned>(slot: &Slot, text: &str) -> Opened<T> {
    match read(slot, text) {
        Ok(opened) => opened,
        Err(why) => Opened::Unreadable { why },
    }
}

/// The value in the envelope of a slot, as a file has it, migrated if it is older.
///
/// # Errors
/// What is wrong with it, as a sentence; also where a newer app wrote it.
pub fn value_of<T: DeserializeOwned>(slot: &Slot, text: &str) -> Result<T, String> {
    match open(slot, text) {
        Opened::Value(value) => Ok(value),
        Opened::Newer { .. } => Err(
            "A newer version of Eventyard wrote it. Load the newer version here, then import again."
                .to_owned(),
        ),
        Opened::Unreadable { why } => Err(why),
    }
}

/// Which of two envelopes is the later one: that of the newer app, else the one saved later.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Age {
    format: u32,
    schema: u32,
    saved_at: u64,
}

/// The age of an envelope; `None`, which is older than all, for anything that is no envelope.
pub(super) fn age(text: &str) -> Option<Age> {
    let format = serde_json::from_str::<Format>(text).ok()?;
    Some(Age {
        format: format.format,
        schema: format.schema.unwrap_or(0),
        saved_at: format.saved_at.unwrap_or(0),
    })
}

fn read<T: DeserializeOwned>(slot: &Slot, text: &str) -> Result<Opened<T>, String> {
    let Format { format, schema, .. } = serde_json::from_str(text).map_err(|error| {
        format!("It is not in the form in which this app stores data: {error}.")
    })?;
    if format > FORMAT {
        return Ok(Opened::Newer {
            schema: schema.unwrap_or(0),
        });
    }
    if format < FORMAT {
        return Err(format!(
            "Its envelope has format {format}, which never was one."
        ));
    }
    let head: Head =
        serde_json::from_str(text).map_err(|error| format!("Its envelope is damaged: {error}."))?;
    if head.slot != slot.name {
        return Err(format!(
            "It belongs to “{}”, not to “{}”.",
            head.slot, slot.name
        ));
    }
    if head.schema > slot.schema {
        return Ok(Opened::Newer {
            schema: head.schema,
        });
    }
    if head.schema == slot.schema {
        return match serde_json::from_str::<Body<T>>(text) {
            Ok(body) => Ok(Opened::Value(body.value)),
            Err(error) => Err(format!("Its value is damaged: {error}.")),
        };
    }
    let unknown = || {
        format!(
            "Its schema {} is older than this app can read.",
            head.schema
        )
    };
    let old: Body<Value> =
        serde_json::from_str(text).map_err(|error| format!("Its value is damaged: {error}."))?;
    let migrated = (slot.migrate)(head.schema, old.value).ok_or_else(unknown)?;
    // By way of text, so that the app holds one reader of every value and not two.
    serde_json::from_str(&migrated.to_string())
        .map(Opened::Value)
        .map_err(|error| {
            format!(
                "Brought from schema {} to {}, its value does not fit: {error}.",
                head.schema, slot.schema
            )
        })
}

#[cfg(test)]
mod tests;
