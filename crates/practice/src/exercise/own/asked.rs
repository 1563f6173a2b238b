//! What an exercise asks for, as it follows from what happens in a yard that is right.

use crate::exercise::expect::Arrival;
use crate::exercise::format::{Arrives, Requirement, Run};
use crate::exercise::grade::short_name;
use crate::exercise::json::Json;
use crate::exercise::play::{Came, Played, Way};
use serde_json::{Map, Value};

/// The requirements, one for each target and dead-letter queue that gets something, in the order of
/// time; and what goes wrong although the yard is to be right.
pub(super) fn requirements(
    runs: &[Run],
    played: &[Played],
    any_input: bool,
) -> (Vec<Requirement>, Vec<String>) {
    let mut found: Vec<Requirement> = Vec::new();
    let mut problems = Vec::new();
    for (run, played) in runs.iter().zip(played) {
        if played.is_cut_short {
            problems.push(format!("So much happens in the run “{}” that it was cut short. Look for something that feeds itself.", run.title));
        }
        for came in &played.came {
            if let Some(problem) = lost(run, came) {
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
                continue;
            }
            let requirement = match found.iter_mut().find(|one| one.id == came.to) {
                Some(there) => there,
                None => {
                    found.push(nothing_yet(&came.to));
                    let last = found.last_mut();
                    let Some(last) = last else { continue };
                    last
                }
            };
            add(requirement, run, came, any_input);
        }
    }
    for (nth, requirement) in found.iter_mut().enumerate() {
        requirement.text = text(requirement, runs);
        requirement.id = format!("arrives-{}", nth + 1);
    }
    (found, problems)
}

/// What a requirement is about: the ARN.
pub(super) fn about(requirement: &Requirement) -> &str {
    let first = requirement.arrives.first();
    first.map_or("", |first| first.arrival.to.as_str())
}

/// A requirement is found again by the ARN until all are there.
fn nothing_yet(arn: &str) -> Requirement {
    Requirement {
        id: arn.to_owned(),
        text: String::new(),
        arrives: Vec::new(),
        stays_away: Vec::new(),
        does: Vec::new(),
        does_not: Vec::new(),
        note: None,
    }
}

/// What is wrong with something that does not arrive.
fn lost(run: &Run, came: &Came) -> Option<String> {
    let help = came.help.as_deref().unwrap_or_default();
    let (title, to) = (&run.title, short_name(&came.to));
    match came.way {
        Way::Delivered | Way::DeadLettered => None,
        Way::Lost => Some(format!(
            "In the run “{title}” something is lost on the way to {to}. {help}"
        )),
        Way::NotTaken => Some(format!("AWS would not take the target {to}. {help}")),
        Way::Refused => Some(format!(
            "The event of the run “{title}” does not come to the event bus {}. {help}",
            came.to
        )),
    }
}

fn add(requirement: &mut Requirement, run: &Run, came: &Came, any_input: bool) {
    let with = match (any_input, came.way) {
        (false, Way::Delivered) => part(&came.text),
        _ => None,
    };
    let of = came.of.map(|at| at + 1);
    let mut there = requirement.arrives.iter_mut();
    let same = there.find(|one| {
        one.run == run.id && one.of == of && one.way == came.way && one.arrival.with == with
    });
    match same {
        Some(same) => same.arrival.times += 1,
        None => requirement.arrives.push(Arrives {
            run: run.id.clone(),
            of,
            way: came.way,
            arrival: Arrival {
                to: came.to.clone(),
                with,
                without: Vec::new(),
                times: 1,
            },
        }),
    }
}

/// What of an input is compared: of an event what it says, not its id and its time; of everything else
/// the whole. Of a call what was given to it: the rest of its request may have made names.
fn part(text: &str) -> Option<Json> {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return (!text.is_empty()).then(|| Json(Value::String(text.to_owned())));
    };
    match value {
        Value::Object(members) => Some(Json(Value::Object(of_object(members)))),
        // Between the quotes stands what is looked for in the text.
        Value::String(_) => {
            let inside = text.trim().trim_matches('"').to_owned();
            (!inside.is_empty()).then_some(Json(Value::String(inside)))
        }
        other => Some(Json(other)),
    }
}

fn of_object(mut members: Map<String, Value>) -> Map<String, Value> {
    if members.contains_key("detail-type") && members.contains_key("source") {
        members.retain(|name, _| matches!(name.as_str(), "source" | "detail-type" | "detail"));
    } else if members.len() == 2 && members.contains_key("request") {
        members.remove("request");
    }
    for name in ["input", "body"] {
        if let Some(Value::Object(inner)) = members.get_mut(name) {
            *inner = of_object(std::mem::take(inner));
        }
    }
    members
}

/// What is asked in a sentence. Of runs that are hidden nothing is told.
fn text(requirement: &Requirement, runs: &[Run]) -> String {
    let is_letter = |one: &Arrives| one.way == Way::DeadLettered;
    let of: Vec<&Run> = runs
        .iter()
        .filter(|run| requirement.runs().any(|id| id == run.id))
        .collect();
    let shown = of.iter().filter(|run| !run.hidden);
    let mut told: Vec<String> = shown.map(|run| format!("“{}”", run.title)).collect();
    match (told.len(), of.iter().filter(|run| run.hidden).count()) {
        (0, _) => told.push("runs that are not shown".to_owned()),
        (_, 0) => {}
        (_, 1) => told.push("a run that is not shown".to_owned()),
        _ => told.push("runs that are not shown".to_owned()),
    }
    let last = told.pop().unwrap_or_default();
    let all = match told.is_empty() {
        true => last,
        false => format!("{} and {last}", told.join(", ")),
    };
    let name = short_name(about(requirement));
    match requirement.arrives.iter().all(is_letter) {
        true => format!("What cannot be delivered of {all} comes to the {name}."),
        false => format!("The {name} is reached by {all}."),
    }
}
