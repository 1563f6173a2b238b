//! What each service costs, by sums that were computed by hand.

use super::*;
use Item::*;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:work";

fn invoke() -> What {
    What::Invoke {
        function: FUNCTION.to_owned(),
        payload: "{}".to_owned(),
        failed: 0,
        asynchronous: true,
        parent: None,
    }
}

/// A request is $0.0000002. 512 MB for 1.5 s are 0.75 GB-seconds of $0.0000166667; 128 MB for 200 ms
/// are 0.025.
#[test]
fn a_function_costs_by_calls_memory_and_time() {
    check(
        json!({"functions": [{"name": "work", "memory_size": 512, "duration_ms": 1500}]}),
        json!({}),
        &[invoke()],
        &[(LambdaRequests, 1, 200), (LambdaDuration, 768_000, 12_500)],
    );
    check(
        json!({"functions": [{"name": "work"}]}),
        json!({}),
        &[invoke()],
        &[
            (LambdaRequests, 1, 200),
            (LambdaDurationAssumed, 25_600, 416),
        ],
    );
}

/// One call and two retries, each of 200 ms.
#[test]
fn each_retry_of_a_function_is_a_call() {
    check(
        json!({"functions": [{"name": "work", "error": "Broken"}]}),
        json!({}),
        &[invoke()],
        &[
            (LambdaRequests, 3, 600),
            (LambdaDurationAssumed, 76_800, 1_250),
        ],
    );
}

#[test]
fn what_the_yard_does_not_declare_is_told_and_not_priced() {
    check(
        json!({"queues": [{"name": "other"}]}),
        json!({}),
        &[invoke()],
        &[(LambdaRequests, 1, 200), (UndeclaredWork, 1, 0)],
    );
}

/// Two states, the first tried twice: 3 × $0.000025.
#[test]
fn a_standard_workflow_costs_by_transitions() {
    check(
        json!({"state_machines": [{"name": "flow", "states": [
            {"name": "Try", "error": "Busy", "max_attempts": 1, "catch": true},
            {"name": "Done"},
        ]}]}),
        json!({}),
        &[call(
            "states",
            "StartExecution",
            &json!({"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:flow"}),
        )],
        &[(StateTransitions, 3, 75_000), (FreeCalls, 1, 0)],
    );
}

/// A request is $0.000001; the state takes 2 s and the turns around it a moment, so 2.1 or more
/// seconds of 64 MB.
#[test]
fn an_express_workflow_costs_by_executions_and_time() {
    let services = json!({"state_machines": [{"name": "flow", "type": "EXPRESS", "states": [
        {"name": "Wait", "seconds": 2},
    ]}]});
    let start = call(
        "states",
        "StartExecution",
        &json!({"stateMachineArn": "flow"}),
    );
    let usage = used(&yard(&services, &json!({})), &[start]);
    assert_eq!(usage.quantity(ExpressRequests), 1);
    assert_eq!(usage.quantity(StateTransitions), 0);
    let millis = usage.quantity(ExpressDuration) / 64;
    assert_eq!(millis % 100, 0, "rounded up to 100 ms");
    assert!((2_000..3_000).contains(&millis), "{millis}");
    let all = cost(&usage);
    let duration = all.iter().find(|line| line.price.item == ExpressDuration);
    // 64 MB are a sixteenth of a GB: 16.67 billionths a ms in the sixteenth part.
    let expect = millis * 16_670 / 16 / 1_000;
    assert_eq!(duration.map(|line| line.nanodollars), Some(expect));
}

/// 70,000 bytes are two publishes of $0.0000005; a delivery by mail is $0.00002, by HTTPS
/// $0.0000006; to the queue it is free, and two requests to SQS of $0.0000004.
#[test]
fn a_topic_costs_by_publishes_and_by_who_is_told() {
    check(
        json!({
            "topics": [{"name": "news", "subscriptions": [
                {"protocol": "sqs", "endpoint": QUEUE, "raw_message_delivery": true},
                {"protocol": "email", "endpoint": "team@example.com"},
                {"protocol": "https", "endpoint": "https://example.com/hook"},
                {"protocol": "sms", "endpoint": "+15550100"},
                {"protocol": "lambda", "endpoint": FUNCTION},
            ]}],
            "functions": [{"name": "work"}],
        }),
        json!({}),
        &[What::Publish {
            topic: "arn:aws:sns:us-east-1:123456789012:news".to_owned(),
            subject: None,
            message: "x".repeat(70_000),
            attributes: Vec::new(),
        }],
        &[
            (LambdaRequests, 1, 200),
            (LambdaDurationAssumed, 25_600, 416),
            (SnsPublishes, 2, 1_000),
            (SnsToQueues, 1, 0),
            (SnsToFunctions, 1, 0),
            (SnsToHttp, 1, 600),
            (SnsToEmail, 1, 20_000),
            (SnsToSms, 1, 0),
            (SqsRequests, 2, 800),
        ],
    );
}

/// Sent, received, deleted: three requests, of a FIFO queue $0.0000005 each.
#[test]
fn a_queue_costs_by_requests() {
    for (queue, item, price) in [
        (QUEUE.to_owned(), SqsRequests, 1_200),
        (format!("{QUEUE}.fifo"), SqsFifoRequests, 1_500),
    ] {
        let name = queue.rsplit(':').next().unwrap_or_default();
        check(
            json!({"queues": [{"name": name}], "functions": [{"name": "work"}]}),
            json!({"event_source_mappings": [{"event_source_arn": queue, "function_arn": FUNCTION}]}),
            &[What::Enqueue {
                queue: queue.clone(),
                body: "{}".to_owned(),
                group: Some("g".to_owned()),
                attributes: Vec::new(),
            }],
            &[
                (LambdaRequests, 1, 200),
                (LambdaDurationAssumed, 25_600, 416),
                (item, 3, price),
            ],
        );
    }
}

/// 1,500 bytes are 2 KB: 2,048 × $0.08 / 2^30. The stream is there: $0.04 an hour, not in the sum.
#[test]
fn a_stream_costs_by_kilobytes() {
    const STREAM: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    let yard = yard(
        &json!({"functions": [{"name": "work"}]}),
        &json!({"event_source_mappings": [{"event_source_arn": STREAM, "function_arn": FUNCTION}]}),
    );
    let record = What::Record {
        stream: STREAM.to_owned(),
        partition_key: "1".to_owned(),
        data: "x".repeat(1_500),
    };
    let usage = used(&yard, &[record]);
    assert_eq!(usage.quantity(KinesisIn), 2_048);
    assert!(usage.quantity(KinesisOut) > 1_500);
    let all = cost(&usage);
    let line = |item| {
        all.iter()
            .find(|line| line.price.item == item)
            .map(|line| line.nanodollars)
    };
    assert_eq!(line(KinesisIn), Some(152));
    assert_eq!(line(KinesisStreams), Some(40_000_000));
    assert!(
        total(&all) < 1_000_000,
        "the hour of the stream is no part of it"
    );
}

/// Two records of 10 bytes are 10 KB: 10,240 × $0.029 / 2^30; the object is a PUT of $0.000005.
#[test]
fn firehose_costs_by_five_kilobytes() {
    let record = || What::Record {
        stream: "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs".to_owned(),
        partition_key: String::new(),
        data: "0123456789".to_owned(),
    };
    check(
        json!({"delivery_streams": [{"name": "logs", "bucket": "b"}], "buckets": [{"name": "b"}]}),
        json!({}),
        &[record(), record()],
        &[(FirehoseIn, 10_240, 276), (S3Writes, 2, 10_000)],
    );
}

/// A PUT is $0.000005, a GET $0.0000004; the notification is free and the function it calls is not.
#[test]
fn a_bucket_costs_by_requests() {
    check(
        json!({"buckets": [{"name": "b"}], "functions": [{"name": "work"}]}),
        json!({"bucket_notifications": [{"id": "n", "bucket": "b", "events": ["s3:ObjectCreated:*"], "destination_arn": FUNCTION}]}),
        &[
            call("s3", "PutObject", &json!({"bucketName": "b", "key": "k"})),
            call("s3", "GetObject", &json!({"bucketName": "b", "key": "k"})),
            call(
                "s3",
                "DeleteObject",
                &json!({"bucketName": "b", "key": "k"}),
            ),
        ],
        &[
            (LambdaRequests, 1, 200),
            (LambdaDurationAssumed, 25_600, 416),
            (S3Writes, 1, 5_000),
            (S3Reads, 1, 400),
            (S3Deletes, 1, 0),
            (S3Notifications, 1, 0),
        ],
    );
}

/// An item of 1.5 KB takes two units of $0.000000625, the same whether the yard knows the table or
/// not; a read takes one of $0.000000125.
#[test]
fn a_table_costs_by_request_units() {
    let put = call(
        "dynamodb",
        "PutItem",
        &json!({"tableName": "t", "item": {"id": {"S": "x".repeat(1_500)}}}),
    );
    let get = call(
        "dynamodb",
        "GetItem",
        &json!({"tableName": "t", "key": {"id": {"S": "x"}}}),
    );
    for tables in [json!([{"name": "t", "partition_key": "id"}]), json!([])] {
        check(
            json!({"tables": tables, "queues": [{"name": "other"}]}),
            json!({}),
            &[put.clone(), get.clone()],
            &[(DynamoDbWrites, 2, 1_250), (DynamoDbReads, 1, 125)],
        );
    }
}

/// 2,147 bytes of a line are $0.50 / 2^30 each; alarm and metric cost by the month.
#[test]
fn logs_cost_by_bytes_and_alarms_by_the_month() {
    let yard = yard(
        &json!({"queues": [{"name": "other"}]}),
        &json!({
            "metric_filters": [{"filter_name": "errors", "log_group_name": "app", "filter_pattern": "ERROR",
                "metric_transformation": {"metric_name": "Errors", "metric_namespace": "App", "metric_value": "1"}}],
            "metric_alarms": [
                {"alarm_name": "a", "namespace": "App", "metric_name": "Errors", "period": 60},
                {"alarm_name": "b", "namespace": "App", "metric_name": "Errors", "period": 10},
            ],
            "composite_alarms": [{"alarm_name": "c", "alarm_rule": "ALARM(a)"}],
        }),
    );
    let line = What::LogLine {
        log_group: "app".to_owned(),
        message: format!("ERROR {}", "x".repeat(2_141)),
    };
    let put = call(
        "monitoring",
        "PutMetricData",
        &json!({"namespace": "App", "metricData": [{"MetricName": "Errors", "Value": 1}]}),
    );
    let usage = used(&yard, &[line, put]);
    assert_eq!(
        lines(&usage),
        [
            (LogIngestion, 2_147, 999),
            (MetricRequests, 1, 10_000),
            (MetricData, 2, 0),
            (StandardAlarms, 1, 100_000_000),
            (HighResolutionAlarms, 1, 300_000_000),
            (CompositeAlarms, 1, 500_000_000),
            (CustomMetrics, 1, 300_000_000),
        ]
    );
    assert!(total(&cost(&usage)) < 1_000_000);
}

/// A data event is $0.000001; the first copy of a management event is free.
#[test]
fn a_trail_costs_by_data_events() {
    let yard = yard(&json!({"buckets": [{"name": "b"}]}), &json!({}));
    let usage = used(
        &yard,
        &[
            call("s3", "PutObject", &json!({"bucketName": "b", "key": "k"})),
            call("ec2", "DescribeInstances", &json!({})),
        ],
    );
    assert_eq!(usage.quantity(DataEvents), 1);
    assert_eq!(usage.quantity(ManagementEvents), 1);
    let all = cost(&usage);
    let data = all.iter().find(|line| line.price.item == DataEvents);
    assert_eq!(data.map(|line| line.nanodollars), Some(1_000));
}

/// 185 retries after the first attempt fail, and nobody charges for the message that never came; the
/// dead-letter queue takes it as one request.
#[test]
fn a_delivery_that_fails_is_named_and_its_dead_letter_is_a_request() {
    let mut yard = Yard::default();
    let mut rule = events::rule(QUEUE);
    for target in &mut rule.targets {
        target.dead_letter_config = Some(crate::DeadLetterConfig {
            arn: Some(format!("{QUEUE}-dead")),
        });
    }
    yard.rules.push(rule);
    let fault = crate::Fault::new(QUEUE, crate::FaultKind::Throttle);
    yard.conditions.faults.push(fault);
    let event = EventInput::new(events::text("com.example", "Small", "{}"));
    let sent = send(&yard, &[event]);
    let later = advance(&sent.yard, Timestamp(sent.yard.clock.millis() + 86_460_000));
    let usage = Usage::of(&yard, &sent).and(&Usage::of(&sent.yard, &later));
    assert_eq!(lines(&usage), [(SqsRequests, 1, 400), (Refused, 186, 0)]);
}

/// A target that nobody declares takes what it is given all the same: one request each.
#[test]
fn targets_that_are_not_declared_cost_for_what_they_take() {
    for (target, item) in [
        (QUEUE, SqsRequests),
        ("arn:aws:sns:us-east-1:123456789012:news", SnsPublishes),
        (FUNCTION, LambdaRequests),
        (
            "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
            KinesisIn,
        ),
        (
            "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs",
            FirehoseIn,
        ),
        (
            "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/all",
            LogIngestion,
        ),
        (
            "arn:aws:codebuild:us-east-1:123456789012:project/shop",
            UndeclaredWork,
        ),
        ("arn:aws:glue:us-east-1:123456789012:workflow/w", OtherCalls),
    ] {
        for services in [json!({}), json!({"functions": [{"name": "another"}]})] {
            let mut yard = yard(&services, &json!({}));
            yard.rules.push(events::rule(target));
            let event = EventInput::new(events::text("com.example", "Small", "{}"));
            let sent: Sent = send(&yard, &[event]);
            let later = advance(&sent.yard, Timestamp(sent.yard.clock.millis() + 60_000));
            let usage = Usage::of(&yard, &sent).and(&Usage::of(&sent.yard, &later));
            assert!(usage.quantity(item) > 0, "{target}: {usage:?}");
        }
    }
}
