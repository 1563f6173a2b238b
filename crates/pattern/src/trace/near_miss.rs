//! What nearly matched, and the change that would make it match.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::{Fix, Span};

/// Something that is nearly what a part of the pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// What the difference is.
    pub code: Reason,
    /// The difference in plain words.
    pub sentence: String,
    /// The alternative that came near, as an index into what the field asks; `None` where the path
    /// or the pattern as a whole is at fault.
    pub asked: Option<usize>,
    /// The value or key of the event that came near.
    pub event: Option<Span>,
    /// The changes of which each one alone makes the named field match, best first. May be empty.
    pub edits: Vec<Edit>,
}

/// The text that a change is made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The text of the pattern.
    Pattern,
    /// The text of the event.
    Event,
}

/// A change after which a field matches. Proven before it is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Which text to change.
    pub side: Side,
    /// The change itself: a span of that text, and what to write there.
    pub fix: Fix,
    /// What the change does, for a button: "Write \"running\"".
    pub label: String,
    /// The path of the field that matches afterwards, which differs from before where the change
    /// is one of the path. Empty: the whole pattern matches.
    pub field: Vec<String>,
}

impl Edit {
    /// The text of its side with the change made.
    #[must_use]
    pub fn apply(&self, pattern: &str, event: &str) -> String {
        self.fix.apply(match self.side {
            Side::Pattern => pattern,
            Side::Event => event,
        })
    }
}

/// Something about a match that may surprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is.
    pub code: Reason,
    /// In plain words.
    pub sentence: String,
}
