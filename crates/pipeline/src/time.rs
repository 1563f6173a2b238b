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

    /// The milliseconds since the epoch.
    pub fn millis(self) -> i64 {
        self.0
    }
}

impl Default for Timestamp {
    fn default() -> Self {
        Timestamp::START
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY_MS));
        let rest = self.0.rem_euclid(DAY_MS);
        let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60);
        let (second, milli) = (rest / 1_000 % 60, rest % 1_000);
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
        let mut clock = clock.splitn(3, ':');
        let hour = digits(clock.next(), 2)?;
        let minute = digits(clock.next(), 2)?;
        let second = digits(clock.next(), 2)?;
        let milli = fraction.map_or(Ok(0), milliseconds)?;
        let days = days_from_civil(year, month, day);
        if civil_from_days(days) != (year, month, day) || hour > 23 || minute > 59 || second > 59 {
            return Err(TimeError);
        }
        Ok(Timestamp(
            days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1_000 + milli,
        ))
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
