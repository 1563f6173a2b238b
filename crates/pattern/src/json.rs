//! The one JSON reader: keeps spans, exact number text and duplicate keys.

mod cursor;
mod read;
mod scan;

pub(crate) use cursor::{Cursor, Frame, cursor};

use std::collections::HashSet;

use crate::{Diagnostic, Span};

/// A JSON value and where it stands.
pub struct Value {
    /// What the value is.
    pub kind: Kind,
    /// The bytes of the value, quotes and brackets included.
    pub span: Span,
}

/// The kinds of JSON values.
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exactly as written.
    Number(String),
    /// A string, escapes decoded. Half a surrogate pair reads as U+FFFD.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object: all members in the order of the text, duplicate keys included.
    Object(Vec<Member>),
}

/// A key and its value.
pub struct Member {
    /// The key, escapes decoded.
    pub key: String,
    /// The bytes of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Value,
}

/// Reads one JSON value. Never gives up: after an error the part that could be read is there,
/// and the diagnostics say what is wrong. `None` where the text holds no value at all.
///
/// Time is linear in the text; nesting may be of any depth.
#[must_use]
pub fn read(text: &str) -> (Option<Value>, Vec<Diagnostic>) {
    let (value, diagnostics, _) = read_open(text);
    (value, diagnostics)
}

/// As [`read`]; also tells where the arrays, objects and strings begin that never end.
pub(crate) fn read_open(text: &str) -> (Option<Value>, Vec<Diagnostic>, HashSet<usize>) {
    let mut reader = read::Reader::new(text);
    let value = reader.value();
    let mut diagnostics = reader.diagnostics;
    crate::diagnostic::sort(&mut diagnostics);
    (value, diagnostics, reader.unclosed)
}

/// As [`read`], but goes on behind what is no JSON and does not say what that is.
pub(crate) fn read_on(text: &str) -> Option<Value> {
    let mut reader = read::Reader::new(text);
    reader.recovers = true;
    reader.value()
}

impl Value {
    /// The members, where this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Member]> {
        match &self.kind {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The elements, where this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value]> {
        match &self.kind {
            Kind::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The text, where this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of the last member called `key`, where this is an object that has one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        let members = self.as_object()?;
        members
            .iter()
            .rev()
            .find(|m| m.key == key)
            .map(|m| &m.value)
    }

    /// Whether this is neither an array nor an object.
    #[must_use]
    pub fn is_leaf(&self) -> bool {
        !matches!(self.kind, Kind::Array(_) | Kind::Object(_))
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match &self.kind {
            Kind::Null => "null",
            Kind::Bool(true) => "true",
            Kind::Bool(false) => "false",
            Kind::Number(text) => text,
            Kind::String(text) => return write!(f, "{text:?} at {:?}", self.span),
            Kind::Array(_) => "array",
            Kind::Object(_) => "object",
        };
        write!(f, "{name} at {:?}", self.span)
    }
}

/// Values may nest deeper than the stack would bear, so they are taken apart in a loop.
impl Drop for Value {
    fn drop(&mut self) {
        let mut waiting = Vec::new();
        take_children(self, &mut waiting);
        while let Some(mut value) = waiting.pop() {
            take_children(&mut value, &mut waiting);
        }
    }
}

fn take_children(value: &mut Value, into: &mut Vec<Value>) {
    let nested = |value: &Value| !value.is_leaf();
    match &mut value.kind {
        Kind::Array(elements) if elements.iter().any(nested) => into.append(elements),
        Kind::Object(members) if members.iter().any(|m| nested(&m.value)) => {
            into.extend(members.drain(..).map(|m| m.value));
        }
        _ => {}
    }
}

/// Writes a character as it stands in a JSON string, between the quotes.
pub fn escape(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests;
