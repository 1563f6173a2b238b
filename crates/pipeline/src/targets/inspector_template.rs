//! Assessment template of Amazon Inspector Classic.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::InspectorTemplate,
    label: "Inspector assessment template",
    service: "inspector",
    arn_form: "arn:aws:inspector:REGION:ACCOUNT:target/ID/template/ID",
    arn_example: "arn:aws:inspector:us-east-1:123456789012:target/0-nvgVhaxX/template/0-7sbz2Kz0",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the assessment.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "inspector:StartAssessmentRun",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow inspector:StartAssessmentRun.",
    },
    receives: "An assessment run of the template starts.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "target/",
        what: "an assessment target and its template",
        longest: 300,
        also: "/",
    }),
    effect: Effect::Call {
        operation: "StartAssessmentRun",
        request: &[("assessmentTemplateArn", Part::Arn)],
    },
};
