//! Which saved events the worker has, so that it is sent only what has changed.

use crate::store::yard::{Document, SavedEvent};
use door::{Cells, Matrix};
use std::rc::Rc;

/// What each rule of a yard says to each of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The yard as it was when it was asked about.
    pub document: Rc<Document>,
    /// One column a rule, in each one answer an event.
    pub cells: Cells,
}

impl Compared {
    /// Whether it can be shown beside a yard: it has the same rules and events, each in its place.
    pub fn fits(&self, document: &Document) -> bool {
        self.document.id == document.id
            && self.document.events.len() == document.events.len()
            && self.document.yard.rules.len() == document.yard.rules.len()
    }

    /// What a rule says to an event.
    pub fn cell(&self, rule: usize, event: usize) -> Option<door::Compared> {
        let asked = self.document.yard.rules.get(rule)?;
        if asked.event_pattern.is_none() {
            // It runs on a schedule and takes no event.
            return Some(door::Compared::NoMatch);
        }
        self.cells.columns.get(rule)?.get(event).copied()
    }
}

/// The events that the worker has.
#[derive(Default)]
pub(super) struct Known {
    /// How often anything was sent.
    number: u32,
    events: Option<Vec<Rc<SavedEvent>>>,
}

impl Known {
    /// What to ask about a yard. The worker has its events when it has answered.
    pub(super) fn ask(&mut self, document: &Document) -> Matrix {
        let same = |at: usize, event: &Rc<SavedEvent>| {
            let known = self.events.as_ref().and_then(|known| known.get(at));
            known.is_some_and(|known| Rc::ptr_eq(known, event) || known.text == event.text)
        };
        let changed = document.events.iter().enumerate();
        let texts: Vec<(usize, String)> = changed
            .filter(|(at, event)| !same(*at, event))
            .map(|(at, event)| (at, event.text.clone()))
            .collect();
        let count = document.events.len();
        let known = self.events.as_ref().map(Vec::len);
        let since = known.map(|_| self.number);
        if known != Some(count) || !texts.is_empty() {
            self.number = self.number.wrapping_add(1);
        }
        self.events = Some(document.events.clone());
        let patterns = document.yard.rules.iter();
        Matrix {
            patterns: patterns
                .map(|rule| rule.event_pattern.clone().unwrap_or_default())
                .collect(),
            number: self.number,
            since,
            count,
            texts,
        }
    }

    /// The worker has nothing of it: all is sent again.
    pub(super) fn forget(&mut self) {
        self.events = None;
    }
}

#[cfg(test)]
mod tests;
