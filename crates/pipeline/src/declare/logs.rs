//! What hangs on log groups.

use super::alarms::DIMENSION;
use super::field::{Content, Field, Form, field, long, refers, text};
use super::referred::arn;
use super::{Group, Kind, Part};

const LOG_GROUP: Field = text(
    "log_group_name",
    "Log group",
    "By name, such as /aws/lambda/my-function.",
)
.required();

const PATTERN: Field = text(
    "filter_pattern",
    "Filter pattern",
    "Such as ERROR, or { $.level = \"ERROR\" } for JSON lines. Empty takes every line.",
);

const DESTINATION: Field = refers(
    "destination_arn",
    "Destination",
    arn(&["functions", "delivery_streams", "logs_destinations"]),
    "The ARN of a function, a Kinesis or Firehose stream, or a logs destination.",
)
.required();

const STREAM_ROLE: Field = text(
    "role_arn",
    "Role",
    "With which CloudWatch Logs writes to a stream of the same account; a function needs none.",
)
.optional();

pub(super) const METRIC_FILTER: Kind = Kind {
    part: Part::Wires,
    list: "metric_filters",
    group: Group::Observability,
    name: "Metric filter of a log group",
    about: "Log lines become data of a metric, on which an alarm can be set. Lines from before the filter do not count.",
    words: "cloudwatch logs metric filter pattern",
    fields: &[
        text("filter_name", "Filter name", "").required(),
        LOG_GROUP,
        PATTERN,
        field(
            "metric_transformation",
            "Metric",
            Form::Record {
                fields: &[
                    text("metric_namespace", "Namespace", "Of your own; not AWS/…").required(),
                    text("metric_name", "Metric name", "").required(),
                    text("metric_value", "Value of a line", "A number, or a selector such as $.latency.").or("\"1\""),
                    field("default_value", "Default value", Form::Decimal, "Of a minute with lines of which the pattern took none; not together with dimensions.").optional(),
                    field(
                        "dimensions",
                        "Dimensions",
                        Form::Records {
                            one: "dimension",
                            fields: DIMENSION,
                            start: r#"{"name":"Service","value":"$.service"}"#,
                        },
                        "Names, and selectors for their values; three at most.",
                    ),
                ],
                start: r#"{"metric_namespace":"MyApp","metric_name":"Errors","metric_value":"1"}"#,
            },
            "The metric that the lines become.",
        ),
    ],
    start: r#"{"filter_name":"my-filter","log_group_name":"/aws/lambda/my-function","filter_pattern":"ERROR","metric_transformation":{"metric_namespace":"MyApp","metric_name":"Errors","metric_value":"1"}}"#,
};

pub(super) const SUBSCRIPTION_FILTER: Kind = Kind {
    part: Part::Wires,
    list: "subscription_filters",
    group: Group::Observability,
    name: "Subscription filter of a log group",
    about: "Hands log lines on as they come: to a function, a stream, or a logs destination of another account.",
    words: "cloudwatch logs subscription filter kinesis firehose lambda",
    fields: &[
        text("filter_name", "Filter name", "").required(),
        LOG_GROUP,
        PATTERN,
        DESTINATION,
        STREAM_ROLE,
    ],
    start: r#"{"filter_name":"my-subscription","log_group_name":"/aws/lambda/my-function","filter_pattern":"ERROR","destination_arn":""}"#,
};

pub(super) const ACCOUNT_POLICY: Kind = Kind {
    part: Part::Wires,
    list: "account_policies",
    group: Group::Observability,
    name: "Account-level subscription filter",
    about: "Hands the lines of all log groups of the account and Region on, of later ones too. There is one; log groups on the way of the lines have to be left out, or lines go round without end.",
    words: "cloudwatch logs account policy subscription filter put-account-policy selection criteria",
    fields: &[
        text("policy_name", "Policy name", "").required(),
        PATTERN,
        DESTINATION,
        STREAM_ROLE,
        text("selection_criteria", "Selection criteria", "LogGroupName NOT IN [\"/aws/lambda/my-reader\"]: whole names of log groups that are left out. Left out, it takes all.").optional(),
    ],
    start: r#"{"policy_name":"all-logs","filter_pattern":"","destination_arn":""}"#,
};

pub(super) const LOGS_DESTINATION: Kind = Kind {
    part: Part::Wires,
    list: "logs_destinations",
    group: Group::Observability,
    name: "Logs destination",
    about: "Lets other accounts send log lines to a stream of this one. Its access policy says who.",
    words: "cloudwatch logs destination cross-account",
    fields: &[
        text("destination_name", "Destination name", "").required(),
        refers(
            "target_arn",
            "Stream",
            arn(&["delivery_streams"]),
            "The ARN of the Kinesis or Firehose stream.",
        )
        .required(),
        text(
            "role_arn",
            "Role",
            "With which CloudWatch Logs writes to the stream.",
        )
        .required(),
        long(
            "access_policy",
            "Access policy",
            Content::Json,
            "Who may subscribe.",
        ),
    ],
    start: r#"{"destination_name":"my-destination","target_arn":"","role_arn":""}"#,
};
