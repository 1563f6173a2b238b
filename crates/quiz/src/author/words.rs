//! Words of plain text, as the checks count and compare them.

use std::collections::HashSet;

/// The words in small letters: runs of letters, digits and what joins them inside a word.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-' | '.' | '_' | ':' | '/')))
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many words a text has.
pub(crate) fn count(text: &str) -> usize {
    words(text).len()
}

/// Whether `phrase` (small letters, words divided by one space) stands in these words.
pub(crate) fn contains_phrase(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|window| {
        window
            .iter()
            .zip(&phrase)
            .all(|(word, wanted)| word == wanted)
    })
}

/// So many words of a text are compared with another: a few times what a stem may have.
const COMPARED: usize = 600;

/// The runs of five words of a text; a shorter text is one run.
pub(crate) fn shingles(text: &str) -> HashSet<String> {
    let mut words = words(text);
    words.truncate(COMPARED);
    if words.len() < 5 {
        return HashSet::from([words.join(" ")]);
    }
    words.windows(5).map(|window| window.join(" ")).collect()
}

/// What two sets have in common, from 0 (nothing) to 1 (they are equal).
pub(crate) fn jaccard(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        0.0
    } else {
        common as f64 / all as f64
    }
}

#[cfg(test)]
mod tests;
