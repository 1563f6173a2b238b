//! Why an alarm came to its state, as CloudWatch writes it.

use super::super::metric::Number;
use super::{MetricAlarm, StateValue, TreatMissingData};
use crate::Timestamp;

/// The reason, with the periods that have data, the oldest first, and how many have none.
///
/// The forms are those of reasons that people have published (2021 to 2026): with
/// `DatapointsToAlarm` “2 out of the last 3 datapoints [7.0 (15/01/26 12:01:00), …] were … (minimum 2
/// datapoints for OK -> ALARM transition).”, without it “2 datapoints […] were ….”; the newest value
/// comes first, and of the way back to OK N - M + 1 is the minimum.
pub(super) fn reason(
    alarm: &MetricAlarm,
    state: StateValue,
    real: &[(Timestamp, f64)],
    missing: usize,
) -> String {
    let all = real.len() + missing;
    let filled = match alarm.missing_data() {
        TreatMissingData::Breaching if missing > 0 => Some("Breaching"),
        TreatMissingData::NotBreaching if missing > 0 => Some("NonBreaching"),
        _ => None,
    };
    if real.is_empty() && state == StateValue::InsufficientData {
        return format!("Insufficient Data: {} unknown.", were(all, "datapoint"));
    }
    let breaches = |value: f64| alarm.comparison_operator.breaches(value, alarm.threshold.0);
    let is_alarm = state == StateValue::Alarm;
    let deciding: Vec<String> = real
        .iter()
        .rev()
        .filter(|(_, value)| breaches(*value) == is_alarm)
        .map(|(at, value)| format!("{} ({})", Number(*value), minute(*at)))
        .collect();
    let treated = filled.map(|how| {
        let missing = were(missing, "missing datapoint");
        format!(" and {missing} treated as [{how}]")
    });
    if deciding.is_empty()
        && let Some(treated) = &treated
    {
        let received = match real.len() {
            0 => "no datapoints were".to_owned(),
            some => were(some, "datapoint"),
        };
        let periods = counted(all, "period");
        return format!("Threshold Crossed: {received} received for {periods}{treated}.");
    }
    let not = if is_alarm { "" } else { " not" };
    let is_m_of_n = alarm.datapoints_to_alarm.is_some();
    let count = match is_m_of_n {
        true => format!("{} out of the last {all} datapoints", deciding.len()),
        false => counted(deciding.len(), "datapoint"),
    };
    let mut text = format!(
        "Threshold Crossed: {count} [{}] {}{not} {} the threshold ({}){}",
        deciding.join(", "),
        if deciding.len() == 1 { "was" } else { "were" },
        alarm.comparison_operator.in_words(),
        alarm.threshold,
        treated.unwrap_or_default(),
    );
    if is_m_of_n {
        let needed = usize::try_from(alarm.needed()).unwrap_or(usize::MAX);
        let (minimum, way) = match is_alarm {
            true => (needed, "OK -> ALARM"),
            false => ((all + 1).saturating_sub(needed), "ALARM -> OK"),
        };
        let minimum = counted(minimum, "datapoint");
        text.push_str(&format!(" (minimum {minimum} for {way} transition)"));
    }
    text.push('.');
    text
}

/// `1 datapoint`, `2 datapoints`.
fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// `1 datapoint was`, `2 datapoints were`.
fn were(count: usize, what: &str) -> String {
    let verb = if count == 1 { "was" } else { "were" };
    format!("{} {verb}", counted(count, what))
}

/// A time as it stands behind a value: `15/01/26 12:01:00`.
fn minute(at: Timestamp) -> String {
    let civil = at.civil();
    format!(
        "{:02}/{:02}/{:02} {:02}:{:02}:{:02}",
        civil.day,
        civil.month,
        civil.year.rem_euclid(100),
        civil.hour,
        civil.minute,
        civil.second
    )
}
