//! What is done to the yard from its canvas, as edits that can be undone.

use super::wiring::{BusAt, Thing};
use crate::store::yard::Edit;
use pipeline::quotas::{EVENT_BUSES_PER_ACCOUNT, TARGETS_PER_RULE};
use pipeline::{DEFAULT_EVENT_BUS, EventBus, Rule, RuleState, Target, TargetKind, Yard};
use quiz::order;

/// Why something is not done, for the person.
pub type Refused = String;

/// The rule once more, with a name that is free on its bus.
pub fn copy_rule(yard: &Yard, at: usize) -> Option<Edit> {
    let rule = yard.rules.get(at)?;
    let copy = Rule {
        name: free(&format!("{}-copy", rule.name), |name| {
            yard.rule(&rule.event_bus, name).is_some()
        }),
        managed_by: None,
        ..rule.clone()
    };
    Some(Edit::AddRule(copy))
}

/// The other of enabled and disabled.
pub fn switch(rule: &Rule, at: usize) -> Edit {
    let next = match rule.state {
        RuleState::Disabled => RuleState::Enabled,
        _ => RuleState::Disabled,
    };
    Edit::RuleState(at, next)
}

/// One more event bus.
///
/// # Errors
/// Where there is one of that name, or AWS takes no such name or no further bus.
pub fn add_bus(yard: &Yard, name: &str) -> Result<Edit, Refused> {
    const LONGEST: usize = 256;
    let most = EVENT_BUSES_PER_ACCOUNT.at(yard.clock);
    // AWS's class for the name, without the slash that buses of partners alone have.
    let may = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if name.is_empty() || name.len() > LONGEST || !name.chars().all(may) {
        return Err(format!(
            "A bus's name has 1 to {LONGEST} letters, digits, dots, hyphens or underscores."
        ));
    }
    if yard.has_event_bus(name) {
        return Err(format!("There is an event bus {name} already."));
    }
    if yard.event_buses.len() >= most {
        return Err(format!(
            "An account has at most {most} event buses, unless AWS raises the quota."
        ));
    }
    Ok(Edit::AddEventBus(EventBus::new(name)))
}

/// A name that is free for an event bus.
pub fn free_bus(yard: &Yard) -> String {
    free("orders", |name| yard.has_event_bus(name))
}

/// One more target of a kind for a rule, a resource of its own.
///
/// # Errors
/// Where AWS takes no further target.
pub fn add_target(yard: &Yard, at: usize, kind: TargetKind) -> Result<Edit, Refused> {
    let rule = room(yard, at)?;
    let mut target = kind.target_type().example(&free_id(rule), &yard.account);
    let taken = |arn: &str| {
        yard.rules
            .iter()
            .flat_map(|rule| &rule.targets)
            .any(|target| target.arn == arn)
    };
    let arn = free(&target.arn, taken);
    let example = std::mem::replace(&mut target.arn, arn);
    if target.kind() != Ok(kind) {
        target.arn = example;
    }
    Ok(Edit::AddTarget(at, target))
}

/// A resource that is there already as one more target of a rule: what another rule is given for it
/// is taken over.
///
/// # Errors
/// Where AWS takes no further target, or the rule has this one.
pub fn connect(yard: &Yard, at: usize, arn: &str) -> Result<Edit, Refused> {
    let rule = room(yard, at)?;
    if rule.targets.iter().any(|target| target.arn == arn) {
        return Err(format!("{} leads there already.", rule.name));
    }
    let mut others = yard.rules.iter().flat_map(|rule| &rule.targets);
    let mut target = match others.find(|target| target.arn == arn) {
        Some(known) => known.clone(),
        None => {
            let mut target = Target::new(String::new(), arn);
            if let Ok(kind) = target.kind() {
                target = Target {
                    arn: arn.to_owned(),
                    ..kind.target_type().example("", &yard.account)
                };
            }
            target
        }
    };
    target.id = free_id(rule);
    Ok(Edit::AddTarget(at, target))
}

/// What a station stands for is taken away: a rule with its targets, a target of all its rules, or an
/// event bus with its rules; the default bus stays.
pub fn remove(thing: &Thing) -> Option<Edit> {
    match thing {
        Thing::Rule { at: Some(at), .. } => Some(Edit::RemoveRule(*at)),
        Thing::Bus(bus) if bus.here && bus.name != DEFAULT_EVENT_BUS => {
            Some(Edit::RemoveEventBus(bus.name.clone()))
        }
        Thing::Target { uses, .. } | Thing::Back { uses, .. } => {
            let mut uses = uses.clone();
            // From the last on, so that the places of the others stay as they are.
            order::sort_by(&mut uses, |one, other| other.cmp(one));
            let edits: Vec<Edit> = uses
                .into_iter()
                .map(|(at, nth)| Edit::RemoveTarget(at, nth))
                .collect();
            (!edits.is_empty()).then_some(Edit::All(edits))
        }
        _ => None,
    }
}

/// The resources that a rule could lead to as well: those of other rules and the buses of the yard,
/// each with its ARN.
pub fn connectable(things: &[Thing], rule: &Rule, bus: &BusAt) -> Vec<String> {
    let mut arns: Vec<String> = Vec::new();
    for thing in things {
        let arn = match thing {
            Thing::Target { arn, .. } | Thing::Queue { arn } => arn,
            Thing::Bus(at) if at.arn != bus.arn => &at.arn,
            _ => continue,
        };
        if !arns.contains(arn) && rule.targets.iter().all(|target| target.arn != *arn) {
            arns.push(arn.clone());
        }
    }
    arns
}

fn room(yard: &Yard, at: usize) -> Result<&Rule, Refused> {
    let rule = yard
        .rules
        .get(at)
        .ok_or("The rule is not there any more.")?;
    let most = TARGETS_PER_RULE.at(yard.clock);
    if rule.targets.len() >= most {
        return Err(format!(
            "{} has {most} targets, which is the most that a rule may have.",
            rule.name
        ));
    }
    Ok(rule)
}

fn free_id(rule: &Rule) -> String {
    let mut ids = (1..).map(|n| format!("target-{n}"));
    ids.find(|id| rule.target(id).is_none()).unwrap_or_default()
}

/// The wanted name, or that with a number behind it.
fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let mut names = (2..).map(|n| format!("{wanted}-{n}"));
    names.find(|name| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
