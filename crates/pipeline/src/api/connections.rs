//! CreateConnection, DescribeConnection, UpdateConnection, DeleteConnection,
//! ListConnections.

use super::arns::{exists, invalid, limit, not_found};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::texts::{KMS, LINE, NAME_64, only};
use super::shape::{Member, Shape, one_of, optional, required};
use super::{Operation, Room};
use crate::quotas::CONNECTIONS;
use crate::refusal::Refusal;
use crate::resources::{Connection, ConnectionState};
use crate::yard::Yard;
use serde_json::Value;

mod auth;
mod shapes;

const NAME_MEMBER: Member = required("Name", NAME_64);
const DESCRIPTION_MEMBER: Member = optional("Description", LINE);
const TYPE: Shape = Shape::Text(one_of(&["BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY"]));
const KMS_MEMBER: Member = optional("KmsKeyIdentifier", KMS);
const CONNECTIVITY_MEMBER: Member = optional(
    "InvocationConnectivityParameters",
    Shape::Object(&shapes::CONNECTIVITY),
);
const STATES: &[&str] = &[
    "CREATING",
    "UPDATING",
    "DELETING",
    "AUTHORIZED",
    "DEAUTHORIZED",
    "AUTHORIZING",
    "DEAUTHORIZING",
    "ACTIVE",
    "FAILED_CONNECTIVITY",
];

pub(super) static OPERATIONS: [Operation; 5] = [
    Operation {
        name: "CreateConnection",
        members: &[
            NAME_MEMBER,
            DESCRIPTION_MEMBER,
            required("AuthorizationType", TYPE),
            required("AuthParameters", Shape::Object(&shapes::CREATE_AUTH)),
            CONNECTIVITY_MEMBER,
            KMS_MEMBER,
        ],
        run: create_connection,
    },
    Operation {
        name: "DescribeConnection",
        members: &only("Name", NAME_64),
        run: describe_connection,
    },
    Operation {
        name: "UpdateConnection",
        members: &[
            NAME_MEMBER,
            DESCRIPTION_MEMBER,
            optional("AuthorizationType", TYPE),
            optional("AuthParameters", Shape::Object(&shapes::UPDATE_AUTH)),
            CONNECTIVITY_MEMBER,
            KMS_MEMBER,
        ],
        run: update_connection,
    },
    Operation {
        name: "DeleteConnection",
        members: &only("Name", NAME_64),
        run: delete_connection,
    },
    Operation {
        name: "ListConnections",
        members: &[
            optional("NamePrefix", NAME_64),
            optional("ConnectionState", Shape::Text(one_of(STATES))),
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_connections,
    },
];

fn create_connection(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    let kind = request.name("AuthorizationType");
    let given = request.get("AuthParameters").cloned().unwrap_or_default();
    auth::check(kind, &given)?;
    if room
        .yard
        .resources
        .connections
        .iter()
        .any(|each| each.name == name)
    {
        return Err(exists(format!("Connection {name} already exists.")));
    }
    if room.yard.resources.connections.len() >= CONNECTIONS.at(room.yard.clock) {
        return Err(limit());
    }
    let clock = room.yard.clock;
    let id = room.yard.draw_id();
    let secret = secret_name(room.yard, name);
    let connection = Connection {
        name: name.to_owned(),
        id,
        secret,
        description: request.owned("Description"),
        authorization_type: kind.to_owned(),
        auth_parameters: auth::without_secrets(given).to_string(),
        invocation_connectivity_parameters: connectivity(request),
        kms_key_identifier: request.owned("KmsKeyIdentifier"),
        state: state_of(kind),
        creation_time: clock,
        last_modified_time: clock,
        last_authorized_time: clock,
    };
    let answer = changed(room.yard, &connection).done();
    room.yard.resources.connections.push(connection);
    Ok(answer)
}

/// An OAuth connection waits for the authorization endpoint, which no yard
/// calls; the others need no one.
fn state_of(kind: &str) -> ConnectionState {
    match kind {
        "OAUTH_CLIENT_CREDENTIALS" => ConnectionState::Authorizing,
        _ => ConnectionState::Authorized,
    }
}

/// The name of the secret that AWS makes, with its six random letters.
fn secret_name(yard: &mut Yard, name: &str) -> String {
    let id = yard.draw_id();
    let letters: String = yard.draw_id().chars().rev().take(6).collect();
    format!("events!connection/{name}/{id}-{letters}")
}

fn connectivity(request: Request<'_>) -> Option<String> {
    let given = request.get("InvocationConnectivityParameters");
    given.map(Value::to_string)
}

pub(super) fn arn(yard: &Yard, connection: &Connection) -> String {
    yard.arn(&format!("connection/{}/{}", connection.name, connection.id))
}

/// What every change answers.
fn changed(yard: &Yard, connection: &Connection) -> Out {
    Out::default()
        .put("ConnectionArn", arn(yard, connection))
        .put("ConnectionState", connection.state.as_str())
        .time("CreationTime", connection.creation_time)
        .time("LastModifiedTime", connection.last_modified_time)
}

/// What ListConnections tells of a connection.
fn told(yard: &Yard, connection: &Connection) -> Out {
    changed(yard, connection)
        .put("Name", connection.name.clone())
        .put("AuthorizationType", connection.authorization_type.clone())
        .time("LastAuthorizedTime", connection.last_authorized_time)
}

pub(super) fn unknown(name: &str) -> Refusal {
    not_found(format!(
        "Failed to describe the connection(s). Connection '{name}' does not exist."
    ))
}

fn find<'a>(yard: &'a mut Yard, name: &str) -> Result<&'a mut Connection, Refusal> {
    let connections = &mut yard.resources.connections;
    connections
        .iter_mut()
        .find(|each| each.name == name)
        .ok_or_else(|| unknown(name))
}

fn describe_connection(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let connection = find(room.yard, request.name("Name"))?.clone();
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    let secret = room
        .yard
        .arn("")
        .replacen(":events:", ":secretsmanager:", 1)
        + "secret:"
        + &connection.secret;
    let private = connection.invocation_connectivity_parameters.as_deref();
    Ok(told(room.yard, &connection)
        .some("Description", connection.description.clone())
        .put("SecretArn", secret)
        .some("AuthParameters", read(&connection.auth_parameters))
        .some("InvocationConnectivityParameters", private.and_then(read))
        .some("KmsKeyIdentifier", connection.kms_key_identifier.clone())
        .done())
}

fn update_connection(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let clock = room.yard.clock;
    let connection = find(room.yard, request.name("Name"))?;
    let kind = request.text("AuthorizationType");
    let kind = kind.unwrap_or(&connection.authorization_type).to_owned();
    if let Some(given) = request.get("AuthParameters") {
        let old = serde_json::from_str(&connection.auth_parameters).unwrap_or_default();
        let merged = auth::merged(&kind, old, auth::without_secrets(given.clone()));
        connection.auth_parameters = merged.to_string();
        connection.last_authorized_time = clock;
    } else if kind != connection.authorization_type {
        return Err(invalid("Parameter(s) AuthParameters must be specified."));
    }
    connection.state = state_of(&kind);
    connection.authorization_type = kind;
    if let Some(description) = request.owned("Description") {
        connection.description = Some(description);
    }
    if let Some(private) = connectivity(request) {
        connection.invocation_connectivity_parameters = Some(private);
    }
    if let Some(key) = request.owned("KmsKeyIdentifier") {
        connection.kms_key_identifier = Some(key);
    }
    connection.last_modified_time = clock;
    let connection = connection.clone();
    Ok(changed(room.yard, &connection)
        .time("LastAuthorizedTime", connection.last_authorized_time)
        .done())
}

fn delete_connection(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    let connection = find(room.yard, name)?.clone();
    room.yard
        .resources
        .connections
        .retain(|each| each.name != name);
    Ok(changed(room.yard, &connection)
        .put("ConnectionState", "DELETING")
        .time("LastAuthorizedTime", connection.last_authorized_time)
        .done())
}

fn list_connections(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let prefix = request.name("NamePrefix");
    let state = request.text("ConnectionState");
    let connections: Vec<_> = room
        .yard
        .resources
        .connections
        .iter()
        .filter(|each| each.name.starts_with(prefix))
        .filter(|each| state.is_none_or(|state| each.state.as_str() == state))
        .map(|each| (each.name.as_str(), each))
        .collect();
    page(request, "Connections", &connections, |each| {
        told(room.yard, each).done()
    })
}

#[cfg(test)]
mod tests;
