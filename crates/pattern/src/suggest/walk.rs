//! All values of an event, in the order of its text: one loop over an explicit stack.

use crate::json::{Kind, Member, Value};

/// A step of the way to a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'e> {
    Key(&'e str),
    Index(usize),
}

enum Frame<'e> {
    Object(std::slice::Iter<'e, Member>),
    Array(std::iter::Enumerate<std::slice::Iter<'e, Value>>),
}

/// Calls `visit` for every value below the top with the way to it; ends early where it says
/// `false`.
pub(crate) fn walk<'e>(event: &'e Value, visit: &mut dyn FnMut(&[Step<'e>], &'e Value) -> bool) {
    let mut path = Vec::new();
    let mut stack: Vec<Frame<'e>> = frame(event).into_iter().collect();
    while let Some(frame_now) = stack.last_mut() {
        let next = match frame_now {
            Frame::Object(members) => members
                .next()
                .map(|member| (Step::Key(&member.key), &member.value)),
            Frame::Array(elements) => elements
                .next()
                .map(|(index, value)| (Step::Index(index), value)),
        };
        let Some((step, value)) = next else {
            stack.pop();
            path.pop();
            continue;
        };
        path.push(step);
        if !visit(&path, value) {
            return;
        }
        match frame(value) {
            Some(inner) => stack.push(inner),
            None => drop(path.pop()),
        }
    }
}

fn frame(value: &Value) -> Option<Frame<'_>> {
    match &value.kind {
        Kind::Object(members) => Some(Frame::Object(members.iter())),
        Kind::Array(elements) => Some(Frame::Array(elements.iter().enumerate())),
        _ => None,
    }
}

/// The keys of a way, without the places in arrays.
pub(crate) fn keys(path: &[Step<'_>]) -> Vec<String> {
    path.iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some((*key).to_owned()),
            Step::Index(_) => None,
        })
        .collect()
}

/// A way as a person writes it: `detail.containers[0].name`.
pub(crate) fn shown(path: &[Step<'_>]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(key);
            }
            Step::Index(index) => out.push_str(&format!("[{index}]")),
        }
    }
    out
}
