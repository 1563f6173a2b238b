//! AWS Systems Manager OpsItem.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SsmOpsItem,
    label: "Systems Manager OpsItem",
    service: "ssm",
    arn_form: "arn:aws:ssm:REGION:ACCOUNT:opsitem",
    arn_example: "arn:aws:ssm:us-east-1:123456789012:opsitem",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to create the OpsItem.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ssm:CreateOpsItem",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ssm:CreateOpsItem.",
    },
    receives: "An OpsItem opens in OpsCenter, with the text in it.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "opsitem",
        what: "",
        longest: 0,
        also: "",
    }),
    effect: Effect::Call {
        operation: "CreateOpsItem",
        request: &[("Description", Part::Input)],
    },
};
