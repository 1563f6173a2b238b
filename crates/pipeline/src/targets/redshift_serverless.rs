//! Workgroup of Amazon Redshift Serverless.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::RedshiftServerless,
    label: "Redshift Serverless workgroup",
    service: "redshift-serverless",
    arn_form: "arn:aws:redshift-serverless:REGION:ACCOUNT:workgroup/ID",
    arn_example: "arn:aws:redshift-serverless:us-east-1:123456789012:workgroup/11112222-3333-4444-5555-666677778888",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to run the statement.",
            always: true,
        },
        Parameter {
            name: "RedshiftDataParameters",
            required: "Always: the database and the SQL statement.",
            always: true,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "redshift-data:ExecuteStatement",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow redshift-data:ExecuteStatement.",
    },
    receives: "The SQL statement runs in the database of the workgroup.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "workgroup/",
        what: "a workgroup",
        longest: 64,
        also: "",
    }),
    effect: Effect::Call {
        operation: "ExecuteStatement",
        request: &[
            ("WorkgroupName", Part::Name),
            ("parameters", Part::Parameters("RedshiftDataParameters")),
            ("input", Part::Input),
        ],
    },
};
