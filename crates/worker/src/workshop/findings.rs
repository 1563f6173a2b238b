//! Everything that is to be said of a whole yard: what only the whole of it shows, and what is said
//! of each target and each pattern where it is set up.

use door::{Found, LookOver, PermissionSeen};
use pattern::Event;
use pipeline::findings::{self, Code, Finding, Mend, Part, Place, Weight};
use pipeline::{Rule, RuleState, input};
use schema::Schemas;

use super::{editor, target};
use crate::samples::Samples;

/// How much is said of one pattern: the first of it is enough to go there.
const MOST_LINTS: usize = 3;

pub(super) fn look(
    samples: &mut Samples,
    schemas: Option<&Schemas>,
    asked: &LookOver,
) -> Vec<Found> {
    let event = Event::read(&asked.event).0;
    let of_yard = findings::findings(&asked.yard, samples.events());
    let mut found: Vec<Found> = of_yard.into_iter().map(alone).collect();
    for (at, rule) in asked.yard.rules.iter().enumerate() {
        pattern_of(schemas, at, rule, &mut found);
        for nth in 0..rule.targets.len() {
            of_target(asked, event.as_ref(), (at, nth), &mut found);
        }
    }
    found.sort_by(|one, other| {
        let key = |found: &Found| (found.finding.weight, found.finding.place.clone());
        key(one).cmp(&key(other))
    });
    found
}

fn alone(finding: Finding) -> Found {
    Found {
        finding,
        policies: Vec::new(),
    }
}

/// What is to be said of the pattern of a rule that takes part in matching.
fn pattern_of(schemas: Option<&Schemas>, at: usize, rule: &Rule, found: &mut Vec<Found>) {
    let Some(text) = &rule.event_pattern else {
        return;
    };
    if rule.feeds_archive() || rule.state == RuleState::Disabled {
        return;
    }
    for lint in editor::lint(schemas, text).into_iter().take(MOST_LINTS) {
        let weight = match lint.is_note {
            true => Weight::Note,
            false => Weight::Risky,
        };
        let mend = lint.fix.map(|fix| fix.apply(text));
        found.push(alone(Finding {
            help: lint.help,
            mend: mend.map(|text| Mend::EventPattern(at, text)),
            ..Finding::new(
                Code::Pattern,
                weight,
                Place::Rule(at),
                format!("{}: {}", rule.name, lint.message),
            )
        }));
    }
}

/// What is to be said of a target alone.
fn of_target(
    asked: &LookOver,
    event: Option<&Event>,
    (at, nth): (usize, usize),
    found: &mut Vec<Found>,
) {
    let yard = &asked.yard;
    let rule = yard.rules.get(at);
    let Some((rule, target)) = rule.and_then(|rule| Some((rule, rule.targets.get(nth)?))) else {
        return;
    };
    let place = |part: Part| Place::Target(at, nth, part);
    let refusals = target::refusals(yard, rule, target);
    for refused in &refusals {
        let part = match refused.path.as_str() {
            path if path.starts_with("input") => Part::Input,
            path if path.starts_with("retryPolicy") || path.starts_with("deadLetter") => {
                Part::Retry
            }
            _ => Part::What,
        };
        found.push(alone(Finding {
            help: refused.refusal.help.clone(),
            ..Finding::new(
                Code::Refused,
                Weight::Wrong,
                place(part),
                refused.refusal.message.clone(),
            )
        }));
    }
    for said in input::lint(&target.input, event) {
        // What AWS refuses is told above.
        if said.severity == pattern::Severity::Warning {
            found.push(alone(Finding {
                help: said.help,
                ..Finding::new(Code::Input, Weight::Risky, place(Part::Input), said.message)
            }));
        }
    }
    if target.kind().is_err() {
        // No policy can be asked for what is no target.
        return;
    }
    let seen = target::permission::of_target(yard, rule, target);
    let who = format!("{} of {}", target.id, rule.name);
    permission(&who, place(Part::Permission), seen, found);
    if let Some(seen) = target::permission::of_queue(yard, rule, target) {
        let who = format!("the dead-letter queue of {who}");
        permission(&who, place(Part::Retry), seen, found);
    }
}

/// That the policies keep EventBridge out.
fn permission(who: &str, place: Place, seen: PermissionSeen, found: &mut Vec<Found>) {
    let Some(refused) = seen.refused() else {
        return;
    };
    let message = format!(
        "EventBridge may not call {who}: {} is not allowed.",
        refused.action
    );
    let help = match refused.help.is_empty() {
        true => refused.message.clone(),
        false => refused.help.clone(),
    };
    let finding = Finding::new(Code::Permission, Weight::Wrong, place, message).help(help);
    let lacks = seen
        .policies
        .iter()
        .any(|policy| policy.text != policy.whole);
    found.push(Found {
        finding,
        policies: if lacks { seen.policies } else { Vec::new() },
    });
}

#[cfg(test)]
mod tests;
