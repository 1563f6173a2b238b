use super::answer::{Answer, Asked, Place, RUNS};
use super::clock::{Clock, date_time, read_date_time};
use super::form::{DayKind, Form, Kind};
use super::view::{Tried, Try, TryProps};
use super::watch::refused_of;
use crate::markup;
use pipeline::schedule::{Api, Chosen, FlexibleTimeWindow, Hours, Unit, Zone};
use pipeline::{Rule, Timestamp};
use yew::prelude::*;

/// A zone an hour ahead of UTC, and two hours from 2026-03-29T01:00Z to 2026-10-25T01:00Z.
struct Summer;

impl Zone for Summer {
    fn offset_millis(&self, at: Timestamp) -> i64 {
        let summer = time("2026-03-29T01:00:00Z")..time("2026-10-25T01:00:00Z");
        if summer.contains(&at) {
            7_200_000
        } else {
            3_600_000
        }
    }
}

/// A zone behind UTC by less than a whole hour more.
struct West;

impl Zone for West {
    fn offset_millis(&self, _: Timestamp) -> i64 {
        -12_600_000
    }
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn summer() -> Clock {
    Clock::new("Europe/Summer", Summer)
}

fn asked(text: &str) -> Asked {
    Asked {
        text: text.to_owned(),
        place: Place::Rule,
        after: time("2026-01-15T12:00:00Z"),
        since: time("2026-01-15T12:00:00Z"),
    }
}

fn first_runs(answer: &Answer) -> Vec<String> {
    answer
        .runs
        .iter()
        .take(2)
        .map(Timestamp::to_string)
        .collect()
}

#[test]
fn clocks_show_day_time_and_distance() {
    let winter = time("2026-01-15T12:00:00Z");
    assert_eq!(Clock::utc().shows(winter), "Thu 2026-01-15 12:00");
    assert_eq!(summer().shows(winter), "Thu 2026-01-15 13:00");
    assert_eq!(summer().offset(winter), "UTC+01:00");
    let late = time("2026-06-30T23:15:07Z");
    assert_eq!(summer().shows(late), "Wed 2026-07-01 01:15:07");
    assert_eq!(summer().offset(late), "UTC+02:00");
    let west = Clock::new("West", West);
    assert_eq!(west.offset(late), "UTC-03:30");
    assert_eq!(west.shows(winter), "Thu 2026-01-15 08:30");
    assert_eq!(
        Clock::utc().shows(Timestamp(-1_000)),
        "Wed 1969-12-31 23:59:59"
    );
}

#[test]
fn a_field_for_date_and_time_gives_back_what_it_got() {
    for text in [
        "2026-01-15T12:00",
        "2026-01-15T12:00:05",
        "1970-01-01T00:00",
    ] {
        assert_eq!(date_time(read_date_time(text).unwrap()), text);
    }
    for text in ["", "2026-01-15", "2026-02-30T12:00", "2026-01-15T12:0"] {
        assert_eq!(read_date_time(text), None, "{text}");
    }
}

#[test]
fn an_answer_has_sentence_choices_and_runs() {
    let answer = asked("cron(0 12 ? * MON-FRI *)").answer();
    assert_eq!(answer.sentence.as_deref(), Some("At 12:00 UTC on weekdays"));
    assert_eq!(answer.refusal, None);
    assert_eq!(answer.runs.len(), RUNS);
    assert_eq!(
        first_runs(&answer),
        ["2026-01-16T12:00:00Z", "2026-01-19T12:00:00Z"]
    );
    assert!(answer.choices.is_some());
}

#[test]
fn a_rate_counts_from_when_it_was_made() {
    let mut asked = asked("rate(5 minutes)");
    asked.since = time("2026-01-15T11:58:30Z");
    assert_eq!(
        first_runs(&asked.answer()),
        ["2026-01-15T12:03:30Z", "2026-01-15T12:08:30Z"]
    );
    asked.since = time("2020-01-01T00:00:07Z");
    assert_eq!(
        first_runs(&asked.answer()),
        ["2026-01-15T12:00:07Z", "2026-01-15T12:05:07Z"]
    );
    asked.since = time("2026-01-15T12:02:00Z");
    assert_eq!(
        first_runs(&asked.answer()),
        ["2026-01-15T12:07:00Z", "2026-01-15T12:12:00Z"]
    );
}

#[test]
fn what_is_not_valid_has_awss_words_a_place_and_a_fix() {
    let answer = asked("cron(0 12 * * *)").answer();
    let refusal = answer.refusal.unwrap();
    assert_eq!(
        refusal.message,
        "Parameter ScheduleExpression is not valid."
    );
    assert_eq!((answer.sentence, answer.runs), (None, Vec::new()));
    let finding = &answer.findings[0];
    assert_eq!(finding.span.of("cron(0 12 * * *)"), "0 12 * * *");
    assert_eq!(finding.fixes[0].replacement, "0 12 * * ? *");
}

#[test]
fn the_list_is_told_which_schedules_aws_would_not_take() {
    let rule = |bus: &str, text: Option<&str>| Rule {
        event_bus: bus.to_owned(),
        schedule_expression: text.map(str::to_owned),
        ..Rule::default()
    };
    let rules = [
        rule("default", Some("rate(1 minute)")),
        rule("default", Some("rate(1 minutes)")),
        rule("orders", Some("rate(1 minute)")),
        rule("default", None),
    ];
    let refused = |bus: &str, text: &str| (bus.to_owned(), text.to_owned());
    assert_eq!(
        refused_of(&rules),
        [
            refused("default", "rate(1 minutes)"),
            refused("orders", "rate(1 minute)")
        ]
    );
}

#[test]
fn the_scheduler_goes_by_its_own_clock() {
    let mut asked = asked("cron(30 2 * * ? *)");
    asked.after = time("2026-03-27T12:00:00Z");
    asked.place = Place::Scheduler(summer(), FlexibleTimeWindow::Off);
    // On 29 March the clocks skip that time.
    assert_eq!(
        first_runs(&asked.answer()),
        ["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"]
    );
    asked.place = Place::Scheduler(
        summer(),
        FlexibleTimeWindow::Flexible {
            maximum_window_in_minutes: 15,
        },
    );
    let sentence = asked.answer().sentence.unwrap();
    assert_eq!(
        sentence,
        "At 02:30 (Europe/Summer) every day, within 15 minutes of each time"
    );
    asked.place = Place::Scheduler(
        summer(),
        FlexibleTimeWindow::Flexible {
            maximum_window_in_minutes: 1_441,
        },
    );
    let refusal = asked.answer().refusal.unwrap();
    assert!(
        refusal.message.contains("maximumWindowInMinutes"),
        "{}",
        refusal.message
    );
}

/// The form beside a text.
fn beside(form: &Form, text: &str) -> Form {
    let answer = asked(text).answer();
    form.beside(
        text,
        Api::PutRule,
        answer.refusal.is_none(),
        answer.choices.as_ref(),
    )
}

#[test]
fn the_form_follows_the_text() {
    let all = [
        ("rate(3 days)", Kind::Rate, DayKind::Every),
        ("cron(15 9 * * ? *)", Kind::At, DayKind::Every),
        (
            "cron(0/10 8-17 ? * MON-FRI *)",
            Kind::Minutes,
            DayKind::OfWeek,
        ),
        ("cron(30 0/6 15 JAN,JUL ? *)", Kind::Hours, DayKind::OfMonth),
        ("cron(0 7 L * ? *)", Kind::At, DayKind::Last),
        ("cron(0 7 LW * ? *)", Kind::At, DayKind::LastWeekday),
        ("cron(0 7 3W * ? *)", Kind::At, DayKind::Nearest),
        ("cron(0 7 ? * 3#2 *)", Kind::At, DayKind::Nth),
        ("cron(0 7 ? * 6L *)", Kind::At, DayKind::LastOfWeek),
        ("cron(30 18 24 12 ? 2026)", Kind::Once, DayKind::LastOfWeek),
    ];
    let mut form = Form::default();
    for (text, kind, days) in all {
        form = beside(&form, text);
        assert_eq!((form.kind, form.days), (kind, days), "{text}");
        assert_eq!(form.expression(Api::PutRule).as_deref(), Some(text));
    }
    assert_eq!((form.rate, form.unit), (Some(3), Unit::Day));
    assert_eq!(form.of_week, Chosen::WEEKDAYS);
    assert_eq!(form.between, Hours { from: 8, to: 17 });
}

#[test]
fn what_the_form_cannot_say_is_kept() {
    let by_hand = "cron(5/10 * * * ? *)";
    let form = beside(&Form::default(), by_hand);
    assert_eq!(form.kind, Kind::ByHand);
    assert_eq!(form.expression(Api::PutRule).as_deref(), Some(by_hand));
    // Another choice, and back.
    let chosen = Form {
        kind: Kind::Rate,
        ..form
    };
    assert_eq!(
        chosen.expression(Api::PutRule).as_deref(),
        Some("rate(5 minutes)")
    );
    let shown = beside(&chosen, "rate(5 minutes)");
    assert_eq!(shown, chosen);
    let back = Form {
        kind: Kind::ByHand,
        ..shown
    };
    assert_eq!(back.expression(Api::PutRule).as_deref(), Some(by_hand));
}

#[test]
fn a_form_stays_while_something_is_missing_or_wrong() {
    let form = beside(&Form::default(), "cron(0 12 ? * MON *)");
    // The last day was unticked: the text is still the one before.
    let missing = Form {
        of_week: Chosen::NONE,
        since: "cron(0 12 ? * MON *)".to_owned(),
        ..form.clone()
    };
    assert_eq!(missing.expression(Api::PutRule), None);
    assert_eq!(beside(&missing, "cron(0 12 ? * MON *)"), missing);
    assert_eq!(
        beside(&missing, "cron(0 12 ? * TUE *)").of_week,
        Chosen::of([3])
    );
    assert_eq!(beside(&form, "cron(0 12 ? * MON"), form);
    // Written in another way, and the same: the form is as it is.
    let hours = Form {
        kind: Kind::Hours,
        days: DayKind::Every,
        hours: Some(12),
        some_hours: true,
        between: Hours { from: 0, to: 12 },
        ..form
    };
    let text = hours.expression(Api::PutRule).unwrap();
    assert_eq!(beside(&hours, &text), hours);
}

async fn shown(tried: Tried, can_make: bool) -> String {
    markup::of::<Try>(TryProps {
        tried,
        ontried: Callback::noop(),
        local: summer(),
        make: can_make.then(Callback::noop),
    })
    .await
}

fn tried(text: &str) -> Tried {
    Tried {
        text: text.to_owned(),
        ..Tried::first(time("2026-03-27T12:00:40Z"))
    }
}

#[tokio::test]
async fn a_schedule_over_a_change_of_the_clocks() {
    let html = shown(tried("cron(0 12 ? * MON-FRI *)"), true).await;
    // Friday is over: Monday is the first run, and the clocks were changed on Sunday.
    assert!(html.contains("Mon 2026-03-30 12:00"), "{html}");
    assert!(html.contains("Mon 2026-03-30 14:00"), "{html}");
    assert_eq!(
        html.matches("clocks changed, was UTC+01:00").count(),
        1,
        "{html}"
    );
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn a_schedule_that_is_wrong() {
    insta::assert_snapshot!(shown(tried("cron(61 12 ? * MON *)"), false).await);
}

#[tokio::test]
async fn a_schedule_that_the_form_cannot_say() {
    let html = shown(tried("cron(5/10 * * * ? *)"), true).await;
    assert!(
        html.contains("The form cannot say this expression"),
        "{html}"
    );
    assert!(html.contains("As written: cron(5/10 * * * ? *)"), "{html}");
    assert!(
        html.contains("Every 10 minutes, from minute 5 of every hour."),
        "{html}"
    );
}

#[tokio::test]
async fn a_schedule_of_eventbridge_scheduler_that_ran_once() {
    let html = shown(
        Tried {
            api: Api::CreateSchedule,
            ..tried("at(2026-03-27T12:00:00)")
        },
        false,
    )
    .await;
    assert!(
        html.contains("Once, at 12:00 UTC on 27 March 2026."),
        "{html}"
    );
    assert!(html.contains("It never runs after that time."), "{html}");
    assert!(html.contains("id=\"schedule-zone\""), "{html}");
    assert!(!html.contains("Make a rule of it"), "{html}");
}
