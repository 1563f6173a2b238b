//! Which tasks, objectives and topics have a question, and which question turns on a topic.

use crate::author::finding::{Finding, Place, Severity, code};
use crate::author::rules::Turning;
use crate::bank::{Bank, TopicKind};

/// A note on each list: how much of it the questions reach, and what they do not.
pub(crate) fn note(bank: &Bank, turning: &[Turning], file: &str, findings: &mut Vec<Finding>) {
    check_turning(bank, turning, findings);
    let mut note = |what: &str, all: Vec<&str>, has: &dyn Fn(&str) -> bool| {
        if all.is_empty() {
            return;
        }
        let without: Vec<&str> = all.iter().filter(|id| !has(id)).copied().collect();
        let message = format!("{} of {} {what}", all.len() - without.len(), all.len());
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
        "tasks of DOP-C02 have a question",
        bank.lists
            .tasks
            .iter()
            .map(|task| task.id.as_str())
            .collect(),
        &|id| questions.iter().any(|question| question.task == id),
    );
    note(
        "objectives of DOP-C01 have a question",
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
            &format!("topics of domain {} have a question", domain.number),
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
    let decided = |kind| matches!(kind, TopicKind::Decision | TopicKind::Scenario);
    let topics = bank.lists.topics.iter();
    note(
        "decisions and scenarios have a question that turns on them",
        topics
            .filter(|topic| decided(topic.kind))
            .map(|topic| topic.id.as_str())
            .collect(),
        &|id| turning.iter().any(|turning| turning.topic == id),
    );
}

/// What is said to turn on a topic is a question of the bank that names the topic.
fn check_turning(bank: &Bank, turning: &[Turning], findings: &mut Vec<Finding>) {
    for said in turning {
        let question = bank.questions.iter().find(|it| it.id == said.question);
        let (code, message) = match question {
            None => (
                code::UNKNOWN_ID,
                format!("there is no question `{}`", said.question),
            ),
            Some(question) if !question.topics.contains(&said.topic) => (
                code::COVERAGE,
                format!(
                    "the question `{}` does not name `{}`",
                    said.question, said.topic
                ),
            ),
            Some(_) => continue,
        };
        let help = "Name a question that nobody can answer who does not know the topic.";
        let finding = Finding::new(&said.file, said.place, code, Severity::Error, message, help);
        findings.push(finding);
    }
}
