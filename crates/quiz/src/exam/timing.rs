//! How long a person takes for an exam.

use serde::{Deserialize, Serialize};

/// Milliseconds of a minute.
pub(super) const MINUTE: u64 = 60_000;

/// The choices of time; WCAG 2.2.1 asks that a limit can be turned off or adjusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// As long as the exam gives.
    #[default]
    Exam,
    /// Thirty minutes more, which AWS grants those whose first language is not English.
    PlusThirty,
    /// Half as long again.
    OneAndAHalf,
    /// Twice as long.
    Double,
    /// So many minutes.
    Custom(u16),
    /// Without a limit.
    Untimed,
}

impl Timing {
    /// The time allowed in milliseconds for a paper of so many minutes; `None` without a limit.
    pub fn allowed(self, minutes: u16) -> Option<u64> {
        let all = u64::from(minutes) * MINUTE;
        match self {
            Self::Exam => Some(all),
            Self::PlusThirty => Some(all + 30 * MINUTE),
            Self::OneAndAHalf => Some(all + all / 2),
            Self::Double => Some(all * 2),
            Self::Custom(minutes) => Some(u64::from(minutes) * MINUTE),
            Self::Untimed => None,
        }
    }
}

/// The minutes left at which a person is told so.
const NOTES: [u16; 4] = [1, 5, 10, 30];

/// The note that is due when the time left went from `before` to `after` milliseconds: so many
/// minutes are left. Where several were passed at once it is the last.
pub fn time_note(before: u64, after: u64) -> Option<u16> {
    NOTES.into_iter().find(|minutes| {
        let at = u64::from(*minutes) * MINUTE;
        before > at && after <= at && after > 0
    })
}

#[cfg(test)]
mod tests;
