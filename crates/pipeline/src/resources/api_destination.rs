//! API destinations: HTTP endpoints as targets.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// An API destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiDestination {
    /// The name, unique in account and Region.
    pub name: String,
    /// The id at the end of its ARN.
    pub id: String,
    /// What it is for.
    pub description: Option<String>,
    /// The name of the connection that it uses.
    pub connection: String,
    /// The ARN of that connection.
    pub connection_arn: String,
    /// The endpoint's URL.
    pub invocation_endpoint: String,
    /// The HTTP method.
    pub http_method: String,
    /// How often a second it is called at most.
    pub invocation_rate_limit_per_second: u64,
    /// When it was made.
    pub creation_time: Timestamp,
    /// When it was last changed.
    pub last_modified_time: Timestamp,
}

/// Whether an API destination can be called; AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ApiDestinationState {
    /// Its connection is authorized.
    Active,
    /// Its connection is not authorized, or gone.
    Inactive,
}

impl ApiDestinationState {
    /// AWS's word for the state.
    pub fn as_str(self) -> &'static str {
        match self {
            ApiDestinationState::Active => "ACTIVE",
            ApiDestinationState::Inactive => "INACTIVE",
        }
    }
}
