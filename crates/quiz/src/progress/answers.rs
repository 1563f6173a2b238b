//! The answers that count, out of the log.

use crate::order;
use crate::study::standings::in_order;
use crate::study::{Confidence, Deed, Entry};

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// When.
    pub at: u64,
    /// The question's id.
    pub question: &'a str,
    /// Numbers of the chosen options in the question's file.
    pub picks: &'a [usize],
    /// Whether they were the right ones.
    pub right: bool,
    /// How sure the person was.
    pub confidence: Option<Confidence>,
}

/// All answers of a log that were not taken back, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers<'a> {
    /// By question, and those of one in order of time.
    all: Vec<Answer<'a>>,
}

impl<'a> Answers<'a> {
    /// The answers of a log, whose entries may be in any order and more than once in it.
    pub fn of(log: &'a [Entry]) -> Self {
        let entries = in_order(log).into_iter();
        let mut all: Vec<Answer> = entries
            .filter(|(_, is_undone)| !is_undone)
            .filter_map(|(entry, _)| answer(entry))
            .collect();
        // Stable, so that answers of the same moment stay in the order of the log.
        order::sort_by(&mut all, |one, other| one.question.cmp(other.question));
        Self { all }
    }

    /// All of them, by question, and those of one in order of time.
    pub fn all(&self) -> &[Answer<'a>] {
        &self.all
    }

    /// Those to one question in order of time.
    pub fn to(&self, question: &str) -> &[Answer<'a>] {
        let from = self
            .all
            .partition_point(|answer| answer.question < question);
        let rest = self.all.get(from..).unwrap_or_default();
        let many = rest.partition_point(|answer| answer.question == question);
        rest.get(..many).unwrap_or_default()
    }
}

fn answer(entry: &Entry) -> Option<Answer<'_>> {
    match &entry.deed {
        Deed::Answered {
            question,
            picks,
            right,
            confidence,
            ..
        } => Some(Answer {
            at: entry.at,
            question,
            picks,
            right: *right,
            confidence: *confidence,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
