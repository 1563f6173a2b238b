//! What AWS answers when it refuses a change.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A change that AWS refuses. The yard stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// AWS's error code.
    pub code: RefusalCode,
    /// AWS's wording, or ours where AWS has none.
    pub message: String,
    /// The input that is at fault, where it is one.
    pub field: Option<Field>,
    /// What to change, in plain words.
    pub help: Option<String>,
}

/// AWS's error codes for a refused change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum RefusalCode {
    /// A value is missing, malformed or does not fit another.
    ValidationException,
    /// What the change names is not there.
    ResourceNotFoundException,
    /// What the change makes is there already.
    ResourceAlreadyExistsException,
    /// A quota is used up.
    LimitExceededException,
    /// AWS cannot read the event pattern.
    InvalidEventPatternException,
    /// The rule belongs to an AWS service.
    ManagedRuleException,
    /// The state of the resource does not allow the change.
    IllegalStatusException,
    /// The policy of an event bus grows too long.
    PolicyLengthExceededException,
    /// No policy allows the call.
    AccessDeniedException,
    /// A member of the request has the wrong JSON type.
    SerializationException,
    /// There is no such operation.
    UnknownOperationException,
}

impl RefusalCode {
    /// The code as AWS writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            RefusalCode::ValidationException => "ValidationException",
            RefusalCode::ResourceNotFoundException => "ResourceNotFoundException",
            RefusalCode::ResourceAlreadyExistsException => "ResourceAlreadyExistsException",
            RefusalCode::LimitExceededException => "LimitExceededException",
            RefusalCode::InvalidEventPatternException => "InvalidEventPatternException",
            RefusalCode::ManagedRuleException => "ManagedRuleException",
            RefusalCode::IllegalStatusException => "IllegalStatusException",
            RefusalCode::PolicyLengthExceededException => "PolicyLengthExceededException",
            RefusalCode::AccessDeniedException => "AccessDeniedException",
            RefusalCode::SerializationException => "SerializationException",
            RefusalCode::UnknownOperationException => "UnknownOperationException",
        }
    }
}

/// The input of a change, in the API's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Field {
    /// The rule's `Name`.
    Name,
    /// The rule's `EventBusName`.
    EventBusName,
    /// The rule's `EventPattern`.
    EventPattern,
    /// The rule's `ScheduleExpression`.
    ScheduleExpression,
    /// The rule's `Description`.
    Description,
    /// The target's `Id`.
    TargetId,
    /// The target's `Arn`.
    TargetArn,
    /// The target's `RoleArn`.
    RoleArn,
    /// The target's `Input`, `InputPath` or `InputTransformer`.
    Input,
    /// The target's `SqsParameters`.
    SqsParameters,
    /// The target's parameters for its own service, such as `EcsParameters`.
    Parameters,
    /// The rule's list of targets as a whole.
    Targets,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message)
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    pub(crate) fn validation(field: Field, message: impl Into<String>) -> Refusal {
        Refusal {
            code: RefusalCode::ValidationException,
            message: message.into(),
            field: Some(field),
            help: None,
        }
    }

    pub(crate) fn not_found(field: Field, message: impl Into<String>) -> Refusal {
        Refusal {
            code: RefusalCode::ResourceNotFoundException,
            ..Refusal::validation(field, message)
        }
    }

    pub(crate) fn exists(field: Field, message: impl Into<String>) -> Refusal {
        Refusal {
            code: RefusalCode::ResourceAlreadyExistsException,
            ..Refusal::validation(field, message)
        }
    }

    pub(crate) fn limit(field: Field) -> Refusal {
        Refusal {
            code: RefusalCode::LimitExceededException,
            ..Refusal::validation(
                field,
                "The requested resource exceeds the maximum number allowed.",
            )
        }
    }

    /// A refusal that no field of the page belongs to.
    pub(crate) fn new(code: RefusalCode, message: impl Into<String>) -> Refusal {
        Refusal {
            code,
            message: message.into(),
            field: None,
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Refusal {
        self.help = Some(help.into());
        self
    }
}

/// AWS's answer where values break the constraints of an API's shape.
pub(crate) fn constraints(field: Field, broken: Vec<String>) -> Option<Refusal> {
    let count = broken.len();
    let noun = if count == 1 { "error" } else { "errors" };
    (count > 0).then(|| {
        Refusal::validation(
            field,
            format!("{count} validation {noun} detected: {}", broken.join("; ")),
        )
    })
}
