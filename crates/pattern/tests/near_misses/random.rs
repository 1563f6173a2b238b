//! Any patterns and events, of a few keys and texts that are easily mistaken for each other.

use proptest::prelude::*;
use serde_json::{Value, json};

fn text() -> impl Strategy<Value = Value> {
    let words = [
        "a",
        "A",
        " a",
        "ab",
        "a b",
        "a-b",
        "a*",
        "*",
        "b*c",
        "\\",
        "\"",
        "ß",
        "😀",
        "true",
        "null",
        "",
        "7",
        "7.0",
        "10.0.0.1",
        "10.0.0.0/8",
        "::1",
        "aws.a",
        "arn:aws:a:b:c:d",
        "arn:aws:a:x:c:d",
        "{\"a\":\"ab\"}",
        "[\"ab\"]",
        "{\"a\":\"ab\",\"b\":1,\"a\":[]}",
        "{\"a\":1,\"a\":\"ab\"}",
        "abcdef",
        "abcdfe",
        "Abcdef",
        "prefix",
        "^a.*$",
    ];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(Value::from),
        1 => "\\PC{0,8}".prop_map(Value::from),
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text(),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => (-9..9).prop_map(Value::from),
        1 => Just(json!(7.5)),
    ]
}

fn key() -> impl Strategy<Value = String> {
    let keys = [
        "a",
        "A",
        "b",
        "ab",
        "a-b",
        "aB",
        "state",
        "stat",
        "detail",
        "source",
        "prefix",
        "exists",
        "anything-but",
        "a.b",
        "$",
        "$.a",
        "a[0]",
        "",
        ".",
        "status",
    ];
    prop::sample::select(keys.to_vec()).prop_map(str::to_owned)
}

pub(crate) fn any_event() -> impl Strategy<Value = String> {
    let value = leaf().prop_map(|value| value.to_string());
    let value = value.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|elements| format!("[{}]", elements.join(","))),
            prop::collection::vec((key(), inner), 0..4).prop_map(object),
        ]
    });
    prop::collection::vec((key(), value), 0..5).prop_map(object)
}

/// An object as text, in which a key may stand twice.
fn object(members: Vec<(String, String)>) -> String {
    let member = |(key, value): (String, String)| format!("{}:{value}", Value::from(key));
    let members: Vec<String> = members.into_iter().map(member).collect();
    format!("{{{}}}", members.join(","))
}

fn alternative() -> impl Strategy<Value = Value> {
    let operator = prop::sample::select(vec![
        "prefix",
        "suffix",
        "wildcard",
        "equals-ignore-case",
        "exactly",
        "anything-but",
        "cidr",
        "exist",
    ]);
    prop_oneof![
        3 => leaf(),
        2 => (operator.clone(), text()).prop_map(|(operator, text)| json!({ operator: text })),
        1 => (operator, prop::collection::vec(text(), 1..3))
            .prop_map(|(operator, texts)| json!({ operator: texts })),
        1 => text().prop_map(|text| json!({ "anything-but": { "prefix": text } })),
        1 => text().prop_map(|text| json!({ "suffix": { "equals-ignore-case": text } })),
        1 => any::<bool>().prop_map(|yes| json!({ "exists": yes })),
        1 => (-9..9).prop_map(|n| json!({ "numeric": [">", n, "<", n + 3] })),
        1 => (-9..9).prop_map(|n| json!({ "numeric": ["<", n] })),
    ]
}

pub(crate) fn any_pattern() -> impl Strategy<Value = String> {
    let list = prop::collection::vec(alternative(), 0..4).prop_map(Value::Array);
    let value = prop_oneof![9 => list, 1 => alternative()];
    let object = |inner: BoxedStrategy<Value>| {
        prop::collection::hash_map(key(), inner, 1..4)
            .prop_map(|map| Value::Object(map.into_iter().collect()))
    };
    let nested = value.boxed().prop_recursive(3, 16, 3, move |inner| {
        let branches = prop::collection::vec(object(inner.clone().boxed()), 1..3);
        prop_oneof![
            3 => object(inner.boxed()),
            1 => branches.prop_map(|branches| json!({ "$or": branches })),
        ]
    });
    prop::collection::hash_map(key(), nested, 1..4)
        .prop_map(|map| Value::Object(map.into_iter().collect()).to_string())
}
