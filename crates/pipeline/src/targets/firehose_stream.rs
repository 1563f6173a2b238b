//! Amazon Data Firehose stream.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::FirehoseStream,
    label: "Firehose stream",
    service: "firehose",
    arn_form: "arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME",
    arn_example: "arn:aws:firehose:us-east-1:123456789012:deliverystream/archive",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to put the record.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "firehose:PutRecord",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow firehose:PutRecord on the stream.",
    },
    receives: "The text becomes the data of one record, which Firehose writes to its destination, such as an S3 bucket.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "deliverystream/",
        what: "a Firehose stream",
        longest: 64,
        also: ".",
    }),
    effect: Effect::Call {
        operation: "PutRecord",
        request: &[("DeliveryStreamName", Part::Name), ("Data", Part::Input)],
    },
};
