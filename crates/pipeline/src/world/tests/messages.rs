//! Topics, queues, stores, and functions that fail.

use super::services::*;
use super::*;

fn orders(scope: FilterPolicyScope, policy: &str) -> Yard {
    let publish = |kind: &str| {
        let request = format!(
            r#"{{"TopicArn":"arn:aws:sns:{PLACE}:order-changes","Message":"{{\"kind\":\"{kind}\"}}","MessageAttributes":{{"eventName":{{"DataType":"String","StringValue":"{kind}"}}}}}}"#
        );
        ApiCall::new("sns", "Publish", request)
    };
    let mut yard = driven(vec![publish("INSERT"), publish("MODIFY")]);
    let subscription = |queue: &str, policy: Option<&str>| Subscription {
        endpoint: format!("arn:aws:sqs:{PLACE}:{queue}"),
        filter_policy: policy.map(str::to_owned),
        filter_policy_scope: scope,
        raw_message_delivery: queue == "billing",
        ..Subscription::default()
    };
    let services = &mut yard.resources.services;
    services.topics.push(Topic {
        name: "order-changes".to_owned(),
        subscriptions: vec![
            subscription("billing", Some(policy)),
            subscription("audit", None),
        ],
    });
    for name in ["billing", "audit"] {
        services.queues.push(Queue {
            name: name.to_owned(),
        });
    }
    yard
}

#[test]
fn a_filter_policy_keeps_messages_from_a_queue_by_attributes_or_body() {
    let cases = [
        (
            FilterPolicyScope::MessageAttributes,
            r#"{"eventName":["INSERT"]}"#,
        ),
        (
            FilterPolicyScope::MessageAttributes,
            r#"{"eventName":[{"anything-but":["MODIFY"]}]}"#,
        ),
        (
            FilterPolicyScope::MessageBody,
            r#"{"kind":[{"prefix":"INS"}]}"#,
        ),
    ];
    for (scope, policy) in cases {
        let sent = play(&orders(scope, policy), &[event("Go", "{}")], 60);
        assert_eq!(texts(&sent, ":billing").len(), 1, "{policy}");
        assert_eq!(texts(&sent, ":audit").len(), 2, "{policy}");
        let kept = sent
            .doings
            .iter()
            .filter(|doing| doing.kind == DoingKind::FilteredOut);
        assert_eq!(kept.count(), 1, "{policy}");
        let of = |queue: &str| {
            let found = sent
                .doings
                .iter()
                .find(|doing| doing.resource.ends_with(queue));
            found
                .and_then(|doing| doing.content.as_deref())
                .unwrap_or_default()
        };
        assert_eq!(of(":billing"), r#"{"kind":"INSERT"}"#);
        assert!(
            of(":audit").contains(r#""Type":"Notification""#),
            "{}",
            of(":audit")
        );
        is_over(&sent);
    }
}

#[test]
fn a_function_is_tried_three_times_and_its_own_queue_keeps_the_event() {
    let mut yard = driven(Vec::new());
    let services = &mut yard.resources.services;
    services.functions[0].error = Some("Boom".to_owned());
    services.functions[0].on_failure = Some(format!("arn:aws:sqs:{PLACE}:failed"));
    services.queues.push(Queue {
        name: "failed".to_owned(),
    });
    let sent = play(&yard, &[event("Go", "{}")], 600);
    let tried = sent
        .doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::Started);
    let times: Vec<i64> = tried
        .map(|doing| doing.at.millis() - Timestamp::START.millis())
        .collect();
    assert_eq!(times.len(), 3);
    assert!(
        times[1] - times[0] >= 60_000 && times[2] - times[1] >= 120_000,
        "{times:?}"
    );
    let record = sent
        .doings
        .iter()
        .find(|doing| doing.resource.ends_with(":failed"))
        .unwrap();
    let record = record.content.as_deref().unwrap();
    assert!(
        record.contains(r#""condition":"RetriesExhausted""#),
        "{record}"
    );
    assert!(record.contains(r#""approximateInvokeCount":3"#), "{record}");
    is_over(&sent);
    // What came to the function was delivered: it is none for the rule's dead-letter queue.
    assert!(
        sent.steps
            .iter()
            .all(|step| step.message_type != crate::MessageType::InvocationDlq)
    );
}

#[test]
fn an_event_that_a_failing_function_loses_is_told() {
    let mut yard = driven(Vec::new());
    yard.resources.services.functions[0].error = Some("Boom".to_owned());
    yard.resources.services.functions[0].maximum_retry_attempts = 0;
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert_eq!(
        sent.doings
            .iter()
            .filter(|doing| doing.kind == DoingKind::Lost)
            .count(),
        1
    );
    yard.resources.services.functions[0].failing_attempts = Some(1);
    yard.resources.services.functions[0].maximum_retry_attempts = 2;
    let sent = play(&yard, &[event("Go", "{}")], 600);
    assert_eq!(
        sent.doings.last().map(|doing| doing.kind),
        Some(DoingKind::Succeeded)
    );
}

#[test]
fn an_object_is_told_only_where_the_bucket_notifies() {
    let put = ApiCall::new(
        "s3",
        "PutObject",
        r#"{"bucketName":"rescue","key":"logs/{$.detail.id}/a.log"}"#,
    );
    let mut yard = driven(vec![put]);
    yard.resources.trail.data_events = false;
    yard.resources.services.buckets.push(Bucket {
        name: "rescue".to_owned(),
    });
    let go = [event("Go", r#"{"id":"i-7"}"#)];
    let sent = play(&yard, &go, 60);
    let object = members(&sent, "Object Created", "object");
    assert!(
        object[0].contains(r#""key":"logs/i-7/a.log""#),
        "{object:?}"
    );
    yard.resources.bucket_notifications = crate::resources::BucketNotifications::OnlyOf(Vec::new());
    let sent = play(&yard, &go, 60);
    assert_eq!(members(&sent, "Object Created", "object"), [""; 0]);
    assert_eq!(
        texts(&sent, ":s3:::rescue"),
        ["Object logs/i-7/a.log was written to bucket rescue."]
    );
}

#[test]
fn an_item_is_new_once_and_then_changes() {
    let put = |id: &str| {
        ApiCall::new(
            "dynamodb",
            "PutItem",
            format!(r#"{{"TableName":"orders","Item":{{"id":{{"S":"{id}"}}}}}}"#),
        )
    };
    let delete = ApiCall::new(
        "dynamodb",
        "DeleteItem",
        r#"{"TableName":"orders","Key":{"id":{"S":"1"}}}"#,
    );
    let mut yard = driven(vec![put("1"), put("1"), put("2"), delete, put("1")]);
    yard.resources.services.tables.push(Table {
        name: "orders".to_owned(),
        partition_key: "id".to_owned(),
        ..Table::default()
    });
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert_eq!(
        texts(&sent, ":table/orders"),
        [
            "An item was inserted into table orders (INSERT).",
            "An item was modified in table orders (MODIFY).",
            "An item was inserted into table orders (INSERT).",
            "An item was removed from table orders (REMOVE).",
            "An item was inserted into table orders (INSERT).",
        ]
    );
    is_over(&sent);
}

#[test]
fn an_item_that_a_person_writes_or_removes_is_remembered() {
    let put = ApiCall::new(
        "dynamodb",
        "PutItem",
        r#"{"TableName":"orders","Item":{"id":{"S":"1"},"total":{"N":"5"}}}"#,
    );
    let mut yard = driven(vec![put]);
    yard.resources.services.tables.push(Table {
        name: "orders".to_owned(),
        partition_key: "id".to_owned(),
        ..Table::default()
    });
    let person = |change: ItemChange, item: &str| What::Item {
        table: "orders".to_owned(),
        change,
        item: item.to_owned(),
    };
    let written = |yard: &Yard| {
        let sent = play(yard, &[event("Go", "{}")], 60);
        texts(&sent, ":table/orders").concat()
    };
    let is_there = happen(&yard, person(ItemChange::Insert, r#"{"id":{"S":"1"}}"#)).yard;
    assert!(written(&is_there).ends_with("(MODIFY)."));
    let other = happen(&yard, person(ItemChange::Insert, r#"{"id":{"S":"2"}}"#)).yard;
    assert!(written(&other).ends_with("(INSERT)."));
    let gone = happen(&is_there, person(ItemChange::Remove, r#"{"id":{"S":"1"}}"#)).yard;
    assert!(written(&gone).ends_with("(INSERT)."));
}

#[test]
fn firehose_collects_records_and_writes_one_object() {
    let mut yard = driven(vec![
        ApiCall::new(
            "firehose",
            "PutRecord",
            r#"{"DeliveryStreamName":"audit","Record":{"Data":"a"}}"#
        );
        3
    ]);
    yard.resources
        .services
        .delivery_streams
        .push(DeliveryStream {
            name: "audit".to_owned(),
            bucket: "archive".to_owned(),
            prefix: "logs/".to_owned(),
            ..DeliveryStream::default()
        });
    yard.resources.services.buckets.push(Bucket {
        name: "archive".to_owned(),
    });
    let sent = play(&yard, &[event("Go", "{}")], 600);
    let objects = members(&sent, "Object Created", "object");
    assert_eq!(objects.len(), 1);
    assert!(
        objects[0].contains(r#""key":"logs/2026/01/15/12/audit-1-"#),
        "{objects:?}"
    );
    assert!(objects[0].contains(r#""size":3"#), "{objects:?}");
    is_over(&sent);
}

#[test]
fn calls_are_recorded_where_a_trail_logs_and_their_cases_are_kept() {
    let tag = ApiCall {
        when: Some(r#"{"detail":{"tag":[true]}}"#.to_owned()),
        ..ApiCall::new(
            "ec2",
            "CreateTags",
            r#"{"Resources":["$.detail.id"],"Tags":[]}"#,
        )
    };
    let denied = ApiCall {
        error_code: Some("AccessDenied".to_owned()),
        ..ApiCall::new("iam", "UpdateAccessKey", "")
    };
    let mut yard = driven(vec![tag, denied]);
    let sent = play(&yard, &[event("Go", r#"{"id":"i-1","tag":true}"#)], 60);
    let kind = "AWS API Call via CloudTrail";
    assert_eq!(
        members(&sent, kind, "eventName"),
        ["CreateTags", "UpdateAccessKey"]
    );
    assert_eq!(members(&sent, kind, "errorCode"), ["", "AccessDenied"]);
    assert_eq!(
        members(&sent, kind, "requestParameters"),
        [r#"{"resources":["i-1"],"tags":[]}"#, "null"]
    );
    let sent = play(&yard, &[event("Go", r#"{"id":"i-1","tag":false}"#)], 60);
    assert_eq!(members(&sent, kind, "eventName"), ["UpdateAccessKey"]);
    yard.resources.trail.logging = false;
    let sent = play(&yard, &[event("Go", r#"{"id":"i-1","tag":true}"#)], 60);
    assert_eq!(members(&sent, kind, "eventName"), [""; 0]);
}

/// Source: AWS Systems Manager API Reference, "PutParameter": Name and Value are required; "Common
/// Errors": ValidationException.
#[test]
fn a_call_without_a_required_parameter_is_refused_and_recorded_with_its_error() {
    let yard = driven(vec![
        ApiCall::new("ssm", "PutParameter", r#"{"name":"/shop/url"}"#),
        ApiCall::new("sns", "Publish", r#"{"topicArn":"a","message":"never"}"#),
    ]);
    let sent = play(&yard, &[event("Go", "{}")], 60);
    let kind = "AWS API Call via CloudTrail";
    assert_eq!(members(&sent, kind, "errorCode"), ["ValidationException"]);
    let why = "1 validation error detected: Value null at 'value' failed to satisfy constraint: Member must not be null";
    assert_eq!(members(&sent, kind, "errorMessage"), [why]);
    let refused = format!("ssm:PutParameter was refused: ValidationException. {why}.");
    assert!(texts(&sent, "driver").contains(&refused.as_str()));
    // The code runs into the error, so it calls nothing more and fails.
    assert!(texts(&sent, "driver").contains(&"Function driver failed: ValidationException."));
}
