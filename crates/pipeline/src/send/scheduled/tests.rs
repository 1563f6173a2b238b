use super::*;
use crate::api::{Call, call};
use crate::{MOST_RUNS, MessageType, Received, RuleVerdict, Sent, Until, advance, advance_until};
use serde_json::json;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";

fn made(yard: &mut Yard, operation: &str, request: serde_json::Value) {
    let answer = call(yard, &Call::new(operation, request));
    answer.result.expect("it goes well");
    *yard = answer.yard;
}

fn yard(expression: &str) -> Yard {
    let mut yard = Yard::default();
    made(
        &mut yard,
        "PutRule",
        json!({"Name": "tick", "ScheduleExpression": expression}),
    );
    made(
        &mut yard,
        "PutTargets",
        json!({"Rule": "tick", "Targets": [{"Id": "q", "Arn": QUEUE}]}),
    );
    // A rule that would take any event: a scheduled event is for its own rule alone.
    made(
        &mut yard,
        "PutRule",
        json!({"Name": "all", "EventPattern": r#"{"source":[{"prefix":""}]}"#}),
    );
    yard
}

fn later(yard: &Yard, minutes: i64) -> Timestamp {
    Timestamp(yard.clock.millis() + minutes * 60_000)
}

fn times(sent: &Sent) -> Vec<String> {
    let steps = sent.steps.iter();
    let receipts = steps.filter(|step| step.message_type == MessageType::EventReceipt);
    receipts
        .map(|step| step.message_timestamp_ms.to_string())
        .collect()
}

#[test]
fn a_rate_counts_from_the_rule_and_goes_to_its_targets_alone() {
    let yard = yard("rate(5 minutes)");
    let first = advance(&yard, later(&yard, 12));
    assert_eq!(
        times(&first),
        ["2026-01-15T12:05:00Z", "2026-01-15T12:10:00Z"]
    );
    assert_eq!(first.yard.clock.to_string(), "2026-01-15T12:12:00Z");
    let event = &first.events[0];
    assert_eq!(event.rules.len(), 1);
    assert!(matches!(event.rules[0].verdict, RuleVerdict::Matched));
    let Some(Received::SqsMessage { body, .. }) = &event.rules[0].deliveries[0].received else {
        panic!("{event:?}");
    };
    let id = &event.event_id;
    assert_eq!(
        body,
        &format!(
            r#"{{"version":"0","id":"{id}","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"2026-01-15T12:05:00Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/tick"],"detail":{{}}}}"#
        )
    );
    let second = advance(&first.yard, later(&first.yard, 3));
    assert_eq!(times(&second), ["2026-01-15T12:15:00Z"]);
}

#[test]
fn rules_run_in_the_order_of_time_in_every_place() {
    let mut yard = yard("cron(30 12 * * ? *)");
    let there = Call {
        region: Some("eu-west-1".to_owned()),
        ..Call::new(
            "PutRule",
            json!({"Name": "far", "ScheduleExpression": "rate(20 minutes)"}),
        )
    };
    yard = call(&yard, &there).yard;
    let sent = advance(&yard, later(&yard, 45));
    let rules: Vec<_> = sent
        .events
        .iter()
        .map(|event| event.rules[0].rule.as_str())
        .collect();
    assert_eq!(rules, ["far", "tick", "far"]);
    assert_eq!(sent.yard.region, "us-east-1");
}

#[test]
fn a_disabled_rule_does_not_run_and_no_clock_goes_back() {
    let mut yard = yard("rate(1 minute)");
    made(&mut yard, "DisableRule", json!({"Name": "tick"}));
    let sent = advance(&yard, later(&yard, 9));
    assert_eq!(sent.events, []);
    let back = advance(&sent.yard, yard.clock);
    assert_eq!(back.yard.clock, sent.yard.clock);
}

#[test]
fn a_new_schedule_counts_from_its_change() {
    let mut yard = yard("rate(10 minutes)");
    yard = advance(&yard, later(&yard, 7)).yard;
    made(
        &mut yard,
        "PutRule",
        json!({"Name": "tick", "ScheduleExpression": "rate(4 minutes)"}),
    );
    let sent = advance(&yard, later(&yard, 5));
    assert_eq!(times(&sent), ["2026-01-15T12:11:00Z"]);
}

#[test]
fn many_runs_come_in_parts() {
    let yard = yard("rate(1 minute)");
    let end = later(&yard, 3_000);
    let first = advance(&yard, end);
    assert_eq!(first.events.len(), MOST_RUNS);
    assert!(first.yard.clock < end);
    let rest = advance(&first.yard, end);
    assert_eq!(rest.events.len(), 3_000 - MOST_RUNS);
    assert_eq!(rest.yard.clock, end);
}

#[test]
fn a_turn_does_all_that_is_due_at_one_time_and_no_run_is_lost() {
    let mut yard = yard("rate(5 minutes)");
    made(
        &mut yard,
        "PutRule",
        json!({"Name": "tock", "ScheduleExpression": "rate(5 minutes)"}),
    );
    for until in [Until::Turn, Until::Outcome] {
        let first = advance_until(&yard, until);
        assert_eq!(times(&first), ["2026-01-15T12:05:00Z"; 2], "{until:?}");
        let second = advance_until(&first.yard, until);
        assert_eq!(times(&second), ["2026-01-15T12:10:00Z"; 2], "{until:?}");
    }
    let still = advance_until(&Yard::default(), Until::Outcome);
    assert_eq!(still.yard, Yard::default());
}

#[test]
fn coming_runs_are_those_that_the_clock_brings() {
    let yard = yard("rate(5 minutes)");
    let mut rule = yard.rules[0].clone();
    let coming = coming_runs(&rule, yard.clock, 2).expect("a good schedule");
    let ran = times(&advance(&yard, later(&yard, 10)));
    let told: Vec<String> = coming.iter().map(Timestamp::to_string).collect();
    assert_eq!(told, ran);
    rule.state = RuleState::Disabled;
    assert_eq!(coming_runs(&rule, yard.clock, 2), Ok(Vec::new()));
    rule.event_bus = "orders".to_owned();
    assert!(coming_runs(&rule, yard.clock, 2).is_err());
    assert_eq!(coming_runs(&yard.rules[1], yard.clock, 2), Ok(Vec::new()));
}
