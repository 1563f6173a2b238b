//! The permissions of code: which IAM action an API call takes, on what, and whether the role of the
//! code and the policy of what it calls allow it.
//!
//! Source: Service Authorization Reference, "Actions, resources, and condition keys" of each service;
//! IAM User Guide, "Cross account resource access in IAM"; written after them and not compared on a
//! known day.

use super::request::Request;
use super::services::ApiCall;
use super::{automation, places, put_events};
use crate::Yard;
use crate::arn::{Arn, partition_of};
use crate::wires::permission::{self, CodeCaller, Denied};

/// Code that runs at a resource.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code<'a> {
    /// The ARN of the resource, execution or build.
    pub(crate) by: &'a str,
    /// The service that runs it and takes on its role.
    pub(crate) service: &'static str,
    /// The ARN of the role; nobody asks for permissions where none is named.
    pub(crate) role: Option<&'a str>,
}

impl<'a> Code<'a> {
    /// Code that runs with a role.
    pub(crate) fn new(by: &'a str, service: &'static str, role: Option<&'a String>) -> Code<'a> {
        Code {
            by,
            service,
            role: role.map(String::as_str),
        }
    }

    /// A service that calls with the role that AWS made for it.
    pub(crate) fn of_service(by: &'a str) -> Code<'a> {
        Code::new(by, "", None)
    }
}

/// Whether code may make a call: the policies of its role have to allow it, and that of a resource
/// in another account, too.
pub(crate) fn may_call(
    yard: &Yard,
    code: &Code<'_>,
    call: &ApiCall,
    (account, region): (&str, &str),
) -> Result<(), Denied> {
    let is_own = account == yard.account;
    if (call.service.as_str(), call.operation.as_str()) == ("events", "PutEvents") {
        return may_put_events(yard, code, call, (account, region));
    }
    if code.role.is_none() && is_own && yard.conditions.policies.resources.is_empty() {
        return Ok(());
    }
    let resource = resource(call, account, region);
    // A role of another account is taken on for what has no policies of its own.
    if !is_own && !has_policy(&call.service) {
        return Ok(());
    }
    let caller = CodeCaller {
        service: code.service,
        source_arn: code.by,
        role: code.role,
        is_own,
    };
    permission::by_code(yard, caller, &action(call), &resource)?;
    match passed_role(yard, call, (account, region)) {
        Some(role) => permission::by_code(yard, caller, "iam:PassRole", &role),
        None => Ok(()),
    }
}

/// The role that a call hands on: that of the runbook which it starts.
///
/// Source: AWS Systems Manager User Guide, "Troubleshooting Systems Manager Automation" (an automation
/// cannot start where the caller may not pass the assume role); seen 2026-11-23.
fn passed_role(yard: &Yard, call: &ApiCall, (account, region): (&str, &str)) -> Option<String> {
    if (call.service.as_str(), call.operation.as_str()) != ("ssm", "StartAutomationExecution") {
        return None;
    }
    let request = Request::read(&call.request);
    let name = places::name_of(request.text(&["documentName"]));
    automation::role(yard, name, (account, region)).cloned()
}

/// Whether code may put events on every event bus that its entries name; the call is refused as a
/// whole. On a bus of another account both its policy there and a policy of the role have to allow
/// it. Buses of other Regions are not asked, since no event comes to them.
///
/// Source: EventBridge User Guide, "Permissions for event buses"; IAM User Guide, "Cross account
/// resource access in IAM"; seen 2026-11-22.
fn may_put_events(
    yard: &Yard,
    code: &Code<'_>,
    call: &ApiCall,
    (account, region): (&str, &str),
) -> Result<(), Denied> {
    // A role of another account was taken on for the call: there it may do what it likes, and in a
    // third account it comes as that account.
    let taken_on = (account != yard.account)
        .then(|| format!("arn:{}:iam::{account}:root", partition_of(region)));
    for bus in put_events::buses(&Request::read(&call.request), account, region) {
        let Ok(arn) = Arn::read(&bus) else {
            continue;
        };
        let is_own = arn.account == account;
        if arn.region != region || (is_own && taken_on.is_some()) {
            continue;
        }
        let caller = CodeCaller {
            service: code.service,
            source_arn: taken_on.as_deref().unwrap_or(code.by),
            role: code.role.filter(|_| taken_on.is_none()),
            is_own,
        };
        permission::by_code(yard, caller, "events:PutEvents", &bus)?;
    }
    Ok(())
}

/// Whether code may give a message to a queue, topic, function or event bus.
pub(crate) fn may_give(yard: &Yard, code: &Code<'_>, there: &str) -> Result<(), Denied> {
    let Ok(arn) = Arn::read(there) else {
        return Ok(());
    };
    let action = match arn.service {
        "sqs" => "sqs:SendMessage",
        "sns" => "sns:Publish",
        "lambda" => "lambda:InvokeFunction",
        "events" => "events:PutEvents",
        _ => return Ok(()),
    };
    let is_own = arn.account == yard.account;
    if code.role.is_none() && is_own {
        return Ok(());
    }
    let caller = CodeCaller {
        service: code.service,
        source_arn: code.by,
        role: code.role,
        is_own,
    };
    permission::by_code(yard, caller, action, there)
}

/// Whether resources of a service have policies that let other accounts in.
fn has_policy(service: &str) -> bool {
    matches!(service, "s3" | "sns" | "sqs" | "lambda" | "kinesis")
}

/// The IAM action of a call.
pub(crate) fn action(call: &ApiCall) -> String {
    let name = match (call.service.as_str(), call.operation.as_str()) {
        ("s3", "CopyObject" | "UploadPart") => "s3:PutObject",
        ("s3", "HeadObject") => "s3:GetObject",
        ("s3", "ListObjects" | "ListObjectsV2" | "HeadBucket") => "s3:ListBucket",
        ("lambda", "Invoke") => "lambda:InvokeFunction",
        ("monitoring", operation) => return format!("cloudwatch:{operation}"),
        (service, operation) => return format!("{service}:{operation}"),
    };
    name.to_owned()
}

/// The error code by which a service refuses a call that is not allowed, as CloudTrail writes it.
pub(crate) fn error_code(service: &str) -> &'static str {
    match service {
        "ec2" => "Client.UnauthorizedOperation",
        "sns" => "AuthorizationError",
        "s3" | "sqs" | "iam" | "autoscaling" | "cloudformation" | "rds" | "monitoring" => {
            "AccessDenied"
        }
        _ => "AccessDeniedException",
    }
}

/// What a call is on: the ARN that its request names, or `*`.
fn resource(call: &ApiCall, account: &str, region: &str) -> String {
    let request = Request::read(&call.request);
    let partition = partition_of(region);
    let of = |service: &str, rest: String| {
        format!("arn:{partition}:{service}:{region}:{account}:{rest}")
    };
    // A name, or an ARN as it stands.
    let named = |service: &str, before: &str, names: &[&str]| {
        let text = request.text(names);
        match Arn::read(text) {
            Ok(_) => text.to_owned(),
            Err(_) => of(service, format!("{before}{}", places::name_of(text))),
        }
    };
    let service = call.service.as_str();
    match (service, call.operation.as_str()) {
        ("s3", operation) => {
            let bucket = request.text(&["bucketName", "bucket"]);
            let key = request.text(&["key"]);
            match operation.contains("Object") && !key.is_empty() {
                true => format!("arn:{partition}:s3:::{bucket}/{key}"),
                false => format!("arn:{partition}:s3:::{bucket}"),
            }
        }
        ("lambda", _) => named(service, "function:", &["functionName"]),
        ("sns", _) => named(service, "", &["topicArn", "targetArn"]),
        ("sqs", _) => named(service, "", &["queueUrl", "queueArn"]),
        ("states", "StartExecution") => named(service, "stateMachine:", &["stateMachineArn"]),
        ("codebuild", _) => named(service, "project/", &["projectName"]),
        ("codepipeline", _) => named(service, "", &["name", "pipelineName"]),
        ("codecommit", _) => named(service, "", &["repositoryName"]),
        ("codedeploy", "CreateDeployment") => of(
            service,
            format!(
                "deploymentgroup:{}/{}",
                request.text(&["applicationName"]),
                request.text(&["deploymentGroupName"])
            ),
        ),
        ("ecs", "RunTask") => named(service, "task-definition/", &["taskDefinition"]),
        ("dynamodb", _) => named(service, "table/", &["tableName"]),
        ("kinesis", _) => named(service, "stream/", &["streamName"]),
        ("firehose", _) => named(service, "deliverystream/", &["deliveryStreamName"]),
        ("logs", _) => of(
            service,
            format!("log-group:{}:*", request.text(&["logGroupName"])),
        ),
        ("ssm", "StartAutomationExecution") => of(
            service,
            format!(
                "automation-definition/{}:$DEFAULT",
                request.text(&["documentName"])
            ),
        ),
        ("ssm", "SendCommand") => named(service, "document/", &["documentName"]),
        ("ssm", operation) if operation.contains("Parameter") => {
            let name = request.text(&["name", "path"]);
            of(
                service,
                format!("parameter/{}", name.trim_start_matches('/')),
            )
        }
        ("autoscaling", _) => of(
            service,
            format!(
                "autoScalingGroup:*:autoScalingGroupName/{}",
                request.text(&["autoScalingGroupName"])
            ),
        ),
        ("iam", _) => {
            let (user, role) = (request.text(&["userName"]), request.text(&["roleName"]));
            match (user, role) {
                ("", "") => "*".to_owned(),
                ("", role) => format!("arn:{partition}:iam::{account}:role/{role}"),
                (user, _) => format!("arn:{partition}:iam::{account}:user/{user}"),
            }
        }
        _ => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests;
