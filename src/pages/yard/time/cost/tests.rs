use super::estimate;
use crate::markup;
use pipeline::metrics::cost::Usage;
use pipeline::world::{What, happen};
use pipeline::{Timestamp, Yard, advance};
use yew::prelude::*;

/// A topic tells a queue, a mailbox and a telephone; an alarm is there all the while.
fn used() -> Usage {
    let mut yard = Yard::default();
    *yard.resources.services = serde_json::from_value(serde_json::json!({
        "topics": [{"name": "news", "subscriptions": [
            {"protocol": "sqs", "endpoint": "arn:aws:sqs:us-east-1:123456789012:jobs"},
            {"protocol": "email", "endpoint": "team@example.com"},
            {"protocol": "sms", "endpoint": "+15550100"},
        ]}],
    }))
    .unwrap();
    *yard.resources.wires = serde_json::from_value(serde_json::json!({
        "metric_alarms": [{"alarm_name": "a", "namespace": "AWS/EC2", "metric_name": "CPUUtilization"}],
    }))
    .unwrap();
    let publish = What::Publish {
        topic: "arn:aws:sns:us-east-1:123456789012:news".to_owned(),
        subject: None,
        message: "Hello".to_owned(),
        attributes: Vec::new(),
    };
    let sent = happen(&yard, publish);
    let later = advance(&sent.yard, Timestamp(sent.yard.clock.millis() + 60_000));
    Usage::of(&yard, &sent).and(&Usage::of(&sent.yard, &later))
}

#[component]
fn Estimate() -> Html {
    estimate(&used())
}

#[component]
fn Nothing() -> Html {
    estimate(&Usage::default())
}

#[tokio::test]
async fn an_estimate_by_service() {
    insta::assert_snapshot!(markup::of::<Estimate>(()).await);
}

#[tokio::test]
async fn nothing_was_used() {
    let html = markup::of::<Nothing>(()).await;
    assert!(html.contains("Nothing that AWS charges for"), "{html}");
}
