//! The steps of what happened to an event, in the words of event bus logs.
//!
//! Names, levels and fields follow the EventBridge User Guide, "Amazon
//! EventBridge event bus log schema".

use crate::Timestamp;
use crate::input::ErrorCode;
use serde::{Deserialize, Serialize};

mod record;

/// One step of what happened to an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step's number in the life of the yard, from 0 without a gap.
    pub number: u64,
    /// The number of the step that this one follows from; always smaller.
    pub cause: Option<u64>,
    /// The ARN of the event bus.
    pub resource_arn: String,
    /// The id of the request that brought the event.
    pub request_id: String,
    /// The event's id.
    pub event_id: String,
    /// The id of the call of one target, where the step belongs to one.
    pub invocation_id: Option<String>,
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

    /// The step as the record that AWS would log.
    pub fn record(&self) -> serde_json::Value {
        record::record(self)
    }
}

/// What happened in a step. More of AWS's names join when the yard does what
/// they tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
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
    /// An attempt of the call began.
    InvocationAttemptStart,
    /// An attempt of the call went well.
    InvocationAttemptSuccess,
    /// An attempt of the call failed, and another one would fail too.
    InvocationAttemptPermanentFailure,
    /// The call of a target went well.
    InvocationSuccess,
    /// The call of a target failed for good.
    InvocationFailure,
}

impl MessageType {
    /// AWS's name for the step.
    pub fn as_str(self) -> &'static str {
        match self {
            MessageType::EventReceipt => "EVENT_RECEIPT",
            MessageType::EventIngestSuccess => "EVENT_INGEST_SUCCESS",
            MessageType::EventIngestFailure => "EVENT_INGEST_FAILURE",
            MessageType::RuleMatchStart => "RULE_MATCH_START",
            MessageType::RuleMatch => "RULE_MATCH",
            MessageType::NoStandardRulesMatched => "NO_STANDARD_RULES_MATCHED",
            MessageType::InvocationStart => "INVOCATION_START",
            MessageType::InvocationAttemptStart => "INVOCATION_ATTEMPT_START",
            MessageType::InvocationAttemptSuccess => "INVOCATION_ATTEMPT_SUCCESS",
            MessageType::InvocationAttemptPermanentFailure => {
                "INVOCATION_ATTEMPT_PERMANENT_FAILURE"
            }
            MessageType::InvocationSuccess => "INVOCATION_SUCCESS",
            MessageType::InvocationFailure => "INVOCATION_FAILURE",
        }
    }

    /// The lowest level at which an event bus logs the step.
    pub fn log_level(self) -> LogLevel {
        match self {
            MessageType::EventIngestFailure
            | MessageType::InvocationAttemptPermanentFailure
            | MessageType::InvocationFailure => LogLevel::Error,
            MessageType::EventIngestSuccess
            | MessageType::RuleMatch
            | MessageType::NoStandardRulesMatched
            | MessageType::InvocationStart
            | MessageType::InvocationSuccess => LogLevel::Info,
            MessageType::EventReceipt
            | MessageType::RuleMatchStart
            | MessageType::InvocationAttemptStart
            | MessageType::InvocationAttemptSuccess => LogLevel::Trace,
        }
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
}

/// The `details` of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Details {
    /// Nothing beside the step itself.
    None,
    /// The event; of EVENT_RECEIPT, EVENT_INGEST_SUCCESS, EVENT_INGEST_FAILURE
    /// and RULE_MATCH_START.
    Event(EventDetails),
    /// The rule that matched; of RULE_MATCH.
    RuleMatch {
        /// The rule.
        rule_arn: String,
        /// Its targets that are called.
        target_arns: Vec<String>,
        /// The ids of those calls, in the order of the targets.
        invocation_ids: Vec<String>,
    },
    /// The call; of INVOCATION_START and INVOCATION_ATTEMPT_START.
    Start {
        /// The rule and the target.
        call: Call,
        /// What the target is given.
        target_input: String,
        /// How many attempts there have been, with this one.
        attempt_count: u32,
    },
    /// How an attempt ended; of INVOCATION_ATTEMPT_SUCCESS and
    /// INVOCATION_ATTEMPT_PERMANENT_FAILURE.
    Attempt {
        /// The rule and the target.
        call: Call,
        /// Why the attempt was made.
        attempt_type: AttemptType,
        /// How many attempts there have been, with this one.
        attempt_count: u32,
        /// How it ended.
        invocation_status: InvocationStatus,
    },
    /// How the call ended; of INVOCATION_SUCCESS and INVOCATION_FAILURE.
    End {
        /// The rule and the target.
        call: Call,
        /// What the target was given.
        target_input: String,
        /// How many attempts there were.
        total_attempts: u32,
        /// How it ended.
        final_invocation_status: InvocationStatus,
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
}

/// The rule and the target of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The rule.
    pub rule_arn: String,
    /// The execution role, where the target has one.
    pub role_arn: Option<String>,
    /// The target.
    pub target_arn: String,
}

/// Why an attempt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum AttemptType {
    /// It is the first one.
    First,
}

/// How a call or an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum InvocationStatus {
    /// The target took it.
    Success,
    /// The input is not valid JSON.
    InvalidJson,
    /// A parameter of the target does not fit the event.
    InvalidParameter,
}

impl From<ErrorCode> for InvocationStatus {
    fn from(code: ErrorCode) -> InvocationStatus {
        match code {
            ErrorCode::InvalidJson => InvocationStatus::InvalidJson,
            ErrorCode::InvalidParameter => InvocationStatus::InvalidParameter,
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
