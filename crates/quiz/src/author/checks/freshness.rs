//! How long ago the facts of a question were checked.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::date::Date;

/// After so many days a question wants another look.
const DAYS: i64 = 366;

pub(crate) fn check(drafts: &[Draft], today: Date, findings: &mut Vec<Finding>) {
    for draft in drafts.iter().filter(|draft| draft.has("reviewed")) {
        let reviewed = draft.question.reviewed;
        let age = today.days_since(reviewed);
        let (severity, message) = if age < 0 {
            (
                Severity::Error,
                format!("the last review, {reviewed}, lies in the future"),
            )
        } else if age > DAYS {
            (
                Severity::Warning,
                format!("the last review, {reviewed}, was {age} days ago"),
            )
        } else {
            continue;
        };
        let help = "Check the facts against the references and write today's date.";
        findings.push(draft.finding(
            Part::Key("reviewed"),
            code::REVIEW_AGE,
            severity,
            message,
            help,
        ));
    }
}
