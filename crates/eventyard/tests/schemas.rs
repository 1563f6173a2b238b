//! The commands `lint` and `schema`, run as a person runs them.

mod command;

use command::{eventyard, text};

const STOPPED: &str = r#"{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": { "state": ["Stopped"] }
}"#;

#[test]
fn lint_names_place_code_and_change() {
    let output = eventyard(&["lint", "-"], STOPPED);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.contains("-:4:25: warning: detail.state is never \"Stopped\". [unknown-value]"),
        "{said}"
    );
    assert!(
        said.contains("+ \"detail\": { \"state\": [\"stopped\"] }"),
        "{said}"
    );
    assert!(said.ends_with("0 errors, 2 warnings, 1 notes\n"), "{said}");
}

#[test]
fn notes_alone_are_no_finding() {
    let output = eventyard(&["lint", "-"], &STOPPED.replace("Stopped", "stopped"));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("[other-accounts]"));
}

#[test]
fn lint_answers_in_json() {
    let output = eventyard(&["lint", "--json", "-"], STOPPED);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let codes: Vec<&str> = answer["lints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["never-matches", "other-accounts", "unknown-value"]);
    assert_eq!(answer["lints"][2]["fix"]["replacement"], "\"stopped\"");
    assert_eq!(answer["lints"][1]["severity"], "note");
}

#[test]
fn a_pattern_that_aws_refuses_is_a_finding() {
    let output = eventyard(&["lint", "-"], r#"{"source": "aws.ec2"}"#);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("1 errors, 0 warnings, 0 notes"));
}

#[test]
fn schema_lists_and_prints() {
    let of = |arguments: &[&str]| text(&eventyard(arguments, "").stdout);
    assert!(of(&["schema"]).contains("\naws.secretsmanager\n"));
    let types = of(&["schema", "aws.codepipeline"]);
    assert!(
        types.starts_with("CodePipeline Action Execution State Change\n"),
        "{types}"
    );
    assert!(types.contains("AWS API Call via CloudTrail"));
    let fields = of(&[
        "schema",
        "aws.ec2",
        "EC2 Instance State-change Notification",
    ]);
    assert!(
        fields.contains("\nstate: string = pending | running | shutting-down | stopped"),
        "{fields}"
    );
    let json = of(&["schema", "--json", "aws.ecs", "ECS Task State Change"]);
    assert!(json.contains("\"name\":\"exitCode\""), "{json}");
}

#[test]
fn what_is_not_known_is_bad_usage_with_a_hint() {
    let output = eventyard(&["schema", "aws.codepipline"], "");
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("did you mean aws.codepipeline?"), "{said}");
    let output = eventyard(&["schema", "aws.ec2", "EC2 Instance State Change"], "");
    assert_eq!(output.status.code(), Some(2));
}
