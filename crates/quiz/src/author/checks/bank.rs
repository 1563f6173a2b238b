//! The checks on the bank as a whole.

mod coverage;
mod domain_share;
pub(crate) mod lengths;
mod paper;
pub(crate) mod positions;

use crate::author::finding::Finding;
use crate::author::rules::Rules;
use crate::bank::Bank;

/// Checks the questions that are in the bank; `folder` is the path that findings on all of them
/// name.
pub(crate) fn check_bank(bank: &Bank, rules: &Rules, folder: &str, findings: &mut Vec<Finding>) {
    domain_share::note(bank, folder, findings);
    coverage::note(bank, &rules.turning, folder, findings);
    positions::check(bank, folder, findings);
    let shapes = lengths::Shapes::of(bank);
    lengths::note(&shapes, folder, findings);
    paper::check(bank, rules, &shapes, findings);
}
