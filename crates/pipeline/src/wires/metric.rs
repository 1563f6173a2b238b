//! Metrics of CloudWatch: data, and the statistics that alarms ask for.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number of CloudWatch: a double. Two are equal where they are the same double.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(pub f64);

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.0.total_cmp(&other.0).is_eq()
    }
}

impl Eq for Number {}

impl fmt::Display for Number {
    /// As CloudWatch writes numbers in its reasons: always with a point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// A name and a value that narrow a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The name, such as `InstanceId`.
    pub name: String,
    /// The value.
    pub value: String,
}

impl Dimension {
    /// A dimension.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Dimension {
        Dimension {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// One metric: data with another namespace, name or other dimensions belong to another one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metric {
    /// The namespace, such as `AWS/EC2`.
    pub namespace: String,
    /// The name, such as `CPUUtilization`.
    pub metric_name: String,
    /// The dimensions, in any order.
    pub dimensions: Vec<Dimension>,
}

impl Metric {
    /// Whether both are the same metric; the order of the dimensions does not count.
    pub fn is(&self, other: &Metric) -> bool {
        let has = |one: &Dimension| other.dimensions.contains(one);
        self.namespace == other.namespace
            && self.metric_name == other.metric_name
            && self.dimensions.len() == other.dimensions.len()
            && self.dimensions.iter().all(has)
    }
}

/// One value of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datum {
    /// When it was measured.
    pub at: Timestamp,
    /// The value.
    pub value: Number,
}

/// What is computed of the values of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Statistic {
    /// The mean.
    #[default]
    Average,
    /// The sum.
    Sum,
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// How many values there are.
    SampleCount,
    /// The value below which so many percent lie, such as `p99`.
    Percentile(Number),
}

impl Statistic {
    /// The statistic of some values; none of no values.
    pub fn of(self, values: &[f64]) -> Option<f64> {
        if values.is_empty() {
            return None;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "nobody sends 2^52 data in a period"
        )]
        let count = values.len() as f64;
        let sum: f64 = values.iter().sum();
        Some(match self {
            Statistic::Average => sum / count,
            Statistic::Sum => sum,
            Statistic::Minimum => values.iter().copied().fold(f64::INFINITY, f64::min),
            Statistic::Maximum => values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Statistic::SampleCount => count,
            Statistic::Percentile(Number(percent)) => {
                let mut sorted = values.to_vec();
                sorted.sort_by(f64::total_cmp);
                // The nearest rank.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a rank between 1 and the number of values"
                )]
                let rank = (percent / 100.0 * count).ceil().clamp(1.0, count) as usize;
                *sorted.get(rank - 1)?
            }
        })
    }
}

impl fmt::Display for Statistic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Statistic::Average => "Average",
            Statistic::Sum => "Sum",
            Statistic::Minimum => "Minimum",
            Statistic::Maximum => "Maximum",
            Statistic::SampleCount => "SampleCount",
            Statistic::Percentile(Number(percent)) => return write!(f, "p{percent}"),
        })
    }
}

impl From<Statistic> for String {
    fn from(statistic: Statistic) -> String {
        statistic.to_string()
    }
}

impl TryFrom<String> for Statistic {
    type Error = String;

    fn try_from(text: String) -> Result<Statistic, String> {
        Ok(match text.as_str() {
            "Average" => Statistic::Average,
            "Sum" => Statistic::Sum,
            "Minimum" => Statistic::Minimum,
            "Maximum" => Statistic::Maximum,
            "SampleCount" => Statistic::SampleCount,
            other => {
                let percent = other.strip_prefix('p').and_then(|rest| rest.parse().ok());
                match percent.filter(|percent| (0.0..=100.0).contains(percent)) {
                    Some(percent) => Statistic::Percentile(Number(percent)),
                    None => {
                        return Err(format!(
                            "{text} is no statistic: write Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99"
                        ));
                    }
                }
            }
        })
    }
}

#[cfg(test)]
mod tests;
