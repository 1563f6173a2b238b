//! Events that arrive through CloudTrail hold a whole CloudTrail record, which
//! agrees with the envelope.

use crate::catalogue::{entries, event};
use crate::envelope::is_uuid;
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What a record's `eventType` is, by the event's detail-type.
const EVENT_TYPES: [(&str, &str); 6] = [
    ("AWS API Call via CloudTrail", "AwsApiCall"),
    ("AWS Console Action via CloudTrail", "AwsConsoleAction"),
    ("AWS Console Sign In via CloudTrail", "AwsConsoleSignIn"),
    ("AWS Service Event via CloudTrail", "AwsServiceEvent"),
    ("AWS Insight via CloudTrail", "AwsCloudTrailInsight"),
    ("AWS Network Activity Event via CloudTrail", "AwsVpceEvent"),
];

#[test]
fn every_cloudtrail_record_is_whole_and_agrees_with_its_envelope() -> Result<()> {
    for entry in entries()? {
        if entry.detail_type.ends_with("via CloudTrail") {
            let event = event(&entry.id)?;
            check(&event).with_context(|| entry.id.clone())?;
        }
    }
    Ok(())
}

fn check(event: &Value) -> Result<()> {
    let record = &event["detail"];
    let text = |name: &str| record[name].as_str().with_context(|| format!("no {name}"));
    let detail_type = event["detail-type"].as_str().context("detail-type")?;
    let (_, wanted) = EVENT_TYPES
        .into_iter()
        .find(|(name, _)| *name == detail_type)
        .with_context(|| format!("no such detail-type: {detail_type}"))?;
    ensure!(
        text("eventType")? == wanted,
        "eventType: {}",
        text("eventType")?
    );
    let version = text("eventVersion")?;
    ensure!(version.starts_with("1."), "eventVersion: {version}");
    for (name, of_envelope) in [
        ("eventTime", "time"),
        ("awsRegion", "region"),
        ("recipientAccountId", "account"),
    ] {
        ensure!(
            record[name] == event[of_envelope],
            "{name} differs from {of_envelope}"
        );
    }
    ensure!(
        is_uuid(&record["eventID"]),
        "eventID: {}",
        record["eventID"]
    );
    if wanted == "AwsCloudTrailInsight" {
        ensure!(record["insightDetails"].is_object(), "insightDetails");
        return Ok(());
    }
    ensure!(record["userIdentity"].is_object(), "userIdentity");
    ensure!(!text("eventName")?.is_empty(), "eventName");
    let source = text("eventSource")?
        .strip_suffix(".amazonaws.com")
        .context("eventSource")?;
    ensure!(
        event["source"] == format!("aws.{source}"),
        "source is not that of {source}"
    );
    if wanted == "AwsApiCall" {
        for name in ["sourceIPAddress", "userAgent", "requestID", "eventCategory"] {
            text(name)?;
        }
        for name in ["requestParameters", "responseElements"] {
            let value = record.get(name).with_context(|| format!("no {name}"))?;
            ensure!(value.is_object() || value.is_null(), "{name}: {value}");
        }
        ensure!(
            record["readOnly"].is_boolean() && record["managementEvent"].is_boolean(),
            "readOnly and managementEvent"
        );
    }
    Ok(())
}
