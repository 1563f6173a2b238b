//! Whether the key stands at every place equally often when a question is shown.

use super::domain_share::percent;
use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::Bank;
use crate::question::Question;

/// Every question is served under so many seeds, beginning with that of a first attempt.
pub(crate) const SEEDS: u64 = 1_000;
/// Places of a single-answer question.
pub(crate) const PLACES: usize = 4;
/// The chi-square value, at three degrees of freedom, that one fair shuffle in a thousand exceeds.
///
/// One in twenty exceeds 7.81, which would refuse a good question now and then.
pub(crate) const UNFAIR: f64 = 16.27;

/// Serves every single-answer question and counts where its key stands.
pub(crate) fn check(bank: &Bank, file: &str, findings: &mut Vec<Finding>) {
    let (counts, chi_square) = measure(&bank.questions);
    let all: usize = counts.iter().sum();
    if all == 0 {
        return;
    }
    let shares: Vec<String> = counts
        .iter()
        .map(|count| format!("{:.1} %", percent(*count, all)))
        .collect();
    let message = format!(
        "as served under {SEEDS} seeds the key stands at the places 1 to {PLACES} in {}; chi-square {chi_square:.1}",
        shares.join(", ")
    );
    let (severity, help) = if chi_square > UNFAIR {
        (
            Severity::Warning,
            "Question::order does not shuffle fairly.",
        )
    } else {
        (Severity::Note, "")
    };
    findings.push(Finding::new(
        file,
        Place::START,
        code::POSITION,
        severity,
        message,
        help,
    ));
}

/// How often the key stands at each place, and the chi-square value of that; 0 without questions.
pub(crate) fn measure(questions: &[Question]) -> ([usize; PLACES], f64) {
    let counts = served(questions, Question::order);
    let all: usize = counts.iter().sum();
    let chi_square = if all == 0 { 0.0 } else { chi_square(&counts) };
    (counts, chi_square)
}

/// How often the key stands at each place.
fn served(questions: &[Question], order: impl Fn(&Question, u64) -> Vec<usize>) -> [usize; PLACES] {
    let mut counts = [0; PLACES];
    for question in questions {
        let [key] = question.key()[..] else { continue };
        if question.options.len() != PLACES {
            continue;
        }
        for seed in 0..SEEDS {
            let place = order(question, seed).iter().position(|id| *id == key);
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
    }
    counts
}

/// How far the counts are from all being equal.
fn chi_square(counts: &[usize; PLACES]) -> f64 {
    let expected = counts.iter().sum::<usize>() as f64 / PLACES as f64;
    counts
        .iter()
        .map(|count| (*count as f64 - expected).powi(2) / expected)
        .sum()
}

#[cfg(test)]
mod tests;
