//! Patterns made from events.

use pattern::suggest::{Choice, EventLeaf, NoSeparation, Separation, Suggestion, Warning};
use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// What of an event can a pattern ask for?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaves(pub String);

/// Which pattern asks for these values of an event?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggest {
    /// The event as typed.
    pub event: String,
    /// What was chosen of it.
    pub choices: Vec<Choice>,
}

/// A pattern made of what was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// The pattern, and what is to be said of the choices.
    pub suggestion: Suggestion,
    /// What is to be thought of the pattern by itself.
    pub warnings: Vec<Warning>,
    /// How many of the sample events it takes.
    pub catches: usize,
    /// Of how many: those of the whole catalogue where the worker has it.
    pub of: usize,
}

/// Which is the simplest pattern that takes some events and leaves others?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Separate {
    /// The texts of the events that it must take.
    pub must_match: Vec<String>,
    /// The texts of the events that it must leave.
    pub must_not: Vec<String>,
}

impl Question for Leaves {
    type Answer = Vec<EventLeaf>;
    const KIND: Kind = Kind::Leaves;
}

impl Question for Suggest {
    type Answer = Suggested;
    const KIND: Kind = Kind::Suggest;
}

impl Question for Separate {
    type Answer = Result<Separation, NoSeparation>;
    const KIND: Kind = Kind::Separate;
}
