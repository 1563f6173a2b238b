//! Events on their way: which track each takes when, from the steps of a run.
//!
//! What happened on the yard's clock within a second is shown one movement after the other; a longer
//! wait, as between two attempts, is shown as a pause that grows with its logarithm.

use super::did::movement;
use super::map::Drawn;
use super::wiring::Wiring;
use pipeline::Step;
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
    end: u32,
    /// The yard's time.
    at: i64,
}

/// The movements that steps stand for, in the order of the steps.
pub fn trips(wiring: &Wiring, steps: &[Step]) -> Vec<Trip> {
    let roots = steps.iter().filter(|step| is_root(step, steps)).count();
    let apart = u32::try_from(roots)
        .map_or(1, |roots| SPREAD / roots.max(1))
        .min(APART);
    let mut over: Vec<Over> = Vec::with_capacity(steps.len());
    let (mut trips, mut begun) = (Vec::new(), 0);
    for step in steps {
        let at = step.message_timestamp_ms.millis();
        let before = step.cause.and_then(|cause| {
            let found = over.binary_search_by_key(&cause, |over| over.number).ok()?;
            over.get(found)
        });
        let (free, since) = match before {
            Some(before) => (before.end, before.at),
            None => {
                begun += 1;
                ((begun - 1) * apart, at)
            }
        };
        let begin = (free + wait(at - since)).min(LONGEST);
        let moved = movement(wiring, step);
        if let Some(moved) = moved {
            trips.push(Trip {
                step: step.number,
                track: moved.track,
                begin,
                failed: moved.failed,
            });
        }
        let end = if moved.is_some() { begin + MOVE } else { begin };
        over.push(Over {
            number: step.number,
            end,
            at,
        });
    }
    trips
}

/// Whether a step follows from none of these.
fn is_root(step: &Step, steps: &[Step]) -> bool {
    let first = steps.first().map_or(0, |first| first.number);
    step.cause.is_none_or(|cause| cause < first)
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
}

/// The events on the tracks. They move by themselves, from when the picture's time begins.
#[component]
pub fn Travellers(props: &TravellersProps) -> Html {
    let seconds = |ms: u32| format!("{}.{:03}s", ms / 1_000, ms % 1_000);
    let one = |trip: &Trip| {
        let (begin, dur) = (seconds(trip.begin), seconds(MOVE));
        html! {
            <circle key={trip.step} class={classes!("traveller", trip.failed.then_some("traveller--red"))} r="7" visibility="hidden">
                <set attributeName="visibility" to="visible" begin={begin.clone()} dur={dur.clone()} />
                <animateMotion path={props.scene.0.path(trip.track)} {begin} {dur} />
            </circle>
        }
    };
    html! { <g aria-hidden="true" class="travellers">{ for props.trips.iter().map(one) }</g> }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
