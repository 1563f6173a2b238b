//! Yards as they are written in exercises: what is not as usual, and differences from another yard.

use crate::exercise::json::Json;
use pipeline::Yard;
use pipeline::findings::key_fields;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Changes of a yard by JSON pointers, made in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Difference {
    /// What is otherwise: places, and the values there. Objects on the way are made; `-` stands for
    /// the place behind the last item of a list.
    pub set: Vec<(String, Json)>,
    /// What is missing: places.
    pub take: Vec<String>,
    /// What is more: lists, which are made where there are none, and an item for each.
    pub add: Vec<(String, Json)>,
}

/// The yard of these members, with what is left out as usual and changes made one after the other.
///
/// # Errors
/// A place that is not there, a member that no yard has, or a value of the wrong kind.
pub fn whole_yard(
    members: &Map<String, Value>,
    differences: &[&Difference],
) -> Result<Yard, String> {
    let mut written = Value::Object(members.clone());
    for difference in differences {
        make(&mut written, difference)?;
    }
    let mut whole = serde_json::to_value(Yard::default()).map_err(|error| error.to_string())?;
    let known = whole.as_object_mut().ok_or("no yard")?;
    for (name, value) in written.as_object().cloned().unwrap_or_default() {
        if !known.contains_key(&name) {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            return Err(format!(
                "`{name}` is no member of a yard; there are {}",
                names.join(", ")
            ));
        }
        known.insert(name, value);
    }
    fill_place(known);
    let places = known.get_mut("elsewhere").and_then(Value::as_array_mut);
    for place in places.into_iter().flatten() {
        fill_place(
            place
                .as_object_mut()
                .ok_or("a place of `elsewhere` is a table")?,
        );
    }
    let text = whole.to_string();
    let yard: Yard = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    check_members(&whole, &yard)?;
    let here = std::iter::once(&yard.resources);
    for resources in here.chain(yard.elsewhere.iter().map(|place| &place.resources)) {
        resources.services.check()?;
        resources.wires.check()?;
    }
    Ok(yard)
}

fn make(yard: &mut Value, difference: &Difference) -> Result<(), String> {
    for (place, Json(value)) in &difference.set {
        put(yard, place, value.clone())?;
    }
    for place in &difference.take {
        take(yard, place)?;
    }
    for (list, Json(value)) in &difference.add {
        put(yard, &format!("{list}/-"), value.clone())?;
    }
    Ok(())
}

fn split(place: &str) -> Result<(&str, String), String> {
    match place.rsplit_once('/') {
        Some((parent, name)) => Ok((parent, unescape(name))),
        None => Err(format!("`{place}` is no place: it begins with /")),
    }
}

fn unescape(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// The place of an item of a list: by its number, or by its name where things of the list have one.
fn item(list: &str, items: &[Value], name: &str) -> Option<usize> {
    if let Ok(number) = name.parse::<usize>() {
        return (number < items.len()).then_some(number);
    }
    let fields: &[&str] = match list {
        "targets" | "roles" | "keys" => &["arn"],
        "resources" | "encrypted" => &["resource"],
        "rules" | "event_buses" | "policies" => &["name"],
        _ => key_fields(list),
    };
    items.iter().position(|item| {
        let texts = fields.iter().map(|field| item.get(field)?.as_str());
        let texts: Option<Vec<&str>> = texts.collect();
        texts.is_some_and(|texts| !texts.is_empty() && texts.join("/") == name)
    })
}

/// The value that holds a place, the name of the list that it is, if it is one, and the name of the
/// place in it; none where the way does not lead there. Objects on the way are made where they are
/// missing, if wanted.
///
/// # Errors
/// What is no place.
fn parent<'y>(
    yard: &'y mut Value,
    place: &str,
    makes: bool,
) -> Result<Option<(&'y mut Value, String, String)>, String> {
    let (parent, name) = split(place)?;
    let mut list = String::new();
    let mut at = Some(yard);
    for part in parent.split('/').skip(1).map(unescape) {
        at = at.and_then(|at| match at {
            Value::Array(items) => {
                let nth = item(&list, items, &part)?;
                items.get_mut(nth)
            }
            Value::Object(members) => {
                if makes && !members.contains_key(&part) {
                    members.insert(part.clone(), Value::Object(Map::new()));
                }
                members.get_mut(&part)
            }
            _ => None,
        });
        list = part;
    }
    Ok(at.map(|at| (at, list, name)))
}

fn put(yard: &mut Value, place: &str, value: Value) -> Result<(), String> {
    let none = || format!("there is no {place}");
    let (at, list, name) = parent(yard, place, true)?.ok_or_else(none)?;
    if name == "-" && at.as_object().is_some_and(Map::is_empty) {
        *at = Value::Array(Vec::new());
    }
    match at {
        Value::Array(items) if name == "-" => items.push(value),
        Value::Array(items) => {
            let nth = item(&list, items, &name).ok_or_else(none)?;
            *items.get_mut(nth).ok_or_else(none)? = value;
        }
        Value::Object(members) => {
            members.insert(name, value);
        }
        _ => return Err(none()),
    }
    Ok(())
}

fn take(yard: &mut Value, place: &str) -> Result<(), String> {
    let none = || format!("there is no {place} to take away");
    let (at, list, name) = parent(yard, place, false)?.ok_or_else(none)?;
    match at {
        Value::Array(items) => {
            let nth = item(&list, items, &name).ok_or_else(none)?;
            items.remove(nth);
        }
        Value::Object(members) => {
            members.remove(&name).ok_or_else(none)?;
        }
        _ => return Err(none()),
    }
    Ok(())
}

/// Fills in what a file leaves out of a place: the default bus, and the usual of rules and targets.
fn fill_place(place: &mut Map<String, Value>) {
    let buses = place.entry("event_buses").or_insert(json!([]));
    if let Some(buses) = buses.as_array_mut()
        && !buses
            .iter()
            .any(|bus| bus.get("name") == Some(&json!("default")))
    {
        buses.insert(0, json!({"name": "default"}));
    }
    place.entry("resources").or_insert(json!({}));
    let rules = place.entry("rules").or_insert(json!([]));
    let rules = rules.as_array_mut().into_iter().flatten();
    for rule in rules.filter_map(Value::as_object_mut) {
        for (name, usual) in [
            ("event_bus", json!("default")),
            ("event_pattern", Value::Null),
            ("state", json!("ENABLED")),
            ("description", Value::Null),
            ("targets", json!([])),
            ("creation_time", json!("2026-01-15T12:00:00Z")),
        ] {
            rule.entry(name).or_insert(usual);
        }
        let targets = rule.get_mut("targets").and_then(Value::as_array_mut);
        let targets = targets.into_iter().flatten().enumerate();
        for (nth, target) in targets {
            let Some(target) = target.as_object_mut() else {
                continue;
            };
            for (name, usual) in [
                ("id", json!(format!("{}", nth + 1))),
                ("role_arn", Value::Null),
                ("input", json!("MatchedEvent")),
                ("sqs_parameters", Value::Null),
            ] {
                target.entry(name).or_insert(usual);
            }
        }
    }
}

/// Whether every member that is written is one that was read: rules and targets take others without
/// a word.
fn check_members(written: &Value, yard: &Yard) -> Result<(), String> {
    let read = serde_json::to_value(yard).map_err(|error| error.to_string())?;
    let places = |yard: &Value| -> Vec<Value> {
        let elsewhere = yard.get("elsewhere").and_then(Value::as_array);
        let others = elsewhere.into_iter().flatten().cloned();
        std::iter::once(yard.clone()).chain(others).collect()
    };
    for (written, read) in places(written).iter().zip(places(&read)) {
        for list in ["rules", "event_buses"] {
            if let (Some(written), Some(read)) = (written.get(list), read.get(list)) {
                unknown(list, written, read)?;
            }
        }
    }
    Ok(())
}

fn unknown(path: &str, written: &Value, read: &Value) -> Result<(), String> {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            for (name, value) in written {
                let Some(there) = read.get(name) else {
                    return Err(format!("{path} has no member `{name}`"));
                };
                unknown(&format!("{path}/{name}"), value, there)?;
            }
            Ok(())
        }
        (Value::Array(written), Value::Array(read)) => {
            let mut both = written.iter().zip(read).enumerate();
            both.try_for_each(|(nth, (one, other))| unknown(&format!("{path}/{nth}"), one, other))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
