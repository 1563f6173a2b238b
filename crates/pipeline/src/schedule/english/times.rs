//! Minutes and hours.

use super::words::{and, progression, runs};
use crate::schedule::{Cron, CronField};

/// What the two time fields say.
pub(super) struct Time {
    pub(super) text: String,
    /// Whether the text names times of day.
    pub(super) names_clock: bool,
}

/// More single times than this are not listed one by one.
const MOST_TIMES: usize = 6;

pub(super) fn phrase(cron: &Cron) -> Time {
    let minutes = cron.minutes.sorted(CronField::Minutes);
    let hours = cron.hours.sorted(CronField::Hours);
    let all_hours = hours.len() == 24;
    let text = match minutes.as_slice() {
        [0] if all_hours => "Every hour, on the hour".to_owned(),
        [minute] if all_hours => format!("Every hour, at minute {minute}"),
        _ if minutes.len() * hours.len() <= MOST_TIMES
            && (minutes.len() < 4 || progression(&minutes).is_none()) =>
        {
            one_by_one(&minutes, &hours)
        }
        [minute] => every_hour(*minute, &hours),
        _ => every_minute(&minutes, &hours),
    };
    Time {
        text,
        names_clock: !all_hours,
    }
}

fn clock(hour: u16, minute: u16) -> String {
    format!("{hour:02}:{minute:02}")
}

fn hour_names(hours: &[u16]) -> String {
    let noun = if hours.len() == 1 { "hour" } else { "hours" };
    format!("{noun} {}", runs(hours, |hour| format!("{hour:02}")))
}

fn one_by_one(minutes: &[u16], hours: &[u16]) -> String {
    let times: Vec<String> = hours
        .iter()
        .flat_map(|hour| minutes.iter().map(|minute| clock(*hour, *minute)))
        .collect();
    format!("At {}", and(&times))
}

/// One minute of several hours.
fn every_hour(minute: u16, hours: &[u16]) -> String {
    match progression(hours) {
        Some((first, step, last)) => {
            let every = match step {
                1 => "Every hour".to_owned(),
                step => format!("Every {step} hours"),
            };
            format!(
                "{every} from {} to {}",
                clock(first, minute),
                clock(last, minute)
            )
        }
        None => format!("At minute {minute} of the {}", hour_names(hours)),
    }
}

/// Several minutes of one or more hours.
fn every_minute(minutes: &[u16], hours: &[u16]) -> String {
    let steps = match minutes {
        // Twice an hour is every 30 minutes.
        [first, last] if first + 30 == *last => Some((*first, 30, *last)),
        _ => progression(minutes),
    };
    let Some((first, step, last)) = steps else {
        let minutes = runs(minutes, |minute| minute.to_string());
        return format!("At minutes {minutes} of {}", of_hours(hours));
    };
    let every = match step {
        1 => "Every minute".to_owned(),
        step => format!("Every {step} minutes"),
    };
    let over_the_hour = 60 % step == 0 && first < step && last + step > 59;
    let in_a_row = hours.windows(2).all(|pair| match pair {
        [a, b] => a + 1 == *b,
        _ => true,
    });
    let (from, to) = (hours.first().copied(), hours.last().copied());
    match (from, to) {
        _ if over_the_hour && hours.len() == 24 && first == 0 => every,
        _ if over_the_hour && hours.len() == 24 => {
            format!("{every}, from minute {first} of every hour")
        }
        (Some(from), Some(to)) if from == to || (over_the_hour && in_a_row) => {
            format!("{every} from {} to {}", clock(from, first), clock(to, last))
        }
        _ if over_the_hour && first == 0 => format!("{every} in the {}", hour_names(hours)),
        _ => format!(
            "{every} from minute {first} to minute {last} of {}",
            of_hours(hours)
        ),
    }
}

fn of_hours(hours: &[u16]) -> String {
    if hours.len() == 24 {
        "every hour".to_owned()
    } else {
        format!("the {}", hour_names(hours))
    }
}
