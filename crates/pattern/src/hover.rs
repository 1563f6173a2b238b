//! What is to be said of a place of a pattern.

use crate::complete::{Knowledge, Nothing, Spot, place};
use crate::json::Frame;
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
    hover_with(text, offset, &Nothing)
}

/// As [`hover`], with what is known of the field from elsewhere.
#[must_use]
pub fn hover_with(text: &str, offset: usize, knowledge: &dyn Knowledge) -> Option<Hover> {
    either_side(text, offset, &|at| sentence(text, at, knowledge))
}

/// What is known of the field whose key or value stands at the byte `offset` of an event; the text
/// may be in any state. `None` where nothing is known.
#[must_use]
pub fn hover_event(text: &str, offset: usize, knowledge: &dyn Knowledge) -> Option<Hover> {
    either_side(text, offset, &|at| {
        let cursor = json::cursor(text, at);
        let written = cursor.token.of(text);
        let keys = cursor.frames.iter().filter_map(|frame| match frame {
            Frame::Object(_, key) => key.clone(),
            Frame::Array(..) => None,
        });
        let mut path: Vec<String> = keys.collect();
        if cursor.is_key()? {
            path.push(written.trim_matches('"').to_owned());
        }
        let sentence = knowledge.about(&path).filter(|_| !written.is_empty())?;
        Some(Hover {
            span: cursor.token,
            sentence,
        })
    })
}

/// What is said of the character at the place, else of the one before it.
fn either_side(text: &str, offset: usize, say: &dyn Fn(usize) -> Option<Hover>) -> Option<Hover> {
    let next = text.get(offset..)?.chars().next().map_or(0, char::len_utf8);
    [offset + next, offset].into_iter().find_map(say)
}

fn sentence(text: &str, offset: usize, knowledge: &dyn Knowledge) -> Option<Hover> {
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
            let known = knowledge.about(&path).unwrap_or_default();
            let sentence = format!(
                "Looks at the field {} of the event. {known}",
                path.join(".")
            );
            sentence.trim_end().to_owned()
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
