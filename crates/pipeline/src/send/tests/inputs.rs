use super::*;
use crate::InputChoice;
use crate::input::ErrorCode;

/// A yard whose rule sends EC2 events to a queue with this input.
fn yard(input: InputChoice) -> Yard {
    let yard = put_rule(
        &Yard::default(),
        PutRule::new("stopped", r#"{"source":["aws.ec2"]}"#),
    )
    .expect("a good rule");
    let target = Target {
        input,
        ..Target::new("jobs", QUEUE)
    };
    put_target(&yard, DEFAULT_EVENT_BUS, "stopped", target).expect("a good target")
}

fn transformer(paths: &[(&str, &str)], template: &str) -> InputChoice {
    let owned = |(name, path): &(&str, &str)| ((*name).to_owned(), (*path).to_owned());
    InputChoice::Transformer {
        paths: paths.iter().map(owned).collect(),
        template: template.to_owned(),
    }
}

fn deliver(input: InputChoice) -> (Delivery, Vec<Step>) {
    let sent = send(&yard(input), &[event("ec2/instance-stopped")]);
    (sent.events[0].rules[0].deliveries[0].clone(), sent.steps)
}

#[test]
fn a_target_receives_its_input() {
    for (input, received) in [
        (
            InputChoice::Constant("{\"a\" : 1}".to_owned()),
            "{\"a\" : 1}",
        ),
        (
            InputChoice::Path("$.detail.state".to_owned()),
            "\"stopped\"",
        ),
        (
            transformer(
                &[("s", "$.detail.state")],
                "\"<aws.events.rule-name>: <s>\"",
            ),
            "\"stopped: stopped\"",
        ),
        (
            transformer(
                &[],
                "[<aws.events.rule-arn>, <aws.events.event.ingestion-time>]",
            ),
            "[\"arn:aws:events:us-east-1:123456789012:rule/stopped\", \"2026-01-15T12:00:00Z\"]",
        ),
    ] {
        let (delivery, _) = deliver(input);
        assert_eq!(
            delivery.received.as_ref().map(Received::text),
            Some(received)
        );
        assert_eq!(delivery.failure, None);
    }
}

#[test]
fn a_quoted_object_fails_the_delivery() {
    let (delivery, steps) = deliver(transformer(&[("d", "$.detail")], "{\"v\": \"<d>\"}"));
    assert_eq!(delivery.received, None);
    assert_eq!(delivery.problems, []);
    let failure = delivery.failure.expect("it failed");
    assert_eq!(failure.error_code, ErrorCode::InvalidJson);
    assert!(
        failure.input.starts_with("{\"v\": \"{\""),
        "{}",
        failure.input
    );
    assert_eq!(
        types(&steps)[4..],
        [
            "INVOCATION_START",
            "INVOCATION_ATTEMPT_START",
            "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
            "INVOCATION_FAILURE"
        ],
        "{:?}",
        types(&steps)
    );
    let last = steps.last().expect("a step");
    assert_eq!(last.log_level(), LogLevel::Error);
    let record = last.record();
    assert_eq!(
        record["error"]["error_message"],
        "Invalid input for target."
    );
    assert_eq!(record["details"]["final_invocation_status"], "INVALID_JSON");
    assert_eq!(
        record["invocation_id"],
        &*delivery.invocation_id.expect("an id")
    );
}

#[test]
fn an_input_that_put_targets_refuses_is_not_called() {
    let (delivery, steps) = deliver(transformer(&[], "\"<nothing>\""));
    assert_eq!(delivery.invocation_id, None);
    assert_eq!(
        delivery.problems[0].message,
        "InputTemplate for target jobs contains invalid placeholder nothing."
    );
    assert_eq!(types(&steps).last(), Some(&"RULE_MATCH"));
}
