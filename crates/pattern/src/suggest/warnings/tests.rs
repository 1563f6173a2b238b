use super::*;
use crate::parse;

use WarningCode::*;

/// Each warning as its code and the text that it underlines.
#[track_caller]
fn check(pattern: &str, expect: &[(WarningCode, &str)]) {
    let (parsed, diagnostics) = parse(pattern);
    assert!(parsed.is_valid(), "{diagnostics:?}");
    let found = warnings(&parsed);
    let shown: Vec<_> = found.iter().map(|w| (w.code, w.span.of(pattern))).collect();
    assert_eq!(shown, expect, "{pattern}");
    for warning in found {
        assert!(warning.sentence.ends_with('.'), "{warning:?}");
    }
}

/// A field beside `source`, so that only the field is warned of.
#[track_caller]
fn field(key: &str, list: &str, expect: &[(WarningCode, &str)]) {
    check(
        &format!("{{\"source\": [\"aws.ec2\"], {key}: {list}}}"),
        expect,
    );
}

#[test]
fn good_patterns_have_no_warnings() {
    check(
        r#"{"source": ["aws.ec2"], "detail-type": ["a"], "detail": {"state": ["stopped"]}}"#,
        &[],
    );
    check(
        r#"{"source": [{"prefix": "aws."}], "resources": ["arn:aws:s3:::b"]}"#,
        &[],
    );
    check(
        r#"{"detail-type": ["x"], "account": ["123456789012"], "region": ["us-gov-west-1"], "time": [{"prefix": "2026-"}]}"#,
        &[],
    );
    check(
        r#"{"source": ["aws.ec2"], "replay-name": [{"exists": false}], "resources": [{"exists": false}]}"#,
        &[],
    );
    check(
        r#"{"source": ["my.app"], "detail": {"a": [1, {"numeric": [">", 5]}], "b": ["x", {"exists": false}]}}"#,
        &[],
    );
}

#[test]
fn too_broad() {
    for (pattern, code) in [
        (
            r#"{"detail": {"state": ["failed"]}}"#,
            NoSourceNorDetailType,
        ),
        (
            r#"{"region": ["us-east-1"], "account": ["123456789012"]}"#,
            OnlyEnvelope,
        ),
        (r#"{"source": [{"anything-but": "aws.s3"}]}"#, OnlyLoose),
        (
            r#"{"source": [{"exists": true}], "detail": {"a": [{"exists": false}]}}"#,
            OnlyLoose,
        ),
        (r#"{"source": [{"prefix": ""}]}"#, OnlyLoose),
        (r#"{"source": [{"wildcard": "*"}]}"#, OnlyLoose),
        (
            r#"{"$or": [{"source": ["a"]}, {"region": ["eu-west-1"]}]}"#,
            OnlyEnvelope,
        ),
    ] {
        check(pattern, &[(code, pattern)]);
    }
}

#[test]
fn alternatives_that_swallow_each_other() {
    field(
        r#""detail""#,
        r#"{"a": ["x", {"anything-but": "x"}]}"#,
        &[(TakesEveryValue, "\"a\"")],
    );
    field(
        r#""detail""#,
        r#"{"a": [{"anything-but": "x"}, {"anything-but": "y"}]}"#,
        &[(TakesEveryValue, "\"a\"")],
    );
    field(
        r#""detail""#,
        r#"{"a": [{"exists": true}, {"exists": false}]}"#,
        &[(TakesEveryValue, "\"a\"")],
    );
    field(r#""detail""#, r#"{"a": [{"exists": true}]}"#, &[]);
    field(
        r#""detail""#,
        r#"{"a": ["web-1", {"prefix": "web-"}, "db", "db"]}"#,
        &[(Redundant, "\"web-1\""), (Redundant, "\"db\"")],
    );
    field(
        r#""detail""#,
        r#"{"a": [3, {"numeric": [">", 2]}, 1]}"#,
        &[(Redundant, "3")],
    );
    field(
        r#""detail""#,
        r#"{"ip": ["10.0.0.1", {"cidr": "10.0.0.0/24"}]}"#,
        &[(Redundant, "\"10.0.0.1\"")],
    );
}

#[test]
fn what_no_event_has() {
    field(
        r#""version""#,
        r#"["1"]"#,
        &[(NotInEnvelope, "\"version\"")],
    );
    field(r#""version""#, r#"["0"]"#, &[]);
    field(
        r#""account""#,
        "[123456789012]",
        &[(NotInEnvelope, "\"account\"")],
    );
    field(
        r#""account""#,
        r#"["1234"]"#,
        &[(NotInEnvelope, "\"account\"")],
    );
    field(
        r#""region""#,
        r#"["eu-west"]"#,
        &[(NotInEnvelope, "\"region\"")],
    );
    field(r#""region""#, "[null]", &[(NotInEnvelope, "\"region\"")]);
    field(r#""time""#, r#"["noon"]"#, &[(NotInEnvelope, "\"time\"")]);
    field(
        r#""time""#,
        r#"["2026-01-15T12:00:00Z"]"#,
        &[(ChangesWithEveryEvent, "\"time\"")],
    );
    field(r#""id""#, r#"["x"]"#, &[(ChangesWithEveryEvent, "\"id\"")]);
    field(
        r#""id""#,
        r#"[{"exists": false}]"#,
        &[(NeverAbsent, "\"id\"")],
    );
    field(r#""resources""#, "[7]", &[(NotInEnvelope, "\"resources\"")]);
    field(
        r#""resources""#,
        r#"{"arn": ["a"]}"#,
        &[(ValueAskedAsObject, "\"arn\"")],
    );
    field(
        r#""region""#,
        r#"{"name": ["a"]}"#,
        &[(ValueAskedAsObject, "\"name\"")],
    );
    field(
        r#""detail""#,
        r#"["failed"]"#,
        &[(ObjectAskedAsValue, "\"detail\"")],
    );
    field(r#""detail""#, r#"[{"exists": false}]"#, &[]);
    field(
        r#""state""#,
        r#"["failed"]"#,
        &[(NoSuchEnvelopeField, "\"state\"")],
    );
    field(r#""state""#, r#"[{"exists": false}]"#, &[]);
    field(
        r#""detail""#,
        r#"{"a": [{"anything-but": {"prefix": []}}]}"#,
        &[(NeverMatches, "\"a\"")],
    );
}

#[test]
fn a_field_that_counts_nowhere() {
    let pattern = r#"{"source": ["s"], "detail": {"a": [1]}, "$or": [{"detail": {"a": [2]}}, {"detail.a": [3]}]}"#;
    check(pattern, &[(Replaced, "\"a\"")]);
    let pattern = r#"{"source": ["s"], "detail": {"a": [1]}, "$or": [{"detail": {"a": [2]}}, {"detail.b": [3]}]}"#;
    check(pattern, &[]);
}

#[test]
fn invalid_patterns_are_left_to_their_diagnostics() {
    assert_eq!(warnings(&parse(r#"{"state": "x"}"#).0), []);
}
