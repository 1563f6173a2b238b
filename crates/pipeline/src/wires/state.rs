//! What wires know while the yard's time goes on.

use super::alarm::AlarmState;
use super::metric::{Datum, Metric};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// What the wires of all places know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WireStates {
    /// What those of each place know.
    pub places: Vec<PlaceState>,
}

/// What the wires of a place know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceState {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The states of alarms, composite ones too. An alarm that is not here is new.
    pub alarms: Vec<AlarmMemory>,
    /// The data of the metrics that alarms look at.
    pub metrics: Vec<MetricData>,
    /// The minutes for which a metric filter may have to report its default value.
    pub default_minutes: Vec<DefaultMinute>,
    /// What event source mappings have still to work on.
    pub readings: Vec<Reading>,
    /// The actions of composite alarms that are suppressed.
    pub suppressed: Vec<SuppressedActions>,
    /// Until when Auto Scaling groups are not scaled again.
    pub cooldowns: Vec<(String, Timestamp)>,
}

/// Actions of a composite alarm that are suppressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuppressedActions {
    /// The alarm.
    pub alarm_name: String,
    /// Why.
    pub by: SuppressedBy,
    /// Until when at most; none while the suppressor is in ALARM.
    pub until: Option<Timestamp>,
    /// Whether the alarm has changed meanwhile, so that its actions wait.
    pub waits: bool,
}

/// Why actions are suppressed, in CloudWatch's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuppressedBy {
    /// The suppressor may still go to ALARM.
    WaitPeriod,
    /// The suppressor is in ALARM.
    Alarm,
    /// The suppressor has left ALARM a short time ago.
    ExtensionPeriod,
}

impl SuppressedBy {
    /// CloudWatch's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            SuppressedBy::WaitPeriod => "WaitPeriod",
            SuppressedBy::Alarm => "Alarm",
            SuppressedBy::ExtensionPeriod => "ExtensionPeriod",
        }
    }
}

/// What an event source mapping has still to work on, in one of the batches of a shard that it works
/// on at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reading {
    /// The ARN of the queue or stream.
    pub event_source_arn: String,
    /// The ARN of the function.
    pub function_arn: String,
    /// Which of the concurrent batches it is, from 0.
    pub lane: u32,
    /// The records that wait, the first one first.
    pub waiting: Vec<ReadRecord>,
    /// Whether a turn is certain in which it reads.
    pub polls: bool,
    /// Whether the function has a batch of the stream, or one is tried again, so that nothing behind
    /// it is read.
    pub blocked: bool,
    /// The tumbling window that is open.
    pub window: Option<OpenWindow>,
}

/// A tumbling window that is open, with what the function has returned in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenWindow {
    /// Its first instant.
    pub start: Timestamp,
    /// The first instant behind it.
    pub end: Timestamp,
    /// The state that the next call is given, as JSON text.
    pub state: String,
    /// Whether the state has become too large, so that the window ends before its time.
    pub early: bool,
}

/// A batch that a function has been called with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// The ARN of the queue or stream.
    pub event_source_arn: String,
    /// The ARN of the function.
    pub function_arn: String,
    /// Which of the concurrent batches it is.
    pub lane: u32,
    /// Its records; none in the final call of a tumbling window.
    pub records: Vec<ReadRecord>,
    /// What the function was given, as JSON text.
    pub payload: String,
    /// How often the batch has failed before.
    pub failed: u32,
    /// When it was read.
    pub began: Timestamp,
}

/// A message of a queue or a record of a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadRecord {
    /// The record as the function gets it, as JSON text.
    pub text: String,
    /// The body of a message, for a dead-letter queue.
    pub body: String,
    /// When it came.
    pub at: Timestamp,
    /// How often a function has got it.
    pub received: u32,
}

/// What is known of an alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlarmMemory {
    /// Its state.
    pub state: AlarmState,
    /// When it is evaluated next, where that is certain.
    pub next: Option<Timestamp>,
}

/// The data of a metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricData {
    /// The metric.
    pub metric: Metric,
    /// Its data, the oldest first.
    pub data: Vec<Datum>,
}

/// A minute in which lines came to a log group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultMinute {
    /// The metric filter.
    pub filter_name: String,
    /// Its log group.
    pub log_group_name: String,
    /// The end of the minute.
    pub end: Timestamp,
    /// Whether the filter took a line.
    pub taken: bool,
}

/// A turn of a wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireTurn {
    /// An alarm is evaluated.
    Evaluate {
        /// Its name.
        alarm_name: String,
    },
    /// A mapping reads a batch.
    Poll {
        /// The ARN of the queue or stream.
        event_source_arn: String,
        /// The ARN of the function.
        function_arn: String,
        /// Which of the concurrent batches it is.
        #[serde(default)]
        lane: u32,
    },
    /// Messages can be read again, or a batch of a stream is tried again.
    Again {
        /// The ARN of the queue or stream.
        event_source_arn: String,
        /// The ARN of the function.
        function_arn: String,
        /// What is tried again; nothing where it is the final call of a tumbling window.
        records: Vec<ReadRecord>,
        /// How often the batch has failed.
        failed: u32,
        /// Which of the concurrent batches it is.
        #[serde(default)]
        lane: u32,
    },
    /// A wait for a suppressor, or after it, is over.
    Unsuppress {
        /// The composite alarm.
        alarm_name: String,
        /// When it was to be over.
        until: Timestamp,
    },
    /// A minute is over in which lines came to a log group whose metric filter has a default value.
    MinuteOver {
        /// The metric filter.
        filter_name: String,
        /// Its log group.
        log_group_name: String,
    },
}

impl WireStates {
    /// What is known in a place.
    pub fn place(&self, account: &str, region: &str) -> Option<&PlaceState> {
        let is_it = |one: &&PlaceState| one.account == account && one.region == region;
        self.places.iter().find(is_it)
    }

    /// Does something with what is known in a place.
    pub(super) fn with<R>(
        &mut self,
        account: &str,
        region: &str,
        act: impl FnOnce(&mut PlaceState) -> R,
    ) -> R {
        let is_it = |one: &&mut PlaceState| one.account == account && one.region == region;
        if let Some(place) = self.places.iter_mut().find(is_it) {
            return act(place);
        }
        let mut place = PlaceState {
            account: account.to_owned(),
            region: region.to_owned(),
            ..PlaceState::default()
        };
        let result = act(&mut place);
        self.places.push(place);
        result
    }
}

impl PlaceState {
    /// What is known of an alarm.
    pub fn alarm(&self, name: &str) -> Option<&AlarmMemory> {
        self.alarms.iter().find(|one| one.state.alarm_name == name)
    }

    /// Keeps the state of an alarm.
    pub(super) fn keep_alarm(&mut self, memory: AlarmMemory) {
        let name = &memory.state.alarm_name;
        match self
            .alarms
            .iter_mut()
            .find(|one| one.state.alarm_name == *name)
        {
            Some(one) => *one = memory,
            None => self.alarms.push(memory),
        }
    }

    /// The data of a metric.
    pub fn data_of(&self, metric: &Metric) -> &[Datum] {
        let found = self.metrics.iter().find(|one| one.metric.is(metric));
        found.map_or(&[], |one| &one.data)
    }
}
