//! Archives of an event bus.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// Who manages the rule that feeds an archive (recorded from AWS).
pub const ARCHIVE_MANAGER: &str = "prod.vhs.events.aws.internal";

/// An archive: the events of a bus that its pattern takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The name, unique in account and Region.
    pub name: String,
    /// The ARN of the event bus.
    pub event_source_arn: String,
    /// What the archive is for.
    pub description: Option<String>,
    /// Which events it keeps; all where there is none.
    pub event_pattern: Option<String>,
    /// For how many days; 0 is for ever.
    pub retention_days: u32,
    /// The KMS key that encrypts its events.
    pub kms_key_identifier: Option<String>,
    /// When it was made.
    pub creation_time: Timestamp,
    /// The events, in the order in which they came.
    pub events: Vec<ArchivedEvent>,
}

/// An event in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchivedEvent {
    /// The event's own time, by which replays choose.
    pub time: Timestamp,
    /// The whole event as JSON text.
    pub text: String,
}

impl Archive {
    /// The name of the managed rule that feeds it.
    pub fn rule_name(&self) -> String {
        format!("Events-Archive-{}", self.name)
    }

    /// Its ARN, which is in the account and Region of its event bus.
    pub fn arn(&self) -> String {
        let place = self.event_source_arn.split(":event-bus/").next();
        format!("{}:archive/{}", place.unwrap_or_default(), self.name)
    }

    /// The bytes of its events.
    pub fn size_bytes(&self) -> usize {
        self.events.iter().map(|event| event.text.len()).sum()
    }
}
