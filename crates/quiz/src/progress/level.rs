//! How much a person knows, as an estimate with a band.
//!
//! The estimator. Every question that was answered is evidence: half by its first answer, half by
//! its last, so that a question which was looked up and then answered rightly counts half right,
//! and answering the same one ten times says no more than twice. Each half fades with age: it
//! weighs 1 today and a half after [`HALF_AFTER`] days. With `n` the sum of the weights and `r`
//! that of the right ones, what a person knows of a task is Beta(1 + r, 1 + n - r): Laplace's rule,
//! so that nothing known is one half, give or take everything.
//!
//! Tasks together (a domain, the exam) are the weighted mean. Its variance has two parts. Chance is
//! independent from task to task: the sum of `weight² × (1 - s) × variance`. Ignorance is not,
//! since a person may know nothing of all that was not asked yet: the square of the sum of
//! `weight × s × (the deviation of Beta(1, 1))`. Here `s = 2 / (n + 2)` is how much of an estimate
//! is still assumption. Without evidence that gives the whole range whatever the weights, and with
//! much of it the band of a random sample. So a band says both how often and how widely one was asked.
//!
//! The band is 1.96 deviations to either side, cut at 0 and 1.

use crate::date::Date;

/// Days after which an answer weighs half as much.
pub(super) const HALF_AFTER: f64 = 60.0;

/// The variance of Beta(1, 1): of a share of which nothing is known.
const UNKNOWN: f64 = 1.0 / 12.0;

/// Deviations to either side that hold 95 of 100.
const Z: f64 = 1.96;

/// Milliseconds of a day.
pub(super) const DAY: u64 = 86_400_000;

/// An estimate of the share of questions that a person would answer rightly, with its band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The estimate, 0 to 1.
    pub share: f64,
    /// The lower end of the band that holds the true share 95 times of 100.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many answers it rests on, each as much as it still weighs.
    pub evidence: f64,
}

/// What was seen of one task, each answer as much as it still weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    pub(super) right: f64,
    pub(super) all: f64,
}

impl Evidence {
    /// Adds an answer of this weight.
    pub(super) fn add(&mut self, right: bool, weight: f64) {
        self.all += weight;
        if right {
            self.right += weight;
        }
    }

    fn share(self) -> f64 {
        (1.0 + self.right) / (2.0 + self.all)
    }

    /// How much of the estimate is still assumption, 1 to nearly 0.
    fn assumed(self) -> f64 {
        2.0 / (2.0 + self.all)
    }

    fn variance(self) -> f64 {
        let share = self.share();
        share * (1.0 - share) / (3.0 + self.all)
    }
}

/// What an answer of this moment still weighs: 1 now, a half after [`HALF_AFTER`] days. A moment
/// that is still to come, by a clock that was set back, counts as now.
pub(super) fn weight(at: u64, now: u64) -> f64 {
    let days = now.saturating_sub(at) as f64 / DAY as f64;
    HALF_AFTER / (HALF_AFTER + days)
}

impl Level {
    /// The level over several tasks, each with its weight. Where the weights come to nothing,
    /// nothing is known.
    pub(super) fn over(parts: &[(f64, Evidence)]) -> Self {
        let total: f64 = parts.iter().map(|(weight, _)| weight).sum();
        if total <= 0.0 {
            return Self::over(&[(1.0, Evidence::default())]);
        }
        let (mut share, mut chance, mut assumed, mut evidence) = (0.0, 0.0, 0.0, 0.0);
        for (weight, part) in parts {
            let weight = weight / total;
            share += weight * part.share();
            chance += weight * weight * (1.0 - part.assumed()) * part.variance();
            assumed += weight * part.assumed();
            evidence += part.all;
        }
        let half = Z * (assumed * assumed * UNKNOWN + chance).sqrt();
        Self {
            share,
            low: (share - half).max(0.0),
            high: (share + half).min(1.0),
            evidence,
        }
    }

    /// The estimate in percent, rounded.
    pub fn percent(&self) -> u8 {
        percent(self.share)
    }

    /// The band in percent, rounded.
    pub fn band(&self) -> (u8, u8) {
        (percent(self.low), percent(self.high))
    }

    /// Whether anything at all is known.
    pub fn is_empty(&self) -> bool {
        self.evidence <= 0.0
    }
}

/// A share in percent, rounded; a cast of a float saturates.
fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

/// The day after so many days; the last day that there is where the calendar ends.
pub(super) fn after(day: Date, days: i64) -> Date {
    Date::from_unix_days(day.unix_days().saturating_add(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
