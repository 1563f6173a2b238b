//! What is kept of an attempt to compare it with others.

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::code::Code;
use super::result::{Outcome, Tally};

/// An attempt in a few numbers. It stays true when the bank changes later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Summary {
    /// When the attempt began, in milliseconds since 1970 UTC.
    pub started: u64,
    /// The attempt's number.
    pub attempt: u64,
    /// What the paper was drawn from.
    pub code: Code,
    /// The time used, in milliseconds.
    pub used: u64,
    /// Whether it was taken as the exam is.
    pub exam_conditions: bool,
    /// Scored questions that were answered rightly.
    pub right: usize,
    /// Scored questions.
    pub of: usize,
    /// The estimated score.
    pub scaled: u16,
    /// The lower end of its range.
    pub low: u16,
    /// The upper end of its range.
    pub high: u16,
    /// The score needed to pass.
    pub pass: u16,
    /// By domain, in the order of the blueprint.
    pub domains: Vec<DomainSummary>,
}

/// The scored questions of one domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DomainSummary {
    /// The domain's number, as text.
    pub domain: String,
    /// Answered rightly.
    pub right: usize,
    /// All of them.
    pub of: usize,
}

/// A later attempt beside an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How much the estimated score rose.
    pub scaled: i32,
    /// Whether the ranges lie apart, so that chance hardly explains the difference.
    pub is_clear: bool,
    /// How much the share of right answers rose in each domain that both asked, in points of a hundred.
    pub domains: Vec<(String, i32)>,
}

impl Summary {
    /// The summary of an attempt that is over; `None` before.
    pub fn of(attempt: &Attempt, outcome: &Outcome) -> Option<Self> {
        let ended = attempt.ended()?;
        let domains = outcome.domains.iter().map(|part| DomainSummary {
            domain: part.id.clone(),
            right: part.scored.right,
            of: part.scored.of,
        });
        Some(Self {
            started: attempt.started,
            attempt: attempt.id,
            code: attempt.paper.code.clone(),
            used: attempt.used(ended),
            exam_conditions: attempt.departures().is_empty(),
            right: outcome.estimate.right,
            of: outcome.estimate.of,
            scaled: outcome.estimate.scaled,
            low: outcome.estimate.low,
            high: outcome.estimate.high,
            pass: outcome.estimate.pass,
            domains: domains.collect(),
        })
    }

    /// This attempt beside an earlier one; `None` where they are of different blueprints.
    pub fn since(&self, earlier: &Self) -> Option<Comparison> {
        if self.code.blueprint != earlier.code.blueprint {
            return None;
        }
        let rise = |domain: &DomainSummary| {
            let before = earlier
                .domains
                .iter()
                .find(|other| other.domain == domain.domain)?;
            let rise = domain.percent()? - before.percent()?;
            Some((domain.domain.clone(), rise))
        };
        Some(Comparison {
            scaled: i32::from(self.scaled) - i32::from(earlier.scaled),
            is_clear: self.low > earlier.high || self.high < earlier.low,
            domains: self.domains.iter().filter_map(rise).collect(),
        })
    }
}

impl DomainSummary {
    /// The share of right answers in percent, rounded.
    fn percent(&self) -> Option<i32> {
        let tally = Tally {
            right: self.right,
            of: self.of,
        };
        i32::try_from(tally.percent()?).ok()
    }
}

#[cfg(test)]
mod tests;
