//! Automations of the exercises that go over wires beside rules, end to end.

use pipeline::resources::BucketNotifications;
use pipeline::wires::alarm::{MetricAlarm, TreatMissingData};
use pipeline::wires::event_source_mapping::EventSourceMapping;
use pipeline::wires::metric::{Number, Statistic};
use pipeline::wires::subscription_filter::{LogsDestination, SubscriptionFilter};
use pipeline::world::services::{
    DeliveryStream, FilterPolicyScope, Function, Protocol, Subscription, Table, Topic,
};
use pipeline::world::{ApiCall, Doing, ItemChange, What, happen};
use pipeline::{Rule, Target, Timestamp, Yard, advance};

const ANALYSIS: &str = "222222222222";

fn arn(service: &str, resource: &str) -> String {
    format!("arn:aws:{service}:us-east-1:123456789012:{resource}")
}

/// Lets something happen and then time go on; what services did in both.
fn run(yard: &Yard, what: What, seconds: i64) -> (Yard, Vec<Doing>) {
    let first = happen(yard, what);
    let end = Timestamp(first.yard.clock.millis() + seconds * 1_000);
    let then = advance(&first.yard, end);
    (then.yard, [first.doings, then.doings].concat())
}

fn says(doings: &[Doing], text: &str) -> usize {
    doings.iter().filter(|one| one.text.contains(text)).count()
}

fn line(group: &str, message: &str) -> What {
    What::LogLine {
        log_group: group.to_owned(),
        message: message.to_owned(),
    }
}

/// Exercise “Errors to chat, all logs to the analysis account”.
fn central_logs() -> Yard {
    let mut yard = Yard::default();
    let mut policy = String::new();
    let destination = format!("arn:aws:logs:us-east-1:{ANALYSIS}:destination:central");
    for part in [
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"logs:PutSubscriptionFilter","Resource":""#,
        &destination,
        r#""}]}"#,
    ] {
        policy.push_str(part);
    }
    yard.go_to(ANALYSIS, "us-east-1");
    yard.resources.bucket_notifications = BucketNotifications::OnlyOf(Vec::new());
    yard.resources
        .wires
        .logs_destinations
        .push(LogsDestination {
            destination_name: "central".to_owned(),
            target_arn: format!("arn:aws:firehose:us-east-1:{ANALYSIS}:deliverystream/all-logs"),
            role_arn: format!("arn:aws:iam::{ANALYSIS}:role/logs-to-firehose"),
            access_policy: policy,
        });
    yard.resources
        .services
        .delivery_streams
        .push(DeliveryStream {
            name: "all-logs".to_owned(),
            bucket: "logs".to_owned(),
            ..DeliveryStream::default()
        });
    yard.go_to("123456789012", "us-east-1");
    yard.resources.services.functions.push(Function {
        name: "log-chat".to_owned(),
        ..Function::default()
    });
    for (name, group, pattern, there) in [
        (
            "npe",
            "/shop/app",
            "NullPointerException",
            arn("lambda", "function:log-chat"),
        ),
        ("all", "/shop/app", "", destination.clone()),
        ("all", "/shop/web", "", destination),
    ] {
        yard.resources
            .wires
            .subscription_filters
            .push(SubscriptionFilter {
                filter_name: name.to_owned(),
                log_group_name: group.to_owned(),
                filter_pattern: pattern.to_owned(),
                destination_arn: there,
                role_arn: None,
            });
    }
    yard
}

#[test]
fn errors_go_to_the_chat_and_all_lines_to_the_analysis_account() {
    let yard = central_logs();
    let (_, doings) = run(
        &yard,
        line("/shop/app", "java.lang.NullPointerException"),
        600,
    );
    assert_eq!(
        says(&doings, "Function log-chat succeeded"),
        1,
        "{doings:#?}"
    );
    let mut written = doings.iter().filter(|one| &*one.account == ANALYSIS);
    assert!(
        written.any(|one| one.resource.contains("deliverystream/all-logs")),
        "{doings:#?}"
    );
    let mut all = doings.iter().filter(|one| &*one.account == ANALYSIS);
    assert!(
        all.any(|one| one
            .text
            .starts_with("Firehose stream all-logs writes 1 record")),
        "{doings:#?}"
    );
    let (_, doings) = run(&yard, line("/shop/web", "INFO started"), 600);
    assert_eq!(says(&doings, "log-chat"), 0);
    assert!(
        doings
            .iter()
            .any(|one| one.resource.contains("deliverystream/all-logs"))
    );
}

#[test]
fn without_the_access_policy_nothing_leaves_the_account() {
    let mut yard = central_logs();
    yard.go_to(ANALYSIS, "us-east-1");
    let policy = &mut yard.resources.wires.logs_destinations[0].access_policy;
    *policy = policy.replace("123456789012", "333333333333");
    yard.go_to("123456789012", "us-east-1");
    let (_, doings) = run(&yard, line("/shop/web", "INFO started"), 600);
    assert_eq!(
        says(&doings, "Account 123456789012 is not authorized"),
        1,
        "{doings:#?}"
    );
    assert!(doings.iter().all(|one| &*one.account != ANALYSIS));
}

/// Exercise “Four consumers, one stream”: one reader publishes, billing gets new orders alone.
#[test]
fn one_reader_publishes_to_a_queue_for_each_consumer() {
    let mut yard = Yard::default();
    let stream = arn("dynamodb", "table/orders/stream/2026-01-01T00:00:00.000");
    let services = &mut yard.resources.services;
    services.tables.push(Table {
        name: "orders".to_owned(),
        partition_key: "id".to_owned(),
        stream_view_type: Some("NEW_AND_OLD_IMAGES".to_owned()),
        ..Table::default()
    });
    services.functions.push(Function {
        name: "fan-out".to_owned(),
        calls: vec![ApiCall::new(
            "sns",
            "Publish",
            format!(
                r#"{{"topicArn":"{}","message":"$.Records[0]"}}"#,
                arn("sns", "order-changes")
            ),
        )],
        ..Function::default()
    });
    let to = |queue: &str, filter: Option<&str>| Subscription {
        protocol: Protocol::Sqs,
        endpoint: arn("sqs", queue),
        filter_policy: filter.map(str::to_owned),
        filter_policy_scope: FilterPolicyScope::MessageBody,
        raw_message_delivery: true,
        subscription_role_arn: None,
    };
    services.topics.push(Topic {
        name: "order-changes".to_owned(),
        subscriptions: vec![
            to("billing", Some(r#"{"eventName":["INSERT"]}"#)),
            to("search", None),
        ],
    });
    for name in ["billing", "search"] {
        services.functions.push(Function {
            name: name.to_owned(),
            ..Function::default()
        });
        yard.resources
            .wires
            .event_source_mappings
            .push(EventSourceMapping {
                event_source_arn: arn("sqs", name),
                function_arn: arn("lambda", &format!("function:{name}")),
                ..EventSourceMapping::default()
            });
    }
    yard.resources
        .wires
        .event_source_mappings
        .push(EventSourceMapping {
            event_source_arn: stream,
            function_arn: arn("lambda", "function:fan-out"),
            ..EventSourceMapping::default()
        });
    let item = |change| What::Item {
        table: "orders".to_owned(),
        change,
        item: r#"{"id":{"S":"1"}}"#.to_owned(),
    };
    let (_, doings) = run(&yard, item(ItemChange::Insert), 120);
    assert_eq!(
        says(&doings, "Function fan-out succeeded"),
        1,
        "{doings:#?}"
    );
    assert_eq!(
        says(&doings, "Function billing succeeded"),
        1,
        "{doings:#?}"
    );
    assert_eq!(says(&doings, "Function search succeeded"), 1);
    let (_, doings) = run(&yard, item(ItemChange::Remove), 120);
    assert_eq!(
        says(&doings, "Function billing succeeded"),
        0,
        "{doings:#?}"
    );
    assert_eq!(says(&doings, "Function search succeeded"), 1);
}

/// Exercise “Three alarms, three kinds of response”: the latency alarm, and the record of alarms.
#[test]
fn an_alarm_mails_and_its_event_reaches_the_log_group_through_a_rule() {
    let mut yard = Yard::default();
    yard.resources.wires.metric_alarms.push(MetricAlarm {
        alarm_name: "elb-latency".to_owned(),
        namespace: "AWS/ApplicationELB".to_owned(),
        metric_name: "TargetResponseTime".to_owned(),
        statistic: Statistic::Average,
        evaluation_periods: 2,
        threshold: Number(5.0),
        treat_missing_data: TreatMissingData::NotBreaching,
        alarm_actions: vec![arn("sns", "admins")],
        ..MetricAlarm::default()
    });
    yard.resources.services.topics.push(Topic {
        name: "admins".to_owned(),
        subscriptions: vec![Subscription {
            protocol: Protocol::Email,
            endpoint: "admins@example.com".to_owned(),
            ..Subscription::default()
        }],
    });
    yard.rules.push(Rule {
        name: "alarms".to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(r#"{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],"detail":{"state":{"value":["ALARM"]}}}"#.to_owned()),
        targets: vec![Target::new("log", arn("logs", "log-group:/aws/events/alarms"))],
        ..Rule::default()
    });
    let slow = |seconds: &str| What::Datum {
        namespace: "AWS/ApplicationELB".to_owned(),
        metric_name: "TargetResponseTime".to_owned(),
        dimensions: Vec::new(),
        value: seconds.to_owned(),
    };
    let mut all = Vec::new();
    for value in ["6", "7", "1", "1"] {
        let (next, doings) = run(&yard, slow(value), 60);
        yard = next;
        all.extend(doings);
    }
    let end = Timestamp(yard.clock.millis() + 600_000);
    all.extend(advance(&yard, end).doings);
    assert_eq!(says(&all, "→ ALARM"), 1, "{all:#?}");
    assert_eq!(says(&all, "admins@example.com"), 1, "{all:#?}");
    assert_eq!(
        says(&all, "A line was written to log group /aws/events/alarms"),
        1,
        "{all:#?}"
    );
}
