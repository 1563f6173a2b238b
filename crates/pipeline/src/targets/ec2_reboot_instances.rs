//! The built-in target EC2 RebootInstances, which the console offers.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::Ec2RebootInstances,
    label: "EC2 RebootInstances (built in)",
    service: "events",
    arn_form: "arn:aws:events:REGION:ACCOUNT:target/reboot-instance",
    arn_example: "arn:aws:events:us-east-1:123456789012:target/reboot-instance",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to call RebootInstances.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ec2:RebootInstances",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ec2:RebootInstances. Only the console makes this target.",
    },
    receives: "The instance starts anew: the text is the id of the instance as a JSON string. There is no such target for RunInstances.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "target/reboot-instance",
        what: "",
        longest: 0,
        also: "",
    }),
    effect: Effect::Call {
        operation: "RebootInstances",
        request: &[("input", Part::Input)],
    },
};
