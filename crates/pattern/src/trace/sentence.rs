//! The sentences of a trace.

use super::{AllOf, FieldTrace, Found, Node, Reason};

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
            return "Every field matches by itself, but not together: the values must come from the same element of an array.".to_owned();
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
        Some(Node::Field(field)) => field.sentence.clone(),
        _ => "No branch of $or matches.".to_owned(),
    };
    if failing > 1 {
        format!("The pattern does not match; {failing} parts fail. {what}")
    } else {
        format!("The pattern does not match. {what}")
    }
}

fn replaced(node: &Node) -> bool {
    matches!(node, Node::Field(field) if field.reason == Some(Reason::Replaced))
}

/// A sentence for a field.
pub(super) fn field(field: &FieldTrace) -> String {
    let path = field.path.join(".");
    let asked = asked(field);
    match field.reason {
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
            None => format!("{path} matches: the event does not have it, and that is asked."),
        },
        Some(Reason::Absent) => {
            format!("{path} is not in the event; the pattern asks for a value that {asked}.")
        }
        Some(Reason::NotALeaf) => format!(
            "{path} is an object or an empty list in the event; a pattern compares only plain values, such as one that {asked}."
        ),
        Some(Reason::Present) => format!(
            "{path} is in the event with {}; the pattern asks that it is absent.",
            values(&field.found, field.found_count)
        ),
        Some(Reason::OtherType) => format!(
            "{path} has {}, which is of another type: the pattern asks for a value that {asked}.",
            values(&field.found, field.found_count)
        ),
        Some(Reason::Replaced) => {
            format!("{path} is asked for again later in the pattern; the later one counts.")
        }
        Some(_) => format!(
            "{path} has {}; the pattern asks for a value that {asked}.",
            values(&field.found, field.found_count)
        ),
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
