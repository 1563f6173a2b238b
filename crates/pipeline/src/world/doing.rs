//! What a service did.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One thing that a service did, or that happened to a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doing {
    /// The number in the life of the yard; steps and doings have numbers of one row.
    pub number: u64,
    /// The number of the step or doing that this one follows from; always smaller.
    pub cause: Option<u64>,
    /// When it happened, on the yard's clock.
    pub at: Timestamp,
    /// The account.
    pub account: Arc<str>,
    /// The Region.
    pub region: Arc<str>,
    /// The ARN of the resource.
    pub resource: Arc<str>,
    /// What kind of thing happened.
    pub kind: DoingKind,
    /// What happened, in plain words with AWS's names for states.
    pub text: String,
    /// What it was about, such as the request of a call or the body of a message; often JSON.
    pub content: Option<Arc<str>>,
}

/// The kinds of things that services do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum DoingKind {
    /// Work began: a build, an execution, a deployment.
    Started,
    /// Work came to another state.
    Changed,
    /// Work ended well.
    Succeeded,
    /// Work ended badly.
    Failed,
    /// Work waits for somebody.
    Waits,
    /// Code called an API.
    Called,
    /// An API refused a call.
    Refused,
    /// A service sent an event, or code put one.
    SentEvent,
    /// An object, an item, a record or a log line was written.
    Wrote,
    /// A message came to a topic, a queue or a subscriber.
    Message,
    /// A filter kept something back.
    FilteredOut,
    /// Something is gone that nobody keeps.
    Lost,
    /// A loop was cut.
    Cut,
}

impl DoingKind {
    /// Every kind.
    pub const ALL: [DoingKind; 13] = [
        DoingKind::Started,
        DoingKind::Changed,
        DoingKind::Succeeded,
        DoingKind::Failed,
        DoingKind::Waits,
        DoingKind::Called,
        DoingKind::Refused,
        DoingKind::SentEvent,
        DoingKind::Wrote,
        DoingKind::Message,
        DoingKind::FilteredOut,
        DoingKind::Lost,
        DoingKind::Cut,
    ];

    /// The name, as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            DoingKind::Started => "STARTED",
            DoingKind::Changed => "CHANGED",
            DoingKind::Succeeded => "SUCCEEDED",
            DoingKind::Failed => "FAILED",
            DoingKind::Waits => "WAITS",
            DoingKind::Called => "CALLED",
            DoingKind::Refused => "REFUSED",
            DoingKind::SentEvent => "SENT_EVENT",
            DoingKind::Wrote => "WROTE",
            DoingKind::Message => "MESSAGE",
            DoingKind::FilteredOut => "FILTERED_OUT",
            DoingKind::Lost => "LOST",
            DoingKind::Cut => "CUT",
        }
    }
}
