//! A schedule as an English sentence.

mod days;
mod times;
mod words;

use super::{Cron, Rate, Schedule};
use crate::Timestamp;
use words::month_name;

/// The sentence, without a full stop. `zone` is the time zone's name.
pub(super) fn sentence(schedule: &Schedule, zone: &str) -> String {
    match schedule {
        Schedule::Rate(rate) => rate_sentence(*rate),
        Schedule::Cron(cron) => cron_sentence(cron, zone),
        Schedule::At(at) => at_sentence(at.local, zone),
    }
}

fn rate_sentence(rate: Rate) -> String {
    let unit = rate.unit.word(rate.value);
    let every = match rate.value {
        1 => format!("Every {unit}"),
        value => format!("Every {value} {unit}"),
    };
    format!("{every}, counted from when it is made")
}

fn at_sentence(local: Timestamp, zone: &str) -> String {
    let at = local.civil();
    let second = match at.second {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    format!(
        "Once, at {:02}:{:02}{second}{} on {} {} {}",
        at.hour,
        at.minute,
        after_time(zone),
        at.day,
        month_name(u16::try_from(at.month).unwrap_or_default()),
        at.year
    )
}

fn cron_sentence(cron: &Cron, zone: &str) -> String {
    let time = times::phrase(cron);
    let days = days::phrase(cron);
    if time.names_clock {
        return format!("{}{} {days}", time.text, after_time(zone));
    }
    // Without a time of day the zone matters only where days are chosen.
    if days == days::EVERY_DAY {
        time.text
    } else {
        format!("{} {days} (days in {zone})", time.text)
    }
}

/// The time zone as it stands after a time.
fn after_time(zone: &str) -> String {
    if zone == "UTC" {
        " UTC".to_owned()
    } else {
        format!(" ({zone})")
    }
}
