//! The fields that every event of EventBridge has.
//!
//! Source: EventBridge User Guide, "Event structure".

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
