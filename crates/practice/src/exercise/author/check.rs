//! Plays an exercise: does it fail where it has to, and pass where it has to?

use super::attempts::fails_as_named;
use super::mutations::mutations;
use super::near_misses::near_misses;
use super::read::Draft;
use super::{code, hints, ids};
use crate::exercise::grade::{Report, grade, judge, solves};
use quiz::Lists;
use quiz::author::Finding;

/// Everything that is to be mended in an exercise that can be read. Without an error in what it
/// names it is played: the starting yard has to fail, every reference solution to pass without a
/// remark, every wrong attempt to fail as it is named, and every change of a reference solution to
/// fail unless the file says why it may pass.
pub fn check(draft: &Draft, lists: &Lists) -> Vec<Finding> {
    let mut found = ids::check(draft, lists);
    found.extend(hints::check(draft));
    let at = |lines: &[usize], nth: usize| lines.get(nth).copied().unwrap_or(1);
    for nth in near_misses(&draft.exercise, &draft.linked) {
        let one = draft.exercise.requirements.get(nth);
        let message = format!(
            "requirement {} has no near miss in a hidden run",
            one.map_or("", |one| one.id.as_str())
        );
        let help = "Add a thing to a hidden run that differs in one field from one that counts.";
        let line = at(&draft.lines.requirements, nth);
        found.push(draft.finding(line, code::NEAR_MISS, message, help));
    }
    if found.is_empty() {
        start(draft, &mut found);
        references(draft, &mut found);
        wrong(draft, &mut found);
        changed(draft, &mut found);
    }
    found
}

fn start(draft: &Draft, found: &mut Vec<Finding>) {
    let report = judge(&draft.exercise, &draft.exercise.start);
    let asked = &report.requirements;
    if report.solved || asked.iter().all(|one| one.met) {
        let message = "the starting yard meets every requirement";
        found.push(draft.finding(draft.lines.start, code::START, message, ""));
    }
}

fn references(draft: &Draft, found: &mut Vec<Finding>) {
    for (nth, reference) in draft.exercise.references.iter().enumerate() {
        let report = grade(&draft.exercise, &reference.yard);
        let line = draft.lines.references.get(nth).copied().unwrap_or(1);
        let title = &reference.title;
        if !report.solved {
            let message = format!("reference “{title}” is not right: {}", unmet(&report));
            found.push(draft.finding(line, code::REFERENCE, message, ""));
        }
        for remark in &report.remarks {
            let message = format!("reference “{title}”: {}", remark.message);
            found.push(draft.finding(line, code::REFERENCE, message, ""));
        }
    }
}

/// What of a report is not met, in one line.
fn unmet(report: &Report) -> String {
    let verdicts = report.requirements.iter().chain(&report.constraints);
    let mut told: Vec<String> = verdicts
        .filter(|one| !one.met)
        .map(|one| {
            let messages = one.failures.iter().map(|failure| failure.message.as_str());
            let messages: Vec<&str> = messages.collect();
            format!("{}: {}", one.id, messages.join(" "))
        })
        .collect();
    told.extend(
        report
            .outside
            .iter()
            .map(|one| format!("changed: {}", one.pointer)),
    );
    told.join("; ")
}

fn wrong(draft: &Draft, found: &mut Vec<Finding>) {
    for attempt in &draft.wrong {
        if let Err(problem) = fails_as_named(&draft.exercise, attempt) {
            let message = format!("wrong attempt “{}”: {problem}", attempt.title);
            found.push(draft.finding(attempt.line, code::WRONG_ATTEMPT, message, ""));
        }
    }
}

fn changed(draft: &Draft, found: &mut Vec<Finding>) {
    let mut used = vec![false; draft.may_pass.len()];
    for (nth, reference) in draft.exercise.references.iter().enumerate() {
        let line = draft.lines.references.get(nth).copied().unwrap_or(1);
        for mutation in mutations(&draft.exercise, reference) {
            if !solves(&draft.exercise, &mutation.yard) {
                continue;
            }
            let mut excuses = draft.may_pass.iter().zip(&mut used);
            match excuses.find(|(excuse, _)| excuse.mutation == mutation.what) {
                Some((_, used)) => *used = true,
                None => {
                    let message = format!(
                        "reference “{}” passes with {}",
                        reference.title, mutation.what
                    );
                    let help = "Add a hidden near miss, or a [[may_pass]] table that says why.";
                    found.push(draft.finding(line, code::MUTATION, message, help));
                }
            }
        }
    }
    for (excuse, _) in draft.may_pass.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("no change that passes is called `{}`", excuse.mutation);
        found.push(draft.finding(excuse.line, code::MUTATION, message, "Take the table out."));
    }
}

#[cfg(test)]
mod tests;
