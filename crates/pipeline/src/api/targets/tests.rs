use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::{Value, json};

fn yard() -> Yard {
    let mut yard = Yard::default();
    good(
        &mut yard,
        "PutRule",
        json!({"Name": "a", "EventPattern": "{\"source\":[\"b\"]}"}),
    );
    yard
}

fn targets(targets: Value) -> Value {
    json!({"Rule": "a", "Targets": targets})
}

#[test]
fn every_member_of_a_target_comes_back() {
    let mut yard = yard();
    let given = json!([
        {"Id": "1", "Arn": "arn:aws:sqs:us-east-1:123456789012:q.fifo",
            "SqsParameters": {"MessageGroupId": "g"},
            "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:dead"},
            "RetryPolicy": {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}},
        {"Id": "2", "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/c",
            "RoleArn": "arn:aws:iam::123456789012:role/r",
            "EcsParameters": {"TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/t",
                "TaskCount": 2, "LaunchType": "FARGATE"}, "Input": "{\"a\": 1}"},
        {"Id": "3", "Arn": "arn:aws:kinesis:us-east-1:123456789012:stream/s",
            "RoleArn": "arn:aws:iam::123456789012:role/r",
            "KinesisParameters": {"PartitionKeyPath": "$.id"},
            "InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": "\"<id>\""}}
    ]);
    good(&mut yard, "PutTargets", targets(given.clone()));
    let told = good(&mut yard, "ListTargetsByRule", json!({"Rule": "a"}));
    assert_eq!(told["Targets"], given);
}

#[test]
fn a_target_is_refused_for_its_arn_or_role() {
    let yard = yard();
    let check = |arn: &str, expect: &str| {
        let request = targets(json!([{"Id": "t", "Arn": arn}]));
        assert_eq!(
            refused(&yard, "PutTargets", request),
            format!("ValidationException: {expect}")
        );
    };
    for arn in ["test", "arn:aws:s3:::bucket", "arn:aws:sqs:us-east-1"] {
        check(
            arn,
            &format!(
                "Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."
            ),
        );
    }
    for arn in [
        "arn:aws:batch:us-east-1:123456789012:job-queue/q",
        "arn:aws:events:us-east-1:123456789012:api-destination/a/b",
    ] {
        check(arn, &format!("RoleArn is required for target {arn}."));
    }
    check(
        "arn:aws:sqs:us-east-1:123456789012:q.fifo",
        "Parameter(s) SqsParameters must be specified for target: t.",
    );
    let request = targets(
        json!([{"Id": "t", "Arn": "arn:aws:sqs:us-east-1:123456789012:q",
        "RetryPolicy": {"MaximumRetryAttempts": 186, "MaximumEventAgeInSeconds": 59}}]),
    );
    assert_eq!(
        refused(&yard, "PutTargets", request),
        "ValidationException: 2 validation errors detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185; Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60"
    );
}

#[test]
fn one_bad_target_keeps_all_away() {
    let yard = yard();
    let queue = "arn:aws:sqs:us-east-1:123456789012:q";
    refused(
        &yard,
        "PutTargets",
        targets(json!([{"Id": "1", "Arn": queue}, {"Id": "2", "Arn": "bad"}])),
    );
    assert_eq!(yard.rules[0].targets, []);
}
