//! The choices that say what an expression says.

use super::{Calendar, Choices, Chosen, Days, Hours, Times};
use crate::Timestamp;
use crate::schedule::{At, Cron, CronField, DaysOfMonth, DaysOfWeek, Schedule, Values};
use crate::time::Civil;

pub(super) fn choices(schedule: &Schedule) -> Option<Choices> {
    match schedule {
        Schedule::Rate(rate) => Some(Choices::Every(*rate)),
        Schedule::At(At { local }) => Some(Choices::Once(*local)),
        Schedule::Cron(cron) => match only(&cron.years.sorted(CronField::Year)) {
            Some(year) => once(cron, year),
            None => calendar(cron),
        },
    }
}

/// The one value of a list of one.
fn only(values: &[u16]) -> Option<u16> {
    match values {
        [one] => Some(*one),
        _ => None,
    }
}

fn once(cron: &Cron, year: u16) -> Option<Choices> {
    let DaysOfMonth::Values(days) = &cron.days_of_month else {
        return None;
    };
    let only = |values: &Values, field| only(&values.sorted(field)).map(i64::from);
    let at = Civil {
        year: i64::from(year),
        month: only(&cron.months, CronField::Month)?,
        day: only(days, CronField::DayOfMonth)?,
        hour: only(&cron.hours, CronField::Hours)?,
        minute: only(&cron.minutes, CronField::Minutes)?,
        second: 0,
    };
    Timestamp::from_civil(at).map(Choices::Once)
}

fn calendar(cron: &Cron) -> Option<Choices> {
    let (first, last) = CronField::Year.range();
    let years = cron.years.sorted(CronField::Year).len();
    if years != usize::from(last - first) + 1 {
        return None;
    }
    Some(Choices::Calendar(Calendar {
        times: times(cron)?,
        days: days(cron)?,
        months: Chosen::of(cron.months.sorted(CronField::Month)),
    }))
}

fn times(cron: &Cron) -> Option<Times> {
    let minutes = cron.minutes.sorted(CronField::Minutes);
    let hours = cron.hours.sorted(CronField::Hours);
    match (minutes.as_slice(), hours.as_slice()) {
        ([minute], [hour]) => Some(Times::At {
            hour: *hour,
            minute: *minute,
        }),
        ([minute], hours) => {
            let (every, hours) = hours_in_steps(hours)?;
            Some(Times::EveryHours {
                every,
                minute: *minute,
                hours,
            })
        }
        (minutes, hours) => {
            let every = from_zero(minutes, 60)?;
            let hours = match hours {
                [hour] => Some(Hours {
                    from: *hour,
                    to: *hour,
                }),
                hours => match hours_in_steps(hours)? {
                    (1, hours) => hours,
                    _ => return None,
                },
            };
            Some(Times::EveryMinutes { every, hours })
        }
    }
}

/// The step of all values from 0 that are the same step apart, up to an end.
fn from_zero(values: &[u16], end: u16) -> Option<u16> {
    let [0, step, ..] = values else {
        return None;
    };
    let all = (0..end).step_by(usize::from(*step));
    all.eq(values.iter().copied()).then_some(*step)
}

/// Two or more hours as a step, and a first and last hour where they are not those of the step
/// alone. They may run over midnight.
fn hours_in_steps(hours: &[u16]) -> Option<(u16, Option<Hours>)> {
    let next = hours.iter().cycle().skip(1);
    let gaps: Vec<u16> = hours
        .iter()
        .zip(next)
        .map(|(hour, next)| (next + 24 - hour) % 24)
        .collect();
    // One gap lies outside: the one from the last hour to the first.
    let step_without = |outside: usize| {
        let mut inside = gaps.iter().enumerate().filter(|(at, _)| *at != outside);
        let (_, first) = inside.next()?;
        inside.all(|(_, gap)| gap == first).then_some(*first)
    };
    let some = |outside: usize| {
        Some(Hours {
            from: *hours.get((outside + 1) % hours.len())?,
            to: *hours.get(outside)?,
        })
    };
    let in_a_row = (0..gaps.len()).find(|outside| step_without(*outside) == Some(1));
    if hours.len() == 24 {
        return Some((1, None));
    }
    if let Some(outside) = in_a_row {
        return Some((1, some(outside)));
    }
    if let Some(step) = from_zero(hours, 24) {
        return Some((step, None));
    }
    // Of several, the gap over midnight.
    let outside = (0..gaps.len())
        .rev()
        .find(|at| step_without(*at).is_some())?;
    Some((step_without(outside)?, some(outside)))
}

fn days(cron: &Cron) -> Option<Days> {
    Some(match (&cron.days_of_month, &cron.days_of_week) {
        (DaysOfMonth::Values(values), _) => {
            let days = values.sorted(CronField::DayOfMonth);
            match days.as_slice() {
                [day] => Days::OfMonth(*day),
                all if all.len() == 31 => Days::Every,
                _ => return None,
            }
        }
        (DaysOfMonth::Last { before: 0 }, _) => Days::Last,
        (DaysOfMonth::Last { .. }, _) => return None,
        (DaysOfMonth::LastWeekday, _) => Days::LastWeekday,
        (DaysOfMonth::NearestWeekday(day), _) => Days::NearestWeekday(*day),
        (DaysOfMonth::Any, DaysOfWeek::Values(values)) => {
            match Chosen::of(values.sorted(CronField::DayOfWeek)) {
                Chosen::WEEK => Days::Every,
                days => Days::OfWeek(days),
            }
        }
        (DaysOfMonth::Any, DaysOfWeek::LastOfMonth(day)) => Days::LastOfWeek(*day),
        (DaysOfMonth::Any, DaysOfWeek::Nth { day, nth }) => Days::Nth {
            day: *day,
            nth: *nth,
        },
        (DaysOfMonth::Any, DaysOfWeek::Any) => return None,
    })
}
