//! The variables that need no path.

use super::Context;
use crate::json;
use pattern::json::Value;

/// The reserved names (EventBridge User Guide, "Predefined variables").
pub const PREDEFINED: [&str; 5] = [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
];

/// A value as a template takes it up.
pub(super) enum Content {
    /// Nothing was found.
    Nothing,
    /// The text of a string, without quotes.
    String(String),
    /// JSON text of anything else.
    Json(String),
}

/// The value of a predefined variable.
pub(super) fn value(name: &str, event: &Value, context: &Context<'_>) -> Option<Content> {
    Some(match name {
        "aws.events.rule-arn" => Content::String(context.rule_arn.to_owned()),
        "aws.events.rule-name" => Content::String(context.rule_name.to_owned()),
        "aws.events.event.ingestion-time" => Content::String(context.ingestion_time.to_string()),
        "aws.events.event" => Content::Json(without_detail(event)),
        "aws.events.event.json" => Content::Json(json::compact(event)),
        _ => return None,
    })
}

/// Whether the value is an object, which belongs outside of quotes.
pub(super) fn is_object(name: &str) -> bool {
    matches!(name, "aws.events.event" | "aws.events.event.json")
}

/// The members of `aws.events.event` in the order in which AWS lists them, and
/// the field of the event that each stands for.
const EVENT: [(&str, &str); 8] = [
    ("id", "id"),
    ("account", "account"),
    ("detailType", "detail-type"),
    ("time", "time"),
    ("source", "source"),
    ("region", "region"),
    ("resources", "resources"),
    ("version", "version"),
];

/// The event without its detail, and with `detailType`.
fn without_detail(event: &Value) -> String {
    let mut out = String::from("{");
    for (name, field) in EVENT {
        if let Some(value) = event.get(field) {
            if out.len() > 1 {
                out.push(',');
            }
            json::quote(name, &mut out);
            out.push(':');
            out.push_str(&json::compact(value));
        }
    }
    out.push('}');
    out
}
