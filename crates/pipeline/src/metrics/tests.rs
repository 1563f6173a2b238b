use super::*;
use crate::*;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";
const LOST: &str = "arn:aws:sqs:us-east-1:123456789012:lost";

#[test]
fn the_metrics_are_counted_by_the_minute() {
    let mut yard = Yard::default();
    for name in ["a", "b"] {
        let rule = PutRule::new(name, r#"{"source":["aws.ec2"]}"#);
        yard = put_rule(&yard, rule).expect("a good rule");
    }
    let lost = Target {
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(2),
            maximum_event_age_in_seconds: None,
        }),
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some("arn:aws:sqs:us-east-1:123456789012:dead".to_owned()),
        }),
        ..Target::new("lost", LOST)
    };
    for (rule, target) in [("a", Target::new("q", QUEUE)), ("b", lost)] {
        yard = put_target(&yard, DEFAULT_EVENT_BUS, rule, target).expect("a good target");
    }
    yard.conditions
        .faults
        .push(Fault::new(LOST, FaultKind::Error));
    // The last second of a minute, so that the end falls into the next.
    yard.clock = Timestamp(yard.clock.millis() + 59_900);
    let event = EventInput::new(
        sample("ec2/instance-stopped")
            .expect("a sample")
            .text
            .as_ref(),
    );
    let sent = send(&yard, &[event]);
    let mut metrics = Metrics::default();
    metrics.count(&sent.steps);
    let later = advance(&sent.yard, Timestamp(yard.clock.millis() + 60_000));
    metrics.count(&later.steps);
    let first = Timestamp(Timestamp::START.millis());
    let told: Vec<(bool, &str, &str, u64)> = metrics
        .data()
        .iter()
        .map(|datum| {
            let rule = datum.rule_arn.as_deref().unwrap_or("-");
            let rule = if rule.ends_with("/a") {
                "a"
            } else if rule.ends_with("/b") {
                "b"
            } else {
                "-"
            };
            (
                datum.minute == first,
                datum.metric.as_str(),
                rule,
                datum.sum,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (true, "MatchedEvents", "-", 1),
            (true, "TriggeredRules", "a", 1),
            (true, "TriggeredRules", "b", 1),
            (true, "Invocations", "a", 1),
            (true, "InvocationAttempts", "a", 1),
            (true, "InvocationAttempts", "b", 1),
            (true, "SuccessfulInvocationAttempts", "a", 1),
            (false, "Invocations", "b", 1),
            (false, "FailedInvocations", "b", 1),
            (false, "InvocationAttempts", "b", 2),
            (false, "RetryInvocationAttempts", "b", 2),
            (false, "InvocationsSentToDlq", "b", 1),
        ]
    );
    assert_eq!(metrics.total(Metric::InvocationAttempts), 4);
}

#[test]
fn an_event_that_matches_several_rules_is_one_matched_event() {
    let mut yard = Yard::default();
    for name in ["a", "b", "c"] {
        let rule = PutRule::new(name, r#"{"source":["aws.ec2"]}"#);
        yard = put_rule(&yard, rule).expect("a good rule");
    }
    let event = || {
        EventInput::new(
            sample("ec2/instance-stopped")
                .expect("a sample")
                .text
                .as_ref(),
        )
    };
    let sent = send(&yard, &[event(), event()]);
    let mut metrics = Metrics::default();
    metrics.count(&sent.steps);
    assert_eq!(metrics.total(Metric::MatchedEvents), 2);
    assert_eq!(metrics.total(Metric::TriggeredRules), 6);
    assert_eq!(metrics.total(Metric::Invocations), 0);
}
