//! Checks the cards against the lists and against each other.

use std::collections::HashMap;

use super::CardDraft;
use crate::author::checks::review_age;
use crate::author::finding::{Finding, Place, Severity, code};
use crate::author::words::words;
use crate::bank::{Lists, TopicKind};
use crate::card::CardKind;
use crate::date::Date;
use crate::markup::plain_text;

/// Checks the cards that could be read; `all_ids` also has those of the others.
pub(super) fn check_together(
    drafts: &[CardDraft],
    all_ids: &[String],
    lists: &Lists,
    today: Option<Date>,
    findings: &mut Vec<Finding>,
) {
    let mut ids: HashMap<&str, &CardDraft> = HashMap::new();
    let mut fronts: HashMap<Vec<String>, &CardDraft> = HashMap::new();
    for draft in drafts {
        let card = &draft.card;
        let mut error = |key: &str, code, message: String, help: &str| {
            findings.push(error(draft, draft.place(key), code, message, help));
        };
        if let Some(first) = ids.insert(&card.id, draft) {
            let message = format!(
                "the id `{}` is also that of a card in {}:{}",
                card.id, first.file, first.start.line
            );
            error("id", code::DUPLICATE_ID, message, "");
        }
        if let Some(first) = fronts.insert(words(&plain_text(&card.front)), draft) {
            let message = format!("`{}` has the same front", first.card.id);
            error(
                "front",
                code::SAME_FRONT,
                message,
                "Ask something else, or remove one of the two.",
            );
        }
        if !lists.tasks.iter().any(|task| task.id == card.task) {
            let message = format!("there is no task `{}`", card.task);
            error(
                "task",
                code::UNKNOWN_ID,
                message,
                "See questions/tasks.toml.",
            );
        }
        if let Some(id) = &card.misconception
            && lists.misconception(id).is_none()
        {
            let message = format!("there is no misconception `{id}`");
            error(
                "misconception",
                code::UNKNOWN_ID,
                message,
                "See questions/misconceptions.toml.",
            );
        }
        check_topics(draft, lists, findings);
        if let Some(today) = today {
            let place = draft.place("reviewed");
            findings.extend(review_age(&draft.file, place, card.reviewed, today));
        }
    }
    for draft in drafts {
        // A twin that could not be read has its own finding.
        let is_unread = |twin: &String| !ids.contains_key(twin.as_str()) && all_ids.contains(twin);
        if !draft.card.twin.as_ref().is_some_and(is_unread) {
            check_twin(draft, &ids, findings);
        }
    }
    note_coverage(drafts, lists, findings);
}

fn error(
    draft: &CardDraft,
    place: Place,
    code: &'static str,
    message: String,
    help: &str,
) -> Finding {
    Finding::new(&draft.file, place, code, Severity::Error, message, help)
}

fn check_topics(draft: &CardDraft, lists: &Lists, findings: &mut Vec<Finding>) {
    let named = draft.card.topics.iter().zip(&draft.topics);
    for (topic, place) in named.filter(|(topic, _)| lists.topic(topic).is_none()) {
        let message = format!("there is no topic `{topic}`");
        let help = "See questions/topics.toml.";
        findings.push(error(draft, *place, code::UNKNOWN_ID, message, help));
    }
}

/// Twins name each other, are of one kind, and answer differently.
fn check_twin(draft: &CardDraft, ids: &HashMap<&str, &CardDraft>, findings: &mut Vec<Finding>) {
    let card = &draft.card;
    let Some(twin) = &card.twin else { return };
    let (code, message, help) = match ids.get(twin.as_str()) {
        None => (code::UNKNOWN_ID, format!("there is no card `{twin}`"), ""),
        Some(other) if other.card.id == card.id => {
            (code::TWIN, "a card is not its own twin".to_owned(), "")
        }
        Some(other) if other.card.twin.as_deref() != Some(&card.id) => {
            let message = format!("`{twin}` does not name this card as its twin");
            (code::TWIN, message, "Twins name each other.")
        }
        Some(other) if other.card.kind != card.kind => {
            let message = format!("`{twin}` is of another kind");
            (
                code::TWIN,
                message,
                "Twins are two decisions, or two facts.",
            )
        }
        Some(other) if words(&plain_text(&other.card.back)) == words(&plain_text(&card.back)) => {
            let message = format!("`{twin}` has the same answer");
            (
                code::TWIN,
                message,
                "The near decision has the other answer.",
            )
        }
        Some(_) => return,
    };
    findings.push(error(draft, draft.place("twin"), code, message, help));
}

/// How many cards there are, and which decisions of the topics have none.
fn note_coverage(drafts: &[CardDraft], lists: &Lists, findings: &mut Vec<Finding>) {
    if drafts.is_empty() {
        return;
    }
    let wanted = lists
        .topics
        .iter()
        .filter(|topic| topic.kind == TopicKind::Decision);
    let without: Vec<&str> = wanted
        .map(|topic| topic.id.as_str())
        .filter(|id| {
            !drafts
                .iter()
                .any(|draft| draft.card.topics.iter().any(|topic| topic == id))
        })
        .collect();
    let decisions = drafts
        .iter()
        .filter(|draft| draft.card.kind == CardKind::Decision);
    let message = format!(
        "{} cards, {} of them decisions",
        drafts.len(),
        decisions.count()
    );
    let help = if without.is_empty() {
        String::new()
    } else {
        format!("Decisions without a card: {}.", without.join(", "))
    };
    findings.push(Finding::new(
        "questions/topics.toml",
        Place::START,
        code::COVERAGE,
        Severity::Note,
        message,
        help,
    ));
}
