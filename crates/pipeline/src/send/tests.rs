use super::*;
use crate::step::{Details, LogLevel, MessageType};
use crate::{
    PutRule, RuleState, SqsParameters, Target, catalogue, put_rule, put_target, sample, set_state,
};
use proptest::prelude::*;
use std::collections::HashMap;

mod inputs;

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:alerts";

fn event(id: &str) -> EventInput {
    EventInput::new(sample(id).expect("a sample").text.as_ref())
}

fn rule(yard: &Yard, name: &str, pattern: &str, targets: &[&str]) -> Yard {
    let yard = put_rule(yard, PutRule::new(name, pattern)).expect("a good rule");
    let numbered = targets.iter().enumerate();
    numbered.fold(yard, |yard, (number, arn)| {
        let target = Target {
            role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
            sqs_parameters: Some(SqsParameters::default()),
            ..Target::new(format!("t{number}"), *arn)
        };
        put_target(&yard, DEFAULT_EVENT_BUS, name, target).expect("a good target")
    })
}

fn types(steps: &[Step]) -> Vec<&'static str> {
    steps
        .iter()
        .map(|step| step.message_type.as_str())
        .collect()
}

/// The verdict of each rule, in a word.
fn verdicts(outcome: &EventOutcome) -> HashMap<String, &'static str> {
    let word = |outcome: &RuleOutcome| match outcome.verdict {
        RuleVerdict::Matched => "matched",
        RuleVerdict::NotMatched => "not matched",
        RuleVerdict::Disabled => "disabled",
        RuleVerdict::InvalidPattern { .. } => "invalid",
        RuleVerdict::Withheld { .. } => "withheld",
        RuleVerdict::NoPattern => "none",
    };
    let pairs = outcome
        .rules
        .iter()
        .map(|rule| (rule.rule.clone(), word(rule)));
    pairs.collect()
}

#[test]
fn a_matched_rule_calls_each_target_once() {
    let yard = rule(
        &Yard::default(),
        "stopped",
        r#"{"source":["aws.ec2"]}"#,
        &[QUEUE, TOPIC],
    );
    let sent = send(&yard, &[event("ec2/instance-stopped")]);
    assert_eq!(
        types(&sent.steps),
        [
            "EVENT_RECEIPT",
            "EVENT_INGEST_SUCCESS",
            "RULE_MATCH_START",
            "RULE_MATCH",
            "INVOCATION_START",
            "INVOCATION_ATTEMPT_START",
            "INVOCATION_ATTEMPT_SUCCESS",
            "INVOCATION_SUCCESS",
            "INVOCATION_START",
            "INVOCATION_ATTEMPT_START",
            "INVOCATION_ATTEMPT_SUCCESS",
            "INVOCATION_SUCCESS",
        ]
    );
    let outcome = &sent.events[0];
    assert_eq!(outcome.ingestion, Ingestion::Accepted);
    assert_eq!(outcome.event_id, "6c0e8b27-d3f1-4598-a4b7-e91f2d7c6053");
    let deliveries = &outcome.rules[0].deliveries;
    assert_eq!(deliveries.len(), 2);
    for delivery in deliveries {
        assert_eq!(delivery.problems, []);
        let received = delivery.received.as_ref().expect("received");
        assert_eq!(Some(received.kind()), delivery.kind);
        let got: serde_json::Value = serde_json::from_str(received.text()).expect("JSON");
        let was: serde_json::Value =
            serde_json::from_str(&event("ec2/instance-stopped").text).expect("JSON");
        assert_eq!(got, was);
    }
    let Details::RuleMatch { invocation_ids, .. } = &sent.steps[3].details else {
        panic!("{:?}", sent.steps[3]);
    };
    let ids = deliveries.iter().filter_map(|d| d.invocation_id.as_ref());
    assert!(ids.eq(invocation_ids));
    assert_ne!(invocation_ids[0], invocation_ids[1]);
}

#[test]
fn where_nothing_matches_the_bus_says_so() {
    let yard = rule(
        &Yard::default(),
        "other",
        r#"{"source":["aws.s3"]}"#,
        &[QUEUE],
    );
    let sent = send(&yard, &[event("ec2/instance-stopped")]);
    assert_eq!(
        types(&sent.steps),
        [
            "EVENT_RECEIPT",
            "EVENT_INGEST_SUCCESS",
            "RULE_MATCH_START",
            "NO_STANDARD_RULES_MATCHED",
        ]
    );
    let outcome = &sent.events[0].rules[0];
    assert!(matches!(outcome.verdict, RuleVerdict::NotMatched));
    assert!(outcome.trace.is_some());
    assert!(outcome.deliveries.is_empty());
}

#[test]
fn disabled_and_invalid_rules_are_told_and_do_nothing() {
    let all = r#"{"source":["aws.ec2"]}"#;
    let yard = rule(&Yard::default(), "off", all, &[QUEUE]);
    let yard =
        set_state(&yard, DEFAULT_EVENT_BUS, "off", RuleState::Disabled).expect("switched off");
    let mut yard = rule(&yard, "broken", "{\"source\":[\"aws.ec2\"", &[QUEUE]);
    yard = rule(&yard, "empty", all, &[QUEUE]);
    yard.rules[2].event_pattern = None;
    let sent = send(&yard, &[event("ec2/instance-stopped")]);
    let outcome = &sent.events[0];
    assert_eq!(
        verdicts(outcome),
        HashMap::from([
            ("off".to_owned(), "disabled"),
            ("broken".to_owned(), "invalid"),
            ("empty".to_owned(), "none"),
        ])
    );
    let RuleVerdict::InvalidPattern { diagnostics } = &outcome.rules[1].verdict else {
        panic!("{:?}", outcome.rules[1]);
    };
    assert!(diagnostics.iter().any(Diagnostic::is_error));
    assert!(outcome.rules.iter().all(|rule| rule.deliveries.is_empty()));
    assert_eq!(
        sent.steps.last().map(|s| s.message_type),
        Some(MessageType::NoStandardRulesMatched)
    );
}

#[track_caller]
fn check_refused(text: &str, at: &str, says: &str) {
    let yard = rule(
        &Yard::default(),
        "all",
        r#"{"source":["aws.ec2"]}"#,
        &[QUEUE],
    );
    let sent = send(&yard, &[EventInput::new(text)]);
    let outcome = &sent.events[0];
    assert_eq!(outcome.ingestion, Ingestion::Refused, "{text}");
    assert!(outcome.rules.is_empty());
    assert_eq!(
        types(&sent.steps),
        ["EVENT_RECEIPT", "EVENT_INGEST_FAILURE"]
    );
    assert_eq!(sent.steps[1].log_level(), LogLevel::Error);
    let error = sent.steps[1].error.as_ref().expect("an error");
    assert_eq!(error.error_message, "Parameter Event is not valid.");
    let told = outcome.problems.iter().any(|problem| {
        problem.span.of(text) == at
            && problem
                .help
                .as_ref()
                .is_some_and(|help| help.contains(says))
    });
    assert!(told, "{text}: {:?}", outcome.problems);
}

#[test]
fn an_event_without_its_envelope_is_refused_by_name_and_place() {
    check_refused(r#"{"source":"aws.ec2"}"#, "{", "detail-type");
    let number = event("ec2/instance-stopped")
        .text
        .replace("\"aws.ec2\"", "17");
    check_refused(&number, "17", "\"source\" is a string");
}

#[test]
fn a_text_that_is_no_event_is_refused() {
    for text in [
        "",
        "plain string",
        "[\"plain string\"]",
        "{\"id\": \"1\",",
        "7",
    ] {
        let sent = send(&Yard::default(), &[EventInput::new(text)]);
        let outcome = &sent.events[0];
        assert_eq!(outcome.ingestion, Ingestion::Refused, "{text:?}");
        assert!(!outcome.problems.is_empty(), "{text:?}");
        assert!(!outcome.event_id.is_empty(), "{text:?}");
    }
}

#[test]
fn an_unknown_bus_drops_the_event_without_a_step() {
    let input = EventInput {
        event_bus: "orders".to_owned(),
        ..event("ec2/instance-stopped")
    };
    let sent = send(&Yard::default(), &[input]);
    assert_eq!(sent.events[0].ingestion, Ingestion::UnknownEventBus);
    assert_eq!(sent.steps, []);
}

#[test]
fn only_the_rules_of_the_bus_are_asked() {
    let own = || EventInput {
        text: event("ec2/instance-stopped")
            .text
            .replace("aws.ec2", "my.app"),
        ..event("ec2/instance-stopped")
    };
    let mut yard = rule(&Yard::default(), "a", r#"{"source":["my.app"]}"#, &[QUEUE]);
    yard.event_buses.push(crate::EventBus::new("orders"));
    let other = PutRule {
        event_bus: "orders".to_owned(),
        ..PutRule::new("b", r#"{"source":["my.app"]}"#)
    };
    let yard = put_rule(&yard, other).expect("a good rule");
    let input = EventInput {
        event_bus: "orders".to_owned(),
        ..own()
    };
    let sent = send(&yard, &[own(), input]);
    let asked = |number: usize| -> Vec<&str> {
        let rules = sent.events[number].rules.iter();
        rules.map(|rule| rule.rule.as_str()).collect()
    };
    assert_eq!(asked(0), ["a"]);
    assert_eq!(asked(1), ["b"]);
    assert!(
        sent.steps
            .last()
            .is_some_and(|step| step.resource_arn.ends_with("event-bus/orders"))
    );
}

#[test]
fn a_target_that_aws_would_not_take_gets_nothing() {
    let mut yard = rule(
        &Yard::default(),
        "a",
        r#"{"source":["aws.ec2"]}"#,
        &[QUEUE, TOPIC],
    );
    yard.rules[0].targets[0].arn = "arn:aws:s3:::bucket".to_owned();
    let sent = send(&yard, &[event("ec2/instance-stopped")]);
    let deliveries = &sent.events[0].rules[0].deliveries;
    assert_eq!(deliveries[0].received, None);
    assert_eq!(deliveries[0].problems.len(), 1);
    assert!(deliveries[1].received.is_some());
    let Details::RuleMatch { target_arns, .. } = &sent.steps[3].details else {
        panic!("{:?}", sent.steps[3]);
    };
    assert_eq!(target_arns.len(), 1);
    assert_eq!(&*target_arns[0], TOPIC);
}

#[test]
fn steps_go_on_counting_and_ids_never_come_again() {
    let yard = rule(&Yard::default(), "a", r#"{"source":["aws.ec2"]}"#, &[QUEUE]);
    let input = [event("ec2/instance-stopped")];
    let first = send(&yard, &input);
    let second = send(&first.yard, &input);
    assert_eq!(second.steps[0].number, first.yard.steps);
    assert_ne!(first.steps[0].request_id, second.steps[0].request_id);
    let invocation = |sent: &Sent| sent.events[0].rules[0].deliveries[0].invocation_id.clone();
    assert_ne!(invocation(&first), invocation(&second));
}

/// Rules over the samples' sources, some off, some broken, some without
/// targets.
fn any_rules() -> impl Strategy<Value = Vec<(String, usize, bool)>> {
    let sources: Vec<&str> = catalogue()
        .iter()
        .map(|sample| sample.source.as_ref())
        .collect();
    let pattern = prop_oneof![
        8 => prop::sample::select(sources).prop_map(|source| format!("{{\"source\":[\"{source}\"]}}")),
        1 => Just("{".to_owned()),
    ];
    prop::collection::vec((pattern, 0usize..=5, prop::bool::weighted(0.8)), 0..8)
}

fn any_events() -> impl Strategy<Value = Vec<EventInput>> {
    let texts: Vec<&str> = catalogue()
        .iter()
        .map(|sample| sample.text.as_ref())
        .collect();
    let text = prop_oneof![
        8 => prop::sample::select(texts).prop_map(str::to_owned),
        1 => ".{0,60}",
    ];
    prop::collection::vec(text.prop_map(EventInput::new), 0..4)
}

fn yard_of(rules: &[(usize, &(String, usize, bool))]) -> Yard {
    rules
        .iter()
        .fold(Yard::default(), |yard, (number, (pattern, targets, on))| {
            let name = format!("r{number}");
            let yard = rule(&yard, &name, pattern, &vec![QUEUE; *targets]);
            let state = if *on {
                RuleState::Enabled
            } else {
                RuleState::Disabled
            };
            set_state(&yard, DEFAULT_EVENT_BUS, &name, state).expect("there")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_yard_and_events_give_the_same_result(rules in any_rules(), events in any_events()) {
        let numbered: Vec<_> = rules.iter().enumerate().collect();
        let told = |sent: &Sent| serde_json::to_string(sent).expect("plain data");
        let read_back: Yard =
            serde_json::from_str(&serde_json::to_string(&yard_of(&numbered)).expect("plain"))
                .expect("plain");
        let first = send(&yard_of(&numbered), &events);
        prop_assert_eq!(told(&first), told(&send(&read_back, &events)));
    }

    #[test]
    fn the_order_of_the_rules_does_not_change_a_verdict(
        rules in any_rules(),
        events in any_events(),
        turn in 0usize..8,
    ) {
        let mut numbered: Vec<_> = rules.iter().enumerate().collect();
        let before = send(&yard_of(&numbered), &events);
        numbered.reverse();
        let turn = turn % numbered.len().max(1);
        numbered.rotate_left(turn);
        let after = send(&yard_of(&numbered), &events);
        for (before, after) in before.events.iter().zip(&after.events) {
            prop_assert_eq!(verdicts(before), verdicts(after));
        }
    }

    #[test]
    fn every_step_follows_its_cause(rules in any_rules(), events in any_events()) {
        let numbered: Vec<_> = rules.iter().enumerate().collect();
        let yard = Yard { steps: 40, ..yard_of(&numbered) };
        let sent = send(&yard, &events);
        for (place, step) in sent.steps.iter().enumerate() {
            prop_assert_eq!(step.number, 40 + place as u64);
            match step.cause {
                None => prop_assert_eq!(step.message_type, MessageType::EventReceipt),
                Some(cause) => {
                    prop_assert!((40..step.number).contains(&cause));
                    let cause = &sent.steps[cause as usize - 40];
                    prop_assert_eq!(&cause.event_id, &step.event_id);
                    if let Some(id) = &cause.invocation_id {
                        prop_assert_eq!(Some(id), step.invocation_id.as_ref());
                    }
                }
            }
        }
        prop_assert_eq!(sent.yard.steps, 40 + sent.steps.len() as u64);
    }

    #[test]
    fn every_target_of_a_matched_rule_gets_the_event_once(
        rules in any_rules(),
        events in any_events(),
    ) {
        let numbered: Vec<_> = rules.iter().enumerate().collect();
        let yard = yard_of(&numbered);
        let sent = send(&yard, &events);
        let mut started = 0;
        for outcome in sent.events.iter().flat_map(|event| &event.rules) {
            let rule = yard.rule(DEFAULT_EVENT_BUS, &outcome.rule).expect("there");
            let matched = matches!(outcome.verdict, RuleVerdict::Matched);
            let expected = if matched { rule.targets.len() } else { 0 };
            prop_assert_eq!(outcome.deliveries.len(), expected);
            prop_assert!(outcome.deliveries.iter().all(|delivery| delivery.received.is_some()));
            started += expected;
        }
        let ends = [MessageType::InvocationStart, MessageType::InvocationSuccess];
        for end in ends {
            let count = sent.steps.iter().filter(|step| step.message_type == end).count();
            prop_assert_eq!(count, started);
        }
    }
}
