//! What an event has at a path.

use crate::json::{self, Kind, Member, Value};

/// The most values that are looked at.
const MOST: usize = 400;

/// An event that may be unfinished.
pub(super) struct Seen(Option<Value>);

impl Seen {
    pub(super) fn read(event: &str) -> Self {
        Self(json::read_on(event))
    }

    /// The values at a path; arrays on the way are looked through, as a pattern does.
    pub(super) fn at(&self, path: &[String]) -> Vec<&Value> {
        let mut found = flat(self.0.iter());
        for step in path {
            let members = found.iter().filter_map(|value| value.as_object()).flatten();
            let values = members.filter(|member| member.key == *step);
            found = flat(values.map(|member| &member.value));
        }
        found
    }

    /// The members of the objects at a path.
    pub(super) fn members(&self, path: &[String]) -> Vec<&Member> {
        let objects = self.at(path).into_iter().filter_map(Value::as_object);
        objects.flatten().take(MOST).collect()
    }

    /// The values at a path that are neither arrays nor objects.
    pub(super) fn leaves(&self, path: &[String]) -> Vec<&Value> {
        let mut found = self.at(path);
        found.retain(|value| value.is_leaf());
        found
    }
}

/// The values with the elements of arrays in their place.
fn flat<'v>(values: impl Iterator<Item = &'v Value>) -> Vec<&'v Value> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Value> = values.take(MOST).collect();
    waiting.reverse();
    while let Some(value) = waiting.pop() {
        match &value.kind {
            Kind::Array(elements) => waiting.extend(elements.iter().take(MOST).rev()),
            _ => found.push(value),
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// A leaf as JSON text, and as a person names it.
pub(super) fn written(value: &Value) -> Option<(String, String)> {
    let same = |text: &str| Some((text.to_owned(), text.to_owned()));
    match &value.kind {
        Kind::String(text) => Some((super::quote(text), text.clone())),
        Kind::Number(text) => same(text),
        Kind::Bool(true) => same("true"),
        Kind::Bool(false) => same("false"),
        Kind::Null => same("null"),
        Kind::Array(_) | Kind::Object(_) => None,
    }
}

/// What a value is, shortly.
pub(super) fn shown(value: &Value) -> String {
    match &value.kind {
        Kind::Object(_) => "object".to_owned(),
        Kind::Array(elements) => format!("list of {}", elements.len()),
        _ => written(value).map_or_else(String::new, |(json, _)| super::short(&json)),
    }
}
