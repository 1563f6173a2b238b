//! The exercise that a yard is the answer to.

use super::document::{Document, SavedEvent};
use practice::exercise::Sheet;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// An exercise that is worked on in a yard, and how much help was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The id of the exercise.
    pub id: String,
    /// How many hints have been shown.
    #[serde(default)]
    pub hints: u8,
    /// Whether the yard was found right.
    #[serde(default)]
    pub solved: bool,
    /// Whether a solution was shown before.
    #[serde(default)]
    pub gave_up: bool,
    /// The file of the exercise, where it is one of the person's own; else empty.
    #[serde(default)]
    pub own: String,
}

impl Assignment {
    /// The yard in which an exercise is begun, with the events of its shown runs; `None` where the
    /// starting yard cannot be read. `own` is the file of an exercise of the person's own; else empty.
    pub fn begin(sheet: &Sheet, own: &str) -> Option<Document> {
        let mut document = Document {
            yard: pipeline::plain::read(serde_json::from_str(&sheet.start).ok()?).ok()?,
            exercise: Some(Assignment {
                id: sheet.listed.id.clone(),
                own: own.to_owned(),
                ..Assignment::default()
            }),
            ..Document::first(0, &sheet.listed.title)
        };
        let mut shown = sheet.runs.iter().flat_map(|run| {
            let events = run.events.iter();
            events.map(move |event| (&run.title, event))
        });
        if let Some(first) = shown.next() {
            document.events.clear();
            for (title, event) in std::iter::once(first).chain(shown) {
                let name = document.free_event_name(title);
                let mut saved = SavedEvent::new(name, "", &event.text);
                saved.event_bus.clone_from(&event.bus);
                document.events.push(Rc::new(saved));
            }
        }
        Some(document)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
