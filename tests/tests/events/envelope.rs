//! Every event has the whole envelope, and its parts agree with one another.

use crate::catalogue::{Entry, entries, event, text};
use anyhow::{Context, Result, ensure};
use pipeline::{Timestamp, check_event};
use serde_json::Value;
use std::collections::BTreeSet;

const MEMBERS: [&str; 9] = [
    "version",
    "id",
    "detail-type",
    "source",
    "account",
    "time",
    "region",
    "resources",
    "detail",
];

/// The days in which the events happened.
const DAYS: [&str; 2] = ["2024-01-01T00:00:00Z", "2026-12-31T23:59:59Z"];

/// Members of `detail` that, where they are strings, repeat the account.
const ACCOUNT: [&str; 6] = [
    "accountId",
    "account-id",
    "awsAccountId",
    "recipientAccountId",
    "AwsAccountId",
    "affectedAccount",
];

/// Members of `detail` that, where they are strings, repeat the Region.
const REGION: [&str; 3] = ["awsRegion", "region", "eventRegion"];

#[test]
fn every_event_has_the_whole_envelope_and_agrees_with_its_entry() -> Result<()> {
    let mut ids = BTreeSet::new();
    for entry in entries()? {
        let event = event(&entry.id)?;
        check(&entry, &event).with_context(|| entry.id.clone())?;
        let problems = check_event(&text(&entry.id)?);
        ensure!(problems.is_empty(), "{}: {problems:?}", entry.id);
        ensure!(
            ids.insert(event["id"].to_string()),
            "{}: another event has the same id",
            entry.id
        );
    }
    Ok(())
}

fn check(entry: &Entry, event: &Value) -> Result<()> {
    let members = event.as_object().context("not an object")?;
    let names: Vec<&str> = members.keys().map(String::as_str).collect();
    let same: BTreeSet<&str> = names.iter().copied().collect();
    ensure!(same == BTreeSet::from(MEMBERS), "members: {names:?}");
    for (name, value) in [
        ("version", "0"),
        ("source", &entry.source),
        ("detail-type", &entry.detail_type),
    ] {
        ensure!(event[name] == value, "{name}: {}", event[name]);
    }
    ensure!(is_uuid(&event["id"]), "id: {}", event["id"]);
    let account = event["account"].as_str().context("account")?;
    ensure!(is_account(account), "account: {account}");
    let region = event["region"].as_str().context("region")?;
    ensure!(is_region(region), "region: {region}");
    check_time(event)?;
    ensure!(event["detail"].is_object(), "detail");
    check_resources(event, account, region)?;
    for (names, wanted) in [(&ACCOUNT[..], account), (&REGION[..], region)] {
        for name in names {
            let Some(found) = event["detail"][name].as_str() else {
                continue;
            };
            ensure!(found == wanted, "detail.{name}: {found}, not {wanted}");
        }
    }
    Ok(())
}

/// The time lies in the catalogue's days and is written as EventBridge writes it.
fn check_time(event: &Value) -> Result<()> {
    let text = event["time"].as_str().context("time")?;
    ensure!(text.len() == DAYS[0].len(), "time: {text}");
    let time: Timestamp = text.parse().with_context(|| format!("time: {text}"))?;
    for (at, bound) in DAYS.iter().enumerate() {
        let bound: Timestamp = bound.parse().context("a bound")?;
        ensure!(
            if at == 0 {
                bound <= time
            } else {
                time <= bound
            },
            "time: {text}"
        );
    }
    Ok(())
}

/// ARNs name the event's Region and account, or none; that of a Spot Instance
/// names its Availability Zone and leaves the account out.
fn check_resources(event: &Value, account: &str, region: &str) -> Result<()> {
    for resource in event["resources"].as_array().context("resources")? {
        let text = resource.as_str().context("resources: not a string")?;
        ensure!(!text.is_empty(), "resources: an empty string");
        let Some(arn) = text.strip_prefix("arn:") else {
            continue;
        };
        let parts: Vec<&str> = arn.splitn(5, ':').collect();
        if let ["aws", "ec2", zone, instance] = parts[..] {
            ensure!(
                zone.strip_prefix(region)
                    .is_some_and(|zone| zone.len() == 1)
                    && instance.starts_with("instance/"),
                "resources: {text}"
            );
            continue;
        }
        let [partition, service, of_region, of_account, name] = parts[..] else {
            anyhow::bail!("resources: {text}");
        };
        ensure!(
            partition == "aws" && !service.is_empty() && !name.is_empty(),
            "resources: {text}"
        );
        ensure!(
            [region, ""].contains(&of_region),
            "resources: another Region: {text}"
        );
        ensure!(
            [account, "", "aws"].contains(&of_account),
            "resources: another account: {text}"
        );
    }
    Ok(())
}

/// A UUID in lower case.
pub(crate) fn is_uuid(value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return false;
    };
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12]
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [area, side, number]
        if area.len() == 2 && side.len() >= 4 && number.parse::<u8>().is_ok())
}
