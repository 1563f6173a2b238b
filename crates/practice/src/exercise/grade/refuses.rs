//! What the policies of a wiring let in although nobody asked for it: every probe is put to them and
//! decided as a call is.

use super::report::{Failure, Pointing};
use super::short_name;
use crate::exercise::places::{at, places};
use crate::exercise::probe::{Caller, Probe};
use pipeline::policy::{Decision, Document, Effect, Outcome, PolicyType, Principal, Request};
use pipeline::{Arn, Yard};

/// The failures of a yard whose policies allow what they have to refuse.
pub(super) fn failures(yard: &Yard, probes: &[Probe]) -> Vec<Failure> {
    let mut found: Vec<Failure> = Vec::new();
    for probe in probes {
        let pointing = Pointing::resource(probe.of().to_owned());
        for message in allowed(yard, probe) {
            let failure = Failure::of_wiring(message, pointing.clone());
            if !found.iter().any(|one| one.is_about_the_same_as(&failure)) {
                found.push(failure);
            }
        }
    }
    found
}

/// A policy: what it is called, its grammar and its text.
struct Asked {
    name: String,
    policy_type: PolicyType,
    text: String,
}

/// What is told of the policies that a probe is put to.
fn allowed(yard: &Yard, probe: &Probe) -> Vec<String> {
    match probe {
        Probe::Role {
            role,
            action,
            resource,
        } => {
            let account = Arn::read(role).map_or("", |arn| arn.account).to_owned();
            let principal = Principal::role(role, yard.organization_of(&account));
            let request = Request::new(principal, action, resource);
            let what = format!("{action} on {resource}");
            decided(&of_role(yard, role), &request, &what)
        }
        Probe::Policy {
            of,
            caller,
            action,
            resource,
            source_arn,
        } => {
            let (principal, who) = match caller {
                Caller::Service(name) => (Principal::service(name), name.clone()),
                Caller::Account(account) => {
                    let organization = yard.organization_of(account);
                    let principal = Principal::account(account, organization);
                    (principal, format!("the account {account}"))
                }
            };
            let mut request = Request::new(principal, action, resource);
            if !resource.starts_with(of) {
                // The policy holds for its owner all the same, but it does not say so.
                if let Some(source) = source_arn {
                    request = request.on_behalf_of(source);
                }
                return not_its_own(&of_resource(yard, of), &request);
            }
            let mut what = format!("{action} to {who}");
            if let Some(source) = source_arn {
                request = request.on_behalf_of(source);
                what.push_str(&format!(", on behalf of {source}"));
            }
            decided(&of_resource(yard, of), &request, &what)
        }
        Probe::Only { of, actions } => {
            let is_role = yard.conditions.policies.role(of).is_some();
            let policies = match is_role {
                true => of_role(yard, of),
                false => of_resource(yard, of),
            };
            let asked = policies.iter();
            asked.flat_map(|policy| beyond(policy, actions)).collect()
        }
    }
}

/// The permission policies of a role.
fn of_role(yard: &Yard, arn: &str) -> Vec<Asked> {
    let role = yard.conditions.policies.role(arn);
    let policies = role.into_iter().flat_map(|role| &role.policies);
    let asked = policies.map(|policy| Asked {
        name: format!("policy {} of {}", policy.name, short_name(arn)),
        policy_type: PolicyType::Identity,
        text: policy.policy.clone(),
    });
    asked.collect()
}

/// The policy of a resource, event bus or logs destination, and the trust policy of a role.
fn of_resource(yard: &Yard, arn: &str) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut note = |name: String, policy_type: PolicyType, text: &str| {
        found.push(Asked {
            name,
            policy_type,
            text: text.to_owned(),
        });
    };
    let policies = &yard.conditions.policies;
    if let Some(role) = policies.role(arn) {
        let name = format!("the trust policy of {}", short_name(arn));
        note(name, PolicyType::Trust, &role.trust_policy);
        return found;
    }
    for (_, text) in policies.of_resource(arn) {
        let name = format!("the policy of {}", short_name(arn));
        note(name, PolicyType::Resource, text);
    }
    for place in places(yard) {
        let there = at(yard, &place);
        let buses = there.event_buses.iter();
        let buses = buses.filter(|bus| there.event_bus_arn(&bus.name) == arn);
        for text in buses.filter_map(|bus| bus.policy.as_ref()) {
            let name = format!("the policy of {}", short_name(arn));
            note(name, PolicyType::Resource, text);
        }
        let (account, region) = &place;
        for one in &there.resources.wires.logs_destinations {
            let own = format!(
                "arn:aws:logs:{region}:{account}:destination:{}",
                one.destination_name
            );
            if own == arn {
                let name = format!("the access policy of destination {}", one.destination_name);
                note(name, PolicyType::Resource, &one.access_policy);
            }
        }
    }
    found
}

/// What is told where one of the policies allows a request and none denies it.
fn decided(policies: &[Asked], request: &Request, what: &str) -> Vec<String> {
    let decide = |asked: &Asked| -> Decision {
        let (document, _) = Document::parse(&asked.text, asked.policy_type);
        document.decide(request)
    };
    let decisions: Vec<Decision> = policies.iter().map(decide).collect();
    let is_denial = |one: &Decision| matches!(one.outcome, Outcome::ExplicitDeny { .. });
    if decisions.iter().any(is_denial) {
        return Vec::new();
    }
    let both = policies.iter().zip(&decisions);
    let told = both.filter_map(|(asked, decision)| match &decision.outcome {
        Outcome::Allowed { by, .. } => Some(format!(
            "Statement {} of {} also allows {what}, which nothing here needs. Compare each part of the statement with the one call that it is for.",
            by.index + 1,
            asked.name
        )),
        _ => None,
    });
    told.collect()
}

/// What is told where a policy names more than what it is attached to.
fn not_its_own(policies: &[Asked], request: &Request) -> Vec<String> {
    let mut found = Vec::new();
    for asked in policies {
        let (document, _) = Document::parse(&asked.text, asked.policy_type);
        if let Outcome::Allowed { by, .. } = document.decide(request).outcome {
            found.push(format!(
                "Statement {} of {} is not written for its owner alone: its `Resource` covers {} as well. A policy names the one thing that it is on.",
                by.index + 1,
                asked.name,
                request.resource
            ));
        }
    }
    found
}

/// What is told of the actions that a policy allows beyond the needed ones.
fn beyond(asked: &Asked, needed: &[String]) -> Vec<String> {
    let (document, _) = Document::parse(&asked.text, asked.policy_type);
    let mut found = Vec::new();
    let statements = document.statements.iter().enumerate();
    for (nth, statement) in statements.filter(|(_, one)| one.effect == Effect::Allow) {
        let actions = statement.action.iter().filter(|actions| !actions.negated);
        let texts = actions.flat_map(|actions| &actions.items);
        let more = texts.filter(|text| {
            let is = |one: &String| one.eq_ignore_ascii_case(&text.text);
            !needed.iter().any(is)
        });
        found.extend(more.map(|text| {
            format!(
                "Statement {} of {} also allows {}, which nothing here needs.",
                nth + 1,
                asked.name,
                text.text
            )
        }));
    }
    found
}

#[cfg(test)]
mod tests;
