//! What services declare, and what follows from it without an event.

use super::builder::{Builder, Site};
use super::calls;
use super::{StationKind, TrackKind};
use crate::world::autoscaling;
use crate::world::services::{
    Action, ActionCategory, Document, DocumentType, Function, Protocol, Subscription,
};

/// The stations of everything that is declared.
pub(super) fn declare(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        code(builder, site);
        others(builder, site);
    }
}

fn code(builder: &mut Builder<'_>, site: Site<'_>) {
    let services = site.services;
    for one in &services.functions {
        let (arn, name) = (
            site.arn("lambda", &format!("function:{}", one.name)),
            &one.name,
        );
        builder.declare(site, StationKind::Function, &arn, name, ("functions", name));
    }
    for one in &services.state_machines {
        let name = &one.name;
        let arn = site.arn("states", &format!("stateMachine:{name}"));
        let kind = StationKind::StateMachine;
        builder.declare(site, kind, &arn, name, ("state_machines", name));
    }
    for one in &services.projects {
        let name = &one.name;
        let arn = site.arn("codebuild", &format!("project/{name}"));
        builder.declare(site, StationKind::Project, &arn, name, ("projects", name));
    }
    for one in &services.pipelines {
        let (arn, name) = (site.arn("codepipeline", &one.name), &one.name);
        builder.declare(site, StationKind::Pipeline, &arn, name, ("pipelines", name));
    }
    for one in &services.deployment_groups {
        let of = format!("{}/{}", one.application, one.name);
        let arn = site.arn("codedeploy", &format!("deploymentgroup:{of}"));
        let kind = StationKind::DeploymentGroup;
        builder.declare(site, kind, &arn, &one.name, ("deployment_groups", &of));
    }
    for one in &services.task_definitions {
        let family = &one.family;
        let arn = site.arn("ecs", &format!("task-definition/{family}"));
        let kind = StationKind::TaskDefinition;
        builder.declare(site, kind, &arn, family, ("task_definitions", family));
    }
    for one in &services.documents {
        let name = &one.name;
        let arn = site.arn("ssm", &format!("document/{name}"));
        builder.declare(site, StationKind::Document, &arn, name, ("documents", name));
    }
}

fn others(builder: &mut Builder<'_>, site: Site<'_>) {
    let services = site.services;
    let groups = services.auto_scaling_groups.iter();
    let rules = services.config_rules.iter();
    let all = groups
        .map(|one| {
            let resource = autoscaling::resource(&one.name);
            (
                "autoscaling",
                resource,
                StationKind::AutoScalingGroup,
                &one.name,
                "auto_scaling_groups",
            )
        })
        .chain(services.instances.iter().map(|one| {
            let resource = format!("instance/{}", one.instance_id);
            (
                "ec2",
                resource,
                StationKind::Instance,
                &one.instance_id,
                "instances",
            )
        }))
        .chain(rules.map(|one| {
            let resource = format!("config-rule/{}", one.name);
            (
                "config",
                resource,
                StationKind::ConfigRule,
                &one.name,
                "config_rules",
            )
        }))
        .chain(services.topics.iter().map(|one| {
            (
                "sns",
                one.name.clone(),
                StationKind::Topic,
                &one.name,
                "topics",
            )
        }))
        .chain(services.queues.iter().map(|one| {
            (
                "sqs",
                one.name.clone(),
                StationKind::Queue,
                &one.name,
                "queues",
            )
        }))
        .chain(services.buckets.iter().map(|one| {
            (
                "s3",
                one.name.clone(),
                StationKind::Bucket,
                &one.name,
                "buckets",
            )
        }))
        .chain(services.tables.iter().map(|one| {
            let resource = format!("table/{}", one.name);
            (
                "dynamodb",
                resource,
                StationKind::Table,
                &one.name,
                "tables",
            )
        }))
        .chain(services.delivery_streams.iter().map(|one| {
            let resource = format!("deliverystream/{}", one.name);
            (
                "firehose",
                resource,
                StationKind::DeliveryStream,
                &one.name,
                "delivery_streams",
            )
        }));
    for (service, resource, kind, name, list) in all {
        builder.declare(
            site,
            kind,
            &site.arn(service, &resource),
            name,
            (list, name),
        );
    }
}

/// The ways that lead on from what is declared.
pub(super) fn tracks(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        let services = site.services;
        for one in &services.functions {
            function(builder, site, one);
        }
        for one in &services.state_machines {
            let from = builder.named(
                site,
                &site.arn("states", &format!("stateMachine:{}", one.name)),
            );
            calls::tracks(
                builder,
                site,
                from,
                one.states.iter().filter_map(|state| state.call.as_ref()),
            );
        }
        for one in &services.projects {
            let from = builder.named(
                site,
                &site.arn("codebuild", &format!("project/{}", one.name)),
            );
            calls::tracks(builder, site, from, one.calls.iter());
        }
        for one in &services.task_definitions {
            let arn = site.arn("ecs", &format!("task-definition/{}", one.family));
            let from = builder.named(site, &arn);
            calls::tracks(builder, site, from, one.calls.iter());
        }
        for one in &services.documents {
            document(builder, site, one);
        }
        for one in &services.pipelines {
            let from = builder.named(site, &site.arn("codepipeline", &one.name));
            for (stage, action) in one
                .stages
                .iter()
                .flat_map(|stage| stage.actions.iter().map(move |action| (stage, action)))
            {
                of_action(builder, site, from, &stage.name, action);
            }
        }
        for one in &services.deployment_groups {
            let of = format!("deploymentgroup:{}/{}", one.application, one.name);
            let from = builder.named(site, &site.arn("codedeploy", &of));
            instances(builder, site, from, &one.instances, "is deployed to");
        }
        for one in &services.auto_scaling_groups {
            let from = builder.named(
                site,
                &site.arn("autoscaling", &autoscaling::resource(&one.name)),
            );
            instances(builder, site, from, &one.instances, "belongs to the group");
        }
        for one in &services.config_rules {
            let Some(remediation) = &one.remediation else {
                continue;
            };
            let from = builder.named(
                site,
                &site.arn("config", &format!("config-rule/{}", one.name)),
            );
            let to = builder.named(
                site,
                &site.arn("ssm", &format!("document/{}", remediation.target_id)),
            );
            let says = match remediation.automatic {
                true => format!(
                    "{} remediates what is not compliant with {}.",
                    one.name, remediation.target_id
                ),
                false => format!(
                    "{} can remediate with {}, once a person starts it.",
                    one.name, remediation.target_id
                ),
            };
            builder.track(from, to, TrackKind::Config, says);
        }
        for one in &services.topics {
            let from = builder.named(site, &site.arn("sns", &one.name));
            for subscription in &one.subscriptions {
                subscriber(builder, site, from, &one.name, subscription);
            }
        }
        for one in &services.delivery_streams {
            let from = builder.named(
                site,
                &site.arn("firehose", &format!("deliverystream/{}", one.name)),
            );
            let to = builder.named(site, &site.arn("s3", &one.bucket));
            let says = format!(
                "{} collects records and writes them into {} as objects.",
                one.name, one.bucket
            );
            builder.track(from, to, TrackKind::Delivery, says);
        }
    }
}

fn function(builder: &mut Builder<'_>, site: Site<'_>, one: &Function) {
    let from = builder.named(site, &site.arn("lambda", &format!("function:{}", one.name)));
    calls::tracks(builder, site, from, one.calls.iter());
    let ways = [
        (
            &one.on_success,
            "is told of asynchronous calls of it that went well",
        ),
        (
            &one.on_failure,
            "is told of asynchronous calls of it that failed",
        ),
        (
            &one.dead_letter_config,
            "gets the events that no attempt could handle",
        ),
    ];
    for (there, what) in ways {
        let Some(there) = there.as_deref().filter(|there| !there.is_empty()) else {
            continue;
        };
        let to = builder.named(site, there);
        let name = builder
            .map
            .stations
            .get(to)
            .map_or("", |to| to.name.as_str());
        let says = format!("{name} {what} ({}).", one.name);
        builder.track(from, to, TrackKind::Destination, says);
    }
}

/// A runbook makes its calls itself, a command on the instances where it runs.
fn document(builder: &mut Builder<'_>, site: Site<'_>, one: &Document) {
    let from = builder.named(site, &site.arn("ssm", &format!("document/{}", one.name)));
    let steps = || one.steps.iter().filter_map(|step| step.call.as_ref());
    let managed = site.services.instances.iter().filter(|one| one.managed);
    let managed: Vec<&str> = managed.map(|one| one.instance_id.as_str()).collect();
    if one.document_type == DocumentType::Automation || managed.is_empty() {
        calls::tracks(builder, site, from, steps());
        return;
    }
    for id in managed {
        let to = builder.named(site, &site.arn("ec2", &format!("instance/{id}")));
        let says = format!("The command {} runs on it, where it is chosen.", one.name);
        builder.track(from, to, TrackKind::Instances, says);
        calls::tracks(builder, site, to, steps());
    }
}

fn instances(builder: &mut Builder<'_>, site: Site<'_>, from: usize, ids: &[String], what: &str) {
    for id in ids {
        let to = builder.named(site, &site.arn("ec2", &format!("instance/{id}")));
        builder.track(
            from,
            to,
            TrackKind::Instances,
            format!("The instance {id} {what}."),
        );
    }
}

/// What an action of a pipeline starts, and whom it tells of an approval.
fn of_action(builder: &mut Builder<'_>, site: Site<'_>, from: usize, stage: &str, action: &Action) {
    if let (ActionCategory::Approval, Some(topic)) = (action.category, &action.notification_arn) {
        let to = builder.named(site, topic);
        let says = format!(
            "The action {} of {stage} tells the topic that an approval waits.",
            action.name
        );
        builder.track(from, to, TrackKind::Action, says);
    }
    let Some(resource) = action.resource.as_deref().filter(|text| !text.is_empty()) else {
        return;
    };
    let region = action.region.as_deref().unwrap_or(site.region);
    let site = Site { region, ..site };
    let arn = match action.provider.as_str() {
        "CodeBuild" => site.arn("codebuild", &format!("project/{resource}")),
        "CodeDeploy" | "CodeDeployToECS" => {
            let (application, group) = resource.split_once('/').unwrap_or((resource, resource));
            site.arn(
                "codedeploy",
                &format!("deploymentgroup:{application}/{group}"),
            )
        }
        "Lambda" => site.arn("lambda", &format!("function:{resource}")),
        "StepFunctions" if resource.starts_with("arn:") => resource.to_owned(),
        "StepFunctions" => site.arn("states", &format!("stateMachine:{resource}")),
        "CodeCommit" => site.arn("codecommit", resource),
        "S3" => site.arn("s3", resource),
        _ => return,
    };
    let to = builder.named(site, &arn);
    let says = format!(
        "The action {} of the stage {stage} starts it and waits for its end.",
        action.name
    );
    match action.category {
        ActionCategory::Source => {
            let says = format!(
                "The action {} of the stage {stage} takes its source from there.",
                action.name
            );
            builder.track(to, from, TrackKind::Action, says);
        }
        _ => {
            builder.track(from, to, TrackKind::Action, says);
        }
    }
}

fn subscriber(
    builder: &mut Builder<'_>,
    site: Site<'_>,
    from: usize,
    topic: &str,
    one: &Subscription,
) {
    let endpoint = one.endpoint.as_str();
    if endpoint.is_empty() {
        return;
    }
    let to = match one.protocol {
        Protocol::Sqs | Protocol::Lambda | Protocol::Firehose => builder.named(site, endpoint),
        protocol => {
            let key = format!("{}:{endpoint}", protocol.as_str());
            builder.add(site, StationKind::Subscriber, &key, endpoint)
        }
    };
    let how = match one.protocol {
        Protocol::Email => "by mail",
        Protocol::Sms => "by text message",
        Protocol::Https => "by HTTPS",
        _ if one.raw_message_delivery => "as it is",
        _ => "in SNS's envelope",
    };
    let which = match one.filter_policy {
        Some(_) => "Messages that the filter policy lets through",
        None => "All messages",
    };
    let says = format!("{which} of {topic} come to it {how}.");
    builder.track(from, to, TrackKind::Subscription, says);
}
