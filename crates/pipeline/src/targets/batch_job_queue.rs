//! AWS Batch job queue.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::BatchJobQueue,
    label: "Batch job queue",
    service: "batch",
    arn_form: "arn:aws:batch:REGION:ACCOUNT:job-queue/NAME",
    arn_example: "arn:aws:batch:us-east-1:123456789012:job-queue/nightly",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to submit the job.",
            always: true,
        },
        Parameter {
            name: "BatchParameters",
            required: "Always: the job definition and the name of the job.",
            always: true,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "batch:SubmitJob",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow batch:SubmitJob.",
    },
    receives: "A job of the job definition is put into the queue.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "job-queue/",
        what: "a job queue",
        longest: 128,
        also: "",
    }),
    effect: Effect::Call {
        operation: "SubmitJob",
        request: &[
            ("jobQueue", Part::Arn),
            ("parameters", Part::Parameters("BatchParameters")),
            ("input", Part::Input),
        ],
    },
};
