//! The statement that is missing: least privilege, ready to paste.

use super::merge::with_statement;
use super::needs;
use super::policies::{Policies, PolicyPlace};
use super::principal::Principal;
use super::request::Request;
use crate::arn::Arn;
use crate::json::quote;
use serde::{Deserialize, Serialize};

/// A statement that would let a call through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// Where it belongs.
    pub place: PolicyPlace,
    /// The statement as JSON text, two spaces a level.
    pub statement: String,
    /// The whole policy with the statement in it. What stood there keeps its
    /// form.
    pub policy: String,
    /// Whether what stands there is no JSON of a policy, so that it could only
    /// be replaced: correct it first.
    pub replaces: bool,
}

impl Policies {
    /// The policies with a missing statement put in its place. The policy of
    /// an event bus stands with the bus and is not changed here.
    #[must_use]
    pub fn with(&self, missing: &Missing) -> Policies {
        let mut next = self.clone();
        next.put(&missing.place, &missing.policy);
        next
    }
}

/// What a statement is wanted for.
pub(super) struct Wanted<'a> {
    place: PolicyPlace,
    request: &'a Request,
    source_arn: &'a str,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(place: PolicyPlace, request: &'a Request, source_arn: &'a str) -> Wanted<'a> {
        Wanted {
            place,
            request,
            source_arn,
        }
    }
}

/// The policy of a role that the statement goes into: its first one, or a new
/// one. None for callers without a role.
pub(super) fn role_place(policies: &Policies, request: &Request) -> Option<PolicyPlace> {
    let Principal::Role { arn, .. } = &request.principal else {
        return None;
    };
    let first = policies.role(arn).and_then(|role| role.policies.first());
    Some(PolicyPlace::Role {
        role: arn.clone(),
        name: first.map_or_else(|| "InvokeTarget".to_owned(), |one| one.name.clone()),
    })
}

/// The missing statement and the policy with it.
pub(super) fn missing(
    policies: &Policies,
    bus_policy: Option<&str>,
    wanted: Wanted<'_>,
) -> Option<Missing> {
    let existing = match (&wanted.place, bus_policy) {
        (PolicyPlace::Resource { .. }, Some(policy)) => Some(policy),
        _ => policies.text(&wanted.place),
    };
    let sid = sid(&wanted);
    let statement = |sid: &str| text_of(&members(&wanted, sid));
    let merged = existing.and_then(|text| with_statement(text, &sid, statement));
    let replaces = merged.is_none() && existing.is_some_and(|text| !text.trim().is_empty());
    let (policy, sid) = match merged {
        Some(merged) => merged,
        None => (alone(&statement(&sid)), sid),
    };
    Some(Missing {
        statement: statement(&sid),
        place: wanted.place,
        policy,
        replaces,
    })
}

/// A policy of one statement.
fn alone(statement: &str) -> String {
    let inner = statement.replace('\n', "\n    ");
    format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {inner}\n  ]\n}}")
}

/// A name for the statement: what it lets through, and for whom.
fn sid(wanted: &Wanted<'_>) -> String {
    let action = wanted
        .request
        .action
        .split(':')
        .next_back()
        .unwrap_or_default();
    let source = Arn::read(wanted.source_arn)
        .map(|arn| arn.resource)
        .unwrap_or_default();
    let source = match wanted.place {
        PolicyPlace::Resource { .. } => source,
        _ => "",
    };
    let mut sid = "Allow".to_owned();
    for word in [action, source]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()))
    {
        let mut letters = word.chars();
        sid.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        sid.extend(letters);
    }
    sid
}

/// A value in a statement: a text, or objects within.
enum Part {
    Text(String),
    Object(Vec<(&'static str, Part)>),
}

fn members(wanted: &Wanted<'_>, sid: &str) -> Vec<(&'static str, Part)> {
    let request = wanted.request;
    let mut members = vec![
        ("Sid", Part::Text(sid.to_owned())),
        ("Effect", Part::Text("Allow".to_owned())),
    ];
    if !matches!(wanted.place, PolicyPlace::Role { .. }) {
        let (kind, name) = match &request.principal {
            Principal::Service { name } => ("Service", name.clone()),
            Principal::Role { arn, .. } => ("AWS", arn.clone()),
            Principal::Account { account, .. } => ("AWS", account.clone()),
        };
        members.push(("Principal", Part::Object(vec![(kind, Part::Text(name))])));
    }
    members.push(("Action", Part::Text(request.action.clone())));
    match &wanted.place {
        PolicyPlace::Trust { .. } => {}
        PolicyPlace::Key { .. } => members.push(("Resource", Part::Text("*".to_owned()))),
        _ => members.push(("Resource", Part::Text(resource(request)))),
    }
    if let Some(condition) = condition(wanted) {
        members.push(("Condition", condition));
    }
    members
}

/// The resource of the statement: for a log stream, whose name nobody knows
/// before, every stream of the group.
fn resource(request: &Request) -> String {
    match request.resource.split_once(":log-stream:") {
        Some((group, _)) => format!("{group}:log-stream:*"),
        None => request.resource.clone(),
    }
}

fn condition(wanted: &Wanted<'_>) -> Option<Part> {
    let request = wanted.request;
    let test = |operator: &'static str, key: &'static str, value: &str| {
        let value = Part::Text(value.to_owned());
        Some(Part::Object(vec![(
            operator,
            Part::Object(vec![(key, value)]),
        )]))
    };
    let value = |key: &str| request.values(key).first().map(String::as_str);
    if matches!(wanted.place, PolicyPlace::Role { .. }) {
        return match (value("iam:PassedToService"), value("ecs:cluster")) {
            (Some(service), _) => test("StringEquals", "iam:PassedToService", service),
            (None, Some(cluster)) => test("ArnEquals", "ecs:cluster", cluster),
            _ => None,
        };
    }
    let is_service = matches!(request.principal, Principal::Service { .. });
    match &wanted.place {
        // The guide's statement for keys and roles has no condition.
        PolicyPlace::Key { .. } | PolicyPlace::Trust { .. } => None,
        _ if is_service && needs::carries_source(&request.action) => {
            test("ArnEquals", "aws:SourceArn", value("aws:SourceArn")?)
        }
        _ => None,
    }
}

/// JSON with a line for every member.
fn text_of(members: &[(&'static str, Part)]) -> String {
    let mut out = String::new();
    object(members, 1, &mut out);
    out
}

fn object(members: &[(&'static str, Part)], depth: usize, out: &mut String) {
    out.push('{');
    for (index, (name, value)) in members.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth));
        quote(name, out);
        out.push_str(": ");
        match value {
            Part::Text(text) => quote(text, out),
            Part::Object(members) => object(members, depth + 1, out),
        }
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth.saturating_sub(1)));
    out.push('}');
}

#[cfg(test)]
mod tests;
