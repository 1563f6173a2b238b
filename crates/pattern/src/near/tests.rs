use crate::{Event, FieldTrace, NearMiss, Node, Reason, Side, parse, trace};

/// The first field of the pattern that does not match.
fn failing(pattern: &str, event: &str) -> FieldTrace {
    let event = Event::read(event).0.unwrap();
    let traced = trace(&parse(pattern).0, &event);
    let mut waiting = vec![traced.root];
    while let Some(node) = waiting.pop() {
        match node {
            Node::All(all) => waiting.extend(all.children.into_iter().rev()),
            Node::Any(any) => waiting.extend(any.branches.into_iter().rev()),
            Node::Field(field) if !field.verdict.is_match() => return field,
            Node::Field(_) => {}
        }
    }
    panic!("every field matches");
}

/// The best near miss, and the texts after its changes.
fn best(pattern: &str, event: &str) -> (NearMiss, Vec<String>) {
    let miss = failing(pattern, event).near_misses.swap_remove(0);
    let changed = miss.edits.iter().map(|edit| edit.apply(pattern, event));
    let changed = changed.collect();
    (miss, changed)
}

#[test]
fn the_side_that_is_rather_wrong_comes_first() {
    let first = |event: &str| best(r#"{"detail": {"on": [true]}}"#, event).0.edits[0].side;
    assert_eq!(first(r#"{"detail": {"on": "true"}}"#), Side::Event);
    assert_eq!(
        first(r#"{"source": "aws.ec2", "detail": {"on": "true"}}"#),
        Side::Pattern
    );
}

#[test]
fn changes_are_escaped() {
    let (miss, changed) = best(
        r#"{"a": ["C:\\Temp\\\"x\""]}"#,
        r#"{"a": "c:\\temp\\\"X\""}"#,
    );
    assert_eq!(miss.code, Reason::LetterCase);
    assert_eq!(
        changed,
        [
            r#"{"a": ["c:\\temp\\\"X\""]}"#,
            r#"{"a": [{"equals-ignore-case": "C:\\Temp\\\"x\""}]}"#,
            r#"{"a": "C:\\Temp\\\"x\""}"#,
        ]
    );
    let (miss, changed) = best(r#"{"a": [{"prefix": "b*c\\"}]}"#, r#"{"a": "ab*c\\d"}"#);
    assert_eq!(miss.code, Reason::PartOfValue);
    assert_eq!(changed, [r#"{"a": [{"wildcard": "*b\\*c\\\\*"}]}"#]);
}

#[test]
fn a_change_is_no_larger_than_it_must_be() {
    let (_, changed) = best(
        "{\n  \"a\": [ {\"numeric\": [\">=\", 1,  \"<\", 5]} ]\n}",
        r#"{"a": 5}"#,
    );
    assert_eq!(
        changed,
        ["{\n  \"a\": [ {\"numeric\": [\">=\", 1,  \"<=\", 5]} ]\n}"]
    );
    let (_, changed) = best(r#"{"a.Bcdef.c": [1]}"#, r#"{"a": {"bcdef": {"c": 1}}}"#);
    assert_eq!(changed[0], r#"{"a.bcdef.c": [1]}"#);
}

#[test]
fn values_that_are_meant_as_they_are_have_no_near_miss() {
    for (asked, there) in [
        ("\"us-east-1\"", "\"us-west-1\""),
        ("\"i-0abc1\"", "\"i-0abc2\""),
        ("\"a\"", "\"banana\""),
        ("300", "301"),
        ("true", "false"),
        ("{\"exists\": false}", "\"x\""),
    ] {
        let field = failing(
            &format!("{{\"a\": [{asked}]}}"),
            &format!("{{\"a\": {there}}}"),
        );
        assert_eq!(field.near_misses, [], "{asked} {there}");
    }
}

#[test]
fn a_key_is_mended_although_the_value_differs_and_no_change_is_offered() {
    let (miss, changed) = best(
        r#"{"Detail": {"state": ["on"]}}"#,
        r#"{"detail": {"state": "off"}}"#,
    );
    assert_eq!(miss.code, Reason::KeyLetterCase);
    assert!(changed.is_empty());
}

#[test]
fn the_smallest_slip_of_several_alternatives_is_the_reason() {
    let field = failing(
        r#"{"a": ["runing", "Running", {"prefix": "ning"}]}"#,
        r#"{"a": ["stopped", "running"]}"#,
    );
    assert_eq!(field.reason, Some(Reason::LetterCase));
    assert_eq!(field.near_misses[0].asked, Some(1));
    assert_eq!(field.near_misses[0].event, Some(field.found[1].span));
    let codes: Vec<_> = field.near_misses.iter().map(|miss| miss.code).collect();
    assert_eq!(
        codes,
        [
            Reason::LetterCase,
            Reason::PrefixAtEnd,
            Reason::MisspeltValue
        ]
    );
}

#[test]
fn broken_json_has_no_near_misses() {
    let field = failing(r#"{"a": ["Running"], "b": [}"#, r#"{"a": "running"}"#);
    assert_eq!(field.near_misses, []);
}

#[test]
fn a_block_of_one_address_is_written_as_the_address() {
    let (miss, changed) = best(
        r#"{"ip": [{"cidr": "10.0.0.1/32"}]}"#,
        r#"{"ip": "10.0.0.1"}"#,
    );
    assert_eq!(miss.code, Reason::InvalidAlternative);
    assert_eq!(changed, [r#"{"ip": ["10.0.0.1"]}"#]);
}

/// The codes of all near misses of the first field that does not match, and the texts after all
/// their changes.
fn all(pattern: &str, event: &str) -> (Vec<Reason>, Vec<String>) {
    let misses = failing(pattern, event).near_misses;
    let edits = misses.iter().flat_map(|miss| &miss.edits);
    let changed = edits.map(|edit| edit.apply(pattern, event)).collect();
    (misses.iter().map(|miss| miss.code).collect(), changed)
}

#[test]
fn no_change_of_the_event_gives_a_member_a_key_that_a_later_one_has() {
    let pattern = r#"{"state": {"ab": ["x"]}}"#;
    let (codes, changed) = all(pattern, r#"{"stat": {"ab": "x"}, "state": []}"#);
    assert_eq!(codes, [Reason::MisspeltKey]);
    assert_eq!(changed, [r#"{"stat": {"ab": ["x"]}}"#]);
    // Behind the empty list it counts.
    let (_, changed) = all(pattern, r#"{"state": [], "stat": {"ab": "x"}}"#);
    assert_eq!(
        changed,
        [
            r#"{"stat": {"ab": ["x"]}}"#,
            r#"{"state": [], "state": {"ab": "x"}}"#,
        ]
    );
}

#[test]
fn a_member_that_a_later_one_replaces_is_not_looked_at() {
    for (pattern, event) in [
        // Another key, a level further in and out, inside the object.
        (r#"{"status": ["on"]}"#, r#"{"Status": "on", "Status": []}"#),
        (
            r#"{"status": ["running"]}"#,
            r#"{"b": "running", "b": "no"}"#,
        ),
        (
            r#"{"a": ["on"]}"#,
            r#"{"d": {"a": "on"}, "e": 1, "d": {"b": "on"}}"#,
        ),
        (r#"{"d": {"a": ["on"]}}"#, r#"{"a": "on", "a": {}}"#),
        (r#"{"d": ["on"]}"#, r#"{"d": {"b": "on", "b": "off"}}"#),
        (
            r#"{"d": ["on"]}"#,
            r#"{"d": {"b": "on"}, "d": {"b": "off"}}"#,
        ),
        // Other words for the same path, and text that holds JSON.
        (r#"{"$.a": ["on"]}"#, r#"{"a": "on", "a": "off"}"#),
        (
            r#"{"a": {"b": ["on"]}}"#,
            r#"{"a": "{\"b\": \"on\", \"b\": []}"}"#,
        ),
        (
            r#"{"a": {"b": ["on"]}}"#,
            r#"{"a": "{\"b\": \"on\"}", "a": ""}"#,
        ),
        (r#"{"a": {"prefix": ["on"]}}"#, r#"{"a": "on", "a": "off"}"#),
        // A value.
        (r#"{"a": ["on"]}"#, r#"{"a": "On", "a": 7}"#),
    ] {
        let (_, changed) = all(pattern, event);
        assert_eq!(changed, [""; 0], "{pattern} {event}");
    }
}

#[test]
fn the_last_member_of_a_name_is_looked_at_and_changed() {
    let (codes, changed) = all(
        r#"{"status": ["on"]}"#,
        r#"{"Status": "off", "Status": "on"}"#,
    );
    assert_eq!(codes, [Reason::KeyLetterCase]);
    assert_eq!(
        changed,
        [
            r#"{"Status": ["on"]}"#,
            r#"{"Status": "off", "status": "on"}"#
        ]
    );
    let (codes, changed) = all(r#"{"a": ["on"]}"#, r#"{"a": "on", "a": "On"}"#);
    assert_eq!(codes, [Reason::LetterCase]);
    assert_eq!(
        changed,
        [
            r#"{"a": ["On"]}"#,
            r#"{"a": [{"equals-ignore-case": "on"}]}"#,
            r#"{"a": "on", "a": "on"}"#,
        ]
    );
    let (codes, changed) = all(
        r#"{"a": {"b": ["on"]}}"#,
        r#"{"a": "{\"b\": 1, \"b\": \"on\"}"}"#,
    );
    assert_eq!(codes, [Reason::JsonInText]);
    assert_eq!(changed, [r#"{"a": {"b": 1, "b": "on"}}"#]);
    // Of an object with many members the last ones are looked at.
    let many: String = (0..500).map(|n| format!("\"k{n}\": 0, ")).collect();
    let event = format!("{{\"Status\": \"on\", {many}\"Status\": \"off\"}}");
    assert_eq!(all(r#"{"status": ["on"]}"#, &event).1, [""; 0]);
}
