//! Fields that the event has one level further in or out.

use super::offer::Offer;
use super::path::Path;
use super::walk;
use crate::Reason;
use crate::quoted;

impl<'p> Path<'p> {
    /// The path with one step more, or one less.
    pub(super) fn levels(&self, offers: &mut Vec<Offer>) {
        let at = self.at().min(self.steps.len().saturating_sub(1));
        for index in 0..=at {
            offers.extend(self.further_in(index));
        }
        if self.steps.len() > 1 {
            for index in 0..=at.min(self.steps.len().saturating_sub(2)) {
                offers.extend(self.further_out(index));
            }
        }
    }

    /// One step more, before the one at `index`.
    fn further_in(&self, index: usize) -> Option<Offer> {
        let mut unmatched = None;
        for held in walk::members(self.near, self.after(index)) {
            let member = held.member;
            let step = self.steps.get(index).copied().unwrap_or_default();
            if member.key.contains('.') || member.key == step || member.value.is_leaf() {
                continue;
            }
            let values = walk::values(self.near, &[&member.value], self.rest(index));
            if values.is_empty() {
                continue;
            }
            let name = self.with(index, index, &[&member.key]);
            let sentence = format!(
                "The event has it one level further in, under {}: {name}.",
                quoted(&member.key)
            );
            let offer = Offer::new(Reason::FieldFurtherIn, sentence);
            match self.accepted(&values) {
                Some(value) => {
                    let edit = self.moved_in(index, &member.key, &name, &values);
                    return Some(offer.at(value.span).edit(edit));
                }
                None if unmatched.is_none() => unmatched = Some(offer.at(member.key_span)),
                None => {}
            }
        }
        unmatched
    }

    /// Without the step at `index`.
    fn further_out(&self, index: usize) -> Option<Offer> {
        let values = walk::values(self.near, self.after(index), self.rest(index + 1));
        let first = values.first()?;
        let name = self.with(index, index + 1, &[]);
        let sentence = format!("The event has it one level further out: {name}.");
        let offer = Offer::new(Reason::FieldFurtherOut, sentence);
        Some(match self.accepted(&values) {
            Some(value) => {
                let edit = self.moved_out(index, &name, &values);
                offer.at(value.span).edit(edit)
            }
            None => offer.at(first.span),
        })
    }
}
