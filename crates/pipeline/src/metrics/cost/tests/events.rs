//! What event buses and archives cost.

use super::*;
use crate::resources::{Archive, ArchivedEvent};
use crate::{Rule, Target};

pub(super) fn text(source: &str, detail_type: &str, detail: &str) -> String {
    format!(
        r#"{{"version":"0","id":"a","detail-type":"{detail_type}","source":"{source}","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{detail}}}"#
    )
}

fn event(source: &str, detail_type: &str, detail: &str) -> EventInput {
    EventInput::new(text(source, detail_type, detail))
}

/// A rule that takes everything.
pub(super) fn rule(target: &str) -> Rule {
    Rule {
        name: "all".to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(r#"{"account":["123456789012"]}"#.to_owned()),
        targets: vec![Target {
            role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
            ..Target::new("t", target)
        }],
        ..Rule::default()
    }
}

fn yard(target: &str) -> Yard {
    Yard {
        rules: vec![rule(target)],
        ..Yard::default()
    }
}

fn usage(yard: &Yard, events: &[EventInput]) -> Usage {
    let mut usage = Usage::default();
    usage.count(&send(yard, events).steps);
    usage
}

#[test]
fn events_of_aws_are_free_and_others_cost_by_64_kilobytes() {
    let large = format!(r#"{{"text":"{}"}}"#, "x".repeat(70_000));
    let events = [
        event("aws.ec2", "EC2 Instance State-change Notification", "{}"),
        event("aws.s3", "Object Created", r#"{"bucket":{"name":"b"}}"#),
        event("com.example", "Small", "{}"),
        event("com.example", "Large", &large),
    ];
    let usage = usage(&yard("arn:aws:sqs:us-east-1:123456789012:q"), &events);
    assert_eq!(usage.quantity(Item::AwsEvents), 1);
    assert_eq!(usage.quantity(Item::OptInEvents), 1);
    assert_eq!(usage.quantity(Item::CustomEvents), 3);
    let lines = cost(&usage);
    let costs: Vec<u64> = lines.iter().map(|line| line.nanodollars).collect();
    assert_eq!(costs, [0, 1_000, 3_000]);
    assert_eq!(total(&lines), 4_000);
}

#[test]
fn what_is_sent_on_and_what_calls_out_is_counted_once() {
    let on = usage(
        &yard("arn:aws:events:eu-west-1:123456789012:event-bus/default"),
        &[event(
            "aws.ec2",
            "EC2 Instance State-change Notification",
            "{}",
        )],
    );
    assert_eq!(on.quantity(Item::AwsEvents), 1);
    assert_eq!(on.quantity(Item::ForwardedEvents), 1);
    let out = usage(
        &yard(
            "arn:aws:events:us-east-1:123456789012:api-destination/hook/0e5a1c2d-7b46-4f0a-9c43-2f8d6e5b1a90",
        ),
        &[event("com.example", "Small", "{}")],
    );
    assert_eq!(out.quantity(Item::ApiDestinationInvocations), 1);
    assert_eq!(total(&cost(&out)), 1_000 + 200);
}

#[test]
fn archives_cost_for_what_they_take_in_and_keep() {
    let before = Yard::default();
    let mut after = before.clone();
    after.resources.archives.push(Archive {
        name: "all".to_owned(),
        event_source_arn: String::new(),
        description: None,
        event_pattern: None,
        retention_days: 0,
        kms_key_identifier: None,
        creation_time: Timestamp::START,
        events: vec![ArchivedEvent {
            time: Timestamp::START,
            text: "x".repeat(1_000),
        }],
    });
    let mut usage = Usage::default();
    usage.count_archives(&before, &after);
    assert_eq!(usage.quantity(Item::ArchiveProcessing), 1_000);
    assert_eq!(usage.quantity(Item::ArchiveStorage), 1_000);
    let mut replay = Usage::default();
    replay.count_replay(
        &send(
            &before,
            &[event(
                "aws.ec2",
                "EC2 Instance State-change Notification",
                "{}",
            )],
        )
        .steps,
    );
    assert_eq!(replay.quantity(Item::ReplayedEvents), 1);
}

#[test]
fn what_was_used_adds_up_but_for_what_is_kept() {
    let mut first = Usage::default();
    first.add(Item::CustomEvents, 2);
    first.add(Item::ArchiveProcessing, 100);
    first.add(Item::ArchiveStorage, 100);
    let mut second = Usage::default();
    second.add(Item::CustomEvents, 3);
    second.add(Item::ArchiveStorage, 90);
    let all = first.and(&second);
    assert_eq!(all.quantity(Item::CustomEvents), 5);
    assert_eq!(all.quantity(Item::ArchiveProcessing), 100);
    assert_eq!(all.quantity(Item::ArchiveStorage), 90);
}
