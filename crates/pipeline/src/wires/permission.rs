//! Whether a service may reach what a wire leads to: as itself, by the policy of the resource, or
//! with a role that it takes on.

use crate::arn::Arn;
use crate::conditions::Permissions;
use crate::json::quote;
use crate::policy::{Decision, Document, Outcome, PolicyType, Principal, Request};
use crate::{Conditions, Yard};
use serde::{Deserialize, Serialize};

/// Who calls, and for what.
#[derive(Clone, Copy, Debug)]
pub struct WireCaller<'a> {
    /// The service principal, such as `logs.amazonaws.com`.
    pub service: &'a str,
    /// The ARN of the alarm, log group, bucket or other resource that it calls for.
    pub source_arn: &'a str,
}

/// That a call is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denied {
    /// What was refused, in the manner of AWS's messages; not copied from them.
    pub message: String,
    /// In plain words what to change.
    pub help: String,
    /// A statement that would allow the call, as JSON text.
    pub statement: Option<String>,
}

impl Denied {
    /// What was refused and what to change, as one text.
    pub fn told(&self) -> String {
        format!("{}. {}", self.message.trim_end_matches('.'), self.help)
    }
}

/// Whether a service may call a resource by the resource's policy.
///
/// Where the yard's conditions count what nobody has written as the console sets it up, a resource
/// of the caller's own account without any policy lets it in.
pub fn by_resource_policy(
    conditions: &Conditions,
    caller: WireCaller<'_>,
    action: &str,
    resource: &str,
) -> Result<(), Denied> {
    let owner = account_of(caller.source_arn);
    by_resource_policy_of(conditions, caller, owner, action, resource)
}

/// As [`by_resource_policy`], where the ARN of the caller's resource names no account.
pub fn by_resource_policy_of(
    conditions: &Conditions,
    caller: WireCaller<'_>,
    owner: &str,
    action: &str,
    resource: &str,
) -> Result<(), Denied> {
    let written = conditions.policies.of_resource(resource);
    let is_own = owner == account_of(resource);
    if written.is_empty() && is_own && conditions.permissions == Permissions::AsConsole {
        return Ok(());
    }
    let mut request = request(caller, action, resource);
    if request.values("aws:SourceAccount").is_empty() && !owner.is_empty() {
        request = request.with("aws:SourceAccount", owner);
    }
    let decided: Vec<Decision> = written
        .iter()
        .map(|(_, text)| {
            Document::parse(text, PolicyType::Resource)
                .0
                .decide(&request)
        })
        .collect();
    if settled(&decided) {
        return Ok(());
    }
    let service = caller.service;
    Err(Denied {
        message: format!(
            "{service} is not authorized to perform: {action} on resource: {resource}"
        ),
        help: match denied(&decided) {
            true => format!(
                "A statement of the resource's policy denies {action} to {service}. An explicit denial wins over everything that allows."
            ),
            false => format!(
                "The policy of {resource} has to allow {action} to the service {service}, best for {} alone.",
                caller.source_arn
            ),
        },
        statement: Some(statement(caller, action, resource)),
    })
}

/// Whether a service may take on a role and make these calls with it: pairs of action and resource.
pub fn by_role(
    conditions: &Conditions,
    caller: WireCaller<'_>,
    role_arn: &str,
    calls: &[(&str, &str)],
) -> Result<(), Denied> {
    let Some(role) = conditions.policies.role(role_arn) else {
        let is_own = account_of(caller.source_arn) == account_of(role_arn);
        if is_own && conditions.permissions == Permissions::AsConsole {
            return Ok(());
        }
        return Err(Denied {
            message: format!("The role {role_arn} does not exist."),
            help: format!(
                "Make the role, with a trust policy for {} and a policy that allows {}.",
                caller.service,
                actions(calls)
            ),
            statement: None,
        });
    };
    let trust = Document::parse(&role.trust_policy, PolicyType::Trust).0;
    let assume = request(caller, "sts:AssumeRole", role_arn);
    if !trust.decide(&assume).is_allowed() {
        return Err(Denied {
            message: format!(
                "{} is not authorized to assume role {role_arn}",
                caller.service
            ),
            help: format!(
                "The trust policy of the role has to name the service {} and allow sts:AssumeRole.",
                caller.service
            ),
            statement: Some(format!(
                "{{\"Effect\":\"Allow\",\"Principal\":{{\"Service\":\"{}\"}},\"Action\":\"sts:AssumeRole\"}}",
                caller.service
            )),
        });
    }
    for (action, resource) in calls {
        let asked = Request::new(Principal::role(role_arn, None), *action, *resource);
        let decided: Vec<Decision> = role
            .policies
            .iter()
            .map(|one| {
                Document::parse(&one.policy, PolicyType::Identity)
                    .0
                    .decide(&asked)
            })
            .collect();
        if !settled(&decided) {
            return Err(Denied {
                message: format!(
                    "{} is not authorized to perform: {action} on resource: {resource}",
                    in_message(&asked.principal, caller.source_arn)
                ),
                help: match is_foreign(role_arn, resource) {
                    true => format!(
                        "A permission policy of the role {role_arn} has to allow {}. Between accounts a policy on {resource} alone is not enough.",
                        actions(calls)
                    ),
                    false => format!(
                        "A permission policy of the role {role_arn} has to allow {}. A policy on {resource} is not needed.",
                        actions(calls)
                    ),
                },
                statement: Some(format!(
                    "{{\"Effect\":\"Allow\",\"Action\":\"{action}\",\"Resource\":\"{resource}\"}}"
                )),
            });
        }
    }
    Ok(())
}

/// Code that makes a call.
#[derive(Clone, Copy, Debug)]
pub struct CodeCaller<'a> {
    /// The service that runs it, which takes on the role.
    pub service: &'a str,
    /// The ARN of the function, execution or build.
    pub source_arn: &'a str,
    /// The role; its policies are not asked where none is named.
    pub role: Option<&'a str>,
    /// Whether what is called belongs to the same account.
    pub is_own: bool,
}

/// Whether code may call something: by a policy of its role, or, in its own account, by the policy
/// of the resource; in another account both have to allow it. The policy of an event bus is that of
/// the bus in its account and Region.
pub fn by_code(
    yard: &Yard,
    caller: CodeCaller<'_>,
    action: &str,
    resource: &str,
) -> Result<(), Denied> {
    let conditions = &yard.conditions;
    let service = WireCaller {
        service: caller.service,
        source_arn: caller.source_arn,
    };
    let own_account = account_of(caller.source_arn);
    let organization = yard.organization_of(own_account);
    let principal = match caller.role {
        Some(role) => Principal::role(role, organization),
        None => Principal::account(own_account, organization),
    };
    let owner = policy_owner(resource);
    let written = match bus_policy(yard, owner) {
        Some(policy) => vec![policy],
        None => {
            let found = conditions.policies.of_resource(owner);
            found.into_iter().map(|(_, text)| text).collect()
        }
    };
    let asked = Request::new(principal, action, resource);
    let decided: Vec<Decision> = written
        .iter()
        .map(|text| Document::parse(text, PolicyType::Resource).0.decide(&asked))
        .collect();
    let refused = || Denied {
        message: format!(
            "{} is not authorized to perform: {action} on resource: {resource}",
            in_message(&asked.principal, caller.source_arn)
        ),
        help: match denied(&decided) {
            true => format!(
                "The policy of {owner} denies {action}. An explicit denial wins over everything that allows."
            ),
            false => format!(
                "{owner} belongs to another account: its policy has to allow {action} to {}, beside a policy of the role there.",
                asked.principal.label()
            ),
        },
        statement: Some(format!(
            "{{\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"{}\"}},\"Action\":\"{action}\",\"Resource\":\"{resource}\"}}",
            asked.principal.label()
        )),
    };
    if denied(&decided) || (!caller.is_own && !settled(&decided)) {
        return Err(refused());
    }
    let Some(role) = caller.role else {
        return Ok(());
    };
    match by_role(conditions, service, role, &[(action, resource)]) {
        Err(_) if caller.is_own && settled(&decided) => Ok(()),
        other => other,
    }
}

/// The policy of an event bus: it stands with the bus, not with those of other resources.
fn bus_policy<'a>(yard: &'a Yard, arn: &str) -> Option<&'a str> {
    let arn = Arn::read(arn).ok().filter(|arn| arn.service == "events")?;
    let name = arn.resource.strip_prefix("event-bus/")?;
    let buses = match (arn.account, arn.region) == (&yard.account, &yard.region) {
        true => &yard.event_buses,
        false => {
            let mut there = yard.elsewhere.iter();
            let is_it = |place: &&crate::Place| {
                (place.account.as_str(), place.region.as_str()) == (arn.account, arn.region)
            };
            &there.find(is_it)?.event_buses
        }
    };
    let bus = buses.iter().find(|bus| bus.name == name)?;
    bus.policy.as_deref()
}

/// What the policy of a resource is attached to: of an object its bucket.
fn policy_owner(resource: &str) -> &str {
    match Arn::read(resource) {
        Ok(arn) if arn.service == "s3" => resource.split('/').next().unwrap_or(resource),
        _ => resource,
    }
}

/// Whether one policy, such as that of a logs destination, lets an account in.
pub fn by_access_policy(
    yard: &Yard,
    policy: &str,
    account: &str,
    action: &str,
    resource: &str,
) -> Result<(), Denied> {
    let organization = yard.organization_of(account);
    let principal = Principal::account(account, organization);
    let asked = Request::new(principal, action, resource);
    let (document, _) = Document::parse(policy, PolicyType::Resource);
    match document.decide(&asked).is_allowed() {
        true => Ok(()),
        false => Err(Denied {
            message: format!(
                "Account {account} is not authorized to perform: {action} on resource: {resource}"
            ),
            help: format!(
                "The access policy of {resource} has to allow {action} to the account {account}, or to its organization with aws:PrincipalOrgID."
            ),
            statement: Some(format!(
                "{{\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"{account}\"}},\"Action\":\"{action}\",\"Resource\":\"{resource}\"}}"
            )),
        }),
    }
}

fn request(caller: WireCaller<'_>, action: &str, resource: &str) -> Request {
    let principal = Principal::service(caller.service);
    Request::new(principal, action, resource).on_behalf_of(caller.source_arn)
}

/// A principal as the messages name it: a role with its session, which has the name of the function or
/// other resource that works with it.
///
/// Source: AWS Lambda Developer Guide, "Defining Lambda function permissions with an execution role" (the
/// name of the session); seen 2026-11-23. That of other services was not compared.
fn in_message(principal: &Principal, source_arn: &str) -> String {
    let whole = principal.in_message();
    match (principal, whole.rsplit_once('/')) {
        (Principal::Role { .. }, Some((role, _))) => {
            let name = source_arn.rsplit([':', '/']).next().unwrap_or_default();
            format!("User: {role}/{name}")
        }
        _ => whole,
    }
}

/// Whether one of several policies allows, and none denies.
fn settled(decided: &[Decision]) -> bool {
    decided.iter().any(Decision::is_allowed) && !denied(decided)
}

fn denied(decided: &[Decision]) -> bool {
    let is_denial = |one: &Decision| matches!(one.outcome, Outcome::ExplicitDeny { .. });
    decided.iter().any(is_denial)
}

/// Whether a resource belongs to another account than a role, as far as its ARN tells.
fn is_foreign(role_arn: &str, resource: &str) -> bool {
    let owner = account_of(resource);
    !owner.is_empty() && owner != account_of(role_arn)
}

fn account_of(arn: &str) -> &str {
    Arn::read(arn).map_or("", |arn| arn.account)
}

fn actions(calls: &[(&str, &str)]) -> String {
    let names: Vec<&str> = calls.iter().map(|(action, _)| *action).collect();
    names.join(", ")
}

/// A statement for the resource's policy.
fn statement(caller: WireCaller<'_>, action: &str, resource: &str) -> String {
    let mut out = String::from("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":");
    quote(caller.service, &mut out);
    out.push_str("},\"Action\":");
    quote(action, &mut out);
    out.push_str(",\"Resource\":");
    quote(resource, &mut out);
    out.push_str(",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":");
    quote(caller.source_arn, &mut out);
    out.push_str("}}}");
    out
}

#[cfg(test)]
mod tests;
