//! Whether what is hidden tests the edges of each requirement.
//!
//! A near miss of a requirement is a thing in a hidden run from which nothing must come of it, and
//! which differs in exactly one field from a thing from which something must come: one value of an
//! event or of a call, the bus, or the place. Fields of events that the file links, since they say the
//! same thing (the name of a branch and its full name), count as one. Where a run has no steps, it is a hidden run that
//! differs in its clock alone, or in how long it is.

use crate::exercise::format::{Exercise, Requirement, Run};
use crate::exercise::play::Happens;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The requirements without a hidden near miss, by their places.
pub fn near_misses(exercise: &Exercise, linked: &[Vec<String>]) -> Vec<usize> {
    let near = Near { exercise, linked };
    let all = exercise.requirements.iter().enumerate();
    all.filter(|(_, one)| !near.has_near_miss(one))
        .map(|(at, _)| at)
        .collect()
}

/// A thing of a run; none where the run has no steps, so that it is the run itself.
type Thing = (usize, Option<usize>);

/// The things of an exercise, and which of their fields change together.
struct Near<'a> {
    exercise: &'a Exercise,
    linked: &'a [Vec<String>],
}

impl Near<'_> {
    fn has_near_miss(&self, requirement: &Requirement) -> bool {
        if requirement.is_positive() {
            return self.is_missed(requirement, |_| true);
        }
        // What must stay away is held against each thing that must come.
        let looked_at = |run: &Run| requirement.runs().any(|id| id == run.id);
        let all = self.exercise.requirements.iter();
        let mut all = all.filter(|one| one.is_positive());
        all.any(|one| self.is_missed(one, looked_at))
    }

    /// Whether some hidden run has a thing that is nearly one from which something must come.
    fn is_missed(&self, requirement: &Requirement, looked_at: impl Fn(&Run) -> bool) -> bool {
        let wanted = taken(self.exercise, requirement);
        let runs = self.exercise.runs.iter().enumerate();
        let mut hidden = runs.filter(|(_, run)| run.hidden && looked_at(run));
        hidden.any(|(nth, run)| {
            things(nth, run).into_iter().any(|thing| {
                !wanted.contains(&thing) && wanted.iter().any(|one| self.is_near(*one, thing))
            })
        })
    }

    fn is_near(&self, one: Thing, other: Thing) -> bool {
        let (Some(one), Some(other)) = (leaves(self.exercise, one), leaves(self.exercise, other))
        else {
            return false;
        };
        let names = one.keys().chain(other.keys());
        let otherwise: BTreeSet<&String> = names
            .filter(|name| one.get(*name) != other.get(*name))
            .collect();
        let together = |group: &Vec<String>| {
            let mut names = otherwise.iter();
            names.all(|name| group.iter().any(|field| is_of(name, field)))
        };
        match otherwise.len() {
            0 => false,
            1 => true,
            _ => self.linked.iter().any(together),
        }
    }
}

/// Whether the path of a leaf is that of a field of the event, or below it; `in` is the place.
fn is_of(path: &str, field: &str) -> bool {
    if path == "in" {
        return field == "in";
    }
    let event = path.strip_prefix("event.");
    let rest = event.and_then(|path| path.strip_prefix(field));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The things from which something of a requirement must come.
fn taken(exercise: &Exercise, requirement: &Requirement) -> Vec<Thing> {
    let arrives = requirement.arrives.iter().filter(|one| one.is_something());
    let arrives = arrives.map(|one| (&one.run, one.of));
    let does = requirement.does.iter().map(|one| (&one.run, None));
    let mut found = Vec::new();
    for (id, of) in arrives.chain(does) {
        let Some(nth) = exercise.run_at(id) else {
            continue;
        };
        let Some(run) = exercise.runs.get(nth) else {
            continue;
        };
        match of {
            Some(of) => found.push((nth, Some(of.saturating_sub(1)))),
            None => found.extend(things(nth, run)),
        }
    }
    found
}

fn things(nth: usize, run: &Run) -> Vec<Thing> {
    match run.script.steps.len() {
        0 => vec![(nth, None)],
        count => (0..count).map(|at| (nth, Some(at))).collect(),
    }
}

/// The fields of a thing: paths and values. Texts that are JSON are looked into.
fn leaves(exercise: &Exercise, (nth, at): Thing) -> Option<BTreeMap<String, String>> {
    let run = exercise.runs.get(nth)?;
    let mut found = BTreeMap::new();
    let mut note = |name: &str, text: String| {
        if !text.is_empty() {
            found.insert(name.to_owned(), text);
        }
    };
    let clock = run.script.clock.map(|clock| clock.to_string());
    match at {
        None => {
            note("clock", clock.unwrap_or_default());
            note("wait", run.script.wait.to_string());
        }
        Some(at) => {
            let step: &Happens = run.script.steps.get(at)?;
            note("bus", step.bus.clone().unwrap_or_default());
            let place = step.place.as_ref();
            note(
                "in",
                place.map(|(a, r)| format!("{a}/{r}")).unwrap_or_default(),
            );
            for (name, json) in [("event", &step.event), ("what", &step.what)] {
                if let Some(json) = json {
                    flatten(name.to_owned(), &json.0, &mut found);
                }
            }
        }
    }
    if !run.script.faults.is_empty() {
        found.insert("faults".to_owned(), format!("{:?}", run.script.faults));
    }
    Some(found)
}

fn flatten(path: String, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                flatten(format!("{path}.{name}"), value, found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (nth, item) in items.iter().enumerate() {
                flatten(format!("{path}[{nth}]"), item, found);
            }
        }
        Value::String(text) if text.starts_with(['{', '[']) => {
            match serde_json::from_str::<Value>(text) {
                Ok(inner) => flatten(path, &inner, found),
                Err(_) => {
                    found.insert(path, text.clone());
                }
            }
        }
        leaf => {
            found.insert(path, leaf.to_string());
        }
    }
}
