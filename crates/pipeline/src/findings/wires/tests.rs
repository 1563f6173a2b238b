use super::*;
use crate::findings::findings;
use crate::wires::alarm::{MetricAlarm, TreatMissingData};
use crate::wires::bucket_notification::BucketNotification;
use crate::wires::delivery_channel::DeliveryChannel;
use crate::wires::event_source_mapping::EventSourceMapping;
use crate::wires::metric::Dimension;
use crate::wires::metric_filter::{MetricFilter, MetricTransformation};
use crate::wires::subscription_filter::SubscriptionFilter;
use crate::world::ApiCall;
use crate::world::services::Function;

fn messages(yard: &Yard) -> Vec<(Code, String)> {
    let found = findings(yard, &[]).into_iter();
    found
        .filter(|one| matches!(one.code, Code::RefusedWire | Code::RiskyWire))
        .map(|one| (one.code, one.message))
        .collect()
}

#[test]
fn a_yard_without_wires_has_no_such_findings() {
    assert_eq!(messages(&Yard::default()), []);
}

#[test]
fn three_subscription_filters_and_a_function_of_another_account() {
    let mut yard = Yard::default();
    for (name, account) in [
        ("one", "123456789012"),
        ("two", "222222222222"),
        ("three", "123456789012"),
    ] {
        yard.resources
            .wires
            .subscription_filters
            .push(SubscriptionFilter {
                filter_name: name.to_owned(),
                log_group_name: "/shop/app".to_owned(),
                filter_pattern: String::new(),
                destination_arn: format!("arn:aws:lambda:us-east-1:{account}:function:log-chat"),
                role_arn: None,
            });
    }
    let found = messages(&yard);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.iter().any(
            |(_, text)| text.starts_with("Subscription filter three: Resource limit exceeded.")
        )
    );
    assert!(
        found
            .iter()
            .any(|(_, text)| text.contains("different account"))
    );
    assert!(found.iter().all(|(code, _)| *code == Code::RefusedWire));
}

#[test]
fn a_quiet_night_and_dimensions_that_nobody_gives() {
    let mut yard = Yard::default();
    yard.resources.wires.metric_filters.push(MetricFilter {
        filter_name: "failed".to_owned(),
        log_group_name: "/shop/app".to_owned(),
        filter_pattern: "failed".to_owned(),
        metric_transformation: MetricTransformation {
            metric_name: "Failed".to_owned(),
            metric_namespace: "Shop".to_owned(),
            ..MetricTransformation::default()
        },
    });
    yard.resources.wires.metric_alarms.push(MetricAlarm {
        alarm_name: "failed".to_owned(),
        namespace: "Shop".to_owned(),
        metric_name: "Failed".to_owned(),
        dimensions: vec![Dimension::new("Service", "shop")],
        treat_missing_data: TreatMissingData::Breaching,
        ..MetricAlarm::default()
    });
    let found = messages(&yard);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.contains("takes silence for trouble"));
    assert!(found[1].1.contains("other dimensions"));
    yard.resources.wires.metric_alarms[0].dimensions.clear();
    yard.resources.wires.metric_alarms[0].treat_missing_data = TreatMissingData::NotBreaching;
    assert_eq!(messages(&yard), []);
}

#[test]
fn a_function_that_writes_what_calls_it() {
    let mut yard = Yard::default();
    yard.resources.bucket_notifications = crate::resources::BucketNotifications::OnlyOf(Vec::new());
    yard.resources
        .wires
        .bucket_notifications
        .push(BucketNotification {
            bucket: "shop-logs".to_owned(),
            id: "import".to_owned(),
            events: vec!["s3:ObjectCreated:*".to_owned()],
            destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:import-log".to_owned(),
            ..BucketNotification::default()
        });
    yard.resources.services.functions.push(Function {
        name: "import-log".to_owned(),
        calls: vec![ApiCall::new(
            "s3",
            "PutObject",
            r#"{"bucketName":"shop-logs","key":"done/a.gz"}"#,
        )],
        ..Function::default()
    });
    // The findings tell of the circle, the form of the notification of itself.
    let codes = |yard: &Yard| -> Vec<Code> {
        let found = findings(yard, &[]).into_iter();
        found.map(|one| one.code).collect()
    };
    assert_eq!(codes(&yard), [Code::Loop]);
    let told = crate::declare::check(&yard);
    assert!(
        told.iter()
            .any(|one| one.message.contains("writes objects that call it again")),
        "{told:?}"
    );
    yard.resources.wires.bucket_notifications[0].prefix = "incoming/".to_owned();
    assert_eq!(codes(&yard), []);
    let told = crate::declare::check(&yard);
    assert!(
        told.iter()
            .all(|one| !one.message.contains("call it again"))
    );
}

#[test]
fn four_readers_of_a_table_and_a_topic_for_everything() {
    let mut yard = Yard::default();
    for name in ["billing", "search", "stock", "audit"] {
        yard.resources
            .wires
            .event_source_mappings
            .push(EventSourceMapping {
                event_source_arn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/1"
                    .to_owned(),
                function_arn: format!("arn:aws:lambda:us-east-1:123456789012:function:{name}"),
                maximum_retry_attempts: Some(2),
                destination_on_failure: Some("arn:aws:sqs:us-east-1:123456789012:bad".to_owned()),
                ..EventSourceMapping::default()
            });
    }
    yard.resources
        .wires
        .delivery_channels
        .push(DeliveryChannel {
            name: "default".to_owned(),
            s3_bucket_name: "config".to_owned(),
            sns_topic_arn: Some("arn:aws:sns:us-east-1:123456789012:all".to_owned()),
        });
    let found = messages(&yard);
    assert_eq!(
        found
            .iter()
            .filter(|(_, text)| text.contains("More than two functions"))
            .count(),
        4
    );
    assert!(
        found
            .iter()
            .any(|(_, text)| text.contains("told of everything"))
    );
}
