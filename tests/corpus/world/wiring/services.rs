//! What is declared of services.

use super::calls::{call, calls};
use super::choices::Choices;
use serde_json::{Value, json};

const ROLE: &str = "arn:aws:iam::123456789012:role/code";
const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:q";
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";
const DESTINATIONS: [&str; 4] = [
    TOPIC,
    QUEUE,
    "arn:aws:lambda:us-east-1:123456789012:function:b",
    "arn:aws:events:us-east-1:123456789012:event-bus/default",
];

/// Services of a place: of every list none, or some that differ in everything they may differ in.
pub(super) fn services(choices: &mut Choices<'_>) -> Value {
    json!({
        "undeclared": choices.one(&["Simple", "Quiet"]),
        "functions": choices.list(&["a", "b", "c"], function),
        "state_machines": choices.list(&["flow", "quick"], state_machine),
        "projects": choices.list(&["p", "other"], project),
        "pipelines": choices.list(&["release"], pipeline),
        "deployment_groups": choices.list(&["y", "z"], deployment_group),
        "task_definitions": choices.list(&["d"], |choices, family| json!({
            "family": family,
            "launch_type": choices.one(&["FARGATE", "EC2"]),
            "seconds": choices.one(&[60, 0]),
            "exit_code": choices.one(&[0, 1]),
            "task_role_arn": choices.perhaps(&[ROLE]),
            "calls": calls(choices),
        })),
        "documents": choices.list(&["run", "RunIt"], document),
        "parameters": choices.list(&["/a"], |choices, name| json!({
            "name": name,
            "type": choices.one(&["String", "SecureString"]),
            "value": "1",
        })),
        "instances": choices.list(&["i-1", "i-2"], |choices, id| json!({
            "instance_id": id,
            "managed": choices.one(&[true, true, false]),
            "role": choices.perhaps(&[ROLE]),
            "tags": choices.one(&[&[][..], &[("stage", "test")]]),
        })),
        "auto_scaling_groups": choices.list(&["g"], auto_scaling_group),
        "config_rules": choices.list(&["tagged"], |choices, name| json!({
            "name": name,
            "remediation": choices.one(&[true, true, false]).then(|| json!({
                "target_id": "run",
                "automatic": choices.one(&[true, true, false]),
                "maximum_automatic_attempts": choices.one(&[5, 1]),
            })),
            "fixed_by": choices.some(&["ec2:CreateTags"]),
        })),
        "topics": choices.list(&["t", "u"], topic),
        "queues": choices.list(&["q", "dead", "r.fifo"], |_, name| json!({"name": name})),
        "buckets": choices.list(&["b", "kept"], |_, name| json!({"name": name})),
        "tables": choices.list(&["t"], |choices, name| json!({
            "name": name,
            "partition_key": "id",
            "sort_key": choices.perhaps(&["at"]),
            "stream_view_type": choices.perhaps(&["NEW_IMAGE", "KEYS_ONLY", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]),
        })),
        "delivery_streams": choices.list(&["f"], |choices, name| json!({
            "name": name,
            "bucket": choices.one(&["kept", "b"]),
            "role_arn": choices.perhaps(&[ROLE]),
            "prefix": choices.one(&["", "in/"]),
            "buffering_seconds": choices.one(&[60, 300]),
        })),
    })
}

fn function(choices: &mut Choices<'_>, name: &str) -> Value {
    let fails = choices.is_last(3);
    json!({
        "name": name,
        "role": choices.perhaps(&[ROLE]),
        "calls": calls(choices),
        "duration_ms": choices.one(&[200, 200, 70_000, 900_001]),
        "memory_size": choices.one(&[None, Some(1_024)]),
        "error": fails.then_some("Boom"),
        "failing_attempts": choices.one(&[None, Some(1)]),
        "response": choices.perhaps(&[r#"{"ok":true,"state":{"n":1}}"#, "{"]),
        "maximum_retry_attempts": choices.one(&[2, 0]),
        "dead_letter_config": choices.perhaps(&[QUEUE]),
        "on_success": choices.perhaps(&DESTINATIONS),
        "on_failure": choices.perhaps(&DESTINATIONS),
    })
}

fn state_machine(choices: &mut Choices<'_>, name: &str) -> Value {
    let count = choices.next(4);
    let states: Vec<Value> = (0..count)
        .map(|nth| {
            let has_call = choices.is_last(2);
            json!({
                "name": format!("s{nth}"),
                "call": has_call.then(|| call(choices)),
                "sync": choices.is_last(2),
                "seconds": choices.one(&[0, 30, 90]),
                "error": choices.is_last(4).then_some("Boom"),
                "max_attempts": choices.one(&[0, 2]),
                "catch": choices.is_last(2),
            })
        })
        .collect();
    json!({
        "name": name,
        "type": if name == "quick" { "EXPRESS" } else { "STANDARD" },
        "role_arn": choices.perhaps(&[ROLE]),
        "states": states,
        "timeout_seconds": choices.one(&[None, Some(60)]),
    })
}

fn project(choices: &mut Choices<'_>, name: &str) -> Value {
    json!({
        "name": name,
        "source": choices.is_last(2).then(|| json!({"type": "CODECOMMIT", "location": "r"})),
        "failed_phase": choices.one(&[None, None, Some("BUILD"), Some("PRE_BUILD")]),
        "build_seconds": choices.one(&[60, 0]),
        "service_role": choices.perhaps(&[ROLE]),
        "calls": calls(choices),
    })
}

/// Mostly a pipeline that AWS takes, of two or more stages; now and then one that it refuses.
fn pipeline(choices: &mut Choices<'_>, name: &str) -> Value {
    let answer = |choices: &mut Choices<'_>| {
        let answer = json!({"after_seconds": 600, "approved": choices.one(&[true, true, false])});
        choices.one(&[true, true, false]).then_some(answer)
    };
    let mut stages = vec![json!({"name": "Source", "actions": [{
        "name": "source",
        "category": "Source",
        "provider": choices.one(&["CodeCommit", "S3"]),
        "resource": choices.one(&["r", "b"]),
        "branch": choices.perhaps(&["main"]),
        "polls": choices.is_last(4),
    }]})];
    for _ in 0..choices.one(&[1, 2, 3, 4, 0]) {
        let (stage, category, provider, resource) = choices.one(&[
            ("Build", "Build", "CodeBuild", "p"),
            ("Ask", "Approval", "Manual", ""),
            ("Deploy", "Deploy", "CodeDeploy", "x/y"),
            ("Keep", "Deploy", "S3", "kept"),
            ("Call", "Invoke", "Lambda", "a"),
            ("Flow", "Invoke", "StepFunctions", "flow"),
            ("Test", "Test", "CodeBuild", "other"),
        ]);
        let action = |choices: &mut Choices<'_>, name: &str| {
            json!({
                "name": name,
                "category": category,
                "provider": provider,
                "resource": (!resource.is_empty()).then_some(resource),
                "region": choices.is_last(8).then_some("eu-west-1"),
                "run_order": choices.one(&[1, 2]),
                "seconds": choices.one(&[5, 0]),
                "fails": choices.is_last(6),
                "approval": if category == "Approval" { answer(choices) } else { None },
                "notification_arn": if category == "Approval" { choices.perhaps(&[TOPIC]) } else { Value::Null },
            })
        };
        let mut actions = vec![action(choices, &stage.to_lowercase())];
        if choices.is_last(3) {
            actions.push(action(choices, "second"));
        }
        stages.push(json!({"name": stage, "actions": actions}));
    }
    json!({"name": name, "role_arn": choices.perhaps(&[ROLE]), "stages": stages})
}

fn deployment_group(choices: &mut Choices<'_>, name: &str) -> Value {
    json!({
        "application": "x",
        "name": name,
        "instances": choices.one(&[&["i-1"][..], &["i-1", "i-2"], &[]]),
        "seconds": choices.one(&[60, 0, 600]),
        "fails": choices.is_last(2),
        "auto_rollback": choices.is_last(2),
    })
}

fn document(choices: &mut Choices<'_>, name: &str) -> Value {
    let is_command = name == "RunIt";
    let count = choices.next(4);
    let steps: Vec<Value> = (0..count)
        .map(|nth| {
            let has_call = choices.is_last(2);
            let asks = !is_command && choices.is_last(3);
            let approved = choices.one(&[true, true, false]);
            json!({
                "name": format!("s{nth}"),
                "action": if asks { "aws:approve" } else if is_command { "aws:runShellScript" } else { "aws:executeAwsApi" },
                "call": (has_call && !asks).then(|| call(choices)),
                "seconds": choices.one(&[5, 0, 4_000]),
                "fails": choices.is_last(6),
                "approval": (asks && choices.is_last(2)).then(|| json!({"after_seconds": 60, "approved": approved})),
            })
        })
        .collect();
    json!({
        "name": name,
        "document_type": if is_command { "Command" } else { "Automation" },
        "assume_role": choices.perhaps(&[ROLE]),
        "steps": steps,
    })
}

fn auto_scaling_group(choices: &mut Choices<'_>, name: &str) -> Value {
    let hooks = choices.list(&["end", "begin"], |choices, name| {
        let transition = match name {
            "end" => "autoscaling:EC2_INSTANCE_TERMINATING",
            _ => "autoscaling:EC2_INSTANCE_LAUNCHING",
        };
        json!({
            "name": name,
            "lifecycle_transition": transition,
            "heartbeat_timeout": choices.one(&[60, 3_600]),
            "default_result": choices.one(&["CONTINUE", "ABANDON"]),
            "notification_metadata": choices.perhaps(&["{}"]),
        })
    });
    json!({
        "name": name,
        "instances": choices.one(&[&["i-1"][..], &["i-1", "i-2"], &[]]),
        "min_size": choices.one(&[0, 1, 2]),
        "max_size": choices.one(&[None, Some(2), Some(4)]),
        "lifecycle_hooks": hooks,
        "scaling_policies": choices.list(&["out", "in"], |choices, name| json!({
            "name": name,
            "scaling_adjustment": if name == "out" { 1 } else { -1 },
            "cooldown": choices.one(&[300, 0]),
        })),
    })
}

fn topic(choices: &mut Choices<'_>, name: &str) -> Value {
    let count = choices.next(4);
    let subscriptions: Vec<Value> = (0..count)
        .map(|_| {
            let (protocol, endpoint) = choices.one(&[
                ("sqs", QUEUE),
                ("lambda", "arn:aws:lambda:us-east-1:123456789012:function:a"),
                (
                    "firehose",
                    "arn:aws:firehose:us-east-1:123456789012:deliverystream/f",
                ),
                ("sqs", "arn:aws:sqs:us-east-1:210987654321:q"),
                ("sqs", "arn:aws:sqs:us-east-1:210987654321:q"),
                ("email", "ops@example.com"),
                ("sms", "+10000000000"),
                ("https", "https://example.com/told"),
            ]);
            json!({
                "protocol": protocol,
                "endpoint": endpoint,
                "filter_policy": choices.one(&[None, None, Some(r#"{"kind":["new"]}"#), Some("{")]),
                "filter_policy_scope": choices.one(&["MessageAttributes", "MessageBody"]),
                "subscription_role_arn": (protocol == "firehose").then_some(ROLE),
                "raw_message_delivery": choices.is_last(2),
            })
        })
        .collect();
    json!({"name": name, "subscriptions": subscriptions})
}
