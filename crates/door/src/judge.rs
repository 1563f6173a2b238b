//! Executable questions of a person's own pack: whether the engine finds their key right.

use serde::{Deserialize, Serialize};

use crate::{Bytes, Kind, Question};

/// What does the engine say to these questions? The bytes are those of `quiz::pack_questions`, so
/// that who asks nothing of the kind need not know what a question is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judge(pub Bytes);

/// Nothing is said where engine and key agree.
impl Question for Judge {
    type Answer = Vec<Judged>;
    const KIND: Kind = Kind::Judge;
}

/// Something that the engine says to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The question's id.
    pub question: String,
    /// The part of it that this is about.
    pub part: JudgedPart,
    /// Whether engine and key differ; otherwise the question can be used.
    pub is_error: bool,
    /// What is so, in a sentence.
    pub message: String,
}

/// A part of a question, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JudgedPart {
    /// A run.
    Run(u32),
    /// An option.
    Option(u32),
    /// The rationale of an option.
    Rationale(u32),
}
