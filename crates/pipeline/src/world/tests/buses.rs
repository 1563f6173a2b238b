//! Code that puts events on buses of its own account and of another one.

use super::services::*;
use super::*;
use crate::policy::{Role, RolePolicy};
use crate::{EventBus, Place};

const ROLE: &str = "arn:aws:iam::123456789012:role/work";
const THERE: &str = "arn:aws:events:us-east-1:222222222222:event-bus/orders";
const HERE: &str = "arn:aws:events:us-east-1:123456789012:event-bus/orders";

fn policy(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
}

fn lets_in(principal: &str, bus: &str) -> String {
    policy(&format!(
        r#"{{"Sid":"In","Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"events:PutEvents","Resource":"{bus}"}}"#
    ))
}

fn call(bus: &str) -> ApiCall {
    let entries = format!(
        r#"{{"Entries":[{{"Source":"com.shop","DetailType":"Order","Detail":"{{}}","EventBusName":"{bus}"}}]}}"#
    );
    ApiCall::new("events", "PutEvents", entries)
}

/// A role that functions and state machines take on, with one permission policy.
fn role(statement: &str) -> Role {
    Role {
        arn: ROLE.to_owned(),
        trust_policy: policy(
            r#"{"Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com","states.amazonaws.com"]},"Action":"sts:AssumeRole"}"#,
        ),
        policies: vec![RolePolicy {
            name: "p".to_owned(),
            policy: policy(statement),
        }],
    }
}

fn may(bus: &str) -> String {
    format!(r#"{{"Effect":"Allow","Action":"events:PutEvents","Resource":"{bus}"}}"#)
}

/// The bus of an account, with a rule that takes what comes to it.
fn bus(yard: &mut Yard, account: &str, policy: Option<String>) {
    let mut bus = EventBus::new("orders");
    bus.policy = policy;
    let mut rule = rule(
        "orders",
        r#"{"source":["com.shop"]}"#,
        vec![target(
            "q",
            &format!("arn:aws:sqs:us-east-1:{account}:orders"),
        )],
    );
    rule.event_bus = "orders".to_owned();
    if account == yard.account {
        yard.event_buses.push(bus);
        yard.rules.push(rule);
        return;
    }
    let mut place = Place::new(account, "us-east-1");
    place.event_buses.push(bus);
    place.rules.push(rule);
    yard.elsewhere.push(place);
}

/// A function that puts an event on a bus, with this on its role and on the bus.
fn function(to: &str, on_role: Option<&str>, on_bus: Option<String>) -> Sent {
    let mut yard = driven(vec![call(to)]);
    let driver = &mut yard.resources.services.functions[0];
    driver.maximum_retry_attempts = 0;
    driver.role = on_role.map(|_| ROLE.to_owned());
    yard.conditions.policies.roles.extend(on_role.map(role));
    let account = to.split(':').nth(4).unwrap().to_owned();
    bus(&mut yard, &account, on_bus);
    play(&yard, &[event("Go", "{}")], 60)
}

fn refused(sent: &Sent) -> Vec<(&str, &str)> {
    let doings = sent.doings.iter();
    doings
        .filter(|one| one.kind == DoingKind::Refused)
        .map(|one| (one.text.as_str(), one.content.as_deref().unwrap_or("")))
        .collect()
}

/// Whether the event came to the rule of the bus, which is so where nothing was refused.
fn goes(sent: &Sent) -> bool {
    let matched = sent
        .steps
        .iter()
        .any(|step| format!("{:?}", step.details).contains("rule/orders/orders"));
    assert_eq!(matched, refused(sent).is_empty(), "{:#?}", sent.doings);
    matched
}

#[test]
fn a_bus_of_another_account_asks_the_role_and_its_own_policy() {
    for principal in [ROLE, "arn:aws:iam::123456789012:root", "123456789012"] {
        let sent = function(THERE, Some(&may(THERE)), Some(lets_in(principal, THERE)));
        assert!(goes(&sent), "{principal}");
    }
}

#[test]
fn the_policy_of_the_bus_that_is_missing_is_told_with_its_statement() {
    let stranger = lets_in("333333333333", THERE);
    let organization = policy(&format!(
        r#"{{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"{THERE}","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"o-example"}}}}}}"#
    ));
    for on_bus in [None, Some(stranger), Some(organization)] {
        let sent = function(THERE, Some(&may("*")), on_bus);
        assert!(!goes(&sent));
        let found = refused(&sent);
        assert_eq!(found.len(), 1, "{found:#?}");
        let (text, statement) = found[0];
        assert!(text.contains("events:PutEvents on resource: arn:aws:events:us-east-1:222222222222:event-bus/orders"), "{text}");
        assert!(text.contains("belongs to another account"), "{text}");
        // With that statement on the bus the event goes through.
        assert!(statement.contains(ROLE), "{statement}");
        let mended = function(THERE, Some(&may("*")), Some(policy(statement)));
        assert!(goes(&mended), "{statement}");
    }
}

#[test]
fn the_role_s_own_policy_is_needed_beside_that_of_the_bus() {
    let on_bus = || Some(lets_in(ROLE, THERE));
    let sent = function(THERE, Some(&may(HERE)), on_bus());
    assert!(!goes(&sent));
    let found = refused(&sent);
    let (text, statement) = found[0];
    assert!(
        text.contains("Between accounts a policy on") && text.contains(ROLE),
        "{text}"
    );
    assert!(goes(&function(THERE, Some(statement), on_bus())));
    // A denial on either side wins.
    let deny = format!(
        r#"{},{{"Effect":"Deny","Action":"events:*","Resource":"{THERE}"}}"#,
        may("*")
    );
    assert!(!goes(&function(THERE, Some(&deny), on_bus())));
}

#[test]
fn in_one_account_the_role_or_the_bus_is_enough() {
    assert!(goes(&function(HERE, None, None)));
    assert!(goes(&function(HERE, Some(&may(HERE)), None)));
    assert!(goes(&function(
        HERE,
        Some(&may(THERE)),
        Some(lets_in(ROLE, HERE))
    )));
    let sent = function(HERE, Some(&may(THERE)), None);
    assert!(!goes(&sent));
    assert!(refused(&sent)[0].0.contains("is not needed"));
    let deny =
        policy(r#"{"Effect":"Deny","Principal":"*","Action":"events:PutEvents","Resource":"*"}"#);
    assert!(!goes(&function(HERE, None, Some(deny))));
}

#[test]
fn a_step_of_a_state_machine_is_asked_as_well() {
    let play_with = |on_bus: Option<String>| {
        let mut yard = driven(vec![ApiCall::new(
            "states",
            "StartExecution",
            r#"{"stateMachineArn":"flow"}"#,
        )]);
        yard.resources.services.state_machines.push(StateMachine {
            name: "flow".to_owned(),
            role_arn: Some(ROLE.to_owned()),
            states: vec![State {
                name: "Tell".to_owned(),
                call: Some(call(THERE)),
                ..State::default()
            }],
            ..StateMachine::default()
        });
        yard.conditions.policies.roles.push(role(&may(THERE)));
        bus(&mut yard, "222222222222", on_bus);
        play(&yard, &[event("Go", "{}")], 120)
    };
    let status = |sent: &Sent| members(sent, "Step Functions Execution Status Change", "status");
    let sent = play_with(Some(lets_in("123456789012", THERE)));
    assert!(goes(&sent));
    assert_eq!(status(&sent), ["RUNNING", "SUCCEEDED"]);
    let sent = play_with(None);
    assert!(!goes(&sent));
    assert_eq!(status(&sent), ["RUNNING", "FAILED"]);
}

#[test]
fn a_destination_that_is_a_bus_of_another_account_is_asked_as_well() {
    let play_with = |on_bus: Option<String>| {
        let mut yard = driven(Vec::new());
        let driver = &mut yard.resources.services.functions[0];
        driver.role = Some(ROLE.to_owned());
        driver.on_success = Some(THERE.to_owned());
        yard.conditions.policies.roles.push(role(&may(THERE)));
        bus(&mut yard, "222222222222", on_bus);
        let there = &mut yard.elsewhere[0].rules[0];
        there.event_pattern = Some(r#"{"source":["lambda"]}"#.to_owned());
        play(&yard, &[event("Go", "{}")], 60)
    };
    assert!(goes(&play_with(Some(lets_in(ROLE, THERE)))));
    assert!(!goes(&play_with(None)));
}

#[test]
fn put_events_reaches_no_other_region_and_says_nothing() {
    let far = THERE.replace("us-east-1", "eu-west-1");
    let sent = function(&far, None, None);
    assert!(refused(&sent).is_empty());
    let lost = sent.doings.iter().find(|one| one.kind == DoingKind::Lost);
    assert!(lost.is_some_and(|one| one.text.contains("own Region only")));
}
