//! Sets of cells of one name.

use super::cells::ABSENT;

/// Which cells of a name are taken; one bit a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellSet {
    words: Vec<u64>,
    count: usize,
}

impl CellSet {
    /// The cells whose flag is set, in order.
    pub(super) fn of(flags: impl Iterator<Item = bool>) -> Self {
        let mut words = Vec::new();
        let mut count = 0;
        for flag in flags {
            if count % 64 == 0 {
                words.push(0_u64);
            }
            if let Some(word) = words.last_mut() {
                *word |= u64::from(flag) << (count % 64);
            }
            count += 1;
        }
        Self { words, count }
    }

    pub(super) fn all(count: usize) -> Self {
        Self::of(std::iter::repeat_n(true, count))
    }

    pub(super) fn contains(&self, cell: usize) -> bool {
        let word = self.words.get(cell / 64);
        word.is_some_and(|word| word >> (cell % 64) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether all cells of the name are taken.
    pub(super) fn is_all(&self) -> bool {
        let taken: u32 = self.words.iter().map(|word| word.count_ones()).sum();
        usize::try_from(taken).is_ok_and(|taken| taken == self.count)
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.words
            .iter()
            .zip(&other.words)
            .all(|(mine, theirs)| mine & !theirs == 0)
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        self.with(other, |mine, theirs| mine & theirs)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.with(other, |mine, theirs| mine & !theirs)
    }

    fn with(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let pairs = self.words.iter().zip(&other.words);
        Self {
            words: pairs.map(|(mine, theirs)| join(*mine, *theirs)).collect(),
            count: self.count,
        }
    }

    /// Whether the name may be absent.
    pub(super) fn takes_absence(&self) -> bool {
        self.contains(ABSENT)
    }

    /// Whether the name must be absent.
    pub(super) fn is_absence(&self) -> bool {
        *self == self.only_absence()
    }

    /// The cell of absence alone.
    pub(super) fn only_absence(&self) -> Self {
        Self::of((0..self.count).map(|cell| cell == ABSENT))
    }
}
