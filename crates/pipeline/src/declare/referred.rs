//! How one declared thing names another.

use super::{Kind, kind};
use crate::arn::{Arn, partition_of};

/// What a text names: things of these lists, by name or by ARN.
#[derive(Clone, Copy, Debug)]
pub struct Refers {
    /// The lists.
    pub to: &'static [&'static str],
    /// Whether it is an ARN; else the name.
    pub by_arn: bool,
}

/// By name.
pub(super) const fn name(to: &'static [&'static str]) -> Refers {
    Refers { to, by_arn: false }
}

/// By ARN.
pub(super) const fn arn(to: &'static [&'static str]) -> Refers {
    Refers { to, by_arn: true }
}

/// The service of a list's ARNs, and what stands before the name in them.
fn form(list: &str) -> Option<(&'static str, &'static str)> {
    Some(match list {
        "functions" => ("lambda", "function:"),
        "state_machines" => ("states", "stateMachine:"),
        "projects" => ("codebuild", "project/"),
        "pipelines" => ("codepipeline", ""),
        "deployment_groups" => ("codedeploy", "deploymentgroup:"),
        "task_definitions" => ("ecs", "task-definition/"),
        "documents" => ("ssm", "automation-definition/"),
        "parameters" => ("ssm", "parameter/"),
        "instances" => ("ec2", "instance/"),
        "topics" => ("sns", ""),
        "queues" => ("sqs", ""),
        "buckets" => ("s3", ""),
        "tables" => ("dynamodb", "table/"),
        "delivery_streams" => ("firehose", "deliverystream/"),
        "logs_destinations" => ("logs", "destination:"),
        "metric_alarms" | "composite_alarms" => ("cloudwatch", "alarm:"),
        _ => return None,
    })
}

/// The ARN of a thing of this list and name; none of a list whose things the yard knows by name
/// only.
pub fn arn_of(kind: &Kind, name: &str, account: &str, region: &str) -> Option<String> {
    let (service, before) = form(kind.list)?;
    let partition = partition_of(region);
    let (region, account) = match service {
        "s3" => ("", ""),
        _ => (region, account),
    };
    Some(format!(
        "arn:{partition}:{service}:{region}:{account}:{before}{name}"
    ))
}

/// The list, name, account and Region of what an ARN names, where it is of one of these lists; account
/// and Region are empty where the ARN leaves them out.
pub(super) fn named_by<'a>(text: &'a str, to: &'static [&'static str]) -> Option<Named<'a>> {
    let arn = Arn::read(text).ok()?;
    to.iter().copied().find_map(|list| {
        let (service, before) = form(list)?;
        let rest = (arn.service == service).then(|| arn.resource.strip_prefix(before))??;
        // Versions and aliases of functions, revisions of task definitions, versions of documents.
        let name = rest.split(':').next().unwrap_or(rest);
        (!name.is_empty() && kind(list).is_some()).then_some(Named {
            list,
            name,
            account: arn.account,
            region: arn.region,
        })
    })
}

/// What an ARN names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub(super) list: &'static str,
    pub(super) name: &'a str,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
}
