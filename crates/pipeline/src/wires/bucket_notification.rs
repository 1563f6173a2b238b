//! Notifications of S3 buckets: a change of an object is told to a function, a queue or a topic.
//!
//! They stand beside “send notifications to Amazon EventBridge”, which has no filter of its own.
//!
//! Written after: Amazon S3 User Guide, "Amazon S3 Event Notifications", "Event notification types
//! and destinations" and "Configuring event notifications using object key name filtering"; not
//! compared with it on a known day.

use super::permission::{self, Denied, WireCaller};
use super::problem::WireProblem;
use crate::Yard;
use crate::arn::{Arn, partition_of};
use serde::{Deserialize, Serialize};

/// The service that tells of changes.
pub const S3: &str = "s3.amazonaws.com";

/// The events that a bucket tells of. A star stands for all of a kind. Source: S3 API Reference, the
/// type Event, as in botocore 1.44.5 of 2026-11-17; seen 2026-11-22. `s3:TestEvent` is of the guide.
pub const EVENT_TYPES: [&str; 31] = [
    "s3:TestEvent",
    "s3:ObjectCreated:*",
    "s3:ObjectCreated:Put",
    "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Copy",
    "s3:ObjectCreated:CompleteMultipartUpload",
    "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete",
    "s3:ObjectRemoved:DeleteMarkerCreated",
    "s3:ObjectRestore:*",
    "s3:ObjectRestore:Post",
    "s3:ObjectRestore:Completed",
    "s3:ObjectRestore:Delete",
    "s3:ReducedRedundancyLostObject",
    "s3:Replication:*",
    "s3:Replication:OperationFailedReplication",
    "s3:Replication:OperationMissedThreshold",
    "s3:Replication:OperationReplicatedAfterThreshold",
    "s3:Replication:OperationNotTracked",
    "s3:LifecycleExpiration:*",
    "s3:LifecycleExpiration:Delete",
    "s3:LifecycleExpiration:DeleteMarkerCreated",
    "s3:LifecycleTransition",
    "s3:IntelligentTiering",
    "s3:ObjectTagging:*",
    "s3:ObjectTagging:Put",
    "s3:ObjectTagging:Delete",
    "s3:ObjectAnnotation:*",
    "s3:ObjectAnnotation:Put",
    "s3:ObjectAnnotation:Delete",
    "s3:ObjectRetention:Put",
];

/// One notification of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BucketNotification {
    /// The name of the bucket.
    pub bucket: String,
    /// The name of the notification.
    pub id: String,
    /// Of what it tells, such as `s3:ObjectCreated:*`.
    pub events: Vec<String>,
    /// What the keys begin with.
    pub prefix: String,
    /// What the keys end with.
    pub suffix: String,
    /// The ARN of the function, queue or topic that is told.
    pub destination_arn: String,
}

impl BucketNotification {
    /// The bucket's ARN.
    pub fn bucket_arn(&self, region: &str) -> String {
        format!("arn:{}:s3:::{}", partition_of(region), self.bucket)
    }

    /// Whether it tells of an event with an object's key.
    pub fn takes(&self, event: &str, key: &str) -> bool {
        self.events.iter().any(|asked| is_kind(asked, event))
            && key.starts_with(&self.prefix)
            && key.ends_with(&self.suffix)
    }

    /// Whether the destination lets the bucket in.
    pub fn check_delivery(&self, yard: &Yard) -> Result<(), Denied> {
        let bucket = self.bucket_arn(&yard.region);
        let caller = WireCaller {
            service: S3,
            source_arn: &bucket,
        };
        let arn = self.destination_arn.as_str();
        let action = match Arn::read(arn).map_or("", |arn| arn.service) {
            "lambda" => "lambda:InvokeFunction",
            "sqs" => "sqs:SendMessage",
            _ => "sns:Publish",
        };
        // The ARN of a bucket names no account, so its owner is told beside.
        permission::by_resource_policy_of(&yard.conditions, caller, &yard.account, action, arn)
    }

    /// What S3 refuses about the notification in the place where the yard is, and what is risky;
    /// `all` are the notifications of the place.
    pub fn check(&self, yard: &Yard, all: &[BucketNotification]) -> Vec<WireProblem> {
        let mut found = Vec::new();
        if self.events.is_empty() {
            found.push(WireProblem::refused(
                "events",
                "MalformedXML: at least one event is required",
                "Name what is told, such as s3:ObjectCreated:*.",
            ));
        }
        for event in &self.events {
            if !EVENT_TYPES.contains(&event.as_str()) && event != "s3:ObjectAcl:Put" {
                found.push(WireProblem::refused("events", format!("The event '{event}' is not supported for notifications"), "The names are s3:ObjectCreated:*, s3:ObjectRemoved:Delete and so on; “Object Created” is the name that EventBridge uses."));
            }
        }
        let unable = "Unable to validate the following destination configurations";
        let arn = Arn::read(&self.destination_arn);
        match arn {
            Ok(arn) if !matches!(arn.service, "lambda" | "sqs" | "sns") => found.push(WireProblem::refused("destination_arn", "The ARN could not be parsed", "A bucket tells functions, queues and topics. What else there is, EventBridge reaches.")),
            Err(_) => found.push(WireProblem::refused("destination_arn", "The ARN could not be parsed", "Write the ARN of a function, a queue or a topic.")),
            Ok(arn) if arn.resource.ends_with(".fifo") => found.push(WireProblem::refused("destination_arn", unable, "A bucket cannot tell a FIFO queue or topic. Take a standard one, or a rule of EventBridge.")),
            Ok(arn) if arn.region != yard.region => found.push(WireProblem::refused("destination_arn", "The notification destination service region is not valid for the bucket location constraint", "Bucket and destination are in one Region.")),
            Ok(_) => {
                if let Err(denied) = self.check_delivery(yard) {
                    found.push(WireProblem::refused("destination_arn", unable, denied.help));
                }
            }
        }
        for other in all
            .iter()
            .filter(|other| other.bucket == self.bucket && other.id != self.id)
        {
            if self.overlaps(other) {
                found.push(WireProblem::refused("prefix", "Configurations overlap. Configurations on the same bucket cannot share a common event type.", format!("{} and {} may both tell of one object. Let one of them tell a topic with several subscribers, or choose prefixes that exclude each other.", self.id, other.id)));
            }
        }
        if yard.resources.bucket_notifications.includes(&self.bucket) && self.is_told_by_rule(yard)
        {
            found.push(WireProblem::risky("destination_arn", format!("{} is told by the bucket and by a rule.", self.destination_arn), "Every object comes twice: once as a notification of the bucket, once as an event. Take one of them away."));
        }
        found
    }

    /// Whether both may tell of the same change.
    fn overlaps(&self, other: &BucketNotification) -> bool {
        let pairs = self
            .events
            .iter()
            .flat_map(|one| other.events.iter().map(move |two| (one, two)));
        let mut shared = pairs.filter(|(one, two)| is_kind(one, two) || is_kind(two, one));
        let begins =
            self.prefix.starts_with(&other.prefix) || other.prefix.starts_with(&self.prefix);
        let ends = self.suffix.ends_with(&other.suffix) || other.suffix.ends_with(&self.suffix);
        begins && ends && shared.next().is_some()
    }

    /// Whether a rule leads to the same destination with events of S3 that this tells of, too.
    fn is_told_by_rule(&self, yard: &Yard) -> bool {
        let key = format!("{}x{}", self.prefix, self.suffix);
        let sample = serde_json::json!({
            "version": "0", "id": "1", "source": "aws.s3", "account": yard.account,
            "time": "2026-01-15T12:00:00Z", "region": yard.region, "resources": [],
            "detail-type": "Object Created",
            "detail": {"version": "0", "bucket": {"name": self.bucket}, "object": {"key": key, "size": 1}, "reason": "PutObject"},
        })
        .to_string();
        let (event, _) = pattern::Event::read(&sample);
        let Some(event) = event.filter(|_| self.takes("s3:ObjectCreated:Put", &key)) else {
            return false;
        };
        yard.rules.iter().any(|rule| {
            rule.state != crate::RuleState::Disabled
                && rule
                    .targets
                    .iter()
                    .any(|target| target.arn == self.destination_arn)
                && rule.event_pattern.as_deref().is_some_and(|text| {
                    let (pattern, _) = pattern::parse(text);
                    pattern.is_valid() && pattern::matches(&pattern, &event)
                })
        })
    }
}

/// Whether an event is of the kind that was asked for.
fn is_kind(asked: &str, event: &str) -> bool {
    match asked.strip_suffix('*') {
        Some(kind) => event.starts_with(kind),
        None => asked == event,
    }
}

#[cfg(test)]
mod tests;
