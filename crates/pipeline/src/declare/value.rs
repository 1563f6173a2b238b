//! Looking into and changing the JSON of a form.
//!
//! A path is the names and places from the outside in, with a slash between them, such as
//! `calls/0/request`.

use super::{Field, Form};
use crate::plain::leave_out;
use serde_json::{Map, Value};

/// The value at a path; the whole at an empty one.
pub fn at<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    let mut here = root;
    for step in path.split('/').filter(|step| !step.is_empty()) {
        here = match here {
            Value::Object(members) => members.get(step)?,
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(here)
}

/// Puts a value at a path, or takes away what is there. Objects on the way are made; everything else
/// stays as it is. False where the way leads through something that is neither object nor list.
pub fn put(root: &mut Value, path: &str, value: Option<Value>) -> bool {
    let Some((way, last)) = path.rsplit_once('/') else {
        return put_here(root, path, value);
    };
    let mut here = root;
    for step in way.split('/') {
        if here.is_null() {
            *here = Value::Object(Map::new());
        }
        here = match here {
            Value::Object(members) => members.entry(step).or_insert(Value::Null),
            Value::Array(items) => {
                let found = step.parse::<usize>().ok();
                match found.and_then(|at| items.get_mut(at)) {
                    Some(item) => item,
                    None => return false,
                }
            }
            _ => return false,
        };
    }
    put_here(here, last, value)
}

fn put_here(here: &mut Value, step: &str, value: Option<Value>) -> bool {
    if here.is_null() {
        *here = match step == "0" {
            true => Value::Array(Vec::new()),
            false => Value::Object(Map::new()),
        };
    }
    match here {
        Value::Object(members) => {
            match value {
                Some(value) => drop(members.insert(step.to_owned(), value)),
                None => leave_out(members, step),
            }
            true
        }
        Value::Array(items) => {
            let Ok(at) = step.parse::<usize>() else {
                return false;
            };
            match value {
                Some(value) if at == items.len() => items.push(value),
                Some(value) => match items.get_mut(at) {
                    Some(item) => *item = value,
                    None => return false,
                },
                None if at < items.len() => drop(items.remove(at)),
                None => {}
            }
            true
        }
        _ => false,
    }
}

/// What counts where a field is not written.
pub fn default_of(field: &Field) -> Value {
    if field.optional {
        return Value::Null;
    }
    match field.form {
        _ if !field.default.is_empty() => {
            serde_json::from_str(field.default).unwrap_or(Value::Null)
        }
        Form::Text(_) | Form::Long(_) | Form::OneOf(_) => Value::String(String::new()),
        Form::Number(_) | Form::Decimal => Value::from(0),
        Form::Flag => Value::Bool(false),
        Form::Texts(_) | Form::Longs(_) | Form::Records { .. } | Form::Pairs => {
            Value::Array(Vec::new())
        }
        Form::Record { .. } => Value::Object(Map::new()),
    }
}

/// What a field of an object has: what is written, else what counts without it.
pub fn of_field(item: &Value, field: &Field) -> Value {
    match item.get(field.name) {
        Some(value) if !value.is_null() => value.clone(),
        _ => default_of(field),
    }
}
