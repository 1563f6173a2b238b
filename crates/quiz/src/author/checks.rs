//! The checks, one subject a file.

mod domain_share;
mod freshness;
mod identity;
mod options;
mod rationales;
mod similar;
mod stem;
mod wording;

use crate::author::draft::Draft;
use crate::author::finding::Finding;
use crate::bank::Bank;
use crate::date::Date;

/// Checks one question by itself.
pub(crate) fn check_alone(draft: &Draft, findings: &mut Vec<Finding>) {
    identity::check_file_name(draft, findings);
    stem::check(draft, findings);
    options::check(draft, findings);
    rationales::check(draft, findings);
    wording::check(draft, findings);
}

/// Checks the questions against the lists and against each other.
pub(crate) fn check_together(
    lists: &Bank,
    drafts: &[Draft],
    today: Option<Date>,
    findings: &mut Vec<Finding>,
) {
    identity::check_ids(lists, drafts, findings);
    identity::check_twins(drafts, findings);
    similar::check(drafts, findings);
    if let Some(today) = today {
        freshness::check(drafts, today, findings);
    }
}

pub(crate) use domain_share::note as note_domain_share;
