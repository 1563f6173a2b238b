//! Events on their way: which track each takes when, from the steps of a run.
//!
//! What happened on the yard's clock within a second is shown one movement after the other; a longer
//! wait, as between two attempts, is shown as a pause that grows with its logarithm.

use super::PICTURE;
use super::map::Drawn;
use super::trail::Trail;
use super::wiring::Wiring;
use crate::platform::motion;
use crate::store::yard::{Entry, Run, row};
use pipeline::MessageType;
use pipeline::world::{Doing, DoingKind};
use std::rc::Rc;
use yew::prelude::*;

/// How long a movement on one track is shown, in milliseconds.
pub const MOVE: u32 = 700;
/// How often tracks and stations take up what has arrived.
pub const TICK: u32 = 350;
/// Events that were sent at once begin after each other, all within this time.
const SPREAD: u32 = 2_500;
const APART: u32 = 250;
const LONGEST_WAIT: u32 = 1_500;
/// What is shown ends after so long; what would come later is there at once.
const LONGEST: u32 = 12_000;
/// How far behind an attempt the end of its call is looked for.
const MOST_BEHIND: usize = 4;

/// A movement on a track, in milliseconds since the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trip {
    /// The number of the step.
    pub step: u64,
    /// The place of the track.
    pub track: usize,
    /// When it begins.
    pub begin: u32,
    /// Whether it is refused at its end.
    pub failed: bool,
}

impl Trip {
    /// When it ends.
    pub fn end(self) -> u32 {
        self.begin + MOVE
    }
}

/// When a step is over that others follow from.
struct Over {
    number: u64,
    cause: Option<u64>,
    /// Whether it is a step that is a movement.
    is_call: bool,
    /// Whether it is the step with which an attempt begins.
    is_attempt: bool,
    end: u32,
    /// The yard's time.
    at: i64,
    /// The same for what a service does next: it does not wait for its own event to arrive.
    next: (u32, i64),
}

/// The movements that the last part of a run stands for, in the order of its steps and doings.
pub fn trips(wiring: &Wiring, run: &Run) -> Vec<Trip> {
    let Some(part) = run.parts().next_back() else {
        return Vec::new();
    };
    let entries: Vec<Entry<'_>> = row(&part.steps, &part.doings).collect();
    let first = entries.first().map_or(0, |first| first.number());
    let mut trail = Trail::new(wiring);
    for entry in run.entries().take_while(|entry| entry.number() < first) {
        trail.pass(entry);
    }
    let is_root = |entry: &&Entry<'_>| entry.cause().is_none_or(|cause| cause < first);
    let roots = entries.iter().filter(is_root).count();
    let apart = u32::try_from(roots)
        .map_or(1, |roots| SPREAD / roots.max(1))
        .min(APART);
    let mut over: Vec<Over> = Vec::with_capacity(entries.len());
    let (mut trips, mut begun) = (Vec::new(), 0);
    for entry in &entries {
        let number = entry.number();
        let at = entry.at().millis();
        let before = entry.cause().and_then(|cause| {
            let found = over.binary_search_by_key(&cause, |over| over.number).ok()?;
            let before = over.get(found)?;
            // A target works once the movement is over with which its call ends.
            let end = |other: &&Over| entry.doing().is_some() && other.cause == Some(cause);
            let mut behind = over.iter().skip(found + 1).take(MOST_BEHIND);
            Some(
                behind
                    .find(|other| end(other) && other.is_call)
                    .unwrap_or(before),
            )
        });
        let (free, since) = match before {
            // A target answers once it has what comes to it, and what it did before it answered is
            // told before the movement with which its call ends.
            Some(before) if entry.doing().is_some() && before.is_attempt => {
                (before.end + MOVE, before.at)
            }
            Some(before) if entry.doing().is_some() => before.next,
            Some(before) => (before.end, before.at),
            None => {
                begun += 1;
                ((begun - 1) * apart, at)
            }
        };
        let begin = (free + wait(at - since)).min(LONGEST);
        let moved = trail.pass(*entry).moved;
        if let Some(moved) = moved {
            trips.push(Trip {
                step: number,
                track: moved.track,
                begin,
                failed: moved.failed,
            });
        }
        // What a service does without anything moving is part of one wait.
        let (end, at) = match moved {
            Some(_) => (begin + MOVE, at),
            None if entry.doing().is_some() => (free, since),
            None => (begin, at),
        };
        let sends = |doing: &Doing| doing.kind == DoingKind::SentEvent;
        let next = match entry.doing().is_some_and(sends) {
            true => (free, since),
            false => (end, at),
        };
        over.push(Over {
            number,
            cause: entry.cause(),
            is_call: moved.is_some() && entry.step().is_some(),
            is_attempt: entry
                .step()
                .is_some_and(|step| step.message_type == MessageType::InvocationAttemptStart),
            end,
            at,
            next,
        });
    }
    trips
}

/// How long a wait on the yard's clock is shown.
fn wait(ms: i64) -> u32 {
    let seconds = ms / 1_000;
    match seconds.checked_ilog10() {
        None => 0,
        Some(digits) => (300 + 300 * digits).min(LONGEST_WAIT),
    }
}

/// When the last movement is over.
pub fn length(trips: &[Trip]) -> u32 {
    trips.iter().map(|trip| trip.end()).max().unwrap_or(0)
}

/// What [`Travellers`] take.
#[derive(Clone, PartialEq, Properties)]
pub struct TravellersProps {
    /// The yard as it is wired.
    pub scene: Drawn,
    /// All movements.
    pub trips: Rc<Vec<Trip>>,
    /// They begin once for each.
    pub part: usize,
}

/// Beside the picture, where nobody sees what is not on its way.
const ASIDE: &str = "translate(-9999 0)";

/// The events on the tracks. They move by themselves, from when the picture's time begins. Not by CSS, `visibility`
/// included: under a Content-Security-Policy without inline styles Firefox lets no such property change.
#[component]
pub fn Travellers(props: &TravellersProps) -> Html {
    // Not before they are in the picture: Firefox does not count its time while nothing moves in it.
    use_effect_with(props.part, |_| motion::begin(PICTURE));
    let seconds = |ms: u32| format!("{}.{:03}s", ms / 1_000, ms % 1_000);
    let one = |trip: &Trip| {
        let (begin, dur) = (seconds(trip.begin), seconds(MOVE));
        html! {
            <circle key={trip.step} class={classes!("traveller", trip.failed.then_some("traveller--red"))} r="7" transform={ASIDE}>
                <animateTransform attributeName="transform" type="translate" values="0 0" begin={begin.clone()} dur={dur.clone()} />
                <animateMotion path={props.scene.0.path(trip.track)} {begin} {dur} />
            </circle>
        }
    };
    html! { <g aria-hidden="true" class="travellers">{ for props.trips.iter().map(one) }</g> }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
