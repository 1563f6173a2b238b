use super::policy::{write, written};
use super::received::got;
use crate::store::yard::{Condition, Edit, Run};
use door::{PolicySeen, Sending};
use pipeline::policy::PolicyPlace;
use pipeline::{
    DeliveryState, EventInput, Fault, FaultKind, PutRule, Target, Until, Yard, put_rule, put_target,
};
use std::rc::Rc;

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:orders";
const ROLE: &str = "arn:aws:iam::123456789012:role/deliver";

fn policy(place: PolicyPlace, is_written: bool) -> PolicySeen {
    PolicySeen {
        place,
        text: "{}".to_owned(),
        whole: "{}".to_owned(),
        is_written,
        findings: Vec::new(),
        used_by: 1,
    }
}

fn of_role(is_written: bool) -> Vec<PolicySeen> {
    let (role, name) = (ROLE.to_owned(), "InvokeTarget".to_owned());
    let trust = PolicyPlace::Trust { role: role.clone() };
    vec![
        policy(trust, is_written),
        policy(PolicyPlace::Role { role, name }, is_written),
    ]
}

#[test]
fn the_first_policy_that_is_written_of_a_role_brings_the_others() {
    let all = of_role(false);
    let Edit::All(edits) = write(&all, &all[1], "", true) else {
        panic!("several edits");
    };
    let written: Vec<(String, String)> = edits
        .into_iter()
        .map(|edit| match edit {
            Edit::Condition(Condition::Policy(place, Some(text))) => (format!("{place:?}"), text),
            other => panic!("{other:?}"),
        })
        .collect();
    let place = |at: usize| format!("{:?}", all[at].place);
    assert_eq!(
        written,
        [(place(0), "{}".to_owned()), (place(1), String::new())]
    );
    let all = of_role(true);
    let edit = write(&all, &all[1], "x", true);
    assert!(matches!(edit, Edit::Condition(Condition::Policy(..))));
    // A switch is a step of its own, whatever was typed before it.
    let edit = write(&all, &all[1], "", false);
    assert!(matches!(edit, Edit::All(edits) if edits.len() == 1));
}

#[test]
fn the_policy_of_a_bus_is_written_to_the_bus() {
    let arn = "arn:aws:events:us-east-1:210987654321:event-bus/default".to_owned();
    let all = vec![policy(PolicyPlace::Resource { arn: arn.clone() }, true)];
    let edit = write(&all, &all[0], "", true);
    let Edit::Condition(Condition::BusPolicy(of, Some(text))) = edit else {
        panic!("{edit:?}");
    };
    assert_eq!((of, text), (arn, String::new()));
}

#[test]
fn what_is_written_of_a_bus_is_found_wherever_it_is() {
    let here = "arn:aws:events:us-east-1:123456789012:event-bus/default";
    let there = "arn:aws:events:eu-west-1:210987654321:event-bus/default";
    let place = |arn: &str| PolicyPlace::Resource { arn: arn.into() };
    let mut yard = Yard::default();
    assert_eq!(written(&yard, &place(here)), None);
    yard.event_buses[0].policy = Some("here".to_owned());
    let mut other = pipeline::Place::new("210987654321", "eu-west-1");
    other.event_buses[0].policy = Some("there".to_owned());
    yard.elsewhere.push(other);
    assert_eq!(written(&yard, &place(here)), Some("here"));
    assert_eq!(written(&yard, &place(there)), Some("there"));
    yard.conditions.policies.put(&place(TOPIC), "topic");
    assert_eq!(written(&yard, &place(TOPIC)), Some("topic"));
}

fn yard(fault: Option<FaultKind>) -> Yard {
    let pattern = r#"{"source":["aws.codebuild"]}"#;
    let yard = put_rule(&Yard::default(), PutRule::new("builds", pattern));
    let target = Target::new("t", TOPIC);
    let mut yard = put_target(&yard.unwrap(), "default", "builds", target).unwrap();
    yard.conditions.faults = fault
        .into_iter()
        .map(|kind| Fault::new(TOPIC, kind))
        .collect();
    yard
}

fn sent(yard: &Yard, run: &Run) -> (Run, Yard) {
    let sent = pipeline::send(yard, &[EventInput::new(pipeline::FIRST_SAMPLE.2)]);
    let after = sent.yard.clone();
    (run.with(Rc::new(Sending::from(sent))), after)
}

#[test]
fn messages_are_listed_once_each_with_what_became_of_them() {
    let (run, yard) = sent(&yard(None), &Run::default());
    let (run, _) = sent(&yard, &run);
    let all = got(&run, "builds", TOPIC);
    assert_eq!(all.len(), 2);
    assert!(
        all.iter()
            .all(|one| one.delivery.received.is_some() && one.at.is_some())
    );
    assert!(got(&run, "other", TOPIC).is_empty());
}

#[test]
fn a_call_that_ended_later_stands_in_its_own_place() {
    let (run, mut yard) = sent(&yard(Some(FaultKind::Throttle)), &Run::default());
    assert_eq!(
        got(&run, "builds", TOPIC)[0].delivery.state,
        DeliveryState::UnderWay
    );
    yard.conditions.faults.clear();
    let later = pipeline::advance_until(&yard, Until::Outcome);
    let run = run.with(Rc::new(Sending::from(later)));
    let all = got(&run, "builds", TOPIC);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].delivery.state, DeliveryState::Delivered);
    assert!(all[0].delivery.received.is_some());
}
