//! The fields that every event of EventBridge has.
//!
//! Source: EventBridge User Guide, "Event structure".

use crate::json::Value;

/// What an envelope field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// One string.
    Text,
    /// A list of strings, perhaps empty.
    Texts,
    /// An object.
    Object,
}

/// A field at the top of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EnvelopeField {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    /// Whether every event has it.
    pub(crate) always: bool,
}

const fn text(name: &'static str, always: bool) -> EnvelopeField {
    EnvelopeField {
        name,
        holds: Holds::Text,
        always,
    }
}

/// The fields, in the order in which AWS writes them. `replay-name` stands in replayed events.
pub(crate) const ENVELOPE: [EnvelopeField; 10] = [
    text("version", true),
    text("id", true),
    text("detail-type", true),
    text("source", true),
    text("account", true),
    text("time", true),
    text("region", true),
    EnvelopeField {
        name: "resources",
        holds: Holds::Texts,
        always: true,
    },
    EnvelopeField {
        name: "detail",
        holds: Holds::Object,
        always: true,
    },
    text("replay-name", false),
];

/// The value of `version` in every event.
pub(crate) const VERSION: &str = "0";

/// The envelope field of this name.
pub(crate) fn field(name: &str) -> Option<EnvelopeField> {
    ENVELOPE.into_iter().find(|field| field.name == name)
}

/// Whether the field is another in every event.
pub(crate) fn changes(path: &[String]) -> bool {
    matches!(path, [name] if name == "id" || name == "time")
}

/// Where a field stands in an event as AWS writes it; fields of no envelope come last.
pub(crate) fn place(path: &[String]) -> usize {
    let name = path.first().map(String::as_str).unwrap_or_default();
    let top = name.split('.').next();
    let place = ENVELOPE.iter().position(|field| Some(field.name) == top);
    place.unwrap_or(ENVELOPE.len())
}

/// Whether an event keeps to the envelope, as far as it has its fields: one string where there is
/// always one, and an object in `detail`.
pub(crate) fn is_kept(event: &Value) -> bool {
    event.as_object().unwrap_or_default().iter().all(|member| {
        let top = member.key.split('.').next().unwrap_or_default();
        match field(top).map(|field| field.holds) {
            Some(_) if top != member.key => false,
            Some(Holds::Text) => member.value.as_str().is_some(),
            Some(Holds::Object) => member.value.as_object().is_some(),
            Some(Holds::Texts) | None => true,
        }
    })
}
