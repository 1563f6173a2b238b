//! Time spent, from the moments in the logs.
//!
//! Nothing measures how long a person sits there; the logs say when something was done. Of study, a
//! gap of at most [`PAUSE`] between two entries counts as time spent; after a longer one the person
//! had been away, and an entry counts for [`ALONE`]. An exam counts with the time on its own clock,
//! on the day of its start; its answers, which all carry the moment of its end, count for nothing more.

use super::days::day_of;
use crate::exam::Attempt;
use crate::study::{Deed, Entry};

/// The longest gap between two entries in which a person was still there: five minutes.
pub(super) const PAUSE: u64 = 5 * 60_000;

/// What an entry after a longer gap counts for: one minute.
pub(super) const ALONE: u64 = 60_000;

/// The time of one day, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Days since 1970, by the person's clock.
    pub day: i64,
    /// With questions in study.
    pub study: u64,
    /// In mock exams.
    pub exams: u64,
}

/// The time of each day on which there was any, the earliest first. `log` is in order of time;
/// `ahead` is how many minutes the person's clock is ahead of UTC; `now` is for an exam under way.
pub fn spent(log: &[Entry], attempts: &[Attempt], ahead: i32, now: u64) -> Vec<Spent> {
    let mut all: Vec<Spent> = Vec::new();
    let mut before: Option<u64> = None;
    for entry in log.iter().filter(|entry| !is_of_exam(&entry.deed)) {
        let gap = before.map(|before| entry.at.saturating_sub(before));
        let time = gap.filter(|gap| *gap <= PAUSE).unwrap_or(ALONE);
        slot(&mut all, day_of(entry.at, ahead), |it| it.study += time);
        before = Some(entry.at);
    }
    for attempt in attempts {
        let time = attempt.used(now);
        let day = day_of(attempt.started, ahead);
        slot(&mut all, day, |it| it.exams = it.exams.saturating_add(time));
    }
    all
}

fn is_of_exam(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Answered {
            attempt: Some(_),
            ..
        }
    )
}

/// Changes the slot of a day; most entries belong to the last one.
fn slot(all: &mut Vec<Spent>, day: i64, change: impl FnOnce(&mut Spent)) {
    let place = all.partition_point(|it| it.day < day);
    if all.get(place).is_none_or(|it| it.day != day) {
        let new = Spent {
            day,
            ..Spent::default()
        };
        all.insert(place, new);
    }
    if let Some(it) = all.get_mut(place) {
        change(it);
    }
}

#[cfg(test)]
mod tests;
