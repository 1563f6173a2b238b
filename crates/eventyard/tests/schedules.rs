//! The command about schedules, run as a person runs it.

mod command;

use command::{eventyard, text};

#[test]
fn schedule_answers_a_line_for_a_line() {
    let input = r#"{"id": 1, "expression": "cron(0 12 * * ? *)", "after": "2026-01-15T12:00:00Z", "count": 2}
{"id": "two", "expression": "rate(90 minutes)", "after": "2026-01-15T12:00:30Z", "count": 1}

{"id": 3, "expression": "rate(1 hours)", "after": "2026-01-15T12:00:00Z", "count": 1}
{"id": 4, "expression": "rate(1 hours)", "after": "2026-01-15T12:00:00Z", "count": 1, "api": "scheduler:CreateSchedule"}
{"id": 5, "expression": "at(noon)", "after": "2026-01-15T12:00:00Z", "count": 1, "api": "scheduler:CreateSchedule"}
{"id": 6, "expression": "cron(30 2 * * ? *)", "after": "2026-03-28T12:00:00Z", "count": 2, "api": "scheduler:CreateSchedule", "timezone": "Europe/Berlin"}
{"id": 7, "expression": "cron(0 0 1 1 ? 2026)", "after": "2026-01-15T12:00:00Z", "count": 5}
{"id": 8, "expression": "cron(0 12 * * ? *)", "after": "2026-01-15T12:00:00Z", "count": 0, "timezone": "UTC"}
"#;
    let output = eventyard(&["schedule", "-"], input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let expect = r#"{"id":1,"valid":true,"next":["2026-01-16T12:00:00Z","2026-01-17T12:00:00Z"]}
{"id":"two","valid":true,"next":["2026-01-15T13:30:30Z"]}
{"id":3,"valid":false,"error":"Parameter ScheduleExpression is not valid.","next":[]}
{"id":4,"valid":true,"next":["2026-01-15T13:00:00Z"]}
{"id":5,"valid":false,"error":"Invalid Schedule Expression at(noon).","next":[]}
{"id":6,"valid":true,"next":["2026-03-30T00:30:00Z","2026-03-31T00:30:00Z"]}
{"id":7,"valid":true,"next":[]}
{"id":8,"valid":true,"next":[]}
"#;
    assert_eq!(text(&output.stdout), expect);
}

#[test]
fn an_unknown_time_zone_is_not_valid() {
    let line = r#"{"id": 1, "expression": "rate(1 hour)", "after": "2026-01-15T12:00:00Z", "count": 1, "api": "scheduler:CreateSchedule", "timezone": "Mars/Olympus"}"#;
    let output = eventyard(&["schedule", "-"], line);
    assert!(text(&output.stdout).contains("\"valid\":false"));
    assert!(text(&output.stdout).contains("Mars/Olympus"));
}

#[test]
fn a_bad_line_is_named() {
    for (line, word) in [
        ("no case", "no case"),
        (r#"{"id": 1}"#, "expression"),
        (
            r#"{"id": 1, "expression": "rate(1 hour)", "after": "noon"}"#,
            "time",
        ),
        (
            r#"{"id": 1, "expression": "rate(1 hour)", "api": "sqs:SendMessage"}"#,
            "sqs:SendMessage",
        ),
        (
            r#"{"id": 1, "expression": "rate(1 hour)", "count": -1}"#,
            "-1",
        ),
        (
            r#"{"id": 1, "expression": "rate(1 hour)", "count": 100001}"#,
            "count",
        ),
        (
            r#"{"id": 1, "expression": "rate(1 hour)", "timezone": "Asia/Tokyo"}"#,
            "timezone",
        ),
    ] {
        let input = format!(
            "{}\n\n{line}\n",
            r#"{"id": 0, "expression": "rate(1 hour)"}"#
        );
        let output = eventyard(&["schedule", "-"], &input);
        assert_eq!(output.status.code(), Some(2), "{line}");
        let error = text(&output.stderr);
        assert!(error.contains("line 3") && error.contains(word), "{error}");
    }
}

#[test]
fn bad_usage_ends_with_2() {
    for arguments in [
        &["schedule"][..],
        &["schedule", "no/such/file"],
        &["schedule", "-", "-"],
    ] {
        assert_eq!(
            eventyard(arguments, "").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
