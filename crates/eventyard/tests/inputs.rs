//! The command about inputs of targets, run as a person runs it.

mod command;

use command::{eventyard, text};

#[track_caller]
fn check(line: &str, expect: &str) {
    let output = eventyard(&["transform", "-"], line);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), format!("{expect}\n"), "{line}");
}

#[test]
fn transform_answers_what_is_delivered() {
    check(
        r#"{"id": 1, "event": {"id": "e", "detail": {"n": 1.0}}}"#,
        r#"{"id":1,"body":{"id":"e","detail":{"n":1.0}}}"#,
    );
    check(
        r#"{"id": "a", "event": {"detail": {"n": 123456789012345678901}}, "input_path": "$.detail"}"#,
        r#"{"id":"a","body":{"n":123456789012345678901}}"#,
    );
    check(
        r#"{"id": 2, "event": {"detail": {"s": "x"}}, "input_path": "$.detail.s"}"#,
        r#"{"id":2,"text":"\"x\""}"#,
    );
    check(
        r#"{"id": 3, "event": {}, "input": "{\"b\": 1, \"a\": [ ]}"}"#,
        r#"{"id":3,"body":{"b":1,"a":[]}}"#,
    );
    check(
        r#"{"id": 4, "event": {"detail": {"s": "x"}}, "input_transformer": {"paths": {"s": "$.detail.s"}, "template": "\"got <s> by <aws.events.rule-name> at <aws.events.event.ingestion-time>\""}, "rule": {"arn": "arn:aws:events:us-east-1:123456789012:rule/r", "name": "r"}, "ingestion_time": "2026-02-01T00:00:00Z"}"#,
        r#"{"id":4,"text":"\"got x by r at 2026-02-01T00:00:00Z\""}"#,
    );
    // The event may be the text of one.
    check(
        r#"{"id": 5, "event": "{\"detail\": {\"n\": 1.50}}", "input_path": "$.detail.n"}"#,
        r#"{"id":5,"text":"1.50"}"#,
    );
}

#[test]
fn transform_answers_failures_and_refusals() {
    check(
        r#"{"id": 1, "event": {"detail": {"o": {"a": "b"}}}, "input_transformer": {"paths": {"o": "$.detail.o"}, "template": "{\"v\": \"<o>\"}"}}"#,
        r#"{"id":1,"delivered":false,"error":"INVALID_JSON: Invalid input for target."}"#,
    );
    check(
        r#"{"id": 2, "event": {}, "input_transformer": {"paths": {}, "template": "\"<o>\""}, "target_id": "jobs"}"#,
        r#"{"id":2,"error":{"code":"ValidationException","message":"InputTemplate for target jobs contains invalid placeholder o."}}"#,
    );
    check(
        r#"{"id": 3, "event": {}, "input": "1", "input_path": "$"}"#,
        r#"{"id":3,"error":{"code":"ValidationException","message":"Only one of Input, InputPath, or InputTransformer must be provided for target target-1."}}"#,
    );
}

#[test]
fn a_bad_line_is_named() {
    for (line, word) in [
        ("no case", "no case"),
        (r#"{"id": 1}"#, "event"),
        (r#"{"id": 1, "event": []}"#, "object"),
        (r#"{"id": 1, "event": "{"}"#, "event"),
        (
            r#"{"id": 1, "event": {}, "ingestion_time": "noon"}"#,
            "time",
        ),
        (
            r#"{"id": 1, "event": {}, "input_transformer": {"paths": {"a": 1}, "template": "1"}}"#,
            "path of a",
        ),
    ] {
        let input = format!("{}\n\n{line}\n", r#"{"id": 0, "event": {}}"#);
        let output = eventyard(&["transform", "-"], &input);
        assert_eq!(output.status.code(), Some(2), "{line}");
        let error = text(&output.stderr);
        assert!(error.contains("line 3") && error.contains(word), "{error}");
    }
}

#[test]
fn bad_usage_ends_with_2() {
    for arguments in [
        &["transform"][..],
        &["transform", "no/such/file"],
        &["transform", "-", "--x"],
    ] {
        assert_eq!(
            eventyard(arguments, "").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
