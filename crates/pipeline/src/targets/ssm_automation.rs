//! AWS Systems Manager Automation.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SsmAutomation,
    label: "Systems Manager Automation",
    service: "ssm",
    arn_form: "arn:aws:ssm:REGION:ACCOUNT:automation-definition/NAME:VERSION",
    arn_example: "arn:aws:ssm:us-east-1::automation-definition/AWS-RestartEC2Instance:$DEFAULT",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the runbook.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ssm:StartAutomationExecution",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ssm:StartAutomationExecution on the runbook, and iam:PassRole where the runbook takes on a role of its own.",
    },
    receives: "The runbook starts; the text is its parameters, each a list of strings.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: false,
        prefix: "automation-definition/",
        what: "a runbook",
        longest: 128,
        also: ".:$",
    }),
    effect: Effect::Call {
        operation: "StartAutomationExecution",
        request: &[("DocumentName", Part::Name), ("Parameters", Part::Input)],
    },
};
