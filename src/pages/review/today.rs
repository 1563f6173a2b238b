//! What there is to do today, and the order in which it comes.

use crate::store::packs::{Pack, has_question};
use quiz::study::{DAYS_AHEAD, Plan, Schedule, Standings, day_of, new_cards};
use quiz::{Deck, Index, card_of_item};

/// What there is to do today.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Today {
    /// The items that are due today, the most endangered first.
    pub(super) due: Vec<String>,
    /// Items that are due but wait for the days to come.
    pub(super) waiting: Vec<String>,
    /// New cards for today.
    pub(super) new: Vec<String>,
    /// How many cards were never seen, those of today among them.
    pub(super) unseen: usize,
    /// How many are due on each of the days to come, today first.
    pub(super) days: Vec<usize>,
    /// How many were reviewed today.
    pub(super) done: usize,
}

/// What is scheduled of what is here: answers to a question that is gone are kept, but it does not
/// come again until it, or the pack that it was in, is here again.
pub(crate) fn schedule(
    standings: &Standings,
    plan: Plan,
    index: &Index,
    deck: &Deck,
    packs: &[Pack],
) -> Schedule {
    Schedule::of(standings, plan)
        .only(|id| deck.has_item(id) || index.question(id).is_some() || has_question(packs, id))
}

/// What there is to do at `now`, in milliseconds since 1970 UTC.
pub(super) fn today(schedule: &Schedule, standings: &Standings, deck: &Deck, now: u64) -> Today {
    let day = day_of(now);
    let load = schedule.load(day);
    let due: Vec<String> = load.today.iter().map(|item| item.id.clone()).collect();
    let all = schedule.due(day);
    let waiting = all.iter().skip(due.len());
    let waiting = waiting.map(|item| item.id.clone()).collect();
    let first = |item: &str| standings.get(item)?.reviews.first().copied();
    let unseen: Vec<_> = deck
        .cards
        .iter()
        .filter(|card| first(&card.item()).is_none())
        .collect();
    let is_begun = |item: String| first(&item).is_some_and(|review| day_of(review.at) == day);
    let begun = deck
        .cards
        .iter()
        .filter(|card| is_begun(card.item()))
        .count();
    let most = new_cards(unseen.len(), begun, schedule.plan().exam(), day);
    let mut new: Vec<&quiz::Card> = Vec::new();
    for card in &unseen {
        // The back of a card shows its twin, which would then be known.
        let is_twin = |other: &&quiz::Card| other.twin.as_ref() == Some(&card.id);
        if new.len() < most && !new.iter().any(is_twin) {
            new.push(card);
        }
    }
    Today {
        due,
        waiting,
        new: new.iter().map(|card| card.item()).collect(),
        unseen: unseen.len(),
        days: load.days,
        done: schedule.done_on(day),
    }
}

impl Today {
    /// How many of what is due are cards.
    pub(super) fn cards_due(&self) -> usize {
        self.due
            .iter()
            .filter(|item| card_of_item(item).is_some())
            .count()
    }

    /// What comes in a review, in its order: new cards are spread among what is due.
    pub(super) fn items(&self) -> Vec<String> {
        let every = self.due.len() / (self.new.len() + 1);
        let mut new = self.new.iter();
        let mut items = Vec::new();
        for (place, item) in self.due.iter().enumerate() {
            if place > 0 && every > 0 && place % every == 0 {
                items.extend(new.next().cloned());
            }
            items.push(item.clone());
        }
        items.extend(new.cloned());
        items
    }

    /// How many there are on the most laden of the days to come.
    pub(super) fn most(&self) -> usize {
        self.days
            .iter()
            .take(DAYS_AHEAD)
            .copied()
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_cards_are_spread_among_what_is_due() {
        let names = |prefix: &str, count: usize| {
            (0..count)
                .map(|n| format!("{prefix}{n}"))
                .collect::<Vec<_>>()
        };
        let today = |due, new| Today {
            due: names("d", due),
            new: names("n", new),
            ..Today::default()
        };
        assert_eq!(today(4, 1).items(), ["d0", "d1", "n0", "d2", "d3"]);
        assert_eq!(today(0, 2).items(), ["n0", "n1"]);
        assert_eq!(today(2, 0).items(), ["d0", "d1"]);
        for (due, new) in [(1, 5), (9, 2), (30, 10), (7, 7)] {
            let mut items = today(due, new).items();
            assert_eq!(items.len(), due + new);
            items.sort();
            items.dedup();
            assert_eq!(items.len(), due + new);
        }
    }
}
