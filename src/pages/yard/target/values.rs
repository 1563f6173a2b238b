//! The parameters of a target as texts of a form, and back.

use pipeline::plain::leave_out;
use pipeline::targets::{FieldForm, ParameterField, RowForm, RowMember};
use pipeline::{SqsParameters, Target};
use quiz::order;
use serde_json::{Map, Value};

/// The value of a field; none where the target does not have it.
pub fn value_of(target: &Target, field: &ParameterField) -> Option<Value> {
    if field.parameters == "SqsParameters" {
        let given = target.sqs_parameters.as_ref()?;
        return given.message_group_id.clone().map(Value::from);
    }
    let (_, text) = of_object(target, field.parameters)?;
    let mut value: Value = serde_json::from_str(text).ok()?;
    for name in field.path {
        value = value.get_mut(*name)?.take();
    }
    Some(value)
}

/// The target with a field changed; objects that nothing is left in are left out.
#[must_use]
pub fn with(target: &Target, field: &ParameterField, value: Option<Value>) -> Target {
    let mut next = target.clone();
    if field.parameters == "SqsParameters" {
        let group = value.and_then(|value| value.as_str().map(str::to_owned));
        next.sqs_parameters = group.map(|group| SqsParameters {
            message_group_id: Some(group),
        });
        return next;
    }
    let old = of_object(target, field.parameters);
    let old = old.and_then(|(_, text)| serde_json::from_str::<Map<String, Value>>(text).ok());
    let mut object = old.unwrap_or_default();
    put(&mut object, field.path, value);
    next.parameters.retain(|(name, _)| name != field.parameters);
    if !object.is_empty() {
        let text = Value::Object(object).to_string();
        next.parameters.push((field.parameters.to_owned(), text));
        order::sort(&mut next.parameters);
    }
    next
}

fn of_object<'a>(target: &'a Target, name: &str) -> Option<&'a (String, String)> {
    target.parameters.iter().find(|(known, _)| known == name)
}

fn put(object: &mut Map<String, Value>, path: &[&str], value: Option<Value>) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        match value {
            Some(value) => drop(object.insert((*name).to_owned(), value)),
            None => leave_out(object, name),
        }
        return;
    }
    let mut inner = match object.get_mut(*name).map(Value::take) {
        Some(Value::Object(inner)) => inner,
        _ => Map::new(),
    };
    put(&mut inner, rest, value);
    match inner.is_empty() {
        true => leave_out(object, name),
        false => drop(object.insert((*name).to_owned(), Value::Object(inner))),
    }
}

/// A value as its field shows it.
pub fn to_text(form: FieldForm, value: &Value) -> String {
    match (form, value) {
        (FieldForm::Texts, Value::Array(items)) => lines(items.iter().map(plain)),
        (FieldForm::Pairs, Value::Object(pairs)) => lines(
            pairs
                .iter()
                .map(|(name, value)| format!("{name}={}", plain(value))),
        ),
        (FieldForm::Rows { members, separator }, Value::Array(items)) => {
            lines(items.iter().map(|item| row_text(members, separator, item)))
        }
        (_, value) => plain(value),
    }
}

/// What a field's text stands for; none where it is empty.
pub fn from_text(form: FieldForm, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    let rows = || text.lines().filter(|line| !line.trim().is_empty());
    Some(match form {
        FieldForm::Text | FieldForm::Long | FieldForm::OneOf(_) => Value::from(text),
        FieldForm::Whole => whole(text),
        FieldForm::Flag => Value::Bool(text == "true"),
        FieldForm::Texts => rows().map(str::trim).map(Value::from).collect(),
        FieldForm::Pairs => {
            let pairs = rows().map(|line| {
                let (name, value) = line.split_once('=').unwrap_or((line, ""));
                (name.trim().to_owned(), Value::from(value.trim()))
            });
            Value::Object(pairs.collect())
        }
        FieldForm::Rows { members, separator } => {
            rows().map(|line| row(members, separator, line)).collect()
        }
    })
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A number where it is one; AWS refuses the text otherwise.
fn whole(text: &str) -> Value {
    let text = text.trim();
    text.parse::<i64>()
        .map_or_else(|_| Value::from(text), Value::from)
}

fn row(members: &[RowMember], separator: char, line: &str) -> Value {
    let texts = line.trim().splitn(members.len(), separator);
    let pairs = members.iter().zip(texts).filter_map(|(member, text)| {
        let text = text.trim();
        let value = match member.form {
            _ if text.is_empty() => return None,
            RowForm::Text => Value::from(text),
            RowForm::Whole => whole(text),
            RowForm::Texts => text.split(',').map(str::trim).map(Value::from).collect(),
        };
        Some((member.name.to_owned(), value))
    });
    Value::Object(pairs.collect())
}

fn row_text(members: &[RowMember], separator: char, item: &Value) -> String {
    let texts = members.iter().map(|member| match item.get(member.name) {
        Some(Value::Array(items)) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        Some(value) => plain(value),
        None => String::new(),
    });
    let space = if separator == ',' { " " } else { "" };
    let text = texts
        .collect::<Vec<_>>()
        .join(&format!("{separator}{space}"));
    text.trim_end_matches([separator, ' ']).to_owned()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
