use super::*;
use crate::{Event, matches, parse};

fn read(text: &str) -> Pattern {
    let (pattern, diagnostics) = parse(text);
    assert!(pattern.is_valid(), "{text}: {diagnostics:?}");
    pattern
}

#[track_caller]
fn compared(a: &str, b: &str) -> Comparison {
    let (a, b) = (read(a), read(b));
    let found = compare(&a, &b);
    let judge = |example: &Option<Example>, wish: (bool, bool)| {
        let Some(example) = example else { return };
        let event = Event::read(&example.event).0.expect("the event is JSON");
        assert_eq!(
            (matches(&a, &event), matches(&b, &event)),
            wish,
            "{}",
            example.event
        );
    };
    judge(&found.only_a, (true, false));
    judge(&found.only_b, (false, true));
    judge(&found.both, (true, true));
    assert_eq!(
        found.only_a.is_some(),
        found.a_in_b == Some(false),
        "{found:?}"
    );
    assert_eq!(
        found.only_b.is_some(),
        found.b_in_a == Some(false),
        "{found:?}"
    );
    assert_eq!(
        found.both.is_some(),
        found.overlap == Some(true),
        "{found:?}"
    );
    let turned = compare(&b, &a);
    assert_eq!(turned.relation, found.relation.turned());
    assert_eq!(turned.without_lists, found.without_lists.turned());
    assert_eq!(turned.delivered, found.delivered.turned());
    found
}

#[track_caller]
fn check(a: &str, b: &str, relation: Relation, without_lists: Relation) {
    let found = compared(a, b);
    assert_eq!(
        (found.relation, found.without_lists),
        (relation, without_lists),
        "{found:?}"
    );
}

/// The same with and without lists.
#[track_caller]
fn always(a: &str, b: &str, relation: Relation) {
    check(a, b, relation, relation);
}

/// Both for the field `f`.
#[track_caller]
fn lists(a: &str, b: &str, relation: Relation) {
    always(
        &format!("{{\"f\": [{a}]}}"),
        &format!("{{\"f\": [{b}]}}"),
        relation,
    );
}

use Relation::*;

#[test]
fn more_values_are_wider_and_more_fields_narrower() {
    let ec2 = r#"{"source": ["aws.ec2"]}"#;
    always(ec2, r#"{"source": ["aws.ec2", "aws.s3"]}"#, Narrower);
    always(
        ec2,
        r#"{"source": ["aws.ec2"], "detail": {"state": ["stopped"]}}"#,
        Wider,
    );
    always(
        r#"{"source": ["aws.ec2"], "region": [{"exists": true}]}"#,
        r#"{"source": ["aws.ec2"], "detail": {"state": ["stopped"]}}"#,
        Overlapping,
    );
    always(r#"{"a": {"b": [1, 2]}}"#, r#"{"a.b": [2, 1.0]}"#, Equal);
}

#[test]
fn different_values_meet_only_in_a_list() {
    check(
        r#"{"source": ["aws.ec2"]}"#,
        r#"{"source": ["aws.s3"]}"#,
        Overlapping,
        Disjoint,
    );
    always(r#"{"f": [{"exists": false}]}"#, r#"{"f": [1]}"#, Disjoint);
    let found = compared(r#"{"source": ["aws.ec2"]}"#, r#"{"source": ["aws.s3"]}"#);
    assert!(found.both.unwrap().with_list);
    assert_eq!(found.delivered, Disjoint);
    assert!(
        found.sentence.starts_with("The patterns are disjoint"),
        "{}",
        found.sentence
    );
    let found = compared(r#"{"detail": {"a": [1]}}"#, r#"{"detail": {"a": [2]}}"#);
    assert_eq!(
        (found.relation, found.delivered),
        (Overlapping, Overlapping)
    );
    assert!(
        found
            .sentence
            .ends_with("They share no event when no field has a list of values.")
    );
}

#[test]
fn shapes_of_strings() {
    lists(r#"{"prefix": "aws."}"#, r#""aws.ec2""#, Wider);
    lists(r#"{"prefix": "aws."}"#, r#"{"wildcard": "aws.*"}"#, Equal);
    lists(r#"{"suffix": ".png"}"#, r#"{"wildcard": "*.png"}"#, Equal);
    lists(r#"{"prefix": ""}"#, r#"{"wildcard": "*"}"#, Equal);
    lists(r#"{"wildcard": "a*b*c"}"#, r#"{"prefix": "a"}"#, Narrower);
    lists(
        r#"{"wildcard": "a*c"}"#,
        r#"{"wildcard": "*b*"}"#,
        Overlapping,
    );
    lists(
        r#"{"equals-ignore-case": "Ab"}"#,
        r#""ab", "aB", "Ab", "AB""#,
        Equal,
    );
    lists(
        r#"{"equals-ignore-case": "straße"}"#,
        r#"{"suffix": {"equals-ignore-case": "ße"}}"#,
        Narrower,
    );
    lists(
        r#"{"prefix": "ab"}, {"prefix": "a"}"#,
        r#"{"prefix": "a"}"#,
        Equal,
    );
    lists(r#"{"exactly": "x"}"#, r#""x""#, Equal);
    lists(
        r#"{"prefix": "x\""}"#,
        r#""x", {"wildcard": "x\"*"}"#,
        Equal,
    );
}

#[test]
fn what_is_excluded() {
    lists(r#"{"anything-but": "a"}"#, r#"{"exists": true}"#, Narrower);
    lists(
        r#"{"anything-but": "a"}, "a""#,
        r#"{"exists": true}"#,
        Equal,
    );
    lists(
        r#"{"anything-but": ["a", "b"]}"#,
        r#"{"anything-but": ["b"]}"#,
        Narrower,
    );
    lists(
        r#"{"anything-but": "a"}"#,
        r#"{"anything-but": 1}"#,
        Overlapping,
    );
    lists(
        r#"{"anything-but": {"prefix": "a"}}"#,
        r#"{"anything-but": {"wildcard": "a*"}}"#,
        Equal,
    );
    lists(
        r#"{"anything-but": {"suffix": ["a", "b"]}}"#,
        r#"{"anything-but": {"suffix": "b"}}"#,
        Narrower,
    );
    lists(r#"{"anything-but": "a"}"#, r#""b", 1, null"#, Wider);
}

#[test]
fn numbers() {
    let numeric = |list: &str| format!("{{\"numeric\": {list}}}");
    lists(&numeric(r#"[">", 5]"#), &numeric(r#"[">=", 5]"#), Narrower);
    lists(
        &numeric(r#"[">", 0, "<", 9]"#),
        &numeric(r#"[">", 5]"#),
        Overlapping,
    );
    lists(&numeric(r#"["=", 5]"#), "5.0", Equal);
    lists(
        &format!("{}, {}", numeric(r#"["<", 5]"#), numeric(r#"[">=", 5]"#)),
        r#"{"anything-but": 5}, 5"#,
        Narrower,
    );
    lists(
        r#"{"anything-but": [1, 2]}"#,
        r#"{"anything-but": 1}"#,
        Narrower,
    );
    lists("9007199254740993", r#"{"exists": true}"#, Narrower);
    lists("300", "3e2", Equal);
    check(
        r#"{"f": [300]}"#,
        r#"{"f": ["300"]}"#,
        Overlapping,
        Disjoint,
    );
    check(
        r#"{"f": [{"numeric": ["<", 1]}]}"#,
        r#"{"f": [{"numeric": [">", 1]}]}"#,
        Overlapping,
        Disjoint,
    );
}

#[test]
fn addresses() {
    let cidr = |block: &str| format!("{{\"cidr\": \"{block}\"}}");
    lists(&cidr("10.0.0.0/8"), &cidr("10.1.0.0/16"), Wider);
    lists(&cidr("10.0.0.0/24"), r#""10.0.0.7""#, Wider);
    lists(r#""10.0.0.1""#, r#""010.0.0.1""#, Equal);
    lists(r#""10.0.0.1""#, r#"{"exactly": "10.0.0.1"}"#, Wider);
    lists(r#""10.0.0.1""#, r#"{"anything-but": "foo"}"#, Narrower);
    lists(
        &cidr("10.0.0.0/8"),
        r#"{"anything-but": {"prefix": "foo"}}"#,
        Narrower,
    );
    lists(&cidr("10.0.0.0/8"), r#"{"prefix": "10."}"#, Overlapping);
    lists(&cidr("2001:db8::/32"), &cidr("2001:db8:1::/48"), Wider);
    lists(&cidr("2001:db8::/32"), r#"{"exists": true}"#, Narrower);
    check(
        r#"{"f": [{"cidr": "10.0.0.0/24"}]}"#,
        r#"{"f": [{"cidr": "10.0.1.0/24"}]}"#,
        Overlapping,
        Disjoint,
    );
}

#[test]
fn branches() {
    let or = r#"{"$or": [{"f": ["a"]}, {"f": ["b"]}]}"#;
    always(or, r#"{"f": ["b", "a"]}"#, Equal);
    always(or, r#"{"f": ["a"]}"#, Wider);
    always(
        r#"{"$or": [{"a": [1]}, {"b": [1]}]}"#,
        r#"{"a": [1], "b": [1]}"#,
        Wider,
    );
    always(
        r#"{"s": ["x"], "$or": [{"a": [{"exists": true}]}, {"a": [{"exists": false}]}]}"#,
        r#"{"s": ["x"]}"#,
        Equal,
    );
    always(
        r#"{"$or": [{"a": [1], "b": [1]}, {"a": [1], "b": [2]}, {"a": [2], "b": [1, 2]}]}"#,
        r#"{"a": [1, 2], "b": [1, 2]}"#,
        Equal,
    );
}

#[test]
fn absence_inside_arrays_of_objects() {
    // Without lists the second asks for less. In an array absence counts within one element, so
    // an event can match the first and not the second.
    check(
        r#"{"l": {"a": [1], "b": [{"exists": false}]}}"#,
        r#"{"l": {"b": [{"exists": false}]}}"#,
        Overlapping,
        Narrower,
    );
    // "code" is looked at before "state".
    check(
        r#"{"detail": {"state": ["x"]}}"#,
        r#"{"$or": [{"detail": {"state": ["x"], "code": [{"exists": true}]}}, {"detail": {"state": ["x"], "code": [{"exists": false}]}}]}"#,
        Wider,
        Equal,
    );
    // But "detail" is never a list, so EventBridge sees no difference.
    let found = compared(
        r#"{"detail": {"state": ["x"]}}"#,
        r#"{"$or": [{"detail": {"state": ["x"], "code": [{"exists": true}]}}, {"detail": {"state": ["x"], "code": [{"exists": false}]}}]}"#,
    );
    assert_eq!(found.delivered, Equal, "{found:?}");
    check(
        r#"{"l": {"a": [1], "b": [{"exists": false}]}}"#,
        r#"{"l": {"b": [2]}}"#,
        Overlapping,
        Disjoint,
    );
}

#[test]
fn patterns_that_match_nothing_or_are_odd() {
    let nothing = r#"{"f": [{"anything-but": {"prefix": []}}]}"#;
    always(nothing, r#"{"f": [1]}"#, Narrower);
    always(nothing, nothing, Equal);
    always(r#"{"a.": [1]}"#, r#"{"a.": [1]}"#, Equal);
    let found = compare(&parse("{").0, &read(r#"{"a": [1]}"#));
    assert_eq!(found.relation, Unknown);
    assert!(found.sentence.starts_with("The first pattern has an error"));
}

#[test]
fn work_is_bounded() {
    let star = |letter: &str| {
        let lists: Vec<_> = (0..12)
            .map(|n| format!("{{\"wildcard\": \"*{letter}a*b{n}c*a{n}*\"}}"))
            .collect();
        format!("{{\"f\": [{}]}}", lists.join(","))
    };
    let found = compared(&star("a"), &star("b"));
    assert_eq!((found.a_in_b, found.b_in_a), (Some(false), Some(false)));
    let fields: Vec<_> = (0..40)
        .map(|n| format!("\"f{n}\": [1, 2, {{\"prefix\": \"a\"}}]"))
        .collect();
    let wide = format!("{{{}}}", fields.join(","));
    always(&wide, &wide.replacen("[1, 2", "[1", 1), Wider);
    let or = |last: u32| {
        let all: Vec<_> = (0..last)
            .map(|n| format!("{{\"f{}\": [{n}]}}", n % 7))
            .collect();
        format!("{{\"$or\": [{}]}}", all.join(","))
    };
    let found = compared(&or(300), &or(299));
    assert_eq!(found.relation, Wider);
}
