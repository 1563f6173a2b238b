//! Events that no pattern can part.
//!
//! Whatever matches the first event also matches the second if the second has all values of the
//! first, elements of arrays kept together, and no name that the first lacks. More elements do no
//! harm: a pattern takes any element, and one that must not hold a name is judged beside the
//! element that was chosen.

use std::collections::BTreeSet;

use crate::json::{Kind, Value};
use crate::number::Comparable;

/// Why no pattern parts two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    Same,
    ToPatterns,
    Covered,
}

/// The work that may go into all pairs of events together.
pub(super) const MOST_STEPS: usize = 4_000_000;

/// Deeper values are not compared.
const MOST_DEPTH: usize = 100;

/// Whether every pattern that matches `one` matches `other`, as far as it can be seen.
pub(super) fn alike(one: &Value, other: &Value, steps: &mut usize) -> Option<Alike> {
    if same(one, other, MOST_DEPTH, steps) {
        return Some(Alike::Same);
    }
    let forth = covers(one, other, MOST_DEPTH, steps);
    if !forth {
        return None;
    }
    match covers(other, one, MOST_DEPTH, steps) {
        true => Some(Alike::ToPatterns),
        false => Some(Alike::Covered),
    }
}

fn spend(steps: &mut usize, count: usize) -> bool {
    *steps = steps.saturating_sub(count + 1);
    *steps > 0
}

/// Whether both have the same keys and values in the same order of elements.
fn same(one: &Value, other: &Value, depth: usize, steps: &mut usize) -> bool {
    let Some(depth) = depth.checked_sub(1).filter(|_| spend(steps, 1)) else {
        return false;
    };
    match (&one.kind, &other.kind) {
        (Kind::Object(one), Kind::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(a, b)| a.key == b.key && same(&a.value, &b.value, depth, steps))
        }
        (Kind::Array(one), Kind::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b, depth, steps))
        }
        (Kind::Number(one), Kind::Number(other)) => one == other,
        _ => one.is_leaf() && other.is_leaf() && equal(one, other),
    }
}

/// Whether no alternative of a pattern tells two plain values apart.
fn equal(one: &Value, other: &Value) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::String(one), Kind::String(other)) => one == other,
        // Blocks of addresses look at the digits at the beginning of a number.
        (Kind::Number(one), Kind::Number(other)) => {
            one == other || (same_number(one, other) && digits(one) == digits(other))
        }
        _ => false,
    }
}

fn same_number(one: &str, other: &str) -> bool {
    let number = Comparable::parse(one);
    number.is_some() && number == Comparable::parse(other)
}

fn digits(number: &str) -> &str {
    let hexadecimal = |c: char| c.is_ascii_digit() || ('A'..='F').contains(&c);
    let end = number.find(|c| !hexadecimal(c)).unwrap_or(number.len());
    number.get(..end).unwrap_or_default()
}

fn covers(one: &Value, other: &Value, depth: usize, steps: &mut usize) -> bool {
    let Some(depth) = depth.checked_sub(1).filter(|_| spend(steps, 1)) else {
        return false;
    };
    match (&one.kind, &other.kind) {
        (Kind::Object(_), Kind::Object(_)) => objects(one, other, depth, steps),
        (Kind::Array(one), Kind::Array(other)) => arrays(one, other, depth, steps),
        _ => one.is_leaf() && other.is_leaf() && equal(one, other),
    }
}

/// The members with plain values somewhere; `None` where two of them may meet at one name.
fn members(value: &Value) -> Option<Vec<(&str, &Value)>> {
    let mut members = Vec::new();
    for member in value.as_object()? {
        if member.key.is_empty() || member.key.contains('.') {
            return None;
        }
        if has_leaf(&member.value) {
            members.push((member.key.as_str(), &member.value));
        }
    }
    members.sort_by_key(|(key, _)| *key);
    let repeated = members
        .windows(2)
        .any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
    (!repeated).then_some(members)
}

fn objects(one: &Value, other: &Value, depth: usize, steps: &mut usize) -> bool {
    // To look for plain values takes a walk.
    let bytes = one.span.end - one.span.start + other.span.end - other.span.start;
    if !spend(steps, bytes / 16) {
        return false;
    }
    let (Some(one), Some(other)) = (members(one), members(other)) else {
        return false;
    };
    spend(steps, one.len() + other.len())
        && one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|((a, one), (b, other))| a == b && covers(one, other, depth, steps))
}

fn arrays(one: &[Value], other: &[Value], depth: usize, steps: &mut usize) -> bool {
    let plain = |values: &'_ [Value]| values.iter().filter(|v| v.is_leaf()).count();
    if (plain(one) == 0) != (plain(other) == 0) || !spend(steps, one.len() + other.len()) {
        return false;
    }
    for value in one.iter().filter(|v| v.is_leaf()) {
        let mut others = other.iter().filter(|v| v.is_leaf());
        if !spend(steps, other.len()) || !others.any(|o| equal(value, o)) {
            return false;
        }
    }
    let nested = |values: &'_ [Value]| -> Vec<usize> {
        let all = values.iter().enumerate();
        all.filter(|(_, v)| !v.is_leaf() && has_leaf(v))
            .map(|(at, _)| at)
            .collect()
    };
    let (mine, theirs) = (nested(one), nested(other));
    if mine.len() > theirs.len() || mine.len() * theirs.len() > MOST_PAIRS {
        return false;
    }
    let mut fits: Vec<Vec<usize>> = Vec::new();
    for at in &mine {
        let mut row = Vec::new();
        for to in &theirs {
            if let (Some(one), Some(other)) = (one.get(*at), other.get(*to))
                && covers(one, other, depth, steps)
            {
                row.push(*to);
            }
        }
        fits.push(row);
    }
    let Some(taken) = assign(&fits) else {
        return false;
    };
    // Elements beyond those must not bring a name that the others lack.
    let mut names = BTreeSet::new();
    for at in &mine {
        collect(one.get(*at), &mut names, steps);
    }
    let mut more = BTreeSet::new();
    for to in theirs.iter().filter(|to| !taken.contains(to)) {
        collect(other.get(*to), &mut more, steps);
    }
    *steps > 0 && more.is_subset(&names)
}

/// The most pairs of elements of two arrays that are compared.
const MOST_PAIRS: usize = 10_000;

/// Gives each row a number of its own from its list.
fn assign(rows: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut owner: Vec<(usize, usize)> = Vec::new();
    for row in 0..rows.len() {
        let mut tried = Vec::new();
        if !place(row, rows, &mut owner, &mut tried) {
            return None;
        }
    }
    Some(owner.into_iter().map(|(to, _)| to).collect())
}

fn place(
    row: usize,
    rows: &[Vec<usize>],
    owner: &mut Vec<(usize, usize)>,
    tried: &mut Vec<usize>,
) -> bool {
    // Ways to hand a number on are short lists; depth is bounded so that the stack is.
    if tried.len() > 200 {
        return false;
    }
    for to in rows.get(row).into_iter().flatten() {
        if tried.contains(to) {
            continue;
        }
        tried.push(*to);
        match owner.iter().position(|(taken, _)| taken == to) {
            None => {
                owner.push((*to, row));
                return true;
            }
            Some(at) => {
                let Some((_, holder)) = owner.get(at).copied() else {
                    continue;
                };
                if place(holder, rows, owner, tried) {
                    // The holder has another now; its old entry is ours.
                    if let Some(slot) = owner.get_mut(at) {
                        *slot = (*to, row);
                    }
                    return true;
                }
            }
        }
    }
    false
}

fn has_leaf(value: &Value) -> bool {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match &value.kind {
            Kind::Array(elements) => waiting.extend(elements),
            Kind::Object(members) => waiting.extend(members.iter().map(|m| &m.value)),
            _ => return true,
        }
    }
    false
}

/// The names of all plain values inside.
fn collect(value: Option<&Value>, names: &mut BTreeSet<String>, steps: &mut usize) {
    let Some(value) = value else { return };
    if value.is_leaf() {
        names.insert(String::new());
        return;
    }
    crate::suggest::walk::walk(value, &mut |path, value| {
        if value.is_leaf() {
            let name = crate::suggest::walk::keys(path).join(".");
            *steps = steps.saturating_sub(name.len() + 1);
            names.insert(name);
        }
        *steps > 0
    });
}
