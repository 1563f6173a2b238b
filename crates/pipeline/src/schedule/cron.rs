//! `cron(minutes hours day-of-month month day-of-week year)`.

mod days;
mod field;
mod next;
mod read;
mod repair;
mod traps;
mod values;

pub use field::CronField;
pub use values::{Item, Start, Values};

pub(super) use read::{fields, read};

use serde::{Deserialize, Serialize};

/// The six fields of a cron expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cron {
    /// Minutes, 0 to 59.
    pub minutes: Values,
    /// Hours, 0 to 23.
    pub hours: Values,
    /// Day-of-month, 1 to 31.
    pub days_of_month: DaysOfMonth,
    /// Month, 1 to 12.
    pub months: Values,
    /// Day-of-week, 1 for Sunday to 7 for Saturday.
    pub days_of_week: DaysOfWeek,
    /// Year, 1970 to 2199.
    pub years: Values,
}

/// The field Day-of-month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DaysOfMonth {
    /// `?`: the field Day-of-week decides.
    Any,
    /// Days by number.
    Values(Values),
    /// `L`, or so many days before it: `L-2`.
    Last {
        /// Days before the last day.
        before: u16,
    },
    /// `LW`: the last day from Monday to Friday.
    LastWeekday,
    /// `3W`: the day from Monday to Friday that is nearest to a day, in the
    /// same month. A month without that day has none.
    NearestWeekday(u16),
}

/// The field Day-of-week.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DaysOfWeek {
    /// `?`: the field Day-of-month decides.
    Any,
    /// Days by number; `L` alone is Saturday.
    Values(Values),
    /// `6L`: the last such day of the month.
    LastOfMonth(u16),
    /// `3#2`: the second Tuesday of the month. A month without it has none.
    Nth {
        /// The day of the week.
        day: u16,
        /// Which one of the month, 1 to 5.
        nth: u16,
    },
}
