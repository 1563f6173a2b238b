//! Event source mappings: Lambda reads from a queue or stream and calls a function with batches.
//!
//! Source: Lambda API Reference, CreateEventSourceMapping; Lambda Developer Guide, "Stateful Kinesis
//! Data Streams processing" for tumbling windows; seen 2026-11-22. The rest is written after
//! the AWS Lambda Developer Guide, "Using Lambda with Amazon SQS", "… Kinesis" and "… DynamoDB", and
//! was not compared with it.

use super::limits;
use super::permission::{self, Denied, WireCaller};
use super::problem::WireProblem;
use crate::Yard;
use crate::arn::Arn;
use crate::world::declared_function;
use crate::world::services::Function;
use serde::{Deserialize, Serialize};

/// The service that reads with the function's role.
pub const LAMBDA: &str = "lambda.amazonaws.com";

/// An event source mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EventSourceMapping {
    /// The ARN of the queue or stream.
    pub event_source_arn: String,
    /// The ARN of the function.
    pub function_arn: String,
    /// Whether it reads.
    pub enabled: bool,
    /// How many records a call has at most; 10 from a queue and 100 from a stream where it is left
    /// out.
    pub batch_size: Option<u32>,
    /// For how many seconds records are gathered before a call.
    pub maximum_batching_window_in_seconds: u32,
    /// How often a batch of a stream is tried again; without end where it is left out.
    pub maximum_retry_attempts: Option<u32>,
    /// After how many seconds a record of a stream is given up; never where it is left out.
    pub maximum_record_age_in_seconds: Option<u32>,
    /// Whether a batch of a stream that fails is halved.
    pub bisect_batch_on_function_error: bool,
    /// How many batches of a shard are worked on at once; records of one partition key, or of one
    /// item, stay in their order.
    pub parallelization_factor: u32,
    /// How many seconds of records share a state that each call hands to the next; 0 for none.
    pub tumbling_window_in_seconds: u32,
    /// The ARN of the queue or topic that is told of batches that were given up.
    pub destination_on_failure: Option<String>,
    /// Event patterns on the records, of which one has to match; all are taken where there is none.
    pub filters: Vec<String>,
    /// The execution role of the function, whose policies have to allow the reading.
    pub execution_role: Option<String>,
    /// How many seconds the function may run.
    pub function_timeout: u32,
}

impl Default for EventSourceMapping {
    fn default() -> Self {
        EventSourceMapping {
            event_source_arn: String::new(),
            function_arn: String::new(),
            enabled: true,
            batch_size: None,
            maximum_batching_window_in_seconds: 0,
            maximum_retry_attempts: None,
            maximum_record_age_in_seconds: None,
            bisect_batch_on_function_error: false,
            parallelization_factor: 1,
            tumbling_window_in_seconds: 0,
            destination_on_failure: None,
            filters: Vec::new(),
            execution_role: None,
            function_timeout: 3,
        }
    }
}

/// What an SQS queue does with messages that are being worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct QueueSettings {
    /// The name of the queue.
    pub queue_name: String,
    /// For how many seconds a message that was read is hidden from other readers.
    pub visibility_timeout: u32,
    /// Where messages go that were read too often.
    pub redrive_policy: Option<RedrivePolicy>,
}

impl Default for QueueSettings {
    fn default() -> Self {
        QueueSettings {
            queue_name: String::new(),
            visibility_timeout: 30,
            redrive_policy: None,
        }
    }
}

/// Where messages go that were read too often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedrivePolicy {
    /// The ARN of the dead-letter queue.
    pub dead_letter_target_arn: String,
    /// How often a message is read at most.
    pub max_receive_count: u32,
}

/// What a mapping reads from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventSource {
    /// An SQS queue.
    Queue,
    /// A Kinesis data stream.
    Kinesis,
    /// The stream of a DynamoDB table.
    DynamoDb,
}

impl EventSource {
    /// The kind of an ARN.
    pub fn of(arn: &str) -> Option<EventSource> {
        let arn = Arn::read(arn).ok()?;
        match arn.service {
            "sqs" => Some(EventSource::Queue),
            "kinesis" if arn.resource.starts_with("stream/") => Some(EventSource::Kinesis),
            "dynamodb" if arn.resource.contains("/stream/") => Some(EventSource::DynamoDb),
            _ => None,
        }
    }

    /// The calls that the function's role has to allow.
    pub fn actions(self) -> &'static [&'static str] {
        match self {
            EventSource::Queue => &[
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
            ],
            EventSource::Kinesis => &[
                "kinesis:GetRecords",
                "kinesis:GetShardIterator",
                "kinesis:DescribeStream",
                "kinesis:ListShards",
            ],
            EventSource::DynamoDb => &[
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:DescribeStream",
            ],
        }
    }

    /// How many records a call has where nothing is said.
    pub fn default_batch_size(self) -> u32 {
        match self {
            EventSource::Queue => 10,
            EventSource::Kinesis | EventSource::DynamoDb => 100,
        }
    }
}

impl EventSourceMapping {
    /// How many records a call has at most.
    pub fn batch(&self) -> usize {
        let default =
            EventSource::of(&self.event_source_arn).map_or(10, EventSource::default_batch_size);
        usize::try_from(self.batch_size.unwrap_or(default).max(1)).unwrap_or(usize::MAX)
    }

    /// How many batches of a shard are worked on at once. With a tumbling window it is one: AWS tells
    /// of one state for a shard, and nothing of both settings together.
    pub fn lanes(&self) -> u32 {
        let is_queue = EventSource::of(&self.event_source_arn) == Some(EventSource::Queue);
        let most = u32::try_from(limits::PARALLELIZATION.value).unwrap_or(1);
        match is_queue || self.tumbling_window_in_seconds > 0 {
            true => 1,
            false => self.parallelization_factor.clamp(1, most),
        }
    }

    /// The table of a DynamoDB stream.
    pub fn table(&self) -> Option<&str> {
        let (_, rest) = self.event_source_arn.split_once(":table/")?;
        rest.split('/').next()
    }

    /// Whether one of the filters takes a record, or there is none.
    pub fn takes(&self, record: &str) -> bool {
        self.filters.is_empty()
            || self.filters.iter().any(|filter| {
                let (pattern, _) = pattern::parse(filter);
                let (event, _) = pattern::Event::read(record);
                event.is_some_and(|event| pattern.is_valid() && pattern::matches(&pattern, &event))
            })
    }

    /// Whether the function's role allows the reading. A policy on the queue or stream is not asked.
    pub fn check_reading(&self, yard: &Yard) -> Result<(), Denied> {
        let source = EventSource::of(&self.event_source_arn);
        let calls: Vec<(&str, &str)> = source
            .map_or(&[][..], EventSource::actions)
            .iter()
            .map(|action| (*action, self.event_source_arn.as_str()))
            .collect();
        let Some(role) = &self.execution_role else {
            // A function whose role nobody has named has what the console gives it.
            return Ok(());
        };
        let caller = WireCaller {
            service: LAMBDA,
            source_arn: &self.function_arn,
        };
        permission::by_role(&yard.conditions, caller, role, &calls)
    }

    /// What AWS refuses about the mapping in the place where the yard is, and what is risky; `all`
    /// are the mappings of the place, `queues` its queues.
    pub fn check(
        &self,
        yard: &Yard,
        all: &[EventSourceMapping],
        queues: &[QueueSettings],
    ) -> Vec<WireProblem> {
        let mut found = Vec::new();
        let Some(source) = EventSource::of(&self.event_source_arn) else {
            found.push(WireProblem::refused("event_source_arn", "Unrecognized event source.", "Lambda reads from SQS queues, Kinesis streams and the streams of DynamoDB tables; the ARN of a table's stream ends in /stream/ and a time."));
            return found;
        };
        self.check_numbers(source, &mut found);
        for filter in &self.filters {
            if !pattern::parse(filter).0.is_valid() {
                found.push(WireProblem::refused(
                    "filters",
                    "Invalid filter pattern definition.",
                    "A filter is an event pattern, such as {\"eventName\":[\"INSERT\"]}.",
                ));
            }
        }
        if self.filters.len() > 5 {
            found.push(WireProblem::refused(
                "filters",
                "FilterCriteria has too many filters.",
                "A mapping has five filters at most, unless AWS raises that.",
            ));
        }
        if let Err(denied) = self.check_reading(yard) {
            let action = source.actions().first().copied().unwrap_or_default();
            let action = action.split(':').next_back().unwrap_or_default();
            let service = match source {
                EventSource::Queue => "SQS",
                EventSource::Kinesis => "Kinesis",
                EventSource::DynamoDb => "DynamoDB",
            };
            found.push(WireProblem::refused("execution_role", format!("The provided execution role does not have permissions to call {action} on {service}"), denied.help));
        }
        match source {
            EventSource::Queue => self.check_queue(queues, &mut found),
            EventSource::DynamoDb => {
                let readers = all
                    .iter()
                    .filter(|one| one.enabled && one.event_source_arn == self.event_source_arn);
                if readers.count() > limits::DYNAMODB_STREAM_READERS.value {
                    found.push(WireProblem::risky("event_source_arn", "More than two functions read one shard of a DynamoDB stream.", "DynamoDB throttles the third reader, and all of them fall behind. Let one function read and publish each change to a topic, with a queue for each consumer."));
                }
                self.check_stream(&mut found);
                self.check_window(yard, &mut found);
            }
            EventSource::Kinesis => {
                self.check_stream(&mut found);
                self.check_window(yard, &mut found);
            }
        }
        found
    }

    fn check_numbers(&self, source: EventSource, found: &mut Vec<WireProblem>) {
        let size = self.batch_size.unwrap_or(source.default_batch_size());
        let is_fifo = self.event_source_arn.ends_with(".fifo");
        let most = match source {
            EventSource::Queue if is_fifo => limits::SQS_BATCH_AT_ONCE.value,
            EventSource::Queue => limits::SQS_BATCH.value,
            _ => limits::STREAM_BATCH.value,
        };
        if size == 0 || size as usize > most {
            found.push(WireProblem::refused(
                "batch_size",
                format!("Batch size must be between 1 and {most} for this event source."),
                format!("Write a number from 1 to {most}."),
            ));
        }
        let window = self.maximum_batching_window_in_seconds;
        if window as usize > limits::BATCHING_WINDOW.value {
            found.push(WireProblem::refused("maximum_batching_window_in_seconds", "Value at 'maximumBatchingWindowInSeconds' failed to satisfy constraint: Member must have value less than or equal to 300", "Records are gathered for five minutes at most."));
        }
        if is_fifo && window > 0 {
            found.push(WireProblem::refused(
                "maximum_batching_window_in_seconds",
                "Batching window is not supported for FIFO queues.",
                "Set the window to 0.",
            ));
        }
        if source == EventSource::Queue
            && !is_fifo
            && window == 0
            && size as usize > limits::SQS_BATCH_AT_ONCE.value
        {
            found.push(WireProblem::refused("maximum_batching_window_in_seconds", "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10", "A queue hands out ten messages at once; more of them take a window of a second at least."));
        }
        if self.parallelization_factor == 0
            || self.parallelization_factor as usize > limits::PARALLELIZATION.value
        {
            found.push(WireProblem::refused("parallelization_factor", "Value at 'parallelizationFactor' failed to satisfy constraint: Member must have value between 1 and 10", "Write a number from 1 to 10."));
        }
        if self.tumbling_window_in_seconds as usize > limits::TUMBLING_WINDOW.value {
            found.push(WireProblem::refused("tumbling_window_in_seconds", "Value at 'tumblingWindowInSeconds' failed to satisfy constraint: Member must have value less than or equal to 900", "A tumbling window has fifteen minutes at most."));
        }
        if self
            .maximum_retry_attempts
            .is_some_and(|retries| retries as usize > limits::STREAM_RETRIES.value)
        {
            found.push(WireProblem::refused("maximum_retry_attempts", "Value at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 10000", "Write a number up to 10,000, or leave it out for retries without end."));
        }
        let ages = 60..=u32::try_from(limits::RECORD_AGE.value).unwrap_or(u32::MAX);
        if self
            .maximum_record_age_in_seconds
            .is_some_and(|age| !ages.contains(&age))
        {
            found.push(WireProblem::refused(
                "maximum_record_age_in_seconds",
                "Value at 'maximumRecordAgeInSeconds' failed to satisfy constraint",
                "Write 60 to 604,800 seconds, or leave it out.",
            ));
        }
    }

    fn check_queue(&self, queues: &[QueueSettings], found: &mut Vec<WireProblem>) {
        for (field, is_set) in [
            (
                "maximum_retry_attempts",
                self.maximum_retry_attempts.is_some(),
            ),
            (
                "maximum_record_age_in_seconds",
                self.maximum_record_age_in_seconds.is_some(),
            ),
            (
                "bisect_batch_on_function_error",
                self.bisect_batch_on_function_error,
            ),
            (
                "destination_on_failure",
                self.destination_on_failure.is_some(),
            ),
            ("parallelization_factor", self.parallelization_factor > 1),
            (
                "tumbling_window_in_seconds",
                self.tumbling_window_in_seconds > 0,
            ),
        ] {
            if is_set {
                found.push(WireProblem::refused(field, format!("Unsupported {field} parameter for given event source mapping type."), "That is a setting for streams. How often a message of a queue is tried stands in the queue's redrive policy."));
            }
        }
        let queue = self.queue(queues);
        if queue.visibility_timeout < self.function_timeout {
            found.push(WireProblem::refused("function_timeout", format!("Queue visibility timeout: {} seconds is less than Function timeout: {} seconds", queue.visibility_timeout, self.function_timeout), "A message that the function still works on would be read a second time. Set the visibility timeout to six times the function's timeout."));
        } else if queue.visibility_timeout
            < self
                .function_timeout
                .saturating_mul(6)
                .saturating_add(self.maximum_batching_window_in_seconds)
        {
            found.push(WireProblem::risky("function_timeout", "The visibility timeout is less than six times the function's timeout.", "AWS recommends six times the function's timeout and the batching window, so that Lambda can try again while it is throttled."));
        }
        if queue.redrive_policy.is_none() {
            found.push(WireProblem::risky("event_source_arn", "The queue has no redrive policy.", "A message that the function cannot handle comes again and again until the queue's retention is over. Give the queue a dead-letter queue with a maxReceiveCount of five or more."));
        }
    }

    fn check_stream(&self, found: &mut Vec<WireProblem>) {
        let endless =
            self.maximum_retry_attempts.is_none() && self.maximum_record_age_in_seconds.is_none();
        if endless && !self.bisect_batch_on_function_error {
            found.push(WireProblem::risky("maximum_retry_attempts", "One bad record blocks its shard until it expires.", "A batch that fails is tried again before anything behind it is read. Limit the retries or the age of records, let batches be halved, and name a destination for what is given up."));
        } else if self.destination_on_failure.is_none() {
            found.push(WireProblem::risky(
                "destination_on_failure",
                "Batches that are given up are lost.",
                "Name a queue or topic as destination_on_failure.",
            ));
        }
    }

    /// What a tumbling window takes beside its length.
    fn check_window(&self, yard: &Yard, found: &mut Vec<WireProblem>) {
        if self.tumbling_window_in_seconds == 0 {
            return;
        }
        let returns_state = |function: &Function| {
            let response = function.response.as_deref();
            let response = response.and_then(crate::json::whole);
            response.is_some_and(|response| response.get("state").is_some())
        };
        let function = declared_function(yard, &self.function_arn);
        if function.is_some_and(|function| !returns_state(function)) {
            found.push(WireProblem::risky("tumbling_window_in_seconds", "The function returns no state.", "With a tumbling window Lambda counts a call whose response has no member state as failed. Write what the function returns as its response, such as {\"state\": \"$.state\"}."));
        }
        if self.parallelization_factor > 1 {
            found.push(WireProblem::risky("parallelization_factor", "A tumbling window has one state for a shard.", "AWS does not say how several batches at once share it. The yard works on one batch at a time here; leave the factor at 1."));
        }
    }

    /// The settings of the queue that it reads.
    pub fn queue(&self, queues: &[QueueSettings]) -> QueueSettings {
        let name = self.event_source_arn.rsplit(':').next().unwrap_or_default();
        let found = queues.iter().find(|one| one.queue_name == name);
        found.cloned().unwrap_or_else(|| QueueSettings {
            queue_name: name.to_owned(),
            ..QueueSettings::default()
        })
    }
}

#[cfg(test)]
mod tests;
