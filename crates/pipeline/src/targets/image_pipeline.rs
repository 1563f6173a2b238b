//! Pipeline of EC2 Image Builder.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::ImagePipeline,
    label: "EC2 Image Builder pipeline",
    service: "imagebuilder",
    arn_form: "arn:aws:imagebuilder:REGION:ACCOUNT:image-pipeline/NAME",
    arn_example: "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/golden",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the pipeline.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "imagebuilder:StartImagePipelineExecution",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow imagebuilder:StartImagePipelineExecution.",
    },
    receives: "The pipeline builds an image.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "image-pipeline/",
        what: "an image pipeline",
        longest: 128,
        also: "",
    }),
    effect: Effect::Call {
        operation: "StartImagePipelineExecution",
        request: &[("imagePipelineArn", Part::Arn)],
    },
};
