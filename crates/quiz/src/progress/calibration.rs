//! Calibration: how often a person was right when they said how sure they were.

use super::answers::Answers;
use crate::study::Confidence;

/// How often answers of one confidence were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// How sure the person was; `None` where they did not say.
    pub confidence: Option<Confidence>,
    /// Answers.
    pub answers: usize,
    /// Right ones.
    pub right: usize,
}

impl Calibration {
    /// The share of right answers in percent, rounded; `None` without answers.
    pub fn percent(&self) -> Option<usize> {
        let doubled = self.right.saturating_mul(200).saturating_add(self.answers);
        doubled.checked_div(self.answers.saturating_mul(2))
    }
}

/// From least to most sure, and last the answers of which the person did not say. All answers count,
/// a person's own questions too.
pub fn calibration(answers: &Answers) -> Vec<Calibration> {
    let kinds = Confidence::ALL.map(Some).into_iter().chain([None]);
    kinds
        .map(|confidence| {
            let own = answers.all().iter();
            let own = own.filter(|answer| answer.confidence == confidence);
            let (mut all, mut right) = (0, 0);
            for answer in own {
                all += 1;
                right += usize::from(answer.right);
            }
            Calibration {
                confidence,
                answers: all,
                right,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
