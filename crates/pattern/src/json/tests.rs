use super::*;

fn messages(text: &str) -> Vec<String> {
    read(text).1.into_iter().map(|d| d.message).collect()
}

#[test]
fn values_keep_their_spans_and_number_text() {
    let text = "{\"a\": [1.50, \"x\\ny\", null], \"b\": {}}";
    let value = read(text).0.expect("the text is JSON");
    let a = value
        .get("a")
        .and_then(Value::as_array)
        .expect("a is an array");
    assert_eq!(a[0].span.of(text), "1.50");
    assert!(matches!(&a[0].kind, Kind::Number(n) if n == "1.50"));
    assert_eq!(a[1].span.of(text), "\"x\\ny\"");
    assert_eq!(a[1].as_str(), Some("x\ny"));
    assert_eq!(value.get("b").map(|b| b.span.of(text)), Some("{}"));
    assert_eq!(
        value.as_object().map(|m| m[0].key_span.of(text)),
        Some("\"a\"")
    );
}

#[test]
fn duplicate_keys_are_kept_and_the_last_is_found() {
    let value = read("{\"a\": 1, \"a\": 2}").0.expect("the text is JSON");
    assert_eq!(value.as_object().map(<[_]>::len), Some(2));
    assert!(matches!(&value.get("a").map(|v| &v.kind), Some(Kind::Number(n)) if n == "2"));
}

#[test]
fn escapes() {
    let text = |json: &str| read(json).0.and_then(|v| v.as_str().map(str::to_owned));
    assert_eq!(
        text(r#""\u00e4\"\\\/\b\f\n\r\t""#).as_deref(),
        Some("ä\"\\/\u{8}\u{c}\n\r\t")
    );
    assert_eq!(text(r#""\ud83d\ude00""#).as_deref(), Some("\u{1F600}"));
    assert_eq!(text(r#""\ud83dx""#).as_deref(), Some("\u{FFFD}x"));
    assert_eq!(text(r#""\ud83d\u0041""#).as_deref(), Some("\u{FFFD}A"));
}

#[test]
fn agrees_with_another_reader_on_what_is_json() {
    for text in [
        "{}",
        "[]",
        "0",
        "-0",
        "1e5",
        "01",
        "1.",
        ".5",
        "1e",
        "-",
        "+1",
        "\"\"",
        "\"\\x\"",
        "\"\\u12\"",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "[1 2]",
        "[1}",
        "{\"a\":1]",
        "nul",
        "truex",
        "NaN",
        "\"a\tb\"",
        "[",
        "{\"a\":",
        "\"abc",
        " 7 ",
        "\u{feff}1",
        "[[[]]]",
        "{\"a\":{}}",
        "'a'",
    ] {
        let theirs = serde_json::from_str::<serde_json::Value>(text).is_ok();
        let (value, diagnostics) = read(text);
        assert_eq!(
            value.is_some() && diagnostics.is_empty(),
            theirs,
            "{text}: {diagnostics:?}"
        );
    }
}

#[test]
fn several_problems_are_told_at_once() {
    let found = messages("{\"a\": [tru, 1 2], \"b\": 01}");
    assert!(
        found[0].starts_with("Unrecognized token 'tru'"),
        "{found:?}"
    );
    assert!(
        found[1].contains("was expecting comma to separate Array entries"),
        "{found:?}"
    );
}

#[test]
fn what_was_read_before_an_error_is_there() {
    let value = read("{\"a\": [1, {\"b\": 2").0.expect("something was read");
    let inner = value
        .get("a")
        .and_then(Value::as_array)
        .and_then(|a| a.get(1))
        .and_then(|v| v.get("b"));
    assert!(matches!(&inner.map(|v| &v.kind), Some(Kind::Number(n)) if n == "2"));
}
