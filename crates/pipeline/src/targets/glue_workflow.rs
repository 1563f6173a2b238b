//! AWS Glue workflow.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::GlueWorkflow,
    label: "Glue workflow",
    service: "glue",
    arn_form: "arn:aws:glue:REGION:ACCOUNT:workflow/NAME",
    arn_example: "arn:aws:glue:us-east-1:123456789012:workflow/ingest",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to notify the workflow.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "glue:NotifyEvent",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow glue:NotifyEvent on the workflow, whose trigger is of the type EVENT.",
    },
    receives: "The workflow is told of the event; it starts when its trigger has as many events as it waits for.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "workflow/",
        what: "a workflow",
        longest: 255,
        also: ". ",
    }),
    effect: Effect::Call {
        operation: "NotifyEvent",
        request: &[("workflow", Part::Name), ("event", Part::Input)],
    },
};
