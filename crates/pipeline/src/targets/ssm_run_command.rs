//! AWS Systems Manager Run Command.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SsmRunCommand,
    label: "Systems Manager Run Command",
    service: "ssm",
    arn_form: "arn:aws:ssm:REGION:ACCOUNT:document/NAME",
    arn_example: "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to send the command.",
            always: true,
        },
        Parameter {
            name: "RunCommandParameters",
            required: "Always: which instances the command is for.",
            always: true,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ssm:SendCommand",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ssm:SendCommand on the document and the instances.",
    },
    receives: "The command document runs on the instances; the text is its parameters.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: false,
        prefix: "document/",
        what: "a document",
        longest: 128,
        also: ".",
    }),
    effect: Effect::Call {
        operation: "SendCommand",
        request: &[
            ("DocumentName", Part::Name),
            ("Targets", Part::Parameters("RunCommandParameters")),
            ("Parameters", Part::Input),
        ],
    },
};
