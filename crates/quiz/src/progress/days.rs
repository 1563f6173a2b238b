//! The calendar: what was answered on which day.

use super::answers::Answers;
use super::level::DAY;
use crate::order;

/// The answers of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Days since 1970, by the person's clock.
    pub day: i64,
    /// Answers.
    pub answers: usize,
    /// Right ones.
    pub right: usize,
}

/// The days on which something was answered, the earliest first. `ahead` is how many minutes the
/// person's clock is ahead of UTC.
pub fn days(answers: &Answers, ahead: i32) -> Vec<Day> {
    let mut all: Vec<(i64, bool)> = answers
        .all()
        .iter()
        .map(|answer| (day_of(answer.at, ahead), answer.right))
        .collect();
    order::sort(&mut all);
    let same = all.chunk_by(|(one, _), (other, _)| one == other);
    same.filter_map(|same| {
        let (day, _) = *same.first()?;
        Some(Day {
            day,
            answers: same.len(),
            right: same.iter().filter(|(_, right)| *right).count(),
        })
    })
    .collect()
}

/// The day of a moment by a clock that is so many minutes ahead of UTC, as days since 1970; see
/// [`Date::from_unix_days`](crate::Date::from_unix_days).
pub fn day_of(at: u64, ahead: i32) -> i64 {
    let at = i64::try_from(at).unwrap_or(i64::MAX);
    let shifted = at.saturating_add(i64::from(ahead).saturating_mul(60_000));
    shifted.div_euclid(DAY as i64)
}

#[cfg(test)]
mod tests;
