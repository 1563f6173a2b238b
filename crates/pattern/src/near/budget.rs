//! How much work one trace may put into near misses.

use std::cell::Cell;

use crate::Span;

/// The longest alternative or value, in bytes, that is compared.
const LONGEST: usize = 1_024;

/// The longest pattern, in bytes, that is read anew to prove a change of a path.
const LONGEST_PATTERN: usize = 16 << 10;

/// What is left of the work. Counted in bytes and values looked at, so that the same trace always
/// has the same near misses.
#[derive(Debug)]
pub(crate) struct Budget {
    pairs: Cell<usize>,
    bytes: Cell<usize>,
    values: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            pairs: Cell::new(2_000),
            bytes: Cell::new(512 << 10),
            values: Cell::new(100_000),
        }
    }
}

impl Budget {
    /// For a trace without near misses.
    pub(crate) fn nothing() -> Self {
        Self {
            pairs: Cell::new(0),
            bytes: Cell::new(0),
            values: Cell::new(0),
        }
    }

    /// Whether anything is left.
    pub(crate) fn is_some(&self) -> bool {
        self.bytes.get() > 0
    }

    /// Takes an alternative and a value, if both are short and some are left.
    pub(super) fn pair(&self, alternative: Span, value: Span) -> bool {
        let length = |span: Span| span.end.saturating_sub(span.start);
        length(alternative) <= LONGEST && length(value) <= LONGEST && take(&self.pairs, 1)
    }

    /// Takes the reading of a pattern.
    pub(super) fn reading(&self, bytes: usize) -> bool {
        bytes <= LONGEST_PATTERN && take(&self.bytes, bytes)
    }

    /// Takes the reading of a text of any length.
    pub(super) fn text(&self, bytes: usize) -> bool {
        take(&self.bytes, bytes)
    }

    /// Takes a value of the event that is looked at on the way along a path.
    pub(super) fn value(&self) -> bool {
        take(&self.values, 1)
    }
}

fn take(from: &Cell<usize>, much: usize) -> bool {
    let left = from.get().checked_sub(much);
    from.set(left.unwrap_or_default());
    left.is_some()
}
