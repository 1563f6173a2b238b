//! What a target tells before the call of EventBridge has ended, and what after it.

use super::services::*;
use super::*;
use crate::conditions::{Fault, FaultKind};
use crate::policy::{Role, RolePolicy};
use crate::{MessageType, RuleOutcome};

const PLACE: &str = "us-east-1:123456789012";

/// A yard in which a rule calls this target.
fn calls(arn: &str, services: Services) -> Yard {
    let mut yard = Yard {
        rules: vec![rule(
            "go",
            r#"{"source":["com.example"]}"#,
            vec![target("it", arn)],
        )],
        ..Yard::default()
    };
    *yard.resources.services = services;
    yard
}

/// What is told of the first invocation and of the target, from the beginning of the attempt, in
/// the order of its numbers.
fn order(sent: &Sent) -> Vec<String> {
    let steps = sent
        .steps
        .iter()
        .map(|step| (step.number, step.message_type.as_str().to_owned()));
    let doings = sent.doings.iter().map(|doing| {
        (
            doing.number,
            format!("{}: {}", doing.kind.as_str(), doing.text),
        )
    });
    let mut all: Vec<(u64, String)> = steps.chain(doings).collect();
    all.sort_unstable();
    let all = all.into_iter().map(|(_, text)| text);
    all.skip_while(|text| text != "INVOCATION_ATTEMPT_START")
        .collect()
}

fn first(yard: &Yard) -> Vec<String> {
    order(&send(yard, &[event("Go", r#"{"a":1}"#)]))
}

#[test]
fn an_operation_of_a_service_is_accepted_before_the_success() {
    let mut services = Services::default();
    services.projects.push(Project {
        name: "web".to_owned(),
        ..Project::default()
    });
    let yard = calls(&format!("arn:aws:codebuild:{PLACE}:project/web"), services);
    assert_eq!(
        first(&yard),
        [
            "INVOCATION_ATTEMPT_START",
            "CALLED: codebuild:StartBuild was called.",
            "STARTED: Build 1 of web began.",
            "INVOCATION_ATTEMPT_SUCCESS",
            "INVOCATION_SUCCESS",
        ]
    );
}

#[test]
fn a_message_is_at_its_topic_before_the_success_and_at_its_subscribers_after_it() {
    let mut services = Services::default();
    services.topics.push(Topic {
        name: "news".to_owned(),
        subscriptions: vec![Subscription {
            protocol: Protocol::Email,
            endpoint: "a@example.com".to_owned(),
            ..Subscription::default()
        }],
    });
    let yard = calls(&format!("arn:aws:sns:{PLACE}:news"), services);
    assert_eq!(
        order(&play(&yard, &[event("Go", "{}")], 10)),
        [
            "INVOCATION_ATTEMPT_START",
            "MESSAGE: A message came to topic news.",
            "INVOCATION_ATTEMPT_SUCCESS",
            "INVOCATION_SUCCESS",
            "MESSAGE: a@example.com gets the message by email.",
        ]
    );
}

#[test]
fn a_function_begins_after_lambda_has_taken_the_event() {
    let mut services = Services::default();
    services.functions.push(Function {
        name: "work".to_owned(),
        ..Function::default()
    });
    let yard = calls(&format!("arn:aws:lambda:{PLACE}:function:work"), services);
    let told = order(&play(&yard, &[event("Go", "{}")], 10));
    assert_eq!(
        told[..3],
        [
            "INVOCATION_ATTEMPT_START",
            "INVOCATION_ATTEMPT_SUCCESS",
            "INVOCATION_SUCCESS",
        ]
    );
    assert!(told[3].starts_with("STARTED"), "{told:?}");
}

#[test]
fn a_call_whose_answer_is_lost_is_told_all_the_same() {
    let mut services = Services::default();
    services.queues.push(Queue {
        name: "work".to_owned(),
    });
    let arn = format!("arn:aws:sqs:{PLACE}:work");
    let mut yard = calls(&arn, services);
    yard.conditions.duplicates_per_thousand = 1_000;
    assert_eq!(
        first(&yard)[..3],
        [
            "INVOCATION_ATTEMPT_START",
            "MESSAGE: A message came to queue work.",
            "INVOCATION_ATTEMPT_RETRYABLE_FAILURE",
        ]
    );
    yard.conditions.duplicates_per_thousand = 0;
    yard.conditions.faults = vec![Fault::new(arn, FaultKind::Error)];
    assert_eq!(
        first(&yard)[..2],
        [
            "INVOCATION_ATTEMPT_START",
            "INVOCATION_ATTEMPT_RETRYABLE_FAILURE",
        ]
    );
}

#[test]
fn a_call_that_the_role_does_not_allow_is_refused_and_recorded() {
    let mut services = Services::default();
    services.projects.push(Project {
        name: "web".to_owned(),
        ..Project::default()
    });
    let mut yard = calls(&format!("arn:aws:codebuild:{PLACE}:project/web"), services);
    yard.conditions.policies.roles = vec![Role {
        arn: "arn:aws:iam::123456789012:role/events".to_owned(),
        trust_policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#.to_owned(),
        policies: vec![RolePolicy {
            name: "p".to_owned(),
            policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"codebuild:StopBuild","Resource":"*"}]}"#.to_owned(),
        }],
    }];
    let sent = play(&yard, &[event("Go", "{}")], 10);
    assert_eq!(
        order(&sent)[..4],
        [
            "INVOCATION_ATTEMPT_START",
            "REFUSED: codebuild:StartBuild was refused: AccessDeniedException.",
            "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
            "INVOCATION_FAILURE",
        ]
    );
    let record = sent
        .doings
        .iter()
        .find(|doing| doing.kind == DoingKind::SentEvent)
        .and_then(|doing| doing.content.as_deref())
        .expect("CloudTrail's event");
    let record: serde_json::Value = serde_json::from_str(record).unwrap();
    let detail = &record["detail"];
    assert_eq!(detail["eventName"], "StartBuild");
    assert_eq!(detail["errorCode"], "AccessDeniedException");
    let issuer = &detail["userIdentity"]["sessionContext"]["sessionIssuer"];
    assert_eq!(issuer["arn"], "arn:aws:iam::123456789012:role/events");
    // Nothing is recorded where the role itself cannot be taken on.
    yard.conditions.policies.roles[0].trust_policy =
        r#"{"Version":"2012-10-17","Statement":[]}"#.to_owned();
    let sent = play(&yard, &[event("Go", "{}")], 10);
    assert_eq!(sent.doings, []);
}

#[test]
fn a_pipeline_that_codepipeline_refuses_to_make_cannot_be_started() {
    let stage = |name: &str| Stage {
        name: name.to_owned(),
        ..Stage::default()
    };
    let mut services = Services::default();
    services.pipelines.push(Pipeline {
        name: "short".to_owned(),
        stages: vec![stage("Source")],
        ..Pipeline::default()
    });
    let mut yard = calls(&format!("arn:aws:codepipeline:{PLACE}:short"), services);
    let sent = send(&yard, &[event("Go", "{}")]);
    assert_eq!(
        order(&sent),
        [
            "INVOCATION_ATTEMPT_START",
            "REFUSED: codepipeline:StartPipelineExecution was refused: PipelineNotFoundException.",
            "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
            "INVOCATION_FAILURE",
        ]
    );
    let failure = sent.events[0].rules[0].deliveries[0].failure.as_ref();
    let failure = failure.expect("a failure");
    assert_eq!(failure.error_code.as_str(), "NO_RESOURCE");
    assert!(failure.error_message.contains("InvalidStructureException"));
    yard.resources.services.pipelines[0]
        .stages
        .push(stage("Deploy"));
    let told = first(&yard);
    assert_eq!(told[2], "STARTED: An execution of pipeline short began.");
}

#[test]
fn a_target_that_is_built_in_stops_the_instance() {
    let mut services = Services::default();
    services.instances.push(Instance {
        instance_id: "i-0a1b2c3d4e5f60718".to_owned(),
        ..Instance::default()
    });
    let mut yard = calls(
        &format!("arn:aws:events:{PLACE}:target/stop-instance"),
        services,
    );
    yard.rules[0].targets[0].input = InputChoice::Constant(r#""i-0a1b2c3d4e5f60718""#.to_owned());
    let sent = play(&yard, &[event("Go", "{}")], 60);
    let outcome: &RuleOutcome = &sent.events[0].rules[0];
    assert!(outcome.deliveries[0].problems.is_empty(), "{outcome:?}");
    let told = order(&sent);
    assert_eq!(
        told[..4],
        [
            "INVOCATION_ATTEMPT_START",
            "CALLED: ec2:StopInstances was called.",
            "CHANGED: Instance i-0a1b2c3d4e5f60718 is in state stopping.",
            "INVOCATION_ATTEMPT_SUCCESS",
        ]
    );
    let last = "CHANGED: Instance i-0a1b2c3d4e5f60718 is in state stopped.";
    assert!(told.iter().any(|text| text == last), "{told:#?}");
    let steps = sent.steps.iter();
    let ends = steps.filter(|step| step.message_type == MessageType::InvocationSuccess);
    assert_eq!(ends.count(), 1);
}
