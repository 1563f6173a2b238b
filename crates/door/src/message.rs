//! Questions and answers as bytes.
//!
//! A question is a [`Call`] and what is asked; an answer, an [`Answer`] and what is answered. Who
//! reads a message reads the head first, and then what that says must follow.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Kind, Question};

/// The head of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The page's number for it; the answer carries the same.
    pub id: u32,
    /// What is asked: the [`Question`] of this kind follows.
    pub kind: Kind,
}

/// The head of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// What was asked follows.
    Given {
        /// The number of the call.
        id: u32,
    },
    /// There is no answer.
    Refused {
        /// The number of the call; none where it could not be read.
        id: Option<u32>,
        /// Why, in plain words.
        why: String,
    },
}

/// A question as a message.
pub fn ask<Q: Question>(id: u32, question: &Q) -> Vec<u8> {
    write(&(Call { id, kind: Q::KIND }, question))
}

/// The answer to a question as a message.
pub fn give<Q: Question>(id: u32, answer: &Q::Answer) -> Vec<u8> {
    write(&(Answer::Given { id }, answer))
}

/// That there is no answer, as a message.
pub fn refuse(id: Option<u32>, why: impl fmt::Display) -> Vec<u8> {
    let why = why.to_string();
    write(&Answer::Refused { id, why })
}

fn write<M: Serialize>(message: &M) -> Vec<u8> {
    // Nothing in these types has a value that postcard cannot write; were there one, the other
    // side would refuse the empty message and say so.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The head of a message, and the bytes that follow it.
///
/// # Errors
/// Where they begin with no such head.
pub fn head<M: DeserializeOwned>(bytes: &[u8]) -> Result<(M, &[u8]), Unreadable> {
    postcard::take_from_bytes(bytes).map_err(|_| Unreadable)
}

/// What follows a head.
///
/// # Errors
/// Where these are not exactly the bytes of it.
pub fn read<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, Unreadable> {
    match head(bytes)? {
        (message, []) => Ok(message),
        _ => Err(Unreadable),
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
