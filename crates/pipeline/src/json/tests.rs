use super::{compact, pretty};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expect: &str) {
    let (value, diagnostics) = pattern::json::read(text);
    let value = value.unwrap_or_else(|| panic!("{diagnostics:?}"));
    assert_eq!(compact(&value), expect);
}

#[test]
fn white_space_goes_and_the_rest_stays() {
    check(
        " { \"a\" : [ 1 , true,\nnull ] , \"b\" : { } } ",
        r#"{"a":[1,true,null],"b":{}}"#,
    );
    check("[]", "[]");
    check("[[],{\"a\":[]}]", "[[],{\"a\":[]}]");
}

#[test]
fn numbers_stay_as_they_were_written() {
    check(
        "[1.0, 1e3, -0, 123456789012345678901234567890]",
        "[1.0,1e3,-0,123456789012345678901234567890]",
    );
}

#[test]
fn of_a_name_that_stands_twice_the_last_value_counts() {
    check(r#"{"a":1,"b":2,"a":3}"#, r#"{"a":3,"b":2}"#);
}

#[test]
fn strings_are_escaped_as_json_asks() {
    check(
        r#"{"q\"\\":"\u0001\n\t\r\/é\u00e9"}"#,
        "{\"q\\\"\\\\\":\"\\u0001\\n\\t\\r/éé\"}",
    );
}

#[test]
fn any_depth_is_written() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(&deep, &deep);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map(".{0,4}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn another_reader_reads_the_same_value(value in any_json()) {
        let text = serde_json::to_string_pretty(&value).expect("writes");
        let (read, diagnostics) = pattern::json::read(&text);
        prop_assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let written = compact(&read.expect("a value"));
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).expect("valid"), value);
        prop_assert!(written.len() <= text.len());
    }
}

#[test]
fn pretty_gives_every_member_a_line_and_keeps_numbers() {
    let text = r#"{"a":[1.50,{"b":[]}],"c":{}}"#;
    let lines = "{\n  \"a\": [\n    1.50,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}";
    assert_eq!(pretty(text), lines);
    for broken in ["not json", "{\"a\": 1,", "[1] [2"] {
        assert_eq!(pretty(broken), broken);
    }
}
