//! What stands around the place where something is completed.

use crate::json::{self, Cursor, Kind, Value};

/// A place of a text and what is around it.
pub(super) struct Surroundings<'t> {
    text: &'t str,
    pub(super) cursor: Cursor,
}

impl<'t> Surroundings<'t> {
    pub(super) fn of(text: &'t str, offset: usize) -> Self {
        Self {
            text,
            cursor: json::cursor(text, offset),
        }
    }

    /// The token before the caret at `offset`, without its opening quote.
    pub(super) fn typed(&self, offset: usize) -> &'t str {
        let start = self.cursor.token.start + usize::from(self.cursor.quoted);
        self.text.get(start..offset).unwrap_or_default()
    }

    /// Whether a colon follows the token already, so that a key brings none.
    pub(super) fn has_colon(&self) -> bool {
        let rest = self.text.get(self.cursor.token.end..).unwrap_or_default();
        rest.trim_start().starts_with(':')
    }

    /// The keys of the object around the place, but for the one that is being written.
    pub(super) fn taken(&self) -> Vec<String> {
        let Some(start) = self.cursor.frames.last().map(json::Frame::start) else {
            return Vec::new();
        };
        let value = json::read_on(self.text);
        let mut around: Option<&Value> = value.as_ref();
        while let Some(value) = around {
            around = match &value.kind {
                Kind::Object(members) if value.span.start == start => {
                    let token = self.cursor.token;
                    let others = members.iter().filter(|it| it.key_span.start != token.start);
                    return others.map(|member| member.key.clone()).collect();
                }
                Kind::Object(members) => {
                    let mut values = members.iter().map(|member| &member.value);
                    values.find(|value| value.span.contains(start))
                }
                Kind::Array(elements) => elements.iter().find(|value| value.span.contains(start)),
                _ => None,
            };
        }
        Vec::new()
    }
}
