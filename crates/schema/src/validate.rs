//! An event held to the schema of its type.

use pattern::Span;
use pattern::json::{Kind as JsonKind, Value};
use serde::{Deserialize, Serialize};

use crate::model::ANY_KEY;
use crate::{EventType, Field, Kind};

/// Something in an event that its schema does not have, or has otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Where, from the top of the event: `detail.containers[0].exitCode`.
    pub path: String,
    /// The bytes of the event: the value, for an unknown field its key, for a missing one the
    /// object that should have it.
    pub span: Span,
    /// The same in plain words.
    pub message: String,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A field that events of this type always have is not there.
    Missing,
    /// Events of this type have no such field.
    Unknown,
    /// The value has another type than the field.
    WrongType,
    /// The value is none of those that the field can have.
    OtherValue,
}

/// The most findings that are told.
const MOST: usize = 200;

/// All in which an event differs from the schema of its type, in the order of its text. Fields that
/// may hold anything are not looked into; a field that may be missing may also be null.
#[must_use]
pub fn validate(event: &Value, event_type: EventType<'_>) -> Vec<Finding> {
    let mut check = Check {
        event_type,
        findings: Vec::new(),
        path: String::new(),
    };
    check.object(event, &event_type.children(&[""; 0]), true);
    check.findings.sort_by_key(|finding| finding.span.start);
    check.findings
}

struct Check<'s> {
    event_type: EventType<'s>,
    findings: Vec<Finding>,
    path: String,
}

impl<'s> Check<'s> {
    fn add(&mut self, kind: FindingKind, span: Span, message: String) {
        if self.findings.len() < MOST {
            self.findings.push(Finding {
                kind,
                path: self.path.clone(),
                span,
                message,
            });
        }
    }

    /// Does something one step further in.
    fn within(&mut self, step: &str, work: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        work(self);
        self.path.truncate(length);
    }

    fn object(&mut self, value: &Value, fields: &[Field<'s>], is_top: bool) {
        let Some(members) = value.as_object() else {
            let message = format!("an object is wanted, and this is {}", words(value));
            self.add(FindingKind::WrongType, value.span, message);
            return;
        };
        let any = fields.iter().find(|field| field.name() == ANY_KEY);
        for member in members {
            let named = fields.iter().find(|field| field.name() == member.key);
            self.within(&member.key, |check| match named.or(any) {
                Some(_) if is_top && member.key == "detail" => {
                    let fields: Vec<Field<'s>> = check.event_type.fields().collect();
                    check.object(&member.value, &fields, false);
                }
                Some(field) => check.field(&member.value, *field),
                None => {
                    let message = "the schema has no such field".to_owned();
                    check.add(FindingKind::Unknown, member.key_span, message);
                }
            });
        }
        for field in fields.iter().filter(|field| field.is_required()) {
            if !members.iter().any(|member| member.key == field.name()) {
                self.within(field.name(), |check| {
                    let message = "the field is always there, but not here".to_owned();
                    check.add(FindingKind::Missing, value.span, message);
                });
            }
        }
    }

    fn field(&mut self, value: &Value, field: Field<'s>) {
        let is_null = matches!(value.kind, JsonKind::Null);
        if !is_null || field.is_required() {
            self.listed(value, field, field.lists());
        }
    }

    fn listed(&mut self, value: &Value, field: Field<'s>, lists: u8) {
        let Some(less) = lists.checked_sub(1) else {
            return self.element(value, field);
        };
        let Some(elements) = value.as_array() else {
            let message = format!("a list is wanted, and this is {}", words(value));
            self.add(FindingKind::WrongType, value.span, message);
            return;
        };
        for (index, element) in elements.iter().enumerate() {
            self.within(&format!("[{index}]"), |check| {
                check.listed(element, field, less);
            });
        }
    }

    fn element(&mut self, value: &Value, field: Field<'s>) {
        let fits = match field.kind() {
            Kind::Any => return,
            Kind::Object => {
                let fields: Vec<Field<'s>> = field.children().collect();
                return self.object(value, &fields, false);
            }
            Kind::String => matches!(value.kind, JsonKind::String(_)),
            Kind::Number => matches!(value.kind, JsonKind::Number(_)),
            Kind::Boolean => matches!(value.kind, JsonKind::Bool(_)),
        };
        if !fits {
            let wanted = field.kind().name();
            let message = format!("a {wanted} is wanted, and this is {}", words(value));
            self.add(FindingKind::WrongType, value.span, message);
        } else if let Some(text) = value.as_str()
            && field.is_closed()
            && !field.values().any(|known| known == text)
        {
            let known: Vec<&str> = field.values().collect();
            let message = format!("the values that are known are {}", known.join(", "));
            self.add(FindingKind::OtherValue, value.span, message);
        }
    }
}

/// The type of a value, with its article.
fn words(value: &Value) -> &'static str {
    match value.kind {
        JsonKind::Null => "null",
        JsonKind::Bool(_) => "a boolean",
        JsonKind::Number(_) => "a number",
        JsonKind::String(_) => "a string",
        JsonKind::Array(_) => "a list",
        JsonKind::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
