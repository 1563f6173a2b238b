//! Choices as an expression.

use super::{Calendar, Choices, Chosen, Days, Hours, Times};
use crate::Timestamp;
use crate::schedule::{Api, CronField};

impl Choices {
    /// The expression that says the same; `None` where something is not chosen yet or is no such
    /// minute, hour or day.
    pub fn expression(&self, api: Api) -> Option<String> {
        match self {
            Choices::Every(rate) => (rate.value > 0)
                .then(|| format!("rate({} {})", rate.value, rate.unit.word(rate.value))),
            Choices::Calendar(calendar) => calendar.expression(),
            Choices::Once(local) => once(*local, api),
        }
    }
}

fn once(local: Timestamp, api: Api) -> Option<String> {
    let at = local.civil();
    let whole = local.millis().rem_euclid(1_000) == 0;
    match api {
        // Four digits of the year, as the form of at() has them.
        Api::CreateSchedule => (whole && (0..=9_999).contains(&at.year)).then(|| {
            let text = local.to_string();
            format!("at({})", text.trim_end_matches('Z'))
        }),
        Api::PutRule => {
            let (first, last) = CronField::Year.range();
            let year = u16::try_from(at.year).ok()?;
            (whole && at.second == 0 && (first..=last).contains(&year)).then(|| {
                format!(
                    "cron({} {} {} {} ? {year})",
                    at.minute, at.hour, at.day, at.month
                )
            })
        }
    }
}

impl Calendar {
    fn expression(&self) -> Option<String> {
        let (minutes, hours) = self.times.fields()?;
        let (day, weekday) = self.days.fields()?;
        let months = listed(self.months, Chosen::YEAR, CronField::Month)?;
        Some(format!(
            "cron({minutes} {hours} {day} {months} {weekday} *)"
        ))
    }
}

/// A number of a field as text.
fn number(field: CronField, number: u16) -> Option<String> {
    let (low, high) = field.range();
    (low..=high).contains(&number).then(|| number.to_string())
}

/// Every so many of a field's values.
fn steps(field: CronField, every: u16) -> Option<String> {
    match every {
        0 => None,
        1 => Some("*".to_owned()),
        every => (every <= field.largest_step()).then(|| format!("0/{every}")),
    }
}

impl Hours {
    fn field(self) -> Option<String> {
        let from = number(CronField::Hours, self.from)?;
        let to = number(CronField::Hours, self.to)?;
        Some(match self.count() {
            1 => from,
            24 => "*".to_owned(),
            _ => format!("{from}-{to}"),
        })
    }
}

impl Times {
    /// Minutes and hours.
    fn fields(self) -> Option<(String, String)> {
        let (minutes, hours) = (CronField::Minutes, CronField::Hours);
        Some(match self {
            Times::At { hour, minute } => (number(minutes, minute)?, number(hours, hour)?),
            Times::EveryMinutes { every, hours } => (
                steps(minutes, every)?,
                match hours {
                    Some(hours) => hours.field()?,
                    None => "*".to_owned(),
                },
            ),
            Times::EveryHours {
                every,
                minute,
                hours: some,
            } => {
                let field = match some {
                    None => steps(hours, every)?,
                    Some(some) => {
                        let field = some.field()?;
                        steps(hours, every)?;
                        match every {
                            1 => field,
                            // A lone hour with a step would go on to the end of the day.
                            _ if some.count() == 1 => field,
                            every if field == "*" => format!("{}-{}/{every}", some.from, some.to),
                            every => format!("{field}/{every}"),
                        }
                    }
                };
                (number(minutes, minute)?, field)
            }
        })
    }
}

impl Days {
    /// Day-of-month and Day-of-week.
    fn fields(self) -> Option<(String, String)> {
        let of_month = |text: String| Some((text, "?".to_owned()));
        let of_week = |text: String| Some(("?".to_owned(), text));
        let day_number = |day| number(CronField::DayOfWeek, day);
        match self {
            Days::Every => of_month("*".to_owned()),
            Days::OfWeek(days) => of_week(listed(days, Chosen::WEEK, CronField::DayOfWeek)?),
            Days::OfMonth(day) => of_month(number(CronField::DayOfMonth, day)?),
            Days::NearestWeekday(day) => {
                of_month(format!("{}W", number(CronField::DayOfMonth, day)?))
            }
            Days::Last => of_month("L".to_owned()),
            Days::LastWeekday => of_month("LW".to_owned()),
            Days::Nth { day, nth } if (1..=5).contains(&nth) => {
                of_week(format!("{}#{nth}", day_number(day)?))
            }
            Days::Nth { .. } => None,
            Days::LastOfWeek(day) => of_week(format!("{}L", day_number(day)?)),
        }
    }
}

/// The chosen values by name, three or more neighbours as a range; `None` where none is chosen.
fn listed(chosen: Chosen, all: Chosen, field: CronField) -> Option<String> {
    if chosen == all {
        return Some("*".to_owned());
    }
    let (_, high) = field.range();
    let numbers: Vec<u16> = chosen.numbers().filter(|number| *number <= high).collect();
    let named = |number: u16| {
        let names = field.names();
        names.get(usize::from(number.checked_sub(1)?)).copied()
    };
    let mut items = Vec::new();
    for run in numbers.chunk_by(|a, b| a + 1 == *b) {
        match run {
            [first, _, .., last] if run.len() > 2 => {
                items.push(format!("{}-{}", named(*first)?, named(*last)?));
            }
            run => items.extend(run.iter().filter_map(|one| named(*one)).map(str::to_owned)),
        }
    }
    (!items.is_empty()).then(|| items.join(","))
}
