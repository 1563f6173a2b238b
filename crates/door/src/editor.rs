//! What an editor asks while a text is written.

use pattern::{Completions, Hover};
use serde::{Deserialize, Serialize};

use crate::{Question, Request, Response};

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

    fn request(self) -> Request {
        Request::Complete(self)
    }

    fn answer(response: Response) -> Option<Completions> {
        match response {
            Response::Completions(completions) => Some(completions),
            _ => None,
        }
    }
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

    fn request(self) -> Request {
        Request::Explain(self)
    }

    fn answer(response: Response) -> Option<Option<Hover>> {
        match response {
            Response::Explained(hover) => Some(hover),
            _ => None,
        }
    }
}

/// How does a JSON text look with a line for every member? One that is no JSON stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// The text.
    pub text: String,
}

impl Question for Format {
    type Answer = String;

    fn request(self) -> Request {
        Request::Format(self)
    }

    fn answer(response: Response) -> Option<String> {
        match response {
            Response::Formatted(text) => Some(text),
            _ => None,
        }
    }
}
