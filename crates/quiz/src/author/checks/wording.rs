//! Words in options that a test-wise person reads without knowing the subject.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::{contains_phrase, words};
use crate::markup::plain_text;

/// Options that speak of other options.
const OF_THE_ABOVE: [&str; 9] = [
    "all of the above",
    "none of the above",
    "both of the above",
    "any of the above",
    "all of these",
    "none of these",
    "both a and b",
    "a and b",
    "a and c",
];

/// Words that are seldom true, so that people cross out what has them.
const ABSOLUTES: [&str; 8] = [
    "always",
    "never",
    "impossible",
    "completely",
    "entirely",
    "absolutely",
    "guarantees",
    "guaranteed",
];

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let options = &draft.question.options;
    let texts: Vec<Vec<String>> = options
        .iter()
        .map(|option| words(&plain_text(&option.content)))
        .collect();
    for (index, text) in texts.iter().enumerate() {
        if let Some(phrase) = OF_THE_ABOVE
            .iter()
            .find(|phrase| contains_phrase(text, phrase))
        {
            let message = format!("the option says \"{phrase}\"");
            let help = "Every option stands for itself.";
            findings.push(draft.finding(
                Part::Option(index),
                code::ALL_OF_THE_ABOVE,
                Severity::Error,
                message,
                help,
            ));
        }
    }
    let absolute = |text: &[String]| {
        text.iter()
            .find(|word| ABSOLUTES.contains(&word.as_str()))
            .cloned()
    };
    let pairs = || options.iter().zip(&texts).enumerate();
    if pairs().any(|(_, (option, text))| option.correct && absolute(text).is_some()) {
        return;
    }
    for (index, (_, text)) in pairs().filter(|(_, (option, _))| !option.correct) {
        if let Some(word) = absolute(text) {
            let message = format!("\"{word}\" stands in a wrong option and in no right one");
            let help = "Such words give wrong options away: say it without.";
            findings.push(draft.finding(
                Part::Option(index),
                code::ABSOLUTE,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}
