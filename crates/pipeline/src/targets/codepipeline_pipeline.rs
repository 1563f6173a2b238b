//! AWS CodePipeline pipeline.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::CodePipelinePipeline,
    label: "CodePipeline pipeline",
    service: "codepipeline",
    arn_form: "arn:aws:codepipeline:REGION:ACCOUNT:NAME",
    arn_example: "arn:aws:codepipeline:us-east-1:123456789012:release",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the pipeline.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "codepipeline:StartPipelineExecution",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow codepipeline:StartPipelineExecution on the pipeline.",
    },
    receives: "An execution of the pipeline starts. CodeDeploy and CloudFormation are reached through a stage of it.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "",
        what: "a pipeline",
        longest: 100,
        also: ".@",
    }),
    effect: Effect::Call {
        operation: "StartPipelineExecution",
        request: &[("name", Part::Name)],
    },
};
