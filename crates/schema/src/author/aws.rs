//! AWS's own schemas: a line that says what the rest is, then one JSON array an event type.

use serde::Deserialize;
use serde_json::Value;

use super::shape::{Catalogue, Holds, Member, Object, Type, kind, name};
use crate::model::{Kind, Origin};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    package: String,
    version: String,
    event_types: usize,
    fnv1a: String,
}

/// The deepest nesting that is read.
const DEEPEST: u8 = 64;

/// The package with its version, and the event types.
pub(super) fn read(text: &str) -> Result<(String, Catalogue), String> {
    let (head, lines) = text.split_once('\n').ok_or("no event types of AWS")?;
    let head: Head = serde_json::from_str(head).map_err(|error| format!("line 1: {error}"))?;
    if head.fnv1a != format!("{:016x}", crate::hash(lines.as_bytes())) {
        return Err(
            "aws/event-types.jsonl was changed by hand: write to own/ instead, and run cargo xtask schemas"
                .to_owned(),
        );
    }
    let mut catalogue = Catalogue::default();
    for (index, line) in lines.lines().enumerate() {
        let about = |error: &str| format!("aws/event-types.jsonl:{}: {error}", index + 2);
        let (source, detail_type, detail): (String, String, Value) =
            serde_json::from_str(line).map_err(|error| about(&error.to_string()))?;
        let detail = object(&detail, 0).ok_or_else(|| about("an unknown type"))?;
        let read = Type {
            detail,
            reference: String::new(),
            origin: Origin::Aws,
        };
        catalogue.types.insert((source, detail_type), read);
    }
    if catalogue.types.len() != head.event_types {
        return Err(format!("{} event types are to be there", head.event_types));
    }
    Ok((format!("{} {}", head.package, head.version), catalogue))
}

fn object(value: &Value, depth: u8) -> Option<Object> {
    let members = value.as_object()?.iter().map(|(written, value)| {
        let (name, required) = name(written);
        let (holds, lists) = holds(value, depth)?;
        let member = Member {
            holds,
            lists,
            required,
            ..Member::default()
        };
        Some((name.to_owned(), member))
    });
    members.collect()
}

/// What a value holds, and how many lists are around it.
fn holds(value: &Value, depth: u8) -> Option<(Holds, u8)> {
    if depth > DEEPEST {
        return None;
    }
    match value {
        Value::String(word) => {
            let plain = kind(word).filter(|kind| *kind != Kind::Object)?;
            Some((Holds::Plain(plain), 0))
        }
        Value::Array(element) => {
            let (inner, lists) = holds(element.first()?, depth + 1)?;
            Some((inner, lists + 1))
        }
        Value::Object(_) => Some((Holds::Object(object(value, depth + 1)?), 0)),
        _ => None,
    }
}
