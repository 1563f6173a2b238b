//! Points in time as requests carry them and answers write them.

use crate::Timestamp;
use serde_json::Value;

/// Reads a time: seconds since the epoch as a number, or a text. Of texts the
/// forms that the AWS SDKs and the CLI take are read: a date, or a date and a
/// time of day with `T` or a space between, in UTC or with an offset. The date
/// is `2026-01-15` or `01-15-2026`.
pub(super) fn read(value: &Value) -> Option<Timestamp> {
    match value {
        Value::Number(seconds) => {
            let millis = (seconds.as_f64()? * 1_000.0).round();
            let in_range = (-6.2e13..=2.5e14).contains(&millis);
            // The range is checked, so nothing is cut off.
            in_range.then_some(Timestamp(millis as i64))
        }
        Value::String(text) => read_text(text.trim()),
        _ => None,
    }
}

fn read_text(text: &str) -> Option<Timestamp> {
    let (date, clock) = match text.split_once(['T', ' ']) {
        Some((date, clock)) => (date, clock.trim()),
        None => (text, "00:00:00Z"),
    };
    let date = match date.as_bytes() {
        [_, _, b'-', _, _, b'-', ..] => {
            let (month_and_day, year) = date.rsplit_once('-')?;
            format!("{year}-{month_and_day}")
        }
        _ => date.to_owned(),
    };
    let (clock, offset) = split_offset(clock)?;
    let time: Timestamp = format!("{date}T{clock}Z").parse().ok()?;
    Some(Timestamp(time.millis().checked_sub(offset)?))
}

/// The time of day, and how many milliseconds it is before UTC.
fn split_offset(clock: &str) -> Option<(&str, i64)> {
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = clock.rfind(['+', '-']) else {
        return Some((clock, 0));
    };
    let (clock, offset) = clock.split_at_checked(at)?;
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let hours: i64 = hours.parse().ok()?;
    let minutes: i64 = if minutes.is_empty() {
        0
    } else {
        minutes.parse().ok()?
    };
    let size = hours
        .checked_mul(60)?
        .checked_add(minutes)?
        .checked_mul(60_000)?;
    Some((clock, if offset.starts_with('-') { -size } else { size }))
}

/// A time in whole seconds, as events and answers carry it.
pub(super) fn write(time: Timestamp) -> String {
    let seconds = time.millis().div_euclid(1_000);
    Timestamp(seconds.saturating_mul(1_000)).to_string()
}

#[cfg(test)]
mod tests;
