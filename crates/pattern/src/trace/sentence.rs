//! The sentences of a trace.

use super::{AllOf, FieldTrace, Found, Node, Reason, Verdict};
use crate::Diagnostic;

/// The values that a sentence names before it only counts.
const NAMED: usize = 3;

/// A sentence for the whole pattern.
pub(super) fn whole(all: &AllOf) -> String {
    if all.verdict.is_match() {
        return "The pattern matches: every part of it finds a value in the event.".to_owned();
    }
    match all.reason {
        Some(Reason::InvalidPattern) => {
            return "The pattern has an error, so it matches nothing.".to_owned();
        }
        Some(Reason::DifferentElements) => {
            let sentence = "Every field matches by itself, but not together: the values must come from the same element of an array.";
            return with_near_miss(
                sentence,
                all.near_misses.first().map(|m| m.sentence.as_str()),
            );
        }
        _ => {}
    }
    let failing = all
        .children
        .iter()
        .filter(|c| !c.verdict().is_match() && !replaced(c))
        .count();
    let first = all
        .children
        .iter()
        .find(|c| !c.verdict().is_match() && !replaced(c));
    let what = match first {
        Some(Node::Field(field)) => lacks(field),
        Some(Node::Any(any)) => any.sentence.clone(),
        _ => String::new(),
    };
    if failing > 1 {
        format!("The pattern does not match; {failing} parts fail. {what}")
    } else {
        format!("The pattern does not match. {what}")
    }
}

/// A sentence for the branches of a `$or`.
pub(super) fn any(branches: &[Node], closest: Option<usize>, verdict: Verdict) -> String {
    let Some((index, branch)) = closest.and_then(|at| Some((at, branches.get(at)?))) else {
        return "No branch of $or could be read.".to_owned();
    };
    let number = index + 1;
    if verdict.is_match() {
        return format!("$or matches: branch {number} does.");
    }
    let lacking: Vec<&Node> = match branch {
        Node::All(all) => all
            .children
            .iter()
            .filter(|child| !child.verdict().is_match() && !replaced(child))
            .collect(),
        _ => Vec::new(),
    };
    let first = match lacking.first() {
        Some(Node::Field(field)) => lacks(field),
        Some(Node::Any(any)) => any.sentence.clone(),
        _ => String::new(),
    };
    let parts = match lacking.len() {
        0 | 1 => "one part of it fails".to_owned(),
        many => format!("{many} parts of it fail"),
    };
    format!("No branch of $or matches. Branch {number} comes closest; {parts}. {first}")
}

/// The sentence of a field, and of its best near miss.
fn lacks(field: &FieldTrace) -> String {
    let near = field.near_misses.first().map(|miss| miss.sentence.as_str());
    with_near_miss(&field.sentence, near)
}

fn with_near_miss(sentence: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("{sentence} {near}"),
        None => sentence.to_owned(),
    }
}

fn replaced(node: &Node) -> bool {
    matches!(node, Node::Field(field) if field.reason == Some(Reason::Replaced))
}

/// A sentence for a field: what is asked and what is there, as the reason in general says.
pub(super) fn field(
    field: &FieldTrace,
    general: Option<Reason>,
    error: Option<&Diagnostic>,
) -> String {
    let path = field.path.join(".");
    let asked = asked(field);
    let there = || values(&field.found, field.found_count);
    match general {
        None => match field.found.iter().find_map(|f| Some((f, f.satisfied_by?))) {
            Some((found, by)) => {
                let words = field
                    .asked
                    .get(by)
                    .map(|a| a.words.as_str())
                    .unwrap_or_default();
                let place = if found.path == path {
                    String::new()
                } else {
                    format!(" at {}", found.path)
                };
                format!("{path} matches: the value {}{place} {words}.", found.text)
            }
            None if field.found.is_empty() => {
                format!("{path} matches: the event does not have it, and that is asked.")
            }
            None => format!(
                "{path} matches: one of its {} values does.",
                field.found_count
            ),
        },
        Some(Reason::Replaced) => {
            format!("{path} is asked for again later in the pattern; the later one counts.")
        }
        Some(Reason::Absent) => {
            format!("{path} is not in the event; the pattern asks for a value that {asked}.")
        }
        Some(Reason::NotALeaf) => format!(
            "{path} is an object in the event; a pattern compares only plain values, such as one that {asked}."
        ),
        Some(Reason::EmptyContainer) => format!(
            "{path} is empty in the event, so it has no value; the pattern asks for one that {asked}."
        ),
        Some(Reason::Present) => format!(
            "{path} is in the event with {}; the pattern asks that it is absent.",
            there()
        ),
        Some(Reason::OtherType) => format!(
            "{path} has {}, which is of another type: the pattern asks for a value that {asked}.",
            there()
        ),
        Some(Reason::OtherValue | Reason::Excluded) => format!(
            "{path} has {}; the pattern asks for a value that {asked}.",
            there()
        ),
        Some(_) => {
            let message = error.map(|error| error.message.trim_end_matches('.'));
            format!(
                "{path} cannot be matched: {}.",
                message.unwrap_or("the pattern has an error")
            )
        }
    }
}

fn asked(field: &FieldTrace) -> String {
    if field.asked.is_empty() {
        return "could not be read".to_owned();
    }
    let words: Vec<_> = field.asked.iter().map(|a| a.words.as_str()).collect();
    words.join(", or ")
}

fn values(found: &[Found], count: usize) -> String {
    let named: Vec<_> = found.iter().take(NAMED).map(|f| f.text.as_str()).collect();
    let more = count.saturating_sub(named.len());
    let list = named.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}
