//! AWS CodeBuild project.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::CodeBuildProject,
    label: "CodeBuild project",
    service: "codebuild",
    arn_form: "arn:aws:codebuild:REGION:ACCOUNT:project/NAME",
    arn_example: "arn:aws:codebuild:us-east-1:123456789012:project/website",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the build.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "codebuild:StartBuild",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow codebuild:StartBuild on the project.",
    },
    receives: "A build of the project starts; a text with \"buildType\":\"BATCH\" starts a batch build.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "project/",
        what: "a project",
        longest: 150,
        also: "",
    }),
    effect: Effect::Call {
        operation: "StartBuild",
        request: &[("projectName", Part::Name), ("overrides", Part::Input)],
    },
};
