use super::*;

/// Checks the place of `|` in a text: the way there, what is expected, and the token.
fn check(marked: &str, way: &str, expects: Expects, token: &str) {
    let offset = marked.find('|').expect("a place is marked");
    let text = marked.replacen('|', "", 1);
    let cursor = cursor(&text, offset);
    let frames = cursor.frames.iter().map(|frame| match frame {
        Frame::Array(_, index) => format!("[{index}]"),
        Frame::Object(_, None) => "{}".to_owned(),
        Frame::Object(_, Some(key)) => format!("{{{key}}}"),
    });
    assert_eq!(frames.collect::<String>(), way, "{marked}");
    assert_eq!(cursor.expects, expects, "{marked}");
    assert_eq!(cursor.token.of(&text), token, "{marked}");
}

#[test]
fn sound_texts() {
    check(r#"|{"a": 1}"#, "", Expects::Value, "");
    check(r#"{|"a": 1}"#, "{}", Expects::Key, "");
    check(r#"{"a|": 1}"#, "{}", Expects::Key, "\"a\"");
    check(r#"{"a":| 1}"#, "{a}", Expects::Value, "");
    check(r#"{"a": 1|2}"#, "{a}", Expects::Value, "12");
    check(r#"{"a": 1 |}"#, "{}", Expects::Separator, "");
    check(
        r#"{"a": [1, "b|c", 3]}"#,
        "{a}[1]",
        Expects::Value,
        "\"bc\"",
    );
    check(r#"{"a": {"b": 1}, |}"#, "{}", Expects::Key, "");
    check(r#"{"a": 1} |"#, "", Expects::Nothing, "");
}

#[test]
fn unfinished_texts() {
    check(r#"{"a|"#, "{}", Expects::Key, "\"a");
    check(r#"{"a" |"#, "{}", Expects::Colon, "");
    check(r#"{"a": ["b|"#, "{a}[0]", Expects::Value, "\"b");
    // The next quote on the line is hardly this string's own.
    check(r#"{"a": ["b|, "c"]}"#, "{a}[0]", Expects::Value, "\"b");
    check(r#"{"a": [{"pre|]}"#, "{a}[0]{}", Expects::Key, "\"pre");
    check("{\"a|\n \"b\": 1}", "{}", Expects::Key, "\"a");
    check("{sou|", "{}", Expects::Key, "sou");
    check("{\"a\": tru|}", "{a}", Expects::Value, "tru");
}

#[test]
fn what_is_wrong_before_the_place_is_passed_over() {
    check(r#"{source: ["a"], "b|"#, "{}", Expects::Key, "\"b");
    check(r#"{"a" ["x"], "b": [|"#, "{b}[0]", Expects::Value, "");
    check(r#"{"a": , "b": "|"}"#, "{b}", Expects::Value, "\"\"");
    check(
        r#"{"a": ;; [1 2 3], "b": [|]}"#,
        "{b}[0]",
        Expects::Value,
        "",
    );
    check(r#"{"a": [1}, "b": {"c": |"#, "{b}{c}", Expects::Value, "");
    // A comma is missing.
    check(r#"{"a": 1 "b|": 2}"#, "{}", Expects::Separator, "\"b\"");
}

#[test]
fn many_mistakes_do_not_end_the_reading() {
    let text = "{\"a\": [".to_owned() + &"; tru, ".repeat(50) + "|]}";
    check(&text, "{a}[50]", Expects::Value, "");
}

#[test]
fn any_place_of_any_beginning_is_answered() {
    let text = "{\"ä\": [\"b\\\"\", {\"😀\": -1.5e3}], c: 'd', \"e\" {]} \"";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        for offset in 0..=text.len() + 1 {
            let text = text.get(..end).unwrap_or_default();
            let cursor = cursor(text, offset);
            assert!(cursor.token.start <= cursor.token.end && cursor.token.end <= text.len());
            assert!(text.get(cursor.token.start..cursor.token.end).is_some());
        }
    }
}

#[test]
fn many_wrong_brackets_cost_no_more_than_reading() {
    let deep = 200_000;
    let text = "[".repeat(deep) + &"}".repeat(deep - 1);
    let cursor = cursor(&text, text.len());
    assert_eq!(cursor.frames.len(), 1);
}
