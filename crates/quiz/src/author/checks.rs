//! The checks, one subject a file.

mod asks;
mod bank;
mod echo;
mod filler;
mod freshness;
mod identity;
mod old_names;
mod options;
mod rationales;
mod similar;
mod stem;
mod wording;

use crate::author::draft::Draft;
use crate::author::finding::Finding;
use crate::bank::Lists;
use crate::date::Date;

/// Checks one question by itself.
pub(crate) fn check_alone(draft: &Draft, findings: &mut Vec<Finding>) {
    identity::check_file_name(draft, findings);
    stem::check(draft, findings);
    options::check(draft, findings);
    rationales::check(draft, findings);
    wording::check(draft, findings);
    filler::check_restated(draft, findings);
}

/// Checks the questions against the lists and against each other.
pub(crate) fn check_together(
    lists: &Lists,
    drafts: &[Draft],
    today: Option<Date>,
    findings: &mut Vec<Finding>,
) {
    identity::check_ids(lists, drafts, findings);
    identity::check_twins(drafts, findings);
    similar::check(drafts, findings);
    similar::note_same_keys(drafts, findings);
    echo::check(drafts, findings);
    filler::check_repeated(drafts, findings);
    old_names::check(drafts, &lists.names, findings);
    if let Some(today) = today {
        freshness::check(drafts, today, findings);
    }
}

pub(crate) use asks::check as check_asks;
pub(crate) use bank::{check_bank, lengths, positions};
pub(crate) use freshness::review_age;
pub(crate) use identity::check_folders;
