//! What AWS itself keeps from a bus or a rule without telling anyone.
//!
//! Source: EventBridge User Guide, "Events from AWS services", "AWS service
//! events delivered via AWS CloudTrail"; Amazon S3 User Guide, "Using
//! EventBridge".

use crate::arn::partition_of;
use crate::yard::DEFAULT_EVENT_BUS;
use crate::{RuleState, Yard};
use pattern::Event;
use pattern::json::{Kind, Value};
use serde::{Deserialize, Serialize};

/// Why an event went nowhere, or past a rule, without a word from AWS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Dropped {
    /// There is no such bus; the sender got an event id all the same.
    UnknownEventBus {
        /// The name or ARN that was asked for.
        event_bus: String,
    },
    /// AWS services send to the default bus only.
    ServiceEventOnCustomBus {
        /// The event's source.
        source: String,
    },
    /// CloudTrail has no trail that logs here.
    NoTrail,
    /// It is a data event, and the trail's selectors leave those out.
    DataEventsNotRecorded,
    /// A global service whose calls are recorded in one Region only.
    GlobalService {
        /// The service, as in `iam.amazonaws.com`.
        event_source: String,
        /// The Region where its events come.
        region: String,
    },
    /// The bucket does not notify EventBridge.
    BucketNotificationsOff {
        /// The bucket.
        bucket: String,
    },
    /// A read-only call, which only a rule in the state
    /// ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS gets.
    ReadOnlyCall {
        /// The call, such as `DescribeInstances`.
        event_name: String,
    },
}

impl Dropped {
    /// What happened and what would help, in plain words.
    pub fn help(&self) -> String {
        match self {
            Dropped::UnknownEventBus { event_bus } => format!(
                "There is no event bus {event_bus}. PutEvents answers with an event id all the same, and the event is gone: check the name, the account and the Region."
            ),
            Dropped::ServiceEventOnCustomBus { source } => format!(
                "Events of AWS services such as {source} come to the default event bus only. Put the rule there, or forward from there to this bus."
            ),
            Dropped::NoTrail => "Events via CloudTrail come only where a trail logs. Create a trail and start its logging.".to_owned(),
            Dropped::DataEventsNotRecorded => "This is a data event. A trail records it only if its event selectors take data events in.".to_owned(),
            Dropped::GlobalService { event_source, region } => format!(
                "Calls of {event_source} are recorded in {region}. Put the rule there, or forward from there."
            ),
            Dropped::BucketNotificationsOff { bucket } => format!(
                "The bucket {bucket} does not notify EventBridge. Switch \"Send notifications to Amazon EventBridge\" on in its properties."
            ),
            Dropped::ReadOnlyCall { event_name } => format!(
                "{event_name} is a read-only call. A rule that is ENABLED gets no calls whose names begin with Describe, Get or List; only one in the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS does. That state is set by the AWS CLI, the API or CloudFormation."
            ),
        }
    }
}

/// Global services and the Region where CloudTrail records their calls.
/// Source: AWS CloudTrail User Guide, "Global service events"; seen 2026-11-21.
const GLOBAL_SERVICES: [(&str, &str); 9] = [
    ("cloudfront.amazonaws.com", "us-east-1"),
    ("globalaccelerator.amazonaws.com", "us-west-2"),
    ("iam.amazonaws.com", "us-east-1"),
    ("organizations.amazonaws.com", "us-east-1"),
    ("route53.amazonaws.com", "us-east-1"),
    ("route53domains.amazonaws.com", "us-east-1"),
    ("shield.amazonaws.com", "us-east-1"),
    ("support.amazonaws.com", "us-east-1"),
    ("waf.amazonaws.com", "us-east-1"),
];

fn text<'a>(value: Option<&'a Value>, name: &str) -> Option<&'a str> {
    value?.get(name)?.as_str()
}

fn is_true(value: Option<&Value>, name: &str) -> Option<bool> {
    match value?.get(name)?.kind {
        Kind::Bool(told) => Some(told),
        _ => None,
    }
}

/// Why an event that comes straight from its source never reaches the bus.
pub(crate) fn kept_from_bus(yard: &Yard, event_bus: &str, event: &Event) -> Option<Dropped> {
    let event = event.value();
    let source = text(Some(event), "source")?;
    let of_aws = source.starts_with("aws.") && !source.starts_with("aws.partner/");
    if !of_aws {
        return None;
    }
    if event_bus != DEFAULT_EVENT_BUS {
        return Some(Dropped::ServiceEventOnCustomBus {
            source: source.to_owned(),
        });
    }
    let detail = event.get("detail");
    if is_via_cloudtrail(event) {
        let trail = yard.resources.trail;
        if !trail.logging {
            return Some(Dropped::NoTrail);
        }
        if is_data_event(detail) && !trail.data_events {
            return Some(Dropped::DataEventsNotRecorded);
        }
        if let Some(dropped) = global(yard, source, detail) {
            return Some(dropped);
        }
    } else if source == "aws.s3"
        && let Some(bucket) = text(detail.and_then(|d| d.get("bucket")), "name")
        && !yard.resources.bucket_notifications.includes(bucket)
    {
        return Some(Dropped::BucketNotificationsOff {
            bucket: bucket.to_owned(),
        });
    }
    None
}

/// Why a rule is not asked about an event although the bus has it.
pub(crate) fn kept_from_rule(state: RuleState, event: &Event) -> Option<Dropped> {
    let event = event.value();
    let detail = event.get("detail");
    let asked = state != RuleState::EnabledWithAllCloudtrailManagementEvents
        && text(Some(event), "source").is_some_and(|source| source.starts_with("aws."))
        && is_via_cloudtrail(event)
        && !is_data_event(detail)
        && is_read_only(detail);
    asked.then(|| Dropped::ReadOnlyCall {
        event_name: text(detail, "eventName").unwrap_or_default().to_owned(),
    })
}

fn is_via_cloudtrail(event: &Value) -> bool {
    text(Some(event), "detail-type").is_some_and(|kind| kind.ends_with("via CloudTrail"))
}

fn is_data_event(detail: Option<&Value>) -> bool {
    is_true(detail, "managementEvent") == Some(false)
        || text(detail, "eventCategory") == Some("Data")
}

/// Whether a call counts as read-only for EventBridge: by its name, unless the record says that it
/// changes something. A read-only call with another name, such as AssumeRole, comes to every rule.
fn is_read_only(detail: Option<&Value>) -> bool {
    is_true(detail, "readOnly") != Some(false)
        && text(detail, "eventName").is_some_and(is_read_only_name)
}

/// Whether a call of this name is one that a rule gets only in the state
/// ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. GetFederationToken and GetSessionToken of AWS STS
/// change something all the same.
///
/// Source: EventBridge User Guide, "Receiving read-only management events from AWS services"; seen
/// 2026-11-22.
pub(crate) fn is_read_only_name(name: &str) -> bool {
    let mut starts = ["Describe", "Get", "List"].iter();
    starts.any(|start| name.starts_with(start))
        && !matches!(name, "GetFederationToken" | "GetSessionToken")
}

/// Whether a global service's call is recorded elsewhere.
fn global(yard: &Yard, source: &str, detail: Option<&Value>) -> Option<Dropped> {
    let event_source = match text(detail, "eventSource") {
        Some(name) => name.to_owned(),
        None => format!("{}.amazonaws.com", source.strip_prefix("aws.")?),
    };
    let (_, region) = GLOBAL_SERVICES
        .iter()
        .find(|(service, _)| *service == event_source)?;
    let elsewhere = partition_of(&yard.region) == "aws" && yard.region != *region;
    elsewhere.then(|| Dropped::GlobalService {
        event_source,
        region: (*region).to_owned(),
    })
}

#[cfg(test)]
mod tests;
