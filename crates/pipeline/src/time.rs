//! A point in time of the yard, in milliseconds since the epoch, UTC.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

const DAY_MS: i64 = 86_400_000;

/// Milliseconds since 1970-01-01T00:00:00Z.
///
/// Written and read as RFC 3339 in UTC, as EventBridge writes `time`:
/// `2026-01-15T12:00:00Z`, with a fraction only where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The time at which every new yard starts: 2026-01-15T12:00:00Z.
    pub const START: Timestamp = Timestamp(1_768_478_400_000);

    /// The last time that can be written with four digits of the year; no yard's
    /// clock goes further.
    pub const LAST: Timestamp = Timestamp(253_402_300_799_999);

    /// The milliseconds since the epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Date and time of day in UTC; what is below a second is cut.
    pub fn civil(self) -> Civil {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY_MS));
        let rest = self.0.rem_euclid(DAY_MS);
        Civil {
            year,
            month,
            day,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1_000 % 60,
        }
    }

    /// The instant of a date and time of day in UTC. `None` where there is no
    /// such date or time, or the year has more than four digits.
    pub fn from_civil(civil: Civil) -> Option<Timestamp> {
        let in_range = (-9_999..=9_999).contains(&civil.year)
            && (1..=12).contains(&civil.month)
            && (1..=31).contains(&civil.day);
        if !in_range {
            return None;
        }
        let days = days_from_civil(civil.year, civil.month, civil.day);
        let is_time = (0..24).contains(&civil.hour)
            && (0..60).contains(&civil.minute)
            && (0..60).contains(&civil.second);
        let is_date = civil_from_days(days) == (civil.year, civil.month, civil.day);
        (is_date && is_time).then(|| {
            let seconds = civil.hour * 3_600 + civil.minute * 60 + civil.second;
            Timestamp(days * DAY_MS + seconds * 1_000)
        })
    }

    /// The instant so many milliseconds later; `None` beyond the range.
    pub fn plus_millis(self, millis: i64) -> Option<Timestamp> {
        self.0.checked_add(millis).map(Timestamp)
    }
}

/// A date and a time of day, as a calendar and a clock on the wall show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The year.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour, 0 to 23.
    pub hour: i64,
    /// The minute, 0 to 59.
    pub minute: i64,
    /// The second, 0 to 59.
    pub second: i64,
}

/// The day of the week of a date, from 1 for Sunday to 7 for Saturday, as AWS
/// counts.
pub(crate) fn weekday(year: i64, month: i64, day: i64) -> i64 {
    (days_from_civil(year, month, day) + 4).rem_euclid(7) + 1
}

/// How many days a month has.
pub(crate) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Default for Timestamp {
    fn default() -> Self {
        Timestamp::START
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = self.civil();
        let milli = self.0.rem_euclid(1_000);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        if milli > 0 {
            write!(f, ".{milli:03}")?;
        }
        f.write_str("Z")
    }
}

/// Why a text is not a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeError;

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write a time in UTC as 2026-01-15T12:00:00Z")
    }
}

impl std::error::Error for TimeError {}

impl FromStr for Timestamp {
    type Err = TimeError;

    /// Reads RFC 3339 in UTC (`Z`), with up to nine digits of fraction;
    /// digits below the millisecond are cut.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let body = text.strip_suffix('Z').ok_or(TimeError)?;
        let (date, clock) = body.split_once('T').ok_or(TimeError)?;
        let mut date = date.splitn(3, '-');
        let year = digits(date.next(), 4)?;
        let month = digits(date.next(), 2)?;
        let day = digits(date.next(), 2)?;
        let (clock, fraction) = match clock.split_once('.') {
            Some((clock, fraction)) => (clock, Some(fraction)),
            None => (clock, None),
        };
        let milli = fraction.map_or(Ok(0), milliseconds)?;
        let mut clock = clock.splitn(3, ':');
        let hour = digits(clock.next(), 2)?;
        let minute = digits(clock.next(), 2)?;
        let second = digits(clock.next(), 2)?;
        Timestamp::from_civil(Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        })
        .and_then(|time| time.plus_millis(milli))
        .ok_or(TimeError)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

fn digits(part: Option<&str>, length: usize) -> Result<i64, TimeError> {
    let part = part.ok_or(TimeError)?;
    if part.len() != length || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(TimeError);
    }
    part.parse().map_err(|_| TimeError)
}

fn milliseconds(fraction: &str) -> Result<i64, TimeError> {
    if fraction.is_empty() || fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(TimeError);
    }
    let padded: String = fraction.chars().chain("00".chars()).take(3).collect();
    padded.parse().map_err(|_| TimeError)
}

/// Days since the epoch of a date of the proleptic Gregorian calendar.
/// The year is counted from March, so that the leap day is its last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date of a day since the epoch: the inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests;
