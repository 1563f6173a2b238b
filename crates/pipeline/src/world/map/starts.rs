//! What may happen first at the resources of a place: what a person or the world outside does.

use super::builder::Site;
use crate::Timestamp;
use crate::wires::approval_rule::ApprovalRuleTemplate;
use crate::world::ApiCall;
use crate::world::services::DocumentType;
use crate::world::what::{Called, ItemChange, ObjectChange, What};
use serde_json::json;

/// How many things are let happen in a place, so that the work is bounded.
const MOST: usize = 80;

/// One thing for each resource that is declared.
pub(super) fn starts(site: Site<'_>, clock: Timestamp) -> Vec<What> {
    let services = site.services;
    let call = |service: &str, operation: &str, request: serde_json::Value| {
        What::Call(Box::new(Called {
            call: ApiCall::new(service, operation, request.to_string()),
            by: site.arn("iam", "user/person"),
            from_rule: false,
            role: None,
            parent: None,
            denied: None,
        }))
    };
    let mut all = Vec::new();
    all.extend(services.pipelines.iter().map(|one| {
        call(
            "codepipeline",
            "StartPipelineExecution",
            json!({ "name": one.name }),
        )
    }));
    all.extend(services.projects.iter().map(|one| {
        call(
            "codebuild",
            "StartBuild",
            json!({ "projectName": one.name }),
        )
    }));
    all.extend(services.deployment_groups.iter().map(|one| {
        let request =
            json!({ "applicationName": one.application, "deploymentGroupName": one.name });
        call("codedeploy", "CreateDeployment", request)
    }));
    all.extend(services.state_machines.iter().map(|one| {
        let arn = site.arn("states", &format!("stateMachine:{}", one.name));
        call(
            "states",
            "StartExecution",
            json!({ "stateMachineArn": arn, "input": "{}" }),
        )
    }));
    all.extend(services.task_definitions.iter().map(|one| {
        call(
            "ecs",
            "RunTask",
            json!({ "cluster": "default", "taskDefinition": one.family }),
        )
    }));
    all.extend(
        services
            .documents
            .iter()
            .map(|one| match one.document_type {
                DocumentType::Automation => call(
                    "ssm",
                    "StartAutomationExecution",
                    json!({ "documentName": one.name }),
                ),
                DocumentType::Command => {
                    let managed = services.instances.iter().filter(|one| one.managed);
                    let ids: Vec<&str> = managed.map(|one| one.instance_id.as_str()).collect();
                    call(
                        "ssm",
                        "SendCommand",
                        json!({ "documentName": one.name, "instanceIds": ids }),
                    )
                }
            }),
    );
    for one in &services.auto_scaling_groups {
        let instance = one.instances.first().map_or("i-0", String::as_str);
        let request = json!({
            "autoScalingGroupName": one.name,
            "desiredCapacity": one.instances.len() + 1,
            "instanceId": instance,
            "shouldDecrementDesiredCapacity": true,
        });
        all.push(call("autoscaling", "SetDesiredCapacity", request.clone()));
        all.push(call(
            "autoscaling",
            "TerminateInstanceInAutoScalingGroup",
            request,
        ));
    }
    let grouped = |id: &String| {
        let mut groups = services.auto_scaling_groups.iter();
        groups.any(|group| group.instances.contains(id))
    };
    let alone = services.instances.iter().map(|one| &one.instance_id);
    for id in alone.filter(|id| !grouped(id)) {
        let request = json!({ "instancesSet": { "items": [{ "instanceId": id }] } });
        all.push(call("ec2", "StopInstances", request.clone()));
        all.push(call("ec2", "StartInstances", request));
    }
    all.extend(
        services
            .config_rules
            .iter()
            .map(|one| finding(site, &one.name, clock)),
    );
    all.extend(services.buckets.iter().map(|one| {
        let mut told = site.wires.bucket_notifications.iter();
        let told = told.find(|notification| notification.bucket == one.name);
        let (prefix, suffix) = told.map_or(("", ""), |one| (&*one.prefix, &*one.suffix));
        What::Object {
            bucket: one.name.clone(),
            key: format!("{prefix}object{suffix}"),
            size: 1_024,
            change: ObjectChange::Put,
        }
    }));
    all.extend(services.tables.iter().map(|one| What::Item {
        table: one.name.clone(),
        change: ItemChange::Insert,
        item: format!("{{\"{}\":{{\"S\":\"1\"}}}}", one.partition_key),
    }));
    all.extend(services.topics.iter().map(|one| What::Publish {
        topic: site.arn("sns", &one.name),
        subject: None,
        message: "{}".to_owned(),
        attributes: Vec::new(),
    }));
    all.extend(services.queues.iter().map(|one| What::Enqueue {
        queue: site.arn("sqs", &one.name),
        body: "{}".to_owned(),
        group: None,
        attributes: Vec::new(),
    }));
    all.extend(services.functions.iter().map(|one| What::Invoke {
        function: site.arn("lambda", &format!("function:{}", one.name)),
        payload: "{}".to_owned(),
        failed: 0,
        asynchronous: true,
        parent: None,
    }));
    for one in &site.wires.approval_rule_templates {
        for repository in &one.repositories {
            all.extend(pull_request(site, one, repository));
        }
    }
    all.truncate(MOST);
    all
}

/// A pull request to a repository of a template: it is made, approved, let through and merged.
fn pull_request(site: Site<'_>, template: &ApprovalRuleTemplate, repository: &str) -> Vec<What> {
    let branches = template.destination_references.iter();
    // A branch may be written with stars.
    let mut whole = branches.filter(|name| !name.contains('*'));
    let destination = whole.next().map_or("refs/heads/main", String::as_str);
    let target = json!({
        "repositoryName": repository,
        "sourceReference": "refs/heads/change",
        "destinationReference": destination,
    });
    // The first of the repository has this number.
    let id = "1";
    let calls = [
        (
            "person",
            "CreatePullRequest",
            json!({ "title": "A change", "targets": [target] }),
        ),
        (
            "reviewer",
            "UpdatePullRequestApprovalState",
            json!({ "pullRequestId": id, "revisionId": "", "approvalState": "APPROVE" }),
        ),
        (
            "person",
            "OverridePullRequestApprovalRules",
            json!({ "pullRequestId": id, "overrideStatus": "OVERRIDE" }),
        ),
        (
            "person",
            "MergePullRequestByFastForward",
            json!({ "pullRequestId": id, "repositoryName": repository }),
        ),
    ];
    let calls = calls.into_iter().map(|(who, operation, request)| {
        What::Call(Box::new(Called {
            call: ApiCall::new("codecommit", operation, request.to_string()),
            by: site.arn("iam", &format!("user/{who}")),
            from_rule: false,
            role: None,
            parent: None,
            denied: None,
        }))
    });
    calls.collect()
}

/// That a resource is not compliant with a rule of Config.
fn finding(site: Site<'_>, rule: &str, clock: Timestamp) -> What {
    let arn = site.arn("config", &format!("config-rule/{rule}"));
    let event = json!({
        "version": "0",
        "id": "0",
        "detail-type": "Config Rules Compliance Change",
        "source": "aws.config",
        "account": site.account,
        "time": crate::world::emit::seconds(clock),
        "region": site.region,
        "resources": [],
        "detail": {
            "messageType": "ComplianceChangeNotification",
            "configRuleName": rule,
            "configRuleARN": arn,
            "resourceId": "resource-1",
            "resourceType": "AWS::S3::Bucket",
            "newEvaluationResult": { "complianceType": "NON_COMPLIANT" },
        },
    });
    What::Event {
        text: event.to_string(),
    }
}
