//! A right wiring with one thing changed: a rule switched off, a value dropped, a wire taken away.

use super::pattern_changes::pattern_changes;
use crate::exercise::changes::{changes, is_allowed};
use crate::exercise::cut::instead;
use crate::exercise::format::{Exercise, Solution};
use crate::exercise::places::{at, places};
use crate::exercise::removals::removals;
use pattern::Span;
use pipeline::resources::BucketNotifications;
use pipeline::unread::Unread;
use pipeline::{DEFAULT_EVENT_BUS, InputChoice, Rule, RuleState, Target, Yard, schedule};
use serde_json::Value;

/// A right wiring with one thing changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutation {
    /// What was changed; files name it so where it may pass.
    pub what: String,
    /// The yard.
    pub yard: Yard,
}

/// A reference solution with each thing changed, one at a time, as far as a learner may change it.
pub fn mutations(exercise: &Exercise, reference: &Solution) -> Vec<Mutation> {
    let yard = &reference.yard;
    let mut found = Vec::new();
    for removal in removals(yard) {
        // A rule that is gone does what one does that is switched off.
        if !removal.what.starts_with("rule ") {
            found.push(Mutation {
                what: format!("{} removed", removal.what),
                yard: removal.yard,
            });
        }
    }
    for place in places(yard) {
        let there = at(yard, &place);
        let mut add = |what: String, mut changed: Yard| {
            changed.go_to(&yard.account, &yard.region);
            found.push(Mutation {
                what,
                yard: changed,
            });
        };
        for nth in 0..there.rules.len() {
            rule(&there, nth, &mut add);
        }
        resources(&there, &mut add);
        buses(&there, &mut add);
    }
    found.retain(|mutation| {
        let changed = changes(yard, &mutation.yard);
        let mut pointers = changed.iter().map(|one| &one.pointer);
        !changed.is_empty() && pointers.all(|one| is_allowed(&exercise.may_change, one))
    });
    found
}

/// The days of the week, as schedules name them.
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

type Add<'a> = &'a mut dyn FnMut(String, Yard);

fn rule(there: &Yard, nth: usize, add: Add<'_>) {
    let Some(rule) = there.rules.get(nth) else {
        return;
    };
    let mut with = |what: String, change: &dyn Fn(&mut Rule)| {
        let mut changed = there.clone();
        if let Some(rule) = changed.rules.get_mut(nth) {
            change(rule);
        }
        add(format!("rule {}: {what}", rule.name), changed);
    };
    if rule.state != RuleState::Disabled {
        with("switched off".to_owned(), &|rule| {
            rule.state = RuleState::Disabled;
        });
    }
    if let Some(text) = &rule.event_pattern {
        for (what, text) in pattern_changes(text) {
            with(what, &|rule| rule.event_pattern = Some(text.clone()));
        }
    }
    if let Some(expression) = &rule.schedule_expression {
        for (what, other) in schedule_changes(expression) {
            with(what, &|rule| rule.schedule_expression = Some(other.clone()));
        }
    }
    for (at, target) in rule.targets.iter().enumerate() {
        let name = target.arn.rsplit(':').next().unwrap_or_default();
        let mut part = |what: &str, is_there: bool, change: &dyn Fn(&mut Target)| {
            if is_there {
                with(format!("{what} of target {name} dropped"), &|rule| {
                    rule.targets.get_mut(at).into_iter().for_each(change);
                });
            }
        };
        part("role", target.role_arn.is_some(), &|one| {
            one.role_arn = None
        });
        part(
            "dead-letter queue",
            target.dead_letter_config.is_some(),
            &|one| one.dead_letter_config = None,
        );
        part("retry policy", target.retry_policy.is_some(), &|one| {
            one.retry_policy = None;
        });
        part("input", target.input != InputChoice::MatchedEvent, &|one| {
            one.input = InputChoice::MatchedEvent
        });
        part("message group", target.sqs_parameters.is_some(), &|one| {
            one.sqs_parameters = None;
        });
        for nth in 0..target.parameters.len() {
            part("parameter", true, &|one| {
                one.parameters.remove(nth);
            });
        }
    }
}

/// A schedule with each of its fields changed that say something: the next number, another day or
/// month.
fn schedule_changes(expression: &str) -> Vec<(String, String)> {
    let mut fields: Vec<_> = schedule::fields(expression)
        .into_iter()
        .map(|(_, span)| span)
        .collect();
    if let (true, Some(inner)) = (fields.is_empty(), expression.find('(')) {
        let end = expression.find([' ', ')']).unwrap_or(expression.len());
        fields.push(Span {
            start: inner + 1,
            end,
        });
    }
    let changed = fields.into_iter().filter_map(|span| {
        let text = expression.get(span.start..span.end)?;
        let other = match text.parse::<u32>() {
            Ok(number) => (number + 1).to_string(),
            Err(_) if text.contains(|letter: char| letter.is_ascii_alphabetic()) => {
                let is_day = DAYS.iter().any(|day| text.contains(day));
                let other = if is_day { "SUN" } else { "JAN" };
                other.to_owned()
            }
            Err(_) => return None,
        };
        let what = format!("{text} of its schedule changed");
        Some((what, instead(expression, span, &other)?))
    });
    changed.collect()
}

fn resources(there: &Yard, add: Add<'_>) {
    let services = serde_json::to_value(&*there.resources.services).unwrap_or_default();
    for (what, value) in without_items(&services) {
        let mut changed = there.clone();
        changed.resources.services = Unread::of_value(&value);
        add(what, changed);
    }
    let wires = serde_json::to_value(&*there.resources.wires).unwrap_or_default();
    for (what, value) in without_items(&wires) {
        let mut changed = there.clone();
        changed.resources.wires = Unread::of_value(&value);
        add(what, changed);
    }
    if there.resources.trail.logging {
        let mut changed = there.clone();
        changed.resources.trail.logging = false;
        add("trail switched off".to_owned(), changed);
    }
    if matches!(&there.resources.bucket_notifications, BucketNotifications::OnlyOf(names) if !names.is_empty())
    {
        let mut changed = there.clone();
        changed.resources.bucket_notifications = BucketNotifications::OnlyOf(Vec::new());
        add("notifications of buckets switched off".to_owned(), changed);
    }
    for (nth, archive) in there.resources.archives.iter().enumerate() {
        let mut changed = there.clone();
        changed.resources.archives.remove(nth);
        add(format!("archive {} removed", archive.name), changed);
    }
}

/// The lists of an object without each of their items.
fn without_items(lists: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let members = lists.as_object().into_iter().flatten();
    for (list, items) in members {
        let items = items.as_array().map(Vec::as_slice).unwrap_or_default();
        for nth in 0..items.len() {
            let mut rest = items.to_vec();
            rest.remove(nth);
            let mut changed = lists.clone();
            if let Some(there) = changed.get_mut(list) {
                *there = Value::Array(rest);
            }
            found.push((format!("{list} {} removed", nth + 1), changed));
        }
    }
    found
}

fn buses(there: &Yard, add: Add<'_>) {
    for (nth, bus) in there.event_buses.iter().enumerate() {
        if bus.name != DEFAULT_EVENT_BUS {
            let mut changed = there.clone();
            changed.event_buses.remove(nth);
            add(format!("event bus {} removed", bus.name), changed);
        }
    }
}
