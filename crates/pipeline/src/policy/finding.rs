//! What is wrong with a policy, where, and what to change.

use pattern::{Severity, Span};
use serde::{Deserialize, Serialize};

/// One thing to say about a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// An error makes AWS refuse the policy; a warning does not.
    pub severity: Severity,
    /// The bytes to underline.
    pub span: Span,
    /// What is wrong; IAM's own words where it has some.
    pub message: String,
    /// What to change, in plain words.
    pub help: Option<String>,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Code {
    /// The text is not JSON.
    Json,
    /// A name stands twice in one object; the last one counts.
    DuplicateName,
    /// The document is no object.
    NotAnObject,
    /// `Version` is neither 2012-10-17 nor 2008-10-17.
    Version,
    /// There is no `Version`, so that the old language of 2008 holds.
    NoVersion,
    /// There is no `Statement`, or it holds none.
    NoStatement,
    /// A name that a policy does not have.
    UnknownElement,
    /// A name that this kind of policy does not have.
    ProhibitedElement,
    /// A name that a statement needs.
    MissingElement,
    /// A name and its negation in one statement.
    BothForms,
    /// A value of the wrong kind, such as a number for an action.
    WrongType,
    /// `Effect` is neither `Allow` nor `Deny`.
    Effect,
    /// A `Sid` that stands twice, or has characters that it may not have.
    Sid,
    /// An action without the service before it.
    Action,
    /// A resource that is no ARN and not `*`.
    Resource,
    /// A principal that names nobody.
    Principal,
    /// A condition operator that IAM does not have.
    Operator,
    /// A condition key without a prefix, or no value for it.
    ConditionKey,
    /// `Allow` with `NotPrincipal`: it lets everybody else in.
    AllowNotPrincipal,
    /// A service is let in for every account's resources.
    ConfusedDeputy,
}

impl Finding {
    pub(super) fn error(code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn warning(code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::error(code, span, message)
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Whether AWS refuses the policy because of this.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
