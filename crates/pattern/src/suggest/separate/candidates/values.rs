//! Values, lists of values, exclusions and ranges.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, Means, text};
use crate::json::Kind;
use crate::number::Comparable;

type Way = (Means, Vec<String>);

/// The most values of one event that are tried as the one value.
const MOST_TRIED: usize = 40;
/// The most values of a list.
const MOST_LISTED: usize = 40;

impl Field<'_, '_> {
    /// Values that all events that must match have in common.
    pub(super) fn one_value(&self) -> Vec<Way> {
        let Some((first, others)) = self.yes.split_first() else {
            return Vec::new();
        };
        let mut common: Vec<String> = Vec::new();
        for leaf in first.iter().take(MOST_TRIED) {
            let value = text(leaf);
            let everywhere = others
                .iter()
                .all(|values| values.iter().any(|v| same(&text(v), &value)));
            if everywhere && !common.contains(&value) {
                common.push(value);
            }
        }
        common
            .into_iter()
            .map(|value| (Means::One, vec![value]))
            .collect()
    }

    /// A short list of values, one of which each event that must match has, and which the others
    /// have seldom.
    pub(super) fn list(&self) -> Option<Way> {
        let mut seen_in_no: BTreeMap<String, usize> = BTreeMap::new();
        for values in &self.no {
            let distinct: BTreeSet<String> = values.iter().map(text).collect();
            for value in distinct {
                *seen_in_no.entry(value).or_default() += 1;
            }
        }
        let mut open: Vec<BTreeSet<String>> = self
            .yes
            .iter()
            .map(|values| values.iter().map(text).collect())
            .collect();
        let mut list = Vec::new();
        while !open.is_empty() {
            let mut hits: BTreeMap<&String, usize> = BTreeMap::new();
            for value in open.iter().flatten() {
                *hits.entry(value).or_default() += 1;
            }
            let in_no = |value: &String| seen_in_no.get(value).copied().unwrap_or_default();
            let (best, _) = hits
                .into_iter()
                .min_by_key(|(value, hits)| (in_no(value), std::cmp::Reverse(*hits)))?;
            let best = best.clone();
            open.retain(|values| !values.contains(&best));
            list.push(best);
            if list.len() > MOST_LISTED {
                return None;
            }
        }
        // In the order in which the events bring them.
        let seen: Vec<String> = self
            .yes
            .iter()
            .flat_map(|values| values.iter().map(text))
            .collect();
        list.sort_by_key(|value| seen.iter().position(|s| s == value));
        (list.len() > 1).then_some((Means::List, list))
    }

    /// `anything-but` with the values of the events that must not match.
    pub(super) fn excluded(&self) -> Vec<Way> {
        let strings = self.excluded_of(&|kind| matches!(kind, Kind::String(_)));
        let numbers = self.excluded_of(&|kind| match kind {
            Kind::Number(text) => Comparable::parse(text).is_some(),
            _ => false,
        });
        let way = |list: Vec<String>| {
            let list = match list.as_slice() {
                [one] => one.clone(),
                _ => format!("[{}]", list.join(",")),
            };
            (
                Means::AnythingBut,
                vec![format!("{{\"anything-but\":{list}}}")],
            )
        };
        [strings, numbers].into_iter().flatten().map(way).collect()
    }

    /// The values to exclude, all of one type.
    fn excluded_of(&self, wanted: &dyn Fn(&Kind) -> bool) -> Option<Vec<String>> {
        let mut list: Vec<String> = Vec::new();
        let uniform = |values: &&&[super::Leaf<'_>]| {
            !values.is_empty() && values.iter().all(|leaf| wanted(&leaf.value.kind))
        };
        for leaf in self.no.iter().filter(uniform).copied().flatten() {
            let value = text(leaf);
            if !list.contains(&value) {
                list.push(value);
            }
            if list.len() > MOST_LISTED {
                return None;
            }
        }
        // Each event that must match needs a value that stays allowed.
        for values in &self.yes {
            if values.iter().all(|leaf| list.contains(&text(leaf))) {
                let allowed = values.first().map(text)?;
                list.retain(|value| *value != allowed);
            }
        }
        (!list.is_empty()).then_some(list)
    }

    /// `numeric` from the smallest to the largest number of the events that must match.
    pub(super) fn ranges(&self) -> Vec<Way> {
        let mut numbers = Vec::new();
        for values in &self.yes {
            let number = values.iter().find_map(|leaf| match &leaf.value.kind {
                Kind::Number(text) => Comparable::parse(text).map(|n| (n, text.as_str())),
                _ => None,
            });
            let Some(number) = number else {
                return Vec::new();
            };
            numbers.push(number);
        }
        let (Some(low), Some(high)) = (numbers.iter().min(), numbers.iter().max()) else {
            return Vec::new();
        };
        let way = |list: String| (Means::Numeric, vec![format!("{{\"numeric\":[{list}]}}")]);
        let mut ways = vec![
            way(format!("\">=\",{}", low.1)),
            way(format!("\"<=\",{}", high.1)),
        ];
        if low.0 < high.0 {
            ways.push(way(format!("\">=\",{},\"<=\",{}", low.1, high.1)));
        }
        ways
    }
}

/// Whether two JSON texts are the same value; numbers may be written in two ways.
fn same(one: &str, other: &str) -> bool {
    one == other
        || (Comparable::parse(one).is_some() && Comparable::parse(one) == Comparable::parse(other))
}
