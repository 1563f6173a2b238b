//! The delivery channel of AWS Config: its topic is told of everything.
//!
//! Written after: AWS Config Developer Guide, "Managing the delivery channel" and "Permissions for
//! the Amazon SNS topic"; not compared with it on a known day.

use super::permission::{self, Denied, WireCaller};
use super::problem::WireProblem;
use crate::Yard;
use crate::arn::{Arn, partition_of};
use serde::{Deserialize, Serialize};

/// The service that sends.
pub const CONFIG: &str = "config.amazonaws.com";

/// A delivery channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryChannel {
    /// The name, mostly `default`.
    pub name: String,
    /// The bucket for snapshots and history.
    pub s3_bucket_name: String,
    /// The topic for every change and evaluation; nobody is told without it.
    pub sns_topic_arn: Option<String>,
}

impl DeliveryChannel {
    /// Whether the topic lets Config in.
    pub fn check_delivery(&self, yard: &Yard, topic: &str) -> Result<(), Denied> {
        let partition = partition_of(&yard.region);
        let source = format!("arn:{partition}:config:{}:{}:*", yard.region, yard.account);
        let caller = WireCaller {
            service: CONFIG,
            source_arn: &source,
        };
        permission::by_resource_policy(&yard.conditions, caller, "sns:Publish", topic)
    }

    /// What AWS refuses about the channel, and what is risky; `all` are the channels of the place.
    pub fn check(&self, yard: &Yard, all: &[DeliveryChannel]) -> Vec<WireProblem> {
        let mut found = Vec::new();
        if all.len() > 1 {
            found.push(WireProblem::refused("name", "Failed to put delivery channel because the maximum number of delivery channels: 1 is reached.", "An account has one delivery channel in a Region."));
        }
        if self.s3_bucket_name.is_empty() {
            found.push(WireProblem::refused(
                "s3_bucket_name",
                "Cannot find a S3 bucket with an empty bucket name.",
                "Name the bucket for snapshots and history.",
            ));
        }
        let Some(topic) = &self.sns_topic_arn else {
            return found;
        };
        if Arn::read(topic).map_or("", |arn| arn.service) != "sns" || topic.ends_with(".fifo") {
            found.push(WireProblem::refused(
                "sns_topic_arn",
                format!("The sns topic arn '{topic}' is not valid."),
                "Write the ARN of a standard topic.",
            ));
            return found;
        }
        if let Err(denied) = self.check_delivery(yard, topic) {
            found.push(WireProblem::risky(
                "sns_topic_arn",
                format!("The topic {topic} does not let AWS Config in."),
                denied.help,
            ));
        }
        found.push(WireProblem::risky("sns_topic_arn", "The topic of the delivery channel is told of everything.", "Every configuration item, evaluation and snapshot goes there, and it cannot be limited to one rule. For one rule take a rule of EventBridge with configRuleName and newEvaluationResult.complianceType."));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_goes_to_the_topic_and_that_is_said() {
        let one = DeliveryChannel {
            name: "default".to_owned(),
            s3_bucket_name: "config".to_owned(),
            sns_topic_arn: Some("arn:aws:sns:us-east-1:123456789012:config".to_owned()),
        };
        let yard = Yard::default();
        let found = one.check(&yard, std::slice::from_ref(&one));
        assert_eq!(found.len(), 1);
        assert!(found[0].help.contains("configRuleName"));
        let mut closed = yard;
        closed.conditions.permissions = crate::Permissions::Evaluated;
        assert!(
            one.check(&closed, &[])[0]
                .message
                .contains("does not let AWS Config in")
        );
        assert!(
            one.check(&closed, &[one.clone(), one.clone()])[0]
                .message
                .contains("maximum number")
        );
    }
}
