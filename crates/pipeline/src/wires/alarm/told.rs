//! What others are told of an alarm: messages and events.

use super::super::metric::Number;
use super::{AlarmState, Evaluation, MetricAlarm};
use crate::Timestamp;
use crate::arn::partition_of;
use serde_json::{Value, json};

/// The ARN of an alarm.
pub fn alarm_arn(account: &str, region: &str, name: &str) -> String {
    let partition = partition_of(region);
    format!("arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}")
}

/// A time as CloudWatch writes it in states: `2026-01-15T12:00:00.000+0000`.
pub fn state_time(at: Timestamp) -> String {
    let text = Timestamp(at.millis().div_euclid(1_000).saturating_mul(1_000)).to_string();
    let text = text.strip_suffix('Z').unwrap_or(&text);
    format!("{text}.{:03}+0000", at.millis().rem_euclid(1_000))
}

impl MetricAlarm {
    /// The state that follows from an evaluation.
    pub fn state_after(&self, evaluation: &Evaluation, at: Timestamp) -> AlarmState {
        let recent: Vec<f64> = evaluation
            .datapoints
            .iter()
            .map(|Number(one)| *one)
            .collect();
        let mut data = json!({
            "version": "1.0",
            "queryDate": state_time(at),
            "statistic": self.statistic.to_string(),
            "period": self.period,
            "recentDatapoints": recent,
            "threshold": self.threshold.0,
        });
        if let (Some(start), Some(members)) = (evaluation.start, data.as_object_mut()) {
            members.insert("startDate".to_owned(), state_time(start).into());
        }
        AlarmState {
            alarm_name: self.alarm_name.clone(),
            value: evaluation.state,
            reason: evaluation.reason.clone(),
            reason_data: data.to_string(),
            updated: at,
        }
    }

    /// What the event says of the alarm's configuration; `id` names its query.
    pub fn configuration(&self, id: &str) -> Value {
        let dimensions: serde_json::Map<String, Value> = self
            .dimensions
            .iter()
            .map(|one| (one.name.clone(), one.value.as_str().into()))
            .collect();
        let mut configuration = json!({
            "metrics": [{
                "id": id,
                "metricStat": {
                    "metric": {
                        "namespace": self.namespace,
                        "name": self.metric_name,
                        "dimensions": dimensions,
                    },
                    "period": self.period,
                    "stat": self.statistic.to_string(),
                },
                "returnData": true,
            }],
        });
        if let (false, Some(map)) = (
            self.alarm_description.is_empty(),
            configuration.as_object_mut(),
        ) {
            map.insert(
                "description".to_owned(),
                self.alarm_description.as_str().into(),
            );
        }
        configuration
    }
}

fn state(state: &AlarmState) -> Value {
    let mut told = json!({
        "value": state.value.as_str(),
        "reason": state.reason,
        "timestamp": state_time(state.updated),
    });
    if let (false, Some(map)) = (state.reason_data.is_empty(), told.as_object_mut()) {
        map.insert("reasonData".to_owned(), state.reason_data.as_str().into());
    }
    told
}

/// The detail of “CloudWatch Alarm State Change”.
pub fn event_detail(configuration: Value, before: &AlarmState, after: &AlarmState) -> Value {
    json!({
        "alarmName": after.alarm_name,
        "state": state(after),
        "previousState": state(before),
        "configuration": configuration,
    })
}

/// The subject of the message to a topic.
pub fn sns_subject(region: &str, after: &AlarmState) -> String {
    format!(
        "{}: \"{}\" in {region}",
        after.value.as_str(),
        after.alarm_name
    )
}

/// The message to a topic, as JSON text.
pub fn sns_message(
    (account, region): (&str, &str),
    description: &str,
    trigger: Value,
    before: &AlarmState,
    after: &AlarmState,
) -> String {
    json!({
        "AlarmName": after.alarm_name,
        "AlarmDescription": description,
        "AWSAccountId": account,
        "NewStateValue": after.value.as_str(),
        "NewStateReason": after.reason,
        "StateChangeTime": state_time(after.updated),
        "Region": region,
        "AlarmArn": alarm_arn(account, region, &after.alarm_name),
        "OldStateValue": before.value.as_str(),
        "Trigger": trigger,
    })
    .to_string()
}

impl MetricAlarm {
    /// What the message to a topic says of the alarm.
    pub fn trigger(&self) -> Value {
        let dimensions: Vec<Value> = self
            .dimensions
            .iter()
            .map(|one| json!({"name": one.name, "value": one.value}))
            .collect();
        json!({
            "MetricName": self.metric_name,
            "Namespace": self.namespace,
            "Statistic": self.statistic.to_string(),
            "Dimensions": dimensions,
            "Period": self.period,
            "EvaluationPeriods": self.evaluation_periods,
            "DatapointsToAlarm": self.needed(),
            "ComparisonOperator": serde_json::to_value(self.comparison_operator).unwrap_or_default(),
            "Threshold": self.threshold.0,
            "TreatMissingData": serde_json::to_value(self.treat_missing_data).unwrap_or_default(),
        })
    }
}
