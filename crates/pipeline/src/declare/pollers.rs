//! What reads from queues and streams.

use super::bounds::{COUNT, FUNCTION_SECONDS};
use super::field::{Content, Form, Offer, field, flag, number, refers, text};
use super::referred::arn;
use super::{Group, Kind, Part};

pub(super) const EVENT_SOURCE_MAPPING: Kind = Kind {
    part: Part::Wires,
    list: "event_source_mappings",
    group: Group::Triggers,
    name: "Event source mapping",
    about: "Lambda reads a queue or stream and calls a function with batches. No rule takes part, and the function needs a role that may read.",
    words: "lambda sqs kinesis dynamodb stream poller batch trigger",
    fields: &[
        field(
            "event_source_arn",
            "Reads from",
            Form::Text(Offer::Declared(arn(&["queues"]))),
            "The ARN of an SQS queue, a Kinesis stream, or a DynamoDB table’s stream (table/NAME/stream/…).",
        )
        .required(),
        refers("function_arn", "Function", arn(&["functions"]), "Its ARN.").required(),
        flag("enabled", "It reads", "").or("true"),
        number("batch_size", "Batch size", &COUNT, "Records in one call at most; left out, 10 from a queue and 100 from a stream.").optional(),
        number("maximum_batching_window_in_seconds", "Batching window in seconds", &COUNT, "How long records are gathered before a call."),
        field(
            "filters",
            "Filters",
            Form::Longs(Content::Pattern),
            "Event patterns on the records, of which one has to match; none takes all.",
        ),
        number("maximum_retry_attempts", "Retries of a batch (streams)", &COUNT, "Left out, without end: one bad record then blocks its shard.").optional(),
        number("maximum_record_age_in_seconds", "Gives up records older than seconds (streams)", &COUNT, "Left out, never.").optional(),
        flag("bisect_batch_on_function_error", "Halves a batch that fails (streams)", ""),
        number("parallelization_factor", "Batches of a shard at once (streams)", &COUNT, "1 to 10. Records of one partition key, or of one item, stay in their order.").or("1"),
        number("tumbling_window_in_seconds", "Tumbling window in seconds (streams)", &COUNT, "Up to 900; 0 for none. The calls of one window hand on a state, which the function returns in its response."),
        refers("destination_on_failure", "Destination on failure (streams)", arn(&["queues", "topics"]), "The ARN that is told of batches that were given up.").optional(),
        text("execution_role", "Execution role of the function", "Its policies have to allow the reading; left out, it has what the console sets up.").optional(),
        number("function_timeout", "Timeout of the function in seconds", &FUNCTION_SECONDS, "").or("3"),
    ],
    start: r#"{"event_source_arn":"","function_arn":""}"#,
};
