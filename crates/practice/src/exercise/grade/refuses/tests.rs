use super::failures;
use crate::exercise::probe::{Caller, Probe};
use pipeline::Yard;
use pipeline::policy::{ResourcePolicy, Role, RolePolicy};

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:orders-dlq";
const ROLE: &str = "arn:aws:iam::123456789012:role/web";

fn queue(condition: &str) -> Yard {
    let mut yard = Yard::default();
    yard.conditions.policies.resources = vec![ResourcePolicy {
        resource: QUEUE.to_owned(),
        policy: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"events.amazonaws.com"}},"Action":"sqs:SendMessage","Resource":"{QUEUE}"{condition}}}]}}"#
        ),
    }];
    yard
}

fn role(action: &str, resource: &str) -> Yard {
    let mut yard = Yard::default();
    yard.conditions.policies.roles = vec![Role {
        arn: ROLE.to_owned(),
        trust_policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","ec2.amazonaws.com"]},"Action":"sts:AssumeRole"}]}"#.to_owned(),
        policies: vec![RolePolicy {
            name: "work".to_owned(),
            policy: format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":{action},"Resource":"{resource}"}}]}}"#
            ),
        }],
    }];
    yard
}

fn messages(yard: &Yard, probe: Probe) -> Vec<String> {
    let found = failures(yard, &[probe.clone(), probe]);
    found.into_iter().map(|one| one.message).collect()
}

fn other_rule() -> Probe {
    Probe::Policy {
        of: QUEUE.to_owned(),
        caller: Caller::Service("events.amazonaws.com".to_owned()),
        action: "sqs:SendMessage".to_owned(),
        resource: QUEUE.to_owned(),
        source_arn: Some("arn:aws:events:us-east-1:123456789012:rule/shop/other".to_owned()),
    }
}

#[test]
fn policy_that_lets_in_another_rule_is_told_once_and_without_the_answer() {
    let rule = |name: &str| {
        format!(
            r#","Condition":{{"ArnLike":{{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/shop/{name}"}}}}"#
        )
    };
    assert_eq!(
        messages(&queue(""), other_rule()),
        [
            "Statement 1 of the policy of queue orders-dlq also allows sqs:SendMessage to events.amazonaws.com, on behalf of arn:aws:events:us-east-1:123456789012:rule/shop/other, which nothing here needs. Compare each part of the statement with the one call that it is for."
        ]
    );
    let account = r#","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}"#;
    assert_eq!(messages(&queue(account), other_rule()).len(), 1);
    assert_eq!(messages(&queue(&rule("*")), other_rule()).len(), 1);
    assert_eq!(messages(&queue(&rule("placed")), other_rule()), [""; 0]);
    let other_queue = match other_rule() {
        Probe::Policy {
            of, caller, action, ..
        } => Probe::Policy {
            of,
            caller,
            action,
            resource: "arn:aws:sqs:us-east-1:123456789012:another".to_owned(),
            source_arn: None,
        },
        other => other,
    };
    assert_eq!(messages(&queue(""), other_queue.clone()), [""; 0]);
    let mut any = queue("");
    let policy = &mut any.conditions.policies.resources[0].policy;
    *policy = policy.replace(&format!("\"{QUEUE}\""), "\"*\"");
    assert_eq!(
        messages(&any, other_queue),
        [
            "Statement 1 of the policy of queue orders-dlq is not written for its owner alone: its `Resource` covers arn:aws:sqs:us-east-1:123456789012:another as well. A policy names the one thing that it is on."
        ]
    );
    assert_eq!(messages(&Yard::default(), other_rule()), [""; 0]);
}

#[test]
fn role_is_asked_for_other_resources_and_other_actions() {
    let probe = |resource: &str| Probe::Role {
        role: ROLE.to_owned(),
        action: "s3:PutObject".to_owned(),
        resource: resource.to_owned(),
    };
    let other = "arn:aws:s3:::shop-rescue/other/x";
    let narrow = role(r#""s3:PutObject""#, "arn:aws:s3:::shop-rescue/logs/*");
    assert_eq!(messages(&narrow, probe(other)), [""; 0]);
    let wide = role(r#""s3:PutObject""#, "arn:aws:s3:::shop-rescue/*");
    assert_eq!(
        messages(&wide, probe(other)),
        [
            "Statement 1 of policy work of role web also allows s3:PutObject on arn:aws:s3:::shop-rescue/other/x, which nothing here needs. Compare each part of the statement with the one call that it is for."
        ]
    );
    let only = Probe::Only {
        of: ROLE.to_owned(),
        actions: vec!["s3:putobject".to_owned()],
    };
    assert_eq!(messages(&narrow, only.clone()), [""; 0]);
    let more = role(
        r#"["s3:PutObject","s3:GetObject"]"#,
        "arn:aws:s3:::a/logs/*",
    );
    assert_eq!(
        messages(&more, only),
        [
            "Statement 1 of policy work of role web also allows s3:GetObject, which nothing here needs."
        ]
    );
}

#[test]
fn trust_policy_is_asked_who_else_may_take_on_the_role() {
    let probe = |service: &str| Probe::Policy {
        of: ROLE.to_owned(),
        caller: Caller::Service(service.to_owned()),
        action: "sts:AssumeRole".to_owned(),
        resource: ROLE.to_owned(),
        source_arn: None,
    };
    let yard = role(r#""s3:PutObject""#, "arn:aws:s3:::a/*");
    assert_eq!(messages(&yard, probe("ec2.amazonaws.com")).len(), 1);
    assert_eq!(messages(&yard, probe("lambda.amazonaws.com")), [""; 0]);
}

#[test]
fn bus_and_destination_are_asked_which_accounts_they_let_in() {
    let mut yard = Yard::default();
    let bus = yard.event_bus_arn("ops");
    let destination = "arn:aws:logs:us-east-1:123456789012:destination:central";
    let lets_in = |action: &str, resource: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":["111111111111","444444444444"]}},"Action":"{action}","Resource":"{resource}"}}]}}"#
        )
    };
    yard.event_buses.push(pipeline::EventBus {
        name: "ops".to_owned(),
        policy: Some(lets_in("events:PutEvents", &bus)),
        ..pipeline::EventBus::default()
    });
    let mut wires = (*yard.resources.wires).clone();
    wires
        .logs_destinations
        .push(pipeline::wires::subscription_filter::LogsDestination {
            destination_name: "central".to_owned(),
            access_policy: lets_in("logs:PutSubscriptionFilter", destination),
            ..Default::default()
        });
    *yard.resources.wires = wires;
    let probe = |of: &str, action: &str, account: &str| Probe::Policy {
        of: of.to_owned(),
        caller: Caller::Account(account.to_owned()),
        action: action.to_owned(),
        resource: of.to_owned(),
        source_arn: None,
    };
    for (of, action) in [
        (bus.as_str(), "events:PutEvents"),
        (destination, "logs:PutSubscriptionFilter"),
    ] {
        assert_eq!(messages(&yard, probe(of, action, "444444444444")).len(), 1);
        assert_eq!(messages(&yard, probe(of, action, "333333333333")), [""; 0]);
    }
}
