//! Two patterns side by side: their fields by name, the cells of each name, and their branches.

use std::collections::BTreeMap;

use super::cells::{ABSENT, AskedOf, Cells, cells};
use crate::pattern::Pattern;

/// A name that either pattern asks for.
pub(crate) struct Name {
    /// The keys that lead there, as first written.
    pub(crate) path: Vec<String>,
    /// The first key; names of different groups never meet in one array.
    pub(crate) group: String,
    pub(crate) cells: Cells,
}

/// Which cells of each name are taken: `None` where the name is not asked for. Names are in the
/// order of the engine.
pub(crate) type Region = Vec<Option<Vec<bool>>>;

pub(crate) struct Table {
    pub(crate) names: Vec<Name>,
    pub(crate) a: Vec<Region>,
    pub(crate) b: Vec<Region>,
    /// Whether conclusions may be drawn at all. Not where a name has an empty step (what the engine
    /// finds there depends on the other names of the pattern), nor where cells are not complete.
    pub(crate) sound: bool,
}

impl Table {
    pub(crate) fn new(a: &Pattern, b: &Pattern, steps: &mut usize) -> Self {
        let mut paths: BTreeMap<Vec<u16>, (String, Vec<String>)> = BTreeMap::new();
        for field in a.fields.iter().chain(&b.fields) {
            let units: Vec<u16> = field.name.encode_utf16().collect();
            paths
                .entry(units)
                .or_insert_with(|| (field.name.clone(), field.path.clone()));
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
            let group = name.split('.').next().unwrap_or_default().to_owned();
            names.push(Name {
                path,
                group,
                cells: found,
            });
        }
        let mut table = Self {
            names,
            a: Vec::new(),
            b: Vec::new(),
            sound,
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
        let mut regions: Vec<Region> = Vec::new();
        for branch in &pattern.branches {
            let region = self
                .names
                .iter()
                .zip(places)
                .map(|(name, place)| {
                    let at = branch.iter().find_map(|f| place.get(&(is_a, f.field)))?;
                    let taken =
                        |c: &super::cells::Cell| c.satisfies.get(*at).copied().unwrap_or_default();
                    Some(name.cells.cells.iter().map(taken).collect())
                })
                .collect();
            let region = self.normal(region);
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
        regions
    }

    /// Forgets names that take everything, even absence, where no later name of their group is
    /// asked for: there such a name changes nothing.
    fn normal(&self, mut region: Region) -> Region {
        for at in (0..region.len()).rev() {
            let all = region
                .get(at)
                .and_then(Option::as_ref)
                .is_some_and(|c| c.iter().all(|t| *t));
            if all
                && self.is_last(&region, at)
                && let Some(slot) = region.get_mut(at)
            {
                *slot = None;
            }
        }
        region
    }

    /// Whether the region asks for no name after this one in the same group.
    pub(crate) fn is_last(&self, region: &Region, at: usize) -> bool {
        let group = self.names.get(at).map(|name| &name.group);
        let mut later = self.names.iter().zip(region).skip(at + 1);
        later.all(|(name, cells)| cells.is_none() || Some(&name.group) != group)
    }
}

/// Whether no cell is taken at some name, so that nothing matches.
pub(crate) fn is_empty(region: &Region) -> bool {
    region
        .iter()
        .flatten()
        .any(|cells| cells.iter().all(|taken| !taken))
}

/// Whether the name must be absent.
pub(crate) fn only_absent(cells: &[bool]) -> bool {
    cells
        .iter()
        .enumerate()
        .all(|(at, taken)| *taken == (at == ABSENT))
}
