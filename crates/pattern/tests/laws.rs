//! What holds for every pattern and every event.

use pattern::{Event, matches, parse, trace};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..3).prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        prop::sample::select(vec!["a", "A", "ab", "b*", "10.0.0.1", "::1", "", "ß", "7"])
            .prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "d.e", "state"]).prop_map(str::to_owned)
}

/// Objects in which no array occurs.
fn plain_event() -> impl Strategy<Value = Map<String, Value>> {
    let value = leaf().prop_recursive(3, 16, 4, |inner| {
        prop::collection::hash_map(key(), inner, 1..4)
            .prop_map(|map| Value::Object(map.into_iter().collect()))
    });
    prop::collection::hash_map(key(), value, 1..4).prop_map(|map| map.into_iter().collect())
}

fn event() -> impl Strategy<Value = Map<String, Value>> {
    let value = leaf().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::hash_map(key(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    prop::collection::hash_map(key(), value, 0..4).prop_map(|map| map.into_iter().collect())
}

fn alternative() -> impl Strategy<Value = Value> {
    let text = prop::sample::select(vec!["a", "A", "b", "10.0.0.1", "ab"]);
    prop_oneof![
        4 => leaf(),
        1 => text.clone().prop_map(|t| json!({ "prefix": t })),
        1 => text.clone().prop_map(|t| json!({ "suffix": { "equals-ignore-case": t } })),
        1 => text.clone().prop_map(|t| json!({ "anything-but": [t, "b"] })),
        1 => (-3..3).prop_map(|n| json!({ "anything-but": n })),
        1 => (-3..3).prop_map(|n| json!({ "numeric": [">=", n, "<", n + 2] })),
        1 => any::<bool>().prop_map(|b| json!({ "exists": b })),
        1 => Just(json!({ "cidr": "10.0.0.0/8" })),
        1 => text.prop_map(|t| json!({ "wildcard": format!("*{t}*") })),
    ]
}

/// The fields of a pattern without `$or`, in some order.
fn fields() -> impl Strategy<Value = Vec<(String, Vec<Value>)>> {
    let path = prop::sample::select(vec!["a", "b", "c", "a.b", "a.c", "b.a", "d.e", "state"])
        .prop_map(str::to_owned);
    prop::collection::hash_map(path, prop::collection::vec(alternative(), 1..4), 1..4)
        .prop_map(|map| map.into_iter().collect())
}

fn write(fields: &[(String, Vec<Value>)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, list)| format!("{}:{}", json!(name), json!(list)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

#[expect(clippy::expect_used, reason = "the texts are made of JSON values")]
fn judge(pattern: &str, event: &Map<String, Value>) -> bool {
    let (pattern, diagnostics) = parse(pattern);
    assert!(pattern.is_valid(), "{diagnostics:?}");
    let text = json!(event).to_string();
    let event = Event::read(&text).0.expect("the event is JSON");
    let answer = matches(&pattern, &event);
    assert_eq!(
        trace(&pattern, &event).verdict.is_match(),
        answer,
        "the trace says what the matcher says"
    );
    answer
}

/// A pattern made of all leaves of an object.
fn own_leaves(value: &Map<String, Value>) -> Value {
    let entries = value.iter().map(|(key, value)| {
        let asked = match value {
            Value::Object(map) => own_leaves(map),
            leaf => json!([leaf]),
        };
        (key.clone(), asked)
    });
    Value::Object(entries.collect())
}

/// Whether two leaves of the object lie at one dotted path.
fn is_ambiguous(value: &Map<String, Value>) -> bool {
    fn walk(value: &Map<String, Value>, path: &str, seen: &mut Vec<String>) {
        for (key, value) in value {
            let path = format!("{path}.{key}");
            match value {
                Value::Object(map) => walk(map, &path, seen),
                _ => seen.push(path),
            }
        }
    }
    let mut seen = Vec::new();
    walk(value, "", &mut seen);
    let count = seen.len();
    seen.sort();
    seen.dedup();
    seen.len() != count
}

proptest! {
    #[test]
    fn the_order_of_keys_and_of_alternatives_never_matters(fields in fields(), event in event()) {
        let answer = judge(&write(&fields), &event);
        let mut turned: Vec<_> = fields.into_iter().rev().collect();
        for (_, list) in &mut turned {
            list.reverse();
        }
        prop_assert_eq!(judge(&write(&turned), &event), answer);
    }

    #[test]
    fn anything_but_is_the_complement_where_the_field_is_present(
        value in leaf(),
        list in prop::sample::select(vec![json!(["a", "ab", ""]), json!([1, -2, 0.0]), json!(["7"])]),
    ) {
        let event = json!({ "f": value });
        let event = event.as_object().unwrap();
        let is = judge(&json!({ "f": list }).to_string(), event);
        let is_not = judge(&json!({ "f": [{ "anything-but": list }] }).to_string(), event);
        prop_assert_ne!(is, is_not);
        let elsewhere = json!({ "g": [{ "anything-but": list }] }).to_string();
        prop_assert!(!judge(&elsewhere, event));
    }

    #[test]
    fn a_pattern_of_an_events_own_leaves_matches_it(event in plain_event()) {
        prop_assume!(!is_ambiguous(&event));
        prop_assert!(judge(&own_leaves(&event).to_string(), &event));
    }

    #[test]
    fn more_alternatives_never_match_less(fields in fields(), more in alternative(), event in event()) {
        let answer = judge(&write(&fields), &event);
        let mut wider = fields;
        wider[0].1.push(more);
        prop_assert!(judge(&write(&wider), &event) || !answer);
    }

    #[test]
    fn a_wildcard_agrees_with_a_plain_walk(wildcard in "[ab*]{0,8}", text in "[ab]{0,10}") {
        prop_assume!(!wildcard.contains("**"));
        let pattern = json!({ "f": [{ "wildcard": wildcard }] }).to_string();
        prop_assume!(parse(&pattern).0.is_valid());
        let event = json!({ "f": text });
        prop_assert_eq!(judge(&pattern, event.as_object().unwrap()), walk(wildcard.as_bytes(), text.as_bytes()));
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_spans_fit(text in "[\\[\\]{}\",:\\\\a-c0-9*é$or .-]{0,40}") {
        let (pattern, diagnostics) = parse(&text);
        prop_assert_eq!(pattern.is_valid(), !diagnostics.iter().any(pattern::Diagnostic::is_error));
        for diagnostic in diagnostics {
            prop_assert!(text.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{diagnostic:?}");
        }
    }
}

fn walk(wildcard: &[u8], text: &[u8]) -> bool {
    match (wildcard, text) {
        ([], []) => true,
        ([b'*', rest @ ..], _) if walk(rest, text) => true,
        ([b'*', ..], [_, text @ ..]) => walk(wildcard, text),
        ([a, wildcard @ ..], [b, text @ ..]) => a == b && walk(wildcard, text),
        _ => false,
    }
}

/// Joins dotted names of two fields, so that the same path can be reached in two ways.
#[test]
fn dotted_and_nested_fields_are_one() {
    let event = json!({ "a": { "b": "x" } });
    for pattern in [json!({ "a.b": ["x"] }), json!({ "a": { "b": ["x"] } })] {
        assert!(judge(&pattern.to_string(), event.as_object().unwrap()));
    }
}
