//! One sentence for one set of runs.

use super::*;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::fmt::Debug;

fn valid(expression: &str) -> Schedule {
    super::super::check(expression, Api::PutRule)
        .unwrap_or_else(|refusal| panic!("{expression}: {:?}", refusal.help))
}

fn cron(expression: &str) -> Cron {
    match valid(expression) {
        Schedule::Cron(cron) => cron,
        other => panic!("{other:?}"),
    }
}

/// Expressions of the same sentence have the same meaning. Answers how many sentences there are.
#[track_caller]
fn one_meaning_each<T: PartialEq + Debug>(cases: impl Iterator<Item = (String, T)>) -> usize {
    let mut sentences: BTreeMap<String, (String, T)> = BTreeMap::new();
    for (expression, meaning) in cases {
        let sentence = valid(&expression).describe("UTC");
        if let Some((other, known)) = sentences.get(&sentence) {
            assert_eq!(known, &meaning, "{sentence}: {other} and {expression}");
        } else {
            sentences.insert(sentence, (expression, meaning));
        }
    }
    sentences.len()
}

/// The sets of values that texts of a field stand for, each with one of its texts.
fn sets(field: CronField, texts: impl Iterator<Item = String>) -> BTreeMap<Vec<u16>, String> {
    texts
        .map(|text| {
            let set = match field {
                CronField::Minutes => cron(&format!("cron({text} 0 * * ? *)")).minutes,
                CronField::Hours => cron(&format!("cron(0 {text} * * ? *)")).hours,
                CronField::Month => cron(&format!("cron(0 0 * {text} ? *)")).months,
                _ => cron(&format!("cron(0 0 * * ? {text})")).years,
            };
            (set.sorted(field), text)
        })
        .collect()
}

fn texts(all: &[&str]) -> impl Iterator<Item = String> {
    all.iter().map(|text| (*text).to_owned())
}

#[test]
fn times_of_day_have_a_sentence_each() {
    let minutes = [
        "*",
        "0",
        "1",
        "0/5",
        "1/5",
        "0/7",
        "0/10",
        "0/15",
        "5/20",
        "0/23",
        "0/30",
        "29/30",
        "0/31",
        "0,1",
        "0,1,2",
        "0-9",
        "1-59",
        "5-50/15",
        "0,2,4,6",
        "1,24,50-55",
    ];
    let minutes = sets(CronField::Minutes, texts(&minutes));
    let ranges = (0..24).flat_map(|from| {
        (0..24).flat_map(move |to| [1, 2, 3, 6].map(move |step| format!("{from}-{to}/{step}")))
    });
    let lists = texts(&[
        "8,20",
        "8,9,20",
        "0,2,3",
        "1,3,5,6",
        "0,12,13",
        "6,7,8,20,21",
    ]);
    let hours = sets(CronField::Hours, ranges.chain(lists));
    let cases = minutes.iter().flat_map(|(minute_set, minute)| {
        hours.iter().map(move |(hour_set, hour)| {
            let expression = format!("cron({minute} {hour} ? * MON *)");
            (expression, (minute_set, hour_set))
        })
    });
    let count = one_meaning_each(cases);
    assert_eq!(count, minutes.len() * hours.len());
}

#[test]
fn days_months_and_years_have_a_sentence_each() {
    let steps = |high: u16| {
        (1..=high).flat_map(move |from| [1, 2, 5].map(move |step| format!("{from}/{step}")))
    };
    let mut days: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |day: &str, weekday: &str| {
        let read = cron(&format!("cron(0 0 {day} * {weekday} *)"));
        let meaning = match (&read.days_of_month, &read.days_of_week) {
            (DaysOfMonth::Values(values), _) if !values.is_star() => {
                format!("{:?}", values.sorted(CronField::DayOfMonth))
            }
            (DaysOfMonth::Any, DaysOfWeek::Values(values)) if !values.is_star() => {
                format!("week {:?}", values.sorted(CronField::DayOfWeek))
            }
            other => format!("{other:?}"),
        };
        days.insert(meaning, format!("{day} * {weekday}"));
    };
    for day in steps(31) {
        add(&day, "?");
    }
    for day in [
        "*", "1,15", "1,2", "1,15,31", "29-31", "L", "LW", "L-1", "L-2", "L-30",
    ] {
        add(day, "?");
    }
    for day in 1..=31 {
        add(&day.to_string(), "?");
        add(&format!("{day}W"), "?");
    }
    for from in 1..=7 {
        for to in 1..=7 {
            add("?", &format!("{from}-{to}"));
        }
        for nth in 1..=5 {
            add("?", &format!("{from}#{nth}"));
        }
        add("?", &format!("{from}L"));
        add("?", &from.to_string());
        add("?", &format!("{from}/2"));
    }
    // All 31 days and all 7 are every day, whatever they are written as.
    days.retain(|meaning, _| !meaning.ends_with("30, 31]") || !meaning.starts_with("[1, 2, 3, 4"));
    days.retain(|meaning, _| meaning != "week [1, 2, 3, 4, 5, 6, 7]");
    let months = sets(
        CronField::Month,
        texts(&[
            "*", "1", "7", "1,2", "1,2,3,5", "6-8", "11-2", "1,7", "1/2", "2/2", "1/3", "2-10/2",
        ]),
    );
    let years = sets(
        CronField::Year,
        texts(&[
            "*",
            "2026",
            "2026,2027",
            "2026-2028",
            "2026/2",
            "2026-2060/2",
        ]),
    );
    let cases = days.iter().flat_map(|(day_meaning, day)| {
        let years = &years;
        months.iter().flat_map(move |(month_set, month)| {
            years.iter().map(move |(year_set, year)| {
                let fields = day.replacen('*', month, 1);
                let fields = if day.starts_with('*') {
                    format!("* {month} ?")
                } else {
                    fields
                };
                let meaning = (day_meaning, month_set, year_set);
                (format!("cron(0 9 {fields} {year})"), meaning)
            })
        })
    });
    let count = one_meaning_each(cases);
    assert_eq!(count, days.len() * months.len() * years.len());
}

fn pick(all: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    select(all)
}

const MINUTES: &[&str] = &[
    "*", "0", "5", "0/5", "5/10", "0,30", "0/30", "0-30", "0/7", "1,2",
];
const HOURS: &[&str] = &[
    "*", "0", "9", "9-17", "0/2", "1/2", "9,17", "20-4", "9,10", "0,1,3",
];
const DAYS: &[&str] = &[
    "* ?",
    "1 ?",
    "31 ?",
    "1,2 ?",
    "1-3 ?",
    "1/2 ?",
    "L ?",
    "LW ?",
    "L-1 ?",
    "1W ?",
    "31W ?",
    "? MON",
    "? MON-FRI",
    "? SAT,SUN",
    "? 2#1",
    "? 2#5",
    "? 2L",
    "? L",
    "? 7L",
];
const MONTHS: &[&str] = &["*", "1", "1,2", "1-3", "1/2", "2/2", "6", "11-2"];
const YEARS: &[&str] = &["*", "2026", "2026,2027", "2026-2028", "2026/2", "2027/2"];

fn expression() -> impl Strategy<Value = [&'static str; 5]> {
    (
        pick(MINUTES),
        pick(HOURS),
        pick(DAYS),
        pick(MONTHS),
        pick(YEARS),
    )
        .prop_map(|(minutes, hours, days, months, years)| [minutes, hours, days, months, years])
}

fn written([minutes, hours, days, months, years]: [&str; 5]) -> String {
    let (day, weekday) = days.split_once(' ').expect("two day fields");
    format!("cron({minutes} {hours} {day} {months} {weekday} {years})")
}

proptest! {
    /// Two expressions of one sentence have the same runs, and so have not two that differ.
    #[test]
    fn what_runs_at_other_times_has_another_sentence(
        one in expression(),
        other in expression(),
        keep in prop::collection::vec(any::<bool>(), 5),
    ) {
        // The other differs in a field or two, so that they are near.
        let mut near = one;
        for (at, keep) in keep.iter().enumerate() {
            if !keep {
                near[at] = other[at];
            }
        }
        let (one, near) = (written(one), written(near));
        let (first, second) = (valid(&one), valid(&near));
        let runs = |schedule: &Schedule| {
            let starts = ["2026-01-01T00:00:00Z", "2026-12-30T00:00:00Z", "2027-10-31T23:00:00Z"];
            let start = |text: &str| text.parse::<Timestamp>().expect("a time");
            starts.map(|text| schedule.runs(start(text)).take(10).collect::<Vec<_>>())
        };
        if runs(&first) != runs(&second) {
            prop_assert_ne!(first.describe("UTC"), second.describe("UTC"), "{} {}", one, near);
        }
    }
}
