//! What an editor asks while a text is written.

use pattern::{Completions, Hover};
use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// What is written in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// An event.
    #[default]
    Event,
    /// An event pattern.
    Pattern,
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

/// What is to be said of a place of an event pattern?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explain {
    /// The event pattern, in any state.
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
