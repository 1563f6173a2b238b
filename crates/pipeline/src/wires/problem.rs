//! Why AWS refuses a setting of a wire, and what is risky about one.

use super::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};

/// One thing that is to be said of a wire's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireProblem {
    /// The setting, by its name in the yard, such as `evaluation_periods`.
    pub field: String,
    /// Whether AWS refuses the wire because of it; else it is risky.
    pub refused: bool,
    /// What is wrong, in the manner of AWS's messages; not copied from them.
    pub message: String,
    /// In plain words what to change.
    pub help: String,
}

impl WireProblem {
    pub(super) fn refused(
        field: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> WireProblem {
        WireProblem {
            field: field.to_owned(),
            refused: true,
            message: message.into(),
            help: help.into(),
        }
    }

    pub(super) fn risky(
        field: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> WireProblem {
        WireProblem {
            refused: false,
            ..WireProblem::refused(field, message, help)
        }
    }

    /// What is to be said of a filter pattern.
    pub(super) fn of_pattern(diagnostics: Vec<Diagnostic>) -> impl Iterator<Item = WireProblem> {
        diagnostics.into_iter().map(|one| WireProblem {
            refused: one.is_error(),
            ..WireProblem::risky("filter_pattern", one.message, one.help)
        })
    }
}
