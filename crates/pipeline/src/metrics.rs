//! The metrics of `AWS/Events`, counted by the minute from the steps of a
//! trace.
//!
//! Source: EventBridge User Guide, "Monitoring Amazon EventBridge"; seen
//! 2026-11-21.

use crate::Timestamp;
use crate::step::{Details, MessageType, Step};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

pub mod cost;

const MINUTE_MS: i64 = 60_000;
/// Matches of one event follow each other but for what other buses do between.
const REMEMBERED: usize = 64;

/// A metric of `AWS/Events`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Metric {
    /// Events that matched any rule.
    MatchedEvents,
    /// Rules that ran: once for each event that matched.
    TriggeredRules,
    /// Calls of targets that came to their end, well or badly.
    Invocations,
    /// Calls of targets that failed for good.
    FailedInvocations,
    /// Attempts, with those after the first.
    InvocationAttempts,
    /// Attempts that went well.
    SuccessfulInvocationAttempts,
    /// Attempts after the first.
    RetryInvocationAttempts,
    /// Calls that had to wait, because the account made too many.
    ThrottledRules,
    /// Events that a dead-letter queue took.
    InvocationsSentToDlq,
    /// Events that a dead-letter queue did not take.
    InvocationsFailedToBeSentToDlq,
}

impl Metric {
    /// Every metric, in the order in which a page shows them.
    pub const ALL: [Metric; 10] = [
        Metric::MatchedEvents,
        Metric::TriggeredRules,
        Metric::Invocations,
        Metric::FailedInvocations,
        Metric::InvocationAttempts,
        Metric::SuccessfulInvocationAttempts,
        Metric::RetryInvocationAttempts,
        Metric::ThrottledRules,
        Metric::InvocationsSentToDlq,
        Metric::InvocationsFailedToBeSentToDlq,
    ];

    /// AWS's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Metric::MatchedEvents => "MatchedEvents",
            Metric::TriggeredRules => "TriggeredRules",
            Metric::Invocations => "Invocations",
            Metric::FailedInvocations => "FailedInvocations",
            Metric::InvocationAttempts => "InvocationAttempts",
            Metric::SuccessfulInvocationAttempts => "SuccessfulInvocationAttempts",
            Metric::RetryInvocationAttempts => "RetryInvocationAttempts",
            Metric::ThrottledRules => "ThrottledRules",
            Metric::InvocationsSentToDlq => "InvocationsSentToDlq",
            Metric::InvocationsFailedToBeSentToDlq => "InvocationsFailedToBeSentToDlq",
        }
    }
}

/// What a metric counted in a minute. As in AWS there is none where it
/// counted nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// When the minute began.
    pub minute: Timestamp,
    /// The metric.
    pub metric: Metric,
    /// The ARN of the event bus.
    pub event_bus_arn: Arc<str>,
    /// The ARN of the rule; none of metrics that belong to no single rule.
    pub rule_arn: Option<Arc<str>>,
    /// How many.
    pub sum: u64,
}

type Key = (i64, Metric, Arc<str>, Option<Arc<str>>);

/// The metrics of a trace. Steps below the level TRACE are missed: without
/// them no attempt is counted.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    sums: BTreeMap<Key, u64>,
    /// The events whose match has been counted, by the step that began it.
    matched: VecDeque<u64>,
}

impl Metrics {
    /// Counts the next steps of a trace.
    pub fn count(&mut self, steps: &[Step]) {
        for step in steps {
            self.count_step(step);
        }
    }

    /// What was counted, by minute, metric, bus and rule.
    pub fn data(&self) -> Vec<Datum> {
        let datum = |(key, sum): (&Key, &u64)| Datum {
            minute: Timestamp(key.0.saturating_mul(MINUTE_MS)),
            metric: key.1,
            event_bus_arn: Arc::clone(&key.2),
            rule_arn: key.3.clone(),
            sum: *sum,
        };
        self.sums.iter().map(datum).collect()
    }

    /// The sum of a metric over all minutes, buses and rules.
    pub fn total(&self, metric: Metric) -> u64 {
        let of_metric = self.sums.iter().filter(|(key, _)| key.1 == metric);
        of_metric.map(|(_, sum)| sum).sum()
    }

    fn count_step(&mut self, step: &Step) {
        let rule = rule_of(&step.details);
        let mut add = |metric: Metric, rule: Option<&Arc<str>>| {
            let minute = step.message_timestamp_ms.millis().div_euclid(MINUTE_MS);
            let key = (
                minute,
                metric,
                Arc::clone(&step.resource_arn),
                rule.cloned(),
            );
            *self.sums.entry(key).or_default() += 1;
        };
        match step.message_type {
            MessageType::RuleMatch => {
                add(Metric::TriggeredRules, rule);
                if let Some(start) = step.cause.filter(|start| !self.matched.contains(start)) {
                    add(Metric::MatchedEvents, None);
                    self.matched.push_back(start);
                    if self.matched.len() > REMEMBERED {
                        self.matched.pop_front();
                    }
                }
            }
            MessageType::InvocationThrottleStart => add(Metric::ThrottledRules, rule),
            MessageType::InvocationAttemptStart => {
                add(Metric::InvocationAttempts, rule);
                let count = match &step.details {
                    Details::Start { attempt_count, .. } => *attempt_count,
                    _ => 1,
                };
                if count > 1 {
                    add(Metric::RetryInvocationAttempts, rule);
                }
            }
            MessageType::InvocationAttemptSuccess => {
                add(Metric::SuccessfulInvocationAttempts, rule);
            }
            MessageType::InvocationSuccess => add(Metric::Invocations, rule),
            MessageType::InvocationFailure => {
                add(Metric::Invocations, rule);
                add(Metric::FailedInvocations, rule);
            }
            MessageType::InvocationDlq if step.error.is_none() => {
                add(Metric::InvocationsSentToDlq, rule);
            }
            MessageType::InvocationDlq => add(Metric::InvocationsFailedToBeSentToDlq, rule),
            _ => {}
        }
    }
}

fn rule_of(details: &Details) -> Option<&Arc<str>> {
    match details {
        Details::RuleMatch { rule_arn, .. } => Some(rule_arn),
        Details::Start { call, .. } | Details::Attempt { call, .. } | Details::End { call, .. } => {
            Some(&call.rule_arn)
        }
        Details::None | Details::Event(_) => None,
    }
}

#[cfg(test)]
mod tests;
