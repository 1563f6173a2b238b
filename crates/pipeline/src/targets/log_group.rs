//! Amazon CloudWatch Logs log group.

use super::{Check, Effect, Form, Part, Permission, PermissionModel, TargetKind, TargetType};
use crate::json;
use crate::rule::InputChoice;

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::LogGroup,
    label: "CloudWatch Logs log group",
    service: "logs",
    arn_form: "arn:aws:logs:REGION:ACCOUNT:log-group:NAME",
    arn_example: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders",
    parameters: &[],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "logs:PutLogEvents",
        also: &["logs:CreateLogStream"],
        sentence: "A resource policy of CloudWatch Logs must allow events.amazonaws.com and delivery.logs.amazonaws.com to create streams and put events; a role is never used. The console keeps to groups whose name begins with /aws/events/.",
    },
    receives: "The text becomes one log event in a stream of its own.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "log-group:",
        what: "a log group",
        longest: 512,
        also: "._-/#:*",
    }),
    effect: Effect::Call {
        operation: "PutLogEvents",
        request: &[("logGroupName", Part::Name), ("message", Part::Input)],
    },
};

/// Whether the text of an input transformer makes a log event: it is an object with `timestamp` and
/// `message`. Everything else comes as it is.
///
/// Source: EventBridge API Reference, PutTargets, as told in https://github.com/aws/aws-cdk/pull/20748 (a
/// log group takes no other template); seen 2026-11-23. That another template is taken and that nothing is
/// logged then is what people report there and in https://github.com/aws/aws-cdk/pull/10598.
pub(crate) fn takes(input: &InputChoice, text: &str) -> bool {
    let InputChoice::Transformer { .. } = input else {
        return true;
    };
    json::whole(text)
        .is_some_and(|value| value.get("timestamp").is_some() && value.get("message").is_some())
}
