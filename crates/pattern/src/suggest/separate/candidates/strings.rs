//! Beginnings, ends, letter case and wildcards.

use super::{Field, Leaf, Means, asked};

type Way = (Means, Vec<String>);

/// The most strings of the first event that are tried.
const MOST_TRIED: usize = 12;
/// The longest string, in characters, of which parts are looked for.
const MOST_CHARS: usize = 300;
/// The shortest part in the middle of strings that is asked for.
const LEAST_MIDDLE: usize = 3;

/// What parts one word of a value from the next.
const BETWEEN: [char; 6] = ['/', ':', '.', ' ', '-', '_'];

impl Field<'_, '_> {
    /// Beginnings and ends that the strings of all events that must match have in common.
    pub(super) fn affixes(&self) -> Vec<Way> {
        let mut ways = Vec::new();
        for string in self.first_strings() {
            let start = self.common(string, &common_start);
            ways.extend(self.shorter("prefix", &start, &|n| start.chars().take(n).collect()));
            let end = self.common(string, &common_end);
            let count = end.chars().count();
            ways.extend(self.shorter("suffix", &end, &|n| end.chars().skip(count - n).collect()));
        }
        ways
    }

    /// An affix: a short one that ends between two words where it rejects as much as the longest,
    /// else the longest.
    fn shorter(
        &self,
        operator: &str,
        longest: &str,
        of_length: &dyn Fn(usize) -> String,
    ) -> Option<Way> {
        let count = longest.chars().count();
        if count == 0 {
            return None;
        }
        let rejected = |text: &str| {
            self.no
                .iter()
                .filter(|values| !has(values, operator, text))
                .count()
        };
        let most = rejected(longest);
        let at_word = |text: &String| match operator {
            "prefix" => text.ends_with(BETWEEN),
            _ => text.starts_with(BETWEEN),
        };
        let short = (1..count)
            .map(of_length)
            .filter(at_word)
            .find(|text| rejected(text) == most);
        let text = short.unwrap_or_else(|| longest.to_owned());
        Some((Means::Affix, vec![asked(operator, &text)]))
    }

    pub(super) fn ignoring_case(&self) -> Vec<Way> {
        let ways = self
            .first_strings()
            .into_iter()
            .map(|string| (Means::IgnoreCase, vec![asked("equals-ignore-case", string)]));
        ways.collect()
    }

    /// A beginning and an end with a star between, and a common part between two stars.
    pub(super) fn wildcards(&self) -> Vec<Way> {
        let mut ways = Vec::new();
        let mut add = |text: String| ways.push((Means::Wildcard, vec![asked("wildcard", &text)]));
        for string in self.first_strings() {
            let start = self.common(string, &common_start);
            let end = self.common(string, &common_end);
            if !start.is_empty() && !end.is_empty() && start.len() + end.len() <= string.len() {
                add(format!("{}*{}", escaped(&start), escaped(&end)));
            }
            let middle = self.common(string, &common_middle);
            if middle.chars().count() >= LEAST_MIDDLE {
                add(format!("*{}*", escaped(&middle)));
            }
        }
        ways
    }

    /// The strings of the first event, short enough to be taken apart.
    fn first_strings(&self) -> Vec<&str> {
        let first = self.yes.first().copied().unwrap_or_default();
        let mut strings: Vec<&str> = Vec::new();
        for string in first
            .iter()
            .filter_map(|leaf| leaf.value.as_str())
            .take(MOST_TRIED)
        {
            if !strings.contains(&string) && string.chars().count() <= MOST_CHARS {
                strings.push(string);
            }
        }
        strings
    }

    /// What is left of a string when it is cut down, event by event, to what it has in common with
    /// the nearest string there.
    fn common(&self, string: &str, cut: &dyn Fn(&str, &str) -> String) -> String {
        let mut left = string.to_owned();
        for values in self.yes.iter().skip(1) {
            let strings = values
                .iter()
                .filter_map(|leaf| leaf.value.as_str())
                .take(MOST_TRIED);
            let short = strings.filter(|s| s.chars().count() <= MOST_CHARS);
            left = short
                .map(|s| cut(&left, s))
                .max_by_key(String::len)
                .unwrap_or_default();
        }
        left
    }
}

fn has(values: &[Leaf<'_>], operator: &str, text: &str) -> bool {
    let mut strings = values.iter().filter_map(|leaf| leaf.value.as_str());
    match operator {
        "prefix" => strings.any(|s| s.starts_with(text)),
        _ => strings.any(|s| s.ends_with(text)),
    }
}

fn common_start(one: &str, other: &str) -> String {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

fn common_end(one: &str, other: &str) -> String {
    let pairs = one.chars().rev().zip(other.chars().rev());
    let mut end: Vec<char> = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    end.reverse();
    end.into_iter().collect()
}

/// The longest part that both have.
fn common_middle(one: &str, other: &str) -> String {
    let other: Vec<char> = other.chars().collect();
    let one: Vec<char> = one.chars().collect();
    let mut row = vec![0_usize; other.len()];
    let mut best = (0, 0);
    for (at, a) in one.iter().enumerate() {
        let mut diagonal = 0;
        for (b, cell) in other.iter().zip(&mut row) {
            let above = *cell;
            *cell = if a == b { diagonal + 1 } else { 0 };
            diagonal = above;
            if *cell > best.1 {
                best = (at + 1 - *cell, *cell);
            }
        }
    }
    one.into_iter().skip(best.0).take(best.1).collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}
