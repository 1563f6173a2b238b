//! The order of a review: what was chosen at its beginning, and cards that come once more.

use super::entry::{Deed, Entry};
use super::standings::{Standings, in_order};
use crate::card::card_of_item;
use crate::fsrs::Grade;
use crate::order;

/// The items of a review that was begun at `begun` with `items`, in milliseconds since 1970 UTC. A
/// card that was not recalled comes once more at the end, each time; so it follows from the log,
/// and a grade that is taken back takes that along. A question comes once: its reasons have just
/// been read.
pub fn sequence(items: &[String], begun: u64, standings: &Standings) -> Vec<String> {
    let mut again: Vec<(u64, &String)> = Vec::new();
    let mut seen: Vec<&String> = Vec::new();
    for item in items.iter().filter(|item| card_of_item(item).is_some()) {
        if seen.contains(&item) {
            continue;
        }
        seen.push(item);
        let reviews = standings.get(item).map_or(&[][..], |found| &found.reviews);
        let failed = reviews
            .iter()
            .filter(|review| review.at >= begun && review.grade == Grade::Again);
        again.extend(failed.map(|review| (review.at, item)));
    }
    order::sort(&mut again);
    let again = again.into_iter().map(|(_, item)| item);
    items.iter().chain(again).cloned().collect()
}

/// The grade that was given at each place of a [`sequence`]; `None` where it is still to come. An
/// item that comes several times has its grades in order of time.
pub fn graded(sequence: &[String], begun: u64, standings: &Standings) -> Vec<Option<Grade>> {
    let place = |(place, item): (usize, &String)| {
        let before = sequence
            .iter()
            .take(place)
            .filter(|other| *other == item)
            .count();
        let reviews = standings.get(item)?.reviews.iter();
        let mut since = reviews.filter(|review| review.at >= begun);
        since.nth(before).map(|review| review.grade)
    };
    sequence.iter().enumerate().map(place).collect()
}

/// The last answer or grade of a review that was begun at `begun`, and the item that it was given
/// to: what Undo takes back. Answers of an exam are none of it.
pub fn last_graded<'a>(
    log: &'a [Entry],
    items: &[String],
    begun: u64,
) -> Option<(&'a Entry, &'a str)> {
    let entries = in_order(log).into_iter().rev();
    let mut live = entries.filter(|(entry, is_undone)| !is_undone && entry.at >= begun);
    live.find_map(|(entry, _)| {
        let item = match &entry.deed {
            Deed::Answered {
                question,
                attempt: None,
                ..
            } => question,
            Deed::Reviewed { item, .. } => item,
            _ => return None,
        };
        items.contains(item).then_some((entry, item.as_str()))
    })
}

#[cfg(test)]
mod tests;
