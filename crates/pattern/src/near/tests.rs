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
