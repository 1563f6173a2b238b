//! The command that plays a yard, run as a person runs it.

mod command;

use command::{eventyard, text};
use interop::{SavedEvent, export};
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, Fault, FaultKind, PutRule, Target, Yard, put_rule,
    put_target, sample,
};
use serde_json::Value;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";
const DEAD: &str = "arn:aws:sqs:us-east-1:123456789012:dead";

#[expect(
    clippy::expect_used,
    reason = "a yard that cannot be made is a failed test"
)]
fn file(fault: Option<FaultKind>, dead: Option<&str>) -> String {
    let rule = PutRule::new("stopped", r#"{"source":["aws.ec2"]}"#);
    let yard = put_rule(&Yard::default(), rule).expect("a good rule");
    let target = Target {
        dead_letter_config: dead.map(|arn| DeadLetterConfig {
            arn: Some(arn.to_owned()),
        }),
        ..Target::new("t", QUEUE)
    };
    let mut yard = put_target(&yard, DEFAULT_EVENT_BUS, "stopped", target).expect("a good target");
    let faults = fault.map(|kind| Fault::new(QUEUE, kind));
    yard.conditions.faults.extend(faults);
    let event = SavedEvent {
        name: "stopped".to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        text: sample("ec2/instance-stopped")
            .expect("a sample")
            .text
            .to_string(),
    };
    export(&yard, &[event])
}

#[test]
fn a_yard_is_played_step_by_step() {
    let output = eventyard(&["simulate", "-"], &file(None, None));
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for word in [
        "EVENT_RECEIPT",
        "RULE_MATCH ",
        "INVOCATION_SUCCESS",
        "SQS queue arn:aws:sqs:us-east-1:123456789012:jobs: delivered",
        "1 sent, all taken; calls: 1 delivered",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

#[test]
fn the_trace_comes_as_records_of_the_level() {
    let file = file(Some(FaultKind::Throttle), Some(DEAD));
    let arguments = ["simulate", "--json", "--metrics", "--level", "error", "-"];
    let output = eventyard(&arguments, &file);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    let lines: Vec<Value> = told
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let steps: Vec<&Value> = lines
        .iter()
        .filter(|line| line.get("message_type").is_some())
        .collect();
    assert!(steps.iter().all(|step| step["log_level"] == "ERROR"));
    let throttled = steps
        .iter()
        .filter(|step| step["message_type"] == "INVOCATION_ATTEMPT_THROTTLE");
    assert_eq!(throttled.count(), 186, "185 attempts after the first");
    let last = lines.last().expect("a summary");
    assert_eq!(last["summary"]["dead_lettered"], 1);
    let attempts: u64 = lines
        .iter()
        .filter(|line| line["metric"]["metric"] == "InvocationAttempts")
        .filter_map(|line| line["metric"]["sum"].as_u64())
        .sum();
    assert_eq!(attempts, 186);
    let again = eventyard(&arguments, &file);
    assert_eq!(told, text(&again.stdout), "the same file, the same trace");
}

#[test]
fn a_lost_event_is_a_finding() {
    let output = eventyard(&["simulate", "-"], &file(Some(FaultKind::Deleted), None));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("NO_RESOURCE"));
    let output = eventyard(
        &["simulate", "--for", "60", "-"],
        &file(Some(FaultKind::Error), None),
    );
    assert_eq!(output.status.code(), Some(0), "it is still under way");
    assert!(text(&output.stdout).contains("1 under way"));
}

#[test]
fn what_is_no_yard_file_is_bad_usage() {
    for (arguments, input) in [
        (vec!["simulate", "-"], "{}"),
        (vec!["simulate"], ""),
        (vec!["simulate", "--level", "loud", "-"], "{}"),
    ] {
        let output = eventyard(&arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_yard_that_fails_for_ever_comes_to_an_end() {
    let mut file = file(Some(FaultKind::Error), None);
    // A rule that runs every hour and whose target always fails.
    file = file.replacen(
        "\"schedule_expression\": null",
        "\"schedule_expression\": \"rate(1 hour)\"",
        1,
    );
    let output = eventyard(&["simulate", "--level", "info", "--json", "-"], &file);
    let told = text(&output.stdout);
    let last: Value =
        serde_json::from_str(told.lines().last().unwrap_or_default()).unwrap_or_default();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(last["summary"]["lost"].as_u64() >= Some(1), "{last}");
    assert!(last["summary"]["under_way"].as_u64() > Some(15), "{last}");
}

const EVERYTHING: &str = include_str!("../../../tests/corpus/world/everything.json");

#[test]
fn services_that_are_declared_tell_what_they_do_next() {
    let output = eventyard(&["simulate", "-", "--level", "error", "--cost"], EVERYTHING);
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for words in [
        "WAITS                                 Action Ask of release waits for an approval.",
        "SENT_EVENT                            aws.codedeploy sent “CodeDeploy Deployment State-change Notification” (",
        "Build 1 of lint has status FAILED.",
        "MESSAGE                               A message came to queue billing.",
        "$1.00 a million, 2026-11-22",
        "0 loops cut",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let output = eventyard(&["simulate", "-", "--json"], EVERYTHING);
    let told = text(&output.stdout);
    let doings = told.lines().filter(|line| line.starts_with(r#"{"doing":"#));
    assert!(doings.count() > 200, "{told}");
}

#[test]
fn a_loop_that_was_cut_is_a_finding() {
    let loops = EVERYTHING.replace(
        r#"\"OrderPlaced\"]"#,
        r#"\"OrderPlaced\", \"OrderStarted\"]"#,
    );
    assert_ne!(loops, EVERYTHING);
    // An instance can be terminated once; the second time the code would run into the error.
    let loops = loops.replace(
        "TerminateInstanceInAutoScalingGroup",
        "DescribeAutoScalingGroups",
    );
    let output = eventyard(&["simulate", "-", "--level", "error"], &loops);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    assert!(told.contains("CUT "), "{told}");
}

const BUILD: &str = include_str!("simulate/build.json");

/// What a yard with services prints, whole: a function starts a build that fails, a rule tells a
/// topic, and a queue of another account does not let the topic in.
#[test]
fn the_trace_of_services_is_as_it_was_read() {
    let snapshots = [
        (
            vec!["simulate", "-", "--cost"],
            include_str!("simulate/build.txt"),
        ),
        (
            vec!["simulate", "-", "--json", "--cost", "--level", "error"],
            include_str!("simulate/build.jsonl"),
        ),
    ];
    for (arguments, expected) in snapshots {
        let output = eventyard(&arguments, BUILD);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let told = text(&output.stdout);
        assert_eq!(told, expected, "{arguments:?}:\n{told}");
    }
}
