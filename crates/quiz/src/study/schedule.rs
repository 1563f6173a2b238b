//! When each question and card should be seen again, computed from what was done with it.
//!
//! Nothing of it is stored. The law of the plan:
//!
//! 1. After a review an item waits as long as FSRS says, for the retention that the plan asks for
//!    on the day of the review ([`Plan::retention_on`]).
//! 2. Where an exam is to come, an item that would be known with less than 95 % on its day, and
//!    would not be seen in its last week, is brought forward into that week. Which day of it
//!    follows from the item's id, so that the last looks spread over the week.
//! 3. Nothing that is brought forward comes earlier than a day after its last review.

use super::leech::LEECH;
use super::retention::{Day, LAST_LOOKS, PEAK, Plan, day_of};
use super::standings::{Review, Standing, Standings};
use crate::fsrs::{Grade, Memory, Parameters};
use crate::order;
use crate::shuffle::seed_of;

/// Half a day, in milliseconds: reviews nearer to each other are of the same day, wherever on the
/// earth the person is.
const HALF_DAY: u64 = super::retention::DAY / 2;

/// How an item is remembered, and when it is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The question's id, or `card/ID`.
    pub id: String,
    /// The memory right after the last review.
    pub memory: Memory,
    /// The last review, in milliseconds since 1970 UTC.
    pub last: u64,
    /// How often it was reviewed.
    pub reviews: usize,
    /// How often it was forgotten after a day or more.
    pub lapses: usize,
    /// The day from which on it should be seen.
    pub due: Day,
}

impl Item {
    /// The item as its reviews leave it; `None` where there are none.
    pub fn of(standing: &Standing, plan: &Plan) -> Option<Self> {
        let model = Parameters::default();
        let (mut memory, mut before, mut lapses) = (None, None, 0);
        for Review { at, grade } in &standing.reviews {
            let days = before.map_or(0, |before| days_between(before, *at));
            lapses += usize::from(*grade == Grade::Again && days > 0);
            memory = Some(model.review(memory, days, *grade));
            before = Some(*at);
        }
        let (memory, last) = memory.zip(before)?;
        Some(Self {
            id: standing.question.clone(),
            memory,
            last,
            reviews: standing.reviews.len(),
            lapses,
            due: due_by(seed_of(&standing.question), memory, day_of(last), plan),
        })
    }

    /// The chance, 0 to 1, that it is known on a day.
    pub fn recall_on(&self, day: Day) -> f64 {
        let days = day.saturating_sub(day_of(self.last));
        Parameters::default().recall(self.memory.stability, days as f64)
    }

    /// Whether it was forgotten so often that reviewing it once more does not help.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }
}

/// Whole days from one review to the next; none where less than half a day lies between.
fn days_between(before: u64, at: u64) -> u32 {
    let days = at.saturating_sub(before).saturating_add(HALF_DAY) / (2 * HALF_DAY);
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// The day from which on an item should be seen that was last seen on the day `last`; the seed
/// decides on which day of the week before an exam its last look would be.
pub(super) fn due_by(seed: u64, memory: Memory, last: Day, plan: &Plan) -> Day {
    let model = Parameters::default();
    let interval = model.interval(memory.stability, plan.retention_on(last));
    let due = last.saturating_add(Day::from(interval));
    let Some(exam) = plan.exam() else {
        return due;
    };
    let week = exam.saturating_sub(LAST_LOOKS);
    let is_seen_in_time = last >= week || (week..exam).contains(&due);
    let days = exam.saturating_sub(last) as f64;
    let is_known = model.recall(memory.stability, days) >= PEAK;
    if due < week || is_seen_in_time || is_known || last >= exam {
        return due;
    }
    let look = week.saturating_add(seed % LAST_LOOKS);
    look.max(last.saturating_add(1)).min(due)
}

/// How many days a grade would make an item wait that is reviewed at `now`, in milliseconds since
/// 1970 UTC; 0 means once more in this session.
pub fn wait_after(
    standing: Option<&Standing>,
    id: &str,
    grade: Grade,
    now: u64,
    plan: &Plan,
) -> u32 {
    if grade == Grade::Again {
        return 0;
    }
    let mut standing = standing.cloned().unwrap_or_default();
    id.clone_into(&mut standing.question);
    standing.reviews.push(Review { at: now, grade });
    let item = Item::of(&standing, plan);
    let days = item.map_or(0, |item| item.due.saturating_sub(day_of(now)));
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// Every item that was ever reviewed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// In the order of their ids.
    items: Vec<Item>,
    plan: Plan,
}

impl Schedule {
    /// What the standings and the plan lead to.
    pub fn of(standings: &Standings, plan: Plan) -> Self {
        let all = standings.all().iter();
        Self {
            items: all
                .filter_map(|standing| Item::of(standing, &plan))
                .collect(),
            plan,
        }
    }

    /// The same without the items that `keep` does not want, such as those of questions that are
    /// in the bank no more.
    #[must_use]
    pub fn only(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.items.retain(|item| keep(&item.id));
        self
    }

    /// All items, in the order of their ids.
    pub fn all(&self) -> &[Item] {
        &self.items
    }

    /// The item with this id.
    pub fn get(&self, id: &str) -> Option<&Item> {
        let place = self.items.binary_search_by(|item| item.id.as_str().cmp(id));
        self.items.get(place.ok()?)
    }

    /// What it is made for.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The items that are due on a day or were before, the most endangered first: those with the
    /// least chance to be known.
    pub fn due(&self, day: Day) -> Vec<&Item> {
        let due = self.items.iter().filter(|item| item.due <= day);
        by_danger(due, day)
    }

    /// How many items were last reviewed on a day.
    pub fn done_on(&self, day: Day) -> usize {
        self.items
            .iter()
            .filter(|item| day_of(item.last) == day)
            .count()
    }
}

/// The items with the least chance to be known on a day first.
pub(super) fn by_danger<'a>(items: impl Iterator<Item = &'a Item>, day: Day) -> Vec<&'a Item> {
    let mut known: Vec<(f64, &Item)> = items.map(|item| (item.recall_on(day), item)).collect();
    order::sort_by(&mut known, |(one, a), (other, b)| {
        one.total_cmp(other).then_with(|| a.id.cmp(&b.id))
    });
    known.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests;
