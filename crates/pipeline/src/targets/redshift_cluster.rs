//! Amazon Redshift cluster, by the Data API.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::RedshiftCluster,
    label: "Redshift cluster",
    service: "redshift",
    arn_form: "arn:aws:redshift:REGION:ACCOUNT:cluster:NAME",
    arn_example: "arn:aws:redshift:us-east-1:123456789012:cluster:warehouse",
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
    receives: "The SQL statement runs in the database of the cluster.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "cluster:",
        what: "a cluster",
        longest: 63,
        also: "",
    }),
    effect: Effect::Call {
        operation: "ExecuteStatement",
        request: &[
            ("ClusterIdentifier", Part::Name),
            ("parameters", Part::Parameters("RedshiftDataParameters")),
            ("input", Part::Input),
        ],
    },
};
