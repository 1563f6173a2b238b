//! What is to be said of a yard and an event before the event is sent.

use door::{Bench, Checked, RuleChecked, TargetChecked};
use pattern::{Event, Trace};
use pipeline::{Rule, Yard};

use crate::desk::{Desk, compare};

pub(super) fn check(desk: &mut Desk, bench: &Bench) -> Checked {
    let event = Event::read(&bench.event).0;
    let rules = bench.yard.rules.iter();
    let (trace, catches) = match bench.yard.rules.get(bench.rule) {
        Some(rule) => worked_on(desk, rule, event.as_ref()),
        None => (None, Vec::new()),
    };
    Checked {
        event: pipeline::check_event(&bench.event),
        rules: rules
            .map(|rule| check_rule(&bench.yard, rule, event.as_ref()))
            .collect(),
        trace,
        catches,
    }
}

fn check_rule(yard: &Yard, rule: &Rule, event: Option<&Event>) -> RuleChecked {
    let text = rule.event_pattern.as_deref().unwrap_or_default();
    let (pattern, diagnostics) = pattern::parse(text);
    let targets = rule.targets.iter().map(|target| TargetChecked {
        kind: target.kind().ok(),
        refusal: pipeline::check_target(yard, target).err(),
    });
    RuleChecked {
        refusal: pipeline::check_rule(yard, rule).err(),
        pattern: diagnostics,
        compared: compare(&pattern, event),
        targets: targets.collect(),
    }
}

/// Why a rule matches the event or not, and which sample events it matches.
fn worked_on(desk: &mut Desk, rule: &Rule, event: Option<&Event>) -> (Option<Trace>, Vec<usize>) {
    let text = rule.event_pattern.as_deref().unwrap_or_default();
    let (pattern, _) = pattern::parse(text);
    if !pattern.is_valid() {
        return (None, Vec::new());
    }
    let samples = desk.samples().iter().enumerate();
    let catches = samples
        .filter(|(_, sample)| pattern::matches(&pattern, sample))
        .map(|(place, _)| place);
    (
        event.map(|event| pattern::trace(&pattern, event)),
        catches.collect(),
    )
}
