use crate::{Event, parse as parse_pattern};

/// Whether `[alternative]` takes the value, both as JSON.
fn takes(alternative: &str, value: &str) -> bool {
    let (pattern, diagnostics) = parse_pattern(&format!("{{\"f\": [{alternative}]}}"));
    assert!(pattern.is_valid(), "{alternative}: {diagnostics:?}");
    let event = Event::read(&format!("{{\"f\": {value}}}"))
        .0
        .expect("the value is JSON");
    crate::matches(&pattern, &event)
}

#[track_caller]
fn check(alternative: &str, yes: &[&str], no: &[&str]) {
    for value in yes {
        assert!(
            takes(alternative, value),
            "{alternative} should take {value}"
        );
    }
    for value in no {
        assert!(
            !takes(alternative, value),
            "{alternative} should not take {value}"
        );
    }
}

#[test]
fn exact_values() {
    check(
        "\"a\"",
        &["\"a\"", "\"\\u0061\""],
        &["\"A\"", "\"ab\"", "null", "{}", "[]"],
    );
    check("true", &["true"], &["\"true\"", "false", "1"]);
    check("null", &["null"], &["\"null\"", "\"\"", "0"]);
    check(
        "5",
        &["5", "5.0", "50e-1", "[4, 5]"],
        &["\"5\"", "5.1", "-5"],
    );
    check(
        "\"10.0.0.1\"",
        &["\"10.0.0.1\"", "\"010.0.0.1\""],
        &["\"10.0.0.10\""],
    );
    check("{\"exactly\": \"a\"}", &["\"a\""], &["\"b\"", "1"]);
}

#[test]
fn prefix_and_suffix() {
    check(
        "{\"prefix\": \"ab\"}",
        &["\"ab\"", "\"abc\""],
        &["\"a\"", "\"Abc\"", "1"],
    );
    check("{\"prefix\": \"\"}", &["\"\"", "\"x\""], &["1", "null"]);
    check("{\"suffix\": \"ï\"}", &["\"Ünï\""], &["\"Ün\"", "\"i\""]);
    check(
        "{\"suffix\": {\"equals-ignore-case\": \"ÏB\"}}",
        &["\"Ünïb\"", "\"ïB\""],
        &["\"ïbx\""],
    );
}

#[test]
fn the_quotes_around_a_string_count_for_prefix_and_suffix() {
    let of_ab = &["\"ab\""][..];
    let others = &["\"abc\"", "\"cab\"", "\"a\""][..];
    check("{\"prefix\": \"ab\\\"\"}", of_ab, others);
    check("{\"suffix\": \"\\\"ab\"}", of_ab, others);
    check(
        "{\"anything-but\": {\"prefix\": \"ab\\\"\"}}",
        others,
        of_ab,
    );
    check(
        "{\"anything-but\": {\"suffix\": \"\\\"ab\"}}",
        others,
        of_ab,
    );
}

#[test]
fn wildcards_fit_the_whole_value() {
    check(
        "{\"wildcard\": \"a*c\"}",
        &["\"ac\"", "\"abc\"", "\"acc\""],
        &["\"abcd\"", "\"a\"", "7"],
    );
    check("{\"wildcard\": \"*\"}", &["\"\"", "\"x\""], &["1", "true"]);
    check(
        "{\"wildcard\": \"a*a\"}",
        &["\"aa\"", "\"aba\""],
        &["\"a\""],
    );
    check(
        "{\"wildcard\": \"*ab*ab*\"}",
        &["\"abab\"", "\"xabyabz\""],
        &["\"aab\""],
    );
    check("{\"wildcard\": \"\"}", &["\"\""], &["\"a\""]);
}

#[test]
fn anything_but_takes_the_rest() {
    check(
        "{\"anything-but\": \"a\"}",
        &["\"b\"", "1", "null", "[\"a\", \"b\"]"],
        &["\"a\"", "[]", "{}"],
    );
    check(
        "{\"anything-but\": [1, 2]}",
        &["3", "\"1\"", "true"],
        &["1.0", "2"],
    );
    check(
        "{\"anything-but\": {\"prefix\": [\"a\", \"b\"]}}",
        &["\"c\"", "1"],
        &["\"ax\"", "\"bx\""],
    );
    check(
        "{\"anything-but\": {\"suffix\": \"a\"}}",
        &["\"ab\""],
        &["\"ba\""],
    );
    check(
        "{\"anything-but\": {\"equals-ignore-case\": \"a\"}}",
        &["\"b\""],
        &["\"A\"", "\"a\""],
    );
    check(
        "{\"anything-but\": {\"wildcard\": \"a*\"}}",
        &["\"b\""],
        &["\"a\"", "\"ab\""],
    );
    check("{\"anything-but\": {\"prefix\": []}}", &[], &["\"b\""]);
}

#[test]
fn numbers_in_bounds() {
    check(
        "{\"numeric\": [\">\", 0, \"<=\", 5]}",
        &["1", "5", "0.0001"],
        &["0", "5.1", "\"1\"", "null"],
    );
    check("{\"numeric\": [\">=\", 0]}", &["0", "1e300"], &["-0.1"]);
    check("{\"numeric\": [\"=\", 3e2]}", &["300"], &["301"]);
    check("{\"numeric\": [\"<\", 0]}", &["-1e300"], &["0"]);
}

#[test]
fn addresses_in_blocks() {
    check(
        "{\"cidr\": \"10.0.0.0/8\"}",
        &["\"10.255.0.1\""],
        &["\"11.0.0.0\"", "\"x\"", "10"],
    );
    check(
        "{\"cidr\": \"10.0.0.33/31\"}",
        &["\"10.0.0.33\""],
        &["\"10.0.0.32\"", "\"10.0.0.34\""],
    );
    check(
        "{\"cidr\": \"2001:db8::/127\"}",
        &["\"2001:db8::1\""],
        &["\"2001:db8::2\""],
    );
    check(
        "{\"cidr\": \"10.0.0.33/0\"}",
        &["\"200.0.0.1\"", "123456789012"],
        &["\"9.0.0.1\""],
    );
    for number in ["5", "{\"numeric\": [\"<\", 5]}", "{\"anything-but\": 100}"] {
        check(
            &format!("{{\"cidr\": \"10.0.0.33/0\"}}, {number}"),
            &["\"200.0.0.1\"", "9007199254740993"],
            &["100"],
        );
    }
}

#[test]
fn existence_is_of_plain_values() {
    check(
        "{\"exists\": true}",
        &["null", "\"\"", "0", "[[1]]"],
        &["{}", "[]", "{\"a\": 1}"],
    );
    check("{\"exists\": false}", &["{}", "[]"], &["null", "0"]);
}
