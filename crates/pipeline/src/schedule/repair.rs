//! Whether a fix repairs.

use super::finding::{apply, errors};
use super::{Api, expression};
use pattern::{Fix, Span};

/// How many more problems a fix may uncover, one after the other.
const STEPS: usize = 3;

/// The fix, if it leaves fewer errors than there are. Where it only uncovers
/// another problem, both repairs as one.
pub(super) fn proven(text: &str, fix: &Fix, api: Api, present: usize) -> Option<Fix> {
    step(text, fix, api, present, STEPS)
}

fn step(text: &str, fix: &Fix, api: Api, present: usize, steps: usize) -> Option<Fix> {
    let repaired = apply(text, fix);
    let (schedule, findings) = expression::read(&repaired, api);
    let left = errors(&findings);
    if schedule.is_some() || left < present {
        return Some(fix.clone());
    }
    if steps == 0 || repaired == text {
        return None;
    }
    let mut fixes = findings
        .iter()
        .filter(|finding| finding.is_error())
        .filter_map(|finding| finding.fix.as_ref());
    let further = fixes.find_map(|further| step(&repaired, further, api, present, steps - 1))?;
    Some(Fix {
        span: Span::new(0, text.len()),
        replacement: apply(&repaired, &further),
    })
}
