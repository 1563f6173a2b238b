//! A yard without one of the things in it: a rule, a target, a statement of a policy.

use super::cut;
use super::grade::Pointing;
use super::places::{at, places};
use pipeline::Yard;
use pipeline::policy::{Document, PolicyType};

/// A yard without something.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// What is gone, in a few words.
    pub what: String,
    /// Where it was.
    pub pointing: Pointing,
    /// The yard without it.
    pub yard: Yard,
}

/// The yard without each of its rules, targets and statements of policies, one at a time.
pub fn removals(yard: &Yard) -> Vec<Removal> {
    let mut found = Vec::new();
    for place in places(yard) {
        let there = at(yard, &place);
        let mut add = |what: String, pointing: Pointing, mut without: Yard| {
            without.go_to(&yard.account, &yard.region);
            found.push(Removal {
                what,
                pointing,
                yard: without,
            });
        };
        rules(&there, &mut add);
        bus_policies(&there, &mut add);
    }
    policies(yard, &mut |what, pointing, yard| {
        found.push(Removal {
            what,
            pointing,
            yard,
        });
    });
    found
}

type Add<'a> = &'a mut dyn FnMut(String, Pointing, Yard);

fn rules(there: &Yard, add: Add<'_>) {
    for (nth, rule) in there.rules.iter().enumerate() {
        let pointing = Pointing::rule(there, rule);
        let mut without = there.clone();
        without.rules.remove(nth);
        add(format!("rule {}", rule.name), pointing.clone(), without);
        for (place, target) in rule.targets.iter().enumerate() {
            let mut without = there.clone();
            if let Some(rule) = without.rules.get_mut(nth) {
                rule.targets.remove(place);
            }
            let pointing = Pointing {
                target: Some(target.arn.clone()),
                ..pointing.clone()
            };
            add(
                format!("target {} of rule {}", target.arn, rule.name),
                pointing,
                without,
            );
        }
    }
}

fn bus_policies(there: &Yard, add: Add<'_>) {
    for (nth, bus) in there.event_buses.iter().enumerate() {
        let Some(text) = &bus.policy else { continue };
        for (number, rest) in without_statements(text, PolicyType::Resource) {
            let mut without = there.clone();
            if let Some(bus) = without.event_buses.get_mut(nth) {
                bus.policy = rest;
            }
            add(
                format!("statement {number} of the policy of event bus {}", bus.name),
                Pointing::resource(there.event_bus_arn(&bus.name)),
                without,
            );
        }
    }
}

fn policies(yard: &Yard, add: Add<'_>) {
    let all = &yard.conditions.policies;
    for (nth, one) in all.resources.iter().enumerate() {
        for (number, rest) in without_statements(&one.policy, PolicyType::Resource) {
            let mut without = yard.clone();
            let there = &mut without.conditions.policies.resources;
            match (rest, there.get_mut(nth)) {
                (Some(rest), Some(one)) => one.policy = rest,
                _ => {
                    there.remove(nth);
                }
            }
            add(
                format!("statement {number} of the policy of {}", one.resource),
                Pointing::resource(one.resource.clone()),
                without,
            );
        }
    }
    for (nth, role) in all.roles.iter().enumerate() {
        let pointing = Pointing::resource(role.arn.clone());
        for (number, rest) in without_statements(&role.trust_policy, PolicyType::Trust) {
            let mut without = yard.clone();
            if let Some(role) = without.conditions.policies.roles.get_mut(nth) {
                role.trust_policy = rest.unwrap_or_default();
            }
            let what = format!("statement {number} of the trust policy of {}", role.arn);
            add(what, pointing.clone(), without);
        }
        for (place, policy) in role.policies.iter().enumerate() {
            for (number, rest) in without_statements(&policy.policy, PolicyType::Identity) {
                let mut without = yard.clone();
                let role = without.conditions.policies.roles.get_mut(nth);
                let Some(policies) = role.map(|role| &mut role.policies) else {
                    continue;
                };
                match (rest, policies.get_mut(place)) {
                    (Some(rest), Some(one)) => one.policy = rest,
                    _ => {
                        policies.remove(place);
                    }
                }
                let (name, arn) = (&policy.name, &role_name(&all.roles, nth));
                let what = format!("statement {number} of policy {name} of {arn}");
                add(what, pointing.clone(), without);
            }
        }
    }
}

fn role_name(roles: &[pipeline::policy::Role], at: usize) -> String {
    roles
        .get(at)
        .map_or_else(String::new, |role| role.arn.clone())
}

/// A policy without each of its statements; none where it has no other.
fn without_statements(text: &str, policy_type: PolicyType) -> Vec<(usize, Option<String>)> {
    let (document, _) = Document::parse(text, policy_type);
    let spans: Vec<_> = document.statements.iter().map(|one| one.span).collect();
    let rest = |at: usize| (at + 1, cut::without(text, &spans, at));
    (0..spans.len()).map(rest).collect()
}

#[cfg(test)]
mod tests;
