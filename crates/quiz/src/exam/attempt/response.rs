//! What was done with one question.

use crate::order;
use crate::study::Confidence;

/// What was done with one question of an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The chosen options by their numbers in the question's file, rising; empty without an answer.
    pub picks: Vec<usize>,
    /// The answers that stood when the question was left or the exam ended, each where it differs
    /// from the one before; the last of them is `picks` unless that is empty.
    pub settled: Vec<Vec<usize>>,
    /// Options struck out, rising.
    pub struck: Vec<usize>,
    /// Whether it is marked for review.
    pub is_marked: bool,
    /// How sure the person is.
    pub confidence: Option<Confidence>,
    /// Time for which it was open, in milliseconds.
    pub spent: u64,
    /// How often it was opened.
    pub visits: u32,
}

impl Response {
    pub(super) fn answer(&mut self, picks: &[usize]) {
        self.picks = picks.to_vec();
        order::sort(&mut self.picks);
        self.picks.dedup();
    }

    pub(super) fn strike(&mut self, option: usize) {
        if let Err(place) = self.struck.binary_search(&option) {
            self.struck.insert(place, option);
        }
    }

    pub(super) fn restore(&mut self, option: usize) {
        self.struck.retain(|struck| *struck != option);
    }

    /// Takes note of the answer that stands. Options clicked on the way to it are not answers.
    pub(super) fn settle(&mut self) {
        if !self.picks.is_empty() && self.settled.last() != Some(&self.picks) {
            self.settled.push(self.picks.clone());
        }
    }
}
