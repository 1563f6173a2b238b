//! The steps of what happened to an event, in the words of event bus logs.
//!
//! Names, levels and fields follow the EventBridge User Guide, "Amazon
//! EventBridge event bus log schema".

use crate::Timestamp;
use crate::event_bus::EventBus;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

mod error_code;
mod logged;
mod record;

pub use error_code::ErrorCode;
pub use logged::{NOT_LOGGED, not_logged};

/// One step of what happened to an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step's number in the life of the yard, from 0 without a gap.
    pub number: u64,
    /// The number of the step that this one follows from; always smaller.
    pub cause: Option<u64>,
    /// The ARN of the event bus.
    pub resource_arn: Arc<str>,
    /// The id of the request that brought the event.
    pub request_id: Arc<str>,
    /// The event's id.
    pub event_id: Arc<str>,
    /// The id of the call of one target, where the step belongs to one.
    pub invocation_id: Option<Arc<str>>,
    /// When it happened, on the yard's clock.
    pub message_timestamp_ms: Timestamp,
    /// What happened.
    pub message_type: MessageType,
    /// What there is to know of it.
    pub details: Details,
    /// What went wrong.
    pub error: Option<StepError>,
}

impl Step {
    /// The level at which an event bus logs the step.
    pub fn log_level(&self) -> LogLevel {
        self.message_type.log_level()
    }

    /// The step as the record that AWS would log, with the data of event and
    /// target.
    pub fn record(&self) -> serde_json::Value {
        record::record(self, true)
    }

    /// The record that an event bus logs of the step; none where its log level
    /// leaves the step out. Without `IncludeDetail` FULL the data of event and
    /// target are left out.
    pub fn logged(&self, bus: &EventBus) -> Option<serde_json::Value> {
        let config = bus.log_config.as_ref()?;
        let level = LogLevel::named(config.level.as_deref()?)?;
        let full = config.include_detail.as_deref() == Some("FULL");
        level
            .includes(self.message_type)
            .then(|| record::record(self, full))
    }
}

/// What happened in a step: the 16 names of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MessageType {
    /// The event came to the bus.
    EventReceipt,
    /// The bus took the event.
    EventIngestSuccess,
    /// The bus refused the event.
    EventIngestFailure,
    /// The bus began to match the event against its rules.
    RuleMatchStart,
    /// A rule matched.
    RuleMatch,
    /// No rule of the learner matched.
    NoStandardRulesMatched,
    /// The call of a target began.
    InvocationStart,
    /// A call waits, because the account makes too many of them.
    InvocationThrottleStart,
    /// An attempt of the call began.
    InvocationAttemptStart,
    /// An attempt of the call went well.
    InvocationAttemptSuccess,
    /// An attempt of the call failed, and another one may go better.
    InvocationAttemptRetryableFailure,
    /// The target had too many calls to take this one.
    InvocationAttemptThrottle,
    /// An attempt of the call failed, and another one would fail too.
    InvocationAttemptPermanentFailure,
    /// The call of a target went well.
    InvocationSuccess,
    /// The call of a target failed for good.
    InvocationFailure,
    /// The event went to the dead-letter queue.
    InvocationDlq,
}

/// AWS's name of each step and the lowest level at which a bus logs it, in the
/// order of the steps.
static NAMES: [(&str, LogLevel); 16] = [
    ("EVENT_RECEIPT", LogLevel::Trace),
    ("EVENT_INGEST_SUCCESS", LogLevel::Info),
    ("EVENT_INGEST_FAILURE", LogLevel::Error),
    ("RULE_MATCH_START", LogLevel::Trace),
    ("RULE_MATCH", LogLevel::Info),
    ("NO_STANDARD_RULES_MATCHED", LogLevel::Info),
    ("INVOCATION_START", LogLevel::Info),
    ("INVOCATION_THROTTLE_START", LogLevel::Error),
    ("INVOCATION_ATTEMPT_START", LogLevel::Trace),
    ("INVOCATION_ATTEMPT_SUCCESS", LogLevel::Trace),
    ("INVOCATION_ATTEMPT_RETRYABLE_FAILURE", LogLevel::Error),
    ("INVOCATION_ATTEMPT_THROTTLE", LogLevel::Error),
    ("INVOCATION_ATTEMPT_PERMANENT_FAILURE", LogLevel::Error),
    ("INVOCATION_SUCCESS", LogLevel::Info),
    ("INVOCATION_FAILURE", LogLevel::Error),
    ("INVOCATION_DLQ", LogLevel::Error),
];

impl MessageType {
    /// Every step, in the order in which they may follow each other.
    pub const ALL: [MessageType; 16] = [
        MessageType::EventReceipt,
        MessageType::EventIngestSuccess,
        MessageType::EventIngestFailure,
        MessageType::RuleMatchStart,
        MessageType::RuleMatch,
        MessageType::NoStandardRulesMatched,
        MessageType::InvocationStart,
        MessageType::InvocationThrottleStart,
        MessageType::InvocationAttemptStart,
        MessageType::InvocationAttemptSuccess,
        MessageType::InvocationAttemptRetryableFailure,
        MessageType::InvocationAttemptThrottle,
        MessageType::InvocationAttemptPermanentFailure,
        MessageType::InvocationSuccess,
        MessageType::InvocationFailure,
        MessageType::InvocationDlq,
    ];

    /// AWS's name for the step.
    pub fn as_str(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(name, _)| name)
    }

    /// The lowest level at which an event bus logs the step.
    pub fn log_level(self) -> LogLevel {
        NAMES
            .get(self as usize)
            .map_or(LogLevel::Trace, |(_, level)| *level)
    }
}

/// The levels of event bus logs. A bus that logs a level logs those before it
/// too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LogLevel {
    /// What went wrong.
    Error,
    /// What happened in the large.
    Info,
    /// Every step.
    Trace,
}

impl LogLevel {
    /// AWS's name for the level.
    pub fn as_str(self) -> &'static str {
        match self {
            LogLevel::Error => "ERROR",
            LogLevel::Info => "INFO",
            LogLevel::Trace => "TRACE",
        }
    }

    /// The level of this name; none for `OFF`.
    pub fn named(name: &str) -> Option<LogLevel> {
        [LogLevel::Error, LogLevel::Info, LogLevel::Trace]
            .into_iter()
            .find(|level| level.as_str() == name)
    }

    /// Whether a step is told at this level.
    pub fn includes(self, message_type: MessageType) -> bool {
        message_type.log_level() <= self
    }
}

/// The `details` of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Details {
    /// Nothing beside the step itself.
    None,
    /// The event; of EVENT_RECEIPT, EVENT_INGEST_SUCCESS, EVENT_INGEST_FAILURE
    /// and RULE_MATCH_START.
    Event(Arc<EventDetails>),
    /// The rule that matched; of RULE_MATCH.
    RuleMatch {
        /// The rule.
        rule_arn: Arc<str>,
        /// Its targets that are called.
        target_arns: Vec<Arc<str>>,
        /// The ids of those calls, in the order of the targets.
        invocation_ids: Vec<Arc<str>>,
    },
    /// The call; of INVOCATION_START, INVOCATION_THROTTLE_START and
    /// INVOCATION_ATTEMPT_START.
    Start {
        /// The rule and the target.
        call: Arc<Call>,
        /// What the target is given.
        target_input: Arc<str>,
        /// How many attempts there have been, with this one.
        attempt_count: u32,
    },
    /// How an attempt ended; of INVOCATION_ATTEMPT_SUCCESS, _THROTTLE,
    /// _RETRYABLE_FAILURE and _PERMANENT_FAILURE.
    Attempt {
        /// The rule and the target.
        call: Arc<Call>,
        /// Why the attempt was made.
        attempt_type: AttemptType,
        /// How many attempts there have been, with this one.
        attempt_count: u32,
        /// How it ended.
        invocation_status: InvocationStatus,
        /// How long the target took to answer.
        target_duration_ms: u32,
    },
    /// How the call ended; of INVOCATION_SUCCESS, INVOCATION_FAILURE and
    /// INVOCATION_DLQ.
    End {
        /// The rule and the target.
        call: Arc<Call>,
        /// What the target was given.
        target_input: Arc<str>,
        /// How many attempts there were.
        total_attempts: u32,
        /// How it ended.
        final_invocation_status: InvocationStatus,
        /// From the bus's taking the event to the first attempt.
        ingestion_to_start_latency_ms: i64,
        /// From the bus's taking the event to the end of the call.
        ingestion_to_complete_latency_ms: i64,
    },
}

/// What a log tells of an event. A member is `None` where the event is so
/// broken that it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDetails {
    /// The account that sent it.
    pub caller_account_id: Option<String>,
    /// The event's own time.
    pub source_time_ms: Option<Timestamp>,
    /// Its source.
    pub source: Option<String>,
    /// Its detail-type.
    pub detail_type: Option<String>,
    /// The ARNs that it names.
    pub resources: Vec<String>,
    /// Its detail as JSON text.
    pub event_detail: Option<String>,
    /// The name of the replay that sends it once more; the yard's own, not in AWS's records.
    pub replay_name: Option<String>,
}

/// The rule and the target of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The rule.
    pub rule_arn: Arc<str>,
    /// The execution role, where the target has one.
    pub role_arn: Option<Arc<str>>,
    /// The target.
    pub target_arn: Arc<str>,
}

/// Why an attempt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum AttemptType {
    /// It is the first one.
    First,
    /// It had to wait, because the account made too many calls.
    Throttle,
    /// An earlier one failed.
    Retry,
}

impl AttemptType {
    /// AWS's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            AttemptType::First => "FIRST",
            AttemptType::Throttle => "THROTTLE",
            AttemptType::Retry => "RETRY",
        }
    }
}

/// How a call or an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InvocationStatus {
    /// The target took it.
    Success,
    /// It failed.
    Failed(ErrorCode),
}

impl InvocationStatus {
    /// AWS's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            InvocationStatus::Success => "SUCCESS",
            InvocationStatus::Failed(code) => code.as_str(),
        }
    }
}

impl Serialize for InvocationStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InvocationStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        match ErrorCode::named(&name) {
            Some(code) => Ok(InvocationStatus::Failed(code)),
            None if name == "SUCCESS" => Ok(InvocationStatus::Success),
            None => Err(serde::de::Error::custom("unknown invocation status")),
        }
    }
}

/// The `error` of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepError {
    /// The message of the service that was called.
    pub error_message: String,
    /// The service that was called.
    pub aws_service: String,
    /// The HTTP status of its answer, where it gave one.
    pub http_status_code: Option<u16>,
    /// The id of the request to it, where it gave one.
    pub request_id: Option<String>,
}

#[cfg(test)]
mod tests;
