//! Where the arrow keys lead: on along the tracks, back, and to the stations above and below.

use crate::components::tracks::layout::{Layout, own};
use crate::components::tracks::plan::Plan;
use quiz::order;

/// The station that a key leads to from this one; `None` where it leads nowhere.
pub fn step(plan: &Plan, layout: &Layout, at: usize, key: &str) -> Option<usize> {
    match key {
        "ArrowRight" => {
            let ends = || plan.onward(at).map(|track| track.to);
            own(plan, at).first().copied().or_else(|| ends().next())
        }
        "ArrowLeft" => plan
            .parent(at)
            .or_else(|| {
                plan.tracks
                    .iter()
                    .find(|track| track.to == at)
                    .map(|track| track.from)
            })
            .filter(|from| *from != at),
        "ArrowDown" => beside(layout, at)
            .find(|(row, _)| *row > layout.spot(at).row)
            .map(|found| found.1),
        "ArrowUp" => {
            let above = beside(layout, at).take_while(|(row, _)| *row < layout.spot(at).row);
            above.last().map(|found| found.1)
        }
        "Home" => layout.order().first().copied(),
        "End" => layout.order().last().copied(),
        _ => None,
    }
}

/// The stations of the same column with their rows, from top to bottom.
fn beside(layout: &Layout, at: usize) -> impl Iterator<Item = (usize, usize)> {
    let column = layout.spot(at).column;
    let all = layout.order().iter().map(|at| (layout.spot(*at), *at));
    let mut beside: Vec<(usize, usize)> = all
        .filter(|(spot, _)| spot.column == column)
        .map(|(spot, at)| (spot.row, at))
        .collect();
    order::sort(&mut beside);
    beside.into_iter()
}

/// Where a station stands in the tree: its level, its number among those of the same parent, and
/// how many they are; each from 1.
pub type Rank = (usize, usize, usize);

/// Where each station stands in the tree.
pub fn ranks(plan: &Plan, layout: &Layout) -> Vec<Rank> {
    let all = 0..plan.stations.len();
    let parents: Vec<Option<usize>> = all.clone().map(|at| plan.parent(at)).collect();
    let mut ranks: Vec<Rank> = vec![(1, 1, 1); plan.stations.len()];
    let mut number = |family: &[usize]| {
        for (nth, at) in family.iter().enumerate() {
            if let Some(rank) = ranks.get_mut(*at) {
                (rank.1, rank.2) = (nth + 1, family.len());
            }
        }
    };
    let is_root = |at: &usize| parents.get(*at).is_some_and(Option::is_none);
    let order = layout.order().iter().copied();
    number(&order.filter(is_root).collect::<Vec<_>>());
    for at in all {
        number(&own(plan, at));
    }
    // A station comes after the one that its first track comes from.
    for (at, parent) in parents.iter().enumerate() {
        let above = parent.and_then(|parent| ranks.get(parent));
        let level = above.map_or(1, |(level, ..)| level + 1);
        if let Some(rank) = ranks.get_mut(at) {
            rank.0 = level;
        }
    }
    ranks
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
