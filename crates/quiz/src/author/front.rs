//! Reads the front matter: the TOML between the two lines `+++`.

use crate::author::draft::Places;
use crate::author::fields::{Fields, read_toml};
use crate::author::finding::code;
use crate::author::report::{At, Report};
use crate::author::runs;
use crate::author::url::check_url;
use crate::date::Date;
use crate::question::{Era, Question, Reference};

/// Cuts a file into front matter and body, each with the byte at which it begins.
pub(crate) fn split<'a>(
    text: &'a str,
    report: &mut Report<'_>,
) -> Option<(At<&'a str>, At<&'a str>)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match (line.trim_end() == "+++", start) {
            (true, None) => start = Some(end),
            (true, Some(start)) => {
                let front = At {
                    value: text.get(start..at)?,
                    at: start,
                };
                return Some((
                    front,
                    At {
                        value: text.get(end..)?,
                        at: end,
                    },
                ));
            }
            (false, None) => break,
            (false, Some(_)) => {}
        }
        at = end;
    }
    let (at, message) = match start {
        None => (0, "the first line is not `+++`"),
        Some(_) => (text.len(), "the front matter has no closing line `+++`"),
    };
    report.error(
        at,
        code::FRONT_MATTER,
        message,
        "Begin with a line `+++`, TOML, and a line `+++`; see questions/TEMPLATE.md.",
    );
    None
}

/// Reads the front matter into the question and the places of its keys.
pub(crate) fn read(
    front: &At<&str>,
    question: &mut Question,
    places: &mut Places,
    report: &mut Report<'_>,
) {
    let table = read_toml(front.value, front.at, report);
    let mut fields = Fields::new(&table, front.at);
    for key in [
        "id",
        "task",
        "c01",
        "topics",
        "services",
        "difficulty",
        "era",
        "reviewed",
        "decides",
    ] {
        fields.need(key, report);
    }
    let mut take = |key: &str, at: usize, report: &Report<'_>| {
        places.keys.insert(key.to_owned(), report.place(at));
    };
    let mut text = |key: &'static str, fields: &mut Fields<'_, '_>, report: &mut Report<'_>| {
        let found = fields.text(key, report)?;
        take(key, found.at, report);
        Some(found)
    };
    if let Some(id) = text("id", &mut fields, report) {
        if !is_name(&id.value) {
            let help =
                "Use small letters, digits and single hyphens, such as `lambda-retry-order`.";
            report.error(
                id.at,
                code::WRONG_VALUE,
                "`id` is no name of the kind that a file can have",
                help,
            );
        }
        question.id = id.value;
    }
    if let Some(task) = text("task", &mut fields, report) {
        let number = task
            .value
            .split_once('.')
            .and_then(|(domain, _)| domain.parse().ok());
        question.domain = number.unwrap_or(0);
        question.task = task.value;
    }
    question.c01 = text("c01", &mut fields, report)
        .map(|c01| c01.value)
        .unwrap_or_default();
    question.decides = text("decides", &mut fields, report)
        .map(|phrase| phrase.value)
        .unwrap_or_default();
    question.twin = text("twin", &mut fields, report).map(|twin| twin.value);
    question.exercise = text("exercise", &mut fields, report).map(|exercise| exercise.value);
    let era = text("era", &mut fields, report);
    let gloss = text("gloss", &mut fields, report);
    question.era = read_era(era, gloss, report);

    if let Some(topics) = fields.texts("topics", report) {
        take("topics", topics.at, report);
        if topics.value.is_empty() {
            report.error(
                topics.at,
                code::WRONG_VALUE,
                "`topics` names no topic",
                "Choose from questions/topics.toml.",
            );
        }
        places.topics = topics
            .value
            .iter()
            .map(|topic| report.place(topic.at))
            .collect();
        question.topics = topics.value.into_iter().map(|topic| topic.value).collect();
    }
    if let Some(services) = fields.texts("services", report) {
        take("services", services.at, report);
        question.services = services
            .value
            .into_iter()
            .map(|service| service.value)
            .collect();
    }
    if let Some(difficulty) = fields.number("difficulty", 1..=3, report) {
        take("difficulty", difficulty.at, report);
        question.difficulty = difficulty.value;
    }
    if let Some(reviewed) = fields.date("reviewed", report) {
        take("reviewed", reviewed.at, report);
        question.reviewed = reviewed.value;
    }
    for reference in fields.tables("references", report) {
        places.references.push(report.place(reference.at()));
        question
            .references
            .extend(read_reference(reference, report));
    }
    if places.references.is_empty() {
        let help = "Add `[[references]]` with `title` and `url` of a page on docs.aws.amazon.com.";
        report.error(
            fields.at(),
            code::MISSING_KEY,
            "`references` is missing",
            help,
        );
    }
    for run in fields.tables("run", report) {
        places.runs.push(report.place(run.at()));
        question.runs.extend(runs::read(run, report));
    }
    fields.finish(report);
}

fn read_era(era: Option<At<String>>, gloss: Option<At<String>>, report: &mut Report<'_>) -> Era {
    let Some(era) = era else { return Era::Current };
    match (era.value.as_str(), gloss) {
        ("current", None) => Era::Current,
        ("legacy", Some(gloss)) => Era::Legacy { gloss: gloss.value },
        ("legacy", None) => {
            report.error(
                era.at,
                code::MISSING_KEY,
                "a legacy question needs `gloss`",
                "Say in a sentence what took its place.",
            );
            Era::Current
        }
        ("current", Some(gloss)) => {
            report.error(
                gloss.at,
                code::WRONG_VALUE,
                "`gloss` belongs to a legacy question",
                "Remove it, or write era = \"legacy\".",
            );
            Era::Current
        }
        _ => {
            report.error(
                era.at,
                code::WRONG_VALUE,
                "`era` must be \"current\" or \"legacy\"",
                "",
            );
            Era::Current
        }
    }
}

/// Reads `title` and `url`.
pub(crate) fn read_reference(
    mut fields: Fields<'_, '_>,
    report: &mut Report<'_>,
) -> Option<Reference> {
    fields.need("title", report);
    fields.need("url", report);
    let title = fields.text("title", report);
    let url = fields.text("url", report);
    if let Some(url) = &url {
        check_url(&url.value, url.at, report);
    }
    fields.finish(report);
    Some(Reference {
        title: title?.value,
        url: url?.value,
    })
}

/// Whether a text is made of small letters, digits and single hyphens.
pub(crate) fn is_name(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    id.len() <= 80 && id.split('-').all(part)
}

/// A question without content, to be filled by the readers.
pub(crate) fn empty_question() -> Option<Question> {
    Some(Question {
        id: String::new(),
        domain: 0,
        task: String::new(),
        c01: String::new(),
        topics: Vec::new(),
        services: Vec::new(),
        difficulty: 2,
        era: Era::Current,
        reviewed: Date::new(1, 1, 1)?,
        decides: String::new(),
        references: Vec::new(),
        twin: None,
        exercise: None,
        stem: Vec::new(),
        options: Vec::new(),
        runs: Vec::new(),
    })
}
