//! Why something came that nobody asked for.

use super::event_name;
use crate::exercise::grade::report::{Failure, Pointing};
use crate::exercise::grade::{capital, short_name};
use crate::exercise::places::{at, places};
use crate::exercise::play::{Came, Seen, Way};
use pipeline::{Timestamp, Yard};
use serde_json::Value;
use std::collections::BTreeMap;

/// Why something came that nobody asked for. `belongs` are events that belong at the same target.
pub(in crate::exercise::grade) fn unwanted(
    yard: &Yard,
    run: usize,
    came: &Came,
    seen: Option<&Seen>,
    belongs: &[&Value],
) -> Failure {
    let target = came.target.as_deref().unwrap_or(&came.to);
    let name = short_name(target);
    let help = came.help.as_deref().unwrap_or_default();
    let rule = came.rule.as_deref().unwrap_or_default();
    let event = seen.map_or(&Value::Null, |seen| &seen.event.0);
    let mut field = None;
    let message = match came.way {
        Way::Refused => format!("An event did not come to event bus {}. {help}", came.to),
        Way::NotTaken => format!("AWS would not take the target {name} of rule {rule}. {help}"),
        Way::Lost => format!(
            "Rule {rule} sends {} to {name}, and it is lost there. {help}",
            event_name(event)
        ),
        Way::DeadLettered => format!(
            "Rule {rule} sends {} to {name}, which does not take it: it went to the dead-letter queue. {help}",
            event_name(event)
        ),
        Way::Delivered if is_scheduled(event) => {
            let at = seen.and_then(|seen| seen.at);
            let when = at.map_or_else(String::new, |at| {
                format!(" at {at}, a {},", day_of_week(at))
            });
            format!(
                "Rule {rule} also runs{when} when nothing is to come to {name}. Read its schedule field by field."
            )
        }
        Way::Delivered => {
            let differing = belongs
                .iter()
                .map(|other| difference(event, other))
                .min_by_key(Vec::len);
            match differing {
                Some(paths) if paths.is_empty() => format!(
                    "{} gets {} more than once. Look for a second rule, or a second target, that lets it through.",
                    capital(&name),
                    event_name(event)
                ),
                Some(paths) if paths.len() <= 3 => {
                    let told: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
                    let asked = asks_for(yard, rule, &paths);
                    field = paths.first().cloned();
                    format!(
                        "Rule {rule} also takes {}, which does not belong at {name}. It differs from one that does in {}: {asked}",
                        event_name(event),
                        told.join(", ")
                    )
                }
                _ => format!(
                    "Rule {rule} also takes {}, which does not belong at {name}. Compare it with the events that do, field by field: what sets it apart?",
                    event_name(event)
                ),
            }
        }
    };
    let mut failure = Failure::new(run, message.trim_end().to_owned());
    failure.of = came.of;
    failure.number = came.number;
    failure.pointing = Pointing {
        rule: came.rule.clone(),
        target: came.target.clone(),
        field,
        ..Pointing::default()
    };
    failure
}

/// Whether the pattern of a rule looks at the fields in which two events differ.
fn asks_for(yard: &Yard, rule: &str, paths: &[String]) -> &'static str {
    let mut rules = places(yard)
        .into_iter()
        .flat_map(|place| at(yard, &place).rules);
    let text = rules
        .find(|one| one.name == rule)
        .and_then(|one| one.event_pattern);
    let (pattern, _) = pattern::parse(text.as_deref().unwrap_or("{}"));
    let mut asked = pattern.asked();
    let looks = asked.any(|field| paths.iter().any(|path| field.name() == path));
    match (looks, paths.len()) {
        (true, 1) => "the pattern looks at it and accepts both.",
        (true, _) => "the pattern looks there, and what it asks for is in both.",
        (false, 1) => "the pattern does not look at it.",
        (false, _) => "the pattern looks at none of them.",
    }
}

/// Whether an event is the run of a rule by its schedule.
fn is_scheduled(event: &Value) -> bool {
    event.get("source").and_then(Value::as_str) == Some("aws.events")
        && event.get("detail-type").and_then(Value::as_str) == Some("Scheduled Event")
}

/// The day of the week in UTC.
fn day_of_week(at: Timestamp) -> &'static str {
    // 1970-01-01 was a Thursday.
    match at.millis().div_euclid(86_400_000).rem_euclid(7) {
        0 => "Thursday",
        1 => "Friday",
        2 => "Saturday",
        3 => "Sunday",
        4 => "Monday",
        5 => "Tuesday",
        _ => "Wednesday",
    }
}

/// The paths at which two events differ.
fn difference(one: &Value, other: &Value) -> Vec<String> {
    let (one, other) = (leaves(one), leaves(other));
    let mut paths: Vec<String> = Vec::new();
    for path in one.keys().chain(other.keys()) {
        if one.get(path) != other.get(path) && !paths.contains(path) {
            paths.push(path.clone());
        }
    }
    paths
}

fn leaves(event: &Value) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    flatten(String::new(), event, &mut found);
    found
}

fn flatten(path: String, value: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let below = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                flatten(below, value, found);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| flatten(path.clone(), item, found)),
        Value::Null => {}
        leaf => found.entry(path).or_default().push(leaf.to_string()),
    }
}
