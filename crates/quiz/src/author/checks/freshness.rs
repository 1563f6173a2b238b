//! How long ago the facts of a question or a card were checked.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Place, Severity, code};
use crate::date::Date;

/// After so many days it wants another look.
const DAYS: i64 = 366;

pub(crate) fn check(drafts: &[Draft], today: Date, findings: &mut Vec<Finding>) {
    for draft in drafts.iter().filter(|draft| draft.has("reviewed")) {
        let place = draft.place(Part::Key("reviewed"));
        findings.extend(review_age(
            &draft.file,
            place,
            draft.question.reviewed,
            today,
        ));
    }
}

/// What there is to say of a review of that day.
pub(crate) fn review_age(file: &str, place: Place, reviewed: Date, today: Date) -> Option<Finding> {
    let age = today.days_since(reviewed);
    let (severity, message) = if age < 0 {
        let message = format!("the last review, {reviewed}, lies in the future");
        (Severity::Error, message)
    } else if age > DAYS {
        let message = format!("the last review, {reviewed}, was {age} days ago");
        (Severity::Warning, message)
    } else {
        return None;
    };
    let help = "Check the facts against the references and write today's date.";
    Some(Finding::new(
        file,
        place,
        code::REVIEW_AGE,
        severity,
        message,
        help,
    ))
}
