//! Systems Manager Run Command: a command runs on instances.
//!
//! Source: AWS Systems Manager User Guide, "Understanding command statuses", in an older copy without
//! a date that was read on 2026-11-22. The events are written after "Amazon EventBridge event
//! examples for Systems Manager" and were not compared with it.

use super::call::Made;
use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::iam::Code;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::{Document, DocumentType, Instance, Services};
use super::what::Called;
use crate::Timestamp;
use crate::json;
use crate::send::{Sending, later};
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
    let instances = instances(services, request);
    let id = sending.yard.draw_id();
    let mut command = Command {
        document,
        id,
        parameters: request
            .json(&["parameters"])
            .unwrap_or_else(|| "{}".to_owned()),
        instances,
        requested: sending.yard.clock,
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
    let mut seconds = 0_i64;
    for instance in command.instances.clone() {
        invocation_event(sending, &command, &instance, "InProgress");
        let input = given(&command, &instance);
        for step in &command.document.steps.clone() {
            if let Some(call) = &step.call {
                let at = seconds
                    .saturating_mul(1_000)
                    .saturating_add(delays::CALL.millis);
                let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
                let mut instances = sending.yard.resources.services.instances.iter();
                let found = instances.find(|one| one.instance_id == instance);
                let role = found.and_then(|one| one.role.clone());
                let code = Code::new(&arn, "ec2.amazonaws.com", role.as_ref());
                let made = sending.make_call(&code, call, &input, at, None);
                if let Made::Denied(_) = made {
                    denied(&mut command, &step.name);
                }
            }
        }
    }
    for step in &command.document.steps {
        seconds = seconds.saturating_add(i64::from(step.seconds));
    }
    let wait = seconds
        .saturating_mul(1_000)
        .max(delays::SSM_COMMAND.millis);
    sending.begin_work(
        &arn,
        called.parent,
        wait,
        Process::Command(Box::new(command)),
    );
    true
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
fn instances(services: &Services, request: &Request) -> Vec<String> {
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
                        services.auto_scaling_groups.iter().any(|group| {
                            values.contains(&group.name)
                                && group.instances.contains(&instance.instance_id)
                        })
                    }
                    Some(tag) => instance.tags.iter().any(|(name, value)| {
                        name == tag && (values.is_empty() || values.contains(value))
                    }),
                    None => values.contains(&instance.instance_id),
                })
    };
    let managed = services
        .instances
        .iter()
        .filter(|instance| instance.managed);
    managed
        .filter(takes)
        .map(|instance| instance.instance_id.clone())
        .collect()
}

/// The command has run.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, command: &Command) -> Next {
    let ok = command.document.steps.iter().all(|step| !step.fails);
    let status = if ok { "Success" } else { "Failed" };
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
    let expires = later(command.requested, delays::SSM_COMMAND_EXPIRY.millis);
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
