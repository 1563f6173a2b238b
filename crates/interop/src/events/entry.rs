//! Entries of PutEvents, and the events that EventBridge makes of them.

use pattern::Event;
use pattern::json::{Value, escape};
use pipeline::Yard;

/// The id that stands in for the one that EventBridge gives.
const NO_ID: &str = "00000000-0000-0000-0000-000000000000";

/// The text of the event that EventBridge makes of an entry, or AWS's message where it would
/// refuse the entry; `None` where this is no entry.
///
/// Account, Region and, where the entry has none, the time are those of a new yard.
pub(super) fn event_of(entry: &Event) -> Option<Result<String, &'static str>> {
    let value = entry.value();
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let (source, detail_type, detail) = (text("Source")?, text("DetailType")?, text("Detail")?);
    let is_object = Event::read(detail).0.is_some();
    if !is_object {
        return Some(Err("Detail is malformed."));
    }
    let yard = Yard::default();
    let clock = yard.clock.to_string();
    let mut event = "{\"version\":\"0\"".to_owned();
    member(&mut event, "id", NO_ID);
    member(&mut event, "detail-type", detail_type);
    member(&mut event, "source", source);
    member(&mut event, "account", &yard.account);
    member(&mut event, "time", text("Time").unwrap_or(&clock));
    member(&mut event, "region", &yard.region);
    let resources = value
        .get("Resources")
        .filter(|list| list.as_array().is_some());
    event.push_str(",\"resources\":");
    event.push_str(resources.map_or("[]", |list| list.span.of(entry.text())));
    event.push_str(",\"detail\":");
    event.push_str(detail);
    event.push('}');
    Some(Ok(event))
}

/// Writes a member of an object that has one already.
pub(super) fn member(out: &mut String, name: &str, text: &str) {
    out.push_str(",\"");
    out.push_str(name);
    out.push_str("\":\"");
    for c in text.chars() {
        escape(c, out);
    }
    out.push('"');
}
