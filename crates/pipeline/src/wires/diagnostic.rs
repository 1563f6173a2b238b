//! What is wrong with a text that a wire reads, where, and what to change.

use pattern::{Severity, Span};
use serde::{Deserialize, Serialize};

/// One problem of a filter pattern or an alarm rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Whether AWS refuses the text because of it.
    pub severity: Severity,
    /// The bytes to underline.
    pub span: Span,
    /// What is wrong, in the manner of AWS's messages; not copied from them.
    pub message: String,
    /// In plain words what to change.
    pub help: String,
}

impl Diagnostic {
    /// A problem because of which AWS refuses the text.
    pub(super) fn error(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            span,
            message: message.into(),
            help: help.into(),
        }
    }

    /// What AWS takes, but hardly does what was meant.
    pub(super) fn warning(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(span, message, help)
        }
    }

    /// Whether AWS refuses the text because of this.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
