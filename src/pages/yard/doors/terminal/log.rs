//! What was typed and answered. It lives as long as the app does.

use std::cell::RefCell;
use std::rc::Rc;

/// How many lines are kept; older ones are let go.
const MOST: usize = 200;

/// A line and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Tells it from every other line.
    pub number: u32,
    /// The line as typed.
    pub line: String,
    /// What was printed.
    pub output: String,
    /// Whether that is an error.
    pub failed: bool,
}

/// The lines, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(Vec<Rc<Entry>>);

thread_local! {
    static LEFT: RefCell<Log> = RefCell::default();
}

impl Log {
    /// The log as it was left.
    pub fn left() -> Log {
        LEFT.with_borrow(Clone::clone)
    }

    /// The lines.
    pub fn entries(&self) -> &[Rc<Entry>] {
        &self.0
    }

    /// The log with a line more.
    #[must_use]
    pub fn with(&self, mut entry: Entry) -> Log {
        let last = self.0.last().map_or(0, |last| last.number);
        entry.number = last.wrapping_add(1);
        let mut entries = self.0.clone();
        entries.push(Rc::new(entry));
        let surplus = entries.len().saturating_sub(MOST);
        entries.drain(..surplus);
        kept(Log(entries))
    }

    /// A log without lines.
    #[must_use]
    pub fn cleared(&self) -> Log {
        kept(Log::default())
    }
}

fn kept(log: Log) -> Log {
    LEFT.set(log.clone());
    log
}

/// The line to which an arrow key leads, by its place from the end, and the place; nothing where there
/// is none. Behind the newest line is an empty one.
pub fn recall(
    entries: &[Rc<Entry>],
    at: Option<usize>,
    is_up: bool,
) -> Option<(Option<usize>, String)> {
    let next = match (at, is_up) {
        (None, true) => 0,
        (Some(at), true) => at + 1,
        (Some(0), false) => return Some((None, String::new())),
        (Some(at), false) => at - 1,
        (None, false) => return None,
    };
    let entry = entries.iter().rev().nth(next)?;
    Some((Some(next), entry.line.clone()))
}
