//! Rules that ask for calls which EventBridge keeps from them.
//!
//! Source: EventBridge User Guide, "Receiving read-only management events from AWS services"; seen
//! 2026-11-22.

use super::{Code, Finding, Mend, Place, Weight};
use crate::origin::is_read_only_name;
use crate::world::is_data_call;
use crate::{RuleState, Yard};
use pattern::{Ask, AskedField};

/// The detail-type of CloudTrail's records of calls.
const CALLS: &str = "AWS API Call via CloudTrail";

/// How many names are told of.
const MOST_NAMES: usize = 3;

pub(super) fn check(yard: &Yard, at: usize, found: &mut Vec<Finding>) {
    let Some(rule) = yard.rules.get(at) else {
        return;
    };
    let Some(text) = &rule.event_pattern else {
        return;
    };
    if rule.state != RuleState::Enabled {
        return;
    }
    let (parsed, _) = pattern::parse(text);
    let (mut kept, mut others) = (Vec::new(), 0_usize);
    for fields in parsed.combinations() {
        others = others.saturating_add(look(&fields, &mut kept));
    }
    kept.sort_unstable();
    kept.dedup();
    if kept.is_empty() {
        return;
    }
    let more = kept.len().saturating_sub(MOST_NAMES);
    let mut names = kept
        .iter()
        .take(MOST_NAMES)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    if more > 0 {
        names.push_str(&format!(" and {more} more"));
    }
    let (weight, message) = match others {
        0 => (
            Weight::Wrong,
            format!(
                "{} gets none of the calls that it asks for: {names}.",
                rule.name
            ),
        ),
        _ => (
            Weight::Risky,
            format!(
                "{} does not get all calls that it asks for: not {names}.",
                rule.name
            ),
        ),
    };
    found.push(
        Finding::new(Code::ReadOnlyCalls, weight, Place::Rule(at), message)
            .help("A rule that is ENABLED gets no read-only management events of CloudTrail, those whose names begin with Describe, Get or List, and AWS says nothing of it. In the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS it gets them; the AWS CLI, the API and CloudFormation set it (put-rule --state).")
            .mend(Mend::State(
                at,
                RuleState::EnabledWithAllCloudtrailManagementEvents,
            )),
    );
}

/// Adds the read-only calls that these fields ask for together, by names or beginnings of names;
/// answers how many alternatives there are for other events.
fn look<'p>(fields: &[AskedField<'p>], kept: &mut Vec<&'p str>) -> usize {
    let named = |name: &str| fields.iter().find(|field| field.name() == name);
    let is_of_aws = |field: &AskedField<'_>| {
        field.alternatives().any(|one| match one.ask() {
            Ask::Text(text) => text.starts_with("aws."),
            _ => true,
        })
    };
    let is_for_calls = named("detail-type").is_none_or(|field| field.takes_text(CALLS))
        && named("source").is_none_or(is_of_aws)
        && named("detail.eventCategory").is_none_or(|field| field.takes_text("Management"));
    let names = named("detail.eventName").filter(|_| is_for_calls);
    let Some(names) = names else {
        return 1;
    };
    let mut others = 0;
    for one in names.alternatives() {
        match one.ask() {
            Ask::Text(text) | Ask::Piece(text) if is_kept(text) => kept.push(text),
            _ => others += 1,
        }
    }
    others
}

/// Whether a name, or the beginning of one, is that of calls which do not come.
fn is_kept(name: &str) -> bool {
    is_read_only_name(name) && !is_data_call(name)
}
