//! Along the keys of an event, through arrays, within bounds. Of a key that stands twice in an
//! object only the last one is seen, as the matcher sees it.

use super::Near;
use crate::json::{Kind, Member, Value};

/// The values at one place that are looked at; an array has many.
const MOST_NODES: usize = 64;

/// The members of the objects at one place that are looked at, from the end of each object.
const MOST_MEMBERS: usize = 200;

/// The plain values and objects that `value` stands for: itself, or the elements of an array.
fn flat<'e>(near: &Near<'_>, value: &'e Value, out: &mut Vec<&'e Value>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        if out.len() >= MOST_NODES || !near.budget.value() {
            return;
        }
        match &value.kind {
            Kind::Array(elements) => {
                let room = MOST_NODES.saturating_sub(out.len());
                waiting.extend(elements.iter().take(room).rev());
            }
            _ => out.push(value),
        }
    }
}

/// A member of an object.
#[derive(Clone, Copy)]
pub(super) struct Held<'e> {
    pub(super) member: &'e Member,
    /// The members behind it in the same object.
    later: &'e [Member],
}

impl Held<'_> {
    /// Whether the member would count if it were called `key`: no later one of that name replaces
    /// it.
    pub(super) fn counts_as(&self, key: &str) -> bool {
        self.later.iter().all(|other| other.key != key)
    }
}

/// The members of the objects among `values`, without those that a later one replaces.
pub(super) fn members<'e>(near: &Near<'_>, values: &[&'e Value]) -> Vec<Held<'e>> {
    let (mut out, mut room) = (Vec::new(), MOST_MEMBERS);
    for object in values.iter().filter_map(|value| value.as_object()) {
        let first = out.len();
        let mut rest = object;
        let mut later: &[Member] = &[];
        while let Some((member, before)) = rest.split_last() {
            if room == 0 || !near.budget.value() {
                break;
            }
            room -= 1;
            let held = Held { member, later };
            if held.counts_as(&member.key) {
                out.push(held);
            }
            rest = before;
            later = object.get(before.len()..).unwrap_or_default();
        }
        // They were found from the last to the first.
        out.get_mut(first..).unwrap_or_default().reverse();
    }
    out
}

/// What lies under `key` in the objects among `values`.
pub(super) fn step<'e>(near: &Near<'_>, values: &[&'e Value], key: &str) -> Vec<&'e Value> {
    let mut out = Vec::new();
    for object in values.iter().filter_map(|value| value.as_object()) {
        for member in object.iter().rev().take(MOST_MEMBERS) {
            if !near.budget.value() {
                return out;
            }
            if member.key == key {
                flat(near, &member.value, &mut out);
                break;
            }
        }
    }
    out
}

/// What lies at the end of `steps`, objects included.
pub(super) fn nodes<'e>(near: &Near<'_>, from: &[&'e Value], steps: &[&str]) -> Vec<&'e Value> {
    let mut here = Vec::new();
    for value in from {
        flat(near, value, &mut here);
    }
    for key in steps {
        if here.is_empty() {
            break;
        }
        here = step(near, &here, key);
    }
    here
}

/// The plain values at the end of `steps`.
pub(super) fn values<'e>(near: &Near<'_>, from: &[&'e Value], steps: &[&str]) -> Vec<&'e Value> {
    let mut found = nodes(near, from, steps);
    found.retain(|value| value.is_leaf());
    found
}
