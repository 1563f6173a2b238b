//! An event, field by field: what is known of each.

use pattern::Span;
use pattern::json::Value;

use crate::model::ANY_KEY;
use crate::{EventType, Field, Kind, Origin, Schemas};

/// What is known of a field of an event.
#[derive(Clone, Debug)]
pub struct Described<'s> {
    /// The bytes of its key, quotes included.
    pub key: Span,
    /// Where it is, from the top of the event: `detail.build-status`. Lists have no step of their
    /// own.
    pub path: String,
    /// The field.
    pub field: Field<'s>,
}

/// What is known of an event and its fields.
#[derive(Clone, Debug, Default)]
pub struct Description<'s> {
    /// Who wrote the schema of its type; none where its type is not known, so that only the
    /// envelope is described.
    pub origin: Option<Origin>,
    /// The fields of which something is known, in the order of the text.
    pub fields: Vec<Described<'s>>,
}

/// What is known of each field of an event. A field that may hold anything and of which nothing
/// else is known is left out, and so is all within it.
#[must_use]
pub fn describe<'s>(schemas: &'s Schemas, event: &Value) -> Description<'s> {
    let text = |key: &str| event.get(key).and_then(Value::as_str);
    let event_type = text("source")
        .zip(text("detail-type"))
        .and_then(|(source, detail_type)| schemas.find(source, detail_type));
    let mut walk = Walk {
        event_type,
        path: String::new(),
        found: Vec::new(),
    };
    walk.object(event, &schemas.envelope().collect::<Vec<_>>(), true);
    Description {
        origin: event_type.map(EventType::origin),
        fields: walk.found,
    }
}

struct Walk<'s> {
    event_type: Option<EventType<'s>>,
    path: String,
    found: Vec<Described<'s>>,
}

impl<'s> Walk<'s> {
    fn object(&mut self, value: &Value, fields: &[Field<'s>], is_top: bool) {
        let any = fields.iter().find(|field| field.name() == ANY_KEY);
        for member in value.as_object().unwrap_or_default() {
            let named = fields.iter().find(|field| field.name() == member.key);
            let Some(field) = named.or(any) else {
                continue;
            };
            let length = self.path.len();
            if length > 0 {
                self.path.push('.');
            }
            self.path.push_str(&member.key);
            if says_something(*field) {
                self.found.push(Described {
                    key: member.key_span,
                    path: self.path.clone(),
                    field: *field,
                });
            }
            let inside: Vec<Field<'s>> = match self.event_type {
                Some(event_type) if is_top && member.key == "detail" => {
                    event_type.fields().collect()
                }
                _ => field.children().collect(),
            };
            if !inside.is_empty() {
                self.within(&member.value, &inside);
            }
            self.path.truncate(length);
        }
    }

    /// Looks through lists.
    fn within(&mut self, value: &Value, fields: &[Field<'s>]) {
        match value.as_array() {
            Some(elements) => elements
                .iter()
                .for_each(|element| self.within(element, fields)),
            None => self.object(value, fields, false),
        }
    }
}

fn says_something(field: Field<'_>) -> bool {
    field.kind() != Kind::Any
        || field.lists() > 0
        || !field.description().is_empty()
        || field.values().next().is_some()
}

#[cfg(test)]
#[cfg(feature = "author")]
mod tests;
