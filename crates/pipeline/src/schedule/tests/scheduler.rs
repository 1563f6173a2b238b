use super::*;

fn schedule(expression: &str) -> Schedule {
    super::super::check(expression, Api::CreateSchedule).expect("it is valid")
}

fn scheduled(expression: &str, time_zone: Option<&str>, minutes: Option<u32>) -> SchedulerSchedule {
    SchedulerSchedule {
        expression: expression.to_owned(),
        time_zone: time_zone.map(str::to_owned),
        flexible_time_window: match minutes {
            None => FlexibleTimeWindow::Off,
            Some(maximum_window_in_minutes) => FlexibleTimeWindow::Flexible {
                maximum_window_in_minutes,
            },
        },
    }
}

/// A zone an hour ahead of UTC, and two hours from 2026-03-29T01:00Z to 2026-10-25T01:00Z.
struct Summer;

impl Zone for Summer {
    fn offset_millis(&self, at: Timestamp) -> i64 {
        let begins = "2026-03-29T01:00:00Z".parse().expect("a time");
        let ends = "2026-10-25T01:00:00Z".parse().expect("a time");
        if (begins..ends).contains(&at) {
            7_200_000
        } else {
            3_600_000
        }
    }
}

#[track_caller]
fn check_in(zone: &dyn Zone, expression: &str, after: &str, runs: &[&str]) {
    let schedule = schedule(expression);
    let after = after.parse().expect("a time");
    let found: Vec<String> = schedule
        .runs_in(zone, after)
        .take(runs.len())
        .map(|run| run.to_string())
        .collect();
    assert_eq!(found, runs, "{expression}");
}

#[test]
fn a_time_zone_moves_the_runs() {
    check_in(
        &Summer,
        "cron(30 8 * * ? *)",
        "2026-03-27T12:00:00Z",
        &["2026-03-28T07:30:00Z", "2026-03-29T06:30:00Z"],
    );
}

#[test]
fn a_time_that_the_clocks_skip_has_no_run() {
    check_in(
        &Summer,
        "cron(30 2 * * ? *)",
        "2026-03-27T12:00:00Z",
        &["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"],
    );
    check_in(
        &Summer,
        "at(2026-03-29T02:30:00)",
        "2026-01-01T00:00:00Z",
        &[],
    );
    check_in(
        &Summer,
        "at(2026-03-29T03:30:00)",
        "2026-01-01T00:00:00Z",
        &["2026-03-29T01:30:00Z"],
    );
}

#[test]
fn a_time_that_the_clocks_show_twice_has_one_run() {
    check_in(
        &Summer,
        "cron(30 2 * * ? *)",
        "2026-10-24T12:00:00Z",
        &["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    );
    // After the first showing the second one is passed over.
    check_in(
        &Summer,
        "cron(0/30 2 * * ? *)",
        "2026-10-25T01:10:00Z",
        &["2026-10-26T01:00:00Z"],
    );
}

#[test]
fn a_rate_of_days_is_24_hours_each() {
    check_in(
        &Summer,
        "rate(1 day)",
        "2026-03-28T12:00:00Z",
        &["2026-03-29T12:00:00Z", "2026-03-30T12:00:00Z"],
    );
}

#[test]
fn at_runs_once_and_only_later() {
    let at = "at(2026-01-15T12:00:00)";
    check_in(&Utc, at, "2026-01-15T11:59:59Z", &["2026-01-15T12:00:00Z"]);
    assert_eq!(
        schedule(at)
            .runs("2026-01-15T12:00:00Z".parse().expect("a time"))
            .count(),
        0
    );
    assert_eq!(schedule(at).runs(Timestamp(0)).count(), 1);
}

#[test]
fn at_has_one_form() {
    for (expression, repair) in [
        ("at(2026-01-15T12:00:00Z)", Some("at(2026-01-15T12:00:00)")),
        ("at(2026-01-15)", Some("at(2026-01-15T00:00:00)")),
        ("at(2026-01-15 12:00)", Some("at(2026-01-15T12:00:00)")),
        ("at( 2026-01-15T12:00:00 )", Some("at(2026-01-15T12:00:00)")),
        ("at(2026-01-15T12:00:00.5)", Some("at(2026-01-15T12:00:00)")),
        ("at(2026-02-30T12:00:00)", None),
        ("at(tomorrow)", None),
    ] {
        let (_, findings) = parse(expression, Api::CreateSchedule);
        assert_eq!(
            findings.first().map(|f| f.code),
            Some(Code::AtForm),
            "{expression}"
        );
        assert_eq!(
            repaired(expression, Api::CreateSchedule).as_deref(),
            repair,
            "{expression}"
        );
    }
}

#[test]
fn a_schedule_names_zone_and_window() {
    let schedule = scheduled("cron(0 9 * * ? *)", Some("Europe/Berlin"), Some(15));
    let checked = schedule
        .check(|name| name == "Europe/Berlin")
        .expect("valid");
    assert_eq!(
        schedule.describe(&checked),
        "At 09:00 (Europe/Berlin) every day, within 15 minutes of each time"
    );
    let refusal = schedule.check(|_| false).expect_err("an unknown zone");
    assert!(refusal.message.contains("Europe/Berlin"));
}

#[test]
fn a_window_has_1_to_1440_minutes() {
    let window = |minutes| scheduled("rate(1 hour)", None, Some(minutes)).check(|_| true);
    assert!(window(1).is_ok() && window(1_440).is_ok());
    let message = |minutes| window(minutes).expect_err("out of range").message;
    assert!(message(0).ends_with("greater than or equal to 1"));
    assert!(message(1_441).ends_with("less than or equal to 1440"));
    let run = Timestamp::START;
    assert_eq!(FlexibleTimeWindow::Off.end(run), Timestamp(run.0 + 60_000));
    let five = FlexibleTimeWindow::Flexible {
        maximum_window_in_minutes: 5,
    };
    assert_eq!(five.end(run), Timestamp(run.0 + 300_000));
}

#[cfg(feature = "time-zone")]
#[test]
fn zones_of_the_database_agree_with_known_days() {
    let zone = |name| NamedZone::named(name).expect("a zone");
    let runs: &[&str] = &["2026-03-29T06:30:00Z", "2026-03-30T06:30:00Z"];
    check_in(
        &zone("Europe/Berlin"),
        "cron(30 8 * * ? *)",
        "2026-03-28T12:00:00Z",
        runs,
    );
    // New York leaves out 02:00 to 03:00 on 8 March and repeats 01:00 to 02:00 on 1 November.
    let runs: &[&str] = &["2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z"];
    check_in(
        &zone("America/New_York"),
        "cron(30 2 * * ? *)",
        "2026-03-06T12:00:00Z",
        runs,
    );
    let runs: &[&str] = &["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"];
    check_in(
        &zone("America/New_York"),
        "cron(30 1 * * ? *)",
        "2026-10-31T12:00:00Z",
        runs,
    );
    // Half an hour beside the hour, and a day that Samoa left out.
    check_in(
        &zone("Asia/Kolkata"),
        "at(2026-01-15T12:00:00)",
        "2026-01-01T00:00:00Z",
        &["2026-01-15T06:30:00Z"],
    );
    check_in(
        &zone("Pacific/Apia"),
        "at(2011-12-30T12:00:00)",
        "2011-01-01T00:00:00Z",
        &[],
    );
    assert!(NamedZone::named("Mars/Olympus").is_none());
}
