//! The built-in target EC2 TerminateInstances, which the console offers.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::Ec2TerminateInstances,
    label: "EC2 TerminateInstances (built in)",
    service: "events",
    arn_form: "arn:aws:events:REGION:ACCOUNT:target/terminate-instance",
    arn_example: "arn:aws:events:us-east-1:123456789012:target/terminate-instance",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to call TerminateInstances.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ec2:TerminateInstances",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ec2:TerminateInstances. Only the console makes this target.",
    },
    receives: "The instance is terminated: the text is the id of the instance as a JSON string. There is no such target for RunInstances.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "target/terminate-instance",
        what: "",
        longest: 0,
        also: "",
    }),
    effect: Effect::Call {
        operation: "TerminateInstances",
        request: &[("input", Part::Input)],
    },
};
