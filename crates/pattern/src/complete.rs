//! What can be written at a place of a pattern or of an event, however unfinished the text is.

mod event;
mod knowledge;
mod list;
mod pattern;
mod place;
mod seen;
mod surroundings;

pub use event::{complete_event, complete_event_with};
pub(crate) use knowledge::Nothing;
pub use knowledge::{Knowledge, KnownField, KnownShape};
pub use list::{Completion, CompletionKind, Completions};
pub use pattern::{complete, complete_with};

pub(crate) use place::{Place, Spot, place};

/// The text as a JSON string.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    text.chars().for_each(|c| crate::json::escape(c, &mut out));
    out.push('"');
    out
}

/// A text that fits into a line beside others.
fn short(text: &str) -> String {
    const LONGEST: usize = 48;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST - 1).collect();
    format!("{start}…")
}

#[cfg(test)]
mod tests;
