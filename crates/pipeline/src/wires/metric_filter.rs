//! Metric filters: log lines become data of a metric.
//!
//! Source: CloudWatch Logs API Reference, PutMetricFilter; seen 2026-11-22. The rest is written after
//! the User Guide, "Creating metrics from log events using filters", and was not compared with it.

use super::filter_pattern::{self, FilterPattern};
use super::limits;
use super::metric::{Dimension, Metric, Number};
use super::problem::WireProblem;
use serde::{Deserialize, Serialize};

/// A metric filter of a log group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MetricFilter {
    /// Its name, unique on its log group.
    pub filter_name: String,
    /// The log group whose lines it reads.
    pub log_group_name: String,
    /// Which lines it takes.
    pub filter_pattern: String,
    /// The metric that the lines become.
    pub metric_transformation: MetricTransformation,
}

/// The metric that lines become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MetricTransformation {
    /// The name of the metric.
    pub metric_name: String,
    /// Its namespace.
    pub metric_namespace: String,
    /// What each line counts: a number, or a selector such as `$.latency` or `$bytes`.
    pub metric_value: String,
    /// The value of a minute in which lines came and the pattern took none.
    pub default_value: Option<Number>,
    /// Dimensions: their names, and selectors for their values.
    pub dimensions: Vec<Dimension>,
}

impl Default for MetricTransformation {
    fn default() -> Self {
        MetricTransformation {
            metric_name: String::new(),
            metric_namespace: String::new(),
            metric_value: "1".to_owned(),
            default_value: None,
            dimensions: Vec::new(),
        }
    }
}

/// What a metric filter makes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// The pattern does not take the line. A default value, where there is one, counts for its
    /// minute if no other line of it is taken.
    NotTaken,
    /// A datum of a metric.
    Datum {
        /// The metric.
        metric: Metric,
        /// The value.
        value: Number,
    },
    /// The pattern takes the line, but it yields no datum.
    Nothing {
        /// Why.
        why: String,
    },
}

impl MetricFilter {
    /// What the filter makes of a line.
    pub fn measure(&self, line: &str) -> Measured {
        let (pattern, _) = filter_pattern::parse(&self.filter_pattern);
        if !pattern.matches(line) {
            return Measured::NotTaken;
        }
        let transformation = &self.metric_transformation;
        let written = &transformation.metric_value;
        let value = match written.starts_with('$') {
            true => pattern.extract(line, written),
            false => Some(written.clone()),
        };
        let Some(text) = value else {
            let why = format!("The line has nothing at {written}.");
            return Measured::Nothing { why };
        };
        let Some(value) = text.parse::<f64>().ok().filter(|value| value.is_finite()) else {
            let why = format!("“{text}” at {written} is no number.");
            return Measured::Nothing { why };
        };
        let mut dimensions = Vec::new();
        for Dimension { name, value } in &transformation.dimensions {
            match pattern.extract(line, value) {
                Some(found) if !found.is_empty() => dimensions.push(Dimension::new(name, found)),
                _ => {
                    let why = format!("The line has nothing at {value} for the dimension {name}.");
                    return Measured::Nothing { why };
                }
            }
        }
        Measured::Datum {
            metric: self.metric_with(dimensions),
            value: Number(value),
        }
    }

    /// The metric with these dimensions.
    pub fn metric_with(&self, dimensions: Vec<Dimension>) -> Metric {
        Metric {
            namespace: self.metric_transformation.metric_namespace.clone(),
            metric_name: self.metric_transformation.metric_name.clone(),
            dimensions,
        }
    }

    /// What AWS refuses about the filter, and what is risky; `all` are the filters of the place.
    pub fn check(&self, all: &[MetricFilter]) -> Vec<WireProblem> {
        let (pattern, diagnostics) = filter_pattern::parse(&self.filter_pattern);
        let mut found: Vec<WireProblem> = WireProblem::of_pattern(diagnostics).collect();
        self.check_transformation(&pattern, &mut found);
        let here = all
            .iter()
            .filter(|one| one.log_group_name == self.log_group_name);
        let (mut count, mut regexes) = (0, 0);
        for one in here {
            count += 1;
            regexes += usize::from(filter_pattern::parse(&one.filter_pattern).0.has_regex());
        }
        if count > limits::METRIC_FILTERS_PER_LOG_GROUP.value {
            found.push(WireProblem::refused(
                "log_group_name",
                "Resource limit exceeded.",
                "A log group has 100 metric filters at most.",
            ));
        }
        if pattern.has_regex() && regexes > limits::REGEX_PATTERNS_PER_LOG_GROUP.value {
            found.push(WireProblem::refused(
                "filter_pattern",
                "Resource limit exceeded.",
                "A log group has five filters with regular expressions at most.",
            ));
        }
        found
    }

    fn check_transformation(&self, pattern: &FilterPattern, found: &mut Vec<WireProblem>) {
        let transformation = &self.metric_transformation;
        for (field, value) in [
            ("metric_name", &transformation.metric_name),
            ("metric_namespace", &transformation.metric_namespace),
        ] {
            if value.is_empty() || value.contains([':', '*', '$']) {
                found.push(WireProblem::refused(
                    field,
                    format!("Value '{value}' at '{field}' failed to satisfy constraint"),
                    "A name of one character at least, without : * and $.",
                ));
            }
        }
        if transformation.metric_namespace.starts_with("AWS/") {
            found.push(WireProblem::refused(
                "metric_namespace",
                "Namespaces that begin with AWS/ belong to AWS services.",
                "Take a namespace of your own, such as Shop.",
            ));
        }
        let value = &transformation.metric_value;
        if value.starts_with('$') {
            if let Err(why) = pattern.check_selector(value) {
                found.push(WireProblem::refused("metric_value", "Invalid metric transformation: the value must be a number or a field of the filter pattern", why));
            }
        } else if value.parse::<f64>().is_err() {
            found.push(WireProblem::refused("metric_value", "Invalid metric transformation: the value must be a number or a field of the filter pattern", "Write 1 to count lines, or a selector such as $.latency."));
        }
        if transformation.dimensions.len() > limits::METRIC_FILTER_DIMENSIONS.value {
            found.push(WireProblem::refused("dimensions", "Value at 'dimensions' failed to satisfy constraint: Map value must have length less than or equal to 3", "A metric filter gives its metric three dimensions at most."));
        }
        if !transformation.dimensions.is_empty() && transformation.default_value.is_some() {
            found.push(WireProblem::refused("default_value", "Invalid metric transformation: dimensions and default value are mutually exclusive properties.", "Leave one of them away: with dimensions nobody knows which metric the default belongs to."));
        }
        for Dimension { name, value } in &transformation.dimensions {
            if let Err(why) = pattern.check_selector(value) {
                found.push(WireProblem::refused(
                    "dimensions",
                    format!("The dimension {name} has no value."),
                    why,
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests;
