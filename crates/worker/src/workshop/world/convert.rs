//! From what a person chose to what the engine lets happen.

use door::{Deed, DeedKind, DeedProblem};
use pattern::json::Value as Read;
use pipeline::Yard;
use pipeline::world::{
    ApiCall, Called, ItemChange, LifecycleState, MessageAttribute, ObjectChange, What, group_now,
};
use serde_json::{Value, json};

type Problems = Vec<DeedProblem>;

/// What is to happen.
///
/// # Errors
/// What is wrong, at its field.
pub(super) fn what(yard: &Yard, deed: &Deed) -> Result<What, Problems> {
    if deed.resource.is_empty() {
        return Err(vec![DeedProblem::new(
            "resource",
            "Choose where it happens.",
        )]);
    }
    let resource = || deed.resource.clone();
    let value = |name: &str| deed.value(name).to_owned();
    Ok(match deed.kind {
        DeedKind::Object => object(deed)?,
        DeedKind::Publish => What::Publish {
            topic: resource(),
            subject: Some(value("subject")).filter(|text| !text.trim().is_empty()),
            message: needed(deed, "message", "A message may not be empty.")?,
            attributes: attributes(deed.value("attributes"))?,
        },
        DeedKind::SendMessage => What::Enqueue {
            queue: resource(),
            body: needed(deed, "body", "A message may not be empty.")?,
            group: group(deed)?,
            attributes: attributes(deed.value("attributes"))?,
        },
        DeedKind::PutRecord => What::Record {
            stream: resource(),
            partition_key: value("partition_key"),
            data: needed(deed, "data", "A record may not be empty.")?,
        },
        DeedKind::ChangeItem => item(deed)?,
        DeedKind::LogLine => What::LogLine {
            log_group: resource(),
            message: needed(deed, "message", "A line may not be empty.")?,
        },
        DeedKind::PutDatum => datum(deed)?,
        DeedKind::Invoke => What::Invoke {
            function: resource(),
            payload: whole(deed, "payload")?,
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        DeedKind::Start => start(yard, deed)?,
        DeedKind::MoveInstance => move_instance(yard, deed),
        DeedKind::CallApi => call_api(deed)?,
        DeedKind::Approve => What::Approval {
            running: number(deed)?,
            approved: deed.value("approved") == "true",
        },
        DeedKind::Lifecycle => lifecycle(deed),
        DeedKind::StopDeployment => {
            let request = json!({ "deploymentId": deed.resource });
            call(deed, "codedeploy", "StopDeployment", request)
        }
        DeedKind::StartReplay | DeedKind::CancelReplay => {
            return Err(vec![DeedProblem::new(
                "",
                "A replay is asked for by the API.",
            )]);
        }
    })
}

fn problem<T>(field: &str, message: impl Into<String>) -> Result<T, Problems> {
    Err(vec![DeedProblem::new(field, message)])
}

/// The text of a field that may not be empty.
fn needed(deed: &Deed, name: &str, message: &str) -> Result<String, Problems> {
    match deed.value(name) {
        text if text.trim().is_empty() => problem(name, message),
        text => Ok(text.to_owned()),
    }
}

/// The JSON object of a field; an empty field is an empty object.
fn members(deed: &Deed, name: &str) -> Result<Read, Problems> {
    let text = match deed.value(name).trim() {
        "" => "{}",
        text => text,
    };
    let (read, found) = pattern::json::read(text);
    match read.filter(|read| read.as_object().is_some() && found.is_empty()) {
        Some(read) => Ok(read),
        None => {
            let why = found.first().map(|one| one.message.clone());
            let why = why.unwrap_or_else(|| "It is no JSON object.".to_owned());
            problem(name, format!("Write a JSON object. {why}"))
        }
    }
}

/// The text of a JSON object.
fn whole(deed: &Deed, name: &str) -> Result<String, Problems> {
    members(deed, name)?;
    Ok(match deed.value(name).trim() {
        "" => "{}".to_owned(),
        text => text.to_owned(),
    })
}

fn object(deed: &Deed) -> Result<What, Problems> {
    let change = match deed.value("change") {
        "Copied" => ObjectChange::Copied,
        "Deleted" => ObjectChange::Deleted,
        _ => ObjectChange::Put,
    };
    let key = needed(deed, "key", "An object has a key.")?;
    if key.len() > 1_024 {
        return problem("key", "A key has 1,024 bytes at most.");
    }
    let size = match deed.value("size").trim() {
        "" => Some(0),
        text => text.parse().ok(),
    };
    let Some(size) = size else {
        return problem("size", "The size is a whole number of bytes.");
    };
    Ok(What::Object {
        bucket: deed.resource.clone(),
        key,
        size,
        change,
    })
}

fn item(deed: &Deed) -> Result<What, Problems> {
    let change = match deed.value("change") {
        "Modify" => ItemChange::Modify,
        "Remove" => ItemChange::Remove,
        _ => ItemChange::Insert,
    };
    let item = members(deed, "item")?;
    let is_typed = |value: &Read| {
        let members = value.as_object();
        members.is_some_and(|members| {
            members.len() == 1 && members.iter().all(|one| TYPES.contains(&one.key.as_ref()))
        })
    };
    let members = item.as_object().unwrap_or_default();
    if let Some(bad) = members.iter().find(|one| !is_typed(&one.value)) {
        let message = format!(
            "{} is not written in DynamoDB’s form, such as {{\"S\":\"text\"}} or {{\"N\":\"1\"}}.",
            bad.key
        );
        return problem("item", message);
    }
    if members.is_empty() {
        return problem("item", "An item has the keys of its table at least.");
    }
    Ok(What::Item {
        table: deed.resource.clone(),
        change,
        item: whole(deed, "item")?,
    })
}

/// The types of DynamoDB's JSON.
const TYPES: [&str; 10] = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];

/// The message group, which a FIFO queue needs and another may not have.
fn group(deed: &Deed) -> Result<Option<String>, Problems> {
    let group = deed.value("group").trim();
    let is_fifo = deed.resource.ends_with(".fifo");
    match (is_fifo, group.is_empty()) {
        (true, true) => problem("group", "A message to a FIFO queue has a message group."),
        (false, false) => problem("group", "Only a FIFO queue has message groups."),
        _ => Ok(Some(group.to_owned()).filter(|group| !group.is_empty())),
    }
}

fn attributes(text: &str) -> Result<Vec<MessageAttribute>, Problems> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let Some((name, value)) = line.split_once('=') else {
                return problem("attributes", format!("Write name=value, not “{line}”."));
            };
            let (name, data_type) = name
                .trim()
                .split_once(':')
                .unwrap_or((name.trim(), "String"));
            if name.is_empty()
                || !["String", "Number", "String.Array", "Binary"].contains(&data_type)
            {
                return problem(
                    "attributes",
                    format!("“{line}” has no name, or a type that SNS does not know."),
                );
            }
            Ok(MessageAttribute {
                name: name.to_owned(),
                data_type: data_type.to_owned(),
                value: value.trim().to_owned(),
            })
        })
        .collect()
}

fn datum(deed: &Deed) -> Result<What, Problems> {
    let value = deed.value("value").trim();
    if !value.parse::<f64>().is_ok_and(f64::is_finite) {
        return problem("value", "The value is a number.");
    }
    let mut parts = deed.resource.split('\t');
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (namespace, metric_name) = (part(), part());
    let dimensions = parts.filter_map(|one| one.split_once('='));
    let dimensions = dimensions.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Ok(What::Datum {
        namespace,
        metric_name,
        dimensions: dimensions.collect(),
        value: value.to_owned(),
    })
}

/// A call of a person, with the role that a person has in the yard.
fn call(deed: &Deed, service: &str, operation: &str, request: Value) -> What {
    let by = format!("arn:aws:iam::{}:role/learner", deed.account);
    called(ApiCall::new(service, operation, request.to_string()), by)
}

fn called(call: ApiCall, by: String) -> What {
    What::Call(Box::new(Called {
        call,
        by,
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    }))
}

fn start(yard: &Yard, deed: &Deed) -> Result<What, Problems> {
    let (operation, resource) = deed.resource.split_once(' ').unwrap_or_default();
    let input = whole(deed, "input")?;
    let parameters: Value = serde_json::from_str(&input).unwrap_or_else(|_| json!({}));
    let (service, request) = match operation {
        "StartBuild" => ("codebuild", json!({ "projectName": resource })),
        "StartPipelineExecution" => ("codepipeline", json!({ "name": resource })),
        "CreateDeployment" => {
            let (application, group) = resource.split_once('/').unwrap_or((resource, ""));
            let request = json!({ "applicationName": application, "deploymentGroupName": group });
            ("codedeploy", request)
        }
        "StartExecution" => (
            "states",
            json!({ "stateMachineArn": resource, "input": input }),
        ),
        "RunTask" => ("ecs", json!({ "taskDefinition": resource })),
        "StartAutomationExecution" => (
            "ssm",
            json!({ "documentName": resource, "parameters": parameters }),
        ),
        "SendCommand" => {
            let request = json!({ "documentName": resource, "parameters": parameters, "instanceIds": managed(yard, deed) });
            ("ssm", request)
        }
        "StartInstances" | "StopInstances" => ("ec2", json!({ "instanceIds": [resource] })),
        _ => return problem("resource", "Choose what is started."),
    };
    Ok(call(deed, service, operation, request))
}

/// The ids of the instances of a place that Systems Manager knows.
fn managed(yard: &Yard, deed: &Deed) -> Vec<String> {
    let mut places = super::places(yard);
    let here =
        places.find(|(account, region, _)| (*account, *region) == (&deed.account, &deed.region));
    let instances = here.map(|(_, _, of)| of.services.instances.iter());
    let managed = instances.into_iter().flatten().filter(|one| one.managed);
    managed.map(|one| one.instance_id.clone()).collect()
}

fn move_instance(yard: &Yard, deed: &Deed) -> What {
    let group = group_now(yard, &deed.account, &deed.region, &deed.resource);
    match deed.value("transition") {
        "launch" => {
            let request = json!({
                "autoScalingGroupName": deed.resource,
                "desiredCapacity": group.map_or(0, |group| group.desired_capacity) + 1,
            });
            call(deed, "autoscaling", "SetDesiredCapacity", request)
        }
        _ => {
            let wanted = deed.value("instance").trim().to_owned();
            let members = group.map(|group| group.members).unwrap_or_default();
            let mut in_service = members
                .into_iter()
                .filter(|one| one.state == LifecycleState::InService);
            let instance = match wanted.as_str() {
                "" => in_service.next().map_or(wanted, |one| one.instance),
                _ => wanted,
            };
            let request = json!({
                "autoScalingGroupName": deed.resource,
                "instanceId": instance,
                "shouldDecrementDesiredCapacity": true,
            });
            call(
                deed,
                "autoscaling",
                "TerminateInstanceInAutoScalingGroup",
                request,
            )
        }
    }
}

fn call_api(deed: &Deed) -> Result<What, Problems> {
    let name = |field: &str, message: &str| -> Result<String, Problems> {
        let text = needed(deed, field, message)?.trim().to_owned();
        match text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        {
            true => Ok(text),
            false => problem(field, "Only letters, digits and hyphens."),
        }
    };
    let service = name("service", "Which service is called?")?;
    let operation = name("operation", "Which operation is called?")?;
    let request = whole(deed, "request")?;
    let error = deed.value("error_code").trim();
    let call = ApiCall {
        error_code: Some(error.to_owned()).filter(|code| !code.is_empty()),
        ..ApiCall::new(service.to_lowercase(), operation, request)
    };
    Ok(called(call, deed.resource.clone()))
}

fn number(deed: &Deed) -> Result<u64, Problems> {
    match deed.resource.parse() {
        Ok(number) => Ok(number),
        Err(_) => problem("", "This work is over."),
    }
}

fn lifecycle(deed: &Deed) -> What {
    let request = json!({
        "autoScalingGroupName": deed.resource,
        "lifecycleHookName": deed.value("hook"),
        "lifecycleActionToken": deed.value("token"),
        "lifecycleActionResult": deed.value("result"),
    });
    let operation = match deed.value("result") {
        "" => "RecordLifecycleActionHeartbeat",
        _ => "CompleteLifecycleAction",
    };
    call(deed, "autoscaling", operation, request)
}
