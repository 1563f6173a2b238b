//! Whether all that one region takes is taken by some of several others.

use super::cell_set::CellSet;
use super::cells::ABSENT;
use super::table::{Region, Table, is_empty};

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
        other.iter().all(|(at, wanted)| match region.get(at) {
            Some(mine) => mine.is_within(wanted),
            None => wanted.is_all(),
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
        for (at, wanted) in other {
            let mine = cells_at(table, &inside, *at);
            let outside = mine.minus(wanted);
            if !outside.is_empty() {
                let mut rest = inside.clone();
                rest.insert(*at, outside);
                waiting.push((rest, next + 1));
            }
            inside.insert(*at, mine.and(wanted));
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
    let mut found = Vec::new();
    for (at, wanted) in other {
        let both = cells_at(table, one, *at).and(wanted);
        if both.is_empty() {
            return None;
        }
        found.push((*at, both));
    }
    let mut both = one.clone();
    both.extend(found);
    (!is_empty(&both)).then_some(both)
}

/// The cells that a region takes at a name, all where it does not ask for it.
fn cells_at(table: &Table, region: &Region, at: usize) -> CellSet {
    region.get(&at).cloned().unwrap_or_else(|| table.all(at))
}

/// The region without cells of which no value is known; `None` where a name then has none.
pub(super) fn known(table: &Table, region: &Region) -> Option<Region> {
    let mut known = Region::new();
    for (at, cells) in region {
        let all = &table.names.get(*at)?.cells.cells;
        let has = all
            .iter()
            .enumerate()
            .map(|(at, cell)| at == ABSENT || cell.example.is_some());
        let left = cells.and(&CellSet::of(has));
        if left.is_empty() {
            return None;
        }
        known.insert(*at, left);
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
        *steps = steps.saturating_sub(region.len() + others.len() + 1);
        if *steps == 0 {
            return false;
        }
        if is_empty(&region) || others.iter().any(|other| inside(table, &region, other)) {
            continue;
        }
        match others.iter().find_map(|other| split(table, &region, other)) {
            Some(parts) => waiting.extend(parts),
            None => return false,
        }
    }
    true
}

fn inside(table: &Table, region: &Region, other: &Region) -> bool {
    other.iter().all(|(at, wanted)| {
        region.get(at).is_some_and(|cells| {
            cells.is_within(wanted)
                && (!cells.takes_absence() || keeps_absence(table, region, other, *at))
        })
    })
}

/// Whether `other` chooses all values that `region` chooses before this name in its group.
fn keeps_absence(table: &Table, region: &Region, other: &Region, at: usize) -> bool {
    let mut before = region
        .range(..at)
        .filter(|(name, _)| table.meet(**name, at));
    before.all(|(name, cells)| other.contains_key(name) || cells.is_absence())
}

/// Parts of a region that together are the region and of which one comes nearer to the other.
fn split(table: &Table, region: &Region, other: &Region) -> Option<Vec<Region>> {
    let mut whole = region.clone();
    // Names that the other asks for beyond mine may be added where they come last in their group:
    // there either some value fits or the name counts as absent.
    for at in other.keys() {
        if !whole.contains_key(at) {
            if !table.is_last(&whole, *at) {
                return None;
            }
            whole.insert(*at, table.all(*at));
        }
    }
    let mut first = None;
    for (at, wanted) in other {
        let cells = whole.get(at)?;
        let (mine, rest) = (cells.and(wanted), cells.minus(wanted));
        if mine.is_empty() {
            return None;
        }
        if first.is_none() && !rest.is_empty() {
            first = Some((*at, mine, rest));
        }
    }
    // Where only absence stands in the way, part it from the values.
    let (at, mine, rest) = first.or_else(|| absence(&whole))?;
    let parts = [mine, rest].map(|cells| {
        let mut part = whole.clone();
        part.insert(at, cells);
        part
    });
    Some(parts.into())
}

fn absence(region: &Region) -> Option<(usize, CellSet, CellSet)> {
    region.iter().find_map(|(at, cells)| {
        let mixed = cells.takes_absence() && !cells.is_absence();
        mixed.then(|| {
            let absent = cells.only_absence();
            (*at, cells.minus(&absent), absent)
        })
    })
}

/// Whether no event, with arrays or without, is taken by both. `false` says nothing.
pub(super) fn apart(table: &Table, one: &Region, other: &Region) -> bool {
    is_empty(one)
        || is_empty(other)
        || excludes(table, one, other)
        || excludes(table, other, one)
        || (table.delivered && one_string_apart(table, one, other))
}

/// Whether a field that holds one string would have to hold two.
fn one_string_apart(table: &Table, one: &Region, other: &Region) -> bool {
    one.iter().any(|(at, mine)| {
        table.names.get(*at).is_some_and(|name| name.one_string)
            && other
                .get(at)
                .is_some_and(|theirs| mine.and(theirs).is_empty())
    })
}

/// Whether `one` asks that a name have no value at all where `other` needs one.
fn excludes(table: &Table, one: &Region, other: &Region) -> bool {
    one.iter().any(|(at, mine)| {
        mine.is_absence()
            && other.get(at).is_some_and(|theirs| !theirs.takes_absence())
            && keeps_absence(table, one, &Region::new(), *at)
    })
}
