//! Ranges that a number may lie in: sorted by their lower bounds, with the highest upper bound of
//! every stretch, so that only ranges which hold the number are looked at, and few others.

use super::key::Waiting;

/// From one number to another, both included, for a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) high: u64,
    pub(super) waiting: Waiting,
}

impl Range {
    /// Both bounds are compared always: whether one of them holds cannot be guessed, whether both do
    /// can.
    #[inline]
    fn holds(&self, number: u64) -> bool {
        (self.low <= number) & (number <= self.high)
    }
}

/// Many ranges. New ones stand aside until there are enough of them to sort all anew.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    sorted: Vec<Range>,
    /// The highest upper bound of each stretch of the sorted ranges: a binary tree in a list.
    highest: Vec<u64>,
    fresh: Vec<Range>,
}

/// So many ranges of the list are looked at one after the other.
const STRETCH: usize = 8;

impl Ranges {
    pub(super) fn add(&mut self, range: Range) {
        self.fresh.push(range);
        if self.fresh.len() > 16 + self.sorted.len() / 4 {
            self.sorted.append(&mut self.fresh);
            self.sorted.sort_unstable_by_key(|range| range.low);
            self.measure();
        }
    }

    pub(super) fn remove(&mut self, range: Range) {
        let same = |other: &Range| {
            let is_same = other.waiting.branch == range.waiting.branch;
            is_same && other.low == range.low && other.high == range.high
        };
        if let Some(at) = self.fresh.iter().position(same) {
            self.fresh.swap_remove(at);
        } else if let Some(at) = self.sorted.iter().position(same) {
            self.sorted.remove(at);
            self.measure();
        }
    }

    fn measure(&mut self) {
        let stretches = self.sorted.len().div_ceil(STRETCH).next_power_of_two();
        self.highest = vec![0; stretches * 2];
        for (stretch, ranges) in self.sorted.chunks(STRETCH).enumerate() {
            let highest = ranges.iter().map(|range| range.high).max();
            if let Some(slot) = self.highest.get_mut(stretches + stretch) {
                *slot = highest.unwrap_or_default();
            }
        }
        for at in (1..stretches).rev() {
            let below = |side| self.highest.get(at * 2 + side).copied().unwrap_or_default();
            let highest = below(0).max(below(1));
            if let Some(slot) = self.highest.get_mut(at) {
                *slot = highest;
            }
        }
    }

    /// Calls with the branch of every range that holds the number.
    pub(super) fn holding(&self, number: u64, mut each: impl FnMut(Waiting)) {
        for range in &self.fresh {
            if range.holds(number) {
                each(range.waiting);
            }
        }
        let begun = self.sorted.partition_point(|range| range.low <= number);
        let stretches = self.highest.len() / 2;
        let mut waiting = [1; 64];
        let mut count = usize::from(begun > 0);
        while let Some(at) = count
            .checked_sub(1)
            .and_then(|top| waiting.get(top).copied())
        {
            count -= 1;
            if self.highest.get(at).is_none_or(|highest| *highest < number) {
                continue;
            }
            if at < stretches {
                for below in [at * 2 + 1, at * 2] {
                    if let Some(slot) = waiting.get_mut(count) {
                        *slot = below;
                        count += 1;
                    }
                }
                continue;
            }
            let start = (at - stretches) * STRETCH;
            if start >= begun {
                return;
            }
            let end = (start + STRETCH).min(begun);
            for range in self.sorted.get(start..end).unwrap_or_default() {
                if number <= range.high {
                    each(range.waiting);
                }
            }
        }
    }
}
