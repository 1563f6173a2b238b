//! What is to be said of a yard and an event before the event is sent.

use door::{Bench, Checked, Compared, RuleChecked};
use pattern::Event;
use pipeline::{Rule, Yard};

use super::compare;
use crate::samples::Samples;

pub(crate) fn check(samples: &mut Samples, bench: &Bench) -> Checked {
    let event = Event::read(&bench.event).0;
    let yard = bench.yard.yard();
    let rules = yard.rules.iter();
    let mut checked = Checked {
        event: pipeline::check_event(&bench.event),
        rules: rules
            .map(|rule| check_rule(&yard, rule, event.as_ref()))
            .collect(),
        ..Checked::default()
    };
    if let Some(rule) = yard.rules.get(bench.rule) {
        worked_on(samples, rule, event.as_ref(), &mut checked);
    }
    checked
}

fn check_rule(yard: &Yard, rule: &Rule, event: Option<&Event>) -> RuleChecked {
    let (diagnostics, compared) = match rule.event_pattern.as_deref() {
        Some(text) => {
            let (pattern, diagnostics) = pattern::parse(text);
            (diagnostics, compare(&pattern, event))
        }
        // A rule that runs on a schedule alone takes no event.
        None => (Vec::new(), Compared::NoMatch),
    };
    RuleChecked {
        refusal: pipeline::check_rule(yard, rule).err(),
        pattern: diagnostics,
        compared,
    }
}

/// Why a rule matches the event or not, and which sample events it takes.
fn worked_on(samples: &mut Samples, rule: &Rule, event: Option<&Event>, checked: &mut Checked) {
    let text = rule.event_pattern.as_deref().unwrap_or_default();
    let (pattern, _) = pattern::parse(text);
    if !pattern.is_valid() {
        return;
    }
    checked.trace = event.map(|event| pattern::trace(&pattern, event));
    checked.catches = samples.catches(&pattern);
}
