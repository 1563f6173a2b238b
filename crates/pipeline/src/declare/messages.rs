//! Topics, queues, buckets, tables, and the streams that fill buckets.

use super::bounds::{BUFFERING, RECEIVES, VISIBILITY};
use super::field::{Content, Field, Form, Offer, field, flag, long, number, refers, text};
use super::referred::{arn, name};
use super::{Group, Kind, Part};

const SUBSCRIPTION: &[Field] = &[
    field(
        "protocol",
        "Protocol",
        Form::OneOf(&[
            ("sqs", "sqs: an SQS queue"),
            ("lambda", "lambda: a function"),
            ("firehose", "firehose: a Firehose stream"),
            ("email", "email"),
            ("sms", "sms: a text message"),
            ("https", "https: a web server"),
        ]),
        "",
    )
    .or("\"sqs\""),
    refers(
        "endpoint",
        "Endpoint",
        arn(&["queues", "functions", "delivery_streams"]),
        "The ARN of the queue, function or stream; an address or number for the others.",
    )
    .required(),
    long(
        "filter_policy",
        "Filter policy",
        Content::Json,
        "Which messages it gets; left out, all of them.",
    )
    .optional(),
    field(
        "filter_policy_scope",
        "The filter policy looks at",
        Form::OneOf(&[
            ("MessageAttributes", "The message attributes"),
            (
                "MessageBody",
                "The body, where it is JSON: what EventBridge sends has no attributes",
            ),
        ]),
        "",
    )
    .or("\"MessageAttributes\""),
    text(
        "subscription_role_arn",
        "Role for Firehose",
        "The ARN of the role with which SNS writes to a Firehose stream; left out, nobody asks.",
    )
    .optional(),
    flag(
        "raw_message_delivery",
        "Raw message delivery",
        "The message alone, without SNS’s envelope.",
    ),
];

pub(super) const TOPIC: Kind = Kind {
    part: Part::Services,
    list: "topics",
    group: Group::Messages,
    name: "SNS topic",
    about: "What is published goes to every subscription that its filter policy lets through. It sends no events of its own.",
    words: "sns topic notification subscribe fan-out filter",
    fields: &[
        text("name", "Topic name", "").required(),
        field(
            "subscriptions",
            "Subscriptions",
            Form::Records {
                one: "subscription",
                fields: SUBSCRIPTION,
                start: r#"{"protocol":"email","endpoint":"oncall@example.com"}"#,
            },
            "",
        ),
    ],
    start: r#"{"name":"my-topic","subscriptions":[{"protocol":"email","endpoint":"oncall@example.com"}]}"#,
};

pub(super) const QUEUE: Kind = Kind {
    part: Part::Services,
    list: "queues",
    group: Group::Messages,
    name: "SQS queue",
    about: "Messages wait here until somebody reads them: an event source mapping brings them to a function. It sends no events.",
    words: "sqs queue fifo message",
    fields: &[text("name", "Queue name", "That of a FIFO queue ends in .fifo.").required()],
    start: r#"{"name":"my-queue"}"#,
};

pub(super) const QUEUE_SETTINGS: Kind = Kind {
    part: Part::Wires,
    list: "queue_settings",
    group: Group::Messages,
    name: "Settings of an SQS queue",
    about: "How long a message that is being worked on is hidden, and where it goes that was read too often.",
    words: "sqs visibility timeout redrive dead-letter",
    fields: &[
        refers("queue_name", "Queue", name(&["queues"]), "By name.").required(),
        number(
            "visibility_timeout",
            "Visibility timeout in seconds",
            &VISIBILITY,
            "Six times the timeout of the function that reads, at least.",
        )
        .or("30"),
        field(
            "redrive_policy",
            "Redrive policy",
            Form::Record {
                fields: &[
                    refers(
                        "dead_letter_target_arn",
                        "Dead-letter queue",
                        arn(&["queues"]),
                        "Its ARN.",
                    )
                    .required(),
                    number(
                        "max_receive_count",
                        "Maximum receives",
                        &RECEIVES,
                        "How often a message is read at most.",
                    )
                    .required(),
                ],
                start: r#"{"dead_letter_target_arn":"","max_receive_count":3}"#,
            },
            "Left out, a message that fails comes back until it expires.",
        )
        .optional(),
    ],
    start: r#"{"queue_name":"my-queue"}"#,
};

pub(super) const BUCKET: Kind = Kind {
    part: Part::Services,
    list: "buckets",
    group: Group::Messages,
    name: "S3 bucket",
    about: "Objects that are written or deleted send “Object Created” and “Object Deleted” where the bucket notifies EventBridge.",
    words: "s3 bucket object storage",
    fields: &[text("name", "Bucket name", "").required()],
    start: r#"{"name":"my-bucket"}"#,
};

pub(super) const TABLE: Kind = Kind {
    part: Part::Services,
    list: "tables",
    group: Group::Messages,
    name: "DynamoDB table",
    about: "Items that change. A stream shows the changes to an event source mapping or a pipe; the table sends no events.",
    words: "dynamodb table stream item",
    fields: &[
        text("name", "Table name", "").required(),
        text("partition_key", "Partition key", "").required(),
        text("sort_key", "Sort key", "").optional(),
        field(
            "stream_view_type",
            "Stream shows",
            Form::Text(Offer::Words(&[
                "NEW_AND_OLD_IMAGES",
                "NEW_IMAGE",
                "OLD_IMAGE",
                "KEYS_ONLY",
            ])),
            "Left out, the table has no stream.",
        )
        .optional(),
    ],
    start: r#"{"name":"my-table","partition_key":"id"}"#,
};

pub(super) const DELIVERY_STREAM: Kind = Kind {
    part: Part::Services,
    list: "delivery_streams",
    group: Group::Messages,
    name: "Firehose stream",
    about: "Collects records and writes them into a bucket as one object; the bucket then tells of that object.",
    words: "firehose stream kinesis s3 buffer",
    fields: &[
        text("name", "Stream name", "").required(),
        text(
            "role_arn",
            "Role",
            "The ARN of the role whose policies have to allow s3:PutObject; left out, nobody asks.",
        )
        .optional(),
        refers("bucket", "Bucket", name(&["buckets"]), "By name.").required(),
        text("prefix", "Prefix of the objects", ""),
        number("buffering_seconds", "Collects for seconds", &BUFFERING, "").or("300"),
    ],
    start: r#"{"name":"my-stream","bucket":"my-bucket"}"#,
};
