//! Replays of archived events.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// A replay: the events of an archive sent to its bus once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// The name, unique in account and Region.
    pub name: String,
    /// What the replay is for.
    pub description: Option<String>,
    /// The ARN of the archive.
    pub event_source_arn: String,
    /// The ARN of the event bus.
    pub destination_arn: String,
    /// The ARNs of the rules that are asked; all where there is no list.
    pub filter_arns: Option<Vec<String>>,
    /// The time of the first event that is replayed.
    pub event_start_time: Timestamp,
    /// The time of the last event that is replayed.
    pub event_end_time: Timestamp,
    /// How far it has come.
    pub state: ReplayState,
    /// When it was started.
    pub replay_start_time: Timestamp,
    /// When it ended.
    pub replay_end_time: Option<Timestamp>,
    /// The time of the event that was replayed last.
    pub event_last_replayed_time: Option<Timestamp>,
}

/// How far a replay has come; AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReplayState {
    /// It was asked for.
    Starting,
    /// It sends events.
    Running,
    /// It is to be stopped.
    Cancelling,
    /// It was stopped.
    Cancelled,
    /// It came to its end.
    Completed,
}

impl ReplayState {
    /// Whether it still has events to send.
    pub fn is_active(self) -> bool {
        matches!(self, ReplayState::Starting | ReplayState::Running)
    }

    /// AWS's word for the state.
    pub fn as_str(self) -> &'static str {
        match self {
            ReplayState::Starting => "STARTING",
            ReplayState::Running => "RUNNING",
            ReplayState::Cancelling => "CANCELLING",
            ReplayState::Cancelled => "CANCELLED",
            ReplayState::Completed => "COMPLETED",
        }
    }
}
