//! A paper: the questions of one exam in their order.

use serde::{Deserialize, Serialize};

use super::code::Code;
use crate::question::Question;

/// The questions of an exam in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Paper {
    /// What it was drawn from.
    pub code: Code,
    /// The whole version of the bank; see [`Bank::version`](crate::Bank::version).
    pub bank: String,
    /// The time for it in minutes, before any extension.
    pub minutes: u16,
    /// The questions.
    pub questions: Vec<Asked>,
}

/// One question of a paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Asked {
    /// The question's id.
    pub id: String,
    /// The number of its domain in the blueprint of the paper.
    pub domain: u8,
    /// The task statement of DOP-C02, or in a DOP-C01 paper the objective.
    pub task: String,
    /// Whether it counts; a candidate is not told before the end.
    pub scored: bool,
}

impl Paper {
    /// The order in which this paper shows the options of a question.
    pub fn order(&self, question: &Question) -> Vec<usize> {
        question.order(self.code.seed)
    }

    /// How many questions count.
    pub fn scored(&self) -> usize {
        self.questions.iter().filter(|asked| asked.scored).count()
    }
}
