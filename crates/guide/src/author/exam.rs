//! The make-up of the exam, as the bank's blueprints say it.

use super::facts::{number, plain, row, table};
use crate::model::{Content, Row};
use quiz::{Blueprint, Lists};

/// A fact's name and its value in a version of the exam.
type Fact = (&'static str, fn(&Blueprint) -> String);

const FACTS: [Fact; 8] = [
    ("From", |exam| exam.from.to_string()),
    ("Until", |exam| match exam.until {
        Some(until) => until.to_string(),
        None => "in force".to_owned(),
    }),
    ("Time", |exam| format!("{} minutes", exam.minutes)),
    ("Questions", |exam| exam.questions.to_string()),
    ("Of which count", |exam| exam.scored.to_string()),
    ("Of which do not count", |exam| exam.unscored.to_string()),
    ("Score", |exam| {
        let to = number(usize::from(exam.scale_to));
        format!("{} to {to}, {} to pass", exam.scale_from, exam.pass)
    }),
    ("Checked", |exam| exam.reviewed.to_string()),
];

/// Length, score and dates of each version.
pub(super) fn make_up(lists: &Lists) -> Vec<Content> {
    let mut head = vec!["What"];
    head.extend(lists.blueprints.iter().map(|exam| exam.id.as_str()));
    let rows = FACTS.map(|(name, value)| {
        let cells = lists.blueprints.iter().map(|exam| plain(value(exam)));
        without_place(name, cells.collect())
    });
    vec![table("The exam in figures", &head, rows.into())]
}

/// The share of each domain, version by version.
pub(super) fn domains(lists: &Lists) -> Vec<Content> {
    let of = |exam: &Blueprint| {
        let rows = exam.domains.iter().map(|domain| {
            without_place(
                &format!("{}. {}", domain.number, domain.title),
                vec![
                    plain(format!("{} %", domain.weight)),
                    plain(domain.scored.to_string()),
                    plain((domain.scored + domain.unscored).to_string()),
                ],
            )
        });
        table(
            &format!("Domains of {}", exam.id),
            &[
                "Domain",
                "Weight",
                "Questions that count",
                "Of a whole paper",
            ],
            rows.collect(),
        )
    };
    lists.blueprints.iter().map(of).collect()
}

/// The task statements of DOP-C02, in the bank's words.
pub(super) fn tasks(lists: &Lists) -> Vec<Content> {
    let rows = lists.tasks.iter().map(|task| {
        let name = format!("Task {}", task.id);
        row(&name, plain(name.clone()), vec![plain(&task.title)])
    });
    vec![table(
        "The 19 tasks",
        &["Task", "What a candidate is able to do"],
        rows.collect(),
    )]
}

fn without_place(name: &str, cells: Vec<Vec<quiz::Inline>>) -> Row {
    Row {
        anchor: None,
        ..row(name, plain(name), cells)
    }
}
