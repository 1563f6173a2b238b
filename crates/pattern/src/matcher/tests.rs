use crate::{Event, matches, parse};

#[track_caller]
fn check(pattern: &str, event: &str, expect: bool) {
    let (pattern, diagnostics) = parse(pattern);
    assert!(pattern.is_valid(), "{diagnostics:?}");
    let event = Event::read(event).0.expect("the event is JSON");
    assert_eq!(
        matches(&pattern, &event),
        expect,
        "{} {}",
        pattern.text(),
        event.text()
    );
}

#[test]
fn a_plain_element_does_not_bind_its_neighbours() {
    let event = r#"{"l": [1, {"k": "a"}, {"k": "b", "v": 2}, 3]}"#;
    check(r#"{"l": [3]}"#, event, true);
    check(r#"{"l": {"k": ["a"]}, "l.v": [2]}"#, event, false);
    check(r#"{"l": [1], "l.k": ["b"], "l.v": [2]}"#, event, true);
}

#[test]
fn plain_elements_after_a_conflict_are_still_tried() {
    let event = r#"{"l": [[{"k": "a"}, 5], [{"k": "b"}, 6], 7]}"#;
    check(r#"{"l": [7], "l.k": ["a"]}"#, event, true);
    check(r#"{"l": [6], "l.k": ["a"]}"#, event, false);
    check(r#"{"l": [5], "l.k": ["a"]}"#, event, true);
}

#[test]
fn going_back_finds_the_one_combination() {
    let event = r#"{"l": [
        {"a": 1, "m": [{"b": 1}, {"b": 2, "c": 1}]},
        {"a": 1, "m": [{"b": 1, "c": 2}, {"b": 1, "c": 3}], "d": 4}
    ]}"#;
    check(
        r#"{"l": {"a": [1], "m": {"b": [1], "c": [3]}, "d": [4]}}"#,
        event,
        true,
    );
    check(
        r#"{"l": {"a": [1], "m": {"b": [2], "c": [3]}, "d": [4]}}"#,
        event,
        false,
    );
    check(
        r#"{"l": {"a": [1], "m": {"b": [2], "c": [1]}, "d": [{"exists": false}]}}"#,
        event,
        true,
    );
    check(
        r#"{"l": {"m": {"b": [2], "c": [1]}, "d": [{"exists": false}]}}"#,
        event,
        false,
    );
    check(
        r#"{"l": {"a": [1], "d": [4], "m": {"c": [2]}}}"#,
        event,
        true,
    );
}

#[test]
fn an_invalid_pattern_matches_nothing() {
    let (pattern, _) = parse(r#"{"a": ["x"], "b": []}"#);
    let event = Event::read(r#"{"a": "x"}"#).0.expect("the event is JSON");
    assert!(!matches(&pattern, &event));
}

#[test]
fn of_a_key_that_stands_twice_in_an_object_the_last_one_counts() {
    check(r#"{"a": [1]}"#, r#"{"a": 1, "a": 2}"#, false);
    check(r#"{"a": [2]}"#, r#"{"a": 1, "a": 2}"#, true);
    let twice = r#"{"d": {"a": 1, "b": 1}, "e": 0, "d": {"b": 2}}"#;
    check(r#"{"d": {"a": [{"exists": true}]}}"#, twice, false);
    check(
        r#"{"d": {"a": [{"exists": false}], "b": [2]}}"#,
        twice,
        true,
    );
    // Two ways to one path are two keys.
    let joined = r#"{"a": {"b": 1}, "a.b": 2}"#;
    check(r#"{"a.b": [1]}"#, joined, true);
    check(r#"{"a.b": [2]}"#, joined, true);
}
