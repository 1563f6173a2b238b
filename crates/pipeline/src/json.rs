//! What the yard asks of a JSON value that the one reader has read.

use pattern::json::{Kind, Member, Value};

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
    enum Todo<'a> {
        Value(&'a Value),
        Text(&'static str),
        Key(&'a str),
    }
    let mut out = String::new();
    let mut todo = vec![Todo::Value(value)];
    while let Some(next) = todo.pop() {
        let value = match next {
            Todo::Text(text) => {
                out.push_str(text);
                continue;
            }
            Todo::Key(key) => {
                quote(key, &mut out);
                out.push(':');
                continue;
            }
            Todo::Value(value) => value,
        };
        match &value.kind {
            Kind::Null => out.push_str("null"),
            Kind::Bool(true) => out.push_str("true"),
            Kind::Bool(false) => out.push_str("false"),
            Kind::Number(text) => out.push_str(text),
            Kind::String(text) => quote(text, &mut out),
            Kind::Array(items) => {
                out.push('[');
                todo.push(Todo::Text("]"));
                for (index, item) in items.iter().enumerate().rev() {
                    todo.push(Todo::Value(item));
                    if index > 0 {
                        todo.push(Todo::Text(","));
                    }
                }
            }
            Kind::Object(members) => {
                out.push('{');
                todo.push(Todo::Text("}"));
                let kept = last_of_each(members);
                for (index, member) in kept.into_iter().enumerate().rev() {
                    todo.push(Todo::Value(&member.value));
                    todo.push(Todo::Key(&member.key));
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

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let code = u32::from(c);
                out.push_str(&format!("\\u{code:04x}"));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
