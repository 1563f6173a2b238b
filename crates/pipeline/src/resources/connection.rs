//! Connections: how API destinations prove who calls.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// A connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// The name, unique in account and Region.
    pub name: String,
    /// The id at the end of its ARN.
    pub id: String,
    /// What comes after `secret:` in the ARN of the secret that AWS keeps.
    pub secret: String,
    /// What the connection is for.
    pub description: Option<String>,
    /// `BASIC`, `API_KEY` or `OAUTH_CLIENT_CREDENTIALS`.
    pub authorization_type: String,
    /// The parameters without their secrets, as JSON text.
    pub auth_parameters: String,
    /// The parameters to reach a private endpoint, as JSON text.
    pub invocation_connectivity_parameters: Option<String>,
    /// The KMS key that encrypts the secret.
    pub kms_key_identifier: Option<String>,
    /// How far the authorization has come.
    pub state: ConnectionState,
    /// When it was made.
    pub creation_time: Timestamp,
    /// When it was last changed.
    pub last_modified_time: Timestamp,
    /// When it was last authorized.
    pub last_authorized_time: Timestamp,
}

/// How far the authorization of a connection has come; AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConnectionState {
    /// It can be used.
    Authorized,
    /// The authorization endpoint has not answered yet.
    Authorizing,
}

impl ConnectionState {
    /// AWS's word for the state.
    pub fn as_str(self) -> &'static str {
        match self {
            ConnectionState::Authorized => "AUTHORIZED",
            ConnectionState::Authorizing => "AUTHORIZING",
        }
    }
}
