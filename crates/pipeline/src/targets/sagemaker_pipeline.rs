//! Amazon SageMaker pipeline.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SageMakerPipeline,
    label: "SageMaker pipeline",
    service: "sagemaker",
    arn_form: "arn:aws:sagemaker:REGION:ACCOUNT:pipeline/NAME",
    arn_example: "arn:aws:sagemaker:us-east-1:123456789012:pipeline/training",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to start the pipeline.",
            always: true,
        },
        Parameter {
            name: "SageMakerPipelineParameters",
            required: "Only for parameters of the pipeline.",
            always: false,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "sagemaker:StartPipelineExecution",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow sagemaker:StartPipelineExecution.",
    },
    receives: "An execution of the pipeline starts with its parameters.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "pipeline/",
        what: "a pipeline",
        longest: 256,
        also: "",
    }),
    effect: Effect::Call {
        operation: "StartPipelineExecution",
        request: &[
            ("PipelineName", Part::Name),
            (
                "parameters",
                Part::Parameters("SageMakerPipelineParameters"),
            ),
        ],
    },
};
