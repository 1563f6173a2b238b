//! SNS: a topic gives a message to its subscribers, by their filter policies.
//!
//! Written after: Amazon SNS Developer Guide, "Amazon SNS message filtering" and "Amazon SNS
//! message delivery"; not compared with it on a known day.

use super::delays;
use super::doing::DoingKind;
use super::emit::millis;
use super::places;
use super::request::{Request, takes};
use super::services::{FilterPolicyScope, Protocol, Subscription, Topic};
use super::what::{MessageAttribute, What};
use crate::json;
use crate::metrics::cost::Item;
use crate::send::Sending;
use crate::wires::permission::{self, Denied, WireCaller};
use pattern::json::Value;
use serde_json::json;

/// A message at a topic.
pub(super) struct Message<'a> {
    pub(super) topic: &'a str,
    pub(super) subject: Option<&'a str>,
    pub(super) message: &'a str,
    pub(super) attributes: &'a [MessageAttribute],
}

/// Publish, called by code.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request) {
    let topic = request.text(&["topicArn", "targetArn"]).to_owned();
    let message = request.get(&["message"]);
    let message = message.map(|value| {
        value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned)
    });
    let subject = Some(request.text(&["subject"])).filter(|text| !text.is_empty());
    let message = message.unwrap_or_default();
    arrive(sending, &topic, &message);
    fan_out(
        sending,
        &Message {
            topic: &topic,
            subject,
            message: &message,
            attributes: &attributes(request),
        },
    );
}

/// The message attributes of a request to SNS or SQS.
pub(super) fn attributes(request: &Request) -> Vec<MessageAttribute> {
    let given = request
        .get(&["messageAttributes"])
        .and_then(Value::as_object);
    let one = |member: &pattern::json::Member| {
        let text = |name: &str| member.value.get(name).and_then(Value::as_str);
        MessageAttribute {
            name: member.key.clone(),
            data_type: text("DataType").unwrap_or("String").to_owned(),
            value: match text("StringValue") {
                Some(value) => value.to_owned(),
                None => member.value.as_str().unwrap_or_default().to_owned(),
            },
        }
    };
    given.unwrap_or_default().iter().map(one).collect()
}

/// A topic of the place, as it is declared.
fn topic(sending: &Sending<'_>, named: &str) -> Option<Topic> {
    let name = places::name_of(named);
    let services = &sending.yard.resources.services;
    let found = services.topics.iter().find(|each| each.name == name);
    services.or_simple(found, || Topic {
        name: name.to_owned(),
        ..Topic::default()
    })
}

/// A message comes to a topic, where the place knows it.
pub(super) fn arrive(sending: &mut Sending<'_>, named: &str, message: &str) {
    let Some(topic) = topic(sending, named) else {
        return;
    };
    let arn = places::arn(sending.yard, "sns", &topic.name);
    let text = format!("A message came to topic {}.", topic.name);
    sending.tell(&arn, DoingKind::Message, text, Some(message));
}

/// The topic gives a message that has come to its subscribers.
pub(super) fn fan_out(sending: &mut Sending<'_>, message: &Message<'_>) {
    let Some(topic) = topic(sending, message.topic) else {
        return;
    };
    let arn = places::arn(sending.yard, "sns", &topic.name);
    let came = (sending.world.cause, sending.world.chain);
    for subscription in &topic.subscriptions {
        (sending.world.cause, sending.world.chain) = came;
        if lets_through(subscription, message) {
            give(sending, &arn, subscription, message);
        } else {
            let text = format!(
                "The filter policy keeps the message from {}.",
                subscription.endpoint
            );
            sending.tell(
                &arn,
                DoingKind::FilteredOut,
                text,
                subscription.filter_policy.as_deref(),
            );
        }
    }
    (sending.world.cause, sending.world.chain) = came;
}

/// Whether a subscription gets a message.
pub(crate) fn lets_through(subscription: &Subscription, message: &Message<'_>) -> bool {
    let Some(policy) = &subscription.filter_policy else {
        return true;
    };
    match subscription.filter_policy_scope {
        FilterPolicyScope::MessageBody => takes(policy, message.message),
        FilterPolicyScope::MessageAttributes => {
            let mut text = String::from("{");
            for (nth, attribute) in message.attributes.iter().enumerate() {
                if nth > 0 {
                    text.push(',');
                }
                json::quote(&attribute.name, &mut text);
                text.push(':');
                // Numbers and lists stand for themselves, as SNS compares them.
                let raw = match attribute.data_type.as_str() {
                    "Number" | "String.Array" => json::whole(&attribute.value).is_some(),
                    _ => false,
                };
                match raw {
                    true => text.push_str(&attribute.value),
                    false => json::quote(&attribute.value, &mut text),
                }
            }
            text.push('}');
            takes(policy, &text)
        }
    }
}

/// Gives a message to a subscriber.
fn give(
    sending: &mut Sending<'_>,
    topic: &str,
    subscription: &Subscription,
    message: &Message<'_>,
) {
    let endpoint = subscription.endpoint.as_str();
    let charged = match subscription.protocol {
        Protocol::Sqs => Item::SnsToQueues,
        Protocol::Lambda => Item::SnsToFunctions,
        Protocol::Firehose => Item::SnsToFirehose,
        Protocol::Email => Item::SnsToEmail,
        Protocol::Sms => Item::SnsToSms,
        Protocol::Https => Item::SnsToHttp,
    };
    let what = match subscription.protocol {
        Protocol::Sqs => What::Enqueue {
            queue: endpoint.to_owned(),
            body: body(sending, topic, subscription, message),
            group: None,
            attributes: match subscription.raw_message_delivery {
                true => message.attributes.to_vec(),
                false => Vec::new(),
            },
        },
        Protocol::Lambda => What::Invoke {
            function: endpoint.to_owned(),
            payload: lambda_event(sending, topic, endpoint, message),
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        Protocol::Firehose => What::Record {
            stream: endpoint.to_owned(),
            partition_key: String::new(),
            data: body(sending, topic, subscription, message),
        },
        Protocol::Email | Protocol::Sms | Protocol::Https => {
            let text = format!(
                "{endpoint} gets the message by {}.",
                subscription.protocol.as_str()
            );
            sending.tell(topic, DoingKind::Message, text, Some(message.message));
            sending.uses(charged, 1);
            return;
        }
    };
    if let Err(denied) = may_give(sending, topic, subscription) {
        sending.tell_denied(endpoint, &denied);
        return;
    }
    sending.uses(charged, 1);
    if sending.hop(endpoint) {
        let (account, region) = places::place_of(sending.yard, endpoint);
        let (account, region) = (account.to_owned(), region.to_owned());
        sending.happen_there(&account, &region, delays::SNS_FAN_OUT.millis, what);
    }
}

/// Whether a topic may give its messages to a subscriber: a queue and a function decide by their own
/// policies, Firehose by the role of the subscription.
fn may_give(sending: &Sending<'_>, topic: &str, subscription: &Subscription) -> Result<(), Denied> {
    let conditions = &sending.yard.conditions;
    let caller = WireCaller {
        service: "sns.amazonaws.com",
        source_arn: topic,
    };
    let there = subscription.endpoint.as_str();
    let by_policy =
        |action: &str| permission::by_resource_policy(conditions, caller, action, there);
    match subscription.protocol {
        Protocol::Sqs => by_policy("sqs:SendMessage"),
        Protocol::Lambda => by_policy("lambda:InvokeFunction"),
        Protocol::Firehose => match &subscription.subscription_role_arn {
            Some(role) => {
                let calls = [("firehose:PutRecord", there)];
                permission::by_role(conditions, caller, role, &calls)
            }
            None => Ok(()),
        },
        Protocol::Email | Protocol::Sms | Protocol::Https => Ok(()),
    }
}

fn body(
    sending: &mut Sending<'_>,
    topic: &str,
    subscription: &Subscription,
    message: &Message<'_>,
) -> String {
    match subscription.raw_message_delivery {
        true => message.message.to_owned(),
        false => notification(sending, topic, message).to_string(),
    }
}

/// SNS's envelope of a message.
fn notification(
    sending: &mut Sending<'_>,
    topic: &str,
    message: &Message<'_>,
) -> serde_json::Value {
    let id = sending.yard.draw_id();
    let attributes: serde_json::Map<String, serde_json::Value> = message
        .attributes
        .iter()
        .map(|each| {
            (
                each.name.clone(),
                json!({ "Type": each.data_type, "Value": each.value }),
            )
        })
        .collect();
    json!({
        "Type": "Notification",
        "MessageId": id,
        "TopicArn": topic,
        "Subject": message.subject,
        "Message": message.message,
        "Timestamp": millis(sending.yard.clock),
        "SignatureVersion": "1",
        "MessageAttributes": attributes,
    })
}

/// The event that SNS gives to a function.
fn lambda_event(
    sending: &mut Sending<'_>,
    topic: &str,
    endpoint: &str,
    message: &Message<'_>,
) -> String {
    let told = notification(sending, topic, message);
    json!({ "Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": format!("{topic}:{}", places::name_of(endpoint)),
        "Sns": told,
    }] })
    .to_string()
}
