//! Names: a file's name and folder, ids that are looked up, and twins.

use crate::order;
use std::collections::HashMap;

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::{jaccard, shingles, words};
use crate::bank::Lists;
use crate::markup::plain_text;
use crate::question::Question;

/// The file is named after the question.
pub(crate) fn check_file_name(draft: &Draft, findings: &mut Vec<Finding>) {
    let name = draft.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let id = &draft.question.id;
    if draft.has("id") && name.strip_suffix(".md") != Some(id) {
        let message = format!("the file is named `{name}` and the id is `{id}`");
        let help = format!("Name the file `{id}.md`, or change the id.");
        findings.push(draft.finding(
            Part::Key("id"),
            code::FILE_NAME,
            Severity::Error,
            message,
            help,
        ));
    }
}

/// Every id that a question names exists, and no two questions share one.
pub(crate) fn check_ids(lists: &Lists, drafts: &[Draft], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, &Draft> = HashMap::new();
    for draft in drafts {
        let question = &draft.question;
        let mut unknown = |part: Part<'_>, what: &str, id: &str, list: &str| {
            let message = format!("there is no {what} `{id}`");
            let help = format!("See {list}.");
            findings.push(draft.finding(part, code::UNKNOWN_ID, Severity::Error, message, help));
        };
        if draft.has("task") && lists.task(&question.task).is_none() {
            unknown(
                Part::Key("task"),
                "task",
                &question.task,
                "questions/tasks.toml",
            );
        }
        if draft.has("c01") && lists.objective(&question.c01).is_none() {
            unknown(
                Part::Key("c01"),
                "C01 objective",
                &question.c01,
                "questions/tasks.toml",
            );
        }
        for (index, topic) in question.topics.iter().enumerate() {
            if lists.topic(topic).is_none() {
                unknown(Part::Topic(index), "topic", topic, "questions/topics.toml");
            }
        }
        for (index, option) in question.options.iter().enumerate() {
            if let Some(id) = &option.misconception
                && lists.misconception(id).is_none()
            {
                unknown(
                    Part::Misconception(index),
                    "misconception",
                    id,
                    "questions/misconceptions.toml",
                );
            }
        }
        if draft.has("id") {
            if let Some(first) = seen.get(question.id.as_str()) {
                let message = format!("the id `{}` is also that of {}", question.id, first.file);
                findings.push(draft.finding(
                    Part::Key("id"),
                    code::DUPLICATE_ID,
                    Severity::Error,
                    message,
                    "",
                ));
            } else {
                seen.insert(&question.id, draft);
            }
        }
    }
}

/// Every file lies in the folder of its domain.
pub(crate) fn check_folders(lists: &Lists, drafts: &[Draft], findings: &mut Vec<Finding>) {
    for draft in drafts {
        check_folder(lists, draft, findings);
    }
}

fn check_folder(lists: &Lists, draft: &Draft, findings: &mut Vec<Finding>) {
    let folder = draft.file.rsplit(['/', '\\']).nth(1).unwrap_or_default();
    let Some(domain) = lists.domain(draft.question.domain) else {
        return;
    };
    if folder != domain.slug {
        let message = format!(
            "task {} belongs to the folder `{}`",
            draft.question.task, domain.slug
        );
        findings.push(draft.finding(
            Part::Key("task"),
            code::FOLDER,
            Severity::Error,
            message,
            "Move the file, or change the task.",
        ));
    }
}

/// Twins name each other and have different keys.
pub(crate) fn check_twins(drafts: &[Draft], findings: &mut Vec<Finding>) {
    for draft in drafts {
        let Some(twin) = &draft.question.twin else {
            continue;
        };
        let mut found = |message: String, help: &str| {
            findings.push(draft.finding(
                Part::Key("twin"),
                code::TWIN,
                Severity::Error,
                message,
                help,
            ));
        };
        let Some(other) = drafts.iter().find(|other| other.question.id == *twin) else {
            let message = format!("there is no question `{twin}`");
            findings.push(draft.finding(
                Part::Key("twin"),
                code::UNKNOWN_ID,
                Severity::Error,
                message,
                "",
            ));
            continue;
        };
        if other.question.id == draft.question.id {
            found("a question is not its own twin".to_owned(), "");
        } else if other.question.twin.as_deref() != Some(&draft.question.id) {
            found(
                format!("`{twin}` does not name this question as its twin"),
                "Twins name each other.",
            );
        } else if stem_words(&other.question) == stem_words(&draft.question) {
            found(
                format!("`{twin}` has the same stem"),
                "Change the one constraint that changes the answer.",
            );
        } else if key_texts(&other.question) == key_texts(&draft.question) {
            found(
                format!("`{twin}` has the same key"),
                "The one constraint that is changed must change the answer.",
            );
        } else if likeness(&other.question, draft) < ALIKE {
            let message = format!("`{twin}` has another stem");
            let help = "Twins tell the same situation in the same words but for one constraint.";
            findings.push(draft.finding(
                Part::Key("twin"),
                code::TWIN,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}

/// How much of their runs of five words the stems of twins have in common at least.
const ALIKE: f64 = 0.2;

/// What the stems have in common, from 0 to 1.
fn likeness(other: &Question, draft: &Draft) -> f64 {
    let stem = |question: &Question| shingles(&plain_text(&question.stem));
    jaccard(&stem(other), &stem(&draft.question))
}

/// What the right options say, in an order of its own.
pub(crate) fn key_texts(question: &Question) -> Vec<String> {
    let mut texts: Vec<String> = question
        .options
        .iter()
        .filter(|option| option.correct)
        .map(|option| plain_text(&option.content))
        .collect();
    order::sort(&mut texts);
    texts
}

fn stem_words(question: &Question) -> Vec<String> {
    words(&plain_text(&question.stem))
}
