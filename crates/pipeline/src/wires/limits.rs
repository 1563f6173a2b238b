//! What AWS limits on the wires beside rules, each value with the day on which it was seen.

use pattern::limits::Limit;

// The API references were read as the texts that AWS ships in botocore 1.44.5 of 2026-11-17.
const PUT_METRIC_FILTER: &str = "CloudWatch Logs API Reference, PutMetricFilter";
const SUBSCRIPTION: &str = "CloudWatch Logs API Reference, PutSubscriptionFilter";
const ACCOUNT_POLICY: &str = "CloudWatch Logs API Reference, PutAccountPolicy";
const SYNTAX: &str = "CloudWatch Logs User Guide, filter patterns for JSON log events";
const ALARM: &str = "CloudWatch API Reference, PutMetricAlarm";
const COMPOSITE: &str = "CloudWatch API Reference, PutCompositeAlarm";
const MAPPING: &str = "Lambda API Reference, CreateEventSourceMapping";
const STREAMS: &str = "DynamoDB Streams API Reference, LimitExceededException";
const CODECOMMIT: &str = "CodeCommit User Guide, quotas, in an older copy without a date";
const NOTIFICATIONS: &str = "https://docs.aws.amazon.com/dtconsole/latest/userguide/limits.html";
const CODEDEPLOY: &str = "CodeDeploy API Reference, AlarmConfiguration";

const fn limit(value: usize, of: &'static str, source: &'static str) -> Limit {
    Limit {
        value,
        of,
        checked: Some("2026-11-22"),
        source,
    }
}

/// The length of a filter pattern.
pub const FILTER_PATTERN_LENGTH: Limit =
    limit(1_024, "characters of a filter pattern", PUT_METRIC_FILTER);
/// Regular expressions in one pattern of the JSON or space-delimited form.
pub const REGEX_PER_PATTERN: Limit = limit(
    2,
    "regular expressions in one filter pattern",
    PUT_METRIC_FILTER,
);
/// Filter patterns with a regular expression on one log group.
pub const REGEX_PATTERNS_PER_LOG_GROUP: Limit = limit(
    5,
    "filter patterns with regular expressions on a log group",
    PUT_METRIC_FILTER,
);
/// Wildcards in one property selector.
pub const WILDCARDS_PER_SELECTOR: Limit =
    limit(1, "wildcard selectors in one property selector", SYNTAX);
/// Wildcards in all property selectors of a pattern.
pub const WILDCARDS_PER_PATTERN: Limit =
    limit(3, "wildcard selectors in one filter pattern", SYNTAX);
/// Metric filters of one log group.
pub const METRIC_FILTERS_PER_LOG_GROUP: Limit =
    limit(100, "metric filters of a log group", PUT_METRIC_FILTER);
/// Dimensions of the metric of a metric filter.
pub const METRIC_FILTER_DIMENSIONS: Limit =
    limit(3, "dimensions of a metric filter", PUT_METRIC_FILTER);
/// Subscription filters of one log group.
pub const SUBSCRIPTION_FILTERS_PER_LOG_GROUP: Limit =
    limit(2, "subscription filters of a log group", SUBSCRIPTION);
/// Subscription filter policies of an account in a Region.
pub const ACCOUNT_SUBSCRIPTION_POLICIES: Limit = limit(
    1,
    "subscription filter policies of an account in a Region",
    ACCOUNT_POLICY,
);
/// The length of the selection criteria of an account policy.
pub const SELECTION_CRITERIA_LENGTH: Limit =
    limit(25_600, "bytes of selection criteria, 25 KB", ACCOUNT_POLICY);
/// Actions of an alarm for one state.
pub const ALARM_ACTIONS_PER_STATE: Limit = limit(5, "actions of an alarm for one state", ALARM);
/// Seconds that an alarm looks back, with periods of less than an hour.
pub const ALARM_SPAN_SHORT: Limit = limit(
    86_400,
    "seconds of period times evaluation periods, with periods below an hour",
    ALARM,
);
/// Seconds that an alarm looks back, with periods of an hour and more.
pub const ALARM_SPAN_LONG: Limit = limit(
    604_800,
    "seconds of period times evaluation periods, with periods of an hour and more",
    ALARM,
);
/// Dimensions of a metric.
pub const METRIC_DIMENSIONS: Limit = limit(30, "dimensions of a metric", ALARM);
/// Alarms that a composite alarm's rule names.
pub const COMPOSITE_CHILDREN: Limit = limit(100, "alarms under one composite alarm", COMPOSITE);
/// Composite alarms that name one alarm.
pub const COMPOSITE_PARENTS: Limit = limit(150, "composite alarms that name one alarm", COMPOSITE);
/// The length of a composite alarm's rule.
pub const ALARM_RULE_LENGTH: Limit = limit(10_240, "characters of an alarm rule", COMPOSITE);
/// Messages in one batch from a standard queue.
pub const SQS_BATCH: Limit = limit(10_000, "messages in a batch of a standard queue", MAPPING);
/// Messages in one batch from a queue without a window, and from a FIFO queue. Of streams, too, the
/// API reference says that more than 10 need a window, beside a default of 100 and of no window.
pub const SQS_BATCH_AT_ONCE: Limit = limit(
    10,
    "messages in a batch of a FIFO queue, or without a batching window",
    MAPPING,
);
/// Records in one batch from a stream.
pub const STREAM_BATCH: Limit = limit(10_000, "records in a batch of a stream", MAPPING);
/// Seconds that a mapping gathers records.
pub const BATCHING_WINDOW: Limit = limit(300, "seconds of a batching window", MAPPING);
/// Batches of one shard at the same time.
pub const PARALLELIZATION: Limit = limit(10, "batches of one shard at a time", MAPPING);
/// Seconds of a tumbling window.
pub const TUMBLING_WINDOW: Limit = limit(900, "seconds of a tumbling window", MAPPING);
/// The state of a tumbling window; above it Lambda ends the window early.
pub const WINDOW_STATE: Limit = limit(
    1_048_576,
    "bytes of the state of a tumbling window",
    "Lambda Developer Guide, stateful stream processing: 1 MB per shard",
);
/// Attempts after the first one, of a mapping from a stream.
pub const STREAM_RETRIES: Limit = limit(10_000, "retries of a batch of a stream", MAPPING);
/// Seconds that a record may be old.
pub const RECORD_AGE: Limit = limit(604_800, "seconds of a record's age", MAPPING);
/// Readers of one shard of a DynamoDB stream; beyond it requests may be throttled.
pub const DYNAMODB_STREAM_READERS: Limit =
    limit(2, "readers of one shard of a DynamoDB stream", STREAMS);
/// Triggers of a repository.
pub const REPOSITORY_TRIGGERS: Limit = Limit {
    checked: None,
    ..limit(10, "triggers of a repository", CODECOMMIT)
};
/// Targets of a notification rule.
pub const NOTIFICATION_TARGETS: Limit = limit(10, "targets of a notification rule", NOTIFICATIONS);
/// Alarms of a deployment group.
pub const DEPLOYMENT_GROUP_ALARMS: Limit = limit(10, "alarms of a deployment group", CODEDEPLOY);
/// The length of the name of an approval rule template.
pub const APPROVAL_TEMPLATE_NAME: Limit = Limit {
    checked: None,
    ..limit(
        100,
        "characters of the name of an approval rule template",
        CODECOMMIT,
    )
};

/// Every limit, in the order in which a page lists them.
pub static ALL: [&Limit; 31] = [
    &FILTER_PATTERN_LENGTH,
    &REGEX_PER_PATTERN,
    &REGEX_PATTERNS_PER_LOG_GROUP,
    &WILDCARDS_PER_SELECTOR,
    &WILDCARDS_PER_PATTERN,
    &METRIC_FILTERS_PER_LOG_GROUP,
    &METRIC_FILTER_DIMENSIONS,
    &SUBSCRIPTION_FILTERS_PER_LOG_GROUP,
    &ACCOUNT_SUBSCRIPTION_POLICIES,
    &SELECTION_CRITERIA_LENGTH,
    &ALARM_ACTIONS_PER_STATE,
    &ALARM_SPAN_SHORT,
    &ALARM_SPAN_LONG,
    &METRIC_DIMENSIONS,
    &COMPOSITE_CHILDREN,
    &COMPOSITE_PARENTS,
    &ALARM_RULE_LENGTH,
    &SQS_BATCH,
    &SQS_BATCH_AT_ONCE,
    &STREAM_BATCH,
    &BATCHING_WINDOW,
    &PARALLELIZATION,
    &TUMBLING_WINDOW,
    &WINDOW_STATE,
    &STREAM_RETRIES,
    &RECORD_AGE,
    &DYNAMODB_STREAM_READERS,
    &REPOSITORY_TRIGGERS,
    &NOTIFICATION_TARGETS,
    &DEPLOYMENT_GROUP_ALARMS,
    &APPROVAL_TEMPLATE_NAME,
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_limit_is_listed_once() {
        let source = include_str!("limits.rs").split("#[cfg(test)]").next();
        let source = source.unwrap_or_default();
        assert_eq!(source.matches(": Limit =").count(), super::ALL.len());
        let mut names: Vec<&str> = super::ALL.iter().map(|limit| limit.of).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), super::ALL.len());
    }
}
