//! Which tasks, objectives and topics have a question.

use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::Bank;

/// A note on each list: how much of it the questions reach, and what they do not.
pub(crate) fn note(bank: &Bank, file: &str, findings: &mut Vec<Finding>) {
    let mut note = |what: &str, all: Vec<&str>, has: &dyn Fn(&str) -> bool| {
        if all.is_empty() {
            return;
        }
        let without: Vec<&str> = all.iter().filter(|id| !has(id)).copied().collect();
        let message = format!(
            "{} of {} {what} have a question",
            all.len() - without.len(),
            all.len()
        );
        let help = if without.is_empty() {
            String::new()
        } else {
            format!("None yet: {}.", without.join(", "))
        };
        findings.push(Finding::new(
            file,
            Place::START,
            code::COVERAGE,
            Severity::Note,
            message,
            help,
        ));
    };
    let questions = &bank.questions;
    note(
        "tasks of DOP-C02",
        bank.lists
            .tasks
            .iter()
            .map(|task| task.id.as_str())
            .collect(),
        &|id| questions.iter().any(|question| question.task == id),
    );
    note(
        "objectives of DOP-C01",
        bank.lists
            .objectives
            .iter()
            .map(|objective| objective.id.as_str())
            .collect(),
        &|id| questions.iter().any(|question| question.c01 == id),
    );
    for domain in &bank.lists.domains {
        let topics = bank.lists.topics.iter();
        note(
            &format!("topics of domain {}", domain.number),
            topics
                .filter(|topic| topic.domain == domain.number)
                .map(|topic| topic.id.as_str())
                .collect(),
            &|id| {
                questions
                    .iter()
                    .any(|question| question.topics.iter().any(|topic| topic == id))
            },
        );
    }
}
