//! CloudWatch alarms on a metric.
//!
//! Source: CloudWatch API Reference, PutMetricAlarm, and User Guide, "Configuring how CloudWatch
//! alarms treat missing data" (the four ways); seen 2026-11-22. The evaluation is written after the
//! User Guide, "Alarm evaluation", and was not compared with it.

use super::metric::{Datum, Dimension, Metric, Number, Statistic};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

mod action;
mod check;
mod evaluate;
mod reason;
mod told;

pub use action::{AlarmAction, Ec2Action};
pub use evaluate::{EVALUATION_RANGE_EXTRA, Evaluation, Point, evaluate, window};
pub use told::{alarm_arn, event_detail, sns_message, sns_subject, state_time};

/// A CloudWatch alarm on a metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MetricAlarm {
    /// The name, unique in account and Region.
    pub alarm_name: String,
    /// What it is for.
    pub alarm_description: String,
    /// Whether its actions are carried out.
    pub actions_enabled: bool,
    /// The ARNs of what is done when it goes to ALARM.
    pub alarm_actions: Vec<String>,
    /// The ARNs of what is done when it goes to OK.
    pub ok_actions: Vec<String>,
    /// The ARNs of what is done when it goes to INSUFFICIENT_DATA.
    pub insufficient_data_actions: Vec<String>,
    /// The namespace of the metric.
    pub namespace: String,
    /// The name of the metric.
    pub metric_name: String,
    /// The dimensions of the metric: all of them, or it is another metric.
    pub dimensions: Vec<Dimension>,
    /// What is computed of the data of a period.
    pub statistic: Statistic,
    /// How many seconds a period has.
    pub period: u32,
    /// How many periods are looked at: N.
    pub evaluation_periods: u32,
    /// How many of these have to breach the threshold: M; all of them where it is left out.
    pub datapoints_to_alarm: Option<u32>,
    /// What the values are compared with.
    pub threshold: Number,
    /// How.
    pub comparison_operator: ComparisonOperator,
    /// What a period without data counts as.
    pub treat_missing_data: TreatMissingData,
}

impl Default for MetricAlarm {
    fn default() -> Self {
        MetricAlarm {
            alarm_name: String::new(),
            alarm_description: String::new(),
            actions_enabled: true,
            alarm_actions: Vec::new(),
            ok_actions: Vec::new(),
            insufficient_data_actions: Vec::new(),
            namespace: String::new(),
            metric_name: String::new(),
            dimensions: Vec::new(),
            statistic: Statistic::Average,
            period: 60,
            evaluation_periods: 1,
            datapoints_to_alarm: None,
            threshold: Number(0.0),
            comparison_operator: ComparisonOperator::GreaterThanThreshold,
            treat_missing_data: TreatMissingData::Missing,
        }
    }
}

/// How values are compared with the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ComparisonOperator {
    /// At least the threshold.
    GreaterThanOrEqualToThreshold,
    /// More than the threshold.
    GreaterThanThreshold,
    /// Less than the threshold.
    LessThanThreshold,
    /// At most the threshold.
    LessThanOrEqualToThreshold,
}

impl ComparisonOperator {
    /// Whether a value breaches the threshold.
    pub fn breaches(self, value: f64, threshold: f64) -> bool {
        match self {
            ComparisonOperator::GreaterThanOrEqualToThreshold => value >= threshold,
            ComparisonOperator::GreaterThanThreshold => value > threshold,
            ComparisonOperator::LessThanThreshold => value < threshold,
            ComparisonOperator::LessThanOrEqualToThreshold => value <= threshold,
        }
    }

    /// As CloudWatch says it in reasons.
    fn in_words(self) -> &'static str {
        match self {
            ComparisonOperator::GreaterThanOrEqualToThreshold => "greater than or equal to",
            ComparisonOperator::GreaterThanThreshold => "greater than",
            ComparisonOperator::LessThanThreshold => "less than",
            ComparisonOperator::LessThanOrEqualToThreshold => "less than or equal to",
        }
    }
}

/// What a period without data counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TreatMissingData {
    /// As missing: without any data the state is INSUFFICIENT_DATA.
    #[default]
    Missing,
    /// The alarm keeps its state.
    Ignore,
    /// As a value that breaches the threshold.
    Breaching,
    /// As a value that does not.
    NotBreaching,
}

/// The state of an alarm.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StateValue {
    /// The metric is within the threshold.
    Ok,
    /// It is not.
    Alarm,
    /// Nobody knows: the alarm is new, or the metric has no data.
    #[default]
    InsufficientData,
}

impl StateValue {
    /// CloudWatch's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            StateValue::Ok => "OK",
            StateValue::Alarm => "ALARM",
            StateValue::InsufficientData => "INSUFFICIENT_DATA",
        }
    }
}

/// The state in which an alarm is, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlarmState {
    /// The name of the alarm.
    pub alarm_name: String,
    /// The state.
    pub value: StateValue,
    /// Why, in the manner of the reasons in CloudWatch's sample events.
    pub reason: String,
    /// The same as JSON text; empty for an alarm that is new.
    pub reason_data: String,
    /// When it came to the state.
    pub updated: Timestamp,
}

impl AlarmState {
    /// The state of an alarm that has just been made.
    pub fn new(alarm_name: &str, at: Timestamp) -> AlarmState {
        AlarmState {
            alarm_name: alarm_name.to_owned(),
            value: StateValue::InsufficientData,
            reason: "Unchecked: Initial alarm creation".to_owned(),
            reason_data: String::new(),
            updated: at,
        }
    }
}

impl MetricAlarm {
    /// The metric that it looks at.
    pub fn metric(&self) -> Metric {
        Metric {
            namespace: self.namespace.clone(),
            metric_name: self.metric_name.clone(),
            dimensions: self.dimensions.clone(),
        }
    }

    /// M: how many of N data have to breach the threshold.
    pub fn needed(&self) -> u32 {
        let all = self.evaluation_periods.max(1);
        self.datapoints_to_alarm.unwrap_or(all).clamp(1, all)
    }

    /// The ARNs of what is done in a state.
    pub fn actions(&self, state: StateValue) -> &[String] {
        match state {
            StateValue::Ok => &self.ok_actions,
            StateValue::Alarm => &self.alarm_actions,
            StateValue::InsufficientData => &self.insufficient_data_actions,
        }
    }

    /// What periods without data count as. Alarms on metrics of DynamoDB ignore them whatever is set.
    /// Source: CloudWatch API Reference, PutMetricAlarm, `TreatMissingData`; seen 2026-11-22.
    pub fn missing_data(&self) -> TreatMissingData {
        match self.namespace.as_str() {
            "AWS/DynamoDB" => TreatMissingData::Ignore,
            _ => self.treat_missing_data,
        }
    }

    /// The state of the alarm before the first datum. An alarm is new in INSUFFICIENT_DATA and is
    /// evaluated soon after: where missing data count as good it is in OK then, where they count as
    /// bad in ALARM. Source: Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat
    /// missing data" (the rows without any data); seen 2026-11-22.
    pub fn begins(&self, at: Timestamp) -> AlarmState {
        let new = AlarmState::new(&self.alarm_name, at);
        let evaluation = self.evaluate_at(&[], at, new.value);
        match evaluation.state == new.value {
            true => new,
            false => self.state_after(&evaluation, at),
        }
    }

    /// Evaluates the alarm at a time.
    pub fn evaluate_at(&self, data: &[Datum], at: Timestamp, state: StateValue) -> Evaluation {
        evaluate(self, &window(self, data, at), state)
    }
}

#[cfg(test)]
mod tests;
