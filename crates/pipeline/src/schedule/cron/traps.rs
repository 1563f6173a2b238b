//! What AWS takes and a person may not have meant.

use super::{Cron, CronField, DaysOfMonth, Item, Start, Values};
use crate::schedule::finding::{Code, Finding, Part};

/// Warnings about a cron expression without errors.
pub(super) fn traps(cron: &Cron, words: &[Part<'_>]) -> Vec<Finding> {
    let [minutes, hours, day, ..] = words else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    findings.extend(every_minute(cron, *minutes));
    findings.extend(uneven(CronField::Minutes, &cron.minutes, *minutes));
    findings.extend(uneven(CronField::Hours, &cron.hours, *hours));
    if let DaysOfMonth::Values(values) = &cron.days_of_month {
        findings.extend(days_in_steps(values, *day));
    }
    findings
}

/// `cron(* 12 * * ? *)` for noon.
fn every_minute(cron: &Cron, minutes: Part<'_>) -> Option<Finding> {
    let hours = cron.hours.sorted(CronField::Hours);
    let [hour] = hours.as_slice() else {
        return None;
    };
    cron.minutes.is_star().then(|| {
        Finding::warning(
            Code::EveryMinute,
            minutes.span(),
            format!("Minutes is *, so this runs 60 times, from {hour:02}:00 to {hour:02}:59."),
        )
        .help("Write the minute, such as 0, to run once.")
        .replace("0")
    })
}

/// The step of a lone item that goes to the end of its field.
fn open_step(values: &Values) -> Option<u16> {
    match values.items.as_slice() {
        [
            Item {
                start: Start::All | Start::Value(_),
                step: Some(step),
            },
        ] => Some(*step),
        _ => None,
    }
}

/// A step that does not divide the hour or the day.
fn uneven(field: CronField, values: &Values, part: Part<'_>) -> Option<Finding> {
    let step = open_step(values)?;
    let (count, unit, whole) = match field {
        CronField::Minutes => (60, "minute", "hour"),
        _ => (24, "hour", "day"),
    };
    let all = values.sorted(field);
    let ([first, .., last], false) = (all.as_slice(), count % step == 0) else {
        return None;
    };
    let gap = count - last + first;
    let plural = if gap == 1 { "" } else { "s" };
    Some(
        Finding::warning(
            Code::UnevenStep,
            part.span(),
            format!("{}: the count starts again with each {whole}, so the last distance in it is {gap} {unit}{plural} and not {step}.", field.as_str()),
        )
        .help(format!(
            "rate({step} {unit}s) keeps the distance, counted from when it is made."
        )),
    )
}

fn days_in_steps(values: &Values, part: Part<'_>) -> Option<Finding> {
    let step = open_step(values).filter(|step| *step > 1)?;
    let days = values.sorted(CronField::DayOfMonth);
    let first = days.first().filter(|_| days.len() > 1)?;
    Some(
        Finding::warning(
            Code::UnevenStep,
            part.span(),
            format!("Day-of-month: the count starts again on day {first} of each month."),
        )
        .help(format!(
            "rate({step} days) keeps the distance, counted from when it is made."
        )),
    )
}
