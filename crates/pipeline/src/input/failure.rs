//! Why a target is given nothing.

use serde::{Deserialize, Serialize};

/// Why the input of a target could not be made. The delivery fails without
/// another attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFailure {
    /// The `ERROR_CODE` of a dead-letter queue.
    pub error_code: ErrorCode,
    /// The `ERROR_MESSAGE` of a dead-letter queue.
    pub error_message: String,
    /// What was made and is no input, where anything was.
    pub input: String,
    /// What to change, in plain words.
    pub help: String,
}

/// The error codes of failed deliveries that an input can cause (EventBridge
/// User Guide, "Using dead-letter queues").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum ErrorCode {
    /// The input is not valid JSON.
    InvalidJson,
    /// A parameter of the target does not fit the event.
    InvalidParameter,
}

impl ErrorCode {
    /// AWS's name for the code.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorCode::InvalidJson => "INVALID_JSON",
            ErrorCode::InvalidParameter => "INVALID_PARAMETER",
        }
    }
}

impl InputFailure {
    /// A filled template that is no JSON.
    pub(super) fn not_json(input: String) -> InputFailure {
        InputFailure {
            error_code: ErrorCode::InvalidJson,
            error_message: "Invalid input for target.".to_owned(),
            input,
            help: "The filled input template is not valid JSON. Objects and arrays stand without quotes around them, and a value with quotes or backslashes in it breaks the string that it is put into."
                .to_owned(),
        }
    }

    /// An InputPath that the event does not have.
    pub(super) fn no_such_part(path: &str) -> InputFailure {
        InputFailure {
            error_code: ErrorCode::InvalidParameter,
            error_message: format!("The event has no {path}."),
            input: String::new(),
            help: "AWS does not document what a target gets where InputPath finds nothing; do not rely on it. Let the event pattern ask that the field exists."
                .to_owned(),
        }
    }
}
