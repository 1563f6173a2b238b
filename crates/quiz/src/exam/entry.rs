//! The log of exams: entries to which only ever more are added.

use serde::{Deserialize, Serialize};

use super::paper::Paper;
use super::summary::Summary;
use super::timing::Timing;
use crate::later::Later;
use crate::log;
use crate::study::Confidence;

/// The version of the form in which a list of [`Entry`] is stored.
pub const SCHEMA: u32 = 1;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The attempt that it belongs to, chosen at random when the attempt is started.
    pub attempt: u64,
    /// Its place in the attempt: one more than the greatest that the writer knew of; see [`next_seq`].
    ///
    /// The clock may jump back, so the order of entries goes by this and not by `at`.
    pub seq: u64,
    /// When, in milliseconds since 1970 UTC by the wall clock.
    pub at: u64,
    /// Random, so that the logs of two tabs can be joined without counting an entry twice.
    pub id: u64,
    /// What was done.
    pub deed: Deed,
}

/// What a person can do in an exam. A place is that of a question in the paper, from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Deed {
    /// Began; the first question is open.
    Started {
        /// What is asked.
        paper: Paper,
        /// How long it may take.
        timing: Timing,
    },
    /// Opened a question.
    MovedTo {
        /// Which.
        place: usize,
    },
    /// Opened the review screen, so that no question is open.
    Reviewed,
    /// Chose options; they replace the ones chosen before. None of them clears the answer.
    Answered {
        /// Of which question.
        place: usize,
        /// Numbers of the options in the question's file.
        picks: Vec<usize>,
    },
    /// Took all chosen options back.
    Cleared {
        /// Of which question.
        place: usize,
    },
    /// Said how sure the answer is.
    Rated {
        /// Of which question.
        place: usize,
        /// `None` takes it back.
        confidence: Option<Confidence>,
    },
    /// Struck out an option.
    StruckOut {
        /// Of which question.
        place: usize,
        /// The option's number in the question's file.
        option: usize,
    },
    /// Took a strike back.
    Restored {
        /// Of which question.
        place: usize,
        /// The option's number in the question's file.
        option: usize,
    },
    /// Marked a question for review.
    Marked {
        /// Which.
        place: usize,
    },
    /// Took the mark off.
    Unmarked {
        /// Which.
        place: usize,
    },
    /// Stopped the clock.
    Paused,
    /// Let the clock go on.
    Resumed,
    /// Gave more time.
    Extended {
        /// Minutes on top.
        minutes: u16,
    },
    /// Nothing but the time: written now and then, so that a jump of the clock costs little.
    Ticked,
    /// Handed it in.
    Submitted,
    /// Was told the result. It is kept as it was then, since the bank may change; the first counts.
    Judged {
        /// The result in a few numbers.
        summary: Summary,
    },
    /// What a later version wrote, or what cannot be read; it is kept.
    #[serde(untagged)]
    Later(Later),
}

/// The place that the next entry of an attempt gets.
pub fn next_seq(log: &[Entry], attempt: u64) -> u64 {
    let of = log.iter().filter(|entry| entry.attempt == attempt);
    of.map(|entry| entry.seq.saturating_add(1))
        .max()
        .unwrap_or(0)
}

/// Both logs as one, each entry once, by attempt and then in order.
pub fn join(one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
    log::join(one, other)
}

#[cfg(test)]
mod tests;
