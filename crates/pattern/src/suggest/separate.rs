//! The simplest pattern that matches some events and not others.

mod alike;
mod candidates;
mod facts;
mod search;
mod specific;

use serde::{Deserialize, Serialize};

use super::choice::PatternText;
use super::from_event;
use super::write::{self, Wanted};
use crate::{Event, matches, parse};
use alike::Alike;
use facts::Facts;
use search::{Found, search};

/// A pattern that matches all events of one kind and none of another. All events have been put to
/// the matcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Separation {
    /// The pattern.
    pub pattern: PatternText,
    /// The same pattern with `source` and `detail-type` asked for as well, where all events that
    /// must match have one value in common there and the pattern does not ask for them already.
    pub anchored: Option<PatternText>,
    /// The names of the fields that it asks for, keys joined by dots.
    pub fields: Vec<String>,
    /// Whether it takes `$or`, because no single combination of fields was found.
    pub uses_or: bool,
    /// Whether it asks for `id` or `time`, because nothing else was found. It then matches the
    /// given events only.
    pub uses_changing: bool,
    /// What sets the events apart, in plain words.
    pub sentence: String,
}

/// Why there is no separating pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoSeparation {
    /// The kind of reason.
    pub reason: NoSeparationReason,
    /// The event that must match, as an index, where one stands in the way.
    pub must_match: Option<usize>,
    /// The event that must not match, as an index, where one stands in the way.
    pub must_not: Option<usize>,
    /// The reason in plain words, which count events from 1.
    pub sentence: String,
}

/// The kinds of reasons for which there is no separating pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoSeparationReason {
    /// No event is given that must match.
    NothingToMatch,
    /// An event that must match and one that must not have the same values everywhere.
    Same,
    /// They differ only in what no pattern sees: the order of lists, repeated elements, empty
    /// objects, zeros at the end of numbers.
    SameToPatterns,
    /// All that a pattern can find in an event that must match is also in one that must not, in
    /// longer lists; so each pattern that matches the first matches the second.
    Covered,
    /// No pattern was found among those that were tried. There may be one.
    NotFound,
}

/// The most events of both kinds together.
pub const MOST_EVENTS: usize = 1_000;

/// The simplest pattern that matches every event of the first kind and none of the second.
///
/// Simple is, in this order: to ask for few fields; to ask by simple means, which are one value,
/// then a list of values, `prefix` or `suffix`, `anything-but`, `numeric`, `equals-ignore-case`,
/// `wildcard`, `exists`; to ask for telling fields, which are `source`, `detail-type`, those in
/// `detail`, `resources`, then `account`, `region` and others; a short text. Values that look like
/// the id or time of one occurrence are telling least of all. `id` and `time` are asked for only
/// where nothing else helps, and `$or` last of all.
///
/// Up to three fields the simplest combination of what is tried for each field is found; beyond
/// that a small one. The work is bounded: at most [`MOST_EVENTS`] events and about ten thousand
/// values of each are looked at, others are only put to the finished pattern.
///
/// # Errors
/// Says why there is no such pattern. All reasons but [`NoSeparationReason::NotFound`] are proven.
pub fn separate(must_match: &[Event], must_not: &[Event]) -> Result<Separation, NoSeparation> {
    if must_match.is_empty() {
        let sentence = "There is no event that must match. Give at least one.";
        return Err(none(
            NoSeparationReason::NothingToMatch,
            None,
            sentence.to_owned(),
        ));
    }
    if let Some(reason) = impossible(must_match, must_not) {
        return Err(reason);
    }
    let task = Task {
        must_match,
        must_not,
    };
    if must_match.len() + must_not.len() <= MOST_EVENTS {
        let yes: Vec<Facts<'_>> = must_match.iter().map(Facts::of).collect();
        let no: Vec<Facts<'_>> = must_not.iter().map(Facts::of).collect();
        for changing in [false, true] {
            if let Some(found) = one_branch(&task, &yes, &no, changing) {
                return Ok(separation(&task, &[found]));
            }
        }
        for changing in [false, true] {
            if let Some(branches) = branches(&task, &yes, &no, changing) {
                return Ok(separation(&task, &branches));
            }
        }
    }
    let sentence = "No pattern was found that separates the events. They may differ only together, \
                    across the elements of lists, or in more ways than were tried.";
    Err(none(
        NoSeparationReason::NotFound,
        None,
        sentence.to_owned(),
    ))
}

/// The events to part.
struct Task<'e> {
    must_match: &'e [Event],
    must_not: &'e [Event],
}

impl Task<'_> {
    /// Whether the fields match these events that must match and none that must not.
    fn holds(&self, fields: &[Wanted], of: &[usize]) -> bool {
        self.holds_text(&write::pattern(fields, false), of)
    }

    fn holds_text(&self, text: &str, of: &[usize]) -> bool {
        let (pattern, _) = parse(text);
        pattern.is_valid()
            && of.iter().all(|at| {
                self.must_match
                    .get(*at)
                    .is_some_and(|e| matches(&pattern, e))
            })
            && !self.must_not.iter().any(|event| matches(&pattern, event))
    }
}

fn none(
    reason: NoSeparationReason,
    pair: Option<(usize, usize)>,
    sentence: String,
) -> NoSeparation {
    NoSeparation {
        reason,
        must_match: pair.map(|p| p.0),
        must_not: pair.map(|p| p.1),
        sentence,
    }
}

/// Looks for two events that no pattern can part.
fn impossible(must_match: &[Event], must_not: &[Event]) -> Option<NoSeparation> {
    let mut steps = alike::MOST_STEPS;
    for (yes_at, yes) in must_match.iter().enumerate() {
        for (no_at, no) in must_not.iter().enumerate() {
            let Some(alike) = alike::alike(yes.value(), no.value(), &mut steps) else {
                continue;
            };
            let pair = format!(
                "Event {} of those that must match and event {} of those that must not",
                yes_at + 1,
                no_at + 1
            );
            let (reason, sentence) = match alike {
                Alike::Same => (
                    NoSeparationReason::Same,
                    format!(
                        "{pair} have the same values everywhere, so no pattern can tell them apart."
                    ),
                ),
                Alike::ToPatterns => (
                    NoSeparationReason::SameToPatterns,
                    format!(
                        "{pair} differ only in what no pattern sees: the order of lists, repeated elements, \
                         empty objects, or zeros at the end of numbers."
                    ),
                ),
                Alike::Covered => (
                    NoSeparationReason::Covered,
                    format!(
                        "{pair} differ only in longer lists of the second. A pattern takes any element of a \
                         list, so whatever matches the first matches the second, too."
                    ),
                ),
            };
            return Some(none(reason, Some((yes_at, no_at)), sentence));
        }
    }
    None
}

/// One combination of fields for all events.
fn one_branch(
    task: &Task<'_>,
    yes: &[Facts<'_>],
    no: &[Facts<'_>],
    changing: bool,
) -> Option<Found> {
    let all: Vec<usize> = (0..yes.len()).collect();
    search(task, &all, yes, no, changing)
        .or_else(|| specific::specific(task, &all, yes, no, changing))
}

/// Combinations of which each event that must match satisfies one.
fn branches(
    task: &Task<'_>,
    yes: &[Facts<'_>],
    no: &[Facts<'_>],
    changing: bool,
) -> Option<Vec<Found>> {
    let mut left: Vec<usize> = (0..yes.len()).collect();
    let mut branches = Vec::new();
    while let Some(first) = left.first().copied() {
        if branches.len() == MOST_BRANCHES {
            return None;
        }
        let find = |group: &[usize]| {
            search(task, group, yes, no, changing)
                .or_else(|| specific::specific(task, group, yes, no, changing))
        };
        let mut group = vec![first];
        let mut found = find(&group)?;
        // Take in more events while one combination still does.
        for next in left.iter().skip(1).take(MOST_GROWTH) {
            let mut more = group.clone();
            more.push(*next);
            if task.holds(&found.fields, &more) {
                group = more;
            } else if let Some(wider) = find(&more) {
                (group, found) = (more, wider);
            }
        }
        left.retain(|at| !group.contains(at) && !task.holds(&found.fields, &[*at]));
        branches.push(found);
    }
    let done = task.holds_text(
        &or_text(&branches, false),
        &(0..yes.len()).collect::<Vec<_>>(),
    );
    (done && branches.len() > 1).then_some(branches)
}

/// The most branches of a `$or`.
const MOST_BRANCHES: usize = 16;
/// The most events that are tried to be taken into one branch.
const MOST_GROWTH: usize = 12;

/// The text of a pattern of several branches. Keys are joined by dots, because inside `$or` a key
/// must not have the name of an operator.
fn or_text(branches: &[Found], pretty: bool) -> String {
    let flat = |found: &Found| -> Vec<Wanted> {
        let one = |field: &Wanted| Wanted {
            path: vec![field.path.join(".")],
            alternatives: field.alternatives.clone(),
        };
        found.fields.iter().map(one).collect()
    };
    let nested: Vec<_> = branches
        .iter()
        .map(|f| write::pattern(&f.fields, pretty))
        .collect();
    let join = |texts: Vec<String>| match pretty {
        false => format!("{{\"$or\":[{}]}}", texts.join(",")),
        true => {
            let texts: Vec<_> = texts
                .iter()
                .map(|t| format!("    {}", t.replace('\n', "\n    ")))
                .collect();
            format!("{{\n  \"$or\": [\n{}\n  ]\n}}", texts.join(",\n"))
        }
    };
    let text = join(nested);
    if parse(&text).0.is_valid() {
        return text;
    }
    join(
        branches
            .iter()
            .map(|f| write::pattern(&flat(f), pretty))
            .collect(),
    )
}

fn separation(task: &Task<'_>, branches: &[Found]) -> Separation {
    let (pattern, anchored) = match branches {
        [one] => (from_event::text(&one.fields), anchored(task, &one.fields)),
        several => {
            let text = PatternText {
                pretty: or_text(several, true),
                compact: or_text(several, false),
            };
            (text, None)
        }
    };
    let mut fields: Vec<String> = branches
        .iter()
        .flat_map(|found| found.fields.iter().map(|f| f.path.join(".")))
        .collect();
    fields.sort();
    fields.dedup();
    let clues: Vec<String> = branches
        .iter()
        .map(|found| found.words.join(" and "))
        .collect();
    let several = task.must_match.len() > 1;
    let who = if several {
        "each event that must match"
    } else {
        "the event that must match"
    };
    let whom = if task.must_not.is_empty() {
        ""
    } else {
        ", and of no other"
    };
    Separation {
        pattern,
        anchored,
        uses_or: branches.len() > 1,
        uses_changing: fields.iter().any(|f| f == "id" || f == "time"),
        fields,
        sentence: format!("This is true of {who}{whom}: {}.", clues.join("; or ")),
    }
}

/// The pattern with `source` and `detail-type` as well.
fn anchored(task: &Task<'_>, fields: &[Wanted]) -> Option<PatternText> {
    let mut all = Vec::new();
    for name in ["source", "detail-type"] {
        if fields.iter().any(|f| f.path == [name]) {
            continue;
        }
        let mut values: Vec<&str> = Vec::new();
        for event in task.must_match {
            values.push(event.value().get(name)?.as_str()?);
        }
        values.dedup();
        let [value] = values.as_slice() else {
            return None;
        };
        all.push(Wanted {
            path: vec![name.to_owned()],
            alternatives: vec![write::quote(value)],
        });
    }
    if all.is_empty() {
        return None;
    }
    all.extend(fields.iter().cloned());
    let every: Vec<usize> = (0..task.must_match.len()).collect();
    task.holds(&all, &every).then(|| from_event::text(&all))
}

#[cfg(test)]
mod tests;
