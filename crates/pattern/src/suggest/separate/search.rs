//! The simplest combination of fields.

use std::collections::BTreeMap;

use super::Task;
use super::candidates::{Candidate, Field};
use super::facts::{Facts, meaning};
use crate::suggest::envelope;
use crate::suggest::write::Wanted;

/// A combination of fields that has been put to the matcher.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) fields: Vec<Wanted>,
    /// What each field asks, in words.
    pub(super) words: Vec<String>,
}

impl Found {
    pub(super) fn of(candidates: &[&Candidate]) -> Self {
        let mut candidates = candidates.to_vec();
        candidates.sort_by_key(|c| (c.meaning, c.field));
        let wanted = |c: &&Candidate| Wanted {
            path: c.path.clone(),
            alternatives: c.alternatives.clone(),
        };
        Self {
            fields: candidates.iter().map(wanted).collect(),
            words: candidates.iter().map(|c| c.words.clone()).collect(),
        }
    }
}

/// The work that may go into judging values.
const VALUE_STEPS: usize = 3_000_000;
/// How many candidates that reject the same events are kept, each of another field.
const KEPT: usize = 4;
/// The most different sets of rejected events that are combined.
const MOST_SETS: usize = 120;
/// The most combinations that are put to the matcher.
const MOST_TRIES: usize = 300;
/// The most fields of a combination.
const MOST_FIELDS: usize = 12;

/// The cheapest combination that matches the events of the group and none that must not match.
pub(super) fn search(
    task: &Task<'_>,
    group: &[usize],
    yes: &[Facts<'_>],
    no: &[Facts<'_>],
    changing: bool,
) -> Option<Found> {
    let candidates = collect(group, yes, no, changing);
    let holds = |chosen: &[&Candidate]| {
        let found = Found::of(chosen);
        task.holds(&found.fields, group).then_some(found)
    };
    let mut tries = MOST_TRIES;
    let mut whole: Vec<&Candidate> = candidates
        .iter()
        .filter(|c| c.rejects.iter().all(|r| *r))
        .collect();
    whole.sort_by_key(|c| c.cost());
    for candidate in whole.iter().filter(|c| !c.unbound) {
        if let Some(found) = holds(&[candidate]) {
            return Some(found);
        }
        tries = tries.checked_sub(1)?;
    }
    for chosen in bound(&whole, &candidates) {
        if let Some(found) = holds(&chosen) {
            return Some(found);
        }
        tries = tries.checked_sub(1)?;
    }
    let pool = pool(&candidates);
    for size in 2..=3 {
        let mut fitting = combinations(&pool, size);
        fitting.sort_by_key(|chosen| cost(chosen));
        for chosen in fitting {
            if let Some(found) = holds(&chosen) {
                return Some(found);
            }
            tries = tries.checked_sub(1)?;
        }
    }
    holds(&greedy(&pool)?)
}

fn cost(chosen: &[&Candidate]) -> (usize, usize, usize) {
    chosen
        .iter()
        .map(|c| c.cost())
        .fold((0, 0, 0), |sum, cost| {
            (sum.0 + cost.0, sum.1 + cost.1, sum.2 + cost.2)
        })
}

/// The candidates of all fields, telling fields first.
pub(super) fn collect(
    group: &[usize],
    yes: &[Facts<'_>],
    no: &[Facts<'_>],
    changing: bool,
) -> Vec<Candidate> {
    let yes: Vec<&Facts<'_>> = group.iter().filter_map(|at| yes.get(*at)).collect();
    let mut names: BTreeMap<&str, (&[String], usize)> = BTreeMap::new();
    for facts in yes.iter().copied().chain(no) {
        for (name, fact) in &facts.by_name {
            names
                .entry(name)
                .or_insert_with(|| (&fact.path, meaning(&fact.path, &fact.values)));
        }
    }
    // An event without any value can still be asked to lack one.
    let source = ["source".to_owned()];
    names.entry("source").or_insert((&source, 0));
    let mut names: Vec<_> = names
        .into_iter()
        .filter(|(_, (path, _))| changing || !envelope::changes(path))
        .collect();
    names.sort_by_key(|(_, (_, meaning))| *meaning);
    let mut steps = VALUE_STEPS;
    let mut candidates = Vec::new();
    for (field, (name, (path, meaning))) in names.into_iter().enumerate() {
        let values = Field::of(name, &yes, no);
        candidates.extend(values.candidates(field, path, meaning, &mut steps));
    }
    candidates
}

/// The cheapest candidates for each set of rejected events.
fn pool(candidates: &[Candidate]) -> Vec<&Candidate> {
    let mut sets: BTreeMap<&[bool], Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        if candidate.rejects.iter().any(|r| *r) {
            sets.entry(&candidate.rejects).or_default().push(candidate);
        }
    }
    let mut sets: Vec<Vec<&Candidate>> = sets.into_values().collect();
    for set in &mut sets {
        set.sort_by_key(|c| c.cost());
        let mut fields = Vec::new();
        set.retain(|c| {
            let new = !fields.contains(&c.field) && fields.len() < KEPT;
            if new {
                fields.push(c.field);
            }
            new
        });
    }
    let rejected = |set: &Vec<&Candidate>| {
        set.first()
            .map_or(0, |c| c.rejects.iter().filter(|r| **r).count())
    };
    sets.sort_by_key(|set| std::cmp::Reverse(rejected(set)));
    sets.truncate(MOST_SETS);
    sets.into_iter().flatten().collect()
}

/// What an element of a list lacks, beside a field of the same list that binds the element.
fn bound<'c>(whole: &[&'c Candidate], all: &'c [Candidate]) -> Vec<Vec<&'c Candidate>> {
    let mut chosen = Vec::new();
    for lacking in whole.iter().filter(|c| c.unbound) {
        let binds = |c: &&Candidate| {
            !c.unbound && c.field != lacking.field && c.path.first() == lacking.path.first()
        };
        chosen.extend(
            all.iter()
                .filter(binds)
                .map(|binding| vec![binding, *lacking]),
        );
    }
    chosen.sort_by_key(|chosen| cost(chosen));
    chosen.truncate(MOST_BOUND);
    chosen
}

/// The most combinations of [`bound`] that are put to the matcher.
const MOST_BOUND: usize = 60;

/// All combinations of so many candidates of different fields that together reject everything.
fn combinations<'c>(pool: &[&'c Candidate], size: usize) -> Vec<Vec<&'c Candidate>> {
    let mut fitting = Vec::new();
    for (at, one) in pool.iter().enumerate() {
        for (next, other) in pool.iter().enumerate().skip(at + 1) {
            if one.field == other.field {
                continue;
            }
            let both = union(&one.rejects, &other.rejects);
            let missing = both.iter().filter(|r| !**r).count();
            if size == 2 {
                if missing == 0 {
                    fitting.push(vec![*one, *other]);
                }
                continue;
            }
            // What is left must be rejected by the third alone.
            for third in pool.iter().skip(next + 1) {
                let new = third.field != one.field && third.field != other.field;
                let closes = both.iter().zip(&third.rejects).all(|(a, b)| *a || *b);
                if new && closes && missing > 0 {
                    fitting.push(vec![*one, *other, *third]);
                }
                if fitting.len() > MOST_FITTING {
                    return fitting;
                }
            }
        }
    }
    fitting
}

/// The most combinations that are sorted by their cost.
const MOST_FITTING: usize = 20_000;

fn union(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(a, b)| *a || *b).collect()
}

/// Takes the candidate that rejects most of what is left, again and again.
fn greedy<'c>(pool: &[&'c Candidate]) -> Option<Vec<&'c Candidate>> {
    let mut rejected = vec![false; pool.first()?.rejects.len()];
    let mut chosen: Vec<&Candidate> = Vec::new();
    while rejected.iter().any(|r| !r) {
        let gain = |c: &Candidate| {
            c.rejects
                .iter()
                .zip(&rejected)
                .filter(|(new, old)| **new && !**old)
                .count()
        };
        let free = |c: &&&Candidate| !chosen.iter().any(|other| other.field == c.field);
        let best = pool
            .iter()
            .filter(free)
            .min_by_key(|c| (std::cmp::Reverse(gain(c)), c.cost()))?;
        if gain(best) == 0 || chosen.len() == MOST_FIELDS {
            return None;
        }
        rejected = union(&rejected, &best.rejects);
        chosen.push(best);
    }
    Some(chosen)
}
