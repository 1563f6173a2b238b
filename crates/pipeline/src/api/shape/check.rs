//! Holds a request to its shape, in AWS's order and words.

use super::{Map, Member, Object, Shape, Text, camel, print};
use crate::api::time;
use crate::refusal::{Refusal, RefusalCode};
use serde_json::Value;

/// Checks the members of a request. Errors: a member of the wrong JSON type;
/// else everything that breaks a constraint, in one message.
pub(in crate::api) fn check(
    members: &'static [Member],
    request: &serde_json::Map<String, Value>,
) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.members("", members, request);
    if let Some(message) = check.mistyped {
        return Err(Refusal::new(RefusalCode::SerializationException, message));
    }
    let count = check.broken.len();
    let noun = if count == 1 { "error" } else { "errors" };
    if count == 0 {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::ValidationException,
        format!(
            "{count} validation {noun} detected: {}",
            check.broken.join("; ")
        ),
    ))
}

#[derive(Default)]
struct Check {
    broken: Vec<String>,
    mistyped: Option<&'static str>,
}

impl Check {
    fn members(
        &mut self,
        at: &str,
        members: &'static [Member],
        given: &serde_json::Map<String, Value>,
    ) {
        for member in members {
            let name = camel(member.name);
            let path = if at.is_empty() {
                name
            } else {
                format!("{at}.{name}")
            };
            match given.get(member.name).filter(|value| !value.is_null()) {
                Some(value) => self.value(&path, member.shape, value),
                None if member.required => self.broken.push(format!(
                    "Value null at '{path}' failed to satisfy constraint: Member must not be null"
                )),
                None => {}
            }
        }
    }

    fn value(&mut self, at: &str, shape: Shape, value: &Value) {
        match (shape, value) {
            (Shape::Text(text), Value::String(given)) => self.text(at, text, given),
            (Shape::Whole(min, max), Value::Number(given)) => match given.as_i64() {
                Some(number) => self.whole(at, min, max, number),
                None => self.mistype(value, shape),
            },
            (Shape::Flag, Value::Bool(_)) => {}
            (Shape::Time, _) if time::read(value).is_some() => {}
            (Shape::List(list), Value::Array(items)) => {
                let length = [(items.len(), list.min, list.max)];
                for broken in length.into_iter().filter_map(length_broken) {
                    self.push(at, &print::value(shape, value), &broken);
                }
                for (index, item) in items.iter().enumerate() {
                    let at = format!("{at}.{}.member", index + 1);
                    self.value(&at, list.of, item);
                }
            }
            (Shape::Map(map), Value::Object(given)) => self.map(at, map, given, value),
            (Shape::Object(Object { members, .. }), Value::Object(given)) => {
                self.members(at, members, given);
            }
            _ => self.mistype(value, shape),
        }
    }

    fn text(&mut self, at: &str, text: Text, given: &str) {
        for broken in text_broken(text, given) {
            if text.secret {
                self.broken.push(format!(
                    "Value at '{at}' failed to satisfy constraint: {broken}"
                ));
            } else {
                self.push(at, given, &broken);
            }
        }
    }

    fn whole(&mut self, at: &str, min: i64, max: i64, number: i64) {
        if number < min {
            let broken = format!("Member must have value greater than or equal to {min}");
            self.push(at, &number.to_string(), &broken);
        } else if number > max {
            let broken = format!("Member must have value less than or equal to {max}");
            self.push(at, &number.to_string(), &broken);
        }
    }

    fn map(
        &mut self,
        at: &str,
        map: &'static Map,
        given: &serde_json::Map<String, Value>,
        value: &Value,
    ) {
        let printed = || print::value(Shape::Map(map), value);
        if let Some(broken) = length_broken((given.len(), 0, map.max)) {
            self.push(at, &printed(), &broken);
        }
        if given
            .keys()
            .any(|key| !text_broken(map.keys, key).is_empty())
        {
            let broken = format!("Map keys must satisfy constraint: [{}]", every(map.keys));
            self.push(at, &printed(), &broken);
        }
        let mut bad_value = false;
        for one in given.values() {
            match one.as_str() {
                Some(text) => bad_value |= !text_broken(map.values, text).is_empty(),
                None => self.mistype(one, Shape::Text(map.values)),
            }
        }
        if bad_value {
            let broken = format!("Map value must satisfy constraint: [{}]", every(map.values));
            self.push(at, &printed(), &broken);
        }
    }

    fn push(&mut self, at: &str, value: &str, broken: &str) {
        self.broken.push(format!(
            "Value '{value}' at '{at}' failed to satisfy constraint: {broken}"
        ));
    }

    /// Keeps the first wrong type: AWS reads no further.
    fn mistype(&mut self, value: &Value, shape: Shape) {
        let message = match (value, shape) {
            (Value::Array(_), _) => "Start of list found where not expected",
            (Value::Object(_), _) => "Start of structure or map found where not expected.",
            (_, Shape::List(_) | Shape::Map(_) | Shape::Object(_)) => {
                "Unexpected value type in payload"
            }
            (Value::String(_), Shape::Time) => {
                "STRING_VALUE can not be converted to milliseconds since epoch"
            }
            (Value::String(_), Shape::Flag) => "STRING_VALUE can not be converted to a Boolean",
            (Value::String(_), _) => "STRING_VALUE can not be converted to an Integer",
            (Value::Bool(true), _) => "TRUE_VALUE can not be converted to a String",
            (Value::Bool(false), _) => "FALSE_VALUE can not be converted to a String",
            _ => "NUMBER_VALUE can not be converted to a String",
        };
        self.mistyped.get_or_insert(message);
    }
}

/// What a text breaks: the form first, then the length, then the values.
fn text_broken(text: Text, given: &str) -> Vec<String> {
    let mut broken = Vec::new();
    if let Some(pattern) = text.pattern.filter(|pattern| !(pattern.holds)(given)) {
        broken.push(pattern_words(pattern.text));
    }
    broken.extend(length_broken((given.chars().count(), text.min, text.max)));
    if !text.values.is_empty() && !text.values.contains(&given) {
        broken.push(format!(
            "Member must satisfy enum value set: [{}]",
            text.values.join(", ")
        ));
    }
    broken
}

fn length_broken((length, min, max): (usize, usize, usize)) -> Option<String> {
    if length < min {
        Some(at_least(min))
    } else if length > max {
        Some(at_most(max))
    } else {
        None
    }
}

/// All constraints of a map's keys or values; AWS names them together.
fn every(text: Text) -> String {
    let mut all = vec![at_most(text.max), at_least(text.min)];
    all.extend(text.pattern.map(|pattern| pattern_words(pattern.text)));
    all.join(", ")
}

fn at_most(max: usize) -> String {
    format!("Member must have length less than or equal to {max}")
}

fn at_least(min: usize) -> String {
    format!("Member must have length greater than or equal to {min}")
}

fn pattern_words(pattern: &str) -> String {
    format!("Member must satisfy regular expression pattern: {pattern}")
}
