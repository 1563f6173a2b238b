//! Patterns made from events.

use pattern::suggest::{Choice, EventLeaf, NoSeparation, Separation, Suggestion, Warning};
use serde::{Deserialize, Serialize};

use crate::{Question, Request, Response};

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
    /// The places of the sample events that it takes.
    pub catches: Vec<usize>,
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

    fn request(self) -> Request {
        Request::Leaves(self)
    }

    fn answer(response: Response) -> Option<Vec<EventLeaf>> {
        match response {
            Response::Leaves(leaves) => Some(leaves),
            _ => None,
        }
    }
}

impl Question for Suggest {
    type Answer = Suggested;

    fn request(self) -> Request {
        Request::Suggest(self)
    }

    fn answer(response: Response) -> Option<Suggested> {
        match response {
            Response::Suggested(suggested) => Some(suggested),
            _ => None,
        }
    }
}

impl Question for Separate {
    type Answer = Result<Separation, NoSeparation>;

    fn request(self) -> Request {
        Request::Separate(self)
    }

    fn answer(response: Response) -> Option<Self::Answer> {
        match response {
            Response::Separated(separated) => Some(separated),
            _ => None,
        }
    }
}
