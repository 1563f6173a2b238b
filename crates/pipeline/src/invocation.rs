//! Calls of targets that are under way.

use crate::Timestamp;
use crate::input::InputFailure;
use crate::rule::Target;
use crate::step::ErrorCode;
use crate::step::{AttemptType, Call};
use crate::world::Chain;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::sync::Arc;

/// Where the steps of an event belong: its bus, its request and itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The ARN of the event bus.
    pub resource_arn: Arc<str>,
    /// The id of the request that brought the event.
    pub request_id: Arc<str>,
    /// The event's id.
    pub event_id: Arc<str>,
}

/// The call of a target: all that stays the same from attempt to attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invocation {
    /// The id.
    pub id: Arc<str>,
    /// The event and its bus.
    pub origin: Origin,
    /// The account of the rule.
    pub account: Arc<str>,
    /// The Region of the rule.
    pub region: Arc<str>,
    /// Rule, role and target.
    pub call: Arc<Call>,
    /// The target as it was when the rule matched.
    pub target: Arc<Target>,
    /// What the target is given.
    pub input: Arc<str>,
    /// The event as it came.
    pub event: Arc<str>,
    /// When the bus took the event; its age counts from here.
    pub ingested: Timestamp,
    /// Whether the event came from another bus, so that it goes to no third.
    pub forwarded: bool,
    /// The chain of effects that the event belongs to.
    #[serde(default)]
    pub chain: Chain,
}

/// A call of a target that waits for its next turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// When its turn comes.
    pub at: Timestamp,
    /// Its place among those of one time.
    pub order: u64,
    /// What comes then.
    pub stage: Stage,
    /// How many attempts there have been.
    pub attempts: u32,
    /// When the first attempt began.
    pub started: Timestamp,
    /// The step that it follows from.
    pub cause: u64,
    /// The call.
    pub of: Arc<Invocation>,
}

/// What comes next of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The call begins, late.
    Start,
    /// An attempt begins.
    Attempt(AttemptType),
    /// A slow target answers.
    Answer(AttemptType, Answer),
    /// The event grows too old, after an attempt that failed like this.
    Expire(Failure),
}

/// What a target answers to an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// How long it takes.
    pub duration_ms: u32,
    /// What went wrong.
    pub failure: Option<Failure>,
    /// Whether the target took the event although EventBridge hears of a
    /// failure.
    pub lost: bool,
}

/// Why an attempt failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// AWS's code.
    pub code: ErrorCode,
    /// The service's message.
    pub message: String,
    /// The service that was called.
    pub aws_service: String,
    /// The HTTP status of its answer, where it gave one.
    pub http_status_code: Option<u16>,
    /// What to change, in plain words.
    pub help: String,
    /// A policy that would allow the call, as JSON text ready to paste.
    pub suggestion: Option<String>,
}

impl Failure {
    /// A failure without a suggestion.
    pub(crate) fn new(
        code: ErrorCode,
        aws_service: &str,
        status: Option<u16>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Failure {
        Failure {
            code,
            message: message.into(),
            aws_service: aws_service.to_owned(),
            http_status_code: status,
            help: help.into(),
            suggestion: None,
        }
    }

    /// As a page tells it.
    pub(crate) fn told(&self, input: &str) -> InputFailure {
        InputFailure {
            error_code: self.code,
            error_message: self.message.clone(),
            input: input.to_owned(),
            help: self.help.clone(),
            suggestion: self.suggestion.clone(),
        }
    }
}

impl Ord for Pending {
    /// The one whose turn comes first is the greatest, as a heap wants it.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.order).cmp(&(self.at, self.order))
    }
}

impl PartialOrd for Pending {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
