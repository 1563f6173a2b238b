//! What is to be said of a place of a pattern.

use crate::complete::{Spot, place};
use crate::operators::about;
use crate::{Span, json, quoted};
use serde::{Deserialize, Serialize};

/// A sentence about a piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hover {
    /// The piece, in bytes.
    pub span: Span,
    /// The sentence.
    pub sentence: String,
}

/// What the key or value at the byte `offset` of a pattern does, in one sentence; the text may be
/// in any state. `None` where nothing stands.
#[must_use]
pub fn hover(text: &str, offset: usize) -> Option<Hover> {
    let next = text.get(offset..)?.chars().next().map_or(0, char::len_utf8);
    // The character at the place, else the one before it.
    [offset + next, offset]
        .into_iter()
        .find_map(|at| sentence(text, at))
}

fn sentence(text: &str, offset: usize) -> Option<Hover> {
    let cursor = json::cursor(text, offset);
    let place = place(&cursor)?;
    let written = cursor.token.of(text);
    if written.is_empty() {
        return None;
    }
    let name = written.trim_matches('"');
    let of = |operator: &str| about(operator).map(|about| about.sentence.to_owned());
    let sentence = match &place.spot {
        Spot::FieldKey if name == "$or" => {
            "Matches when at least one of the objects in the list matches.".to_owned()
        }
        Spot::FieldKey => {
            let mut path = place.path;
            path.push(name.to_owned());
            format!("Looks at the field {} of the event.", path.join("."))
        }
        Spot::Alternative => match cursor.quoted {
            true => format!("Matches the string {} and nothing else.", quoted(name)),
            false => format!("Matches the value {name} and nothing else."),
        },
        Spot::OperatorKey(_) => of(name)?,
        Spot::Operand(operator) | Spot::OperandElement(operator, _) => of(operator)?,
        Spot::Root | Spot::FieldValue | Spot::Or | Spot::OrElement | Spot::Unknown => return None,
    };
    Some(Hover {
        span: cursor.token,
        sentence,
    })
}

#[cfg(test)]
mod tests;
