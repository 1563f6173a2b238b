//! The world around the event buses in the plain words of the door: what can be let happen, what is
//! going on, and what a person's choice is for the engine.

mod archive;
mod convert;
mod going_on;
mod next;
mod offers;

use door::{Deed, DeedKind, DeedProblem, Survey, Surveyed};
use pipeline::metrics::cost::Usage;
use pipeline::resources::Resources;
use pipeline::{Sent, Yard, world};

pub(super) use archive::make as make_archive;

/// How much of what waits is told.
const MOST_NEXT: usize = 12;

pub(super) fn survey(asked: &Survey) -> Surveyed {
    let yard = &asked.yard;
    let waiting = &yard.happenings.waiting;
    let live = || waiting.iter().filter(|one| next::is_live(yard, one));
    Surveyed {
        offers: offers::offers(yard),
        going_on: going_on::all(yard),
        next: live()
            .take(MOST_NEXT)
            .map(|one| next::told(yard, one))
            .collect(),
        more: live().count().saturating_sub(MOST_NEXT),
    }
}

/// What is wrong with what a person chose.
pub(super) fn check(yard: &Yard, deed: &Deed) -> Vec<DeedProblem> {
    match deed.kind {
        DeedKind::StartReplay | DeedKind::CancelReplay => {
            archive::replay(yard, deed).err().unwrap_or_default()
        }
        _ => convert::what(yard, deed).err().unwrap_or_default(),
    }
}

/// Lets it happen; nothing where it cannot.
pub(super) fn happen(yard: &Yard, deed: &Deed) -> Sent {
    let nothing = || Sent {
        yard: yard.clone(),
        steps: Vec::new(),
        events: Vec::new(),
        deliveries: Vec::new(),
        doings: Vec::new(),
        used: Usage::default(),
    };
    match deed.kind {
        DeedKind::StartReplay | DeedKind::CancelReplay => {
            archive::replay(yard, deed).unwrap_or_else(|_| nothing())
        }
        _ => match convert::what(yard, deed) {
            Ok(what) => world::happen_in(yard, &deed.account, &deed.region, what),
            Err(_) => nothing(),
        },
    }
}

/// Every place of a yard: account, Region and what is there.
fn places(yard: &Yard) -> impl Iterator<Item = (&str, &str, &Resources)> {
    let here = (&*yard.account, &*yard.region, &*yard.resources);
    let there = yard.elsewhere.iter();
    let there = there.map(|place| (&*place.account, &*place.region, &*place.resources));
    std::iter::once(here).chain(there)
}

/// The last part of an ARN.
fn name_of(arn: &str) -> &str {
    arn.rsplit([':', '/']).next().unwrap_or(arn)
}

#[cfg(test)]
mod tests;
