//! What a run has used.

use super::item::Item;
use super::price::Rate;
use super::prices::{price_of, prices};
use crate::Yard;
use crate::send::Sent;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a run has used, and what stands there after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// How many of each item, by its place in [`Item`]; none behind the last that was used.
    counts: Vec<u64>,
    /// The services whose calls or doings have no table, by their names.
    others: Vec<String>,
    /// The event bus to which an event was just sent on.
    pub(super) onward: Option<Arc<str>>,
}

impl Usage {
    /// What was used from one state of a yard to the next: what services did, what event buses did,
    /// what archives took in, and what stands there in the end.
    pub fn of(before: &Yard, sent: &Sent) -> Usage {
        let mut usage = sent.used.clone();
        usage.count(&sent.steps);
        usage.count_archives(before, &sent.yard);
        usage.count_standing(&sent.yard);
        usage
    }

    /// How many of an item were counted.
    pub fn quantity(&self, item: Item) -> u64 {
        self.counts.get(item as usize).copied().unwrap_or(0)
    }

    /// The services of [`Item::OtherCalls`] and [`Item::OtherDoings`], by their names.
    pub fn others(&self) -> &[String] {
        &self.others
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// What a run has used with what it has used after that. What stands there counts as it is in
    /// the end.
    #[must_use]
    pub fn and(&self, later: &Usage) -> Usage {
        let mut all = later.clone();
        for (_, price) in prices() {
            if !matches!(price.rate, Rate::Standing { .. }) {
                all.add(price.item, self.quantity(price.item));
            }
        }
        for name in &self.others {
            all.add_other(name);
        }
        all
    }

    /// Counts more of an item.
    pub(crate) fn add(&mut self, item: Item, more: u64) {
        debug_assert!(price_of(item).is_some(), "{item:?} stands in no table");
        if more == 0 {
            return;
        }
        let place = item as usize;
        if self.counts.len() <= place {
            self.counts.resize(place.saturating_add(1), 0);
        }
        if let Some(count) = self.counts.get_mut(place) {
            *count = count.saturating_add(more);
        }
    }

    /// Remembers a service that has no table.
    pub(crate) fn add_other(&mut self, service: &str) {
        if let Err(place) = self
            .others
            .binary_search_by(|name| name.as_str().cmp(service))
        {
            self.others.insert(place, service.to_owned());
        }
    }
}
