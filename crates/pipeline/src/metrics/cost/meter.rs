//! What services do costs, counted where they do it.
//!
//! [`happens`] counts what a thing that happens asks of a service, before it happens; [`ended`] what
//! work has taken that is over. A few things are known only in the midst of it: those are counted
//! there with [`Sending::uses`]. [`told`] holds each doing to the services that the tables know.

use super::item::Item;
use super::usage::Usage;
use crate::arn::Arn;
use crate::send::Sending;
use crate::world::delays;
use crate::world::services::{ActionCategory, Function, Undeclared, WorkflowType};
use crate::world::{Called, DoingKind, ObjectChange, Process, Running, What};
use crate::{Timestamp, Yard};

/// SQS and SNS count each part of a message of this size as one. Source: "Amazon SQS pricing" and
/// "Amazon SNS pricing", as third parties of 2026 tell them; seen 2026-11-22.
const MESSAGE_CHUNK: u64 = 65_536;
/// DynamoDB writes an item by parts of this size, Kinesis rounds a record up to it. Source: AWS
/// whitepaper "How AWS Pricing Works", DynamoDB; "Amazon Kinesis Data Streams pricing"; seen
/// 2026-11-22.
const KILOBYTE: u64 = 1_024;
/// Firehose rounds a record up to this. Source: "Amazon Data Firehose pricing"; seen 2026-11-22.
const FIREHOSE_STEP: u64 = 5 * 1_024;
/// The memory of a function that declares none, in megabytes. Source: Lambda API Reference,
/// CreateFunction, MemorySize; seen 2026-11-22.
const DEFAULT_MEMORY: u64 = 128;
/// The least memory of an Express workflow, in megabytes, and what its duration is rounded up to, in
/// milliseconds. Source: "AWS Step Functions pricing"; seen 2026-11-22.
const EXPRESS: (u64, u64) = (64, 100);
/// The CPU units and megabytes of a task, as the yard's events of ECS tell them, and its least
/// duration in seconds. Source for that: "AWS Fargate pricing", as third parties of 2026 tell it;
/// seen 2026-11-22.
const TASK: (u64, u64, u64) = (256, 512, 60);

impl Sending<'_> {
    /// Counts more of an item.
    pub(crate) fn uses(&mut self, item: Item, more: u64) {
        self.world.used.add(item, more);
    }

    /// Counts how long a function runs.
    pub(crate) fn uses_function(&mut self, function: &Function, millis: i64) {
        let millis = u64::try_from(millis).unwrap_or(0);
        let (item, memory) = match function.memory_size {
            Some(memory) => (Item::LambdaDuration, u64::from(memory)),
            None => (Item::LambdaDurationAssumed, DEFAULT_MEMORY),
        };
        self.uses(item, millis.saturating_mul(memory));
    }

    /// Counts what Lambda asks of a queue or stream to read a batch of so many bytes.
    pub(crate) fn uses_reading(&mut self, source: &str, bytes: usize) {
        match Arn::read(source).map_or("", |arn| arn.service) {
            "sqs" => self.uses(queue_item(source), chunks(bytes)),
            "kinesis" => self.uses(Item::KinesisOut, bytes as u64),
            "dynamodb" => self.uses(Item::DynamoDbStreamReads, 1),
            _ => {}
        }
    }

    /// Counts the request by which Lambda deletes a batch of messages that was handled.
    pub(crate) fn uses_deleting(&mut self, queue: &str) {
        self.uses(queue_item(queue), 1);
    }
}

/// The parts of a message.
pub(super) fn chunks(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(MESSAGE_CHUNK).max(1)
}

/// The item of a request to a queue, by its name, ARN or address.
pub(super) fn queue_item(queue: &str) -> Item {
    match queue.ends_with(".fifo") {
        true => Item::SqsFifoRequests,
        false => Item::SqsRequests,
    }
}

/// The account of an ARN, where it names one.
pub(super) fn account_of(arn: &str) -> Option<&str> {
    let arn = Arn::read(arn).ok()?;
    Some(arn.account).filter(|account| !account.is_empty())
}

/// Counts what a thing that happens asks of a service. The yard is in its place.
pub(crate) fn happens(sending: &mut Sending<'_>, what: &What) {
    asks(&mut sending.world.used, sending.yard, what);
    if let What::Invoke { function, .. } = what
        && !knows_function(sending.yard, function)
    {
        sending.uses(Item::UndeclaredWork, 1);
    }
}

/// Counts what a target was asked that does nothing further in the yard.
pub(crate) fn took(sending: &mut Sending<'_>, what: &What) {
    asks(&mut sending.world.used, sending.yard, what);
    let begins = match what {
        What::Invoke { .. } => true,
        What::Call(called) => begins_work(&called.call.service, &called.call.operation),
        _ => false,
    };
    sending.uses(Item::UndeclaredWork, u64::from(begins));
}

/// The operations that begin work which costs by what it does.
pub(crate) fn begins_work(service: &str, operation: &str) -> bool {
    matches!(
        (service, operation),
        ("codebuild", "StartBuild")
            | ("codepipeline", "StartPipelineExecution")
            | ("codedeploy", "CreateDeployment")
            | ("states", "StartExecution")
            | ("ecs", "RunTask")
            | ("ssm", "StartAutomationExecution")
            | ("lambda", "Invoke")
    )
}

fn knows_function(yard: &Yard, arn: &str) -> bool {
    let services = &yard.resources.services;
    let name = crate::world::function_name(arn);
    services.undeclared == Undeclared::Simple
        || services.functions.iter().any(|each| each.name == name)
}

fn asks(used: &mut Usage, yard: &Yard, what: &What) {
    match what {
        What::Call(called) => call(used, yard, called),
        What::Invoke { .. } => used.add(Item::LambdaRequests, 1),
        What::Publish { topic, message, .. } => published(used, topic, message.len()),
        What::Enqueue { queue, body, .. } => used.add(queue_item(queue), chunks(body.len())),
        What::Object { change, .. } => used.add(
            match change {
                ObjectChange::Put | ObjectChange::Copied => Item::S3Writes,
                ObjectChange::Deleted => Item::S3Deletes,
            },
            1,
        ),
        What::Item { item, .. } => used.add(Item::DynamoDbWrites, units(item.len())),
        What::Record { stream, data, .. } => {
            let bytes = (data.len() as u64).max(1);
            match stream.contains(":firehose:") {
                true => used.add(Item::FirehoseIn, bytes.next_multiple_of(FIREHOSE_STEP)),
                false => used.add(Item::KinesisIn, bytes.next_multiple_of(KILOBYTE)),
            }
        }
        What::LogLine { message, .. } => used.add(Item::LogIngestion, message.len() as u64),
        What::Datum { .. } => used.add(Item::MetricData, 1),
        // Events are counted from the steps of their bus, work where it ends; the rest is a turn of
        // something that was counted before, or a person's.
        What::Event { .. }
        | What::Entry { .. }
        | What::Approval { .. }
        | What::Wake { .. }
        | What::Replay { .. }
        | What::Wire(_)
        | What::Ended { .. } => {}
    }
}

fn published(used: &mut Usage, topic: &str, bytes: usize) {
    match topic.ends_with(".fifo") {
        true => used.add(Item::SnsFifoPublishes, 1),
        false => used.add(Item::SnsPublishes, chunks(bytes)),
    }
}

/// The write request units of an item.
fn units(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(KILOBYTE).max(1)
}

/// Counts a call of an API. What a call brings about is counted when it happens: a message that comes
/// to a queue, an object, an item of a table that the yard knows, a record, a line, a datum.
fn call(used: &mut Usage, yard: &Yard, called: &Called) {
    let call = &called.call;
    if call.error_code.is_some() {
        // Told as refused.
        return;
    }
    let operation = call.operation.as_str();
    let is = |starts: &[&str]| starts.iter().any(|start| operation.starts_with(start));
    match (call.service.as_str(), operation) {
        ("sqs", "SendMessage")
        | ("s3", "PutObject" | "CopyObject" | "DeleteObject")
        | ("kinesis" | "firehose", "PutRecord")
        | ("logs", "PutLogEvents")
        | ("events", "PutEvents") => {}
        ("sns", "Publish") => {
            let request = crate::world::Request::read(&call.request);
            let topic = request.text(&["topicArn", "targetArn"]);
            let message = request.json(&["message"]).unwrap_or_default();
            published(used, topic, message.len());
        }
        ("sqs", _) => {
            let request = crate::world::Request::read(&call.request);
            used.add(queue_item(request.text(&["queueUrl"])), 1);
        }
        ("lambda", "Invoke") => used.add(Item::LambdaRequests, 1),
        ("s3", _) if is(&["Delete", "Abort"]) => used.add(Item::S3Deletes, 1),
        ("s3", _)
            if is(&[
                "Put", "Copy", "Post", "List", "Create", "Complete", "Upload",
            ]) =>
        {
            used.add(Item::S3Writes, 1);
        }
        ("s3", _) => used.add(Item::S3Reads, 1),
        ("dynamodb", "PutItem" | "UpdateItem" | "DeleteItem") => {
            if !crate::world::knows_table(yard, &call.request) {
                used.add(Item::DynamoDbWrites, units(call.request.len()));
            }
        }
        ("dynamodb", "BatchWriteItem" | "TransactWriteItems") => {
            used.add(Item::DynamoDbWrites, units(call.request.len()));
        }
        (
            "dynamodb",
            "GetItem" | "BatchGetItem" | "TransactGetItems" | "Query" | "Scan" | "GetRecords",
        ) => {
            used.add(Item::DynamoDbReads, 1);
        }
        (
            "monitoring",
            "PutMetricData" | "GetMetricData" | "GetMetricStatistics" | "ListMetrics",
        ) => used.add(Item::MetricRequests, 1),
        ("ssm", "CreateOpsItem") => used.add(Item::OpsItems, 1),
        ("ssm", "GetOpsItem" | "UpdateOpsItem" | "DescribeOpsItems" | "GetOpsSummary") => {
            used.add(Item::OpsItemRequests, 1)
        }
        ("kinesis" | "firehose" | "sns" | "lambda", _) if !is(&CONTROL) => other(used, call),
        (service, _) if FREE.contains(&service) => used.add(Item::FreeCalls, 1),
        _ => other(used, call),
    }
}

/// How the operations begin that set something up or look at it, which services do not charge for.
const CONTROL: [&str; 8] = [
    "Create", "Update", "Delete", "Describe", "List", "Set", "Add", "Tag",
];

/// The services whose calls cost nothing by themselves: what they begin costs, is priced by itself,
/// or runs on something that costs. Chosen on 2026-11-22 from what the services' pages charge for.
const FREE: [&str; 24] = [
    "autoscaling",
    "cloudformation",
    "cloudtrail",
    "codebuild",
    "codecommit",
    "codedeploy",
    "codepipeline",
    "config",
    "dynamodb",
    "ec2",
    "ecs",
    "elasticbeanstalk",
    "events",
    "firehose",
    "iam",
    "kinesis",
    "lambda",
    "logs",
    "monitoring",
    "sns",
    "ssm",
    "states",
    "sts",
    "support",
];

fn other(used: &mut Usage, call: &crate::world::ApiCall) {
    used.add(Item::OtherCalls, 1);
    used.add_other(&call.service);
}

/// Counts what work has taken that is over.
pub(crate) fn ended(sending: &mut Sending<'_>, running: &Running) {
    let now = sending.yard.clock;
    match &running.process {
        Process::Build(build) => {
            sending.uses(Item::BuildMinutes, rounded_up(build.began, now, 60_000));
        }
        Process::Execution(run) if run.machine.r#type == WorkflowType::Express => {
            let (memory, step) = EXPRESS;
            let steps = rounded_up(run.began, now, step);
            let millis = steps.saturating_mul(step);
            sending.uses(Item::ExpressRequests, 1);
            sending.uses(Item::ExpressDuration, millis.saturating_mul(memory));
        }
        Process::Action(run) => {
            if run.action.category != ActionCategory::Approval {
                sending.uses(Item::ActionMinutes, rounded_up(run.began, now, 60_000));
            }
        }
        Process::Deployment(_) => sending.uses(Item::Deployments, 1),
        Process::Task(task) if task.definition.launch_type == "FARGATE" => {
            let pulls = crate::send::later(task.created, delays::ECS_PROVISIONING.millis);
            let (cpu, memory, least) = TASK;
            let seconds = rounded_up(pulls, now, 1_000).max(least);
            sending.uses(Item::FargateCpu, seconds.saturating_mul(cpu));
            sending.uses(Item::FargateMemory, seconds.saturating_mul(memory));
        }
        Process::Task(_) => sending.uses(Item::Ec2Tasks, 1),
        Process::Command(command) => {
            sending.uses(Item::Commands, command.instances.len() as u64);
        }
        Process::Instance(_) => sending.uses(Item::InstanceChanges, 1),
        Process::Evaluation(run) if run.evaluates => {
            sending.uses(Item::RuleEvaluations, 1);
            sending.uses(Item::ConfigurationItems, 1);
        }
        // Counted when it began, state by state, step by step, action by action or record by record.
        Process::Function(_)
        | Process::Execution(_)
        | Process::Automation(_)
        | Process::Pipeline(_)
        | Process::Lifecycle(_)
        | Process::Evaluation(_)
        | Process::Buffer(_)
        | Process::Batch(_) => {}
    }
}

/// How many steps of so many milliseconds a time takes, the last one whole; one at least.
fn rounded_up(from: Timestamp, to: Timestamp, step: u64) -> u64 {
    let millis = to.millis().saturating_sub(from.millis());
    let millis = u64::try_from(millis).unwrap_or(0);
    millis.div_ceil(step.max(1)).max(1)
}

/// The services whose doings the tables know, as ARNs name them.
const KNOWN: [&str; 24] = [
    "autoscaling",
    "cloudtrail",
    "cloudwatch",
    "codebuild",
    "codecommit",
    "codedeploy",
    "codepipeline",
    "codestar-notifications",
    "config",
    "dynamodb",
    "ec2",
    "ecs",
    "events",
    "firehose",
    "iam",
    "kinesis",
    "lambda",
    "logs",
    "monitoring",
    "s3",
    "sns",
    "sqs",
    "ssm",
    "states",
];

/// Holds a doing to the services that the tables know, and counts what was refused.
pub(crate) fn told(used: &mut Usage, resource: &str, kind: DoingKind) {
    if kind == DoingKind::Refused {
        used.add(Item::Refused, 1);
        return;
    }
    let service = Arn::read(resource).map_or(resource, |arn| arn.service);
    // A call is priced by what it calls, whoever makes it.
    if kind != DoingKind::Called && !KNOWN.contains(&service) {
        used.add(Item::OtherDoings, 1);
        used.add_other(service);
    }
}
