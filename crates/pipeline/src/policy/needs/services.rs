//! The calls of each service.

use super::{Called, Need, passed_roles, runbook_roles, texts};
use crate::arn::Arn;
use pattern::json::Value;

pub(super) fn needs(arn: Arn<'_>, called: Called<'_>) -> Vec<Need> {
    let on_target = |action: &'static str| vec![Need::new(action, called.arn)];
    match arn.service {
        "lambda" => on_target("lambda:InvokeFunction"),
        "sns" => on_target("sns:Publish"),
        "sqs" => on_target("sqs:SendMessage"),
        "logs" => logs(called.arn),
        "execute-api" => on_target("execute-api:Invoke"),
        "states" => on_target("states:StartExecution"),
        "kinesis" => on_target("kinesis:PutRecord"),
        "firehose" => on_target("firehose:PutRecord"),
        "codebuild" => on_target("codebuild:StartBuild"),
        "codepipeline" => on_target("codepipeline:StartPipelineExecution"),
        "glue" => on_target("glue:NotifyEvent"),
        "imagebuilder" => on_target("imagebuilder:StartImagePipelineExecution"),
        "sagemaker" => on_target("sagemaker:StartPipelineExecution"),
        "ssm-incidents" => on_target("ssm-incidents:StartIncident"),
        "inspector" => vec![Need::new("inspector:StartAssessmentRun", "*")],
        "ecs" => ecs(arn, called),
        "batch" => batch(arn, called),
        "ssm" => ssm(arn, called),
        "events" => events(arn, called.arn),
        "appsync" => appsync(arn),
        "redshift" | "redshift-serverless" => redshift(arn, called),
        _ => Vec::new(),
    }
}

/// EventBridge makes a log stream in the group and writes to it.
fn logs(group: &str) -> Vec<Need> {
    let group = group.strip_suffix(":*").unwrap_or(group);
    let stream = format!("{group}:log-stream:eventbridge");
    vec![
        Need::new("logs:CreateLogStream", stream.clone()),
        Need::new("logs:PutLogEvents", stream),
    ]
}

fn ecs(arn: Arn<'_>, called: Called<'_>) -> Vec<Need> {
    let definition = called.text("EcsParameters", "TaskDefinitionArn");
    let definition = definition.unwrap_or_else(|| "*".to_owned());
    let mut needs = vec![Need::new("ecs:RunTask", definition).with("ecs:cluster", called.arn)];
    needs.extend(passed_roles(&called, arn));
    needs
}

/// The job queue and the job definition are both resources of the call.
fn batch(arn: Arn<'_>, called: Called<'_>) -> Vec<Need> {
    let mut needs = vec![Need::new("batch:SubmitJob", called.arn)];
    if let Some(definition) = called.text("BatchParameters", "JobDefinition") {
        let (partition, region, account) = (arn.partition, arn.region, arn.account);
        let resource = match definition.starts_with("arn:") {
            true => definition,
            false => {
                format!("arn:{partition}:batch:{region}:{account}:job-definition/{definition}")
            }
        };
        needs.push(Need::new("batch:SubmitJob", resource));
    }
    needs
}

fn ssm(arn: Arn<'_>, called: Called<'_>) -> Vec<Need> {
    let automation = "automation-definition/";
    if arn.resource.starts_with(automation) {
        let mut needs = vec![Need::new("ssm:StartAutomationExecution", called.arn)];
        needs.extend(runbook_roles(&called));
        return needs;
    }
    if arn.resource.starts_with("opsitem") {
        return vec![Need::new("ssm:CreateOpsItem", "*")];
    }
    let mut needs = vec![Need::new("ssm:SendCommand", called.arn)];
    let instances = run_command_instances(called);
    let on = |instance: String| {
        let (partition, region, account) = (arn.partition, arn.region, arn.account);
        let resource = format!("arn:{partition}:ec2:{region}:{account}:instance/{instance}");
        Need::new("ssm:SendCommand", resource)
    };
    needs.extend(instances.into_iter().map(on));
    needs
}

/// The instances that Run Command is sent to; `*` where tags choose them.
fn run_command_instances(called: Called<'_>) -> Vec<String> {
    let parameters = called.parameter("RunCommandParameters");
    let targets = parameters
        .as_ref()
        .and_then(|value| value.get("RunCommandTargets"));
    let targets = targets.and_then(Value::as_array).unwrap_or_default();
    let mut instances = Vec::new();
    for target in targets {
        match target.get("Key").and_then(Value::as_str) {
            Some("InstanceIds") => instances.extend(texts(target.get("Values"))),
            _ => instances.push("*".to_owned()),
        }
    }
    if instances.is_empty() {
        instances.push("*".to_owned());
    }
    instances.sort();
    instances.dedup();
    instances
}

fn events(arn: Arn<'_>, target: &str) -> Vec<Need> {
    let built_in = match arn.resource.split_once('/') {
        Some(("event-bus", _)) => return vec![Need::new("events:PutEvents", target)],
        Some(("api-destination", _)) => {
            return vec![Need::new("events:InvokeApiDestination", target)];
        }
        Some(("target", name)) => name,
        _ => return Vec::new(),
    };
    let (partition, region, account) = (arn.partition, arn.region, arn.account);
    let on = |action: &'static str, kind: &str| {
        let resource = format!("arn:{partition}:ec2:{region}:{account}:{kind}/*");
        vec![Need::new(action, resource)]
    };
    match built_in {
        "stop-instance" => on("ec2:StopInstances", "instance"),
        "reboot-instance" => on("ec2:RebootInstances", "instance"),
        "terminate-instance" => on("ec2:TerminateInstances", "instance"),
        "create-snapshot" => on("ec2:CreateSnapshot", "volume"),
        _ => Vec::new(),
    }
}

/// The ARN of the target names the endpoint; the action is on the mutations
/// of the API behind it.
fn appsync(arn: Arn<'_>) -> Vec<Need> {
    let (partition, region, account) = (arn.partition, arn.region, arn.account);
    let id = arn.resource.rsplit('/').next().unwrap_or_default();
    let resource =
        format!("arn:{partition}:appsync:{region}:{account}:apis/{id}/types/Mutation/fields/*");
    vec![Need::new("appsync:GraphQL", resource)]
}

/// A statement of SQL, and what proves who runs it.
fn redshift(arn: Arn<'_>, called: Called<'_>) -> Vec<Need> {
    let mut needs = vec![Need::new("redshift-data:ExecuteStatement", called.arn)];
    let parameter = "RedshiftDataParameters";
    if let Some(secret) = called.text(parameter, "SecretManagerArn") {
        needs.push(Need::new("secretsmanager:GetSecretValue", secret));
        return needs;
    }
    if arn.service == "redshift-serverless" {
        needs.push(Need::new("redshift-serverless:GetCredentials", called.arn));
        return needs;
    }
    let (partition, region, account) = (arn.partition, arn.region, arn.account);
    let cluster = arn
        .resource
        .strip_prefix("cluster:")
        .unwrap_or(arn.resource);
    let database = called
        .text(parameter, "Database")
        .unwrap_or_else(|| "*".to_owned());
    let on = |action: &'static str, kind: &str, name: &str| {
        let resource =
            format!("arn:{partition}:redshift:{region}:{account}:{kind}:{cluster}/{name}");
        Need::new(action, resource)
    };
    match called.text(parameter, "DbUser") {
        Some(user) => {
            let action = "redshift:GetClusterCredentials";
            needs.push(on(action, "dbuser", &user));
            needs.push(on(action, "dbname", &database));
        }
        // Without a user the role itself is the user of the database.
        None => {
            let action = "redshift:GetClusterCredentialsWithIAM";
            needs.push(on(action, "dbname", &database));
        }
    }
    needs
}
