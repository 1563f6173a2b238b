//! REST API of Amazon API Gateway.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::ApiGateway,
    label: "API Gateway",
    service: "execute-api",
    arn_form: "arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH",
    arn_example: "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/POST/orders",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Where the method asks for IAM authorization: the role that signs the call.",
            always: false,
        },
        Parameter {
            name: "HttpParameters",
            required: "Only for path, header and query parameters that the method needs.",
            always: false,
        },
    ],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "execute-api:Invoke",
        also: &[],
        sentence: "The API's resource policy must allow events.amazonaws.com execute-api:Invoke, with the rule as aws:SourceArn; a method with IAM authorization takes a role instead.",
    },
    receives: "The method of the deployed stage is called, with the text as its body.",
    timeout_ms: Some(29_000),
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "",
        what: "an API with stage, method and path",
        longest: 1024,
        also: "./*{}+$",
    }),
    effect: Effect::Call {
        operation: "Invoke",
        request: &[
            ("method", Part::Arn),
            ("parameters", Part::Parameters("HttpParameters")),
            ("body", Part::Input),
        ],
    },
};
