//! The built-in target EBS CreateSnapshot, which the console offers.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::EbsCreateSnapshot,
    label: "EBS CreateSnapshot (built in)",
    service: "events",
    arn_form: "arn:aws:events:REGION:ACCOUNT:target/create-snapshot",
    arn_example: "arn:aws:events:us-east-1:123456789012:target/create-snapshot",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to call CreateSnapshot.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ec2:CreateSnapshot",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ec2:CreateSnapshot. Only the console makes this target.",
    },
    receives: "A snapshot of the volume is made: the text is the id of the volume as a JSON string. There is no such target for RunInstances.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "target/create-snapshot",
        what: "",
        longest: 0,
        also: "",
    }),
    effect: Effect::Call {
        operation: "CreateSnapshot",
        request: &[("input", Part::Input)],
    },
};
