//! The commands that write a yard for other tools and read what those have, run as a person runs them.

mod command;

use command::{eventyard, text};
use interop::{SavedEvent, export};
use pipeline::{DEFAULT_EVENT_BUS, PutRule, Target, Yard, put_rule, put_target};
use serde_json::Value;

#[expect(
    clippy::expect_used,
    reason = "a yard that cannot be made is a failed test"
)]
fn file() -> String {
    let rule = PutRule::new("stopped", r#"{"source":["aws.ec2"]}"#);
    let yard = put_rule(&Yard::default(), rule).expect("a good rule");
    let target = Target::new("jobs", "arn:aws:sqs:us-east-1:123456789012:jobs");
    let yard = put_target(&yard, DEFAULT_EVENT_BUS, "stopped", target).expect("a good target");
    let event = SavedEvent {
        name: "stopped".to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        text: "{}".to_owned(),
    };
    export(&yard, &[event])
}

#[test]
fn each_format_is_written() {
    for (format, says) in [
        ("cloudformation", "Type: AWS::SQS::QueuePolicy"),
        ("terraform", "resource \"aws_sqs_queue_policy\""),
        ("cli", "aws sqs set-queue-attributes"),
    ] {
        let output = eventyard(&["export", "--format", format, "-"], &file());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(
            text(&output.stdout).contains(says),
            "{}",
            text(&output.stdout)
        );
    }
}

#[test]
fn what_went_out_comes_in_again() {
    for format in ["cloudformation", "cli", "link"] {
        let out = eventyard(&["export", "--format", format, "-"], &file());
        let back = eventyard(&["import", "-"], &text(&out.stdout));
        assert_eq!(
            back.status.code(),
            Some(0),
            "{format}: {}",
            text(&back.stderr)
        );
        let read = interop::import(&text(&back.stdout)).map(|file| file.yard.rules);
        let rules = read.unwrap_or_default();
        assert_eq!(rules.len(), 1, "{format}");
        assert_eq!(rules[0].targets[0].id, "jobs", "{format}");
    }
}

#[test]
fn what_is_left_out_is_said_with_its_place() {
    let template = "Resources:\n  Web:\n    Type: AWS::CloudFront::Distribution\n";
    let output = eventyard(&["import", "-"], template);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(told.starts_with("-:2:3: left out: Resources.Web"), "{told}");
    let output = eventyard(&["import", "--json", "-"], template);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    assert_eq!(
        answer["remarks"].as_array().map(Vec::len),
        Some(1),
        "{answer}"
    );
    assert_eq!(answer["yard"]["format"], "eventyard-yard");
}

#[test]
fn bad_usage_is_named() {
    for (arguments, input, says) in [
        (&["export", "-"] as &[&str], "{}", "name a format"),
        (
            &["export", "--format", "cdk", "-"],
            &file() as &str,
            "no format cdk",
        ),
        (&["export", "--format", "cli", "-"], "{}", "not a yard file"),
        (&["import", "-"], "a: [", "-:1:"),
        (&["import", "--parameter", "x", "-"], "", "NAME=VALUE"),
        (&["import", "--from", "cdk", "-"], "", "cannot read cdk"),
    ] {
        let output = eventyard(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = text(&output.stderr);
        assert!(told.contains(says), "{arguments:?}: {told}");
    }
}

#[test]
fn parameters_and_a_yard_to_add_to() {
    let template = "Parameters: { Name: { Type: String } }\nResources:\n  Rule:\n    Type: AWS::Events::Rule\n    Properties: { Name: !Ref Name, EventPattern: { source: [a] } }\n";
    let output = eventyard(&["import", "--parameter", "Name=given", "-"], template);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("\"given\""));
}
