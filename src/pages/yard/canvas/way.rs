//! Which part of a run is on its way, and how far it has come.

use super::map::Drawn;
use super::travel::{self, Trip};
use crate::platform::{motion, task, timeout};
use crate::store::yard::{Run, row};
use std::rc::Rc;
use yew::prelude::*;

/// What of the last part of a run is on its way now.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Way {
    /// All its movements; none where nothing is on its way.
    pub(super) trips: Rc<Vec<Trip>>,
    /// How long they have been shown, in milliseconds.
    shown: u32,
    /// Stands for the part; 0 where nothing is on its way.
    pub(super) part: usize,
    /// The number of the first step of the part.
    first: u64,
}

impl Way {
    /// Whether what a step tells is to be seen.
    pub(super) fn has_arrived(&self, step: u64) -> bool {
        if self.trips.is_empty() || step < self.first {
            return true;
        }
        // A step that is no movement is over with the last movement before it.
        let place = self.trips.partition_point(|trip| trip.step <= step);
        let before = place.checked_sub(1).and_then(|place| self.trips.get(place));
        before.is_some_and(|trip| trip.end() <= self.shown)
    }
}

/// Follows what happens: a part of the run that is new travels along the tracks, unless the person
/// asks that nothing moves.
#[hook]
pub(super) fn use_way(yard: u32, ground: &Drawn, run: &Run) -> Way {
    let last = run.parts().next_back().cloned();
    let name = last.as_ref().map_or(0, |part| Rc::as_ptr(part) as usize);
    // What was there when the page was opened does not travel again.
    let done = use_state(|| (yard, name));
    // In another yard nothing is new either.
    let is_new = done.0 == yard && done.1 != name;
    let shown = use_state(|| (0_usize, 0_u32));
    // Wired otherwise, the same events are on other tracks.
    let trips = use_memo((name, yard, ground.clone()), |(_, _, ground)| {
        let moves = last.is_some() && is_new && !motion::prefers_still();
        match moves {
            true => travel::trips(&ground.0.wiring, run),
            false => Vec::new(),
        }
    });
    {
        let (trips, done, shown) = (trips.clone(), done.setter(), shown.setter());
        use_effect_with((yard, name), move |now_done| {
            let (wanted, end) = task::newest();
            let (now_done, length) = (*now_done, travel::length(&trips));
            task::spawn(async move {
                let mut now = 0;
                while now < length && wanted.get() {
                    timeout::sleep(travel::TICK).await;
                    now += travel::TICK;
                    if wanted.get() {
                        shown.set((now_done.1, now));
                    }
                }
                if wanted.get() {
                    done.set(now_done);
                }
            });
            end
        });
    }
    if !is_new {
        return Way::default();
    }
    let part = run.parts().next_back();
    let first = part.and_then(|part| row(&part.steps, &part.doings).next());
    Way {
        trips,
        part: name,
        shown: if shown.0 == name { shown.1 } else { 0 },
        first: first.map_or(0, |entry| entry.number()),
    }
}
