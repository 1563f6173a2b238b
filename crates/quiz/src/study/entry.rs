//! The log of what was done with questions and cards: entries to which only ever more are added.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::confidence::Confidence;
use crate::exam::{Attempt, Outcome, Verdict};
use crate::fsrs::Grade;
use crate::later::Later;
use crate::log;
use crate::shuffle::Shuffle;

/// The version of the form in which a list of [`Entry`] is stored.
///
/// 1 knew only answers, without confidence. 2 added all else.
pub const SCHEMA: u32 = 2;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// Random, so that entries of two tabs can be joined without counting one twice.
    pub id: u64,
    /// What was done.
    pub deed: Deed,
}

/// What a person can do with a question or a card.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Deed {
    /// Chose options and had them checked.
    Answered {
        /// The question's id.
        question: String,
        /// The version of the bank in which it stood.
        bank: String,
        /// Numbers of the chosen options in the question's file, rising.
        picks: Vec<usize>,
        /// Whether exactly the right ones were chosen.
        right: bool,
        /// How sure the person was, where they said so.
        #[serde(default)]
        confidence: Option<Confidence>,
        /// The number of the exam in which it was; `None` for study.
        #[serde(default)]
        attempt: Option<u64>,
    },
    /// Recalled a card, or something else that is no question, and said how well.
    ///
    /// A version from before there were cards keeps such an entry as [`Deed::Later`].
    Reviewed {
        /// What it was: `card/ID` for a card.
        item: String,
        /// How well it was recalled.
        grade: Grade,
    },
    /// Flagged a question.
    Flagged {
        /// The question's id.
        question: String,
    },
    /// Took the flag off.
    Unflagged {
        /// The question's id.
        question: String,
    },
    /// Wrote a note on a question in place of the one before.
    Noted {
        /// The question's id.
        question: String,
        /// The note; nothing but blanks removes it.
        text: String,
    },
    /// Struck out an option.
    StruckOut {
        /// The question's id.
        question: String,
        /// The option's number in the question's file.
        option: usize,
    },
    /// Took a strike back.
    Restored {
        /// The question's id.
        question: String,
        /// The option's number in the question's file.
        option: usize,
    },
    /// Took an entry back, which may be one of this kind.
    Undone {
        /// The entry's id.
        entry: u64,
    },
    /// What a later version wrote, or what cannot be read; it is kept.
    #[serde(untagged)]
    Later(Later),
}

/// Brings a stored log of an older schema to the present one; `None` for a schema it does not know
/// and for what is no log.
pub fn migrate(from: u32, value: Value) -> Option<Value> {
    // Every entry of schema 1 is one of schema 2: what came since has a default.
    (from == 1 && value.is_array()).then_some(value)
}

/// Both logs as one, each entry once, in order of time.
pub fn join(one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
    log::join(one, other)
}

/// The answers of an exam that is over, as entries of this log.
///
/// Their ids follow from the exam's, so that two tabs which add them add the same ones.
pub fn from_exam(attempt: &Attempt, outcome: &Outcome) -> Vec<Entry> {
    let Some(at) = attempt.ended() else {
        return Vec::new();
    };
    let mut ids = Shuffle::new(attempt.id);
    let all = attempt.paper.questions.iter().zip(&attempt.responses);
    let mut entries = Vec::new();
    for ((asked, response), marked) in all.zip(&outcome.questions) {
        let id = ids.next_u64();
        let right = match marked.verdict {
            Verdict::Right => true,
            Verdict::Wrong => false,
            Verdict::Unanswered | Verdict::Void => continue,
        };
        entries.push(Entry {
            at,
            id,
            deed: Deed::Answered {
                question: asked.id.clone(),
                bank: attempt.paper.bank.clone(),
                picks: response.picks.clone(),
                right,
                confidence: response.confidence,
                attempt: Some(attempt.id),
            },
        });
    }
    entries
}

#[cfg(test)]
mod tests;
