//! What an editor offers and says, with what the schemas know.

use pattern::{Completions, Hover, Knowledge, KnownField, KnownShape};

use crate::{Kind, Known, Schemas, Scope};

/// As [`pattern::complete`], with the fields and values of the event types that the pattern can be
/// about behind those of the event.
#[must_use]
pub fn complete(schemas: &Schemas, text: &str, offset: usize, event: &str) -> Completions {
    let scope = schemas.scope(&pattern::parse(text).0);
    pattern::complete_with(text, offset, event, &scope)
}

/// As [`pattern::complete_event`], with the fields and values of the event's own type behind those
/// of the examples.
#[must_use]
pub fn complete_event(
    schemas: &Schemas,
    text: &str,
    offset: usize,
    examples: &[&str],
) -> Completions {
    pattern::complete_event_with(text, offset, examples, &schemas.scope_of_event(text))
}

/// As [`pattern::hover`], with what is known of the field.
#[must_use]
pub fn hover(schemas: &Schemas, text: &str, offset: usize) -> Option<Hover> {
    let scope = schemas.scope(&pattern::parse(text).0);
    pattern::hover_with(text, offset, &scope)
}

/// What is known of the field whose key or value stands at the byte `offset` of an event.
#[must_use]
pub fn hover_event(schemas: &Schemas, text: &str, offset: usize) -> Option<Hover> {
    pattern::hover_event(text, offset, &schemas.scope_of_event(text))
}

/// The event types of which all fields of `detail` are offered, where neither source nor
/// detail-type narrows them.
const MOST_TYPES: usize = 100;

impl Knowledge for Scope<'_> {
    fn fields(&self, path: &[String]) -> Vec<KnownField> {
        if !path.is_empty() && self.types().len() > MOST_TYPES {
            return Vec::new();
        }
        let known = self.children(path).into_iter();
        known.map(|it| field(&it)).collect()
    }

    fn values(&self, path: &[String]) -> Vec<String> {
        if path.len() > 1 && self.types().len() > MOST_TYPES {
            return Vec::new();
        }
        let values = self.field(path).map(|known| known.values);
        let values = values.unwrap_or_default().into_iter();
        values.map(str::to_owned).collect()
    }

    fn about(&self, path: &[String]) -> Option<String> {
        if path.len() > 1 && !self.is_narrowed() {
            return None;
        }
        self.field(path).map(|known| sentence(&known))
    }
}

fn field(known: &Known<'_>) -> KnownField {
    let shape = match known.kind {
        _ if known.is_list => KnownShape::List,
        Kind::String => KnownShape::Text,
        Kind::Object => KnownShape::Object,
        Kind::Any | Kind::Number | Kind::Boolean => KnownShape::Other,
    };
    KnownField {
        name: known.name.to_owned(),
        detail: match known.description {
            "" => type_name(known),
            text => text.to_owned(),
        },
        shape,
        has_fields: known.kind == Kind::Object || known.name == "detail",
    }
}

fn type_name(known: &Known<'_>) -> String {
    match (known.is_list, known.kind) {
        (true, Kind::Any) => "list".to_owned(),
        (true, kind) => format!("list of {}s", kind.name()),
        (false, Kind::Any) => "any value".to_owned(),
        (false, kind) => kind.name().to_owned(),
    }
}

/// What it tells, what it holds and which values are known.
fn sentence(known: &Known<'_>) -> String {
    const MOST_VALUES: usize = 12;
    let mut out = String::new();
    if !known.description.is_empty() {
        out.push_str(known.description);
        out.push(' ');
    }
    out.push_str("Type: ");
    out.push_str(&type_name(known));
    out.push('.');
    // Of source and detail-type there are too many to be told.
    let is_short = known.values.len() <= MOST_VALUES || known.is_closed;
    if !known.values.is_empty() && is_short {
        out.push_str(if known.is_closed {
            " Values: "
        } else {
            " Some values: "
        });
        out.push_str(&known.values.join(", "));
        out.push('.');
    }
    out
}

#[cfg(test)]
#[cfg(feature = "author")]
mod tests;
