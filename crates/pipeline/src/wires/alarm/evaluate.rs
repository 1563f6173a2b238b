//! The state that an alarm comes to.

use super::super::metric::{Datum, Number};
use super::reason::reason;
use super::{MetricAlarm, StateValue, TreatMissingData};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// How many periods more than it evaluates an alarm looks at, in case data are missing: the guide's
/// examples take 5 for 3, and it says that the number depends on the period. Not
/// compared with the guide on a known day.
pub const EVALUATION_RANGE_EXTRA: u32 = 2;

/// What came of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The state.
    pub state: StateValue,
    /// Why, in the manner of the reasons in CloudWatch's sample events.
    pub reason: String,
    /// The values of the periods that counted, the oldest first.
    pub datapoints: Vec<Number>,
    /// When the oldest of these periods began; none where there are none.
    pub start: Option<Timestamp>,
    /// How many missing data were filled in.
    pub filled: u32,
}

/// A period of an alarm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// When it began.
    pub at: Timestamp,
    /// The value of its statistic; none where there are no data.
    pub value: Option<f64>,
}

/// Each period of the evaluation range at a time, the oldest first. The period that is not yet over
/// does not count.
pub fn window(alarm: &MetricAlarm, data: &[Datum], at: Timestamp) -> Vec<Point> {
    let period = i64::from(alarm.period.max(1)).saturating_mul(1_000);
    let end = at.millis().div_euclid(period).saturating_mul(period);
    let range = alarm
        .evaluation_periods
        .max(1)
        .saturating_add(EVALUATION_RANGE_EXTRA);
    // No alarm has more: a week of one-minute periods.
    let range = range.min(10_082);
    let values_in = |from: i64| -> Vec<f64> {
        let within =
            |datum: &&Datum| (from..from.saturating_add(period)).contains(&datum.at.millis());
        data.iter()
            .filter(within)
            .map(|datum| datum.value.0)
            .collect()
    };
    (1..=i64::from(range))
        .rev()
        .map(|back| {
            let from = end.saturating_sub(back.saturating_mul(period));
            Point {
                at: Timestamp(from),
                value: alarm.statistic.of(&values_in(from)),
            }
        })
        .collect()
}

/// The state that an alarm comes to, with a value of each period of its evaluation range, the
/// oldest first, and the state in which it is.
///
/// As the guide tells it: where the range has data of as many periods as are evaluated, the newest
/// of them decide and missing data do not matter. Where it has fewer, missing data are filled in,
/// as few as possible. An alarm that does not count missing data still goes to ALARM where all that
/// there is breaches the threshold and the oldest is at least M periods old.
pub fn evaluate(alarm: &MetricAlarm, points: &[Point], now: StateValue) -> Evaluation {
    let all = usize::try_from(alarm.evaluation_periods.max(1)).unwrap_or(usize::MAX);
    let needed = usize::try_from(alarm.needed()).unwrap_or(usize::MAX);
    let breaches = |value: f64| alarm.comparison_operator.breaches(value, alarm.threshold.0);
    let mut real: Vec<(Timestamp, f64)> = points
        .iter()
        .filter_map(|point| Some((point.at, point.value?)))
        .collect();
    if real.len() > all {
        real.drain(..real.len() - all);
    }
    let bad = real.iter().filter(|(_, value)| breaches(*value)).count();
    let missing = all.saturating_sub(real.len());
    let by_count = |bad: usize| match bad >= needed {
        true => StateValue::Alarm,
        false => StateValue::Ok,
    };
    let state = match alarm.missing_data() {
        _ if missing == 0 => by_count(bad),
        TreatMissingData::Breaching => by_count(bad + missing),
        TreatMissingData::NotBreaching => by_count(bad),
        TreatMissingData::Missing if real.is_empty() => StateValue::InsufficientData,
        TreatMissingData::Ignore if real.is_empty() => now,
        TreatMissingData::Missing | TreatMissingData::Ignore => {
            let is_ignored = alarm.missing_data() == TreatMissingData::Ignore;
            // How many periods ago the oldest datum was.
            let first = points.iter().position(|point| point.value.is_some());
            let age = first.map_or(0, |first| points.len() - first);
            match bad {
                bad if bad >= needed => StateValue::Alarm,
                bad if bad == real.len() && age >= needed && !is_ignored => StateValue::Alarm,
                // All that there is breaches, but it is too new or too little to tell.
                bad if bad == real.len() => now,
                _ => StateValue::Ok,
            }
        }
    };
    Evaluation {
        reason: reason(alarm, state, &real, missing),
        state,
        start: real.first().map(|(at, _)| *at),
        datapoints: real.into_iter().map(|(_, value)| Number(value)).collect(),
        filled: match alarm.missing_data() {
            TreatMissingData::Breaching | TreatMissingData::NotBreaching => {
                u32::try_from(missing).unwrap_or(u32::MAX)
            }
            TreatMissingData::Missing | TreatMissingData::Ignore => 0,
        },
    }
}
