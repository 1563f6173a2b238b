//! Rare words that stand in the stem and in the key alone: they give the key away.

use crate::order;
use std::collections::{HashMap, HashSet};

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::words;
use crate::markup::plain_text;

/// Shorter words, in letters, are no echo.
const LETTERS: usize = 5;
/// From so many words on, the echo can be heard.
const ECHOES: usize = 3;
/// A word is rare if at most one stem in so many has it.
const RARE: usize = 20;

/// Compares what each right option and the wrong ones repeat of the stem.
pub(crate) fn check(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let stems: Vec<HashSet<String>> = drafts
        .iter()
        .map(|draft| long_words(&plain_text(&draft.question.stem)))
        .collect();
    let mut stems_with: HashMap<&str, usize> = HashMap::new();
    for word in stems.iter().flatten() {
        *stems_with.entry(word).or_default() += 1;
    }
    let rare = |word: &str| {
        stems_with.get(word).copied().unwrap_or_default() <= (drafts.len() / RARE).max(1)
    };
    for (draft, stem) in drafts.iter().zip(&stems) {
        let options = &draft.question.options;
        let texts: Vec<HashSet<String>> = options
            .iter()
            .map(|option| long_words(&plain_text(&option.content)))
            .collect();
        let wrong: HashSet<&String> = options
            .iter()
            .zip(&texts)
            .filter(|(option, _)| !option.correct)
            .flat_map(|(_, text)| text)
            .collect();
        let most_in_wrong = echoes_of_wrong(draft, &texts, stem, &rare);
        for (index, text) in texts.iter().enumerate() {
            if !options.get(index).is_some_and(|option| option.correct) {
                continue;
            }
            let mut echoes: Vec<&str> = text
                .intersection(stem)
                .filter(|word| !wrong.contains(word) && rare(word))
                .map(String::as_str)
                .collect();
            if echoes.len() < ECHOES || echoes.len() <= most_in_wrong {
                continue;
            }
            order::sort(&mut echoes);
            let message = format!(
                "this right option repeats rare words of the stem that no wrong option has: {}",
                echoes.join(", ")
            );
            let help = "Say it in other words, or let the wrong options speak of the same things.";
            findings.push(draft.finding(
                Part::Option(index),
                code::ECHO,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}

/// The most rare words of the stem that one wrong option has and no other option.
fn echoes_of_wrong(
    draft: &Draft,
    texts: &[HashSet<String>],
    stem: &HashSet<String>,
    rare: &impl Fn(&str) -> bool,
) -> usize {
    let options = draft.question.options.iter().enumerate();
    options
        .filter(|(_, option)| !option.correct)
        .filter_map(|(index, _)| {
            let others = || {
                texts
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != index)
            };
            let own = texts.get(index)?.intersection(stem);
            Some(
                own.filter(|word| rare(word) && others().all(|(_, text)| !text.contains(*word)))
                    .count(),
            )
        })
        .max()
        .unwrap_or_default()
}

fn long_words(text: &str) -> HashSet<String> {
    words(text)
        .into_iter()
        .filter(|word| word.chars().count() >= LETTERS)
        .collect()
}
