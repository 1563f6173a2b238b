//! PutPermission and RemovePermission: the policy of an event bus.

use super::arns::{invalid, not_found};
use super::request::{Out, Request};
use super::shape::patterns::{ACTION, PRINCIPAL, STATEMENT_ID};
use super::shape::texts::{NON_PARTNER_BUS, STRING};
use super::shape::{Member, Object, Shape, object, optional, required, text};
use super::{Operation, Room};
use crate::arn::partition_of;
use crate::json;
use crate::policy::{self, Document, PolicyType};
use crate::quotas::EVENT_BUS_POLICY_SIZE;
use crate::refusal::{Refusal, RefusalCode};
use crate::yard::Yard;
use serde_json::Value;

const BUS_MEMBER: Member = optional("EventBusName", NON_PARTNER_BUS);
const STATEMENT_MEMBER: Member =
    optional("StatementId", Shape::Text(text(1, 64).like(STATEMENT_ID)));

static CONDITION: Object = object(
    "Condition",
    &[
        required("Type", STRING),
        required("Key", STRING),
        required("Value", STRING),
    ],
);

pub(super) static OPERATIONS: [Operation; 2] = [
    Operation {
        name: "PutPermission",
        members: &[
            BUS_MEMBER,
            optional("Action", Shape::Text(text(1, 64).like(ACTION))),
            optional("Principal", Shape::Text(text(1, 12).like(PRINCIPAL))),
            STATEMENT_MEMBER,
            optional("Condition", Shape::Object(&CONDITION)),
            optional("Policy", STRING),
        ],
        run: put_permission,
    },
    Operation {
        name: "RemovePermission",
        members: &[
            STATEMENT_MEMBER,
            optional("RemoveAllPermissions", Shape::Flag),
            BUS_MEMBER,
        ],
        run: remove_permission,
    },
];

/// Adds one statement, or replaces the one with its id; with `Policy` replaces
/// the whole policy.
fn put_permission(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = room.bus(request.text("EventBusName"))?.name.clone();
    let policy = match request.text("Policy") {
        Some(document) => Some(whole(document)?),
        None => with_statement(room.yard, &name, request)?,
    };
    let length = policy.as_ref().map_or(0, |text| text.chars().count());
    if length > EVENT_BUS_POLICY_SIZE.at(room.yard.clock) {
        return Err(Refusal::new(
            RefusalCode::PolicyLengthExceededException,
            "The policy exceeds the maximum allowed length.",
        ));
    }
    set(room, &name, policy)
}

fn set(room: &mut Room<'_>, name: &str, policy: Option<String>) -> Result<Value, Refusal> {
    let clock = room.yard.clock;
    let bus = room.bus(Some(name))?;
    bus.policy = policy;
    bus.last_modified_time = clock;
    Ok(Out::default().done())
}

/// A whole policy, without the white space between its parts.
fn whole(document: &str) -> Result<String, Refusal> {
    let (_, findings) = Document::parse(document, PolicyType::Resource);
    let error = findings.iter().find(|finding| finding.is_error());
    let value = json::whole(document).filter(|_| error.is_none());
    value.as_ref().map(json::compact).ok_or_else(|| {
        let refusal = invalid("Parameter Policy is not valid.");
        match error.and_then(|finding| finding.help.as_deref()) {
            Some(help) => refusal.help(help),
            None => refusal,
        }
    })
}

fn with_statement(yard: &Yard, bus: &str, request: Request<'_>) -> Result<Option<String>, Refusal> {
    let missing = || invalid("Parameter(s) StatementId, Action and Principal must be specified.");
    let sid = request.text("StatementId").ok_or_else(missing)?;
    let action = request.text("Action").ok_or_else(missing)?;
    let principal = request.text("Principal").ok_or_else(missing)?;
    if action != "events:PutEvents" {
        return Err(invalid(
            "Provided value in parameter 'action' is not supported.",
        ));
    }
    let principal = match principal {
        "*" => "\"*\"".to_owned(),
        account => format!(
            "{{\"AWS\":\"arn:{}:iam::{account}:root\"}}",
            partition_of(&yard.region)
        ),
    };
    let mut text = format!(
        "{{\"Sid\":{},\"Effect\":\"Allow\",\"Principal\":{principal},\"Action\":\"{action}\",\"Resource\":\"{}\"",
        quoted(sid),
        yard.event_bus_arn(bus)
    );
    if let Some(condition) = request.object("Condition") {
        text.push_str(&format!(
            ",\"Condition\":{{{}:{{{}:{}}}}}",
            quoted(condition.name("Type")),
            quoted(condition.name("Key")),
            quoted(condition.name("Value"))
        ));
    }
    text.push('}');
    let old = yard.event_bus(bus).and_then(|bus| bus.policy.as_deref());
    let mut statements = policy::statements(old.unwrap_or_default());
    let same = |statement: &&mut (Option<String>, String)| statement.0.as_deref() == Some(sid);
    match statements.iter_mut().find(same) {
        Some(statement) => statement.1 = text,
        None => statements.push((Some(sid.to_owned()), text)),
    }
    Ok(policy::of_statements(&statements))
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    json::quote(text, &mut out);
    out
}

fn remove_permission(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = room.bus(request.text("EventBusName"))?;
    let name = bus.name.clone();
    if request.flag("RemoveAllPermissions") {
        return set(room, &name, None);
    }
    let sid = request.text("StatementId");
    let mut statements = policy::statements(bus.policy.as_deref().unwrap_or_default());
    let before = statements.len();
    statements.retain(|(id, _)| id.is_none() || id.as_deref() != sid);
    if statements.len() == before {
        return Err(not_found("Statement with the provided id does not exist."));
    }
    let left = policy::of_statements(&statements);
    set(room, &name, left)
}

#[cfg(test)]
mod tests;
