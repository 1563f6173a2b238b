//! A schedule as a form asks for it: choices in words, and the expression that says the same.
//!
//! [`Choices::expression`] writes them as AWS takes them, [`Schedule::choices`] reads them back.
//! A form has fewer choices than an expression: what it cannot say is no choice, and its expression
//! stays as it is.

mod chosen;
mod read;
mod write;

pub use chosen::Chosen;

use super::{Rate, Schedule};
use crate::Timestamp;

/// When something runs, in the choices of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// The same distance from run to run, counted from when it is made: `rate()`.
    Every(Rate),
    /// Times of day on days of the calendar: `cron()`.
    Calendar(Calendar),
    /// One run, in what the clocks show, written as if it were UTC: `at()` for EventBridge
    /// Scheduler, and for a rule, which has none, `cron()` with a year.
    Once(Timestamp),
}

/// Times of day on days of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The times of each such day.
    pub times: Times,
    /// The days.
    pub days: Days,
    /// The months, 1 to 12.
    pub months: Chosen,
}

/// Times of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// One time.
    At {
        /// 0 to 23.
        hour: u16,
        /// 0 to 59.
        minute: u16,
    },
    /// Every so many minutes; the count starts again with each hour.
    EveryMinutes {
        /// 1 to 59.
        every: u16,
        /// Some hours of the day, or all.
        hours: Option<Hours>,
    },
    /// Every so many hours; the count starts again with each day.
    EveryHours {
        /// 1 to 23.
        every: u16,
        /// The minute of each such hour, 0 to 59.
        minute: u16,
        /// Some hours of the day, or all.
        hours: Option<Hours>,
    },
}

/// Hours of a day, both ends included. Where the first is the later one they run over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The first hour, 0 to 23.
    pub from: u16,
    /// The last hour, 0 to 23.
    pub to: u16,
}

/// Days of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Every day.
    Every,
    /// Days of the week, 1 for Sunday to 7 for Saturday.
    OfWeek(Chosen),
    /// A day by its number; a month without it has none.
    OfMonth(u16),
    /// The day from Monday to Friday that is nearest to a day by its number.
    NearestWeekday(u16),
    /// The last day.
    Last,
    /// The last day from Monday to Friday.
    LastWeekday,
    /// The first, second, third, fourth or fifth such day of the week.
    Nth {
        /// 1 for Sunday to 7 for Saturday.
        day: u16,
        /// 1 to 5.
        nth: u16,
    },
    /// The last such day of the week, 1 for Sunday to 7 for Saturday.
    LastOfWeek(u16),
}

impl Hours {
    /// How many hours there are from the first to the last, both included.
    fn count(self) -> u16 {
        (self.to + 24 - self.from) % 24 + 1
    }
}

impl Schedule {
    /// The choices that say the same, where there are such.
    pub fn choices(&self) -> Option<Choices> {
        read::choices(self)
    }
}

#[cfg(test)]
mod tests;
