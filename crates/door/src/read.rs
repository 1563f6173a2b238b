//! An event read field by field.

use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// What is known of each field of this event? Before [`crate::Learn`] nothing is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadEvent(pub String);

/// An event, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRead {
    /// Its lines, one a member; the text as it is where it is no JSON.
    pub lines: Vec<EventLine>,
    /// Where what is said comes from; none where only the envelope is known.
    pub knowledge: Option<Knowledge>,
}

/// A line of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLine {
    /// The line, with the spaces before it.
    pub text: String,
    /// The field whose key stands first on it, where something is known of it.
    pub field: Option<FieldRead>,
}

/// What is known of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRead {
    /// Where it is: `detail.build-status`.
    pub path: String,
    /// The bytes of the line that are its key, quotes included.
    pub key: (usize, usize),
    /// What it tells; empty where nobody says.
    pub description: String,
    /// Its type as a person reads it; empty where it may hold anything.
    pub type_name: String,
    /// Whether the object that it is in always has it.
    pub is_required: bool,
    /// Values that are known.
    pub values: Vec<String>,
    /// Whether it has no others.
    pub is_closed: bool,
}

/// Where what is known of an event's `detail` comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Knowledge {
    /// AWS's schema, which is made from examples.
    Schema,
    /// AWS's schema, and more from its documentation.
    Both,
    /// AWS's documentation.
    Documentation,
}

impl Question for ReadEvent {
    type Answer = EventRead;
    const KIND: Kind = Kind::ReadEvent;
}
