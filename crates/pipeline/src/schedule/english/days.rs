//! Days, months and years.

use super::words::{day_name, month_name, ordinal, progression, runs};
use crate::schedule::{Cron, CronField, DaysOfMonth, DaysOfWeek, Values};

/// Every day of every month and year.
pub(super) const EVERY_DAY: &str = "every day";

/// More values than this in even steps are not listed one by one.
const MOST_VALUES: usize = 8;

pub(super) fn phrase(cron: &Cron) -> String {
    let months = cron.months.sorted(CronField::Month);
    let all_months = months.len() == 12;
    let named = runs(&months, |month| month_name(month).to_owned());
    let (days, of_months) = match (&cron.days_of_month, &cron.days_of_week) {
        (DaysOfMonth::Values(values), _) => days_of_month(values),
        (DaysOfMonth::Last { before: 0 }, _) => ("on the last day".to_owned(), true),
        (DaysOfMonth::Last { before: 1 }, _) => ("on the day before the last day".to_owned(), true),
        (DaysOfMonth::Last { before }, _) => (
            format!("on the day {before} days before the last day"),
            true,
        ),
        (DaysOfMonth::LastWeekday, _) => ("on the last weekday".to_owned(), true),
        (DaysOfMonth::NearestWeekday(day), _) => {
            (format!("on the weekday nearest to day {day}"), true)
        }
        (DaysOfMonth::Any, DaysOfWeek::Values(values)) => days_of_week(values),
        (DaysOfMonth::Any, DaysOfWeek::LastOfMonth(day)) => {
            (format!("on the last {}", day_name(*day)), true)
        }
        (DaysOfMonth::Any, DaysOfWeek::Nth { day, nth }) => (
            format!("on the {} {}", nth_name(*nth), day_name(*day)),
            true,
        ),
        (DaysOfMonth::Any, DaysOfWeek::Any) => (EVERY_DAY.to_owned(), false),
    };
    let not_all_have = match (&cron.days_of_month, &cron.days_of_week) {
        (DaysOfMonth::NearestWeekday(29..), _) => true,
        (DaysOfMonth::Values(values), _) => {
            let days = values.sorted(CronField::DayOfMonth);
            matches!(days.as_slice(), [29..=31])
        }
        (_, DaysOfWeek::Nth { nth, .. }) => *nth == 5,
        _ => false,
    };
    let months = match (of_months, all_months) {
        (true, true) if not_all_have => " of every month that has it".to_owned(),
        (true, true) => " of every month".to_owned(),
        (true, false) => format!(" of {named}"),
        (false, true) => String::new(),
        (false, false) => format!(" in {named}"),
    };
    format!("{days}{months}{}", years(&cron.years))
}

/// The days, and whether they are days of a month.
fn days_of_month(values: &Values) -> (String, bool) {
    let days = values.sorted(CronField::DayOfMonth);
    if days.len() == 31 {
        return (EVERY_DAY.to_owned(), false);
    }
    if let Some((first, step, last)) = progression(&days)
        && step > 1
        && days.len() > MOST_VALUES
    {
        let every = ordinal(step);
        return (
            format!("on every {every} day from day {first} to day {last}"),
            true,
        );
    }
    let noun = if days.len() == 1 { "day" } else { "days" };
    let days = runs(&days, |day| day.to_string());
    (format!("on {noun} {days}"), true)
}

fn days_of_week(values: &Values) -> (String, bool) {
    let days = values.sorted(CronField::DayOfWeek);
    let text = match days.as_slice() {
        all if all.len() == 7 => EVERY_DAY.to_owned(),
        [2, 3, 4, 5, 6] => "on weekdays".to_owned(),
        [1, 7] => "on Saturdays and Sundays".to_owned(),
        _ => format!("on {}", runs(&days, |day| format!("{}s", day_name(day)))),
    };
    (text, false)
}

fn nth_name(nth: u16) -> &'static str {
    match nth {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        _ => "fifth",
    }
}

fn years(values: &Values) -> String {
    let (first, last) = CronField::Year.range();
    let years = values.sorted(CronField::Year);
    if years.len() == usize::from(last - first) + 1 {
        return String::new();
    }
    match progression(&years) {
        Some((first, 1, last)) => format!(" from {first} to {last}"),
        Some((first, step, last)) if years.len() > MOST_VALUES => {
            format!(" in every {} year from {first} to {last}", ordinal(step))
        }
        _ => format!(" in {}", runs(&years, |year| year.to_string())),
    }
}
