use super::super::alarm::{MetricAlarm, StateValue, TreatMissingData};
use super::super::composite_alarm::CompositeAlarm;
use super::super::metric::Number;
use super::super::metric_filter::{MetricFilter, MetricTransformation};
use super::super::subscription_filter::SubscriptionFilter;
use crate::conditions::Permissions;
use crate::world::{Doing, DoingKind, What, happen};
use crate::{Sent, Timestamp, Yard, advance};

mod actions;

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops-alerts";

pub(super) fn later(yard: &Yard, seconds: i64) -> Sent {
    advance(yard, Timestamp(yard.clock.millis() + seconds * 1_000))
}

fn texts(doings: &[Doing], kind: DoingKind) -> Vec<&str> {
    let of_kind = doings.iter().filter(|one| one.kind == kind);
    of_kind.map(|one| one.text.as_str()).collect()
}

fn failed_transactions() -> Yard {
    let mut yard = Yard::default();
    let wires = &mut yard.resources.wires;
    wires.metric_filters.push(MetricFilter {
        filter_name: "failed-transactions".to_owned(),
        log_group_name: "/shop/app".to_owned(),
        filter_pattern: "\"transaction failed\"".to_owned(),
        metric_transformation: MetricTransformation {
            metric_name: "FailedTransactions".to_owned(),
            metric_namespace: "Shop".to_owned(),
            ..MetricTransformation::default()
        },
    });
    wires.metric_alarms.push(MetricAlarm {
        alarm_name: "shop-failed-tx".to_owned(),
        namespace: "Shop".to_owned(),
        metric_name: "FailedTransactions".to_owned(),
        statistic: super::super::metric::Statistic::Sum,
        threshold: Number(1.0),
        treat_missing_data: TreatMissingData::NotBreaching,
        alarm_actions: vec![TOPIC.to_owned()],
        ..MetricAlarm::default()
    });
    yard
}

fn line(message: &str) -> What {
    What::LogLine {
        log_group: "/shop/app".to_owned(),
        message: message.to_owned(),
    }
}

/// A log line becomes a datum, two of them an alarm, the alarm an event and a message; when the
/// data have gone it is OK again, and nobody is told twice.
#[test]
fn log_lines_raise_an_alarm_and_silence_ends_it() {
    let mut yard = failed_transactions();
    for _ in 0..2 {
        yard = happen(&yard, line("order 5: transaction failed")).yard;
    }
    yard = happen(&yard, line("order 6: done")).yard;
    let sent = later(&yard, 360);
    let changed = texts(&sent.doings, DoingKind::Changed);
    // Silence before the first line is no trouble, as the alarm says, so it is OK from the beginning.
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(
        changed[0].starts_with(
            "Alarm shop-failed-tx: OK → ALARM. Threshold Crossed: 1 datapoint [2.0 (15/01/26 12:00:00)] was greater"
        ),
        "{changed:?}"
    );
    assert!(
        changed[1].starts_with("Alarm shop-failed-tx: ALARM → OK."),
        "{changed:?}"
    );
    let events: Vec<&str> = sent
        .doings
        .iter()
        .filter(|one| one.kind == DoingKind::SentEvent)
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(
        events,
        [
            "aws.cloudwatch sent “CloudWatch Alarm State Change” (ALARM).",
            "aws.cloudwatch sent “CloudWatch Alarm State Change” (OK)."
        ]
    );
    let place = sent
        .yard
        .happenings
        .wires
        .place("123456789012", "us-east-1")
        .unwrap();
    assert_eq!(
        place.alarm("shop-failed-tx").unwrap().state.value,
        StateValue::Ok
    );
    assert!(
        sent.yard.happenings.waiting.is_empty(),
        "a quiet yard comes to rest"
    );
}

#[test]
fn one_line_is_too_few() {
    let yard = happen(&failed_transactions(), line("transaction failed")).yard;
    let sent = later(&yard, 300);
    let changed = texts(&sent.doings, DoingKind::Changed);
    assert_eq!(changed, [""; 0]);
}

/// A topic whose policy somebody wrote has to name CloudWatch; the event is sent all the same.
#[test]
fn a_topic_that_does_not_let_cloudwatch_in_gets_nothing() {
    let mut yard = failed_transactions();
    yard.conditions.policies.put(
        &crate::policy::PolicyPlace::Resource { arn: TOPIC.to_owned() },
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"*"}]}"#,
    );
    for _ in 0..2 {
        yard = happen(&yard, line("transaction failed")).yard;
    }
    let sent = later(&yard, 120);
    let refused = texts(&sent.doings, DoingKind::Refused);
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0].contains("cloudwatch.amazonaws.com is not authorized to perform: sns:Publish")
    );
}

#[test]
fn a_composite_alarm_follows_its_children() {
    let mut yard = failed_transactions();
    yard.resources.wires.composite_alarms.push(CompositeAlarm {
        alarm_name: "shop".to_owned(),
        alarm_rule: "ALARM(shop-failed-tx) OR ALARM(other)".to_owned(),
        alarm_actions: vec![TOPIC.to_owned()],
        ..CompositeAlarm::default()
    });
    for _ in 0..2 {
        yard = happen(&yard, line("transaction failed")).yard;
    }
    let sent = later(&yard, 300);
    let changed = texts(&sent.doings, DoingKind::Changed);
    let of_shop: Vec<&&str> = changed
        .iter()
        .filter(|text| text.starts_with("Alarm shop:"))
        .collect();
    assert_eq!(of_shop.len(), 2, "{changed:?}");
    assert!(of_shop[0].contains("OK → ALARM") && of_shop[1].contains("→ OK"));
}

#[test]
fn a_scaling_policy_is_carried_out_for_as_long_as_the_alarm_lasts() {
    let mut yard = Yard::default();
    yard.resources.wires.metric_alarms.push(MetricAlarm {
        alarm_name: "asg-cpu".to_owned(),
        namespace: "AWS/EC2".to_owned(),
        metric_name: "CPUUtilization".to_owned(),
        evaluation_periods: 3,
        threshold: Number(60.0),
        alarm_actions: vec!["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:autoScalingGroupName/web:policyName/add-one".to_owned()],
        ..MetricAlarm::default()
    });
    let mut started = Vec::new();
    for minute in 0..8 {
        let value = if (1..6).contains(&minute) { "90" } else { "20" };
        let sent = happen(
            &yard,
            What::Datum {
                namespace: "AWS/EC2".to_owned(),
                metric_name: "CPUUtilization".to_owned(),
                dimensions: Vec::new(),
                value: value.to_owned(),
            },
        );
        let sent = later(&sent.yard, 60);
        started.push(texts(&sent.doings, DoingKind::Started).len());
        yard = sent.yard;
    }
    // Three bad minutes are over in the fourth; then once a minute until a good one is over.
    assert_eq!(started, [0, 0, 0, 0, 1, 1, 1, 0]);
}

fn to_function(pattern: &str) -> Yard {
    let mut yard = Yard::default();
    yard.resources
        .wires
        .subscription_filters
        .push(SubscriptionFilter {
            filter_name: "npe".to_owned(),
            log_group_name: "/shop/app".to_owned(),
            filter_pattern: pattern.to_owned(),
            destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:log-chat".to_owned(),
            role_arn: None,
        });
    yard
}

#[test]
fn a_subscription_hands_on_only_what_it_takes() {
    let yard = to_function("NullPointerException");
    let sent = happen(&yard, line("java.lang.NullPointerException"));
    let message: Vec<&Doing> = sent
        .doings
        .iter()
        .filter(|one| one.kind == DoingKind::Message)
        .collect();
    assert_eq!(message.len(), 1);
    assert!(
        message[0]
            .content
            .as_deref()
            .unwrap()
            .contains("\"messageType\":\"DATA_MESSAGE\"")
    );
    let waiting = &sent.yard.happenings.waiting;
    assert!(waiting.iter().any(|one| matches!(&one.what, What::Invoke { payload, .. } if payload.starts_with("{\"awslogs\":{\"data\":\"H4sI"))));
    let sent = happen(&yard, line("INFO"));
    assert!(sent.doings.iter().all(|one| one.kind != DoingKind::Message));
}

#[test]
fn a_subscription_without_permission_cannot_be_there() {
    let mut yard = to_function("");
    yard.conditions.permissions = Permissions::Evaluated;
    let sent = happen(&yard, line("x"));
    let refused = texts(&sent.doings, DoingKind::Refused);
    assert!(
        refused[0].contains("Could not execute the lambda function."),
        "{refused:?}"
    );
}

/// A minute with lines and no match has the default value, so the alarm knows that all is well.
#[test]
fn a_default_value_stands_for_a_minute_without_a_match() {
    let mut yard = failed_transactions();
    yard.resources.wires.metric_filters[0]
        .metric_transformation
        .default_value = Some(Number(0.0));
    yard.resources.wires.metric_alarms[0].treat_missing_data = TreatMissingData::Missing;
    let yard = happen(&yard, line("all is well")).yard;
    let sent = later(&yard, 80);
    let changed = texts(&sent.doings, DoingKind::Changed);
    assert_eq!(changed.len(), 1);
    assert!(changed[0].contains("INSUFFICIENT_DATA → OK"), "{changed:?}");
}

#[test]
fn a_yard_with_wires_is_written_and_read() {
    let yard = later(
        &happen(&failed_transactions(), line("transaction failed")).yard,
        30,
    )
    .yard;
    let text = serde_json::to_string(&yard).unwrap();
    assert_eq!(serde_json::from_str::<Yard>(&text).unwrap(), yard);
    let bytes = postcard::to_allocvec(&yard).unwrap();
    assert_eq!(postcard::from_bytes::<Yard>(&bytes).unwrap(), yard);
    let plain = serde_json::to_value(Yard::default()).unwrap();
    assert!(plain["resources"]["wires"].is_null());
}

mod account;
mod polling;
mod streams;
mod suppress;
mod tools;
