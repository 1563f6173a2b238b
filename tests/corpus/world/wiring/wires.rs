//! Wires beside the rules.

use super::choices::Choices;
use serde_json::{Value, json};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:a";
const FUNCTIONS: [&str; 2] = [FUNCTION, "arn:aws:lambda:us-east-1:123456789012:function:b"];
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";
const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:q";
const KINESIS: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/s";
const THERE: &str = "arn:aws:kinesis:us-east-1:210987654321:stream/s";
const FIREHOSE: &str = "arn:aws:firehose:us-east-1:123456789012:deliverystream/f";
const ROLE: &str = "arn:aws:iam::123456789012:role/wires";
const CENTRAL: &str = "arn:aws:logs:us-east-1:210987654321:destination:central";

/// The wires of the place where the person works.
pub(super) fn here(choices: &mut Choices<'_>) -> Value {
    json!({
        "metric_filters": choices.list(&["errors", "sizes"], metric_filter),
        "subscription_filters": choices.list(&["first", "second"], |choices, name| {
            let to = choices.one(&[FUNCTION, KINESIS, FIREHOSE, CENTRAL, CENTRAL, THERE]);
            json!({
                "filter_name": name,
                "log_group_name": choices.one(&["/g", "/aws/lambda/b"]),
                "filter_pattern": choices.one(&["", "ERROR", "{ $.a = 1 }", "%E.R%"]),
                "destination_arn": to,
                "role_arn": (!to.contains(":function:")).then_some(ROLE),
            })
        }),
        "account_policies": choices.list(&["all"], |choices, name| json!({
            "policy_name": name,
            "filter_pattern": choices.one(&["", "ERROR"]),
            "destination_arn": choices.one(&[FUNCTION, FIREHOSE]),
            "role_arn": ROLE,
            "selection_criteria": choices.perhaps(&[r#"LogGroupName NOT IN ["/aws/lambda/b"]"#]),
        })),
        "metric_alarms": choices.list(&["low", "high"], alarm),
        "composite_alarms": choices.list(&["both", "again"], composite),
        "event_source_mappings": mappings(choices),
        "queue_settings": choices.list(&["q"], |choices, name| {
            let redrives = choices.one(&[true, true, false]);
            json!({
                "queue_name": name,
                "visibility_timeout": choices.one(&[30, 0, 400]),
                "redrive_policy": redrives.then(|| json!({
                    "dead_letter_target_arn": "arn:aws:sqs:us-east-1:123456789012:dead",
                    "max_receive_count": choices.one(&[1, 3]),
                })),
            })
        }),
        "bucket_notifications": choices.list(&["new", "gone"], |choices, id| json!({
            "bucket": "b",
            "id": id,
            "events": if id == "new" { ["s3:ObjectCreated:*"] } else { ["s3:ObjectRemoved:*"] },
            "prefix": choices.one(&["", "in/"]),
            "suffix": choices.one(&["", ".csv"]),
            "destination_arn": choices.one(&[FUNCTION, QUEUE, TOPIC]),
        })),
        "notification_rules": choices.list(&["tell"], |choices, name| {
            let (resource, id) = choices.one(&[
                ("arn:aws:codebuild:us-east-1:123456789012:project/p", "codebuild-project-build-state-succeeded"),
                ("arn:aws:codepipeline:us-east-1:123456789012:release", "codepipeline-pipeline-pipeline-execution-started"),
                ("arn:aws:codedeploy:us-east-1:123456789012:application:x", "codedeploy-application-deployment-succeeded"),
                ("arn:aws:codecommit:us-east-1:123456789012:r", "codecommit-repository-pull-request-created"),
            ]);
            json!({
                "name": name,
                "resource": resource,
                "event_type_ids": [id],
                "targets": choices.one(&[&[TOPIC][..], &["arn:aws:chatbot::123456789012:chat-configuration/slack-channel/ops"], &[TOPIC, TOPIC]]),
                "enabled": choices.one(&[true, true, true, false]),
            })
        }),
        "repository_triggers": choices.list(&["push"], |choices, name| json!({
            "repository_name": "r",
            "name": name,
            "destination_arn": choices.one(&[FUNCTION, TOPIC]),
            "branches": choices.some(&["main"]),
            "events": choices.one(&[["all"], ["updateReference"]]),
            "custom_data": "x",
        })),
        "delivery_channels": choices.list(&["default"], |choices, name| json!({
            "name": name,
            "s3_bucket_name": "kept",
            "sns_topic_arn": choices.one(&[Some(TOPIC), None]),
        })),
        "deployment_alarms": choices.list(&["y"], |choices, name| json!({
            "application": "x",
            "deployment_group": name,
            "enabled": choices.one(&[true, true, false]),
            "alarms": choices.one(&[["low"], ["both"], ["nowhere"]]),
        })),
        "approval_rule_templates": choices.list(&["two"], |choices, name| json!({
            "name": name,
            "repositories": ["r"],
            "destination_references": choices.some(&["refs/heads/main"]),
            "number_of_approvals_needed": choices.one(&[1, 2]),
            "approval_pool_members": choices.some(&["CodeCommitApprovers:reviewers/*"]),
        })),
    })
}

/// The wires of another account: where its logs destination leads, and who reads there.
pub(super) fn there(choices: &mut Choices<'_>) -> Value {
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"logs:PutSubscriptionFilter","Resource":"arn:aws:logs:us-east-1:210987654321:destination:central"}]}"#;
    json!({
        "logs_destinations": choices.list(&["central"], |choices, name| json!({
            "destination_name": name,
            "target_arn": choices.one(&[THERE, "arn:aws:firehose:us-east-1:210987654321:deliverystream/f"]),
            "role_arn": "arn:aws:iam::210987654321:role/logs",
            "access_policy": choices.one(&[policy, policy, policy, "", "{"]),
        })),
        "event_source_mappings": choices.list(&["a"], |choices, name| json!({
            "event_source_arn": choices.one(&[THERE, "arn:aws:sqs:us-east-1:210987654321:q"]),
            "function_arn": format!("arn:aws:lambda:us-east-1:210987654321:function:{name}"),
        })),
        "metric_alarms": choices.list(&["there"], |_, name| json!({
            "alarm_name": name,
            "namespace": "n",
            "metric_name": "m",
            "alarm_actions": ["arn:aws:sns:us-east-1:210987654321:t"],
        })),
    })
}

fn metric_filter(choices: &mut Choices<'_>, name: &str) -> Value {
    let pattern = choices.one(&["ERROR", "", "[word, ...]", "{ $.size > 1 }"]);
    let has_dimensions = pattern.starts_with('[') && choices.is_last(2);
    json!({
        "filter_name": name,
        "log_group_name": "/g",
        "filter_pattern": pattern,
        "metric_transformation": {
            "metric_name": if name == "errors" { "m" } else { "size" },
            "metric_namespace": "n",
            "metric_value": choices.one(&["1", "$.size"]),
            "default_value": (!has_dimensions && choices.is_last(3)).then_some(0),
            "dimensions": if has_dimensions { json!([{"name": "Word", "value": "$word"}]) } else { json!([]) },
        },
    })
}

const ACTIONS: [&str; 7] = [
    TOPIC,
    FUNCTION,
    "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:autoScalingGroupName/g:policyName/out",
    "arn:aws:automate:us-east-1:ec2:stop",
    "arn:aws:automate:us-east-1:ec2:reboot",
    "arn:aws:ssm:us-east-1:123456789012:opsitem:3",
    "arn:aws:ssm-incidents::123456789012:response-plan/plan",
];

fn alarm(choices: &mut Choices<'_>, name: &str) -> Value {
    let of_one = choices.is_last(3);
    json!({
        "alarm_name": name,
        "alarm_description": "",
        "actions_enabled": choices.one(&[true, true, true, false]),
        "alarm_actions": choices.some(if of_one { &ACTIONS } else { &ACTIONS[..3] }),
        "ok_actions": choices.some(&ACTIONS[..2]),
        "insufficient_data_actions": choices.some(&ACTIONS[..2]),
        "namespace": "n",
        "metric_name": if of_one { "of-one" } else { "m" },
        "dimensions": if of_one { json!([{"name": "InstanceId", "value": "i-1"}]) } else { json!([]) },
        "statistic": choices.one(&["Sum", "Average", "SampleCount", "Maximum", "Minimum", "p99"]),
        "period": choices.one(&[60, 300, 10]),
        "evaluation_periods": choices.one(&[1, 3]),
        "datapoints_to_alarm": choices.one(&[None, Some(1)]),
        "threshold": choices.one(&[0, 1]),
        "comparison_operator": choices.one(&["GreaterThanThreshold", "GreaterThanOrEqualToThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold"]),
        "treat_missing_data": choices.one(&["missing", "notBreaching", "breaching", "ignore"]),
    })
}

fn composite(choices: &mut Choices<'_>, name: &str) -> Value {
    let suppressor = choices.perhaps(&["high", "both", "nowhere"]);
    let seconds = (!suppressor.is_null()).then_some((60, 120));
    json!({
        "alarm_name": name,
        "alarm_description": "",
        "actions_enabled": choices.one(&[true, true, true, false]),
        "alarm_actions": choices.some(&[TOPIC, FUNCTION, "arn:aws:ssm:us-east-1:123456789012:opsitem:3"]),
        "ok_actions": choices.some(&[TOPIC, FUNCTION]),
        "insufficient_data_actions": choices.some(&[TOPIC]),
        "alarm_rule": choices.one(&["ALARM(low)", "ALARM(low) OR ALARM(high)", "NOT OK(low) AND (ALARM(high) OR INSUFFICIENT_DATA(high))", "ALARM(again)", "ALARM(both)", "ALARM(", "TRUE"]),
        "actions_suppressor": suppressor,
        "actions_suppressor_wait_period": seconds.map(|one| one.0),
        "actions_suppressor_extension_period": seconds.map(|one| one.1),
    })
}

fn mappings(choices: &mut Choices<'_>) -> Value {
    choices.list(&["queue", "kinesis", "table"], |choices, source| {
        let is_stream = source != "queue";
        let window = if is_stream { choices.one(&[0, 0, 60]) } else { 0 };
        json!({
            "event_source_arn": match source {
                "queue" => QUEUE,
                "kinesis" => KINESIS,
                _ => "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2026-01-15T00:00:00.000",
            },
            "function_arn": choices.one(&FUNCTIONS),
            "enabled": choices.one(&[true, true, true, false]),
            "batch_size": choices.one(&[None, Some(1), Some(10)]),
            "maximum_batching_window_in_seconds": if window == 0 { choices.one(&[0, 5]) } else { 0 },
            "maximum_retry_attempts": if is_stream { choices.one(&[Some(0), Some(2), None]) } else { None },
            "maximum_record_age_in_seconds": if is_stream { choices.one(&[None, Some(60)]) } else { None },
            "bisect_batch_on_function_error": is_stream && choices.is_last(2),
            "parallelization_factor": if is_stream { choices.one(&[1, 2, 10]) } else { 1 },
            "tumbling_window_in_seconds": window,
            "destination_on_failure": if is_stream { choices.perhaps(&["arn:aws:sqs:us-east-1:123456789012:dead", TOPIC]) } else { Value::Null },
            "filters": choices.some(&[r#"{"body":{"a":[1]}}"#]),
            "execution_role": choices.perhaps(&[ROLE]),
            "function_timeout": choices.one(&[3, 60]),
        })
    })
}
