//! Calls and answers as bytes.

use std::fmt;

use pattern::suggest::{EventLeaf, NoSeparation, Separation};
use pattern::{Completions, Hover};
use pipeline::Sample;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    Bench, Bytes, Cells, Checked, Complete, Explain, Format, Leaves, Matrix, Sending, Separate,
    Suggest, Suggested,
};

/// One question of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// The page's number for it; the answer carries the same.
    pub id: u32,
    /// What is asked.
    pub request: Request,
}

/// The worker's answer to a [`Call`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// What was asked.
    Given {
        /// The number of the call.
        id: u32,
        /// The answer.
        response: Box<Response>,
    },
    /// The call could not be read; whose it was is not known.
    Refused {
        /// Why, in plain words.
        why: String,
    },
}

/// What the page can ask; [`crate::Question`] gives each the type of its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Which build is this worker of?
    Hello,
    /// Which sample events are there?
    Samples,
    /// What is to be said of the yard and the event as they are?
    Check(Bench),
    /// What does each rule say to each saved event?
    Matrix(Matrix),
    /// What happens when the event is sent?
    Send(Bench),
    /// What of an event can a pattern ask for?
    Leaves(Leaves),
    /// Which pattern asks for these values of an event?
    Suggest(Suggest),
    /// Which pattern takes some events and leaves others?
    Separate(Separate),
    /// What can be written at a place of a text?
    Complete(Complete),
    /// What is to be said of a place of an event pattern?
    Explain(Explain),
    /// How does a JSON text look with a line for every member?
    Format(Format),
    /// Something of a person's own file of events: a [`crate::BulkRequest`].
    Bulk(Bytes),
}

/// What the worker can answer, in the order of the requests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The id of the build.
    Hello(String),
    /// Every sample event, in the order in which a page offers them.
    Samples(Vec<Sample>),
    /// What is to be said.
    Checked(Checked),
    /// What each rule says; none where the worker needs the texts of the events.
    Matrix(Option<Cells>),
    /// What happened.
    Sent(Sending),
    /// What a pattern can ask for.
    Leaves(Vec<EventLeaf>),
    /// A pattern made of what was chosen.
    Suggested(Suggested),
    /// The pattern, or why there is none.
    Separated(Result<Separation, NoSeparation>),
    /// What can be written.
    Completions(Completions),
    /// What is to be said.
    Explained(Option<Hover>),
    /// The text laid out.
    Formatted(String),
    /// The answer to what was asked of the file; empty where the question could not be read.
    Bulk(Bytes),
}

/// A message as bytes.
pub fn write<M: Serialize>(message: &M) -> Vec<u8> {
    // Nothing in these types has a value that postcard cannot write; were there one, the other
    // side would refuse the empty message and say so.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes.
///
/// # Errors
/// Where they are not the bytes of such a message.
pub fn read<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, Unreadable> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        Ok(_) | Err(_) => Err(Unreadable),
    }
}

/// Bytes that are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the message could not be read")
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests;
