//! The saved events of a yard.

use std::collections::BTreeMap;

use door::Compared;
use pattern::{Event, Pattern};

/// Saved events that were read, and what patterns said to them.
#[derive(Default)]
pub(crate) struct Saved {
    number: Option<u32>,
    /// None where a text could not be read.
    events: Vec<Option<Event>>,
    /// By the text of the pattern.
    columns: BTreeMap<String, Column>,
}

/// A pattern and what it says to each event.
struct Column {
    pattern: Pattern,
    cells: Vec<Compared>,
}

impl Column {
    fn new(text: &str, events: &[Option<Event>]) -> Self {
        let (pattern, _) = pattern::parse(text);
        let compare = |event: &Option<Event>| compare(&pattern, event.as_ref());
        let cells = events.iter().map(compare).collect();
        Self { pattern, cells }
    }
}

impl Saved {
    /// The number that the page has for the events as they are here.
    pub(crate) fn number(&self) -> Option<u32> {
        self.number
    }

    /// Reads what has changed and compares it with the patterns that are known.
    pub(crate) fn change(&mut self, number: u32, count: usize, texts: Vec<(usize, String)>) {
        self.number = Some(number);
        self.events.resize_with(count, || None);
        for column in self.columns.values_mut() {
            column.cells.resize(count, Compared::NoEvent);
        }
        for (at, text) in texts {
            let event = Event::read(&text).0;
            for column in self.columns.values_mut() {
                if let Some(cell) = column.cells.get_mut(at) {
                    *cell = compare(&column.pattern, event.as_ref());
                }
            }
            if let Some(place) = self.events.get_mut(at) {
                *place = event;
            }
        }
    }

    /// What each of these patterns says to each event. Patterns that are not asked for any more
    /// are forgotten.
    pub(crate) fn columns(&mut self, patterns: &[String]) -> Vec<Vec<Compared>> {
        self.columns.retain(|text, _| patterns.contains(text));
        let column = |text: &String| {
            let known = self.columns.entry(text.clone());
            let column = known.or_insert_with(|| Column::new(text, &self.events));
            column.cells.clone()
        };
        patterns.iter().map(column).collect()
    }
}

/// An event, where it could be read, compared with a pattern.
pub(crate) fn compare(pattern: &Pattern, event: Option<&Event>) -> Compared {
    match event {
        _ if !pattern.is_valid() => Compared::InvalidPattern,
        None => Compared::NoEvent,
        Some(event) if pattern::matches(pattern, event) => Compared::Match,
        Some(_) => Compared::NoMatch,
    }
}

#[cfg(test)]
mod tests;
