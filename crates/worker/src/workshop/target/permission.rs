//! Which policies let EventBridge call a target or its dead-letter queue.

use door::{CallSeen, PermissionSeen, PolicySeen};
use pipeline::policy::{
    Authorization, Check, Document, Invocation, Policies, PolicyPlace, Sender, authorize, complete,
    complete_unsaid,
};
use pipeline::{Arn, Permissions, Rule, Target, TargetKind, Yard};

/// A call as the policies see it, with texts of its own.
struct Asked {
    source: String,
    arn: String,
    role: Option<String>,
    parameters: Vec<(String, String)>,
    organization: Option<String>,
    bus_policy: Option<String>,
}

impl Asked {
    fn target(yard: &Yard, rule: &Rule, target: &Target) -> Asked {
        let role = target.role_arn.as_ref().or(rule.role_arn.as_ref());
        Asked {
            source: yard.rule_arn(rule),
            arn: target.arn.clone(),
            role: role.cloned(),
            parameters: target.parameters.clone(),
            organization: yard.organization_of(&yard.account).map(str::to_owned),
            bus_policy: bus_policy(yard, target),
        }
    }

    fn queue(yard: &Yard, rule: &Rule, target: &Target) -> Option<Asked> {
        let config = target.dead_letter_config.as_ref()?;
        Some(Asked {
            source: yard.rule_arn(rule),
            arn: config.arn.clone()?,
            role: None,
            parameters: Vec::new(),
            organization: None,
            bus_policy: None,
        })
    }

    fn invocation(&self) -> Invocation<'_> {
        Invocation {
            sender: Sender::Rule,
            source_arn: &self.source,
            organization: self.organization.as_deref(),
            target_arn: &self.arn,
            role_arn: self.role.as_deref(),
            parameters: &self.parameters,
            passed_roles: &[],
            bus_policy: self.bus_policy.as_deref(),
        }
    }

    fn is_at(&self, place: &PolicyPlace) -> bool {
        let arn = place.arn();
        let is_logs = |arn: &str| Arn::read(arn).is_ok_and(|arn| arn.service == "logs");
        self.arn == arn
            || self.role.as_deref() == Some(arn)
            || self.arn.starts_with(&format!("{arn}/"))
            || (is_logs(&self.arn) && is_logs(arn))
    }
}

/// The policy of the event bus that a target is.
fn bus_policy(yard: &Yard, target: &Target) -> Option<String> {
    if target.kind() != Ok(TargetKind::EventBus) {
        return None;
    }
    let arn = Arn::read(&target.arn).ok()?;
    let name = arn.resource.strip_prefix("event-bus/")?;
    let buses = match (arn.account, arn.region) == (yard.account.as_str(), yard.region.as_str()) {
        true => &yard.event_buses,
        false => {
            let is_there = |place: &&pipeline::Place| {
                (place.account.as_str(), place.region.as_str()) == (arn.account, arn.region)
            };
            &yard.elsewhere.iter().find(is_there)?.event_buses
        }
    };
    let bus = buses.iter().find(|bus| bus.name == name)?;
    bus.policy.clone()
}

/// Whether EventBridge may call a target.
pub(in crate::workshop) fn of_target(yard: &Yard, rule: &Rule, target: &Target) -> PermissionSeen {
    seen(yard, &Asked::target(yard, rule, target))
}

/// Whether EventBridge may put events into the dead-letter queue of a target, where it has one.
pub(in crate::workshop) fn of_queue(
    yard: &Yard,
    rule: &Rule,
    target: &Target,
) -> Option<PermissionSeen> {
    Some(seen(yard, &Asked::queue(yard, rule, target)?))
}

fn seen(yard: &Yard, asked: &Asked) -> PermissionSeen {
    let policies = &yard.conditions.policies;
    let invocation = asked.invocation();
    let now = match yard.conditions.permissions {
        Permissions::Evaluated => policies.clone(),
        Permissions::AsConsole => complete_unsaid(&invocation, policies).policies,
    };
    let (mended, mended_bus) = mended(&invocation, policies);
    let after = Invocation {
        bus_policy: mended_bus.as_deref().or(invocation.bus_policy),
        ..invocation
    };
    let mut places: Vec<PolicyPlace> = Vec::new();
    for check in authorize(&after, &mended).checks {
        for judged in check.judged {
            if !places.contains(&judged.place) {
                places.push(judged.place);
            }
        }
    }
    let others = others(yard);
    let all = everybody(&others, asked, policies);
    let policies = places.into_iter().map(|place| {
        let is_bus = place.arn() == asked.arn && asked.bus_policy.is_some() | mended_bus.is_some();
        let (text, written, whole) = match is_bus {
            true => (
                asked.bus_policy.clone(),
                asked.bus_policy.is_some(),
                mended_bus.clone().or_else(|| asked.bus_policy.clone()),
            ),
            false => {
                let written = policies.text(&place).is_some();
                let whole = if written { &mended } else { &all };
                let text = match written {
                    true => policies.text(&place),
                    // What others need of the same role or resource stands there as well.
                    false => now.text(&place).and_then(|_| all.text(&place)),
                };
                (
                    text.map(str::to_owned),
                    written,
                    whole.text(&place).map(str::to_owned),
                )
            }
        };
        let text = text.unwrap_or_default();
        let findings = match text.trim().is_empty() {
            true => Vec::new(),
            false => Document::parse(&text, place.policy_type()).1,
        };
        PolicySeen {
            whole: whole.unwrap_or_default(),
            is_written: written,
            findings,
            used_by: others.iter().filter(|other| other.is_at(&place)).count(),
            text,
            place,
        }
    });
    PermissionSeen {
        calls: calls(&authorize(&invocation, &now)),
        policies: policies.collect(),
    }
}

/// The policies with all that the call lacks; where that cannot be added to what stands there, with
/// the whole policy anew.
fn mended(invocation: &Invocation<'_>, policies: &Policies) -> (Policies, Option<String>) {
    let first = complete(invocation, policies);
    let now = Invocation {
        bus_policy: first.bus_policy.as_deref().or(invocation.bus_policy),
        ..*invocation
    };
    let left = authorize(&now, &first.policies);
    if left.is_allowed() {
        return (first.policies, first.bus_policy);
    }
    let mut blank = policies.clone();
    for check in left.checks {
        for judged in check.judged {
            if blank.text(&judged.place).is_some() {
                blank.put(&judged.place, "");
            }
        }
    }
    let now = Invocation {
        bus_policy: invocation.bus_policy.map(|_| ""),
        ..*invocation
    };
    let anew = complete(&now, &blank);
    (anew.policies, anew.bus_policy)
}

/// Every call that the rules of the yard may make.
fn others(yard: &Yard) -> Vec<Asked> {
    let mut all = Vec::new();
    for rule in &yard.rules {
        for target in &rule.targets {
            all.push(Asked::target(yard, rule, target));
            all.extend(Asked::queue(yard, rule, target));
        }
    }
    all
}

/// The policies with all that any call lacks that shares a role or resource with this one.
fn everybody(others: &[Asked], asked: &Asked, policies: &Policies) -> Policies {
    let mut all = complete(&asked.invocation(), policies).policies;
    for other in others {
        let shares = other.arn == asked.arn || (other.role.is_some() && other.role == asked.role);
        if shares {
            all = complete(&other.invocation(), &all).policies;
        }
    }
    all
}

fn calls(authorization: &Authorization) -> Vec<CallSeen> {
    authorization.checks.iter().map(call).collect()
}

fn call(check: &Check) -> CallSeen {
    let is_allowed = check.is_allowed();
    let told = |text: String| if is_allowed { String::new() } else { text };
    CallSeen {
        principal: check.request.principal.in_message(),
        action: check.request.action.clone(),
        resource: check.request.resource.clone(),
        is_allowed,
        message: told(check.message()),
        help: told(check.help()),
    }
}
