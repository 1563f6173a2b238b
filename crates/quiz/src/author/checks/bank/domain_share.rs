//! How the bank's questions are spread over the domains of each version of the exam.

use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::{Bank, Blueprint};
use crate::question::Question;

/// A note for every domain of every blueprint: its share of the bank next to its weight.
///
/// A question counts for the domain of its task in the blueprint in force, and for that of its C01
/// objective in an earlier one.
pub(crate) fn note(bank: &Bank, file: &str, findings: &mut Vec<Finding>) {
    let all = bank.questions.len();
    for blueprint in &bank.lists.blueprints {
        for domain in &blueprint.domains {
            let count = bank
                .questions
                .iter()
                .filter(|question| domain_in(bank, blueprint, question) == Some(domain.number))
                .count();
            let message = format!(
                "domain {} of {} has {count} of {all} questions, {:.0} %, and weighs {} %",
                domain.number,
                blueprint.id,
                percent(count, all),
                domain.weight
            );
            findings.push(Finding::new(
                file,
                Place::START,
                code::DOMAIN_SHARE,
                Severity::Note,
                message,
                "",
            ));
        }
    }
}

fn domain_in(bank: &Bank, blueprint: &Blueprint, question: &Question) -> Option<u8> {
    if blueprint.until.is_none() {
        Some(question.domain)
    } else {
        bank.lists
            .objective(&question.c01)
            .map(|objective| objective.domain)
    }
}

/// A part of a whole in percent; 0 where there is nothing.
pub(crate) fn percent(count: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        100.0 * count as f64 / all as f64
    }
}
