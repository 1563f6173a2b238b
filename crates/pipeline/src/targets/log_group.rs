//! Amazon CloudWatch Logs log group.

use super::{Check, Effect, Form, Part, Permission, PermissionModel, TargetKind, TargetType};

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
