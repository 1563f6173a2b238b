//! Reads and checks the cards of `questions/cards/`, several a file.

use std::collections::HashMap;

use crate::author::cards::together::check_together;
use crate::author::fields::{Fields, read_toml};
use crate::author::finding::{Finding, Place, code};
use crate::author::front::{is_name, read_reference};
use crate::author::nodes::{Nodes, join_lines};
use crate::author::report::{At, Report};
use crate::bank::Lists;
use crate::card::{Card, CardKind, DRILL_CARD};
use crate::date::Date;
use crate::markup::{Block, plain_text};

mod together;

/// The folder of the cards.
pub(crate) const FOLDER: &str = "questions/cards/";

/// How long what is read of a front, a back and a reason may be, in characters.
const LONGEST: [(&str, usize); 3] = [("front", 300), ("back", 400), ("why", 500)];

/// The most sentences that a reason has.
const SENTENCES: usize = 3;

/// A card as read, with the places of its parts.
pub(crate) struct CardDraft {
    pub(crate) file: String,
    pub(crate) card: Card,
    pub(crate) start: Place,
    places: HashMap<&'static str, Place>,
    pub(crate) topics: Vec<Place>,
}

impl CardDraft {
    /// The place of a key, or of the card where it is missing.
    pub(crate) fn place(&self, key: &str) -> Place {
        self.places.get(key).copied().unwrap_or(self.start)
    }
}

/// Reads every file of cards and checks them against the lists and each other; with `today` also
/// the age of the reviews. The files are given as path and text.
pub(crate) fn read_all(
    files: &[(String, String)],
    lists: &Lists,
    today: Option<Date>,
    findings: &mut Vec<Finding>,
) -> Vec<Card> {
    let (mut drafts, mut ids) = (Vec::new(), Vec::new());
    for (file, text) in files.iter().filter(|(file, _)| is_cards(file)) {
        let (found, more) = read_file(file, text, &mut ids);
        drafts.extend(found);
        findings.extend(more);
    }
    check_together(&drafts, &ids, lists, today, findings);
    drafts.into_iter().map(|draft| draft.card).collect()
}

/// Whether a file has cards.
pub(crate) fn is_cards(path: &str) -> bool {
    path.strip_prefix(FOLDER)
        .is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
}

/// Reads the cards of one file; those with an error are left out, but their ids are known.
fn read_file(file: &str, text: &str, ids: &mut Vec<String>) -> (Vec<CardDraft>, Vec<Finding>) {
    let mut report = Report::new(file, text);
    let table = read_toml(text, 0, &mut report);
    let mut fields = Fields::new(&table, 0);
    fields.need("card", &mut report);
    let mut drafts = Vec::new();
    for row in fields.tables("card", &mut report) {
        let before = report.findings.len();
        let draft = read_card(file, row, ids, &mut report);
        drafts.extend(draft.filter(|_| report.findings.len() == before));
    }
    fields.finish(&mut report);
    (drafts, report.findings)
}

fn read_card(
    file: &str,
    mut row: Fields<'_, '_>,
    ids: &mut Vec<String>,
    report: &mut Report<'_>,
) -> Option<CardDraft> {
    let start = report.place(row.at());
    let mut places = HashMap::new();
    for key in [
        "id",
        "kind",
        "task",
        "topics",
        "front",
        "back",
        "why",
        "references",
        "reviewed",
    ] {
        row.need(key, report);
    }
    let mut word = |key: &'static str, row: &mut Fields<'_, '_>, report: &mut Report<'_>| {
        let found = row.text(key, report)?;
        places.insert(key, report.place(found.at));
        Some(found)
    };
    let id = word("id", &mut row, report);
    let kind = word("kind", &mut row, report);
    let task = word("task", &mut row, report);
    let twin = word("twin", &mut row, report);
    let misconception = word("misconception", &mut row, report);
    let mut markdown = |key: &'static str, most: usize, report: &mut Report<'_>| {
        let found = word(key, &mut row, report)?;
        Some(read_markdown(file, key, most, &found, report))
    };
    let [front, back, why] = LONGEST.map(|(key, most)| markdown(key, most, report));
    let topics = row.texts("topics", report);
    let reviewed = row.date("reviewed", report);
    let mut references = Vec::new();
    for reference in row.tables("references", report) {
        references.extend(read_reference(reference, report));
    }
    if let Some(reviewed) = &reviewed {
        places.insert("reviewed", report.place(reviewed.at));
    }
    if let Some(id) = &id {
        check_id(id, report);
        ids.push(id.value.clone());
    }
    let at = row.at();
    row.finish(report);
    let kind = kind.and_then(|kind| read_kind(&kind, report))?;
    if kind == CardKind::Decision && twin.is_none() {
        let help = "Name the card of the near decision with the other answer.";
        report.error(at, code::TWIN, "a decision card needs `twin`", help);
    }
    let topics = topics?;
    if topics.value.is_empty() {
        let help = "Choose from questions/topics.toml.";
        report.error(
            topics.at,
            code::WRONG_VALUE,
            "`topics` names no topic",
            help,
        );
    }
    Some(CardDraft {
        file: file.to_owned(),
        start,
        places,
        topics: topics
            .value
            .iter()
            .map(|topic| report.place(topic.at))
            .collect(),
        card: Card {
            id: id?.value,
            kind,
            task: task?.value,
            topics: topics.value.into_iter().map(|topic| topic.value).collect(),
            front: front?,
            back: back?,
            why: why?,
            twin: twin.map(|twin| twin.value),
            misconception: misconception.map(|belief| belief.value),
            references,
            reviewed: reviewed?.value,
        },
    })
}

fn read_kind(kind: &At<String>, report: &mut Report<'_>) -> Option<CardKind> {
    match kind.value.as_str() {
        "decision" => Some(CardKind::Decision),
        "fact" => Some(CardKind::Fact),
        _ => {
            let message = "`kind` must be decision or fact";
            report.error(kind.at, code::WRONG_VALUE, message, "");
            None
        }
    }
}

fn check_id(id: &At<String>, report: &mut Report<'_>) {
    if !is_name(&id.value) {
        let help = "Use small letters, digits and single hyphens, such as `queue-or-stream`.";
        report.error(id.at, code::WRONG_VALUE, "`id` is no name of a card", help);
    } else if id.value.starts_with(DRILL_CARD) {
        let message = format!("`{DRILL_CARD}` begins the ids of the cards that the app makes");
        report.error(id.at, code::WRONG_VALUE, message, "Choose another id.");
    }
}

/// The text of a value as nodes. What is wrong in it is named at the value, since TOML's escapes
/// hide where in the file a character stands.
fn read_markdown(
    file: &str,
    key: &str,
    most: usize,
    found: &At<String>,
    report: &mut Report<'_>,
) -> Vec<Block> {
    let mut inner = Report::new(file, &found.value);
    let whole = At {
        value: found.value.as_str(),
        at: 0,
    };
    let mut blocks = Vec::new();
    if let Some(mut nodes) = Nodes::new(&whole, &mut inner) {
        blocks = nodes.blocks(&mut inner);
        join_lines(&mut blocks);
    }
    for finding in inner.findings {
        let help = finding.help.unwrap_or_default();
        report.error(found.at, finding.code, finding.message, &help);
    }
    let read = plain_text(&blocks);
    let length = read.chars().count();
    if length > most {
        let message =
            format!("`{key}` has {length} characters, at most {most} are read at a glance");
        report.error(found.at, code::CARD_LENGTH, message, "");
    }
    let sentences = sentences(&read);
    if key == "why" && sentences > SENTENCES {
        let message =
            format!("`why` has {sentences} sentences, at most {SENTENCES} are remembered");
        report.error(found.at, code::CARD_LENGTH, message, "");
    }
    blocks
}

/// How many sentences a text has: a mark that ends one, and a capital letter or nothing behind it.
fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text.chars().peekable();
    while let Some(mark) = rest.next() {
        if !matches!(mark, '.' | '?' | '!') {
            continue;
        }
        let is_spaced = rest.peek().is_none_or(|next| next.is_whitespace());
        while rest.next_if(|next| next.is_whitespace()).is_some() {}
        let is_begun = rest.peek().is_none_or(|next| next.is_uppercase());
        count += usize::from(is_spaced && is_begun);
    }
    count
}

#[cfg(test)]
mod tests;
