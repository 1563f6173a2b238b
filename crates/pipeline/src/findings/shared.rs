//! What several rules do to one target together.

use super::rules::part;
use super::{Code, Finding, Mend, Part, Weight};
use crate::{Rule, RuleState, Yard, pretty};

pub(super) fn check(yard: &Yard, found: &mut Vec<Finding>) {
    super::dead_letters::faults(yard, found);
    let patterns: Vec<Option<String>> = yard.rules.iter().map(written).collect();
    for (at, rule) in yard.rules.iter().enumerate() {
        for (nth, target) in rule.targets.iter().enumerate() {
            let earlier = yard.rules.iter().zip(&patterns).take(at);
            let asks_the_same = |(other, pattern): &(&Rule, &Option<String>)| {
                other.event_bus == rule.event_bus
                    && pattern.is_some()
                    && patterns.get(at) == Some(*pattern)
            };
            let mut twins = earlier.filter(asks_the_same);
            let twin = twins.find(|(other, _)| {
                let mut targets = other.targets.iter();
                targets.any(|one| one.arn == target.arn && one.parameters == target.parameters)
            });
            let Some((twin, _)) = twin else {
                continue;
            };
            found.push(
                Finding::new(
                    Code::Twice,
                    Weight::Risky,
                    part(at, nth, Part::What),
                    format!(
                        "{} and {} give {} the same events.",
                        twin.name, rule.name, target.id
                    ),
                )
                .help("Both have the same event pattern and lead to the same resource, which gets every event twice.")
                .mend(Mend::RemoveTarget(at, nth)),
            );
        }
    }
}

/// The pattern of a rule that is on, in one way of writing; none of a rule that takes no event.
fn written(rule: &Rule) -> Option<String> {
    let text = rule.event_pattern.as_deref()?;
    (rule.state != RuleState::Disabled).then(|| pretty(text))
}
