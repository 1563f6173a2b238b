use super::*;

#[track_caller]
fn check(expression: &str, after: &str, runs: &[&str]) {
    let schedule = super::super::check(expression, Api::PutRule).expect("it is valid");
    let after = after.parse().expect("a time");
    let found: Vec<String> = schedule
        .runs(after)
        .take(runs.len() + 1)
        .map(|run| run.to_string())
        .collect();
    let found: Vec<&str> = found.iter().map(String::as_str).take(runs.len()).collect();
    assert_eq!(found, runs, "{expression}");
}

#[test]
fn after_is_exclusive() {
    check(
        "cron(0 12 * * ? *)",
        "2026-01-15T12:00:00Z",
        &["2026-01-16T12:00:00Z"],
    );
    check(
        "cron(0 12 * * ? *)",
        "2026-01-15T11:59:59Z",
        &["2026-01-15T12:00:00Z"],
    );
    check(
        "cron(0 12 * * ? *)",
        "2026-01-15T11:59:59.999Z",
        &["2026-01-15T12:00:00Z"],
    );
    check(
        "cron(* * * * ? *)",
        "2026-01-15T12:00:00.001Z",
        &["2026-01-15T12:01:00Z"],
    );
}

#[test]
fn a_rate_counts_from_the_creation() {
    check(
        "rate(5 minutes)",
        "2026-01-15T12:00:07Z",
        &["2026-01-15T12:05:07Z", "2026-01-15T12:10:07Z"],
    );
    check(
        "rate(1 day)",
        "2026-02-28T08:00:00Z",
        &["2026-03-01T08:00:00Z"],
    );
}

#[test]
fn weekends_move_nearest_weekdays_within_the_month() {
    // 1 August 2026 is a Saturday, 31 May 2026 a Sunday.
    check(
        "cron(0 0 1W 8 ? 2026)",
        "2026-01-01T00:00:00Z",
        &["2026-08-03T00:00:00Z"],
    );
    check(
        "cron(0 0 31W 5 ? 2026)",
        "2026-01-01T00:00:00Z",
        &["2026-05-29T00:00:00Z"],
    );
    check(
        "cron(0 0 LW 5 ? 2026)",
        "2026-01-01T00:00:00Z",
        &["2026-05-29T00:00:00Z"],
    );
    check(
        "cron(0 0 LW 2 ? 2026)",
        "2026-01-01T00:00:00Z",
        &["2026-02-27T00:00:00Z"],
    );
}

#[test]
fn a_schedule_ends_with_its_years() {
    let ends = |expression: &str, after: &str| {
        let schedule = super::super::check(expression, Api::PutRule).expect("it is valid");
        assert_eq!(
            schedule.next(after.parse().expect("a time")),
            None,
            "{expression}"
        );
    };
    ends("cron(0 0 1 1 ? 2025)", "2026-01-15T12:00:00Z");
    ends("cron(59 23 31 12 ? 2199)", "2199-12-31T23:59:00Z");
    ends("cron(0 0 30 2 ? *)", "1970-01-01T00:00:00Z");
    let last = super::super::check("cron(59 23 31 12 ? *)", Api::PutRule).expect("it is valid");
    assert_eq!(last.next(Timestamp(i64::MAX)), None);
    assert_eq!(
        last.next(Timestamp(i64::MIN)).map(|run| run.to_string()),
        Some("1970-12-31T23:59:00Z".to_owned())
    );
    let rate = super::super::check("rate(1 minute)", Api::PutRule).expect("it is valid");
    assert_eq!(rate.next(Timestamp(i64::MAX)), None);
}

#[test]
fn a_schedule_can_be_stored() {
    let schedule =
        super::super::check("cron(0/5 8-17,3 ? * 3#2 2026)", Api::PutRule).expect("valid");
    let text = serde_json::to_string(&schedule).expect("it is written");
    assert_eq!(
        serde_json::from_str::<Schedule>(&text).expect("it is read"),
        schedule
    );
}
