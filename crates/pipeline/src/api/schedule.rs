//! Schedule expressions of rules.

use super::arns::invalid;
use crate::refusal::Refusal;

/// Whether AWS takes a schedule expression of a rule.
/// Errors: AWS's one message, whatever is wrong.
pub(super) fn check(expression: &str) -> Result<(), Refusal> {
    if is_valid(expression) {
        Ok(())
    } else {
        Err(invalid("Parameter ScheduleExpression is not valid."))
    }
}

fn is_valid(expression: &str) -> bool {
    expression.ends_with(')')
        && (expression.starts_with("rate(") || expression.starts_with("cron("))
}
