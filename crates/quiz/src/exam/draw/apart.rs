//! The order of a paper: at random, with the halves of a pair far from each other.

use crate::shuffle::Shuffle;

/// Halves of a pair are at least this part of the paper apart, where another place can be found.
const PART: usize = 4;

/// Puts the places into a random order and then moves halves of pairs that came too near.
///
/// The second half of a pair read soon after the first is a hint rather than a question.
pub(super) fn order(
    places: &mut [usize],
    twin: &dyn Fn(usize) -> Option<usize>,
    chance: &mut Shuffle,
) {
    chance.shuffle(places);
    let gap = places.len() / PART;
    for here in 0..places.len() {
        let is_near = |other: &usize| other.abs_diff(here) < gap;
        let Some(half) = half_of(places, here, twin).filter(is_near) else {
            continue;
        };
        let start = chance.below(places.len());
        let fits = |there: &usize| {
            let far = there.abs_diff(half) >= gap && *there != here;
            let other = half_of(places, *there, twin);
            far && other.is_none_or(|other| other.abs_diff(here) >= gap)
        };
        let all = (start..places.len()).chain(0..start);
        if let Some(there) = all.into_iter().find(fits) {
            places.swap(here, there);
        }
    }
}

/// Where the other half of the question at a place in the paper is.
fn half_of(places: &[usize], at: usize, twin: &dyn Fn(usize) -> Option<usize>) -> Option<usize> {
    let half = twin(*places.get(at)?)?;
    places.iter().position(|place| *place == half)
}
