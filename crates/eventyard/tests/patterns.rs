//! The commands about event patterns, run as a person runs them.

mod command;

use command::{eventyard, text};

/// A file that lives as long as the test.
struct File(tempfile::NamedTempFile);

impl File {
    #[expect(
        clippy::expect_used,
        reason = "without the file there is nothing to test"
    )]
    fn new(text: &str) -> Self {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("a temporary file can be written");
        Self(file)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap_or_default()
    }
}

#[test]
fn test_pattern_answers_a_line_for_a_line() {
    let input = r#"{"id": 1, "pattern": "{\"a\": [1]}", "event": "{\"a\": 1.0}"}
{"id": "two", "pattern": "{\"a\": [1]}", "event": "{\"a\": 2}", "expect": "no-match"}

{"id": 3, "pattern": "{\n\"a\": 1}", "event": "{}", "expect": "invalid", "error": "\"a\" must be an object or an array"}
{"id": 4, "pattern": "{\"a\": [{\"cidr\": \"x/8\"}]}", "event": "{}"}
{"id": 5, "pattern": "{\"a\": [1]}", "event": "[]"}
"#;
    let output = eventyard(&["test-pattern", "-"], input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let answers = text(&output.stdout);
    let expect = r#"{"id":1,"result":"match"}
{"id":"two","result":"no-match"}
{"id":3,"result":"invalid-pattern","error":"\"a\" must be an object or an array","line":2,"column":7}
{"id":4,"result":"invalid-pattern","error":"Nonstandard IP address: x"}
{"id":5,"result":"invalid-event","error":"Event must be a JSON object","line":1,"column":1}
"#;
    assert_eq!(answers, expect);
}

#[test]
fn a_case_that_differs_is_a_finding() {
    for case in [
        r#"{"id": 1, "pattern": "{\"a\": [1]}", "event": "{}", "expect": "match"}"#,
        r#"{"id": 1, "pattern": "{\"a\": 1}", "event": "{}", "error": "something else"}"#,
    ] {
        assert_eq!(
            eventyard(&["test-pattern", "-"], case).status.code(),
            Some(1),
            "{case}"
        );
    }
}

#[test]
fn bad_usage_ends_with_2() {
    for arguments in [
        &[][..],
        &["nonesuch"],
        &["test-pattern"],
        &["test-pattern", "no/such/file"],
        &["test-pattern", "-", "--what"],
        &["match", "--rules", "-"],
        &["explain", "--pattern", "-"],
    ] {
        let output = eventyard(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(
        eventyard(&["test-pattern", "-"], "no case").status.code(),
        Some(2)
    );
}

#[test]
fn match_lists_the_rules_of_each_event() {
    let rules = File::new("{\"a\": [1]}\n{\"a\": [{\"exists\": true}]}\n{\"b\": [1]}\n");
    let events = "{\"a\": 1}\n{\"a\": 2}\n{\"c\": 1}\n";
    let output = eventyard(&["match", "--rules", rules.path(), "--events", "-"], events);
    assert_eq!(text(&output.stdout), "[0,1]\n[1]\n[]\n");
    let output = eventyard(
        &[
            "match",
            "--rules",
            rules.path(),
            "--events",
            "-",
            "--count",
            "--trusted",
        ],
        events,
    );
    assert_eq!(text(&output.stdout), "3\n");
    let output = eventyard(
        &[
            "match",
            "--rules",
            rules.path(),
            "--events",
            "-",
            "--count",
            "--repeat",
            "2",
        ],
        events,
    );
    let lines = text(&output.stdout);
    assert!(
        lines.contains("\"events_per_s\":") && lines.contains("\"compile_ms\":"),
        "{lines}"
    );
}

#[test]
fn explain_draws_a_tree_or_gives_the_data() {
    let pattern = File::new("{\"a\": [\"x\", {\"prefix\": \"y\"}], \"b\": [1]}");
    let event = "{\"a\": \"z\", \"b\": 1}";
    let output = eventyard(
        &["explain", "--pattern", pattern.path(), "--event", "-"],
        event,
    );
    assert_eq!(output.status.code(), Some(0));
    let tree = text(&output.stdout);
    assert!(
        tree.contains(
            "✗ fails: a has \"z\"; the pattern asks for a value that is \"x\", or starts with \"y\". [other-value]"
        ),
        "{tree}"
    );
    assert!(
        !tree.contains('\x1b'),
        "there is no terminal, so there is no colour"
    );
    let output = eventyard(
        &[
            "explain",
            "--pattern",
            pattern.path(),
            "--event",
            "-",
            "--json",
        ],
        event,
    );
    let data: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(data["trace"]["verdict"], "no-match");
    assert_eq!(
        data["trace"]["root"]["all"]["children"][0]["field"]["reason"],
        "other-value"
    );
    let broken = File::new("{\"a\": \"x\"}");
    let output = eventyard(
        &["explain", "--pattern", broken.path(), "--event", "-"],
        event,
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains(":1:7: error: \"a\" must be an object or an array"));
}

#[test]
fn explain_says_of_many_rules_which_came_closest() {
    let rules = File::new(
        "{\"a\": [\"x\"], \"b\": [2]}\n\n{\"a\": [\"Zebra\"]}\n{\"b\": [{\"exists\": true}]}\n",
    );
    let ask = |event: &str, json: &[&str]| {
        let arguments = ["explain", "--rules", rules.path(), "--event", "-"];
        eventyard(&[&arguments[..], json].concat(), event)
    };
    let output = ask("{\"a\": \"zebra\"}", &[]);
    assert_eq!(output.status.code(), Some(0));
    let told = text(&output.stdout);
    for line in [
        "None of 3 rules matches. Rule 2 comes closest: one field of it fails, and one change makes it match.",
        "✗ fails: rule on line 3, 1 field fails.",
        "with this change the rule matches",
        "- {\"a\": [\"Zebra\"]}",
        "+ {\"a\": [\"zebra\"]}",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let output = ask("{\"a\": \"y\", \"b\": 1}", &["--json"]);
    let data: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(data["rules"]["matching"], serde_json::json!([2]));
    let admission = &data["admissions"][0]["admission"];
    assert_eq!(admission["fields"][0]["breadth"], "present");
    assert_eq!(admission["unasked"][0]["path"], serde_json::json!(["a"]));
}

#[test]
fn explain_takes_a_pattern_or_rules() {
    for arguments in [
        &["explain", "--event", "-"][..],
        &["explain", "--pattern", "-", "--event", "-"],
        &["explain", "--rules", "-", "--event", "-"],
        &["explain", "--pattern", "x", "--rules", "y", "--event", "-"],
    ] {
        let output = eventyard(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
