//! What a yard holds that no resource of a stack is made of.

use super::collect::Collector;
use crate::remark::Gravity;
use pipeline::Conditions;
use pipeline::resources::{BucketNotifications, Trail};

/// Remarks on everything that is not written.
pub(super) fn remark(found: &mut Collector<'_>) {
    let yard = found.yard;
    for (at, place) in yard.elsewhere.iter().enumerate() {
        let told = format!(
            "Account {} in {} is a place of its own: go there and export it by itself.",
            place.account, place.region
        );
        found.remark(Gravity::LeftOut, &format!("yard.elsewhere[{at}]"), told);
    }
    let resources = &yard.resources;
    let kept = [
        (
            !resources.replays.is_empty(),
            "replays",
            "A replay is something that is done, not something that is made.",
        ),
        (
            !resources.partner_event_sources.is_empty(),
            "partner_event_sources",
            "A partner offers its event source; it cannot be made here.",
        ),
        (
            resources.trail != Trail::default(),
            "trail",
            "Whether a trail of CloudTrail logs is not written.",
        ),
        (
            resources.bucket_notifications != BucketNotifications::default(),
            "bucket_notifications",
            "Which buckets notify EventBridge is a setting of each bucket and is not written.",
        ),
        (
            !resources.services.is_default(),
            "services",
            "What services do is not written: functions, pipelines and the like have to be made by themselves.",
        ),
        (
            !resources.wires.is_default(),
            "wires",
            "Alarms, filters of logs, event source mappings and notifications are not written.",
        ),
    ];
    for (is_kept, member, told) in kept {
        if is_kept {
            found.remark(Gravity::LeftOut, &format!("yard.resources.{member}"), told);
        }
    }
    if !yard.organizations.is_empty() {
        let told = "Organizations are made in the management account and are not written.";
        found.remark(Gravity::LeftOut, "yard.organizations", told);
    }
    let simulated = Conditions {
        permissions: yard.conditions.permissions,
        policies: yard.conditions.policies.clone(),
        ..Conditions::default()
    };
    if *yard.conditions != simulated {
        let told = "Faults, duplicates, reordering and throttling are of the simulation alone.";
        found.remark(Gravity::Note, "yard.conditions", told);
    }
}
