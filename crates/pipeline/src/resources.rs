//! What an account has in a Region beside event buses and rules.

use crate::unread::Unread;
use crate::wires::Wires;
use crate::world::Services;
use serde::{Deserialize, Serialize};

mod api_destination;
mod archive;
mod connection;
mod replay;
mod sources;

pub use api_destination::{ApiDestination, ApiDestinationState};
pub use archive::{ARCHIVE_MANAGER, Archive, ArchivedEvent};
pub use connection::{Connection, ConnectionState};
pub use replay::{Replay, ReplayState};
pub use sources::{BucketNotifications, Trail};

/// What an account has in a Region beside event buses and rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resources {
    /// The archives, in the order in which they were made.
    pub archives: Vec<Archive>,
    /// The replays, in the order in which they were started.
    pub replays: Vec<Replay>,
    /// The connections, in the order in which they were made.
    pub connections: Vec<Connection>,
    /// The API destinations, in the order in which they were made.
    pub api_destinations: Vec<ApiDestination>,
    /// The names of the event sources that partners offer to the account.
    pub partner_event_sources: Vec<String>,
    /// What CloudTrail records.
    pub trail: Trail,
    /// Which S3 buckets notify EventBridge.
    pub bucket_notifications: BucketNotifications,
    /// What the services here do when they are called, as the learner declares it.
    pub services: Unread<Services>,
    /// The wires beside the rules: alarms, filters of logs, pollers, notifications.
    pub wires: Unread<Wires>,
}

impl Resources {
    /// Whether both are the same but for the events that archives keep and for replays.
    pub(crate) fn is_made_like(&self, other: &Resources) -> bool {
        if self == other {
            return true;
        }
        let mut like = other.clone();
        like.go_on_from(self);
        *self == like
    }

    /// Takes over the events that archives of the same name keep later, and the replays.
    pub(crate) fn go_on_from(&mut self, later: &Resources) {
        self.replays.clone_from(&later.replays);
        for archive in &mut self.archives {
            let same = later
                .archives
                .iter()
                .find(|other| other.name == archive.name);
            if let Some(other) = same {
                archive.events.clone_from(&other.events);
            }
        }
    }
}
