//! What a rule can send an event to: one file each.

use crate::arn::Arn;
use crate::refusal::Refusal;
use crate::rule::Target;
use serde::{Deserialize, Serialize};
use std::fmt;

mod event_bus;
mod lambda_function;
mod received;
mod sns_topic;
mod sqs_queue;
mod state_machine;

pub use received::{InvocationType, Received};

/// The kinds of target that the yard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TargetKind {
    /// An AWS Lambda function.
    LambdaFunction,
    /// An Amazon SNS topic.
    SnsTopic,
    /// An Amazon SQS queue.
    SqsQueue,
    /// An AWS Step Functions state machine.
    StateMachine,
    /// Another event bus, in this or another account or Region.
    EventBus,
}

impl TargetKind {
    /// Every kind, in the order in which a page offers them.
    pub const ALL: [TargetKind; 5] = [
        TargetKind::LambdaFunction,
        TargetKind::SnsTopic,
        TargetKind::SqsQueue,
        TargetKind::StateMachine,
        TargetKind::EventBus,
    ];

    /// What there is to know of the kind.
    pub fn target_type(self) -> &'static TargetType {
        match self {
            TargetKind::LambdaFunction => &lambda_function::TYPE,
            TargetKind::SnsTopic => &sns_topic::TYPE,
            TargetKind::SqsQueue => &sqs_queue::TYPE,
            TargetKind::StateMachine => &state_machine::TYPE,
            TargetKind::EventBus => &event_bus::TYPE,
        }
    }

    /// The name of the kind, in AWS's words, such as `Lambda function`.
    pub fn label(self) -> &'static str {
        self.target_type().label
    }
}

/// What there is to know of a kind of target.
pub struct TargetType {
    /// The kind.
    pub kind: TargetKind,
    /// Its name in AWS's words.
    pub label: &'static str,
    /// The service part of its ARN.
    pub service: &'static str,
    /// The form of its ARN, with the variable parts in capitals.
    pub arn_form: &'static str,
    /// A whole ARN as an example.
    pub arn_example: &'static str,
    /// The parameters that it may need beside id and ARN.
    pub parameters: &'static [Parameter],
    /// Who has to allow the call.
    pub permission: Permission,
    /// What the target does with the event, in one sentence.
    pub receives: &'static str,
    check_arn: fn(&Arn<'_>) -> Result<(), ArnProblem>,
    check_parameters: fn(&Target) -> Result<(), Refusal>,
    receive: fn(&Target, &str) -> Received,
}

/// A parameter of a target beside its id and ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name in the API, such as `RoleArn`.
    pub name: &'static str,
    /// When AWS asks for it, in one sentence.
    pub required: &'static str,
}

/// Who has to allow EventBridge to call the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Where the permission stands.
    pub model: PermissionModel,
    /// The IAM action.
    pub action: &'static str,
    /// The model in one plain sentence.
    pub sentence: &'static str,
}

/// Where the permission to call a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PermissionModel {
    /// In a policy on the target, which names events.amazonaws.com.
    ResourcePolicy,
    /// In a role that EventBridge takes on.
    ExecutionRole,
}

impl fmt::Debug for TargetType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TargetType")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl TargetType {
    /// What the target gets when it is called with this text.
    pub fn receive(&self, target: &Target, payload: &str) -> Received {
        (self.receive)(target, payload)
    }

    /// Whether the target has what AWS requires of its kind.
    /// Errors: AWS's refusal.
    pub fn check_parameters(&self, target: &Target) -> Result<(), Refusal> {
        (self.check_parameters)(target)
    }
}

/// Which part of an ARN is wrong, and what to write there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArnProblem {
    /// The part: prefix, partition, service, Region, account or resource.
    pub part: String,
    /// What to change, in plain words.
    pub help: String,
}

impl ArnProblem {
    pub(crate) fn new(part: &str, help: impl Into<String>) -> ArnProblem {
        ArnProblem {
            part: part.to_owned(),
            help: help.into(),
        }
    }
}

impl fmt::Display for ArnProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.help)
    }
}

impl std::error::Error for ArnProblem {}

/// The kind of target that an ARN names.
/// Errors: the part of the ARN that does not fit the service's form, or what
/// to use where the service is not a target.
pub fn kind_of(arn: &Arn<'_>) -> Result<TargetKind, ArnProblem> {
    let target_type = TargetKind::ALL
        .into_iter()
        .map(TargetKind::target_type)
        .find(|target_type| target_type.service == arn.service)
        .ok_or_else(|| unknown_service(arn.service))?;
    (target_type.check_arn)(arn)?;
    Ok(target_type.kind)
}

/// Whether a service is known to be no target of EventBridge.
pub(crate) fn is_no_target(service: &str) -> bool {
    matches!(service, "s3" | "dynamodb" | "cloudformation" | "codedeploy")
}

fn unknown_service(service: &str) -> ArnProblem {
    let instead = match service {
        "s3" | "dynamodb" => {
            "is not a target of EventBridge. Let a Lambda function or a Step Functions state machine write to it."
        }
        "cloudformation" => {
            "is not a target of EventBridge. Start a CodePipeline pipeline or a Systems Manager Automation runbook that deploys the stack."
        }
        "codedeploy" => {
            "is not a target of EventBridge. Start a CodePipeline pipeline with a deploy stage."
        }
        _ => {
            "is not among the targets of the yard: lambda, sns, sqs, states and events. Check the spelling of the third part of the ARN."
        }
    };
    ArnProblem::new("service", format!("The service \"{service}\" {instead}"))
}

/// Checks the Region and account that ARNs of most targets carry.
fn check_place(arn: &Arn<'_>, form: &str) -> Result<(), ArnProblem> {
    let region_like = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if arn.region.is_empty() || !arn.region.chars().all(region_like) {
        return Err(ArnProblem::new(
            "Region",
            format!(
                "The fourth part of the ARN is the Region, such as us-east-1. The form is {form}."
            ),
        ));
    }
    if arn.account.len() != 12 || !arn.account.chars().all(|c| c.is_ascii_digit()) {
        return Err(ArnProblem::new(
            "account",
            format!(
                "The fifth part of the ARN is the account, twelve digits without hyphens. The form is {form}."
            ),
        ));
    }
    Ok(())
}

/// Checks a resource name: its length, and letters, digits, `-` and `_`.
fn check_name(name: &str, what: &str, longest: usize) -> Result<(), ArnProblem> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || name.len() > longest || !name.chars().all(allowed) {
        return Err(ArnProblem::new(
            "resource",
            format!(
                "The name of {what} has 1 to {longest} letters, digits, hyphens or underscores; \"{name}\" does not."
            ),
        ));
    }
    Ok(())
}

/// The check of a kind that needs nothing beside id and ARN.
fn no_parameters(_: &Target) -> Result<(), Refusal> {
    Ok(())
}

#[cfg(test)]
mod tests;
