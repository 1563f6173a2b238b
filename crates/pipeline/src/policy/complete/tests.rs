use super::*;
use crate::policy::{Encryption, Key, Sender};

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:orders";
const MACHINE: &str = "arn:aws:states:eu-west-1:111122223333:stateMachine:refund";
const ROLE: &str = "arn:aws:iam::111122223333:role/deliver";
const CLOSED: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sqs:*","Resource":"*"}]}"#;

fn to<'a>(target_arn: &'a str, role_arn: Option<&'a str>) -> Invocation<'a> {
    Invocation {
        sender: Sender::Rule,
        source_arn: "arn:aws:events:eu-west-1:111122223333:rule/paid",
        organization: None,
        target_arn,
        role_arn,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    }
}

fn passes_unsaid(invocation: &Invocation<'_>, policies: &Policies) -> bool {
    let completed = complete_unsaid(invocation, policies);
    authorize(invocation, &completed.policies).is_allowed()
}

fn with(place: PolicyPlace, policy: &str) -> Policies {
    let mut policies = Policies::default();
    policies.put(&place, policy);
    policies
}

#[test]
fn what_nobody_has_written_is_as_the_console_sets_it_up() {
    assert!(passes_unsaid(&to(QUEUE, None), &Policies::default()));
    assert!(passes_unsaid(
        &to(MACHINE, Some(ROLE)),
        &Policies::default()
    ));
}

#[test]
fn a_policy_that_is_there_stays_as_it_is() {
    let arn = QUEUE.to_owned();
    let closed = with(PolicyPlace::Resource { arn }, CLOSED);
    assert_eq!(complete_unsaid(&to(QUEUE, None), &closed).policies, closed);
    assert!(!passes_unsaid(&to(QUEUE, None), &closed));
    assert!(
        authorize(
            &to(QUEUE, None),
            &complete(&to(QUEUE, None), &closed).policies
        )
        .is_allowed()
    );
    let role = ROLE.to_owned();
    let trusting = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}}"#;
    let known = with(PolicyPlace::Trust { role }, trusting);
    assert!(!passes_unsaid(&to(MACHINE, Some(ROLE)), &known));
}

#[test]
fn the_policy_of_a_key_is_never_unsaid() {
    let mut policies = Policies::default();
    policies.encrypted.push(Encryption {
        resource: QUEUE.to_owned(),
        key: "alias/orders".to_owned(),
    });
    policies.keys.push(Key {
        arn: "arn:aws:kms:eu-west-1:111122223333:key/7a".to_owned(),
        aliases: vec!["alias/orders".to_owned()],
        policy: CLOSED.replace("sqs:*", "kms:*"),
    });
    let completed = complete_unsaid(&to(QUEUE, None), &policies);
    assert_eq!(completed.added.len(), 1, "the queue's policy is written");
    let last = authorize(&to(QUEUE, None), &completed.policies);
    assert!(
        last.refusal()
            .is_some_and(|check| check.request.action == "kms:GenerateDataKey")
    );
}

#[test]
fn the_console_does_not_reach_into_another_account() {
    let there = "arn:aws:sqs:eu-west-1:444455556666:orders";
    assert!(!passes_unsaid(&to(there, None), &Policies::default()));
    let completed = complete_unsaid(&to(there, Some(ROLE)), &Policies::default());
    let places: Vec<&str> = completed.added.iter().map(|one| one.place.arn()).collect();
    assert_eq!(places, [ROLE, ROLE], "trust and permission of the own role");
    let bus = "arn:aws:events:eu-west-1:444455556666:event-bus/central";
    assert_eq!(
        complete_unsaid(&to(bus, None), &Policies::default()).bus_policy,
        None
    );
    assert!(
        complete(&to(bus, None), &Policies::default())
            .bus_policy
            .is_some()
    );
}
