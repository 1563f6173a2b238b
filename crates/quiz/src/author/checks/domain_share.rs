//! How the bank's questions are spread over the domains.

use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::Bank;

/// A note for every domain: its share of the bank next to its weight in the blueprint in force.
pub(crate) fn note(bank: &Bank, file: &str, findings: &mut Vec<Finding>) {
    let Some(blueprint) = bank
        .blueprints
        .iter()
        .find(|blueprint| blueprint.until.is_none())
    else {
        return;
    };
    let all = bank.questions.len();
    for domain in &blueprint.domains {
        let count = bank
            .questions
            .iter()
            .filter(|question| question.domain == domain.number)
            .count();
        let share = if all == 0 {
            0.0
        } else {
            100.0 * count as f64 / all as f64
        };
        let message = format!(
            "domain {} has {count} of {all} questions, {share:.0} %; {} weighs it {} %",
            domain.number, blueprint.id, domain.weight
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
