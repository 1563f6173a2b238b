//! Commands of `aws events` that change something.
//!
//! Source: the service models of botocore 1.x, as the AWS CLI has its options from them; seen 2026-11-22.

use super::{Command, Form, optional, required};

pub(super) static COMMANDS: &[Command] = &[
    Command {
        service: "events",
        name: "cancel-replay",
        operation: "CancelReplay",
        options: &[required("replay-name", "ReplayName", Form::Text)],
    },
    Command {
        service: "events",
        name: "create-api-destination",
        operation: "CreateApiDestination",
        options: &[
            required("name", "Name", Form::Text),
            optional("description", "Description", Form::Text),
            required("connection-arn", "ConnectionArn", Form::Text),
            required("invocation-endpoint", "InvocationEndpoint", Form::Text),
            required("http-method", "HttpMethod", Form::Text),
            optional(
                "invocation-rate-limit-per-second",
                "InvocationRateLimitPerSecond",
                Form::Number,
            ),
        ],
    },
    Command {
        service: "events",
        name: "create-archive",
        operation: "CreateArchive",
        options: &[
            required("archive-name", "ArchiveName", Form::Text),
            required("event-source-arn", "EventSourceArn", Form::Text),
            optional("description", "Description", Form::Text),
            optional("event-pattern", "EventPattern", Form::Text),
            optional("retention-days", "RetentionDays", Form::Number),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "create-connection",
        operation: "CreateConnection",
        options: &[
            required("name", "Name", Form::Text),
            optional("description", "Description", Form::Text),
            required("authorization-type", "AuthorizationType", Form::Text),
            required("auth-parameters", "AuthParameters", Form::Structure),
            optional(
                "invocation-connectivity-parameters",
                "InvocationConnectivityParameters",
                Form::Structure,
            ),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "create-event-bus",
        operation: "CreateEventBus",
        options: &[
            required("name", "Name", Form::Text),
            optional("event-source-name", "EventSourceName", Form::Text),
            optional("description", "Description", Form::Text),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
            optional("dead-letter-config", "DeadLetterConfig", Form::Structure),
            optional("log-config", "LogConfig", Form::Structure),
            optional("tags", "Tags", Form::List),
        ],
    },
    Command {
        service: "events",
        name: "delete-api-destination",
        operation: "DeleteApiDestination",
        options: &[required("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "delete-archive",
        operation: "DeleteArchive",
        options: &[required("archive-name", "ArchiveName", Form::Text)],
    },
    Command {
        service: "events",
        name: "delete-connection",
        operation: "DeleteConnection",
        options: &[required("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "delete-event-bus",
        operation: "DeleteEventBus",
        options: &[required("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "delete-rule",
        operation: "DeleteRule",
        options: &[
            required("name", "Name", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            optional("force", "Force", Form::Flag),
        ],
    },
    Command {
        service: "events",
        name: "disable-rule",
        operation: "DisableRule",
        options: &[
            required("name", "Name", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "enable-rule",
        operation: "EnableRule",
        options: &[
            required("name", "Name", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "put-events",
        operation: "PutEvents",
        options: &[
            required("entries", "Entries", Form::List),
            optional("endpoint-id", "EndpointId", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "put-permission",
        operation: "PutPermission",
        options: &[
            optional("event-bus-name", "EventBusName", Form::Text),
            optional("action", "Action", Form::Text),
            optional("principal", "Principal", Form::Text),
            optional("statement-id", "StatementId", Form::Text),
            optional("condition", "Condition", Form::Structure),
            optional("policy", "Policy", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "put-rule",
        operation: "PutRule",
        options: &[
            required("name", "Name", Form::Text),
            optional("schedule-expression", "ScheduleExpression", Form::Text),
            optional("event-pattern", "EventPattern", Form::Text),
            optional("state", "State", Form::Text),
            optional("description", "Description", Form::Text),
            optional("role-arn", "RoleArn", Form::Text),
            optional("tags", "Tags", Form::List),
            optional("event-bus-name", "EventBusName", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "put-targets",
        operation: "PutTargets",
        options: &[
            required("rule", "Rule", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            required("targets", "Targets", Form::List),
        ],
    },
    Command {
        service: "events",
        name: "remove-permission",
        operation: "RemovePermission",
        options: &[
            optional("statement-id", "StatementId", Form::Text),
            optional("remove-all-permissions", "RemoveAllPermissions", Form::Flag),
            optional("event-bus-name", "EventBusName", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "remove-targets",
        operation: "RemoveTargets",
        options: &[
            required("rule", "Rule", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            required("ids", "Ids", Form::Texts),
            optional("force", "Force", Form::Flag),
        ],
    },
    Command {
        service: "events",
        name: "start-replay",
        operation: "StartReplay",
        options: &[
            required("replay-name", "ReplayName", Form::Text),
            optional("description", "Description", Form::Text),
            required("event-source-arn", "EventSourceArn", Form::Text),
            required("event-start-time", "EventStartTime", Form::Time),
            required("event-end-time", "EventEndTime", Form::Time),
            required("destination", "Destination", Form::Structure),
        ],
    },
    Command {
        service: "events",
        name: "tag-resource",
        operation: "TagResource",
        options: &[
            required("resource-arn", "ResourceARN", Form::Text),
            required("tags", "Tags", Form::List),
        ],
    },
    Command {
        service: "events",
        name: "untag-resource",
        operation: "UntagResource",
        options: &[
            required("resource-arn", "ResourceARN", Form::Text),
            required("tag-keys", "TagKeys", Form::Texts),
        ],
    },
    Command {
        service: "events",
        name: "update-api-destination",
        operation: "UpdateApiDestination",
        options: &[
            required("name", "Name", Form::Text),
            optional("description", "Description", Form::Text),
            optional("connection-arn", "ConnectionArn", Form::Text),
            optional("invocation-endpoint", "InvocationEndpoint", Form::Text),
            optional("http-method", "HttpMethod", Form::Text),
            optional(
                "invocation-rate-limit-per-second",
                "InvocationRateLimitPerSecond",
                Form::Number,
            ),
        ],
    },
    Command {
        service: "events",
        name: "update-archive",
        operation: "UpdateArchive",
        options: &[
            required("archive-name", "ArchiveName", Form::Text),
            optional("description", "Description", Form::Text),
            optional("event-pattern", "EventPattern", Form::Text),
            optional("retention-days", "RetentionDays", Form::Number),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "update-connection",
        operation: "UpdateConnection",
        options: &[
            required("name", "Name", Form::Text),
            optional("description", "Description", Form::Text),
            optional("authorization-type", "AuthorizationType", Form::Text),
            optional("auth-parameters", "AuthParameters", Form::Structure),
            optional(
                "invocation-connectivity-parameters",
                "InvocationConnectivityParameters",
                Form::Structure,
            ),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "update-event-bus",
        operation: "UpdateEventBus",
        options: &[
            optional("name", "Name", Form::Text),
            optional("kms-key-identifier", "KmsKeyIdentifier", Form::Text),
            optional("description", "Description", Form::Text),
            optional("dead-letter-config", "DeadLetterConfig", Form::Structure),
            optional("log-config", "LogConfig", Form::Structure),
        ],
    },
];
