//! What an editor asks while a text is written.

use pattern::{Completions, Fix, Hover, Span};
use serde::{Deserialize, Serialize};

use crate::{Bytes, Kind, Question};

/// What is written in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// An event.
    #[default]
    Event,
    /// An event pattern.
    Pattern,
    /// Any other JSON, of which nothing is offered or explained.
    Json,
}

/// What can be written at a place of a text? Both texts may be in any state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complete {
    /// What the text is.
    pub language: Language,
    /// The text.
    pub text: String,
    /// The place, in bytes.
    pub offset: usize,
    /// For a pattern the event whose names and values are offered; for an event one like it.
    pub event: String,
}

impl Question for Complete {
    type Answer = Completions;
    const KIND: Kind = Kind::Complete;
}

/// Takes the packed schemas of events and says whether they could be read. Until then, and where
/// they cannot, the other questions are answered without them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learn(pub Bytes);

impl Question for Learn {
    type Answer = bool;
    const KIND: Kind = Kind::Learn;
}

/// What is to be thought of an event pattern, by itself and with what [`Learn`] brought of the events
/// that AWS sends?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintPattern(pub String);

/// Something to think about in a pattern that AWS takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linted {
    /// Whether it is only good to know; else the pattern will hardly do what was meant.
    pub is_note: bool,
    /// The bytes of the pattern.
    pub span: Span,
    /// What is so, in plain words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The change itself, where one is likely.
    pub fix: Option<Fix>,
}

impl Question for LintPattern {
    type Answer = Vec<Linted>;
    const KIND: Kind = Kind::LintPattern;
}

/// What is to be said of a place of a text?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explain {
    /// What the text is.
    pub language: Language,
    /// The text, in any state.
    pub text: String,
    /// The place, in bytes.
    pub offset: usize,
}

impl Question for Explain {
    type Answer = Option<Hover>;
    const KIND: Kind = Kind::Explain;
}

/// How does a JSON text look with a line for every member? One that is no JSON stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// The text.
    pub text: String,
}

impl Question for Format {
    type Answer = String;
    const KIND: Kind = Kind::Format;
}
