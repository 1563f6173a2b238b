//! GraphQL API of AWS AppSync.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::AppSyncApi,
    label: "AppSync GraphQL API",
    service: "appsync",
    arn_form: "arn:aws:appsync:REGION:ACCOUNT:endpoints/graphql-api/ID",
    arn_example: "arn:aws:appsync:us-east-1:123456789012:endpoints/graphql-api/abcdefghijklmnopqrstuvwxyz",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to run the mutation.",
            always: true,
        },
        Parameter {
            name: "AppSyncParameters",
            required: "Always: the GraphQL operation.",
            always: true,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "appsync:GraphQL",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow appsync:GraphQL; the API needs IAM authorization switched on.",
    },
    receives: "The GraphQL mutation runs; the text is its variables.",
    timeout_ms: None,
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "endpoints/graphql-api/",
        what: "an API endpoint",
        longest: 64,
        also: "",
    }),
    effect: Effect::Call {
        operation: "GraphQL",
        request: &[
            ("endpoint", Part::Arn),
            ("parameters", Part::Parameters("AppSyncParameters")),
            ("variables", Part::Input),
        ],
    },
};
