//! Accounts and Regions other than the one where the learner works.

use super::{DEFAULT_EVENT_BUS, Yard};
use crate::event_bus::EventBus;
use crate::resources::Resources;
use crate::rule::Rule;
use serde::{Deserialize, Serialize};
use std::mem::{replace, take};

/// What one account has in one Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The account's twelve digits.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The event buses; the default one is always among them.
    pub event_buses: Vec<EventBus>,
    /// The rules of all buses.
    pub rules: Vec<Rule>,
    /// What else there is.
    #[serde(default)]
    pub resources: Box<Resources>,
}

/// The mark of something that happened in an account and Region, for one who works in another: the
/// Region, the account, or both with a space between them. None where it happened at home.
pub fn elsewhere(home: (&str, &str), there: (&str, &str)) -> Option<String> {
    let of =
        |home: &str, there: &str| (there != home && !there.is_empty()).then(|| there.to_owned());
    let parts = [of(home.0, there.0), of(home.1, there.1)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

impl Place {
    /// A place where nothing has been made yet.
    pub fn new(account: impl Into<String>, region: impl Into<String>) -> Place {
        Place {
            account: account.into(),
            region: region.into(),
            event_buses: vec![EventBus::new(DEFAULT_EVENT_BUS)],
            rules: Vec::new(),
            resources: Box::default(),
        }
    }

    /// Whether nothing has been made here, so that the yard need not keep it.
    fn is_untouched(&self) -> bool {
        self.rules.is_empty()
            && *self.resources == Resources::default()
            && self.event_buses == [EventBus::new(DEFAULT_EVENT_BUS)]
    }

    fn is_at(&self, account: &str, region: &str) -> bool {
        self.account == account && self.region == region
    }
}

impl Yard {
    /// Goes to work in another account or Region. What was made in the place
    /// that is left stays there; a place never seen before has the default
    /// event bus and nothing else.
    pub fn go_to(&mut self, account: &str, region: &str) {
        if self.account == account && self.region == region {
            return;
        }
        let found = self
            .elsewhere
            .iter()
            .position(|place| place.is_at(account, region));
        let next = match found {
            Some(at) => self.elsewhere.remove(at),
            None => Place::new(account, region),
        };
        let left = Place {
            account: replace(&mut self.account, next.account),
            region: replace(&mut self.region, next.region),
            event_buses: replace(&mut self.event_buses, next.event_buses),
            rules: replace(&mut self.rules, next.rules),
            resources: replace(&mut self.resources, next.resources),
        };
        if !left.is_untouched() {
            let at = self.elsewhere.partition_point(|place| {
                (&place.account, &place.region) < (&left.account, &left.region)
            });
            self.elsewhere.insert(at, left);
        }
    }

    /// Does something in another account or Region and comes back.
    pub(crate) fn within<R>(
        &mut self,
        account: &str,
        region: &str,
        act: impl FnOnce(&mut Yard) -> R,
    ) -> R {
        let home = (self.account.clone(), self.region.clone());
        self.go_to(account, region);
        let result = act(self);
        self.go_to(&home.0, &home.1);
        result
    }

    /// What there is in a place: an account and a Region.
    pub fn place(&self, account: &str, region: &str) -> Place {
        let mut there = self.clone();
        there.go_to(account, region);
        Place {
            account: take(&mut there.account),
            region: take(&mut there.region),
            event_buses: take(&mut there.event_buses),
            rules: take(&mut there.rules),
            resources: take(&mut there.resources),
        }
    }
}
