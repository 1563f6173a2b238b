//! What the plan asks for: how much should be known of what is due, and of all on the exam day.

use std::ops::RangeInclusive;

use crate::date::Date;

/// The desired retentions that a person may choose, in percent. Below, one forgets most of what
/// is due; above, the same cards come back nearly every day.
pub const RETENTIONS: RangeInclusive<u8> = 70..=97;

/// The desired retention where nobody chose one, in percent.
pub const USUAL_RETENTION: u8 = 90;

/// Milliseconds of a day.
pub(super) const DAY: u64 = 86_400_000;

/// For so many days before the exam the desired retention rises, to [`PEAK`].
const RISE: u64 = 21;

/// What should be known on the day of the exam.
pub(super) const PEAK: f64 = 0.95;

/// In so many days before the exam lies the last look at what would not be known well enough.
pub(super) const LAST_LOOKS: u64 = 7;

/// A day, counted from 1970-01-01 UTC.
pub type Day = u64;

/// The day of a moment, in milliseconds since 1970 UTC.
pub fn day_of(at: u64) -> Day {
    at / DAY
}

/// What the schedule is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    retention: f64,
    exam: Option<Day>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            retention: f64::from(USUAL_RETENTION) / 100.0,
            exam: None,
        }
    }
}

impl Plan {
    /// A plan for a desired retention in percent, brought into [`RETENTIONS`], and for an exam. At
    /// `now`, in milliseconds since 1970 UTC, an exam of an earlier day steers nothing any more.
    pub fn new(percent: u8, exam: Option<Date>, now: u64) -> Self {
        let percent = percent.clamp(*RETENTIONS.start(), *RETENTIONS.end());
        let day = exam.and_then(|exam| Day::try_from(exam.unix_days()).ok());
        Self {
            retention: f64::from(percent) / 100.0,
            exam: day.filter(|day| *day >= day_of(now)),
        }
    }

    /// The day of the exam, where there is one to come.
    pub fn exam(&self) -> Option<Day> {
        self.exam
    }

    /// How much should be known of what is reviewed on a day: what the person wishes, and in the
    /// last three weeks before the exam more every day, up to 95 % (or the wish, where it is more).
    pub fn retention_on(&self, day: Day) -> f64 {
        let peak = self.retention.max(PEAK);
        match self.exam.map(|exam| exam.saturating_sub(day)) {
            Some(left) if left < RISE => {
                let share = left as f64 / RISE as f64;
                peak - (peak - self.retention) * share
            }
            _ => self.retention,
        }
    }
}

#[cfg(test)]
mod tests;
