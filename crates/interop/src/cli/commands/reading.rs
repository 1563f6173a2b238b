//! Commands of `aws events` that tell something.
//!
//! Source: the service models of botocore 1.x, as the AWS CLI has its options from them; seen 2026-11-22.

use super::{Command, Form, optional, required};

pub(super) static COMMANDS: &[Command] = &[
    Command {
        service: "events",
        name: "describe-api-destination",
        operation: "DescribeApiDestination",
        options: &[required("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "describe-archive",
        operation: "DescribeArchive",
        options: &[required("archive-name", "ArchiveName", Form::Text)],
    },
    Command {
        service: "events",
        name: "describe-connection",
        operation: "DescribeConnection",
        options: &[required("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "describe-event-bus",
        operation: "DescribeEventBus",
        options: &[optional("name", "Name", Form::Text)],
    },
    Command {
        service: "events",
        name: "describe-replay",
        operation: "DescribeReplay",
        options: &[required("replay-name", "ReplayName", Form::Text)],
    },
    Command {
        service: "events",
        name: "describe-rule",
        operation: "DescribeRule",
        options: &[
            required("name", "Name", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
        ],
    },
    Command {
        service: "events",
        name: "list-api-destinations",
        operation: "ListApiDestinations",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("connection-arn", "ConnectionArn", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-archives",
        operation: "ListArchives",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("event-source-arn", "EventSourceArn", Form::Text),
            optional("state", "State", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-connections",
        operation: "ListConnections",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("connection-state", "ConnectionState", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-event-buses",
        operation: "ListEventBuses",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-replays",
        operation: "ListReplays",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("state", "State", Form::Text),
            optional("event-source-arn", "EventSourceArn", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-rule-names-by-target",
        operation: "ListRuleNamesByTarget",
        options: &[
            required("target-arn", "TargetArn", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-rules",
        operation: "ListRules",
        options: &[
            optional("name-prefix", "NamePrefix", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "list-tags-for-resource",
        operation: "ListTagsForResource",
        options: &[required("resource-arn", "ResourceARN", Form::Text)],
    },
    Command {
        service: "events",
        name: "list-targets-by-rule",
        operation: "ListTargetsByRule",
        options: &[
            required("rule", "Rule", Form::Text),
            optional("event-bus-name", "EventBusName", Form::Text),
            optional("next-token", "NextToken", Form::Text),
            optional("limit", "Limit", Form::Number),
        ],
    },
    Command {
        service: "events",
        name: "test-event-pattern",
        operation: "TestEventPattern",
        options: &[
            required("event-pattern", "EventPattern", Form::Text),
            required("event", "Event", Form::Text),
        ],
    },
];
