//! Rationales that teach nothing: a sentence used again and again, or the option said once more.

use std::collections::{BTreeMap, HashSet};

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::words;
use crate::markup::plain_text;

/// A sentence may stand in the rationales of so many options of the whole bank.
const OPTIONS: usize = 2;
/// Shorter sentences, in words, may stand anywhere.
const SENTENCE: usize = 4;
/// So many different words of a rationale must not come from its option.
const NEW_WORDS: usize = 12;

/// A rationale says more than its option does.
pub(crate) fn check_restated(draft: &Draft, findings: &mut Vec<Finding>) {
    for (index, option) in draft.question.options.iter().enumerate() {
        let said: HashSet<String> = words(&plain_text(&option.content)).into_iter().collect();
        let why: HashSet<String> = words(&plain_text(&option.rationale)).into_iter().collect();
        let new = why.difference(&said).count();
        if !why.is_empty() && new < NEW_WORDS {
            let message =
                format!("the rationale has only {new} words that its option does not have");
            let help = "Name the requirement that it meets or violates, and what is true instead.";
            findings.push(draft.finding(
                Part::Rationale(index),
                code::FILLER,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}

/// No sentence stands in the rationales of more than two options.
pub(crate) fn check_repeated(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let mut places: BTreeMap<String, Vec<(&Draft, usize)>> = BTreeMap::new();
    for draft in drafts {
        for (index, option) in draft.question.options.iter().enumerate() {
            let sentences: HashSet<String> = sentences(&plain_text(&option.rationale)).collect();
            for sentence in sentences {
                places.entry(sentence).or_default().push((draft, index));
            }
        }
    }
    for (sentence, places) in places {
        let Some((first, _)) = places.first().filter(|_| places.len() > OPTIONS) else {
            continue;
        };
        let message = format!(
            "the sentence \"{}\" stands in the rationales of {} options, first in {}",
            beginning(&sentence),
            places.len(),
            first.file
        );
        for (draft, option) in places.iter().skip(OPTIONS) {
            findings.push(draft.finding(
                Part::Rationale(*option),
                code::FILLER,
                Severity::Warning,
                message.as_str(),
                "Say what is so in this case.",
            ));
        }
    }
}

/// The sentences of a text in small letters and without signs, those of a few words left out.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split_terminator(['.', '!', '?', '\n'])
        .map(words)
        .filter(|words| words.len() >= SENTENCE)
        .map(|words| words.join(" "))
}

/// The first words of a sentence.
fn beginning(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    match words.get(..8) {
        Some(first) if words.len() > 8 => format!("{} …", first.join(" ")),
        _ => sentence.to_owned(),
    }
}
