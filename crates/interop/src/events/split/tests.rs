use super::*;

/// The pieces of a file that comes in chunks of this size, each with its line.
fn pieces(file: &[u8], chunk: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |piece: Piece<'_>| {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let what = match piece.content {
            Content::Object(bytes) => text(bytes),
            Content::Stray(bytes) => format!("stray {}", text(bytes)),
            other => format!("{other:?}"),
        };
        if let Content::Object(bytes) | Content::Stray(bytes) = piece.content {
            let from = usize::try_from(piece.place.byte).unwrap();
            assert!(file[from..].starts_with(bytes), "{what} at byte {from}");
        }
        found.push(format!("{} {what}", piece.place.line));
    };
    let mut splitter = Splitter::default();
    for chunk in file.chunks(chunk.max(1)) {
        splitter.push(chunk, &mut take);
    }
    splitter.finish(&mut take);
    found
}

#[track_caller]
fn check(file: &str, expect: &[&str]) {
    for chunk in [1, 2, 3, 7, file.len()] {
        assert_eq!(pieces(file.as_bytes(), chunk), expect, "{file} by {chunk}");
    }
}

#[test]
fn objects_are_found_however_they_are_written() {
    check("", &[]);
    check(" \n\t\r\n", &[]);
    check(r#"{"a":1}"#, &[r#"1 {"a":1}"#]);
    check(
        "{\"a\":1}\n\n{\"b\":2}\r\n{\"c\":3}",
        &["1 {\"a\":1}", "3 {\"b\":2}", "4 {\"c\":3}"],
    );
    check(
        "{\"a\":1}{\"b\":2} {\"c\":3}",
        &["1 {\"a\":1}", "1 {\"b\":2}", "1 {\"c\":3}"],
    );
    check(
        "[{\"a\":1},\r {\"b\":[{}]}\r]",
        &["1 {\"a\":1}", "2 {\"b\":[{}]}"],
    );
    check(
        "{\n  \"a\": {\n}\n}\n{\n}\n",
        &["1 {\n  \"a\": {\n}\n}", "5 {\n}"],
    );
    check("\u{feff}{\"a\":1}", &["1 {\"a\":1}"]);
    check("[[{\"a\":1}],[{\"b\":2}]]", &["1 {\"a\":1}", "1 {\"b\":2}"]);
}

#[test]
fn brackets_and_quotes_in_strings_are_text() {
    check(
        r#"{"a":"}{\"][","b":"\\"}{"c":"\\\""}"#,
        &[r#"1 {"a":"}{\"][","b":"\\"}"#, r#"1 {"c":"\\\""}"#],
    );
}

#[test]
fn a_list_in_an_object_is_opened_where_its_name_is_known() {
    check(
        r#"{"Records":[{"a":1},{"b":2}]}"#,
        &[r#"1 {"a":1}"#, r#"1 {"b":2}"#],
    );
    check(
        "{\"NextToken\": \"x]}\", \"Events\": [\n{\"a\":1}\n], \"n\": [{}]}\n{\"b\":2}",
        &["2 {\"a\":1}", "4 {\"b\":2}"],
    );
    check(
        r#"[{"Records":[{"a":1}]},{"Records":[]}]"#,
        &[r#"1 {"a":1}"#],
    );
    check(r#"{"other":[{"a":1}]}"#, &[r#"1 {"other":[{"a":1}]}"#]);
    check(
        r#"{"x":{"Records":[{"a":1}]}}"#,
        &[r#"1 {"x":{"Records":[{"a":1}]}}"#],
    );
    check(
        r#"{"source":"s","events":[{"a":1}]}"#,
        &[r#"1 {"source":"s","events":[{"a":1}]}"#],
    );
    check(
        r#"{"Records":[{"Records":[{"a":1}]}]}"#,
        &[r#"1 {"Records":[{"a":1}]}"#],
    );
}

#[test]
fn what_is_no_object_is_told_and_skipped() {
    check(
        "1, \"{\", true\n{\"a\":1}",
        &["1 stray 1", "1 stray \"{\"", "1 stray true", "2 {\"a\":1}"],
    );
    check("2026 x {\"a\":1}\n", &["1 stray 2026 x", "1 {\"a\":1}"]);
    check("}{\"a\":1}]", &["1 stray }", "1 {\"a\":1}", "1 stray ]"]);
    let long = format!("{}\n", "x".repeat(500));
    check(&long, &[&format!("1 stray {}", "x".repeat(STRAY_BYTES))]);
}

#[test]
fn a_broken_line_costs_only_itself() {
    check(
        "{\"a\":1}\n{\"b\":\"x\n{\"c\":[1\n{\"d\":\n{\"e\":1]}\n{\"f\":[1}\n{\"g\":1}\n",
        &[
            "1 {\"a\":1}",
            "2 {\"b\":\"x",
            "3 {\"c\":[1",
            "4 {\"d\":",
            "5 {\"e\":1]}",
            "6 {\"f\":[1}",
            "7 {\"g\":1}",
        ],
    );
    // The first line is the broken one.
    check("{\"a\":\"x}\n{\"b\":2}", &["1 {\"a\":\"x}", "2 {\"b\":2}"]);
}

#[test]
fn an_object_that_is_not_closed_ends_where_the_next_begins() {
    check(
        "[\n  {\n    \"a\": {\n      \"b\": 1\n  },\n  {\"c\":3}\n]",
        &["2 {\n    \"a\": {\n      \"b\": 1\n  },", "6 {\"c\":3}"],
    );
    check(
        r#"[{"a":{"b":1},{"c":3}]"#,
        &[r#"1 {"a":{"b":1},"#, r#"1 {"c":3}"#],
    );
    check(r#"[{"a":1],{"b":2}"#, &[r#"1 {"a":1"#, r#"1 {"b":2}"#]);
    // A comma that is missing deep within breaks the object and finds no other.
    check(
        "{\n \"a\": [\n  {\"b\":1}\n  {\"c\":2}\n ]\n}",
        &["1 {\n \"a\": [\n  {\"b\":1}\n  {\"c\":2}\n ]\n}"],
    );
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    check(
        r#"{"Records":[{"a":1},{"b":"#,
        &[r#"1 {"a":1}"#, r#"1 {"b":"#, "1 Unclosed"],
    );
    check("[{\"a\":1}", &["1 {\"a\":1}", "1 Unclosed"]);
    check(r#"{"Records":[{"a":1}]"#, &[r#"1 {"a":1}"#, "1 Unclosed"]);
    check(r#"{"a":"b"#, &[r#"1 {"a":"b"#]);
}

#[test]
fn utf16_is_named_and_nothing_else_is_said() {
    assert_eq!(pieces(b"\xff\xfe{\0}\0\n\0x\0", 1), ["1 Utf16"]);
    assert_eq!(pieces(b"\xfe\xff\0{\0}", 9), ["1 Utf16"]);
    assert_eq!(pieces(b"\xff{}", 1), ["1 stray \u{fffd}", "1 {}"]);
}

#[test]
fn an_object_beyond_the_limit_is_left_out_and_the_next_is_read() {
    let long = "x".repeat(EVENT_BYTES);
    let file = format!("{{\"a\":\"{long}\"}}\n{{\"b\":2}}");
    assert_eq!(
        pieces(file.as_bytes(), 1000),
        ["1 TooLarge".to_owned(), "2 {\"b\":2}".to_owned()]
    );
    let fits = format!("{{\"a\":\"{}\"}}", "x".repeat(EVENT_BYTES - 8));
    assert_eq!(pieces(fits.as_bytes(), 999), [format!("1 {fits}")]);
}

#[test]
fn deep_nesting_takes_linear_time() {
    let open = "{\"a\":[".repeat(400_000);
    let file = format!("{open}{}", "]".repeat(400_000));
    assert_eq!(pieces(file.as_bytes(), 1 << 16), ["1 TooLarge"]);
    assert_eq!(
        pieces("[".repeat(1_000_000).as_bytes(), 1 << 16),
        ["1 Unclosed"]
    );
}
