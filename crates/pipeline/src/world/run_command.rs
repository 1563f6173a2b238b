//! Systems Manager Run Command: a command runs on instances.
//!
//! Source: AWS Systems Manager User Guide, "Understanding command statuses", in an older copy without
//! a date that was read on 2026-11-22. The events are written after "Amazon EventBridge event
//! examples for Systems Manager" and were not compared with it.

use super::call::Made;
use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::fleet;
use super::iam::Code;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::{Document, DocumentType, Instance};
use super::stop;
use super::what::Called;
use crate::json;
use crate::send::{Sending, later};
use crate::{Timestamp, Yard};
use pattern::json::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json as object};

/// A command that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The document as it was when the command was sent.
    pub document: Document,
    /// The id.
    pub id: String,
    /// The parameters as JSON text.
    pub parameters: String,
    /// The ids of the instances.
    pub instances: Vec<String>,
    /// When it was asked for.
    pub requested: Timestamp,
    /// Whether it runs longer than it may.
    #[serde(default)]
    pub timed_out: bool,
    /// Whether somebody has cancelled it.
    #[serde(default)]
    pub cancelled: bool,
}

/// SendCommand. False where the place knows no such document.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = places::name_of(request.text(&["documentName"])).to_owned();
    let services = &sending.yard.resources.services;
    let mut documents = services.documents.iter();
    let is_meant =
        |each: &&Document| each.name == name && each.document_type == DocumentType::Command;
    let found = documents.find(is_meant);
    let document = services.or_simple(found, || Document {
        name: name.clone(),
        document_type: DocumentType::Command,
        ..Document::default()
    });
    let Some(document) = document else {
        return false;
    };
    let instances = instances(sending.yard, request);
    let id = sending.yard.draw_id();
    let mut command = Command {
        document,
        id,
        parameters: request
            .json(&["parameters"])
            .unwrap_or_else(|| "{}".to_owned()),
        instances,
        requested: sending.yard.clock,
        timed_out: false,
        cancelled: false,
    };
    let arn = places::arn(sending.yard, "ssm", &format!("command/{}", command.id));
    if command.instances.is_empty() {
        let text = format!("Command {name} found no instance that Systems Manager manages.");
        sending.tell(&arn, DoingKind::Failed, text, Some(&command.parameters));
        command_event(sending, &command, "NoInstancesInTag");
        return false;
    }
    let count = command.instances.len();
    let s = if count == 1 { "" } else { "s" };
    let text = format!("Command {name} runs on {count} instance{s}.");
    sending.tell(&arn, DoingKind::Started, text, Some(&command.parameters));
    command_event(sending, &command, "InProgress");
    let timeout = execution_timeout(&command.parameters);
    for instance in command.instances.clone() {
        invocation_event(sending, &command, &instance, "InProgress");
        let input = given(&command, &instance);
        let mut seconds = 0_i64;
        for step in &command.document.steps.clone() {
            let begins = seconds.saturating_mul(1_000);
            seconds = seconds.saturating_add(i64::from(step.seconds));
            // A step that the time-out comes before makes no call.
            if begins >= timeout {
                break;
            }
            if let Some(call) = &step.call {
                let at = begins.saturating_add(delays::CALL.millis);
                let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
                let mut instances = fleet::instances(sending.yard).into_iter();
                let found = instances.find(|one| one.instance_id == instance);
                let role = found.and_then(|one| one.role);
                let code = Code::new(&arn, "ec2.amazonaws.com", role.as_ref());
                let made = sending.make_call(&code, call, &input, at, None);
                if let Made::Denied(_) = made {
                    denied(&mut command, &step.name);
                }
            }
        }
    }
    let steps = command.document.steps.iter();
    let seconds: i64 = steps.map(|step| i64::from(step.seconds)).sum();
    let all = seconds
        .saturating_mul(1_000)
        .max(delays::SSM_COMMAND.millis);
    command.timed_out = all > timeout;
    let wait = all.min(timeout);
    sending.begin_work(
        &arn,
        called.parent,
        wait,
        Process::Command(Box::new(command)),
    );
    true
}

/// How long a command may run, in milliseconds: its parameter `executionTimeout` in seconds, which
/// documents such as AWS-RunShellScript have.
fn execution_timeout(parameters: &str) -> i64 {
    let given = Request::read(parameters);
    let mut texts = given.texts(&["executionTimeout"]);
    texts.push(given.text(&["executionTimeout"]).to_owned());
    let mut seconds = texts.iter().filter_map(|text| text.parse::<u32>().ok());
    let seconds = seconds.find(|seconds| *seconds > 0);
    seconds.map_or(delays::SSM_EXECUTION_TIMEOUT.millis, |seconds| {
        i64::from(seconds).saturating_mul(1_000)
    })
}

/// CancelCommand: a command that runs is cancelled on all its instances. What its steps have already
/// been told to do they do.
///
/// Source: AWS Systems Manager API Reference, CancelCommand (AWS does not promise that a command stops);
/// not compared with it on a known day. Where the request names some of several instances, the yard
/// leaves the command alone.
pub(super) fn cancel(sending: &mut Sending<'_>, request: &Request) {
    let id = request.text(&["commandId"]);
    let only = request.texts(&["instanceIds"]);
    stop::halt(sending, |each| match &mut each.process {
        Process::Command(command) if command.id == id && !command.cancelled => {
            let mut instances = command.instances.iter();
            command.cancelled = only.is_empty() || instances.all(|one| only.contains(one));
            command.cancelled
        }
        _ => false,
    });
}

/// A step may not make its call, so it fails.
fn denied(command: &mut Command, name: &str) {
    for step in &mut command.document.steps {
        step.fails |= step.name == name;
    }
}

/// What the steps of a command are given on an instance.
fn given(command: &Command, instance: &str) -> String {
    let mut text = String::from("{\"instance-id\":");
    json::quote(instance, &mut text);
    text.push_str(",\"command-id\":");
    json::quote(&command.id, &mut text);
    text.push_str(",\"parameters\":");
    text.push_str(if json::whole(&command.parameters).is_some() {
        &command.parameters
    } else {
        "{}"
    });
    text.push('}');
    text
}

/// The managed instances that a request is for: by id, or by tags.
fn instances(yard: &Yard, request: &Request) -> Vec<String> {
    let mut asked: Vec<(String, Vec<String>)> = Vec::new();
    let ids = request.texts(&["instanceIds"]);
    if !ids.is_empty() {
        asked.push(("InstanceIds".to_owned(), ids));
    }
    let targets = request.get(&["targets"]);
    let list = targets.map(|targets| targets.get("RunCommandTargets").unwrap_or(targets));
    if let Some(Kind::Array(items)) = list.map(|value| &value.kind) {
        for item in items {
            let texts = match item
                .get("Values")
                .or_else(|| item.get("values"))
                .map(|values| &values.kind)
            {
                Some(Kind::Array(values)) => values
                    .iter()
                    .filter_map(|value| value.as_str().map(str::to_owned))
                    .collect(),
                _ => Vec::new(),
            };
            let key = item
                .get("Key")
                .or_else(|| item.get("key"))
                .and_then(|key| key.as_str());
            asked.push((key.unwrap_or_default().to_owned(), texts));
        }
    }
    let takes = |instance: &&Instance| {
        !asked.is_empty()
            && asked
                .iter()
                .all(|(key, values)| match key.strip_prefix("tag:") {
                    // Auto Scaling gives this tag to the instances of its groups.
                    Some("aws:autoscaling:groupName") => {
                        fleet::is_member(yard, values, &instance.instance_id)
                    }
                    Some(tag) => instance.tags.iter().any(|(name, value)| {
                        name == tag && (values.is_empty() || values.contains(value))
                    }),
                    None => values.contains(&instance.instance_id),
                })
    };
    let mut instances = fleet::instances(yard);
    instances.retain(|instance| instance.managed && takes(&instance));
    let ids = instances.into_iter().map(|instance| instance.instance_id);
    ids.collect()
}

/// The command has run.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, command: &Command) -> Next {
    let fails = command.document.steps.iter().any(|step| step.fails);
    let status = match (command.cancelled, command.timed_out, fails) {
        (true, _, _) => "Cancelled",
        (false, true, _) => "TimedOut",
        (false, false, true) => "Failed",
        (false, false, false) => "Success",
    };
    let ok = status == "Success";
    let kind = if ok {
        DoingKind::Succeeded
    } else {
        DoingKind::Failed
    };
    let text = format!("Command {} has status {status}.", command.document.name);
    sending.tell(&running.arn, kind, text, None);
    for instance in command.instances.clone() {
        invocation_event(sending, command, &instance, status);
    }
    command_event(sending, command, status);
    Next::Over(Ending {
        ok,
        of: command.id.clone(),
        status: status.to_owned(),
    })
}

fn arns(sending: &Sending<'_>, instances: &[String]) -> Vec<String> {
    let arn = |id: &String| places::arn(sending.yard, "ec2", &format!("instance/{id}"));
    instances.iter().map(arn).collect()
}

fn command_event(sending: &mut Sending<'_>, command: &Command, status: &str) {
    let parameters: Value = serde_json::from_str(&command.parameters).unwrap_or(Value::Null);
    // Until it is delivered, and then for its execution.
    let expiry = delays::SSM_COMMAND_EXPIRY
        .millis
        .saturating_sub(delays::SSM_EXECUTION_TIMEOUT.millis)
        .saturating_add(execution_timeout(&command.parameters));
    let expires = later(command.requested, expiry);
    let detail = object!({
        "command-id": command.id,
        "document-name": command.document.name,
        "expire-after": millis(expires),
        "parameters": parameters,
        "requested-date-time": millis(command.requested),
        "status": status,
    });
    let arns = arns(sending, &command.instances);
    let resources: Vec<&str> = arns.iter().map(String::as_str).collect();
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "EC2 Command Status-change Notification",
        resources: &resources,
        detail,
    });
}

fn invocation_event(sending: &mut Sending<'_>, command: &Command, instance: &str, status: &str) {
    let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
    let detail = object!({
        "command-id": command.id,
        "document-name": command.document.name,
        "instance-id": instance,
        "requested-date-time": millis(command.requested),
        "status": status,
    });
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "EC2 Command Invocation Status-change Notification",
        resources: &[&arn],
        detail,
    });
}
