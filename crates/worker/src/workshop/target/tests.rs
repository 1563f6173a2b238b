use super::*;
use pipeline::policy::PolicyPlace;
use pipeline::{DeadLetterConfig, Fault, FaultKind, InputChoice, Permissions, RetryPolicy};
use pipeline::{DeliveryState, TargetKind, send};

const EVENT: &str = r#"{"version":"0","id":"6f87d04b-9f74-4f04-a780-7acf4b0a9b38","detail-type":"Order placed","source":"shop.orders","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{"order":{"id":7,"lines":["a","b"]}}}"#;

fn yard(targets: Vec<Target>) -> Yard {
    let rule = Rule {
        name: "orders".to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(r#"{"source": ["shop.orders"]}"#.to_owned()),
        targets,
        ..Rule::default()
    };
    Yard {
        rules: vec![rule],
        ..Yard::default()
    }
}

fn example(kind: TargetKind, id: &str) -> Target {
    kind.target_type().example(id, "123456789012")
}

fn look_at(yard: &Yard, target: usize) -> TargetSeen {
    look(&LookAt {
        yard: yard.clone(),
        rule: 0,
        target,
        event: EVENT.to_owned(),
    })
}

/// The state of the delivery to the first target, and what it got.
fn sent(yard: &Yard) -> (DeliveryState, Option<Received>) {
    let event = EventInput::new(EVENT);
    let sent = send(yard, &[event]);
    let delivery = &sent.events[0].rules[0].deliveries[0];
    (delivery.state, delivery.received.clone())
}

#[test]
fn what_is_shown_of_every_kind_is_what_send_delivers() {
    let inputs = [
        InputChoice::MatchedEvent,
        InputChoice::Path("$.detail.order".to_owned()),
        InputChoice::Constant(r#"{"a": 1}"#.to_owned()),
        InputChoice::Transformer {
            paths: vec![("id".to_owned(), "$.detail.order.id".to_owned())],
            template: r#"{"order": <id>, "rule": "<aws.events.rule-name>"}"#.to_owned(),
        },
    ];
    for kind in TargetKind::ALL {
        for input in &inputs {
            let mut target = example(kind, "t");
            target.input = match input {
                // What it gets has to be a log event.
                InputChoice::Transformer { paths, .. } if kind == TargetKind::LogGroup => {
                    InputChoice::Transformer {
                        paths: paths.clone(),
                        template: r#"{"timestamp": 1, "message": "<id>"}"#.to_owned(),
                    }
                }
                other => other.clone(),
            };
            // The bus of the example is in an account that the yard does not have.
            if kind == TargetKind::EventBus {
                target.arn = "arn:aws:events:us-east-1:123456789012:event-bus/other".to_owned();
            }
            let mut yard = yard(vec![target]);
            yard.event_buses.push(pipeline::EventBus::new("other"));
            let seen = look_at(&yard, 0);
            assert_eq!(seen.refusals, [], "{kind:?}");
            let (state, received) = sent(&yard);
            assert_eq!(state, DeliveryState::Delivered, "{kind:?} {input:?}");
            assert_eq!(seen.arrives, received, "{kind:?} {input:?}");
            assert!(seen.permission.refused().is_none(), "{kind:?}");
        }
    }
}

#[test]
fn each_refusal_names_its_field() {
    let paths = |target: Target| -> Vec<String> {
        let seen = look_at(&yard(vec![target]), 0);
        seen.refusals.into_iter().map(|one| one.path).collect()
    };
    let queue = || example(TargetKind::SqsQueue, "t");
    let mut target = queue();
    target.retry_policy = Some(RetryPolicy {
        maximum_retry_attempts: Some(186),
        maximum_event_age_in_seconds: Some(59),
    });
    assert_eq!(
        paths(target),
        [
            "retryPolicy.maximumRetryAttempts",
            "retryPolicy.maximumEventAgeInSeconds"
        ]
    );
    let mut target = queue();
    target.arn.push_str(".fifo");
    assert_eq!(paths(target), ["sqsParameters"]);
    let mut target = queue();
    target.arn = "arn:aws:s3:::bucket".to_owned();
    assert_eq!(paths(target), ["arn"]);
    let mut target = example(TargetKind::EcsTask, "t");
    target.role_arn = None;
    assert_eq!(paths(target), ["roleArn"]);
    let mut target = example(TargetKind::EcsTask, "t");
    target.parameters.clear();
    assert_eq!(paths(target), ["ecsParameters"]);
    let mut target = example(TargetKind::EcsTask, "t");
    target.parameters[0].1 = r#"{"TaskCount": 0}"#.to_owned();
    assert_eq!(
        paths(target),
        ["ecsParameters.taskDefinitionArn", "ecsParameters.taskCount"]
    );
    let mut target = queue();
    target.input = InputChoice::Constant("no json".to_owned());
    assert_eq!(paths(target), ["input"]);
    let mut target = queue();
    target.id = "two words".to_owned();
    assert_eq!(paths(target), ["id"]);
}

#[test]
fn a_policy_that_is_taken_away_breaks_the_call_and_put_back_mends_it() {
    for kind in TargetKind::ALL {
        // The policy of a bus stands with the bus.
        if kind == TargetKind::EventBus {
            continue;
        }
        let mut yard = yard(vec![example(kind, "t")]);
        let seen = look_at(&yard, 0).permission;
        for policy in &seen.policies {
            assert!(!policy.text.is_empty() && !policy.is_written, "{kind:?}");
            assert_eq!(policy.text, policy.whole, "{kind:?}");
            assert_eq!(policy.findings, [], "{kind:?} {}", policy.text);
        }
        for policy in &seen.policies {
            let policies = &mut yard.conditions.policies;
            for other in &seen.policies {
                policies.put(&other.place, &other.text);
            }
            policies.put(&policy.place, "");
            let broken = look_at(&yard, 0).permission;
            let refused = broken.refused().expect("a refused call");
            assert!(refused.message.contains("is not authorized"), "{kind:?}");
            assert_ne!(sent(&yard).0, DeliveryState::Delivered, "{kind:?}");
            let mut all = broken.policies.iter();
            let again = all.find(|one| one.place == policy.place).expect("there");
            assert!(again.text.is_empty() && again.is_written, "{kind:?}");
            yard.conditions
                .policies
                .put(&again.place, &again.whole.clone());
            assert_eq!(look_at(&yard, 0).permission.refused(), None, "{kind:?}");
            assert_eq!(sent(&yard).0, DeliveryState::Delivered, "{kind:?}");
        }
    }
}

#[test]
fn what_cannot_be_mended_by_adding_is_put_back_as_a_whole() {
    let mut yard = yard(vec![example(TargetKind::SqsQueue, "t")]);
    let place = look_at(&yard, 0).permission.policies[0].place.clone();
    for text in [
        "no json",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}]}"#,
    ] {
        yard.conditions.policies.put(&place, text);
        let seen = look_at(&yard, 0).permission;
        assert!(seen.refused().is_some(), "{text}");
        let whole = seen.policies[0].whole.clone();
        yard.conditions.policies.put(&place, &whole);
        assert!(
            look_at(&yard, 0).permission.refused().is_none(),
            "{text}: {whole}"
        );
    }
}

#[test]
fn a_role_that_two_targets_share_shows_what_both_need() {
    let targets = vec![
        example(TargetKind::FirehoseStream, "one"),
        example(TargetKind::KinesisStream, "two"),
    ];
    let seen = look_at(&yard(targets), 0).permission;
    let is_role = |place: &PolicyPlace| matches!(place, PolicyPlace::Role { .. });
    let mut policies = seen.policies.iter();
    let of_role = policies.find(|one| is_role(&one.place)).expect("a role");
    assert!(of_role.text.contains("firehose:PutRecord") && of_role.text.contains("kinesis:"));
    assert_eq!(of_role.used_by, 2);
}

#[test]
fn nothing_is_assumed_where_nothing_is_to_be() {
    let mut yard = yard(vec![example(TargetKind::SnsTopic, "t")]);
    yard.conditions.permissions = Permissions::Evaluated;
    let seen = look_at(&yard, 0).permission;
    assert!(seen.refused().is_some());
    let policy = seen.policies.first().expect("the policy that is missing");
    assert!(policy.text.is_empty() && policy.whole.contains("sns:Publish"));
}

#[test]
fn the_queue_for_dead_letters_has_a_policy_of_its_own() {
    let mut target = example(TargetKind::LambdaFunction, "t");
    assert_eq!(look_at(&yard(vec![target.clone()]), 0).dead_letter, None);
    let queue = "arn:aws:sqs:us-east-1:123456789012:dead".to_owned();
    target.dead_letter_config = Some(DeadLetterConfig { arn: Some(queue) });
    let mut yard = yard(vec![target]);
    let arn = yard.rules[0].targets[0].arn.clone();
    yard.conditions.faults = vec![Fault::new(arn, FaultKind::Deleted)];
    let seen = look_at(&yard, 0).dead_letter.expect("a queue");
    assert!(seen.refused().is_none());
    assert_eq!(sent(&yard).0, DeliveryState::DeadLettered);
    yard.conditions.policies.put(&seen.policies[0].place, "");
    let seen = look_at(&yard, 0).dead_letter.expect("a queue");
    assert!(seen.refused().is_some());
    assert_eq!(sent(&yard).0, DeliveryState::Dropped);
}

#[test]
fn an_input_that_fails_says_why() {
    let mut target = example(TargetKind::SqsQueue, "t");
    target.input = InputChoice::Path("$.detail.gone".to_owned());
    let seen = look_at(&yard(vec![target]), 0);
    assert!(seen.arrives.is_none() && seen.failure.is_some());
    assert!(!seen.input.is_empty());
}

#[test]
fn the_bus_of_another_account_shows_the_policy_that_it_lacks_and_the_one_that_it_has() {
    let mut yard = yard(vec![example(TargetKind::EventBus, "t")]);
    let arn = yard.rules[0].targets[0].arn.clone();
    let mut other = pipeline::Place::new("210987654321", "us-east-1");
    yard.elsewhere.push(other.clone());
    let lacks = look_at(&yard, 0).permission;
    let refused = lacks.refused().expect("a refused call");
    assert!(refused.message.contains("events:PutEvents"));
    let bus = lacks.policies.iter().find(|one| one.place.arn() == arn);
    let bus = bus.expect("the policy of the bus");
    assert!(bus.text.is_empty() && !bus.is_written);
    assert!(bus.whole.contains("events:PutEvents"), "{}", bus.whole);
    other.event_buses[0].policy = Some(bus.whole.clone());
    yard.elsewhere = vec![other];
    let has = look_at(&yard, 0).permission;
    assert_eq!(has.refused(), None);
    let written = has.policies.iter().find(|one| one.place.arn() == arn);
    assert!(written.is_some_and(|one| one.is_written && one.text == bus.whole));
}
