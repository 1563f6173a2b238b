//! Amazon ECS task: the ARN is that of the cluster.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::EcsTask,
    label: "ECS task",
    service: "ecs",
    arn_form: "arn:aws:ecs:REGION:ACCOUNT:cluster/NAME",
    arn_example: "arn:aws:ecs:us-east-1:123456789012:cluster/batch",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to run the task.",
            always: true,
        },
        Parameter {
            name: "EcsParameters",
            required: "Always: the task definition to run.",
            always: true,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ecs:RunTask",
        also: &["iam:PassRole"],
        sentence: "The target's role must trust events.amazonaws.com, allow ecs:RunTask on the task definition, and iam:PassRole on the roles of the task.",
    },
    receives: "Tasks of the task definition start on the cluster; the text is their overrides.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "cluster/",
        what: "a cluster",
        longest: 255,
        also: "",
    }),
    effect: Effect::Call {
        operation: "RunTask",
        request: &[
            ("cluster", Part::Arn),
            ("parameters", Part::Parameters("EcsParameters")),
            ("overrides", Part::Input),
        ],
    },
};
