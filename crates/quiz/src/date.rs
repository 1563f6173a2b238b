//! A calendar day, without a clock and without a time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, such as the day on which a question was last reviewed.
///
/// The order of values is the order of days. Years run from 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u8, u8)", into = "(u16, u8, u8)")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no day of the form `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the form 2026-11-21")
    }
}

impl std::error::Error for DateError {}

impl TryFrom<(u16, u8, u8)> for Date {
    type Error = DateError;

    fn try_from((year, month, day): (u16, u8, u8)) -> Result<Self, DateError> {
        Self::new(year, month, day).ok_or(DateError)
    }
}

impl From<Date> for (u16, u8, u8) {
    fn from(date: Date) -> Self {
        (date.year, date.month, date.day)
    }
}

impl Date {
    /// The day, or `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.day_number() - earlier.day_number()
    }

    /// Days since 1970-01-01; negative before it.
    pub fn unix_days(self) -> i64 {
        self.day_number() - UNIX_EPOCH
    }

    /// The day which is `days` days after 1970-01-01, as a clock's seconds divided by 86,400 give it.
    ///
    /// `None` where the year would leave 1 to 9999.
    pub fn from_unix_days(days: i64) -> Option<Self> {
        let (mut low, mut high) = (1_u16, 10_000_u16);
        let number = days.checked_add(UNIX_EPOCH)?;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if first_of_year(middle) <= number {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut rest = number.checked_sub(first_of_year(low))?;
        for month in 1..=12 {
            let length = i64::from(days_in_month(low, month));
            if rest < length {
                return Self::new(low, month, u8::try_from(rest + 1).ok()?);
            }
            rest -= length;
        }
        None
    }

    /// Days since the start of the year 1; only differences mean something.
    fn day_number(self) -> i64 {
        let months: i64 = (1..self.month)
            .map(|month| i64::from(days_in_month(self.year, month)))
            .sum();
        first_of_year(self.year) + months + i64::from(self.day) - 1
    }
}

/// The number of 1970-01-01 in the count of `Date::day_number`.
const UNIX_EPOCH: i64 = 719_162;

fn first_of_year(year: u16) -> i64 {
    let before = i64::from(year) - 1;
    before * 365 + before / 4 - before / 100 + before / 400
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut number = |width: usize| {
            let part = parts
                .next()
                .filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (number(4), number(2), number(2));
        if parts.next().is_some() {
            return Err(DateError);
        }
        let small = |value: Option<u16>| u8::try_from(value?).ok();
        match (year, small(month), small(day)) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day).ok_or(DateError),
            _ => Err(DateError),
        }
    }
}

#[cfg(test)]
mod tests;
