//! What builds, delivers and governs, by sums that were computed by hand.

use super::*;
use Item::*;

/// The phases around a build of 30 s take 36 s more, so it is two minutes of $0.005; the build as an
/// action of a pipeline is two more of $0.002, and the source one. Nobody pays for the approval.
#[test]
fn builds_and_pipelines_cost_by_minutes() {
    let build = |name: &str| call("codebuild", "StartBuild", &json!({"projectName": name}));
    check(
        json!({"projects": [{"name": "shop", "build_seconds": 30}]}),
        json!({}),
        &[build("shop")],
        &[(BuildMinutes, 2, 10_000_000), (FreeCalls, 1, 0)],
    );
    check(
        json!({
            "projects": [{"name": "shop", "build_seconds": 30}],
            "pipelines": [{"name": "p", "stages": [
                {"name": "Source", "actions": [{"name": "S", "category": "Source", "provider": "S3"}]},
                {"name": "Build", "actions": [{"name": "B", "category": "Build", "provider": "CodeBuild", "resource": "shop"}]},
                {"name": "Ask", "actions": [{"name": "A", "category": "Approval", "provider": "Manual", "approval": {"after_seconds": 600, "approved": true}}]},
            ]}],
        }),
        json!({}),
        &[call(
            "codepipeline",
            "StartPipelineExecution",
            &json!({"name": "p"}),
        )],
        &[
            (BuildMinutes, 2, 10_000_000),
            (ActionMinutes, 3, 6_000_000),
            (ActivePipelines, 1, 1_000_000_000),
            (FreeCalls, 2, 0),
        ],
    );
}

/// From PENDING to STOPPED the task takes more than its minute; a quarter of a vCPU and half a GB.
#[test]
fn a_fargate_task_costs_by_seconds() {
    let run = |launch_type: &str| {
        let services = json!({"task_definitions": [{"family": "job", "seconds": 600, "launch_type": launch_type}]});
        let start = call("ecs", "RunTask", &json!({"taskDefinition": "job"}));
        used(&yard(&services, &json!({})), &[start])
    };
    let usage = run("FARGATE");
    let seconds = usage.quantity(FargateCpu) / 256;
    assert!((600..700).contains(&seconds), "{seconds}");
    assert_eq!(usage.quantity(FargateMemory), seconds * 512);
    let all = cost(&usage);
    let of = |item| {
        all.iter()
            .find(|line| line.price.item == item)
            .map(|line| line.nanodollars)
    };
    assert_eq!(of(FargateCpu), Some(seconds * 40_480_000 / 4 / 3_600));
    assert_eq!(of(FargateMemory), Some(seconds * 4_445_000 / 2 / 3_600));
    assert_eq!(run("EC2").quantity(Ec2Tasks), 1);
}

/// Three steps of $0.002, one of them a script of 7 s of $0.00003; a command is free on two
/// instances; an OpsItem is $0.00297.
#[test]
fn systems_manager_costs_by_steps_and_items() {
    check(
        json!({
            "documents": [
                {"name": "mend", "steps": [{"name": "a"}, {"name": "b", "action": "aws:executeScript", "seconds": 7}, {"name": "c"}]},
                {"name": "look", "document_type": "Command", "steps": [{"name": "a", "action": "aws:runShellScript"}]},
            ],
            "instances": [{"instance_id": "i-1", "managed": true}, {"instance_id": "i-2", "managed": true}],
        }),
        json!({}),
        &[
            call(
                "ssm",
                "StartAutomationExecution",
                &json!({"documentName": "mend"}),
            ),
            call(
                "ssm",
                "SendCommand",
                &json!({"documentName": "look", "instanceIds": ["i-1", "i-2"]}),
            ),
            call("ssm", "CreateOpsItem", &json!({"title": "t"})),
        ],
        &[
            (AutomationSteps, 3, 6_000_000),
            (ScriptSeconds, 7, 210_000),
            (Commands, 2, 0),
            (OpsItems, 1, 2_970_000),
            (FreeCalls, 2, 0),
        ],
    );
}

/// The remediation's step, and then an evaluation of $0.001 and an item of $0.003.
#[test]
fn config_costs_by_evaluations_and_items() {
    let services = json!({
        "documents": [{"name": "tag", "steps": [{"name": "a"}]}],
        "config_rules": [{"name": "tags", "remediation": {"target_id": "tag"}}],
    });
    let finding = json!({
        "version": "0", "id": "a", "detail-type": "Config Rules Compliance Change", "source": "aws.config",
        "account": "123456789012", "time": "2026-01-15T12:00:00Z", "region": "us-east-1", "resources": [],
        "detail": {"configRuleName": "tags", "resourceId": "i-1", "resourceType": "AWS::EC2::Instance",
            "newEvaluationResult": {"complianceType": "NON_COMPLIANT"}},
    });
    check(
        services,
        json!({}),
        &[What::Event {
            text: finding.to_string(),
        }],
        &[
            (AutomationSteps, 1, 2_000_000),
            (RuleEvaluations, 1, 1_000_000),
            (ConfigurationItems, 1, 3_000_000),
            (FreeCalls, 1, 0),
        ],
    );
}

#[test]
fn deployments_are_free_and_instances_are_not_priced() {
    check(
        json!({
            "deployment_groups": [{"application": "shop", "name": "prod"}],
            "instances": [{"instance_id": "i-1"}],
        }),
        json!({}),
        &[
            call(
                "codedeploy",
                "CreateDeployment",
                &json!({"applicationName": "shop", "deploymentGroupName": "prod"}),
            ),
            call(
                "ec2",
                "StopInstances",
                &json!({"instancesSet": {"items": [{"instanceId": "i-1"}]}}),
            ),
        ],
        &[
            (Deployments, 1, 0),
            (FreeCalls, 2, 0),
            (InstanceChanges, 1, 0),
        ],
    );
}

#[test]
fn a_call_of_a_service_without_a_table_is_named() {
    let usage = used(
        &yard(&json!({"queues": [{"name": "other"}]}), &json!({})),
        &[
            call("bedrock", "InvokeModel", &json!({})),
            call("glue", "StartJobRun", &json!({})),
        ],
    );
    assert_eq!(usage.quantity(OtherCalls), 2);
    assert_eq!(usage.others(), ["bedrock", "glue"]);
    let mut refused = call("s3", "GetObject", &json!({}));
    if let What::Call(called) = &mut refused {
        called.call.error_code = Some("AccessDenied".to_owned());
    }
    let usage = used(&yard(&json!({}), &json!({})), &[refused]);
    assert_eq!((usage.quantity(Refused), usage.quantity(S3Reads)), (1, 0));
}
