use super::*;
use crate::schedule::{Api, Unit, check};
use proptest::prelude::*;

/// Before every run that a schedule can have.
const BEFORE_ALL: Timestamp = Timestamp(-1);

fn read(expression: &str) -> Option<Choices> {
    check(expression, Api::CreateSchedule)
        .unwrap_or_else(|refusal| panic!("{expression}: {:?}", refusal.help))
        .choices()
}

/// The expression says the choices, and the choices are written as it.
#[track_caller]
fn same(expression: &str, choices: Choices) {
    assert_eq!(read(expression), Some(choices.clone()), "{expression}");
    assert_eq!(
        choices.expression(Api::PutRule).as_deref(),
        Some(expression)
    );
}

fn calendar(times: Times, days: Days) -> Choices {
    Choices::Calendar(Calendar {
        times,
        days,
        months: Chosen::YEAR,
    })
}

const NOON: Times = Times::At {
    hour: 12,
    minute: 0,
};

#[test]
fn rates() {
    for (expression, value, unit) in [
        ("rate(1 minute)", 1, Unit::Minute),
        ("rate(36 hours)", 36, Unit::Hour),
        ("rate(7 days)", 7, Unit::Day),
    ] {
        same(expression, Choices::Every(Rate { value, unit }));
    }
    let none = Choices::Every(Rate {
        value: 0,
        unit: Unit::Day,
    });
    assert_eq!(none.expression(Api::PutRule), None);
}

#[test]
fn times_of_day() {
    let every_day = |times| calendar(times, Days::Every);
    let hours = |from, to| Some(Hours { from, to });
    let minutes = |every, hours| every_day(Times::EveryMinutes { every, hours });
    let by_hours = |every, minute, hours| {
        every_day(Times::EveryHours {
            every,
            minute,
            hours,
        })
    };
    same("cron(0 12 * * ? *)", every_day(NOON));
    same("cron(* * * * ? *)", minutes(1, None));
    same("cron(0/15 * * * ? *)", minutes(15, None));
    same("cron(0/7 8-17 * * ? *)", minutes(7, hours(8, 17)));
    same("cron(* 9 * * ? *)", minutes(1, hours(9, 9)));
    same("cron(0/30 20-2 * * ? *)", minutes(30, hours(20, 2)));
    same("cron(0/30 23-0 * * ? *)", minutes(30, hours(23, 0)));
    same("cron(5 * * * ? *)", by_hours(1, 5, None));
    same("cron(0 0/6 * * ? *)", by_hours(6, 0, None));
    same("cron(30 8-17 * * ? *)", by_hours(1, 30, hours(8, 17)));
    same("cron(30 8-17/3 * * ? *)", by_hours(3, 30, hours(8, 17)));
    same("cron(0 22-6/2 * * ? *)", by_hours(2, 0, hours(22, 6)));
    // Written otherwise, and the same.
    assert_eq!(read("cron(*/15 * ? * * *)"), Some(minutes(15, None)));
    assert_eq!(
        read("cron(0 8,20 * * ? *)"),
        Some(by_hours(12, 0, hours(8, 20)))
    );
    assert_eq!(
        read("cron(0 9,10,11,12 * * ? *)"),
        Some(by_hours(1, 0, hours(9, 12)))
    );
}

#[test]
fn days_of_the_calendar() {
    for (fields, days) in [
        ("? * MON-FRI", Days::OfWeek(Chosen::WEEKDAYS)),
        ("? * SUN,SAT", Days::OfWeek(Chosen::of([1, 7]))),
        ("? * MON,WED,FRI", Days::OfWeek(Chosen::of([2, 4, 6]))),
        ("15 * ?", Days::OfMonth(15)),
        ("31W * ?", Days::NearestWeekday(31)),
        ("L * ?", Days::Last),
        ("LW * ?", Days::LastWeekday),
        ("? * 3#2", Days::Nth { day: 3, nth: 2 }),
        ("? * 6L", Days::LastOfWeek(6)),
    ] {
        same(&format!("cron(0 12 {fields} *)"), calendar(NOON, days));
    }
    let quarterly = Choices::Calendar(Calendar {
        times: NOON,
        days: Days::OfMonth(1),
        months: Chosen::of([1, 4, 7, 10]),
    });
    same("cron(0 12 1 JAN,APR,JUL,OCT ? *)", quarterly);
    let saturday = calendar(NOON, Days::OfWeek(Chosen::of([7])));
    assert_eq!(read("cron(0 12 ? * L *)"), Some(saturday));
}

#[test]
fn one_run_is_a_date() {
    let at = Choices::Once("2026-12-24T18:30:00Z".parse().expect("a time"));
    same("cron(30 18 24 12 ? 2026)", at.clone());
    let text = at.expression(Api::CreateSchedule);
    assert_eq!(text.as_deref(), Some("at(2026-12-24T18:30:00)"));
    assert_eq!(read("at(2026-12-24T18:30:00)"), Some(at));
    // A rule has no seconds, and no year beyond 2199.
    for late in ["2026-12-24T18:30:05Z", "2200-01-01T00:00:00Z"] {
        let late = Choices::Once(late.parse().expect("a time"));
        assert_eq!(late.expression(Api::PutRule), None);
        assert!(late.expression(Api::CreateSchedule).is_some());
    }
}

#[test]
fn what_a_form_does_not_ask_for_is_no_choice() {
    for expression in [
        "cron(5/10 * * * ? *)",
        "cron(0/15 8,12 * * ? *)",
        "cron(0 8,9,17 * * ? *)",
        "cron(0 12 1,15 * ? *)",
        "cron(0 12 L-2 * ? *)",
        "cron(0 12 * * ? 2026)",
        "cron(0 12 * * ? 2026-2028)",
        "cron(0 12 30 2 ? 2026)",
    ] {
        assert_eq!(read(expression), None, "{expression}");
    }
}

#[test]
fn what_is_not_chosen_has_no_expression() {
    let none = Chosen::NONE;
    let no_months = Choices::Calendar(Calendar {
        times: NOON,
        days: Days::Every,
        months: none,
    });
    let no_times = |times| calendar(times, Days::Every);
    for choices in [
        no_months,
        calendar(NOON, Days::OfWeek(none)),
        calendar(NOON, Days::OfMonth(32)),
        calendar(NOON, Days::Nth { day: 2, nth: 6 }),
        no_times(Times::At {
            hour: 24,
            minute: 0,
        }),
        no_times(Times::EveryMinutes {
            every: 0,
            hours: None,
        }),
        no_times(Times::EveryMinutes {
            every: 60,
            hours: None,
        }),
        no_times(Times::EveryHours {
            every: 24,
            minute: 0,
            hours: None,
        }),
    ] {
        assert_eq!(choices.expression(Api::PutRule), None, "{choices:?}");
    }
}

fn some_hours() -> impl Strategy<Value = Option<Hours>> {
    prop::option::of((0_u16..24, 0_u16..24).prop_map(|(from, to)| Hours { from, to }))
}

fn any_times() -> impl Strategy<Value = Times> {
    prop_oneof![
        (0_u16..24, 0_u16..60).prop_map(|(hour, minute)| Times::At { hour, minute }),
        (1_u16..60, some_hours()).prop_map(|(every, hours)| Times::EveryMinutes { every, hours }),
        (1_u16..24, 0_u16..60, some_hours()).prop_map(|(every, minute, hours)| Times::EveryHours {
            every,
            minute,
            hours,
        }),
    ]
}

fn any_days() -> impl Strategy<Value = Days> {
    prop_oneof![
        Just(Days::Every),
        prop::collection::vec(1_u16..=7, 1..7).prop_map(|days| Days::OfWeek(Chosen::of(days))),
        (1_u16..=31).prop_map(Days::OfMonth),
        (1_u16..=31).prop_map(Days::NearestWeekday),
        Just(Days::Last),
        Just(Days::LastWeekday),
        (1_u16..=7, 1_u16..=5).prop_map(|(day, nth)| Days::Nth { day, nth }),
        (1_u16..=7).prop_map(Days::LastOfWeek),
    ]
}

fn any_choices() -> impl Strategy<Value = Choices> {
    let months = prop_oneof![
        Just(Chosen::YEAR),
        prop::collection::vec(1_u16..=12, 1..12).prop_map(Chosen::of),
    ];
    let unit = prop::sample::select(vec![Unit::Minute, Unit::Hour, Unit::Day]);
    prop_oneof![
        4 => (any_times(), any_days(), months).prop_map(|(times, days, months)| {
            Choices::Calendar(Calendar { times, days, months })
        }),
        1 => (1_u32..100_000, unit).prop_map(|(value, unit)| Choices::Every(Rate { value, unit })),
        // Whole minutes of the years 1970 to 2199.
        1 => (0_i64..120_960_000).prop_map(|minute| Choices::Once(Timestamp(minute * 60_000))),
    ]
}

/// The minutes of an hour, hours of a day and so on at which the choices run, by what their names
/// say and nothing else.
fn runs_at(times: Times, hour: u16, minute: u16) -> bool {
    let within = |hours: Option<Hours>| {
        let Some(Hours { from, to }) = hours else {
            return Some(hour);
        };
        let away = (hour + 24 - from) % 24;
        (away <= (to + 24 - from) % 24).then_some(away)
    };
    match times {
        Times::At { hour: h, minute: m } => (hour, minute) == (h, m),
        Times::EveryMinutes { every, hours } => {
            minute.is_multiple_of(every) && within(hours).is_some()
        }
        Times::EveryHours {
            every,
            minute: m,
            hours,
        } => minute == m && within(hours).is_some_and(|away| away.is_multiple_of(every)),
    }
}

proptest! {
    /// Written and read again, choices run when they ran before, and from then on they stay.
    #[test]
    fn choices_come_back(choices in any_choices()) {
        for api in [Api::PutRule, Api::CreateSchedule] {
            let text = choices.expression(api).expect("everything is chosen");
            let schedule = check(&text, api).unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.help));
            let back = schedule.choices().unwrap_or_else(|| panic!("{text} has choices"));
            let again = back.expression(api).expect("everything is chosen");
            let rewritten = check(&again, api).expect("it is valid");
            let runs = |schedule: &Schedule| schedule.runs(BEFORE_ALL).take(200).collect::<Vec<_>>();
            prop_assert_eq!(runs(&schedule), runs(&rewritten), "{} {}", text, again);
            prop_assert_eq!(rewritten.choices(), Some(back), "{} {}", text, again);
        }
    }

    /// What is chosen is when it runs.
    #[test]
    fn times_run_when_they_say(times in any_times()) {
        let text = calendar(times, Days::Every).expression(Api::PutRule).expect("it is chosen");
        let schedule = check(&text, Api::PutRule).expect("it is valid");
        let midnight: Timestamp = "2026-03-01T00:00:00Z".parse().expect("a time");
        let before = Timestamp(midnight.0 - 1);
        let end = Timestamp(midnight.0 + 86_400_000);
        let found: Vec<(i64, i64)> = schedule
            .runs(before)
            .take_while(|run| *run < end)
            .map(|run| (run.civil().hour, run.civil().minute))
            .collect();
        let mut wanted = Vec::new();
        for hour in 0..24 {
            for minute in 0..60 {
                if runs_at(times, hour, minute) {
                    wanted.push((i64::from(hour), i64::from(minute)));
                }
            }
        }
        prop_assert_eq!(found, wanted, "{}", text);
    }
}
