//! The parameters by which a connection proves who calls, and their secrets.

use crate::api::arns::invalid;
use crate::refusal::Refusal;
use serde_json::{Map, Value};

/// The member that a type of authorization needs.
fn member_of(kind: &str) -> &'static str {
    match kind {
        "BASIC" => "BasicAuthParameters",
        "API_KEY" => "ApiKeyAuthParameters",
        _ => "OAuthParameters",
    }
}

const BY_TYPE: [&str; 3] = [
    "BasicAuthParameters",
    "ApiKeyAuthParameters",
    "OAuthParameters",
];

/// Whether the parameters fit the type. Errors: those of the type are missing.
pub(super) fn check(kind: &str, given: &Value) -> Result<(), Refusal> {
    let member = member_of(kind);
    match given.get(member) {
        Some(Value::Object(_)) => Ok(()),
        _ => Err(invalid(format!("Parameter(s) {member} must be specified."))),
    }
}

/// The parameters as DescribeConnection tells them.
pub(super) fn without_secrets(given: Value) -> Value {
    const SECRETS: [&str; 3] = ["Password", "ClientSecret", "ApiKeyValue"];
    match given {
        Value::Object(members) => {
            let hidden = members.get("IsValueSecret") == Some(&Value::Bool(true));
            let told = members.into_iter().filter(|(name, value)| {
                let secret = SECRETS.contains(&name.as_str()) || (hidden && name == "Value");
                !secret && !value.is_null()
            });
            Value::Object(
                told.map(|(name, value)| (name, without_secrets(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_secrets).collect()),
        other => other,
    }
}

/// The old parameters with those that an update gives; parameters of another
/// type of authorization go.
pub(super) fn merged(kind: &str, old: Value, new: Value) -> Value {
    let (Value::Object(mut old), Value::Object(new)) = (old, new) else {
        return Value::Object(Map::new());
    };
    for name in BY_TYPE.iter().filter(|name| **name != member_of(kind)) {
        old.remove(*name);
    }
    for (name, value) in new {
        match (old.get_mut(&name), value) {
            (Some(Value::Object(kept)), Value::Object(given)) => kept.extend(given),
            (_, value) => {
                old.insert(name, value);
            }
        }
    }
    Value::Object(old)
}
