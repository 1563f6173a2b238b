//! Where the arrow keys lead: on along the tracks, back, and to the stations above and below.

use crate::components::tracks::layout::{Layout, own};
use crate::components::tracks::plan::Plan;

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
    beside.sort_unstable();
    beside.into_iter()
}

/// Where a station stands in the tree: its level, its number among those of the same parent, and
/// how many they are; each from 1.
pub fn rank(plan: &Plan, layout: &Layout, at: usize) -> (usize, usize, usize) {
    let mut level = 1;
    let mut above = plan.parent(at);
    while let Some(parent) = above {
        level += 1;
        above = plan.parent(parent);
    }
    let family = match plan.parent(at) {
        Some(parent) => own(plan, parent),
        None => {
            let all = layout.order().iter().copied();
            all.filter(|at| plan.parent(*at).is_none()).collect()
        }
    };
    let nth = family.iter().position(|each| *each == at).unwrap_or(0) + 1;
    (level, nth, family.len().max(1))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
