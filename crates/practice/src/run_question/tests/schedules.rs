use super::*;
use crate::run_question::Zones;
use pipeline::schedule::Zone;
use quiz::{ExpectSchedule, Inline, ScheduleRun};

/// A zone one hour ahead of UTC.
struct Ahead;

impl Zone for Ahead {
    fn offset_millis(&self, _: pipeline::Timestamp) -> i64 {
        3_600_000
    }
}

fn zones(name: &str) -> Option<Box<dyn Zone>> {
    (name == "Europe/Somewhere").then(|| Box::new(Ahead) as Box<dyn Zone>)
}

const ZONES: Zones<'static> = &zones;

fn scheduled(
    options: &[(&str, bool)],
    api: &str,
    zone: Option<&str>,
    expect: ExpectSchedule,
) -> Question {
    let mut asked = question(options, &[]);
    for (option, (expression, _)) in asked.options.iter_mut().zip(options) {
        option.content = vec![Block::Paragraph(vec![
            Inline::Text("A rule with ".to_owned()),
            Inline::Code((*expression).to_owned()),
        ])];
    }
    asked.runs = vec![Run::Schedule(ScheduleRun {
        title: "Nights".to_owned(),
        api: api.to_owned(),
        time_zone: zone.map(str::to_owned),
        after: "2026-01-15T12:00:00Z".to_owned(),
        expect,
    })];
    asked
}

fn next(times: &[&str]) -> ExpectSchedule {
    ExpectSchedule::Next(times.iter().map(|time| (*time).to_owned()).collect())
}

const OPTIONS: [(&str, bool); 4] = [
    ("cron(0 2 ? * MON-FRI *)", true),
    ("cron(0 2 * * ? *)", false),
    ("cron(0 2 * * MON-FRI *)", false),
    ("rate(1 day)", false),
];

#[test]
fn next_runs_decide() {
    let nights = next(&["2026-01-16T02:00:00Z", "2026-01-19T02:00:00Z"]);
    let asked = scheduled(&OPTIONS, "events:PutRule", None, nights);
    assert_eq!(engine_key(&asked, ZONES), Some(vec![0]));
    assert_eq!(disagreements(&asked, ZONES), []);
    let shifted = next(&["2026-01-16T01:00:00Z", "2026-01-19T01:00:00Z"]);
    let there = Some("Europe/Somewhere");
    let asked = scheduled(&OPTIONS, "scheduler:CreateSchedule", there, shifted);
    assert_eq!(engine_key(&asked, ZONES), Some(vec![0]));
}

#[test]
fn says_when_the_key_runs_instead() {
    let other = next(&["2026-01-16T03:00:00Z"]);
    let asked = scheduled(&OPTIONS, "events:PutRule", None, other);
    assert_eq!(
        disagreements(&asked, ZONES)[0].message,
        "this option is marked right, but in \"Nights\" it runs at 2026-01-16T02:00:00Z"
    );
}

#[test]
fn schedule_that_has_ended_has_no_run() {
    let options = [
        ("at(2026-01-15T11:00:00)", true),
        ("at(2026-01-15T13:00:00)", false),
    ];
    let asked = scheduled(&options, "scheduler:CreateSchedule", None, next(&[]));
    assert_eq!(disagreements(&asked, ZONES), []);
}

#[test]
fn validity_decides_where_no_run_is_asked() {
    let options = [("rate(1 minutes)", false), ("rate(2 minutes)", true)];
    let asked = scheduled(&options, "events:PutRule", None, ExpectSchedule::Valid);
    assert_eq!(disagreements(&asked, ZONES), []);
    let refused = scheduled(&options, "events:PutRule", None, ExpectSchedule::Refused);
    assert_eq!(engine_key(&refused, ZONES), Some(vec![0]));
}

#[test]
fn names_what_is_wrong_with_the_run() {
    let place = |asked: &Question| disagreements(asked, ZONES).first().map(|found| found.place);
    let asked = scheduled(
        &OPTIONS,
        "scheduler:CreateSchedule",
        Some("Mars"),
        next(&[]),
    );
    assert_eq!(place(&asked), Some(Place::Run(0)));
    let asked = scheduled(&OPTIONS, "events:PutRule", None, next(&["tomorrow"]));
    assert_eq!(place(&asked), Some(Place::Run(0)));
}
