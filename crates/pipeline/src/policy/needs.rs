//! Which calls a target takes, by the service and form of its ARN.
//!
//! Source: EventBridge User Guide, "Using identity-based policies", "Using
//! resource-based policies" and the API's target parameters; the actions'
//! resources from the Service Authorization Reference. Last compared
//! 2026-01-15.

use crate::arn::Arn;
use pattern::json::{Kind, Value};

mod services;

/// One call that has to be allowed before a target is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// The IAM action.
    pub(super) action: &'static str,
    /// On what: an ARN, or `*` where the action takes no resource.
    pub(super) resource: String,
    /// Condition keys that this call carries beside the usual ones.
    pub(super) context: Vec<(&'static str, String)>,
}

impl Need {
    fn new(action: &'static str, resource: impl Into<String>) -> Need {
        Need {
            action,
            resource: resource.into(),
            context: Vec::new(),
        }
    }

    fn with(mut self, key: &'static str, value: impl Into<String>) -> Need {
        self.context.push((key, value.into()));
        self
    }
}

/// The service principal that tasks of ECS take on their roles with.
const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

/// The service principal that runbooks take on their roles with.
const SSM: &str = "ssm.amazonaws.com";

/// The role that the console makes for tasks of ECS.
const TASK_EXECUTION_ROLE: &str = "ecsTaskExecutionRole";

/// What a target is, as far as its calls depend on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called<'a> {
    pub(super) arn: &'a str,
    pub(super) parameters: &'a [(String, String)],
    pub(super) passed_roles: &'a [String],
}

impl Called<'_> {
    /// A parameter of the target, such as `EcsParameters`.
    fn parameter(&self, name: &str) -> Option<Value> {
        let (_, text) = self.parameters.iter().find(|(known, _)| known == name)?;
        pattern::json::read(text).0
    }

    /// A text within a parameter.
    fn text(&self, parameter: &str, name: &str) -> Option<String> {
        let value = self.parameter(parameter)?;
        value.get(name)?.as_str().map(str::to_owned)
    }
}

/// The calls that a target takes; none where the ARN is that of no target.
pub(super) fn of(called: Called<'_>) -> Vec<Need> {
    match Arn::read(called.arn) {
        Ok(arn) => services::needs(arn, called),
        Err(_) => Vec::new(),
    }
}

/// Whether targets of the service are called by EventBridge itself, as long
/// as no role is given: their own policies decide.
pub(super) fn is_called_by_service(arn: &Arn<'_>) -> bool {
    matches!(
        arn.service,
        "lambda" | "sns" | "sqs" | "logs" | "execute-api"
    )
}

/// Whether resources of this kind have policies of their own, so that another
/// account can be let in.
pub(super) fn has_resource_policy(arn: &Arn<'_>) -> bool {
    let bus = arn.service == "events" && arn.resource.starts_with("event-bus/");
    bus || is_called_by_service(arn) || arn.service == "kinesis"
}

/// Whether a call carries `aws:SourceArn` and `aws:SourceAccount` when
/// EventBridge makes it itself. The guide says that policies of SNS topics
/// cannot have conditions for EventBridge, and its example for log groups has
/// a condition only for the action that writes.
pub(super) fn carries_source(action: &str) -> bool {
    !matches!(action, "sns:Publish" | "logs:CreateLogStream")
}

/// The roles that a task may need, for `iam:PassRole`.
fn passed_roles(called: &Called<'_>, arn: Arn<'_>) -> Vec<Need> {
    let pass = |role: &str| Need::new("iam:PassRole", role).with("iam:PassedToService", ECS_TASKS);
    if called.passed_roles.is_empty() {
        let (partition, account) = (arn.partition, arn.account);
        return vec![pass(&format!(
            "arn:{partition}:iam::{account}:role/{TASK_EXECUTION_ROLE}"
        ))];
    }
    called.passed_roles.iter().map(|role| pass(role)).collect()
}

/// The role that a runbook takes on, for `iam:PassRole`; without one it works with the caller's own.
///
/// Source: AWS Systems Manager User Guide, "Troubleshooting Systems Manager Automation" (the access denied
/// errors) and "Setting up Automation"; seen 2026-11-23.
fn runbook_roles(called: &Called<'_>) -> Vec<Need> {
    let pass =
        |role: &String| Need::new("iam:PassRole", role.as_str()).with("iam:PassedToService", SSM);
    called.passed_roles.iter().map(pass).collect()
}

/// The texts of a list, such as the values of `RunCommandTargets`.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value.map(|value| &value.kind) {
        Some(Kind::Array(items)) => {
            let texts = items.iter().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
