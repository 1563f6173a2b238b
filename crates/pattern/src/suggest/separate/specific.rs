//! As much as can be asked at once, cut down to what is needed.
//!
//! This finds what no field shows by itself: values that stand together in one element of an
//! array here and in different elements there.

use std::collections::BTreeSet;

use super::Task;
use super::candidates::Judge;
use super::facts::{Facts, Leaf, meaning};
use super::search::Found;
use crate::suggest::envelope;
use crate::suggest::write::Wanted;

/// The most ways to choose elements that are tried.
const MOST_STARTS: usize = 60;
/// The most fields that are asked for at once; AWS takes no more than 256.
const MOST_FIELDS: usize = 200;

/// A combination for the events of the group that asks for values of the first of them.
pub(super) fn specific(
    task: &Task<'_>,
    group: &[usize],
    yes: &[Facts<'_>],
    no: &[Facts<'_>],
    changing: bool,
) -> Option<Found> {
    let of_group: Vec<&Facts<'_>> = group.iter().filter_map(|at| yes.get(*at)).collect();
    let (first, others) = of_group.split_first()?;
    let usable = |path: &[String]| changing || !envelope::changes(path);
    // Values that all events of the group have.
    let mut common: Vec<(&str, &[String], &Leaf<'_>)> = Vec::new();
    for (name, fact) in &first.by_name {
        for leaf in fact.values.iter().filter(|_| usable(&fact.path)) {
            let judge = Judge::new(&[super::candidates::text(leaf)]);
            if judge.is_some_and(|j| others.iter().all(|facts| j.takes(facts.values(name)))) {
                common.push((name, &fact.path, leaf));
            }
        }
    }
    let absent = absent(&of_group, no, &usable);
    let mut tried: BTreeSet<Vec<(usize, usize)>> = BTreeSet::new();
    for (_, _, start) in &common {
        if tried.len() == MOST_STARTS || !tried.insert(start.elements.clone()) {
            continue;
        }
        let mut chosen: Vec<&(&str, &[String], &Leaf<'_>)> = Vec::new();
        let near = common
            .iter()
            .filter(|(_, _, leaf)| leaf.elements == start.elements);
        for one in near.chain(&common) {
            let free = chosen
                .iter()
                .all(|(name, _, leaf)| *name != one.0 && !leaf.conflicts(one.2));
            if free && chosen.len() < MOST_FIELDS {
                chosen.push(one);
            }
        }
        let mut fields: Vec<Wanted> = chosen
            .iter()
            .map(|(_, path, leaf)| Wanted {
                path: path.to_vec(),
                alternatives: vec![super::candidates::text(leaf)],
            })
            .collect();
        fields.extend(
            absent
                .iter()
                .take(MOST_FIELDS.saturating_sub(fields.len()))
                .cloned(),
        );
        if task.holds(&fields, group) {
            return Some(cut_down(task, group, fields));
        }
    }
    None
}

/// Names that none of the group has and some of the others have.
fn absent(
    group: &[&Facts<'_>],
    no: &[Facts<'_>],
    usable: &dyn Fn(&[String]) -> bool,
) -> Vec<Wanted> {
    let mut fields: Vec<Wanted> = Vec::new();
    let mut names = BTreeSet::new();
    for (name, fact) in no.iter().flat_map(|facts| &facts.by_name) {
        let missing = group.iter().all(|facts| facts.values(name).is_empty());
        if missing && usable(&fact.path) && names.insert(name) {
            fields.push(Wanted {
                path: fact.path.clone(),
                alternatives: vec!["{\"exists\":false}".to_owned()],
            });
        }
    }
    fields
}

/// Leaves out what is not needed, the least telling fields first.
fn cut_down(task: &Task<'_>, group: &[usize], mut fields: Vec<Wanted>) -> Found {
    fields.sort_by_key(|field| meaning(&field.path, &[]));
    let mut piece = fields.len() / 2;
    while piece > 0 {
        let mut end = fields.len();
        while end > 0 {
            let start = end.saturating_sub(piece);
            let mut fewer = fields.clone();
            fewer.drain(start..end);
            if !fewer.is_empty() && task.holds(&fewer, group) {
                fields = fewer;
            }
            end = start.min(fields.len());
        }
        piece /= 2;
    }
    let words = |field: &Wanted| {
        let asked = Judge::new(&field.alternatives).map(|judge| judge.words());
        format!("{} {}", field.path.join("."), asked.unwrap_or_default())
    };
    Found {
        words: fields.iter().map(words).collect(),
        fields,
    }
}
