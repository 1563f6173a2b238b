//! How much of the file the worker is given at once: so little that a key stroke in an editor,
//! which asks the same worker, does not wait long for its answer.

/// The shortest slice, in bytes.
const LEAST: u32 = 8 * 1024;
/// The longest.
const MOST: u32 = 256 * 1024;
/// Slices that took fewer milliseconds grow.
const SHORT_MS: u64 = 4;
/// Slices that took more shrink.
const LONG_MS: u64 = 8;

/// The size of the next slice, which follows the time that the last one took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice(u32);

impl Default for Slice {
    fn default() -> Self {
        Slice(4 * LEAST)
    }
}

impl Slice {
    /// In bytes.
    pub fn bytes(self) -> u32 {
        self.0
    }

    /// After a slice of this size took so many milliseconds.
    pub fn after(self, ms: u64) -> Self {
        let next = match ms {
            ..SHORT_MS => self.0.saturating_mul(2),
            SHORT_MS..=LONG_MS => self.0,
            _ => self.0 / 2,
        };
        Slice(next.clamp(LEAST, MOST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_follow_the_time_that_they_take() {
        let start = Slice::default();
        assert!(start.after(0) > start);
        assert_eq!(start.after(6), start);
        assert!(start.after(9) < start);
    }

    #[test]
    fn slices_stay_within_their_limits() {
        let grown = (0..20).fold(Slice::default(), |slice, _| slice.after(0));
        assert_eq!(grown.bytes(), MOST);
        let shrunk = (0..20).fold(Slice::default(), |slice, _| slice.after(1000));
        assert_eq!(shrunk.bytes(), LEAST);
    }

    impl PartialOrd for Slice {
        fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
            self.0.partial_cmp(&other.0)
        }
    }
}
