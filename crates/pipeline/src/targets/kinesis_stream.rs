//! Amazon Kinesis data stream.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::KinesisStream,
    label: "Kinesis stream",
    service: "kinesis",
    arn_form: "arn:aws:kinesis:REGION:ACCOUNT:stream/NAME",
    arn_example: "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to put the record.",
            always: true,
        },
        Parameter {
            name: "KinesisParameters",
            required: "Only to choose the partition key; else the event's id is the key.",
            always: false,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "kinesis:PutRecord",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow kinesis:PutRecord on the stream.",
    },
    receives: "The text becomes the data of one record.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "stream/",
        what: "a stream",
        longest: 128,
        also: ".",
    }),
    effect: Effect::Call {
        operation: "PutRecord",
        request: &[
            ("StreamARN", Part::Arn),
            ("PartitionKey", Part::PartitionKey),
            ("Data", Part::Input),
        ],
    },
};
