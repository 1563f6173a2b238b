//! `at(yyyy-mm-ddThh:mm:ss)`: one run, of EventBridge Scheduler.

use super::finding::{Code, Finding, Part};
use super::zone::{Zone, to_instant};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// One run at a date and time of a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct At {
    /// What the clocks of the time zone show, written as if it were UTC.
    pub local: Timestamp,
}

impl At {
    /// The run, unless it is not later than `after` or the zone's clocks never
    /// show that time.
    pub(super) fn next(self, zone: &dyn Zone, after: Timestamp) -> Option<Timestamp> {
        to_instant(zone, self.local).filter(|run| *run > after)
    }
}

/// Reads what stands between the parentheses of `at()`.
pub(super) fn read(inner: Part<'_>, findings: &mut Vec<Finding>) -> Option<At> {
    let plain = inner.text.trim();
    let has_form = inner.text.len() == "2026-01-15T12:00:00".len();
    let local = format!("{}Z", inner.text).parse().ok();
    if let Some(local) = local.filter(|_| has_form) {
        return Some(At { local });
    }
    let finding = Finding::error(
        Code::AtForm,
        inner.span(),
        "The time is not a date and time as yyyy-mm-ddThh:mm:ss.",
    )
    .help("For example at(2026-01-15T12:00:00). The time zone stands in ScheduleExpressionTimezone, not here.");
    findings.push(match repair(plain) {
        Some(repair) => finding.replace(repair),
        None => finding,
    });
    None
}

/// The time that was likely meant.
fn repair(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['Z', 'z']);
    let text = match text.split_once('.') {
        Some((whole, _)) => whole,
        None => text,
    };
    let text = text.replacen([' ', 't'], "T", 1);
    let full = match text.len() {
        10 => format!("{text}T00:00:00"),
        16 => format!("{text}:00"),
        _ => text,
    };
    let is_time = format!("{full}Z").parse::<Timestamp>().is_ok();
    is_time.then_some(full)
}
