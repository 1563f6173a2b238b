//! What the yard asks of a JSON value that the one reader has read.

use pattern::json::{Kind, Member, Value, escape};
use pattern::{Code, Diagnostic};

/// What a value is, in a word with its article.
pub(crate) fn what(value: &Value) -> &'static str {
    match &value.kind {
        Kind::Null => "null",
        Kind::Bool(_) => "true or false",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a string",
        Kind::Array(_) => "an array",
        Kind::Object(_) => "an object",
    }
}

/// The value as JSON text without white space: names in their order, numbers
/// as they were written, and of a name that stands twice only the last.
pub(crate) fn compact(value: &Value) -> String {
    write(value, Layout::Compact)
}

/// The text of a member; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The value of a text that is JSON and nothing else.
pub(crate) fn whole(text: &str) -> Option<Value> {
    let (value, found) = pattern::json::read(text);
    value.filter(|_| found.iter().all(is_harmless))
}

/// JSON text with a line for every member, for reading; other text as it is.
/// Names, numbers and order stay as they were written.
pub fn pretty(text: &str) -> String {
    match whole(text) {
        Some(value) => write(&value, Layout::Lines),
        None => text.to_owned(),
    }
}

/// Whether the value that was read is the whole text.
fn is_harmless(diagnostic: &Diagnostic) -> bool {
    !diagnostic.is_error() && diagnostic.code != Code::TrailingText
}

/// An object's text with another text as the value of a member that it has.
pub(crate) fn with_text(object: &str, name: &str, value: &str) -> String {
    let mut quoted = String::with_capacity(value.len() + 2);
    quote(value, &mut quoted);
    let (read, _) = pattern::json::read(object);
    match read.as_ref().and_then(|read| read.get(name)) {
        Some(old) => splice(object, old.span.start, old.span.end, &quoted),
        None => object.to_owned(),
    }
}

/// An object's text with one member more, before the one called `before`.
pub(crate) fn with_member_before(object: &str, before: &str, name: &str, value: &str) -> String {
    let (read, _) = pattern::json::read(object);
    let members = read.as_ref().and_then(|read| read.as_object());
    let members = members.unwrap_or_default();
    let mut text = String::new();
    quote(name, &mut text);
    text.push(':');
    quote(value, &mut text);
    match members.iter().find(|member| member.key == before) {
        Some(next) => {
            text.push(',');
            splice(object, next.key_span.start, next.key_span.start, &text)
        }
        None => {
            let end = object.rfind('}').unwrap_or(object.len());
            let comma = if members.is_empty() { "" } else { "," };
            splice(object, end, end, &format!("{comma}{text}"))
        }
    }
}

fn splice(text: &str, start: usize, end: usize, put: &str) -> String {
    let before = text.get(..start).unwrap_or(text);
    let after = text.get(end..).unwrap_or_default();
    format!("{before}{put}{after}")
}

#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Compact,
    Lines,
}

/// Deeper lines are not indented further, so that nesting alone cannot make
/// the text grow without bound.
const DEEPEST_INDENT: usize = 64;

/// Iterative, so that no nesting exhausts the stack.
fn write(value: &Value, layout: Layout) -> String {
    enum Todo<'a> {
        Value(&'a Value, usize),
        Text(&'static str),
        Key(&'a str),
        Break(usize),
    }
    let colon = if layout == Layout::Lines { ": " } else { ":" };
    let mut out = String::new();
    let mut todo = vec![Todo::Value(value, 0)];
    while let Some(next) = todo.pop() {
        let (value, depth) = match next {
            Todo::Text(text) => {
                out.push_str(text);
                continue;
            }
            Todo::Key(key) => {
                quote(key, &mut out);
                out.push_str(colon);
                continue;
            }
            Todo::Break(depth) => {
                if layout == Layout::Lines {
                    out.push('\n');
                    out.push_str(&"  ".repeat(depth.min(DEEPEST_INDENT)));
                }
                continue;
            }
            Todo::Value(value, depth) => (value, depth),
        };
        match &value.kind {
            Kind::Null => out.push_str("null"),
            Kind::Bool(true) => out.push_str("true"),
            Kind::Bool(false) => out.push_str("false"),
            Kind::Number(text) => out.push_str(text),
            Kind::String(text) => quote(text, &mut out),
            Kind::Array(items) if items.is_empty() => out.push_str("[]"),
            Kind::Object(members) if members.is_empty() => out.push_str("{}"),
            Kind::Array(items) => {
                out.push('[');
                todo.extend([Todo::Text("]"), Todo::Break(depth)]);
                for (index, item) in items.iter().enumerate().rev() {
                    todo.extend([Todo::Value(item, depth + 1), Todo::Break(depth + 1)]);
                    if index > 0 {
                        todo.push(Todo::Text(","));
                    }
                }
            }
            Kind::Object(members) => {
                out.push('{');
                todo.extend([Todo::Text("}"), Todo::Break(depth)]);
                let kept = last_of_each(members);
                for (index, member) in kept.into_iter().enumerate().rev() {
                    todo.extend([
                        Todo::Value(&member.value, depth + 1),
                        Todo::Key(&member.key),
                        Todo::Break(depth + 1),
                    ]);
                    if index > 0 {
                        todo.push(Todo::Text(","));
                    }
                }
            }
        }
    }
    out
}

/// The members that count, each at the place where its name first stands.
fn last_of_each(members: &[Member]) -> Vec<&Member> {
    let mut kept: Vec<&Member> = Vec::with_capacity(members.len());
    let mut places = std::collections::HashMap::new();
    for member in members {
        let place = *places.entry(member.key.as_str()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(earlier) => *earlier = member,
            None => kept.push(member),
        }
    }
    kept
}

/// Writes a text as a JSON string.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        escape(c, out);
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
