//! Objects that carry an event or a record as a text.

use super::ENVELOPE;
use pattern::json::Value;

/// The members that carry one: of an answer of `aws cloudtrail lookup-events`, of a log event, of
/// a notification of a topic, of a message of a queue.
const CARRIERS: &[&str] = &["CloudTrailEvent", "message", "Message", "Body"];

/// The text of the object that a value carries, where it carries one and is no event itself.
pub(super) fn text(value: &Value) -> Option<&str> {
    if ENVELOPE.iter().any(|name| value.get(name).is_some()) {
        return None;
    }
    let texts = CARRIERS.iter().filter_map(|name| value.get(name)?.as_str());
    texts.map(str::trim).find(|text| is_object(text))
}

fn is_object(text: &str) -> bool {
    text.starts_with('{') && text.ends_with('}')
}
