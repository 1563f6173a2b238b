//! What is to be said of a yard and an event before the event is sent.

use door::{Bench, Checked, Compared, RuleChecked, TargetChecked};
use pattern::Event;
use pipeline::{Rule, Yard};

pub(super) fn check(bench: &Bench) -> Checked {
    let event = Event::read(&bench.event).0;
    let rules = bench.yard.rules.iter();
    Checked {
        event: pipeline::check_event(&bench.event),
        rules: rules
            .map(|rule| check_rule(&bench.yard, rule, event.as_ref()))
            .collect(),
    }
}

fn check_rule(yard: &Yard, rule: &Rule, event: Option<&Event>) -> RuleChecked {
    let text = rule.event_pattern.as_deref().unwrap_or_default();
    let (pattern, diagnostics) = pattern::parse(text);
    let compared = match event {
        _ if !pattern.is_valid() => Compared::InvalidPattern,
        None => Compared::NoEvent,
        Some(event) if pattern::matches(&pattern, event) => Compared::Match,
        Some(_) => Compared::NoMatch,
    };
    let targets = rule.targets.iter().map(|target| TargetChecked {
        kind: target.kind().ok(),
        refusal: pipeline::check_target(yard, target).err(),
    });
    RuleChecked {
        refusal: pipeline::check_rule(yard, rule).err(),
        pattern: diagnostics,
        compared,
        targets: targets.collect(),
    }
}
