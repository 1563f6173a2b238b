//! Whether all that one region takes is taken by some of several others.

use super::cells::ABSENT;
use super::table::{Region, Table, is_empty, only_absent};

/// What came out where every name has at most one value and no array is met.
pub(super) enum Plain {
    /// Every event is taken.
    Covered,
    /// These events are not; cells of which no value is known are left out.
    Rest(Vec<Region>),
    /// Events are left over, but none with known values; or the work grew too large.
    Unknown,
}

/// The most regions that are returned.
const MOST_RESTS: usize = 8;

/// What of `region` no other takes, looking at events without arrays. There each name has one
/// value or none, so regions can be taken apart name by name.
pub(super) fn plain(table: &Table, region: &Region, others: &[Region], steps: &mut usize) -> Plain {
    // Often a single other takes it all.
    let whole = |other: &Region| {
        other.iter().enumerate().all(|(at, wanted)| {
            let Some(wanted) = wanted else { return true };
            let mine = cells_at(table, region, at);
            mine.iter()
                .zip(wanted)
                .all(|(mine, wanted)| !mine || *wanted)
        })
    };
    if is_empty(region) || others.iter().any(whole) {
        return Plain::Covered;
    }
    let mut rests = Vec::new();
    let mut doubt = false;
    let mut waiting = vec![(region.clone(), 0)];
    while let Some((left, next)) = waiting.pop() {
        *steps = steps.saturating_sub(left.len() + 1);
        if *steps == 0 {
            doubt = true;
            break;
        }
        let Some(other) = others.get(next) else {
            match known(table, &left) {
                Some(known) => rests.push(known),
                None => doubt = true,
            }
            if rests.len() == MOST_RESTS {
                break;
            }
            continue;
        };
        if meet(table, &left, other).is_none() {
            waiting.push((left, next + 1));
            continue;
        }
        let mut inside = left;
        for at in 0..other.len() {
            let Some(wanted) = other.get(at).and_then(Option::as_ref) else {
                continue;
            };
            let mine = cells_at(table, &inside, at);
            let outside = part(&mine, wanted, false);
            if outside.iter().any(|taken| *taken) {
                let mut rest = inside.clone();
                set(&mut rest, at, outside);
                waiting.push((rest, next + 1));
            }
            set(&mut inside, at, part(&mine, wanted, true));
        }
    }
    match (rests.is_empty(), doubt) {
        (false, _) => Plain::Rest(rests),
        (true, false) => Plain::Covered,
        (true, true) => Plain::Unknown,
    }
}

/// What both regions take where no array is met; `None` where that is nothing.
pub(super) fn meet(table: &Table, one: &Region, other: &Region) -> Option<Region> {
    let mut both = one.clone();
    for (at, wanted) in other.iter().enumerate() {
        if let Some(wanted) = wanted {
            let mine = cells_at(table, one, at);
            set(&mut both, at, part(&mine, wanted, true));
        }
    }
    let empty = |cells: &Vec<bool>| cells.iter().all(|taken| !taken);
    (!both.iter().flatten().any(empty)).then_some(both)
}

/// The cells that a region takes at a name, all where it does not ask for it.
fn cells_at(table: &Table, region: &Region, at: usize) -> Vec<bool> {
    match region.get(at) {
        Some(Some(cells)) => cells.clone(),
        _ => all(table, at),
    }
}

fn all(table: &Table, at: usize) -> Vec<bool> {
    let count = table.names.get(at).map_or(0, |name| name.cells.cells.len());
    vec![true; count]
}

fn set(region: &mut Region, at: usize, cells: Vec<bool>) {
    if let Some(slot) = region.get_mut(at) {
        *slot = Some(cells);
    }
}

/// The cells that are wanted, or those that are not.
fn part(cells: &[bool], wanted: &[bool], inside: bool) -> Vec<bool> {
    cells
        .iter()
        .zip(wanted)
        .map(|(mine, wanted)| *mine && *wanted == inside)
        .collect()
}

/// The region without cells of which no value is known; `None` where a name then has none.
pub(super) fn known(table: &Table, region: &Region) -> Option<Region> {
    let mut known = region.clone();
    for (name, cells) in table.names.iter().zip(&mut known) {
        let Some(cells) = cells else { continue };
        for (at, (taken, cell)) in cells.iter_mut().zip(&name.cells.cells).enumerate() {
            *taken &= at == ABSENT || cell.example.is_some();
        }
        if cells.iter().all(|taken| !taken) {
            return None;
        }
    }
    Some(known)
}

/// Whether every event that `region` takes, with arrays or without, is taken by one of the others.
/// `false` says nothing.
///
/// A branch matches if each name can be given a value, one after the other, so that no array holds
/// two of them in different elements. So a branch is the union of the same branch for each cell of
/// one name, and it is contained in another that asks only for names of it and takes at each at
/// least its cells. A name that must be absent needs more: absence means that no value fits to
/// those chosen for earlier names of its group, so the other branch must have chosen them, too.
pub(super) fn proven(table: &Table, region: &Region, others: &[Region], steps: &mut usize) -> bool {
    let mut waiting = vec![region.clone()];
    while let Some(region) = waiting.pop() {
        *steps = steps.saturating_sub(region.len() * (others.len() + 1) + 1);
        if *steps == 0 {
            return false;
        }
        if is_empty(&region) || others.iter().any(|other| inside(table, &region, other)) {
            continue;
        }
        match split(table, &region, others) {
            Some(parts) => waiting.extend(parts),
            None => return false,
        }
    }
    true
}

fn inside(table: &Table, region: &Region, other: &Region) -> bool {
    other
        .iter()
        .zip(region)
        .enumerate()
        .all(|(at, (wanted, cells))| match (wanted, cells) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wanted), Some(cells)) => {
                let taken = cells
                    .iter()
                    .zip(wanted)
                    .all(|(mine, wanted)| !mine || *wanted);
                let may_be_absent = cells.get(ABSENT).copied().unwrap_or_default();
                taken && (!may_be_absent || keeps_absence(table, region, other, at))
            }
        })
}

/// Whether `other` chooses all values that `region` chooses before this name in its group.
fn keeps_absence(table: &Table, region: &Region, other: &Region, at: usize) -> bool {
    let group = table.names.get(at).map(|name| &name.group);
    let before = table.names.iter().zip(region.iter().zip(other)).take(at);
    before
        .filter(|(name, _)| Some(&name.group) == group)
        .all(|(_, (mine, other))| {
            other.is_some() || mine.as_ref().is_none_or(|cells| only_absent(cells))
        })
}

/// Parts of a region that together are the region, so that some part comes nearer to one of the
/// others.
fn split(table: &Table, region: &Region, others: &[Region]) -> Option<Vec<Region>> {
    others
        .iter()
        .find_map(|other| split_by(table, region, other))
}

fn split_by(table: &Table, region: &Region, other: &Region) -> Option<Vec<Region>> {
    let mut whole = region.clone();
    // Names that the other asks for beyond mine may be added where they come last in their group:
    // there either some value fits or the name counts as absent.
    for at in 0..other.len() {
        let missing = whole.get(at).is_some_and(Option::is_none);
        if missing && other.get(at).is_some_and(Option::is_some) {
            if !table.is_last(&whole, at) {
                return None;
            }
            set(&mut whole, at, all(table, at));
        }
    }
    let mut first = None;
    for (at, wanted) in other.iter().enumerate() {
        let (Some(wanted), Some(Some(cells))) = (wanted, whole.get(at)) else {
            continue;
        };
        let (mine, rest) = (part(cells, wanted, true), part(cells, wanted, false));
        if mine.iter().all(|taken| !taken) {
            return None;
        }
        if first.is_none() && rest.iter().any(|taken| *taken) {
            first = Some((at, mine, rest));
        }
    }
    // Where only absence stands in the way, part it from the values.
    let (at, mine, rest) = first.or_else(|| absence(&whole))?;
    let parts = [mine, rest].map(|cells| {
        let mut part = whole.clone();
        set(&mut part, at, cells);
        part
    });
    Some(parts.into())
}

fn absence(region: &Region) -> Option<(usize, Vec<bool>, Vec<bool>)> {
    region.iter().enumerate().find_map(|(at, cells)| {
        let cells = cells.as_ref()?;
        let mixed = cells.first() == Some(&true) && !only_absent(cells);
        mixed.then(|| {
            let present = cells
                .iter()
                .enumerate()
                .map(|(at, t)| *t && at != ABSENT)
                .collect();
            let absent = (0..cells.len()).map(|at| at == ABSENT).collect();
            (at, present, absent)
        })
    })
}

/// Whether no event, with arrays or without, is taken by both. `false` says nothing.
pub(super) fn apart(table: &Table, one: &Region, other: &Region) -> bool {
    is_empty(one) || is_empty(other) || excludes(table, one, other) || excludes(table, other, one)
}

/// Whether `one` asks that a name have no value at all where `other` needs one.
fn excludes(table: &Table, one: &Region, other: &Region) -> bool {
    one.iter()
        .zip(other)
        .enumerate()
        .any(|(at, (mine, theirs))| {
            let (Some(mine), Some(theirs)) = (mine, theirs) else {
                return false;
            };
            let needs = theirs.first() == Some(&false);
            only_absent(mine) && needs && keeps_absence(table, one, &vec![None; one.len()], at)
        })
}
