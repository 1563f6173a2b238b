use super::*;
use crate::policy::{Principal, Version};
use proptest::prelude::*;

fn request() -> Request {
    Request::new(
        Principal::account("111122223333", None),
        "sqs:SendMessage",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
    )
    .with("aws:SourceAccount", "444455556666")
}

fn template(text: &str) -> Template {
    Template::new(text, Version::V2012, &request()).expect("no variable is missing")
}

#[track_caller]
fn check(pattern: &str, text: &str, expected: bool) {
    let found = template(pattern).matches(text, Letters::Exact);
    assert_eq!(found, expected, "{pattern} on {text}");
}

#[test]
fn stars_and_question_marks() {
    check("*", "", true);
    check("?", "", false);
    check("?", "é", true);
    check("orders", "orders", true);
    check("orders", "Orders", false);
    check("orders*", "orders", true);
    check("*orders", "my-orders", true);
    check("o*d*s", "orders", true);
    check("o?ders", "orders", true);
    check("o?ders", "oders", false);
    check("a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
    check("**b", "aab", true);
    assert!(template("SQS:Send*").matches("sqs:SendMessage", Letters::AnyCase));
}

#[test]
fn an_arn_is_compared_part_by_part() {
    let arn = "arn:aws:events:eu-west-1:111122223333:rule/bus/paid";
    for (pattern, expected) in [
        (arn, true),
        ("arn:aws:events:*:111122223333:rule/*", true),
        ("arn:*:*:*:*:*", true),
        ("arn:aws:events:eu-west-?:*:rule/bus/*", true),
        ("arn:aws:events:*:rule/*", false),
        ("arn:aws:events*", false),
        ("*", false),
        ("arn:aws:events:eu-west-1:111122223333:rule/bus", false),
    ] {
        assert_eq!(template(pattern).matches_arn(arn), expected, "{pattern}");
    }
    let colons = "arn:aws:sns:eu-west-1:111122223333:topic:sub";
    assert!(template("arn:aws:sns:*:*:topic:*").matches_arn(colons));
    assert!(!template("arn:aws:sns:*:*:*").matches_arn("no arn"));
}

#[test]
fn variables_are_filled_in() {
    check("q-${aws:SourceAccount}", "q-444455556666", true);
    check("q-${AWS:sourceaccount}-*", "q-444455556666-x", true);
    check("${aws:PrincipalTag/team, 'none'}", "none", true);
    check("a${*}b", "a*b", true);
    check("a${*}b", "axb", false);
    check("a${?}b${$}", "a?b$", true);
    let missing = Template::new("${aws:PrincipalTag/team}", Version::V2012, &request());
    assert_eq!(missing, None);
    let old = Template::new("${aws:SourceAccount}", Version::V2008, &request());
    let old = old.expect("a policy of 2008 has no variables");
    assert!(old.matches("${aws:SourceAccount}", Letters::Exact));
    check("${unclosed", "${unclosed", true);
}

/// The meaning of wildcards in the fewest words.
fn slow(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|at| slow(rest, &text[at..])),
        Some(('?', rest)) => !text.is_empty() && slow(rest, &text[1..]),
        Some((c, rest)) => text.first() == Some(c) && slow(rest, &text[1..]),
    }
}

proptest! {
    #[test]
    fn wildcards_mean_what_they_say(pattern in "[ab*?]{0,8}", text in "[abc]{0,8}") {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        prop_assert_eq!(template(&pattern).matches(&text, Letters::Exact), slow(&p, &t));
    }

    #[test]
    fn any_text_matches_itself_when_nothing_is_special(text in "[a-zA-Z0-9:/_.-]{0,40}") {
        prop_assert!(template(&text).matches(&text, Letters::Exact));
    }
}
