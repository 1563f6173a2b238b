//! Along the keys of an event, through arrays, within bounds.

use super::Near;
use crate::json::{Kind, Member, Value};

/// The values at one place that are looked at; an array has many.
const MOST_NODES: usize = 64;

/// The members of the objects at one place that are looked at.
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

/// The members of the objects among `values`.
pub(super) fn members<'e>(near: &Near<'_>, values: &[&'e Value]) -> Vec<&'e Member> {
    let objects = values.iter().filter_map(|value| value.as_object());
    let members = objects.flatten().take(MOST_MEMBERS);
    members.take_while(|_| near.budget.value()).collect()
}

/// What lies under `key` in the objects among `values`.
pub(super) fn step<'e>(near: &Near<'_>, values: &[&'e Value], key: &str) -> Vec<&'e Value> {
    let mut out = Vec::new();
    for object in values.iter().filter_map(|value| value.as_object()) {
        for member in object.iter().take(MOST_MEMBERS) {
            if !near.budget.value() {
                return out;
            }
            if member.key == key {
                flat(near, &member.value, &mut out);
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
