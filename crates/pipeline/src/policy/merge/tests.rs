use super::*;
use crate::policy::{Document, PolicyType};
use proptest::prelude::*;

/// A statement as the suggestions write it.
fn statement(sid: &str) -> String {
    format!(
        "{{\n  \"Sid\": \"{sid}\",\n  \"Effect\": \"Allow\",\n  \"Principal\": {{\n    \"Service\": \"events.amazonaws.com\"\n  }},\n  \"Action\": \"sns:Publish\",\n  \"Resource\": \"*\"\n}}"
    )
}

#[track_caller]
fn check(before: &str, after: &str) {
    let (text, sid) = with_statement(before, "New", statement).expect("a policy");
    assert_eq!(text, after);
    assert_eq!(sid, "New");
}

const ON_ONE_LINE: &str = r#"{"Sid": "New", "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish", "Resource": "*"}"#;

#[test]
fn a_policy_with_lines_keeps_its_indent() {
    check(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Deny\"\n    }\n  ]\n}\n",
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Deny\"\n    },\n    {\n      \"Sid\": \"New\",\n      \"Effect\": \"Allow\",\n      \"Principal\": {\n        \"Service\": \"events.amazonaws.com\"\n      },\n      \"Action\": \"sns:Publish\",\n      \"Resource\": \"*\"\n    }\n  ]\n}\n",
    );
}

#[test]
fn tabs_and_four_spaces_are_kept() {
    for unit in ["\t", "    "] {
        let text = format!(
            "{{\n{unit}\"Statement\": [\n{unit}{unit}{{\n{unit}{unit}{unit}\"Effect\": \"Deny\"\n{unit}{unit}}}\n{unit}]\n}}"
        );
        let (merged, _) = with_statement(&text, "New", statement).expect("a policy");
        assert!(merged.contains(&format!(
            "}},\n{unit}{unit}{{\n{unit}{unit}{unit}\"Sid\": \"New\",\n"
        )));
        assert!(merged.contains(&format!("\n{unit}{unit}{unit}{unit}\"Service\": \"events.amazonaws.com\"\n{unit}{unit}{unit}}},\n")));
    }
}

#[test]
fn a_policy_on_one_line_stays_on_it() {
    check(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny"}]}"#,
        &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Deny"}}, {ON_ONE_LINE}]}}"#),
    );
    check(
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny"}}"#,
        &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Deny"}}, {ON_ONE_LINE}]}}"#),
    );
    check(
        r#"{"Version":"2012-10-17","Statement":[]}"#,
        &format!(r#"{{"Version":"2012-10-17","Statement":[{ON_ONE_LINE}]}}"#),
    );
    check(
        "{\"Version\":\"2012-10-17\"\n}",
        &format!("{{\"Version\":\"2012-10-17\", \"Statement\": [{ON_ONE_LINE}]\n}}"),
    );
    check("{}", &format!("{{\"Statement\": [{ON_ONE_LINE}]}}"));
}

#[test]
fn a_sid_that_is_taken_gets_a_number() {
    let text = r#"{"Statement":[{"Sid":"New"},{"Sid":"New2"},{"Sid":"New4"}]}"#;
    let (merged, sid) = with_statement(text, "New", statement).expect("a policy");
    assert_eq!(sid, "New3");
    assert!(merged.ends_with(&format!(
        ", {}]}}",
        ON_ONE_LINE.replace("\"New\"", "\"New3\"")
    )));
}

#[test]
fn a_sid_of_a_statement_without_a_list_counts() {
    let text = r#"{"Statement":{"Sid":"New"}}"#;
    assert_eq!(
        with_statement(text, "New", statement)
            .map(|(_, sid)| sid)
            .as_deref(),
        Some("New2")
    );
}

#[test]
fn what_is_no_policy_takes_no_statement() {
    for text in [
        "",
        "{",
        "[]",
        "7",
        "{} x",
        r#"{"Statement":"x"}"#,
        r#"{"Statement":[{}"#,
    ] {
        assert_eq!(with_statement(text, "New", statement), None, "{text}");
    }
}

fn white() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", "\n", "\n  ", "\n\t", "\r\n    ", " \n      "])
}

proptest! {
    #[test]
    fn nothing_that_was_written_is_lost(
        spaces in prop::collection::vec(white(), 8),
        many in 0usize..4,
    ) {
        let s = |at: usize| spaces[at % spaces.len()];
        let one = |n: usize| format!(
            "{{{}\"Sid\"{}:{}\"S{n}\",{}\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"{}}}",
            s(n), s(n + 1), s(n + 2), s(n + 3), s(n + 4)
        );
        let list: Vec<String> = (0..many).map(one).collect();
        let text = format!(
            "{{{}\"Version\":{}\"2012-10-17\",{}\"Statement\":[{}{}{}]{}}}",
            s(0), s(1), s(2), s(3), list.join(&format!("{},{}", s(4), s(5))), s(6), s(7)
        );
        let (merged, sid) = with_statement(&text, "New", statement).expect("a policy");
        for one in &list {
            prop_assert!(merged.contains(one.as_str()));
        }
        let (document, findings) = Document::parse(&merged, PolicyType::Resource);
        prop_assert!(!document.refused, "{:?}\n{}", findings, merged);
        prop_assert_eq!(document.statements.len(), many + 1);
        prop_assert_eq!(document.statements[many].sid(), Some(sid.as_str()));
    }
}
