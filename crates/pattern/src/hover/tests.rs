use super::*;

/// Checks what is said of the place of `|`, and the piece that it is said of.
fn check(marked: &str, piece: &str, sentence: &str) {
    let offset = marked.find('|').expect("a place is marked");
    let text = marked.replacen('|', "", 1);
    let found = hover(&text, offset).unwrap_or_else(|| panic!("nothing is said of {marked}"));
    assert_eq!(found.span.of(&text), piece, "{marked}");
    assert!(found.sentence.contains(sentence), "{marked}: {found:?}");
}

#[test]
fn every_operator_is_explained_in_one_sentence() {
    for about in crate::operators::ALL {
        let marked = format!("{{\"a\": [{{\"|{}\": 1}}]}}", about.name);
        check(&marked, &format!("\"{}\"", about.name), about.sentence);
        let sentence = about.sentence;
        assert!(
            sentence.ends_with('.') && sentence.contains("atches"),
            "{sentence}"
        );
        assert!(!sentence.trim_end_matches('.').contains(". "), "{sentence}");
    }
}

#[test]
fn every_part_of_a_pattern() {
    check(
        r#"{"detail": {"|state": ["x"]}}"#,
        "\"state\"",
        "field detail.state",
    );
    check(r#"{|"source": ["x"]}"#, "\"source\"", "field source");
    check(r#"{"source|": ["x"]}"#, "\"source\"", "field source");
    check(
        r#"{"a": ["FAI|LED"]}"#,
        "\"FAILED\"",
        "the string \"FAILED\"",
    );
    check(r#"{"a": [nu|ll]}"#, "null", "the value null");
    check(r#"{"a": [{"prefix": "aw|s"}]}"#, "\"aws\"", "starts with");
    check(r#"{"a": [{"numeric": [">|", 0]}]}"#, "\">\"", "comparison");
    check(
        r#"{"a": [{"anything-but": {"suff|ix": "x"}}]}"#,
        "\"suffix\"",
        "ends with",
    );
    check(r#"{"$o|r": [{}, {}]}"#, "\"$or\"", "at least one");
}

#[test]
fn unfinished_patterns() {
    check(r#"{"a": [{"pre|fix"#, "\"prefix", "starts with");
    check(r#"{"a": [{"exists|": tr"#, "\"exists\"", "absent");
}

#[test]
fn nothing_is_said_of_nothing() {
    for (text, offset) in [
        ("", 0),
        ("{}", 1),
        ("{\"a\": [ ]}", 7),
        ("{\"a\": [{\"nothing\": 1}]}", 10),
        ("[\"a\"]", 2),
        ("{}", 9),
    ] {
        assert_eq!(hover(text, offset), None, "{text} at {offset}");
    }
}
