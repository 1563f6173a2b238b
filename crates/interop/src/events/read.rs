//! Makes an event of an object that was found in a file.

use super::{Place, carried, cloudtrail, entry};
use pattern::{Diagnostic, Event, Position, Span};

/// How many times an object may be carried in a text within another.
const MOST_CARRIERS: usize = 3;

/// An event and what it was made from.
#[derive(Debug)]
pub struct FoundEvent {
    /// The event.
    pub event: Event,
    /// What it was made from.
    pub origin: Origin,
}

/// What an event was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The object is the event.
    Event,
    /// A CloudTrail record, which EventBridge puts into the event's `detail`.
    CloudTrailRecord,
    /// An entry of PutEvents.
    PutEventsEntry,
}

/// Why an object is no event, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The place in the file.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
}

/// Reads an object that a [`super::Splitter`] has found at a place. An object that carries
/// another as text (a log event, a message of a queue or topic) is opened first.
///
/// # Errors
/// Where the object is no sound JSON, no UTF-8 text, or an entry that PutEvents would refuse.
pub fn read_event(bytes: &[u8], place: Place) -> Result<FoundEvent, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, place, &error))?;
    let (event, diagnostics) = Event::read(text);
    let Some(mut event) = event else {
        return Err(unsound(text, place, &diagnostics));
    };
    for _ in 0..MOST_CARRIERS {
        let Some(carried) = carried::text(event.value()).map(str::to_owned) else {
            break;
        };
        let (inner, diagnostics) = Event::read(&carried);
        let Some(inner) = inner else {
            // A place within the text in the text is no place of the file.
            return Err(Unread {
                place,
                ..unsound(&carried, place, &diagnostics)
            });
        };
        event = inner;
    }
    if let Some(made) = cloudtrail::event_of(&event) {
        return made_of(&made, place, Origin::CloudTrailRecord);
    }
    match entry::event_of(&event) {
        None => Ok(FoundEvent {
            event,
            origin: Origin::Event,
        }),
        Some(Ok(made)) => made_of(&made, place, Origin::PutEventsEntry),
        Some(Err(message)) => Err(Unread {
            place,
            message: message.to_owned(),
            help: Some("Detail is the text of a JSON object.".to_owned()),
        }),
    }
}

fn made_of(text: &str, place: Place, origin: Origin) -> Result<FoundEvent, Unread> {
    match Event::read(text) {
        (Some(event), _) => Ok(FoundEvent { event, origin }),
        (None, diagnostics) => Err(Unread {
            place,
            ..unsound(text, place, &diagnostics)
        }),
    }
}

fn not_text(bytes: &[u8], place: Place, error: &std::str::Utf8Error) -> Unread {
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let before = std::str::from_utf8(before).unwrap_or_default();
    Unread {
        place: within(before, place, before.len()),
        message: "Bytes that are not UTF-8 text".to_owned(),
        help: Some(
            "JSON is UTF-8. The file may be damaged, or written in another encoding.".to_owned(),
        ),
    }
}

/// The first error, at its place in the file.
fn unsound(text: &str, place: Place, diagnostics: &[Diagnostic]) -> Unread {
    let first = diagnostics.iter().find(|found| found.is_error());
    let span = first.map_or(Span::default(), |found| found.span);
    Unread {
        place: within(text, place, span.start),
        message: first.map_or_else(
            || "This is no JSON object".to_owned(),
            |found| without_source(&found.message).to_owned(),
        ),
        help: first.and_then(|found| found.help.clone()),
    }
}

/// The place in the file of a byte of an object's text.
fn within(text: &str, place: Place, byte: usize) -> Place {
    let lines = Position::of(text, byte).line.saturating_sub(1);
    Place {
        line: place
            .line
            .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)),
        byte: place.byte + byte as u64,
    }
}

/// The words of AWS's JSON reader without the text that it repeats in brackets.
fn without_source(message: &str) -> &str {
    let bracket = message
        .find("[Source: ")
        .and_then(|source| message.get(..source)?.rfind(" ("));
    bracket
        .and_then(|end| message.get(..end))
        .unwrap_or(message)
}
