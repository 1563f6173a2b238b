//! What can be written at a place of an event.

use super::list::{CompletionKind, Completions, List};
use super::seen::{self, Seen};
use super::surroundings::Surroundings;
use super::{Knowledge, KnownField, KnownShape, Nothing, quote};
use crate::json::{Frame, Member};

/// What can be written at the byte `offset` of an event: the names and values that the examples
/// have at that path; those of the first example come first. All texts may be in any state.
#[must_use]
pub fn complete_event(text: &str, offset: usize, examples: &[&str]) -> Completions {
    complete_event_with(text, offset, examples, &Nothing)
}

/// As [`complete_event`]; also names and values that are known from elsewhere, behind those of the
/// examples.
#[must_use]
pub fn complete_event_with(
    text: &str,
    offset: usize,
    examples: &[&str],
    knowledge: &dyn Knowledge,
) -> Completions {
    let around = Surroundings::of(text, offset);
    let Some(is_key) = around.cursor.is_key() else {
        return Completions::default();
    };
    let frames = around.cursor.frames.iter();
    let path: Vec<String> = frames
        .filter_map(|frame| match frame {
            Frame::Object(_, key) => key.clone(),
            Frame::Array(..) => None,
        })
        .collect();
    let mut list = List::new(around.typed(offset));
    let (taken, colon) = (around.taken(), around.has_colon());
    for example in examples {
        let seen = Seen::read(example);
        if is_key {
            let members = seen.members(&path).into_iter();
            for member in members.filter(|member| !taken.contains(&member.key)) {
                add_field(&mut list, member, example, colon);
            }
            continue;
        }
        for (json, name) in seen.leaves(&path).into_iter().filter_map(seen::written) {
            list.add(&name, CompletionKind::Value, "", (&json, ""), false);
        }
    }
    if is_key {
        for known in knowledge.fields(&path) {
            if !taken.contains(&known.name) {
                add_known(&mut list, &known, colon);
            }
        }
    } else {
        for name in knowledge.values(&path) {
            let kind = CompletionKind::Value;
            list.add(&name, kind, "known value", (&quote(&name), ""), false);
        }
    }
    list.finish(around.cursor.token)
}

/// Adds a field that no example has.
fn add_known(list: &mut List, known: &KnownField, colon: bool) {
    let key = quote(&known.name);
    let (open, after) = match known.shape {
        KnownShape::Text => (": \"", "\""),
        KnownShape::List => (": [", "]"),
        KnownShape::Object => (": {", "}"),
        KnownShape::Other => (": ", ""),
    };
    let (before, after) = match colon {
        true => (key, ""),
        false => (key + open, after),
    };
    list.add(
        &known.name,
        CompletionKind::Field,
        &known.detail,
        (&before, after),
        !colon,
    );
}

/// Adds a field with the value that the example has.
fn add_field(list: &mut List, member: &Member, example: &str, colon: bool) {
    let value = &member.value;
    let key = quote(&member.key);
    let (before, after) = match (colon, value.is_leaf(), value.as_array()) {
        (true, ..) => (key, ""),
        (false, true, _) => (format!("{key}: {}", value.span.of(example)), ""),
        (false, false, Some(_)) => (key + ": [", "]"),
        (false, false, None) => (key + ": {", "}"),
    };
    let detail = seen::shown(value);
    let again = !after.is_empty();
    list.add(
        &member.key,
        CompletionKind::Field,
        &detail,
        (&before, after),
        again,
    );
}
