use super::{FindingKind, validate};
use crate::packed::tests::small;
use pattern::json;

#[track_caller]
fn check(event: &str, wanted: &[(FindingKind, &str, &str)]) {
    let schemas = small();
    let event_type = schemas.find("aws.a", "A B").unwrap();
    let value = json::read(event).0.unwrap();
    let found = validate(&value, event_type);
    let found: Vec<(FindingKind, &str, &str)> = found
        .iter()
        .map(|it| (it.kind, it.path.as_str(), it.span.of(event)))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn an_event_of_its_type_has_no_findings() {
    check(r#"{"detail": {"state": "on", "time": 1}}"#, &[]);
}

#[test]
fn every_difference_is_found_at_its_place() {
    use FindingKind::{Missing, Unknown, WrongType};
    check(
        r#"{"detail": {"state": 1, "tine": 1}, "more": 2}"#,
        &[
            (Missing, "detail.time", r#"{"state": 1, "tine": 1}"#),
            (WrongType, "detail.state", "1"),
            (Unknown, "detail.tine", "\"tine\""),
            (Unknown, "more", "\"more\""),
        ],
    );
    check(r#"{"detail": "x"}"#, &[(WrongType, "detail", "\"x\"")]);
    check("[]", &[(WrongType, "", "[]")]);
}
