//! Rules that AWS refuses or that can do nothing.

use super::{Code, Finding, Mend, Part, Place, Weight};
use crate::edit::check_rule;
use crate::quotas::TARGETS_PER_RULE;
use crate::refusal::Refusal;
use crate::schedule;
use crate::{Rule, RuleState, Yard};
use pattern::Severity;

pub(super) fn check(yard: &Yard, at: usize, found: &mut Vec<Finding>) {
    let Some(rule) = yard.rules.get(at) else {
        return;
    };
    let place = Place::Rule(at);
    if let Err(refusal) = check_rule(yard, rule) {
        found.push(refused(place.clone(), refusal));
    }
    if !yard.has_event_bus(&rule.event_bus) {
        let name = &rule.event_bus;
        found.push(
            Finding::new(
                Code::Refused,
                Weight::Wrong,
                place.clone(),
                format!("Event bus {name} does not exist."),
            )
            .help("The rule stands on an event bus that is not there, so it gets nothing.")
            .mend(Mend::MakeEventBus(name.clone())),
        );
    }
    runs_on(rule, at, found);
    let most = TARGETS_PER_RULE.at(yard.clock);
    if rule.targets.len() > most {
        found.push(
            Finding::new(
                Code::Quota,
                Weight::Wrong,
                place.clone(),
                format!(
                    "{} has {} targets: AWS takes {most}.",
                    rule.name,
                    rule.targets.len()
                ),
            )
            .help(
                "Make a second rule with the same event pattern, or send to a topic that fans out.",
            ),
        );
    }
    if rule.state == RuleState::Disabled {
        found.push(
            Finding::new(
                Code::Disabled,
                Weight::Note,
                place,
                format!("{} is switched off.", rule.name),
            )
            .help("It matches no event and runs at no time until it is enabled.")
            .mend(Mend::State(at, RuleState::Enabled)),
        );
    } else if rule.targets.is_empty() && !rule.feeds_archive() {
        found.push(
            Finding::new(
                Code::NoTarget,
                Weight::Risky,
                place,
                format!("{} has no target.", rule.name),
            )
            .help("What it matches goes nowhere, and AWS says nothing of it. Add a target."),
        );
    }
}

/// What AWS says of what a rule runs on.
fn runs_on(rule: &Rule, at: usize, found: &mut Vec<Finding>) {
    let place = Place::Rule(at);
    if rule.event_pattern.is_none() && rule.schedule_expression.is_none() {
        found.push(Finding::new(
            Code::Refused,
            Weight::Wrong,
            place.clone(),
            "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        ));
    }
    if let Some(expression) = &rule.schedule_expression
        && let Err(refusal) = schedule::check_rule(expression, &rule.event_bus)
    {
        found.push(refused(place.clone(), refusal));
    }
    let Some(text) = &rule.event_pattern else {
        return;
    };
    let (_, diagnostics) = pattern::parse(text);
    let mut errors = diagnostics.into_iter();
    if let Some(error) = errors.find(|one| one.severity == Severity::Error) {
        let mend = error.fix.as_ref().map(|fix| fix.apply(text));
        found.push(Finding {
            help: error.help,
            mend: mend.map(|text| Mend::EventPattern(at, text)),
            ..Finding::new(Code::Refused, Weight::Wrong, place, error.message)
        });
    }
}

/// A refusal as a finding.
pub(super) fn refused(place: Place, refusal: Refusal) -> Finding {
    Finding {
        help: refusal.help,
        ..Finding::new(Code::Refused, Weight::Wrong, place, refusal.message)
    }
}

/// The place of a target's part.
pub(super) fn part(rule: usize, target: usize, part: Part) -> Place {
    Place::Target(rule, target, part)
}
