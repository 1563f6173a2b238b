//! How much there is to review, today and on the days to come.

use super::retention::Day;
use super::schedule::{Item, Schedule, by_danger};

/// So many days are looked ahead, today among them.
pub const DAYS_AHEAD: usize = 14;

/// More than this on a day is spread over the days after it.
pub const MOST_A_DAY: usize = 60;

/// What is to be reviewed today and later.
#[derive(Clone, Debug, PartialEq)]
pub struct Load<'a> {
    /// Today's items, the most endangered first.
    pub today: Vec<&'a Item>,
    /// How many more are due but wait for the days to come.
    pub waiting: usize,
    /// How many there will be on each of [`DAYS_AHEAD`] days from today on, if every day's are done
    /// and none comes back before then.
    pub days: Vec<usize>,
    /// So many a day at most.
    pub most: usize,
}

impl Schedule {
    /// The load of a day and those after it. What would be more than [`MOST_A_DAY`] is spread:
    /// each day the most endangered are taken, and the rest waits. Before an exam as many a day
    /// are taken as it needs to be through with the backlog by then. What was done today counts.
    pub fn load(&self, today: Day) -> Load<'_> {
        let mut left = self.due(today);
        let days_left = self
            .plan()
            .exam()
            .map(|exam| exam.saturating_sub(today).max(1));
        let needed = days_left.map_or(0, |days| {
            left.len()
                .div_ceil(usize::try_from(days).unwrap_or(usize::MAX))
        });
        let most = MOST_A_DAY.max(needed);
        let is_backlog = left.len().saturating_add(self.done_on(today)) > most;
        let mut room = if is_backlog {
            most.saturating_sub(self.done_on(today))
        } else {
            left.len()
        };
        let mut later = left.split_off(room.min(left.len()));
        let waiting = later.len();
        let mut days = vec![left.len()];
        for day in (today.saturating_add(1)..).take(DAYS_AHEAD - 1) {
            let new = self.all().iter().filter(|item| item.due == day);
            later = by_danger(later.into_iter().chain(new), day);
            room = most.min(later.len());
            later.drain(..room);
            days.push(room);
        }
        Load {
            today: left,
            waiting,
            days,
            most,
        }
    }
}

/// So many cards that were never seen are begun on a day.
pub const NEW_A_DAY: usize = 10;

/// How many new cards should be begun today, of `unseen` that were never reviewed, where `begun`
/// were begun today already: a few a day, and before an exam as many as it needs to have seen all
/// of them when its last week begins.
pub fn new_cards(unseen: usize, begun: usize, exam: Option<Day>, today: Day) -> usize {
    let days = exam.map(|exam| exam.saturating_sub(super::retention::LAST_LOOKS));
    let days = days.map(|last| last.saturating_sub(today).max(1));
    let needed = days.map_or(0, |days| {
        let all = unseen.saturating_add(begun);
        all.div_ceil(usize::try_from(days).unwrap_or(usize::MAX))
    });
    NEW_A_DAY.max(needed).saturating_sub(begun).min(unseen)
}

#[cfg(test)]
mod tests;
