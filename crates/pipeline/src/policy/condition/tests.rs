use super::*;
use crate::policy::{Document, PolicyType, Principal};

const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/paid";

fn request() -> Request {
    let mut request = Request::new(
        Principal::role("arn:aws:iam::111122223333:role/deliver", Some("o-abc123")),
        "sqs:SendMessage",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
    )
    .on_behalf_of(RULE)
    .with("aws:SourceIp", "203.0.113.9")
    .with("aws:SecureTransport", "true")
    .with("aws:CurrentTime", "2026-01-15T12:00:00Z")
    .with("s3:max-keys", "10");
    request.context.push(crate::policy::ContextKey {
        key: "aws:TagKeys".to_owned(),
        values: vec!["team".to_owned(), "cost".to_owned()],
    });
    request
}

#[track_caller]
fn check(condition: &str, expected: bool) {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{condition}}}}}"#
    );
    let (document, findings) = Document::parse(&text, PolicyType::Identity);
    let errors: Vec<_> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .collect();
    assert!(errors.is_empty(), "{condition}: {errors:?}");
    let decision = document.decide(&request());
    assert_eq!(decision.is_allowed(), expected, "{condition}");
}

#[test]
fn texts() {
    check(
        r#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#,
        true,
    );
    check(
        r#"{"StringEquals":{"AWS:sourceaccount":"111122223333"}}"#,
        true,
    );
    check(r#"{"StringEquals":{"aws:SourceAccount":"1111*"}}"#, false);
    check(
        r#"{"StringEquals":{"aws:PrincipalOrgID":["o-x","o-abc123"]}}"#,
        true,
    );
    check(
        r#"{"StringEquals":{"aws:PrincipalOrgID":"O-ABC123"}}"#,
        false,
    );
    check(
        r#"{"StringEqualsIgnoreCase":{"aws:PrincipalOrgID":"O-ABC123"}}"#,
        true,
    );
    check(
        r#"{"StringNotEqualsIgnoreCase":{"aws:PrincipalOrgID":"O-ABC123"}}"#,
        false,
    );
    check(r#"{"StringLike":{"aws:PrincipalOrgID":"o-a?c*"}}"#, true);
    check(
        r#"{"StringNotLike":{"aws:PrincipalOrgID":"o-a?c*"}}"#,
        false,
    );
    check(
        r#"{"StringNotEquals":{"aws:PrincipalOrgID":["o-x","o-abc123"]}}"#,
        false,
    );
    check(
        r#"{"StringNotEquals":{"aws:PrincipalOrgID":["o-x","o-y"]}}"#,
        true,
    );
    check(
        r#"{"StringEquals":{"aws:SourceAccount":111122223333}}"#,
        true,
    );
    check(r#"{"StringEquals":{"aws:SourceAccount":[]}}"#, false);
}

#[test]
fn arns() {
    check(
        &format!(r#"{{"ArnEquals":{{"aws:SourceArn":"{RULE}"}}}}"#),
        true,
    );
    check(
        r#"{"ArnEquals":{"aws:SourceArn":"arn:aws:events:*:*:rule/*"}}"#,
        true,
    );
    check(
        r#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/*"}}"#,
        true,
    );
    check(r#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*"}}"#, false);
    check(
        r#"{"StringLike":{"aws:SourceArn":"arn:aws:events:*"}}"#,
        true,
    );
    check(
        r#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/*"}}"#,
        false,
    );
    check(
        r#"{"ArnNotEquals":{"aws:SourceArn":"arn:aws:events:*:*:rule/other"}}"#,
        true,
    );
    check(
        r#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:${aws:PrincipalAccount}:rule/*"}}"#,
        true,
    );
}

#[test]
fn a_key_that_is_not_there() {
    for (operator, expected) in [
        ("StringEquals", false),
        ("StringLike", false),
        ("ArnLike", false),
        ("Bool", false),
        ("IpAddress", false),
        ("NumericLessThan", false),
        ("StringNotEquals", true),
        ("StringNotLike", true),
        ("ArnNotLike", true),
        ("NotIpAddress", true),
        ("StringEqualsIfExists", true),
        ("ArnLikeIfExists", true),
        ("BoolIfExists", true),
        ("StringNotEqualsIfExists", true),
        ("ForAnyValue:StringEquals", false),
        ("ForAllValues:StringEquals", true),
    ] {
        check(
            &format!(r#"{{"{operator}":{{"aws:ViaAWSService":"true"}}}}"#),
            expected,
        );
    }
    check(
        r#"{"StringEqualsIfExists":{"aws:SourceAccount":"999988887777"}}"#,
        false,
    );
    check(r#"{"Null":{"aws:ViaAWSService":"true"}}"#, true);
    check(r#"{"Null":{"aws:ViaAWSService":"false"}}"#, false);
    check(r#"{"Null":{"aws:SourceArn":"true"}}"#, false);
    check(r#"{"Null":{"aws:SourceArn":false}}"#, true);
}

#[test]
fn numbers_times_addresses_and_booleans() {
    check(r#"{"Bool":{"aws:SecureTransport":"true"}}"#, true);
    check(r#"{"Bool":{"aws:SecureTransport":true}}"#, true);
    check(r#"{"Bool":{"aws:SecureTransport":"false"}}"#, false);
    check(r#"{"Bool":{"aws:PrincipalIsAWSService":"false"}}"#, true);
    check(r#"{"NumericLessThanEquals":{"s3:max-keys":"10"}}"#, true);
    check(r#"{"NumericLessThan":{"s3:max-keys":10}}"#, false);
    check(r#"{"NumericGreaterThan":{"s3:max-keys":"9.5"}}"#, true);
    check(r#"{"NumericNotEquals":{"s3:max-keys":"10.0"}}"#, false);
    check(r#"{"NumericEquals":{"s3:max-keys":"ten"}}"#, false);
    check(
        r#"{"DateLessThan":{"aws:CurrentTime":"2026-02-01T00:00:00Z"}}"#,
        true,
    );
    check(
        r#"{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-02-01T00:00:00Z"}}"#,
        false,
    );
    check(r#"{"DateEquals":{"aws:CurrentTime":"1768478400"}}"#, true);
    check(
        r#"{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.0/24"]}}"#,
        true,
    );
    check(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.8"}}"#, false);
    check(
        r#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#,
        false,
    );
    check(r#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, true);
    check(r#"{"IpAddress":{"aws:SourceIp":"::/0"}}"#, false);
    check(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/99"}}"#, false);
}

#[test]
fn keys_with_several_values() {
    check(
        r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team","cost","owner"]}}"#,
        true,
    );
    check(
        r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}"#,
        false,
    );
    check(
        r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["cost"]}}"#,
        true,
    );
    check(
        r#"{"ForAnyValue:StringLike":{"aws:TagKeys":["z*"]}}"#,
        false,
    );
    check(
        r#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":["owner"]}}"#,
        true,
    );
    check(
        r#"{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["team"]}}"#,
        true,
    );
}

#[test]
fn every_test_of_a_condition_has_to_hold() {
    check(
        &format!(
            r#"{{"ArnEquals":{{"aws:SourceArn":"{RULE}"}},"StringEquals":{{"aws:SourceAccount":"111122223333"}}}}"#
        ),
        true,
    );
    check(
        &format!(
            r#"{{"ArnEquals":{{"aws:SourceArn":"{RULE}"}},"StringEquals":{{"aws:SourceAccount":"999988887777"}}}}"#
        ),
        false,
    );
    check(r#"{}"#, true);
}

#[test]
fn names_of_operators() {
    for (name, ..) in NAMES {
        assert!(Operator::named(name).is_some(), "{name}");
        if name != "Null" {
            assert!(Operator::named(&format!("{name}IfExists")).is_some());
            assert!(Operator::named(&format!("ForAnyValue:{name}")).is_some());
        }
    }
    for name in [
        "",
        "Equals",
        "stringequals",
        "NullIfExists",
        "ForAnyValue:Null",
        "ForSomeValue:StringLike",
        "StringEqualsIfExistsIfExists",
    ] {
        assert!(Operator::named(name).is_none(), "{name}");
    }
    assert_eq!(Operator::nearest("arnlike"), Some("ArnLike"));
    assert_eq!(Operator::nearest("like"), None);
}
