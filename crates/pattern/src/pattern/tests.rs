use super::*;
use crate::Severity;

/// The problems of a text: what is underlined, and the message.
fn problems(text: &str) -> Vec<(String, String)> {
    let (_, diagnostics) = parse(text);
    diagnostics
        .iter()
        .map(|d| (d.span.of(text).to_owned(), d.message.clone()))
        .collect()
}

#[track_caller]
fn check(text: &str, expect: &[(&str, &str)]) {
    let expect: Vec<_> = expect
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect();
    assert_eq!(problems(text), expect, "{text}");
}

#[test]
fn what_is_underlined() {
    check(
        r#"{"a": "x"}"#,
        &[("\"x\"", "\"a\" must be an object or an array")],
    );
    check(
        r#"{"a": [{"PREFIX": "x"}]}"#,
        &[("\"PREFIX\"", "Unrecognized match type PREFIX")],
    );
    check(
        r#"{"a": [{"numeric": [">", 1, "<", "2"]}]}"#,
        &[("\"2\"", "Value of < must be numeric")],
    );
    check(
        r#"{"a": [{"prefix": "a", "suffix": "b"}]}"#,
        &[("\"suffix\"", "Only one key allowed in match expression")],
    );
    check(
        r#"{"a": [["x"]]}"#,
        &[(
            "[\"x\"]",
            "Match value must be String, number, true, false, or null",
        )],
    );
    check(
        r#"{"a": [{"cidr": "10.0.0.0/32"}]}"#,
        &[("\"10.0.0.0/32\"", "IPv4 mask bits must be < 32")],
    );
    check(
        r#"{"$or": [{"prefix": ["a"]}, {"b": ["c"]}]}"#,
        &[(
            "\"prefix\"",
            "prefix is Ruler reserved fieldName which cannot be used inside $or.",
        )],
    );
}

#[test]
fn all_problems_at_once_the_one_that_aws_reports_first() {
    check(
        r#"{"a": [], "b": 5, "c": [{"exists": 1}, {"wildcard": "**"}]}"#,
        &[
            ("[]", "Empty arrays are not allowed"),
            ("5", "\"b\" must be an object or an array"),
            ("1", "exists match pattern must be either true or false."),
            ("\"**\"", "Consecutive wildcard characters at pos 1"),
        ],
    );
}

#[test]
fn semantic_problems_before_a_syntax_error_come_first() {
    let found = problems(r#"{"a": "x", "b": [tru]}"#);
    assert_eq!(found[0].1, "\"a\" must be an object or an array");
    assert!(
        found[1].1.starts_with("Unrecognized token 'tru'"),
        "{found:?}"
    );
    let found = problems(r#"{"a": ["x", "#);
    assert_eq!(
        found.len(),
        1,
        "nothing is said about the list that was never closed: {found:?}"
    );
}

#[test]
fn a_pattern_with_an_error_keeps_what_could_be_read() {
    let (pattern, _) = parse(r#"{"a": ["x"], "b": {"c": [1], "d": 2}, "e": ["#);
    assert!(!pattern.is_valid());
    assert_eq!(pattern.fields(), ["a", "b.c", "b.d", "e"]);
}

#[test]
fn fixes_repair_the_text() {
    for (text, repaired) in [
        (r#"{"a": "x"}"#, r#"{"a": ["x"]}"#),
        (r#"{"a": [{"Prefx": "x"}]}"#, r#"{"a": [{"prefix": "x"}]}"#),
        (r#"{"a": [{"prefix": 7}]}"#, r#"{"a": [{"prefix": "7"}]}"#),
        (
            r#"{"a": [{"exists": "true"}]}"#,
            r#"{"a": [{"exists": true}]}"#,
        ),
        (
            r#"{"a": [{"anything-but": {"prefx": "x"}}]}"#,
            r#"{"a": [{"anything-but": {"prefix": "x"}}]}"#,
        ),
        (r#"{"a": ["x",]}"#, r#"{"a": ["x"]}"#),
        (r#"{"a": [running]}"#, r#"{"a": ["running"]}"#),
    ] {
        let (_, diagnostics) = parse(text);
        let fix = diagnostics[0]
            .fix
            .clone()
            .unwrap_or_else(|| panic!("{text} has a fix"));
        let mut fixed = text.to_owned();
        fixed.replace_range(fix.span.start..fix.span.end, &fix.replacement);
        assert_eq!(fixed, repaired);
        assert!(parse(&fixed).0.is_valid(), "{fixed}");
    }
}

#[test]
fn warnings_leave_a_pattern_valid() {
    for (text, code) in [
        (r#"{"a": ["x"], "a": ["y"]}"#.to_owned(), Code::DuplicateKey),
        (r#"{"a": ["x"]} x"#.to_owned(), Code::TrailingText),
        (
            r#"{"a": [{"anything-but": {"prefix": []}}]}"#.to_owned(),
            Code::NeverMatches,
        ),
        (
            format!(r#"{{"a": ["{}"]}}"#, "x".repeat(2_048)),
            Code::TooLong,
        ),
    ] {
        let (pattern, diagnostics) = parse(&text);
        assert!(pattern.is_valid(), "{code:?}");
        let found: Vec<_> = diagnostics.iter().map(|d| (d.code, d.severity)).collect();
        assert_eq!(found, [(code, Severity::Warning)]);
    }
}

#[test]
fn a_rule_has_at_most_256_fields() {
    let fields = |count: usize| {
        let fields: Vec<_> = (0..count).map(|n| format!("\"f{n}\":[1]")).collect();
        parse(&format!("{{{}}}", fields.join(",")))
    };
    assert!(fields(256).0.is_valid());
    let (pattern, diagnostics) = fields(257);
    assert!(!pattern.is_valid());
    assert_eq!(diagnostics[0].code, Code::TooManyFields);
}

#[test]
fn wildcards_are_operators_and_not_words() {
    let has = |text: &str| parse(text).0.has_wildcard();
    assert!(has(r#"{"a": [{"wildcard": "b*"}]}"#));
    assert!(has(r#"{"a": [{"anything-but": {"wildcard": "b*"}}]}"#));
    assert!(has(
        r#"{"$or": [{"a": ["b"]}, {"c": {"d": [{"wildcard": "b*"}]}}]}"#
    ));
    assert!(!has(r#"{"wildcard": ["wildcard"]}"#));
    assert!(!has(r#"{"a": [{"prefix": "wildcard"}]}"#));
}
