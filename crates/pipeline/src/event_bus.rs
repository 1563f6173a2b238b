//! Event buses: the default one, custom ones and those of partners.

use crate::Timestamp;
use crate::rule::DeadLetterConfig;
use crate::tag::Tag;
use serde::{Deserialize, Serialize};

/// An event bus of an account in a Region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventBus {
    /// The name, unique in account and Region. The bus of a partner has the
    /// name of its event source: `aws.partner/…`.
    pub name: String,
    /// What the bus is for.
    #[serde(default)]
    pub description: Option<String>,
    /// Who may send to the bus from outside, as the JSON text of a policy.
    #[serde(default)]
    pub policy: Option<String>,
    /// The tags, in the order in which they were put.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// When the bus was made.
    #[serde(default)]
    pub creation_time: Timestamp,
    /// When the bus was last changed.
    #[serde(default)]
    pub last_modified_time: Timestamp,
    /// The partner event source that the bus belongs to.
    #[serde(default)]
    pub event_source: Option<String>,
    /// The KMS key that encrypts its events.
    #[serde(default)]
    pub kms_key_identifier: Option<String>,
    /// Where events go that the bus cannot encrypt.
    #[serde(default)]
    pub dead_letter_config: Option<DeadLetterConfig>,
    /// What the bus logs.
    #[serde(default)]
    pub log_config: Option<LogConfig>,
}

/// What an event bus logs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogConfig {
    /// `NONE` or `FULL`.
    pub include_detail: Option<String>,
    /// `OFF`, `ERROR`, `INFO` or `TRACE`.
    pub level: Option<String>,
}

impl EventBus {
    /// A bus of this name as it is when just made.
    pub fn new(name: impl Into<String>) -> EventBus {
        EventBus {
            name: name.into(),
            ..EventBus::default()
        }
    }
}
