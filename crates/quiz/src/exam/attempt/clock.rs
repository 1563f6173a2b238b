//! The time that an attempt has used, by a wall clock that may jump.

/// Adds up the time between moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The last moment, in milliseconds since 1970 UTC.
    pub(super) last: u64,
    /// Milliseconds used up to it.
    pub(super) used: u64,
}

impl Clock {
    pub(super) fn new(at: u64) -> Self {
        Self { last: at, used: 0 }
    }

    /// Goes on to a moment; the answer is the time used since the last one, at most `left`.
    ///
    /// Where the clock went back the step is nothing, and the next one counts from the new moment.
    pub(super) fn step(&mut self, at: u64, is_running: bool, left: Option<u64>) -> u64 {
        let passed = if is_running {
            at.saturating_sub(self.last)
        } else {
            0
        };
        let step = passed.min(left.unwrap_or(u64::MAX));
        self.last = at;
        self.used = self.used.saturating_add(step);
        step
    }
}
