use super::*;
use serde::de::IgnoredAny;
use serde_json::json;

const SLOT: Slot = Slot::new("yard", 3).migrating(|from, value| match from {
    1 => Some(json!({ "rules": [value] })),
    2 => Some(json!({ "rules": "not a list" })),
    _ => None,
});

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Yard {
    rules: Vec<String>,
}

fn yard(rules: &[&str]) -> Yard {
    Yard {
        rules: rules.iter().map(|&rule| rule.to_owned()).collect(),
    }
}

/// What is wrong with a text, which must not be readable.
fn wrong(text: &str) -> String {
    match open::<Yard>(&SLOT, text) {
        Opened::Unreadable { why } => why,
        other => panic!("{text} was read as {other:?}"),
    }
}

#[test]
fn a_value_comes_out_as_it_went_in() {
    let text = seal(&SLOT, 1_768_478_400_000, &yard(&["a", "ü\u{0}\"😀"])).unwrap();
    assert_eq!(
        open(&SLOT, &text),
        Opened::Value(yard(&["a", "ü\u{0}\"😀"]))
    );
}

#[test]
fn the_envelope_has_the_documented_members() {
    let text = seal(&SLOT, 7, &yard(&[])).unwrap();
    assert_eq!(
        text,
        r#"{"format":1,"slot":"yard","schema":3,"saved_at":7,"value":{"rules":[]}}"#
    );
}

#[test]
fn an_older_value_is_migrated() {
    let text = r#"{"format":1,"slot":"yard","schema":1,"saved_at":7,"value":"r"}"#;
    assert_eq!(open(&SLOT, text), Opened::Value(yard(&["r"])));
}

#[test]
fn an_older_value_that_nothing_migrates_is_unreadable() {
    let text = r#"{"format":1,"slot":"yard","schema":0,"saved_at":7,"value":"r"}"#;
    assert!(wrong(text).contains("schema 0"), "{}", wrong(text));
}

#[test]
fn a_migrated_value_that_does_not_fit_is_unreadable() {
    let text = r#"{"format":1,"slot":"yard","schema":2,"saved_at":7,"value":"r"}"#;
    assert!(
        wrong(text).contains("from schema 2 to 3"),
        "{}",
        wrong(text)
    );
}

#[test]
fn a_newer_schema_or_format_is_newer_and_not_unreadable() {
    let schema = r#"{"format":1,"slot":"yard","schema":4,"saved_at":7,"value":"any"}"#;
    assert_eq!(open::<Yard>(&SLOT, schema), Opened::Newer { schema: 4 });
    let format = r#"{"format":2,"schema":9,"payload":"other members"}"#;
    assert_eq!(open::<Yard>(&SLOT, format), Opened::Newer { schema: 9 });
    let silent = r#"{"format":2}"#;
    assert_eq!(open::<Yard>(&SLOT, silent), Opened::Newer { schema: 0 });
}

#[test]
fn anything_else_is_unreadable() {
    for text in [
        "",
        "rules",
        "null",
        "[]",
        "{}",
        r#"{"format":1}"#,
        r#"{"format":"1","slot":"yard","schema":3,"saved_at":7,"value":{"rules":[]}}"#,
        r#"{"format":0,"slot":"yard","schema":3,"saved_at":7,"value":{"rules":[]}}"#,
        r#"{"format":1,"slot":"yard","schema":3,"saved_at":7}"#,
        r#"{"format":1,"slot":"yard","schema":3,"saved_at":7,"value":{"rules":[1]}}"#,
        r#"{"format":1,"slot":"yard","schema":3,"saved_at":7,"value":{"rules":["cut"#,
    ] {
        let why = wrong(text);
        assert!(why.ends_with('.') && why.len() > 20, "{why}");
    }
}

#[test]
fn a_value_of_another_slot_is_unreadable() {
    let text = r#"{"format":1,"slot":"progress","schema":3,"saved_at":7,"value":{"rules":[]}}"#;
    assert_eq!(wrong(text), "It belongs to “progress”, not to “yard”.");
}

#[test]
fn an_envelope_can_be_judged_without_its_value() {
    let text = r#"{"format":1,"slot":"yard","schema":3,"saved_at":7,"value":{"rules":[1]}}"#;
    assert!(matches!(
        open::<IgnoredAny>(&SLOT, text),
        Opened::Value(IgnoredAny)
    ));
}

#[test]
fn a_value_without_a_json_form_is_an_error() {
    let value = std::collections::BTreeMap::from([((1, 2), 3)]);
    assert!(matches!(
        seal(&SLOT, 7, &value),
        Err(StorageError::Unwritable { .. })
    ));
}

#[test]
fn the_newer_apps_envelope_is_later_then_the_one_saved_later() {
    let envelope = |format, schema, saved_at| {
        age(&json!({ "format": format, "schema": schema, "saved_at": saved_at }).to_string())
    };
    assert!(envelope(2, 1, 1) > envelope(1, 9, 9));
    assert!(envelope(1, 2, 1) > envelope(1, 1, 9));
    assert!(envelope(1, 1, 2) > envelope(1, 1, 1));
    assert!(age("garbage") < envelope(1, 0, 0));
}
