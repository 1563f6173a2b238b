//! What a person can let happen, by what is declared.

use super::{name_of, places};
use door::{Asked, AskedForm, DeedKind, Offer, OfferedAt};
use pipeline::resources::Resources;
use pipeline::wires::metric::Dimension;
use pipeline::world::services::DocumentType;
use pipeline::{TargetKind, Yard};

/// Every kind of thing that can happen somewhere in the yard.
pub(super) fn offers(yard: &Yard) -> Vec<Offer> {
    let all = KINDS.iter().map(|(kind, title, at, resources, fields)| {
        let mut found = Vec::new();
        for (account, region, of) in places(yard) {
            let place = Place {
                yard,
                account,
                region,
                of,
            };
            for (value, name) in resources(&place) {
                let one = OfferedAt {
                    value,
                    name: match account == yard.account && region == yard.region {
                        true => name,
                        false => format!("{name} ({account}, {region})"),
                    },
                    account: account.to_owned(),
                    region: region.to_owned(),
                };
                if !found.contains(&one) {
                    found.push(one);
                }
            }
        }
        Offer {
            kind: *kind,
            title: (*title).to_owned(),
            at: (*at).to_owned(),
            resources: found,
            fields: fields(),
        }
    });
    all.filter(|offer| !offer.resources.is_empty()).collect()
}

/// An account and Region with what is there.
struct Place<'a> {
    yard: &'a Yard,
    account: &'a str,
    region: &'a str,
    of: &'a Resources,
}

impl Place<'_> {
    fn arn(&self, service: &str, resource: &str) -> String {
        let partition = match self.region {
            region if region.starts_with("cn-") => "aws-cn",
            region if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        };
        format!(
            "arn:{partition}:{service}:{}:{}:{resource}",
            self.region, self.account
        )
    }

    /// The sources of event source mappings of a service.
    fn sources(&self, service: &str) -> Vec<String> {
        let part = format!(":{service}:");
        let mappings = self.of.wires.event_source_mappings.iter();
        let arns = mappings.map(|one| &one.event_source_arn);
        arns.filter(|arn| arn.contains(&part)).cloned().collect()
    }
}

/// The values and the names of resources.
type Named = Vec<(String, String)>;

type Row = (
    DeedKind,
    &'static str,
    &'static str,
    fn(&Place<'_>) -> Named,
    fn() -> Vec<Asked>,
);

static KINDS: [Row; 11] = [
    (
        DeedKind::Object,
        "An object of a bucket changes",
        "Bucket",
        buckets,
        || {
            vec![
                choice(
                    "change",
                    "What becomes of it",
                    &[
                        ("Put", "It is put"),
                        ("Copied", "It is copied there"),
                        ("Deleted", "It is deleted"),
                    ],
                ),
                line("key", "Key", "incoming/report.csv", ""),
                line("size", "Size in bytes", "1024", ""),
            ]
        },
    ),
    (
        DeedKind::Publish,
        "A message is published to a topic",
        "Topic",
        topics,
        || {
            with_attributes(
                line("subject", "Subject", "", "May be empty."),
                hello("message", "Message"),
            )
        },
    ),
    (
        DeedKind::SendMessage,
        "A message is sent to a queue",
        "Queue",
        queues,
        || {
            with_attributes(
                hello("body", "Body"),
                line("group", "Message group", "", "Of a FIFO queue."),
            )
        },
    ),
    (
        DeedKind::PutRecord,
        "A record is put to a stream",
        "Stream",
        streams,
        || {
            vec![
                line("partition_key", "Partition key", "1", "Firehose has none."),
                hello("data", "Data"),
            ]
        },
    ),
    (
        DeedKind::ChangeItem,
        "An item of a table changes",
        "Table",
        tables,
        || {
            vec![
                choice(
                    "change",
                    "What becomes of it",
                    &[
                        ("Insert", "It is new (INSERT)"),
                        ("Modify", "It is otherwise now (MODIFY)"),
                        ("Remove", "It is gone (REMOVE)"),
                    ],
                ),
                text(
                    "item",
                    "Item",
                    "{\"id\":{\"S\":\"1\"}}",
                    "In DynamoDB’s JSON, with the keys of the table.",
                ),
            ]
        },
    ),
    (
        DeedKind::LogLine,
        "A line is written to a log group",
        "Log group",
        log_groups,
        || vec![text("message", "Line", "ERROR something went wrong", "")],
    ),
    (
        DeedKind::PutDatum,
        "A metric gets a value",
        "Metric",
        metrics,
        || vec![line("value", "Value", "1", "A number.")],
    ),
    (
        DeedKind::Start,
        "Work is started",
        "What is started",
        startable,
        || {
            vec![text(
                "input",
                "Input",
                "{}",
                "For an execution or a runbook: its input or parameters as JSON.",
            )]
        },
    ),
    (
        DeedKind::Invoke,
        "A function is called",
        "Function",
        functions,
        || {
            vec![text(
                "payload",
                "Event",
                "{}",
                "The function’s event as JSON. Nobody waits for the answer, so Lambda tries again where it fails.",
            )]
        },
    ),
    (
        DeedKind::MoveInstance,
        "An instance of an Auto Scaling group comes or goes",
        "Group",
        groups,
        || {
            vec![
                choice(
                    "transition",
                    "What becomes of it",
                    &[("terminate", "One goes"), ("launch", "One more launches")],
                ),
                line(
                    "instance",
                    "Instance id",
                    "",
                    "Which one goes; any where it is empty.",
                ),
            ]
        },
    ),
    (
        DeedKind::CallApi,
        "An API is called",
        "Who calls",
        callers,
        || {
            vec![
                line(
                    "service",
                    "Service",
                    "s3",
                    "As in its CloudTrail events, without .amazonaws.com: s3, ec2, iam.",
                ),
                line("operation", "Operation", "PutObject", ""),
                text(
                    "request",
                    "Request",
                    "{}",
                    "The request parameters as JSON.",
                ),
                line(
                    "error_code",
                    "Error code",
                    "",
                    "Where AWS refuses the call, such as AccessDenied.",
                ),
            ]
        },
    ),
];

fn asked(name: &str, label: &str, value: &str, help: &str, form: AskedForm) -> Asked {
    Asked {
        name: name.to_owned(),
        label: label.to_owned(),
        help: help.to_owned(),
        form,
        value: value.to_owned(),
    }
}

fn line(name: &str, label: &str, value: &str, help: &str) -> Asked {
    asked(name, label, value, help, AskedForm::Line)
}

fn text(name: &str, label: &str, value: &str, help: &str) -> Asked {
    asked(name, label, value, help, AskedForm::Text)
}

fn choice(name: &str, label: &str, values: &[(&str, &str)]) -> Asked {
    let first = values.first().map_or("", |(value, _)| value);
    let own = |(value, name): &(&str, &str)| ((*value).to_owned(), (*name).to_owned());
    let form = AskedForm::Choice(values.iter().map(own).collect());
    asked(name, label, first, "", form)
}

/// A text that begins with some JSON.
fn hello(name: &str, label: &str) -> Asked {
    text(name, label, "{\"hello\":\"world\"}", "")
}

/// What is asked of a message, with its attributes.
fn with_attributes(first: Asked, second: Asked) -> Vec<Asked> {
    let attributes = text(
        "attributes",
        "Message attributes",
        "",
        "One a line: name=value. A name that ends in :Number or :String.Array has that type.",
    );
    vec![first, second, attributes]
}

fn same(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}

fn by_arn(arn: String) -> (String, String) {
    let name = name_of(&arn).to_owned();
    (arn, name)
}

fn buckets(place: &Place<'_>) -> Named {
    let declared = place.of.services.buckets.iter().map(|one| same(&one.name));
    let notify = place.of.wires.bucket_notifications.iter();
    declared
        .chain(notify.map(|one| same(&one.bucket)))
        .collect()
}

fn topics(place: &Place<'_>) -> Named {
    let topics = place.of.services.topics.iter();
    topics
        .map(|one| (place.arn("sns", &one.name), one.name.clone()))
        .collect()
}

fn queues(place: &Place<'_>) -> Named {
    let declared = place.of.services.queues.iter();
    let declared = declared.map(|one| (place.arn("sqs", &one.name), one.name.clone()));
    declared
        .chain(place.sources("sqs").into_iter().map(by_arn))
        .collect()
}

fn streams(place: &Place<'_>) -> Named {
    let declared = place.of.services.delivery_streams.iter();
    let declared = declared.map(|one| {
        let arn = place.arn("firehose", &format!("deliverystream/{}", one.name));
        (arn, format!("{} (Firehose)", one.name))
    });
    let kinesis = place.sources("kinesis").into_iter();
    declared
        .chain(kinesis.map(|arn| {
            let name = format!("{} (Kinesis)", name_of(&arn));
            (arn, name)
        }))
        .collect()
}

fn tables(place: &Place<'_>) -> Named {
    let tables = place.of.services.tables.iter();
    tables.map(|one| same(&one.name)).collect()
}

fn log_groups(place: &Place<'_>) -> Named {
    let wires = &place.of.wires;
    let metric = wires.metric_filters.iter().map(|one| &one.log_group_name);
    let subscribed = wires.subscription_filters.iter();
    let subscribed = subscribed.map(|one| &one.log_group_name);
    let mut all: Named = metric.chain(subscribed).map(|name| same(name)).collect();
    if !wires.account_policies.is_empty() {
        // A policy of the account is for every log group, so for those of functions.
        let functions = place.of.services.functions.iter();
        all.extend(functions.map(|one| same(&format!("/aws/lambda/{}", one.name))));
    }
    let is_here = place.yard.account == place.account && place.yard.region == place.region;
    if is_here && !place.of.services.is_empty() {
        let targets = place.yard.rules.iter().flat_map(|rule| &rule.targets);
        let groups = targets.filter(|target| target.kind() == Ok(TargetKind::LogGroup));
        let names = groups.filter_map(|target| target.arn.split_once(":log-group:"));
        all.extend(names.map(|(_, name)| same(name.trim_end_matches(":*"))));
    }
    all
}

/// The metrics that alarms and filters know, each as its parts with tabs between.
fn metrics(place: &Place<'_>) -> Named {
    let wires = &place.of.wires;
    let named = |namespace: &str, name: &str, dimensions: &[Dimension]| {
        let dimensions: Vec<String> = dimensions
            .iter()
            .map(|one| format!("{}={}", one.name, one.value))
            .collect();
        let mut value = format!("{namespace}\t{name}");
        for one in &dimensions {
            value.push('\t');
            value.push_str(one);
        }
        let behind = match dimensions.is_empty() {
            true => String::new(),
            false => format!(" ({})", dimensions.join(", ")),
        };
        (value, format!("{namespace} {name}{behind}"))
    };
    let alarms = wires.metric_alarms.iter();
    alarms
        .map(|one| named(&one.namespace, &one.metric_name, &one.dimensions))
        .collect()
}

/// What can be started, each as the operation and its resource with a space between.
fn startable(place: &Place<'_>) -> Named {
    let services = &place.of.services;
    let mut all = Vec::new();
    let mut add = |operation: &str, resource: String, words: &str, name: &str| {
        all.push((format!("{operation} {resource}"), format!("{words} {name}")));
    };
    for one in &services.pipelines {
        add(
            "StartPipelineExecution",
            one.name.clone(),
            "Pipeline",
            &one.name,
        );
    }
    for one in &services.projects {
        add("StartBuild", one.name.clone(), "Build of", &one.name);
    }
    for one in &services.deployment_groups {
        let name = format!("{}/{}", one.application, one.name);
        add("CreateDeployment", name.clone(), "Deployment to", &name);
    }
    for one in &services.state_machines {
        let arn = place.arn("states", &format!("stateMachine:{}", one.name));
        add("StartExecution", arn, "State machine", &one.name);
    }
    for one in &services.task_definitions {
        add("RunTask", one.family.clone(), "Task", &one.family);
    }
    for one in &services.documents {
        match one.document_type {
            DocumentType::Automation => {
                add(
                    "StartAutomationExecution",
                    one.name.clone(),
                    "Runbook",
                    &one.name,
                );
            }
            DocumentType::Command => {
                add("SendCommand", one.name.clone(), "Command", &one.name);
            }
        }
    }
    for one in &services.instances {
        let id = &one.instance_id;
        add("StartInstances", id.clone(), "Instance starts:", id);
        add("StopInstances", id.clone(), "Instance stops:", id);
    }
    all
}

fn functions(place: &Place<'_>) -> Named {
    let functions = place.of.services.functions.iter();
    functions
        .map(|one| {
            let arn = place.arn("lambda", &format!("function:{}", one.name));
            (arn, one.name.clone())
        })
        .collect()
}

fn groups(place: &Place<'_>) -> Named {
    let groups = place.of.services.auto_scaling_groups.iter();
    groups.map(|one| same(&one.name)).collect()
}

/// Who can call an API: a person, and the functions.
fn callers(place: &Place<'_>) -> Named {
    if place.of.services.is_empty() && place.of.wires.is_empty() {
        return Vec::new();
    }
    let role = format!(
        "{}role/learner",
        place.arn("iam", "").replacen(place.region, "", 1)
    );
    let mut all = vec![(role, "You, with the role learner".to_owned())];
    all.extend(functions(place));
    all
}
