//! The yard file: a yard and the events to send, as JSON for people and tools.
//!
//! It begins with the name of the format and its version. A file of a later
//! version is refused, never half read; so is a member that the version does
//! not know, because to skip it would lose what the learner has made.

use pattern::Span;
use pipeline::Yard;
use serde::{Deserialize, Serialize};
use std::fmt;

mod compare;
mod place;
mod read;

pub use compare::{Change, ChangeKind, FieldChange, compare};

/// The name that every yard file carries in `format`.
pub const FORMAT: &str = "eventyard-yard";

/// The version of the format that [`export`] writes and [`import`] reads.
pub const VERSION: u64 = 1;

/// What a yard file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YardFile {
    /// The yard.
    pub yard: Yard,
    /// The events that the learner keeps with it, in their order.
    pub events: Vec<SavedEvent>,
}

/// An event that is kept with a yard, valid or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEvent {
    /// What the learner calls it.
    pub name: String,
    /// The name of the event bus that it is sent to.
    pub event_bus: String,
    /// The event's text as typed.
    pub text: String,
}

/// Why a text is not a yard file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportError {
    /// The bytes at fault.
    pub span: Span,
    /// The place by name, such as `yard.rules[1].targets[0].arn`; empty for
    /// the whole file.
    pub path: String,
    /// What is wrong and what to change, in plain words.
    pub message: String,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl std::error::Error for ImportError {}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    yard: &'a Yard,
    events: &'a [SavedEvent],
}

/// Writes a yard and its events as the text of a yard file.
pub fn export(yard: &Yard, events: &[SavedEvent]) -> String {
    // Plain data with text keys: serde_json has no way to fail on it.
    let mut text = serde_json::to_string_pretty(&written(yard, events)).unwrap_or_default();
    text.push('\n');
    text
}

fn written<'a>(yard: &'a Yard, events: &'a [SavedEvent]) -> Written<'a> {
    Written {
        format: FORMAT,
        version: VERSION,
        yard,
        events,
    }
}

/// Reads the text of a yard file.
///
/// Errors: broken JSON; another format or a later version; a member that is
/// missing, unknown or of the wrong kind. What the learner is still writing is
/// no error: a half pattern, a wrong ARN, a name that AWS would refuse.
pub fn import(text: &str) -> Result<YardFile, ImportError> {
    read::file(text)
}

#[cfg(test)]
mod tests;
