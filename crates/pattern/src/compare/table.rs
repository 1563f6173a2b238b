//! Two patterns side by side: their fields by name, the cells of each name, and their branches.

use std::collections::{BTreeMap, BTreeSet};

use super::cell_set::CellSet;
use super::cells::{AskedOf, Cell, Cells, cells};
use crate::pattern::{Field, Pattern};
use crate::suggest::envelope::{self, Holds};

/// A name that either pattern asks for.
pub(crate) struct Name {
    /// The keys that lead there, as first written.
    pub(crate) path: Vec<String>,
    /// The first step; names of different groups never meet in one array.
    pub(crate) group: String,
    /// The same for events as EventBridge delivers them, where `detail` is an object.
    pub(crate) delivered_group: String,
    /// Whether every event that EventBridge delivers has one string here.
    pub(crate) one_string: bool,
    pub(crate) cells: Cells,
}

/// Which cells are taken of each name that is asked for. Names are in the order of the engine.
pub(crate) type Region = BTreeMap<usize, CellSet>;

pub(crate) struct Table {
    pub(crate) names: Vec<Name>,
    pub(crate) a: Vec<Region>,
    pub(crate) b: Vec<Region>,
    /// Whether conclusions may be drawn at all. Not where a name has an empty step (what the engine
    /// finds there depends on the other names of the pattern), nor where cells are not complete.
    pub(crate) sound: bool,
    /// Whether only events are looked at as EventBridge delivers them.
    pub(crate) delivered: bool,
}

impl Table {
    pub(crate) fn new(a: &Pattern, b: &Pattern, steps: &mut usize) -> Self {
        let mut paths: BTreeMap<Vec<u16>, (String, Vec<String>)> = BTreeMap::new();
        for field in a.fields.iter().chain(&b.fields) {
            let units: Vec<u16> = field.name.encode_utf16().collect();
            paths
                .entry(units)
                .or_insert_with(|| (field.name.clone(), nested(field)));
        }
        let mut sound = paths
            .values()
            .all(|(name, _)| name.split('.').all(|step| !step.is_empty()));
        let mut names = Vec::new();
        // For each name and side, which of the fields that were looked at a field is.
        let mut places = Vec::new();
        for (name, path) in paths.into_values() {
            let occurrences = |pattern: &Pattern| -> Vec<usize> {
                let all = pattern.fields.iter().enumerate();
                all.filter(|(_, f)| f.name == name)
                    .map(|(index, _)| index)
                    .collect()
            };
            let (in_a, in_b) = (occurrences(a), occurrences(b));
            let fields: Vec<AskedOf<'_>> = in_a
                .iter()
                .filter_map(|i| a.fields.get(*i))
                .chain(in_b.iter().filter_map(|i| b.fields.get(*i)))
                .map(AskedOf::field)
                .collect();
            let found = cells(&fields, steps);
            sound &= found.complete;
            let mut place = BTreeMap::new();
            for (at, index) in in_a.iter().enumerate() {
                place.insert((true, *index), at);
            }
            for (at, index) in in_b.iter().enumerate() {
                place.insert((false, *index), in_a.len() + at);
            }
            places.push(place);
            let mut steps = name.split('.');
            let group = steps.next().unwrap_or_default().to_owned();
            let delivered_group = match (envelope::field(&group).map(|f| f.holds), steps.next()) {
                (Some(Holds::Object), Some(second)) => format!("{group}.{second}"),
                _ => group.clone(),
            };
            names.push(Name {
                path,
                group,
                delivered_group,
                one_string: envelope::field(&name).is_some_and(|f| f.holds == Holds::Text),
                cells: found,
            });
        }
        let mut table = Self {
            names,
            a: Vec::new(),
            b: Vec::new(),
            sound,
            delivered: false,
        };
        table.a = table.regions(a, true, &places);
        table.b = table.regions(b, false, &places);
        table
    }

    fn regions(
        &self,
        pattern: &Pattern,
        is_a: bool,
        places: &[BTreeMap<(bool, usize), usize>],
    ) -> Vec<Region> {
        let mut seen = BTreeSet::new();
        let mut regions: Vec<Region> = Vec::new();
        for branch in &pattern.branches {
            let mut region = Region::new();
            for (at, (name, place)) in self.names.iter().zip(places).enumerate() {
                let field = branch.iter().find_map(|f| place.get(&(is_a, f.field)));
                if let Some(field) = field {
                    let taken = |c: &Cell| c.satisfies.get(*field).copied().unwrap_or_default();
                    region.insert(at, CellSet::of(name.cells.cells.iter().map(taken)));
                }
            }
            let region = self.normal(region);
            if seen.insert(region.clone()) {
                regions.push(region);
            }
        }
        regions
    }

    /// Forgets names that take everything, even absence, where no later name of their group is
    /// asked for: there such a name changes nothing.
    fn normal(&self, mut region: Region) -> Region {
        let asked: Vec<usize> = region.keys().rev().copied().collect();
        for at in asked {
            if region.get(&at).is_some_and(CellSet::is_all) && self.is_last(&region, at) {
                region.remove(&at);
            }
        }
        region
    }

    /// Whether the region asks for no name after this one in the same group.
    pub(crate) fn is_last(&self, region: &Region, at: usize) -> bool {
        let mut later = region.range(at + 1..);
        later.all(|(other, _)| !self.meet(at, *other))
    }

    /// Whether two names are of one group, so that an array may hold both.
    pub(crate) fn meet(&self, one: usize, other: usize) -> bool {
        let group = |at: usize| {
            self.names.get(at).map(|name| match self.delivered {
                true => &name.delivered_group,
                false => &name.group,
            })
        };
        group(one) == group(other)
    }

    /// All cells of a name.
    pub(crate) fn all(&self, at: usize) -> CellSet {
        CellSet::all(self.names.get(at).map_or(0, |name| name.cells.cells.len()))
    }
}

/// The keys that lead to a field. Where the pattern joins keys by dots at the top, an event nests
/// them.
fn nested(field: &Field) -> Vec<String> {
    match field.path.first() {
        Some(first) if first.contains('.') => field.name.split('.').map(str::to_owned).collect(),
        _ => field.path.clone(),
    }
}

/// Whether no cell is taken at some name, so that nothing matches.
pub(crate) fn is_empty(region: &Region) -> bool {
    region.values().any(CellSet::is_empty)
}
