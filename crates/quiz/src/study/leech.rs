//! Items that are forgotten again and again, and the belief behind it.

use super::entry::{Deed, Entry};
use super::schedule::{Item, Schedule};
use super::standings::in_order;
use crate::order;
use crate::question::Question;

/// An item that was forgotten so often is a leech.
pub const LEECH: usize = 4;

impl Schedule {
    /// The leeches, those that were forgotten most often first.
    pub fn leeches(&self) -> Vec<&Item> {
        let mut found: Vec<&Item> = self.all().iter().filter(|item| item.is_leech()).collect();
        order::sort_by(&mut found, |one, other| {
            let most = other.lapses.cmp(&one.lapses);
            most.then_with(|| one.id.cmp(&other.id))
        });
        found
    }
}

/// The id of the misconception that led to wrong options of a question most often, by the log; of
/// two that did equally often the one that did last. `None` where no wrong option was chosen.
pub fn misconception_behind<'a>(log: &[Entry], question: &'a Question) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (entry, is_undone) in in_order(log) {
        let Deed::Answered {
            question: id,
            picks,
            right: false,
            ..
        } = &entry.deed
        else {
            continue;
        };
        if is_undone || *id != question.id {
            continue;
        }
        let chosen = picks.iter().filter_map(|pick| question.options.get(*pick));
        for belief in chosen.filter_map(|option| option.misconception.as_deref()) {
            let before = counts.iter().position(|(other, _)| *other == belief);
            let count = before.map_or(0, |place| counts.remove(place).1);
            counts.push((belief, count + 1));
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(belief, _)| belief)
}

#[cfg(test)]
mod tests;
