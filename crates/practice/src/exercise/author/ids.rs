//! Whether what an exercise names is there.

use super::code;
use super::read::Draft;
use crate::exercise::format::Limit;
use crate::exercise::places::{at, places};
use pipeline::Yard;
use quiz::Lists;
use quiz::author::{Finding, code as known};
use std::collections::BTreeSet;

pub(super) fn check(draft: &Draft, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    listed(draft, lists, &mut found);
    runs_and_requirements(draft, &mut found);
    resources(draft, &mut found);
    let yard = serde_json::to_value(Yard::default()).unwrap_or_default();
    for pointer in &draft.exercise.may_change {
        let first = pointer.split('/').nth(1).unwrap_or_default();
        if yard.get(first).is_none() {
            let message = format!("`may_change` names {pointer}, and a yard has no `{first}`");
            found.push(draft.finding(1, known::UNKNOWN_ID, message, ""));
        }
    }
    found
}

fn listed(draft: &Draft, lists: &Lists, found: &mut Vec<Finding>) {
    let exercise = &draft.exercise;
    for (id, line) in exercise.topics.iter().zip(&draft.lines.topics) {
        if lists.topic(id).is_none() {
            let message = format!("there is no topic `{id}`");
            let help = "See questions/topics.toml.";
            found.push(draft.finding(*line, known::UNKNOWN_ID, message, help));
        }
    }
    for (id, line) in exercise.tasks.iter().zip(&draft.lines.tasks) {
        if lists.task(id).is_none() {
            let message = format!("there is no task `{id}`");
            let help = "See questions/tasks.toml.";
            found.push(draft.finding(*line, known::UNKNOWN_ID, message, help));
        }
    }
    if exercise.topics.is_empty() || exercise.tasks.is_empty() {
        let message = "an exercise has one topic and one task or more";
        found.push(draft.finding(1, known::MISSING_KEY, message, ""));
    }
}

fn runs_and_requirements(draft: &Draft, found: &mut Vec<Finding>) {
    let exercise = &draft.exercise;
    let mut ids = BTreeSet::new();
    for (run, line) in exercise.runs.iter().zip(&draft.lines.runs) {
        if !ids.insert(run.id.as_str()) {
            let message = format!("two runs are called `{}`", run.id);
            found.push(draft.finding(*line, known::DUPLICATE_ID, message, ""));
        }
    }
    let shown = exercise.runs.iter().filter(|run| !run.hidden).count();
    if shown == 0 || shown == exercise.runs.len() {
        let message = "an exercise has a run that is shown and one that is hidden";
        found.push(draft.finding(1, code::RUN, message, ""));
    }
    let mut ids = BTreeSet::new();
    for (one, line) in exercise.requirements.iter().zip(&draft.lines.requirements) {
        if !ids.insert(one.id.as_str()) {
            let message = format!("two requirements are called `{}`", one.id);
            found.push(draft.finding(*line, known::DUPLICATE_ID, message, ""));
        }
        if one.runs().next().is_none() {
            let message = format!("requirement {} looks at no run", one.id);
            let help = "Give it `arrives`, `stays_away`, `does` or `does_not`.";
            found.push(draft.finding(*line, code::REQUIREMENT, message, help));
        }
        for id in one.runs().filter(|id| exercise.run_at(id).is_none()) {
            let message = format!(
                "requirement {} looks at run `{id}`, which is not there",
                one.id
            );
            found.push(draft.finding(*line, known::UNKNOWN_ID, message, ""));
        }
    }
    if !exercise.requirements.iter().any(|one| one.is_positive()) {
        let message = "no requirement asks for anything to come";
        found.push(draft.finding(1, code::REQUIREMENT, message, ""));
    }
    for (what, count) in [
        ("reference solution", exercise.references.len()),
        ("wrong attempt", draft.wrong.len()),
    ] {
        if count == 0 {
            let message = format!("there is no {what}");
            found.push(draft.finding(1, known::MISSING_KEY, message, ""));
        }
    }
}

/// What must stay away, and what has to have a dead-letter queue, is a target of some wiring.
fn resources(draft: &Draft, found: &mut Vec<Finding>) {
    let exercise = &draft.exercise;
    let references = exercise.references.iter().map(|one| &one.yard);
    let yards = references.chain(draft.wrong.iter().map(|one| &one.yard));
    let targets: BTreeSet<String> = yards.flat_map(targets).collect();
    let is_target = |end: &str| targets.iter().any(|arn| arn.ends_with(end));
    for (one, line) in exercise.requirements.iter().zip(&draft.lines.requirements) {
        for away in one.stays_away.iter().filter(|away| !is_target(&away.to)) {
            let message = format!(
                "no wiring of this file has a target that ends in `{}`",
                away.to
            );
            found.push(draft.finding(*line, known::UNKNOWN_ID, message, ""));
        }
    }
    for constraint in &exercise.constraints {
        if let Limit::DeadLetterQueue(ends) = &constraint.limit {
            for end in ends.iter().filter(|end| !is_target(end)) {
                let message = format!("no wiring of this file has a target that ends in `{end}`");
                found.push(draft.finding(1, known::UNKNOWN_ID, message, ""));
            }
        }
    }
}

fn targets(yard: &Yard) -> Vec<String> {
    let rules = places(yard)
        .into_iter()
        .flat_map(|place| at(yard, &place).rules);
    rules
        .flat_map(|rule| rule.targets)
        .map(|target| target.arn)
        .collect()
}
