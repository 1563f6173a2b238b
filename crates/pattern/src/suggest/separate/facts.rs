//! The plain values of an event by the names under which a pattern asks for them.

use std::collections::BTreeMap;

use crate::Event;
use crate::json::Value;
use crate::suggest::leaves::is_one_occurrence;
use crate::suggest::walk::{Step, keys, walk};
use crate::suggest::{MOST_LEAVES, envelope};

/// What lies at one name.
pub(super) struct Fact<'e> {
    /// The keys that lead there, as first seen.
    pub(super) path: Vec<String>,
    pub(super) values: Vec<Leaf<'e>>,
}

/// A plain value.
pub(super) struct Leaf<'e> {
    pub(super) value: &'e Value,
    /// The arrays around it that hold objects or arrays, and which element of each it is in.
    pub(super) elements: Vec<(usize, usize)>,
}

impl Leaf<'_> {
    /// Whether some array holds both in different elements.
    pub(super) fn conflicts(&self, other: &Self) -> bool {
        let differ = |(array, index): &(usize, usize)| {
            other.elements.iter().any(|(a, i)| a == array && i != index)
        };
        self.elements.iter().any(differ)
    }
}

/// An event by names.
pub(super) struct Facts<'e> {
    pub(super) by_name: BTreeMap<String, Fact<'e>>,
}

impl<'e> Facts<'e> {
    pub(super) fn of(event: &'e Event) -> Self {
        let mut by_name: BTreeMap<String, Fact<'e>> = BTreeMap::new();
        let mut count = 0;
        let mut bytes = 0;
        // The beginnings of the arrays on the way, for each step.
        let mut arrays: Vec<usize> = vec![event.value().span.start];
        walk(event.value(), &mut |path, value| {
            arrays.truncate(path.len());
            arrays.push(value.span.start);
            if !value.is_leaf() {
                return true;
            }
            let path_keys = keys(path);
            let name = path_keys.join(".");
            count += 1;
            bytes += name.len();
            if count > 2 * MOST_LEAVES || bytes > MOST_NAME_BYTES {
                return false;
            }
            // An element that is itself the plain value binds nothing.
            let around = path.iter().zip(&arrays).take(path.len().saturating_sub(1));
            let elements = around
                .filter_map(|(step, array)| match step {
                    Step::Index(index) => Some((*array, *index)),
                    Step::Key(_) => None,
                })
                .collect();
            let fact = by_name.entry(name).or_insert_with(|| Fact {
                path: path_keys,
                values: Vec::new(),
            });
            fact.values.push(Leaf { value, elements });
            true
        });
        Self { by_name }
    }

    pub(super) fn values(&self, name: &str) -> &[Leaf<'e>] {
        self.by_name.get(name).map_or(&[], |fact| &fact.values)
    }
}

/// The most bytes that the names of one event may add up to.
const MOST_NAME_BYTES: usize = 4 << 20;

/// How telling a field is; small is better.
pub(super) fn meaning(path: &[String], values: &[Leaf<'_>]) -> usize {
    if envelope::changes(path) {
        return 9;
    }
    let occurrence = !values.is_empty()
        && values
            .iter()
            .all(|v| v.value.as_str().is_some_and(is_one_occurrence));
    match path.first().map(String::as_str) {
        _ if occurrence => 6,
        Some("source") => 0,
        Some("detail-type") => 1,
        Some("detail") => 2,
        Some("resources") => 3,
        Some("version") => 5,
        _ => 4,
    }
}
