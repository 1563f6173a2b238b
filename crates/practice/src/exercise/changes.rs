//! What a learner has changed, and whether it may be changed.
//!
//! Yards are compared as a yard file has them, member by member; things of lists by their names
//! and not by their places. What only play changes (the clock, counters, faults, what archives
//! keep) and what only people read (descriptions, tags) is left out.

use super::format::Exercise;
use pipeline::Yard;
use pipeline::findings::key_fields;
use pipeline::resources::Resources;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A place of a yard that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where: a JSON pointer with names in the place of numbers, such as
    /// `/rules/default~1stopped/event_pattern`.
    pub pointer: String,
    /// The same in words.
    pub words: String,
}

/// Everything in which a yard differs from another one.
pub fn changes(start: &Yard, yard: &Yard) -> Vec<Change> {
    let mut there = yard.clone();
    there.go_to(&start.account, &start.region);
    let mut pointers = Vec::new();
    compare(
        "",
        &mut Vec::new(),
        &plain(start),
        &plain(&there),
        &mut pointers,
    );
    let told = pointers.into_iter();
    told.map(|pointer| Change {
        words: words(&pointer),
        pointer,
    })
    .collect()
}

/// What a learner has changed that may not be changed.
pub(crate) fn outside(exercise: &Exercise, yard: &Yard) -> Vec<Change> {
    let all = changes(&exercise.start, yard).into_iter();
    all.filter(|change| !is_allowed(&exercise.may_change, &change.pointer))
        .collect()
}

/// Whether a place may be changed: one of the pointers leads to it or to what it is in. A `*`
/// stands for any name.
pub fn is_allowed(may_change: &[String], pointer: &str) -> bool {
    may_change.iter().any(|allowed| {
        let mut at = pointer.split('/');
        allowed
            .split('/')
            .all(|name| at.next().is_some_and(|there| name == "*" || name == there))
    })
}

/// A pointer in words: names only, from the large to the small.
pub fn words(pointer: &str) -> String {
    // What a bucket sends to EventBridge and whom it calls itself have the same name in a yard.
    match pointer.split_once("bucket_notifications") {
        Some((before, "")) if before.ends_with("/resources/") => {
            return "which buckets send to EventBridge".to_owned();
        }
        Some((before, "")) if before.ends_with("/wires/") => {
            return "notifications of buckets".to_owned();
        }
        _ => {}
    }
    let names = pointer.split('/').skip(1);
    let told = names.filter(|name| {
        !matches!(
            *name,
            "resources" | "services" | "wires" | "conditions" | "elsewhere" | "*"
        )
    });
    let told: Vec<String> = told.map(|name| unescape(name).replace('_', " ")).collect();
    told.join(", ")
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescape(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// A value as JSON, by way of its text: the workers write yards as texts already, and a second writer of
/// all their types is tens of kilobytes.
fn written(value: &impl Serialize) -> Value {
    let text = serde_json::to_string(value).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// What the learner has made in a yard, as plain JSON.
fn plain(yard: &Yard) -> Value {
    let mut value = written(yard);
    if let Some(members) = value.as_object_mut() {
        for name in [
            "clock",
            "seed",
            "counter",
            "steps",
            "under_way",
            "happenings",
        ] {
            members.remove(name);
        }
        if let Some(Value::Object(conditions)) = members.get_mut("conditions") {
            for name in [
                "faults",
                "duplicates_per_thousand",
                "reordering_ms",
                "invocations_per_second",
            ] {
                conditions.remove(name);
            }
        }
        plain_place(members, &yard.resources);
        let places = members.get_mut("elsewhere").and_then(Value::as_array_mut);
        for (place, of) in places.into_iter().flatten().zip(&yard.elsewhere) {
            if let Some(members) = place.as_object_mut() {
                plain_place(members, &of.resources);
            }
        }
    }
    value
}

fn plain_place(members: &mut Map<String, Value>, resources: &Resources) {
    let lists = ["rules", "event_buses"];
    for list in lists {
        let things = members.get_mut(list).and_then(Value::as_array_mut);
        for thing in things
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            for name in ["creation_time", "last_modified_time", "description", "tags"] {
                thing.remove(name);
            }
        }
    }
    let Some(Value::Object(there)) = members.get_mut("resources") else {
        return;
    };
    there.remove("replays");
    let archives = there.get_mut("archives").and_then(Value::as_array_mut);
    for archive in archives
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        archive.remove("events");
        archive.remove("creation_time");
    }
    // What is left out of a text and what is written as usual are the same.
    for (name, value) in [
        ("services", written(&*resources.services)),
        ("wires", written(&*resources.wires)),
    ] {
        there.insert(name.to_owned(), value);
    }
}

/// The name of a thing of a list, where it has one.
fn name(list: &str, thing: &Value) -> Option<String> {
    let fields: &[&str] = match list {
        "rules" => &["event_bus", "name"],
        "elsewhere" => &["account", "region"],
        "targets" => &["arn"],
        "resources" | "encrypted" => &["resource"],
        "roles" | "keys" => &["arn"],
        "event_buses" | "states" | "policies" | "archives" | "connections" | "api_destinations" => {
            &["name"]
        }
        "organizations" => &["id"],
        _ => key_fields(list),
    };
    let texts = fields.iter().map(|field| thing.get(field)?.as_str());
    let texts: Option<Vec<&str>> = texts.collect();
    texts
        .filter(|texts| !texts.is_empty())
        .map(|texts| texts.join("/"))
}

/// Writes down the pointers of what differs.
fn compare(list: &str, at: &mut Vec<String>, one: &Value, other: &Value, found: &mut Vec<String>) {
    if one == other {
        return;
    }
    let members = match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names = one.keys().chain(other.keys());
            let mut names: Vec<&String> = names.collect();
            names.sort();
            names.dedup();
            let nothing = &Value::Null;
            names
                .into_iter()
                .map(|name| {
                    let get = |of: &'_ Map<String, Value>| of.get(name).cloned();
                    let (one, other) = (get(one), get(other));
                    let value = |value: Option<Value>| value.unwrap_or(nothing.clone());
                    (name.clone(), name.clone(), value(one), value(other))
                })
                .collect()
        }
        (Value::Array(one), Value::Array(other)) => named(list, one, other).unwrap_or_default(),
        _ => Vec::new(),
    };
    if members.is_empty() {
        let path: Vec<String> = at.iter().map(|name| escape(name)).collect();
        found.push(format!("/{}", path.join("/")));
    }
    for (name, list, one, other) in members {
        at.push(name);
        compare(&list, at, &one, &other, found);
        at.pop();
    }
}

/// A member of two values: its name, the list of which its own members are, and both values.
type Pair = (String, String, Value, Value);

/// The things of two lists, by their names; none where things have no names, or two the same.
fn named(list: &str, one: &[Value], other: &[Value]) -> Option<Vec<Pair>> {
    let by_name = |things: &[Value]| -> Option<Vec<(String, Value)>> {
        let mut found: Vec<(String, Value)> = Vec::new();
        for thing in things {
            let name = name(list, thing)?;
            if found.iter().any(|(other, _)| *other == name) {
                return None;
            }
            found.push((name, thing.clone()));
        }
        Some(found)
    };
    let (one, other) = (by_name(one)?, by_name(other)?);
    let value = |of: &[(String, Value)], name: &str| {
        let found = of.iter().find(|(other, _)| other == name);
        found.map_or(Value::Null, |(_, value)| value.clone())
    };
    let mut pairs = Vec::new();
    for (name, _) in one.iter().chain(&other) {
        if pairs.iter().all(|(other, ..): &Pair| other != name) {
            pairs.push((
                name.clone(),
                String::new(),
                value(&one, name),
                value(&other, name),
            ));
        }
    }
    Some(pairs)
}

#[cfg(test)]
mod tests;
