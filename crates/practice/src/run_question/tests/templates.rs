use super::*;
use quiz::{ExpectInput, TemplateRun};

const EVENT: &str = r#"{"source": "shop", "detail": {"build": "b-1", "state": "FAILED"}}"#;
const PATHS: &str = r#"{"build": "$.detail.build", "state": "$.detail.state"}"#;

/// A question whose options are templates, each with paths of its own or without.
fn templates(
    options: &[(&str, Option<&str>, bool)],
    paths: Option<&str>,
    expect: ExpectInput,
) -> Question {
    let code = |language: &str, text: &str| Block::Code {
        language: Some(language.to_owned()),
        text: text.to_owned(),
    };
    let marks: Vec<(&str, bool)> = options.iter().map(|(_, _, right)| ("", *right)).collect();
    let mut asked = question(&marks, &[]);
    for (option, (template, paths, _)) in asked.options.iter_mut().zip(options) {
        option.content = paths.iter().map(|paths| code("json", paths)).collect();
        option.content.push(code("template", template));
    }
    asked.runs = vec![Run::Template(TemplateRun {
        title: "A failed build".to_owned(),
        event: EVENT.to_owned(),
        paths: paths.map(str::to_owned),
        expect,
    })];
    asked
}

fn text(text: &str) -> ExpectInput {
    ExpectInput::Text(text.to_owned())
}

#[test]
fn object_is_compared_by_value() {
    let options = [
        (r#"{"id": <build>, "state": <state>}"#, None, true),
        (r#"{"id": "<build>", "state": "<state>"}"#, None, true),
        (r#"{"state": <state>}"#, None, false),
    ];
    let asked = templates(
        &options,
        Some(PATHS),
        text(r#"{ "state": "FAILED", "id": "b-1" }"#),
    );
    assert_eq!(disagreements(&asked, &only_utc), []);
}

#[test]
fn every_kind_of_value_is_compared() {
    let given = r#"{"a": [1, null, true, "x"], "b": {}}"#;
    let asked = |wanted: &str| templates(&[(given, None, true)], None, text(wanted));
    let agree = |wanted: &str| disagreements(&asked(wanted), &only_utc).is_empty();
    assert!(agree(r#"{"b": {}, "a": [1, null, true, "x"]}"#));
    for wanted in [
        r#"{"a": [1, null, true, "x"]}"#,
        r#"{"a": [null, 1, true, "x"], "b": {}}"#,
        r#"{"a": [1, null, false, "x"], "b": {}}"#,
        r#"{"a": [1, null, true, "y"], "b": {}}"#,
        r#"{"a": [1, null, true, "x"], "b": []}"#,
        r#"{"a": [1, null, true, "x"], "c": {}}"#,
        "x",
    ] {
        assert!(!agree(wanted), "{wanted}");
    }
}

#[test]
fn text_is_compared_to_the_letter() {
    let options = [
        (r#""Build <build> is <state>""#, Some(PATHS), true),
        (r#""Build <build> is <other>""#, Some(PATHS), false),
        (r#""build <build> is <state>""#, Some(PATHS), false),
    ];
    let asked = templates(&options, None, text(r#""Build b-1 is FAILED""#));
    assert_eq!(engine_key(&asked, &only_utc), Some(vec![0]));
}

#[test]
fn failure_can_be_what_is_asked() {
    let options = [
        (r#"{"id": <build>"#, None, true),
        (r#"{"id": <build>}"#, None, false),
    ];
    let asked = templates(&options, Some(PATHS), ExpectInput::Failure);
    assert_eq!(disagreements(&asked, &only_utc), []);
}

#[test]
fn says_what_the_target_is_given_instead() {
    let options = [(r#""<build>""#, None, true)];
    let asked = templates(&options, Some(PATHS), text("\"b-2\""));
    assert_eq!(
        disagreements(&asked, &only_utc)[0].message,
        "this option is marked right, but for \"A failed build\" the target is given \"b-1\""
    );
    let asked = templates(&options, Some("[]"), text("\"b-1\""));
    let found = disagreements(&asked, &only_utc);
    assert_eq!(
        (found[0].place, found[0].message.as_str()),
        (
            Place::Run(0),
            "the input paths are no JSON object of names and paths"
        )
    );
}
