//! Topics and queues.

use serde::{Deserialize, Serialize};

/// An SNS topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Topic {
    /// The name.
    pub name: String,
    /// Its subscriptions.
    pub subscriptions: Vec<Subscription>,
}

/// A subscription of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Subscription {
    /// How messages come to it.
    pub protocol: Protocol,
    /// Where: an ARN, an address or a number.
    pub endpoint: String,
    /// Which messages it gets, as JSON text; all without it.
    pub filter_policy: Option<String>,
    /// What the filter policy looks at.
    pub filter_policy_scope: FilterPolicyScope,
    /// Of Firehose: the role with which SNS writes (`SubscriptionRoleArn`); nobody asks without it.
    pub subscription_role_arn: Option<String>,
    /// Whether queues and Firehose get the message alone, without SNS's envelope.
    pub raw_message_delivery: bool,
}

impl Default for Subscription {
    fn default() -> Self {
        Subscription {
            protocol: Protocol::Sqs,
            endpoint: String::new(),
            filter_policy: None,
            filter_policy_scope: FilterPolicyScope::MessageAttributes,
            subscription_role_arn: None,
            raw_message_delivery: false,
        }
    }
}

/// How messages come to a subscriber.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// To an SQS queue.
    Sqs,
    /// To a Lambda function.
    Lambda,
    /// To a Firehose stream.
    Firehose,
    /// By mail.
    Email,
    /// By text message.
    Sms,
    /// To a web server.
    Https,
}

impl Protocol {
    /// SNS's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Protocol::Sqs => "sqs",
            Protocol::Lambda => "lambda",
            Protocol::Firehose => "firehose",
            Protocol::Email => "email",
            Protocol::Sms => "sms",
            Protocol::Https => "https",
        }
    }
}

/// What a filter policy looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FilterPolicyScope {
    /// The attributes of the message.
    #[default]
    MessageAttributes,
    /// The body, where it is a JSON object.
    MessageBody,
}

/// An SQS queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Queue {
    /// The name; that of a FIFO queue ends in `.fifo`.
    pub name: String,
}
