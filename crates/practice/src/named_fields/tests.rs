use super::unexplained;
use crate::Place;
use crate::run_question::tests::question;
use quiz::{Block, Expect, Inline, Question};

const STARTED: &str = r#"{"source": "shop", "detail": {"state": "started", "by": "me"}}"#;
const ENDED: &str = r#"{"source": "shop", "detail": {"state": "ended", "by": "me"}}"#;
const RUNS: [(&str, Expect); 2] = [(STARTED, Expect::NoMatch), (ENDED, Expect::Match)];
const KEY: (&str, bool) = (r#"{"detail": {"state": ["ended"]}}"#, true);

/// A question with the key and one wrong pattern that has this rationale.
fn with(pattern: &str, rationale: &str) -> Question {
    let mut asked = question(&[KEY, (pattern, false)], &RUNS);
    asked.options[1].rationale = vec![Block::Paragraph(vec![Inline::Text(rationale.to_owned())])];
    asked
}

#[track_caller]
fn check(pattern: &str, rationale: &str, expect: Option<&str>) {
    let found = unexplained(&with(pattern, rationale));
    let sentence = "the rationale does not name the field on which the option fails: ";
    let names: Vec<&str> = found
        .iter()
        .map(|found| found.message.strip_prefix(sentence).unwrap())
        .collect();
    assert_eq!(names, expect.into_iter().collect::<Vec<_>>());
    assert!(found.iter().all(|found| found.place == Place::Rationale(1)));
}

#[test]
fn names_the_field_that_does_not_match() {
    let other = r#"{"detail": {"by": ["you"], "state": ["ended"]}}"#;
    check(other, "The field by has another value.", None);
    check(other, "Whoever started it, baby.", Some("by"));
}

#[test]
fn names_the_field_that_is_not_asked() {
    let loose = r#"{"source": ["shop"]}"#;
    check(loose, "It lacks `state`.", None);
    check(loose, "It matches too much.", Some("state"));
}

#[test]
fn leaves_alone_what_is_no_pattern_or_right() {
    check(r#"{"source": "shop"}"#, "No list.", None);
    assert_eq!(unexplained(&question(&[KEY], &RUNS)), []);
    assert_eq!(unexplained(&question(&[KEY, ("{}", false)], &[])), []);
}
