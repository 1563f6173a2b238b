//! How far a yard has come.

use pipeline::invocation::Pending;
use pipeline::resources::{ArchivedEvent, Replay};
use pipeline::unread::Unread;
use pipeline::world::Happenings;
use pipeline::{Timestamp, Yard};
use serde::{Deserialize, Serialize};

/// What happening changes in a yard; what a person has made is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The yard's own time.
    pub clock: Timestamp,
    /// How many identifiers the yard has given out.
    pub counter: u64,
    /// How many steps have happened in it.
    pub steps: u64,
    /// The calls of targets that wait for their turn.
    pub under_way: Vec<Pending>,
    /// What is still to happen at declared resources, and what is going on there.
    pub happenings: Unread<Happenings>,
    /// What archives keep; those that keep nothing are left out.
    pub archives: Vec<Archived>,
    /// The replays; places without any are left out.
    pub replays: Vec<Replayed>,
}

/// The replays of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replayed {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The replays, in the order in which they were started.
    pub replays: Vec<Replay>,
}

/// What an archive keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archived {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The archive's name.
    pub name: String,
    /// The events.
    pub events: Vec<ArchivedEvent>,
}

impl Progress {
    /// How far this yard has come.
    pub fn of(yard: &Yard) -> Self {
        let here = (&yard.account, &yard.region, &yard.resources);
        let there = yard.elsewhere.iter();
        let there = there.map(|place| (&place.account, &place.region, &place.resources));
        let (mut archives, mut replays) = (Vec::new(), Vec::new());
        for (account, region, resources) in [here].into_iter().chain(there) {
            let kept = resources.archives.iter();
            archives.extend(
                kept.filter(|archive| !archive.events.is_empty())
                    .map(|archive| Archived {
                        account: account.clone(),
                        region: region.clone(),
                        name: archive.name.clone(),
                        events: archive.events.clone(),
                    }),
            );
            if !resources.replays.is_empty() {
                replays.push(Replayed {
                    account: account.clone(),
                    region: region.clone(),
                    replays: resources.replays.clone(),
                });
            }
        }
        Progress {
            clock: yard.clock,
            counter: yard.counter,
            steps: yard.steps,
            under_way: yard.under_way.clone(),
            happenings: yard.happenings.clone(),
            archives,
            replays,
        }
    }

    /// Lets another yard come as far; what a person has made in it stays as it is.
    pub fn put_into(&self, yard: &mut Yard) {
        yard.clock = self.clock;
        yard.counter = self.counter;
        yard.steps = self.steps;
        yard.under_way.clone_from(&self.under_way);
        yard.happenings.clone_from(&self.happenings);
        let here = (&yard.account, &yard.region, &mut yard.resources);
        let there = yard.elsewhere.iter_mut();
        let there = there.map(|place| (&place.account, &place.region, &mut place.resources));
        for (account, region, resources) in [here].into_iter().chain(there) {
            let mut replays = self.replays.iter();
            let same = replays.find(|kept| (&kept.account, &kept.region) == (account, region));
            resources.replays = same.map(|kept| kept.replays.clone()).unwrap_or_default();
            for archive in &mut resources.archives {
                let same = self.archives.iter().find(|kept| {
                    (&kept.account, &kept.region, &kept.name) == (account, region, &archive.name)
                });
                match same {
                    Some(kept) => archive.events.clone_from(&kept.events),
                    None => archive.events.clear(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
