//! Response plan of AWS Systems Manager Incident Manager.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::IncidentResponsePlan,
    label: "Incident Manager response plan",
    service: "ssm-incidents",
    arn_form: "arn:aws:ssm-incidents::ACCOUNT:response-plan/NAME",
    arn_example: "arn:aws:ssm-incidents::123456789012:response-plan/outage",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the incident.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "ssm-incidents:StartIncident",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow ssm-incidents:StartIncident on the response plan.",
    },
    receives: "An incident starts by the response plan.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: false,
        account: true,
        prefix: "response-plan/",
        what: "a response plan",
        longest: 200,
        also: "",
    }),
    effect: Effect::Call {
        operation: "StartIncident",
        request: &[
            ("responsePlanArn", Part::Arn),
            ("triggerDetails", Part::Input),
        ],
    },
};
