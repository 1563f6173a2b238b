use super::super::check as put;
use super::*;

#[track_caller]
fn refused(settings: &InputSettings<'_>, message: &str) {
    let refusal = put(settings, "jobs", 2).expect_err(message);
    assert_eq!(refusal.code.as_str(), "ValidationException");
    assert_eq!(refusal.message, message);
}

fn paths(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, path): &(&str, &str)| ((*name).to_owned(), (*path).to_owned());
    pairs.iter().map(owned).collect()
}

#[test]
fn one_setting_makes_the_choice() {
    let none = InputSettings::default();
    assert_eq!(put(&none, "jobs", 1), Ok(InputChoice::MatchedEvent));
    let path = InputSettings {
        input_path: Some("$.detail"),
        ..none
    };
    assert_eq!(
        put(&path, "jobs", 1),
        Ok(InputChoice::Path("$.detail".to_owned()))
    );
    let only_one =
        "Only one of Input, InputPath, or InputTransformer must be provided for target jobs.";
    refused(
        &InputSettings {
            input: Some("{}"),
            ..path
        },
        only_one,
    );
    refused(
        &InputSettings {
            input_transformer: Some((&[], "{}")),
            ..path
        },
        only_one,
    );
}

#[test]
fn every_placeholder_has_its_value() {
    let paths = paths(&[("a", "$.a")]);
    let template = |template| InputSettings {
        input_transformer: Some((paths.as_slice(), template)),
        ..InputSettings::default()
    };
    assert!(put(&template("\"<a> <aws.events.rule-name>\""), "jobs", 1).is_ok());
    refused(
        &template("\"<a> <b> <c>\""),
        "InputTemplate for target jobs contains invalid placeholder b.",
    );
    refused(
        &template("\"<aws.events.rule>\""),
        "InputTemplate for target jobs contains invalid placeholder aws.events.rule.",
    );
    refused(
        &template("{\"html\": \"<br>\"}"),
        "InputTemplate for target jobs contains invalid placeholder br.",
    );
    // A quoted object is taken; it fails when an event comes.
    assert!(put(&template("{\"v\": \"<aws.events.event>\"}"), "jobs", 1).is_ok());
}

#[test]
fn a_constant_is_json() {
    let input = |input| InputSettings {
        input: Some(input),
        ..InputSettings::default()
    };
    for text in ["{\"a\": 1}", "\"a\"", "1", "null"] {
        assert!(put(&input(text), "jobs", 1).is_ok(), "{text}");
    }
    refused(
        &input("{'a': 1}"),
        "JSON syntax error in input for target jobs: [Source: (String)\"{'a': 1}\"; line: 1, column: 2]",
    );
}

#[test]
fn lengths_are_limited() {
    let long = "x".repeat(8_193);
    let settings = InputSettings {
        input: Some(&long),
        ..InputSettings::default()
    };
    let message = put(&settings, "jobs", 2).expect_err("too long").message;
    assert!(message.starts_with("1 validation error detected: Value 'xxx"));
    assert!(message.ends_with("at 'targets.2.member.input' failed to satisfy constraint: Member must have length less than or equal to 8192"));
    let empty = InputSettings {
        input_transformer: Some((&[], "")),
        ..InputSettings::default()
    };
    refused(
        &empty,
        "1 validation error detected: Value '' at 'targets.2.member.inputTransformer.inputTemplate' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    let many: Vec<(String, String)> = (0..101).map(|n| (n.to_string(), "$".to_owned())).collect();
    let settings = InputSettings {
        input_transformer: Some((&many, "1")),
        ..InputSettings::default()
    };
    let message = put(&settings, "jobs", 1).expect_err("too many").message;
    assert!(message.ends_with("inputPathsMap' failed to satisfy constraint: Member must have length less than or equal to 100"));
    let bad = paths(&[("a b", "$")]);
    let settings = InputSettings {
        input_transformer: Some((&bad, "1")),
        ..InputSettings::default()
    };
    let message = put(&settings, "jobs", 1).expect_err("a bad name").message;
    assert!(message.contains("Value '{a b=$}' at"), "{message}");
    assert!(
        message.contains("Map keys must satisfy constraint"),
        "{message}"
    );
}

#[test]
fn a_choice_is_checked_like_its_settings() {
    let choice = transformer("\"<name>\"");
    assert_eq!(check_choice(&choice, "jobs", 1), Ok(()));
    let InputChoice::Transformer { template, .. } = choice else {
        panic!("a transformer");
    };
    let alone = InputChoice::Transformer {
        paths: Vec::new(),
        template,
    };
    let message = check_choice(&alone, "jobs", 1)
        .expect_err("no path")
        .message;
    assert!(message.ends_with("contains invalid placeholder name."));
    assert!(check_choice(&InputChoice::Constant("{".to_owned()), "jobs", 1).is_err());
    assert!(check_choice(&InputChoice::Path("nonsense".to_owned()), "jobs", 1).is_ok());
}
