use super::*;
use crate::catalogue;

const GOOD: &str = r#"{"version":"0","id":"e1","detail-type":"T","source":"my.app","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":["arn:a"],"detail":{"a": 1}}"#;

fn check(text: &str) -> Envelope {
    let (value, diagnostics) = pattern::json::read(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    read(&value.expect("a value"))
}

/// Severity, field, and the text underlined.
fn problems(text: &str) -> Vec<(Severity, String, String)> {
    let envelope = check(text);
    let told = envelope.problems.into_iter().map(|problem| {
        let field = problem.field.unwrap_or_default();
        (problem.severity, field, problem.span.of(text).to_owned())
    });
    told.collect()
}

#[test]
fn a_whole_envelope_has_no_problem() {
    let envelope = check(GOOD);
    assert_eq!(envelope.problems, []);
    assert_eq!(envelope.id.as_deref(), Some("e1"));
    assert_eq!(
        envelope.details,
        EventDetails {
            caller_account_id: Some("123456789012".to_owned()),
            source_time_ms: Some(Timestamp::START),
            source: Some("my.app".to_owned()),
            detail_type: Some("T".to_owned()),
            resources: vec!["arn:a".to_owned()],
            event_detail: Some("{\"a\":1}".to_owned()),
            replay_name: None,
        }
    );
}

#[test]
fn every_sample_event_is_valid() {
    for sample in catalogue() {
        assert_eq!(check(&sample.text).problems, [], "{}", sample.id);
    }
}

#[test]
fn a_missing_required_field_is_an_error_at_the_brace() {
    for field in REQUIRED {
        let renamed = GOOD.replace(&format!("\"{field}\":"), "\"other\":");
        assert_eq!(
            problems(&renamed),
            [(Severity::Error, field.to_owned(), "{".to_owned())]
        );
        assert!(!check(&renamed).is_valid());
    }
}

#[test]
fn the_answer_is_that_of_aws_and_the_help_names_the_field() {
    let envelope = check(r#"{"testEvent": "value"}"#);
    let errors: Vec<_> = envelope
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    assert_eq!(errors.len(), 6);
    for problem in errors {
        assert_eq!(problem.message, "Parameter Event is not valid.");
        let field = problem.field.clone().expect("a field");
        assert!(problem.help.as_ref().expect("help").contains(&field));
    }
}

#[test]
fn a_field_of_the_wrong_type_is_an_error_at_its_value() {
    let number = GOOD.replace("\"123456789012\"", "123456789012");
    assert_eq!(
        problems(&number),
        [(
            Severity::Error,
            "account".to_owned(),
            "123456789012".to_owned()
        )]
    );
    let text = GOOD.replace("{\"a\": 1}", "\"{}\"");
    assert_eq!(
        problems(&text),
        [(Severity::Error, "detail".to_owned(), "\"{}\"".to_owned())]
    );
    let resources = GOOD.replace("[\"arn:a\"]", "[\"arn:a\",7]");
    assert_eq!(
        problems(&resources),
        [(Severity::Error, "resources".to_owned(), "7".to_owned())]
    );
    assert_eq!(check(&resources).details.resources, ["arn:a"]);
}

#[test]
fn what_aws_would_not_send_but_takes_is_a_warning() {
    for (from, to, field, at) in [
        ("2026-01-15T12:00:00Z", "yesterday", "time", "\"yesterday\""),
        ("123456789012", "1234", "account", "\"1234\""),
        ("\"version\":\"0\"", "\"version\":0", "version", "0"),
        ("\"version\":", "\"v\":", "version", "{"),
        ("\"detail\":", "\"d\":", "detail", "{"),
        ("\"resources\":", "\"r\":", "resources", "{"),
    ] {
        let text = GOOD.replace(from, to);
        assert_eq!(
            problems(&text),
            [(Severity::Warning, field.to_owned(), at.to_owned())]
        );
        assert!(check(&text).is_valid());
    }
}
