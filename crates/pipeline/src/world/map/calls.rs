//! Where the API calls of code lead.

use super::builder::{Builder, Site};
use super::{StationKind, TrackKind};
use crate::json;
use crate::wires::metric::{Dimension, Metric};
use crate::world::autoscaling;
use crate::world::places::name_of;
use crate::world::request::Request;
use crate::world::services::ApiCall;
use pattern::json::{Kind, Value};

/// The ways of calls that code at a station makes.
pub(super) fn tracks<'a>(
    builder: &mut Builder<'_>,
    site: Site<'_>,
    from: usize,
    calls: impl Iterator<Item = &'a ApiCall>,
) {
    for call in calls.filter(|call| call.error_code.is_none()) {
        let fixed = |text: &'a Option<String>, here| match text.as_deref() {
            Some(text) if !text.contains('$') => text,
            _ => here,
        };
        let there = Site {
            account: fixed(&call.account, site.account),
            region: fixed(&call.region, site.region),
            ..site
        };
        let there = builder
            .sites
            .iter()
            .find(|each| (each.account, each.region) == (there.account, there.region))
            .map_or(there, |known| Site { ..*known });
        one(builder, there, from, call);
    }
}

fn one(builder: &mut Builder<'_>, site: Site<'_>, from: usize, call: &ApiCall) {
    let request = Request::read(&call.request);
    let operation = (call.service.as_str(), call.operation.as_str());
    let says = format!("It calls {}:{}.", call.service, call.operation);
    if operation == ("events", "PutEvents") {
        for bus in buses(&request) {
            let to = event_bus(builder, site, &bus);
            builder.track(
                from,
                to,
                TrackKind::Events,
                "Its code puts events on the bus.".to_owned(),
            );
        }
        return;
    }
    if operation == ("monitoring", "PutMetricData") {
        data(builder, site, from, &request, &says);
        return;
    }
    if call.service == "ec2" {
        for instance in &site.services.instances {
            if call
                .request
                .contains(&format!("\"{}\"", instance.instance_id))
            {
                let arn = site.arn("ec2", &format!("instance/{}", instance.instance_id));
                let to = builder.named(site, &arn);
                builder.track(from, to, TrackKind::Call, says.clone());
            }
        }
        return;
    }
    let Some((kind, name)) = named(&request, operation) else {
        return;
    };
    if !name.contains('$') {
        if let Some(arn) = arn(site, kind, &name) {
            let to = builder.named(site, &arn);
            builder.track(from, to, TrackKind::Call, says);
        }
        return;
    }
    // Which one it is stands in what the code is given: the only one of its kind, else nobody knows.
    let stations = builder.map.stations.iter().enumerate();
    let mut of_kind = stations.filter(|(_, station)| {
        station.kind == kind && station.account == site.account && station.region == site.region
    });
    if let (Some((to, _)), None) = (of_kind.next(), of_kind.next()) {
        let says = format!(
            "It calls {}:{} on what it is told of.",
            call.service, call.operation
        );
        builder.track(from, to, TrackKind::Call, says);
    }
}

/// What a call is about: the kind of the resource and its name or ARN.
fn named(request: &Request, operation: (&str, &str)) -> Option<(StationKind, String)> {
    let text = |names: &[&str]| request.text(names).to_owned();
    let (kind, name) = match operation {
        ("codebuild", "StartBuild") => (StationKind::Project, text(&["projectName"])),
        ("codepipeline", "StartPipelineExecution") => (StationKind::Pipeline, text(&["name"])),
        ("codepipeline", "PutApprovalResult") => (StationKind::Pipeline, text(&["pipelineName"])),
        ("codedeploy", "CreateDeployment") => {
            let group = text(&["deploymentGroupName"]);
            (
                StationKind::DeploymentGroup,
                format!("{}/{group}", text(&["applicationName"])),
            )
        }
        ("states", "StartExecution") => (StationKind::StateMachine, text(&["stateMachineArn"])),
        ("ecs", "RunTask") => (StationKind::TaskDefinition, text(&["taskDefinition"])),
        ("ssm", "StartAutomationExecution" | "SendCommand") => {
            (StationKind::Document, text(&["documentName"]))
        }
        ("lambda", "Invoke") => (StationKind::Function, text(&["functionName"])),
        ("sns", "Publish") => (StationKind::Topic, text(&["topicArn", "targetArn"])),
        ("sqs", "SendMessage") => (StationKind::Queue, text(&["queueUrl", "queueArn"])),
        ("s3", "PutObject" | "CopyObject" | "DeleteObject") => {
            (StationKind::Bucket, text(&["bucketName", "bucket"]))
        }
        ("dynamodb", "PutItem" | "UpdateItem" | "DeleteItem") => {
            (StationKind::Table, text(&["tableName"]))
        }
        ("logs", "PutLogEvents") => (StationKind::LogGroup, text(&["logGroupName"])),
        ("kinesis", "PutRecord") => (StationKind::Stream, text(&["streamName"])),
        ("firehose", "PutRecord") => (StationKind::DeliveryStream, text(&["deliveryStreamName"])),
        (
            "autoscaling",
            "CompleteLifecycleAction"
            | "RecordLifecycleActionHeartbeat"
            | "TerminateInstanceInAutoScalingGroup"
            | "SetDesiredCapacity"
            | "ExecutePolicy",
        ) => (
            StationKind::AutoScalingGroup,
            text(&["autoScalingGroupName"]),
        ),
        ("codecommit", _) => (StationKind::Repository, repository(request)),
        _ => return None,
    };
    // A call that names no group by its name may name it by a token of the event.
    if name.is_empty() && kind == StationKind::AutoScalingGroup {
        return Some((kind, "$".to_owned()));
    }
    (!name.is_empty()).then_some((kind, name))
}

/// The repository that a call of CodeCommit names. One about a pull request names it by its number
/// alone, so that is told like what stands in the input.
fn repository(request: &Request) -> String {
    let own = request.text(&["repositoryName"]);
    if !own.is_empty() {
        return own.to_owned();
    }
    if !request.text(&["pullRequestId"]).is_empty() {
        return "$".to_owned();
    }
    match request.get(&["targets"]).map(|value| &value.kind) {
        Some(Kind::Array(targets)) => targets
            .first()
            .map_or("", |target| json::text(target, "repositoryName"))
            .to_owned(),
        _ => String::new(),
    }
}

/// The ARN of a resource that a request names by its name, its ARN or its URL.
fn arn(site: Site<'_>, kind: StationKind, name: &str) -> Option<String> {
    if name.starts_with("arn:") && kind != StationKind::TaskDefinition {
        return Some(name.to_owned());
    }
    let last = name_of(name);
    Some(match kind {
        StationKind::Project => site.arn("codebuild", &format!("project/{last}")),
        StationKind::Pipeline => site.arn("codepipeline", name),
        StationKind::DeploymentGroup => site.arn("codedeploy", &format!("deploymentgroup:{name}")),
        StationKind::StateMachine => site.arn("states", &format!("stateMachine:{last}")),
        StationKind::TaskDefinition => {
            let last = name.rsplit('/').next().unwrap_or(name);
            let family = last.split(':').next().unwrap_or(last);
            site.arn("ecs", &format!("task-definition/{family}"))
        }
        StationKind::Document => site.arn("ssm", &format!("document/{last}")),
        StationKind::Function => {
            site.arn("lambda", &format!("function:{}", name.split(':').next()?))
        }
        StationKind::Topic => site.arn("sns", last),
        StationKind::Queue => site.arn("sqs", last),
        StationKind::Bucket => site.arn("s3", name),
        StationKind::Table => site.arn("dynamodb", &format!("table/{last}")),
        StationKind::LogGroup => site.arn("logs", &format!("log-group:{name}")),
        StationKind::Stream => site.arn("kinesis", &format!("stream/{last}")),
        StationKind::DeliveryStream => site.arn("firehose", &format!("deliverystream/{last}")),
        StationKind::AutoScalingGroup => site.arn("autoscaling", &autoscaling::resource(name)),
        StationKind::Repository => site.arn("codecommit", name),
        _ => return None,
    })
}

/// The station of an event bus that is named by name or ARN.
pub(super) fn event_bus(builder: &mut Builder<'_>, site: Site<'_>, bus: &str) -> usize {
    let arn = match bus {
        "" => site.bus_arn(crate::DEFAULT_EVENT_BUS),
        arn if arn.starts_with("arn:") => arn.to_owned(),
        name => site.bus_arn(name),
    };
    builder.named(site, &arn)
}

/// The buses of the entries of PutEvents, each once.
fn buses(request: &Request) -> Vec<String> {
    let Some(Kind::Array(entries)) = request.get(&["entries"]).map(|value| &value.kind) else {
        return Vec::new();
    };
    let mut buses: Vec<String> = Vec::new();
    for entry in entries {
        let name = json::text(entry, "EventBusName").to_owned();
        if !name.contains('$') && !buses.contains(&name) {
            buses.push(name);
        }
    }
    buses
}

/// The alarms on the metrics of PutMetricData.
fn data(builder: &mut Builder<'_>, site: Site<'_>, from: usize, request: &Request, says: &str) {
    let Some(Kind::Array(data)) = request.get(&["metricData"]).map(|value| &value.kind) else {
        return;
    };
    for datum in data {
        let dimensions = match datum.get("Dimensions").map(|value| &value.kind) {
            Some(Kind::Array(items)) => items.as_slice(),
            _ => &[],
        };
        let of = |item: &Value, name: &str| json::text(item, name).to_owned();
        let metric = Metric {
            namespace: request.text(&["namespace"]).to_owned(),
            metric_name: of(datum, "MetricName"),
            dimensions: dimensions
                .iter()
                .map(|item| Dimension::new(of(item, "Name"), of(item, "Value")))
                .collect(),
        };
        for to in super::wires::watchers(builder, site, &metric) {
            let says = format!("{says} The alarm watches {}.", metric.metric_name);
            builder.track(from, to, TrackKind::Metric, says);
        }
    }
}
