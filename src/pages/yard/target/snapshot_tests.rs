//! What each part of the panel renders to.

use super::{At, PartProps, faults, input, kind, permission, received, retry};
use crate::markup;
use crate::store::yard::{Condition, Edit};
use door::{CallSeen, PermissionSeen, PolicySeen, RefusalAt, TargetSeen};
use pipeline::policy::PolicyPlace;
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, Fault, FaultKind, InputChoice, Refusal, RefusalCode,
    RetryPolicy, Rule, Target, TargetKind,
};
use std::rc::Rc;
use yew::prelude::*;

fn target(kind: TargetKind) -> Target {
    kind.target_type().example("t", "123456789012")
}

fn permission_seen(arn: &str, is_allowed: bool) -> PermissionSeen {
    let call = CallSeen {
        principal: "Service: events.amazonaws.com".to_owned(),
        action: "sqs:SendMessage".to_owned(),
        resource: arn.to_owned(),
        is_allowed,
        message: "No <statement> allows it.".to_owned(),
        help: "Let it in.".to_owned(),
    };
    let policy = PolicySeen {
        place: PolicyPlace::Resource { arn: arn.into() },
        text: String::new(),
        whole: "{}".to_owned(),
        is_written: true,
        findings: Vec::new(),
        used_by: 2,
    };
    PermissionSeen {
        calls: vec![call],
        policies: vec![policy],
    }
}

/// The edits that bring a target into a new yard, and its part's properties.
fn stand(target: Target, seen: TargetSeen) -> (Vec<Edit>, PartProps) {
    let rule = Rule {
        name: "builds".to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some("{\"source\": [\"aws.codebuild\"]}".to_owned()),
        targets: vec![target.clone()],
        ..Rule::default()
    };
    let props = PartProps {
        at: At { rule: 0, target: 0 },
        target: Rc::new(target),
        seen: Some(Rc::new(seen)),
        is_old: false,
    };
    (vec![Edit::AddRule(rule)], props)
}

#[tokio::test]
async fn what_an_ecs_task_takes_with_what_aws_refuses() {
    let refusal = Refusal {
        code: RefusalCode::ValidationException,
        message: "Member must have value greater than or equal to 1".to_owned(),
        field: None,
        help: None,
    };
    let seen = TargetSeen {
        refusals: vec![RefusalAt {
            path: "ecsParameters.taskCount".to_owned(),
            refusal,
        }],
        ..TargetSeen::default()
    };
    let (edits, props) = stand(target(TargetKind::EcsTask), seen);
    insta::assert_snapshot!(markup::in_yard(edits, html! { <kind::What ..props /> }).await);
}

#[tokio::test]
async fn a_permission_that_is_missing() {
    let queue = target(TargetKind::SqsQueue);
    let seen = TargetSeen {
        permission: permission_seen(&queue.arn, false),
        ..TargetSeen::default()
    };
    let (edits, props) = stand(queue, seen);
    let part = html! { <permission::PermissionPart ..props /> };
    insta::assert_snapshot!(markup::in_yard(edits, part).await);
}

#[tokio::test]
async fn an_input_transformer() {
    let mut queue = target(TargetKind::SqsQueue);
    queue.input = InputChoice::Transformer {
        paths: vec![("state".to_owned(), "$.detail.build-status".to_owned())],
        template: "{\"state\": <state>}".to_owned(),
    };
    let (edits, props) = stand(queue, TargetSeen::default());
    insta::assert_snapshot!(markup::in_yard(edits, html! { <input::InputPart ..props /> }).await);
}

#[tokio::test]
async fn retry_and_a_dead_letter_queue_that_is_in_another_region() {
    let arn = "arn:aws:sqs:eu-west-1:123456789012:lost".to_owned();
    let mut queue = target(TargetKind::SqsQueue);
    queue.retry_policy = Some(RetryPolicy {
        maximum_retry_attempts: Some(3),
        ..RetryPolicy::default()
    });
    let seen = TargetSeen {
        dead_letter: Some(permission_seen(&arn, true)),
        ..TargetSeen::default()
    };
    queue.dead_letter_config = Some(DeadLetterConfig { arn: Some(arn) });
    let (edits, props) = stand(queue, seen);
    insta::assert_snapshot!(markup::in_yard(edits, html! { <retry::RetryPart ..props /> }).await);
}

#[tokio::test]
async fn a_fault_of_the_target() {
    let queue = target(TargetKind::SqsQueue);
    let fault = Fault::new(queue.arn.clone(), FaultKind::Slow(6_000));
    let (mut edits, props) = stand(queue, TargetSeen::default());
    edits.push(Edit::Condition(Condition::AddFault(fault)));
    insta::assert_snapshot!(markup::in_yard(edits, html! { <faults::FaultsPart ..props /> }).await);
}

#[tokio::test]
async fn a_target_that_has_received_nothing() {
    let (edits, props) = stand(target(TargetKind::SqsQueue), TargetSeen::default());
    let part = html! { <received::ReceivedPart ..props /> };
    insta::assert_snapshot!(markup::in_yard(edits, part).await);
}
