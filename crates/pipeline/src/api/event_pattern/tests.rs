#[track_caller]
fn check(text: &str, expect: &str) {
    let refusal = super::check(Some(text)).expect_err("refused");
    assert_eq!(
        refusal.to_string(),
        format!("InvalidEventPatternException: {expect}")
    );
}

#[test]
fn the_place_stands_behind_the_reason() {
    check(
        r#"{"a":[]}"#,
        "Event pattern is not valid. Reason: Empty arrays are not allowed\n at [Source: (String)\"{\"a\":[]}\"; line: 1, column: 8]",
    );
    check(
        r#"{"a":[{"cidr":"x"}]}"#,
        "Event pattern is not valid. Reason: Malformed CIDR, one '/' required",
    );
}

#[test]
fn inside_a_list_of_anything_but_the_place_stands_twice() {
    let place =
        "\n at [Source: (String)\"{\"a\":[{\"anything-but\":[null]}]}\"; line: 1, column: 28]";
    check(
        r#"{"a":[{"anything-but":[null]}]}"#,
        &format!(
            "Event pattern is not valid. Reason: Inside anything but list, start|null|boolean is not supported.{place}{place}"
        ),
    );
}

#[test]
fn a_long_pattern_is_cut_in_the_message() {
    let text = format!(r#"{{"a":["{}"],"b":[]}}"#, "x".repeat(600));
    let refusal = super::check(Some(&text)).expect_err("refused");
    assert!(
        refusal.message.contains("\"[truncated 117 chars]; line: 1"),
        "{}",
        refusal.message
    );
}
