//! API destination: an HTTP endpoint outside AWS.

use super::{
    Check, Effect, Form, Parameter, Part, Permission, PermissionModel, TargetKind, TargetType,
};

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::ApiDestination,
    label: "API destination",
    service: "events",
    arn_form: "arn:aws:events:REGION:ACCOUNT:api-destination/NAME/ID",
    arn_example: "arn:aws:events:us-east-1:123456789012:api-destination/tickets/11112222-3333-4444-5555-666677778888",
    parameters: &[
        Parameter {
            name: "RoleArn",
            required: "Always: the role that EventBridge takes on to call the API destination.",
            always: true,
        },
        Parameter {
            name: "HttpParameters",
            required: "Only for path, header and query parameters that the endpoint needs.",
            always: false,
        },
    ],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "events:InvokeApiDestination",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow events:InvokeApiDestination; the endpoint itself asks for what the connection holds.",
    },
    receives: "An HTTPS request goes to the endpoint, with the text as its body; the endpoint has 5 seconds to answer.",
    timeout_ms: Some(5_000),
    arn: Check::Form(Form {
        region: true,
        account: true,
        prefix: "api-destination/",
        what: "an API destination and its id",
        longest: 101,
        also: "./",
    }),
    effect: Effect::Call {
        operation: "InvokeApiDestination",
        request: &[
            ("apiDestination", Part::Arn),
            ("parameters", Part::Parameters("HttpParameters")),
            ("body", Part::Input),
        ],
    },
};
