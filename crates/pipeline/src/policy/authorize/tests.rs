use super::*;
use crate::policy::{Encryption, Key, PolicyPlace, ResourcePolicy, Role, RolePolicy, complete};

mod accounts;
mod each_target;
mod encryption;

const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/orders/paid";
const ROLE: &str = "arn:aws:iam::111122223333:role/deliver";

fn from_rule(target: &str) -> Invocation<'_> {
    Invocation {
        sender: Sender::Rule,
        source_arn: RULE,
        organization: None,
        target_arn: target,
        role_arn: None,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    }
}

fn with_role(target: &str) -> Invocation<'_> {
    Invocation {
        role_arn: Some(ROLE),
        ..from_rule(target)
    }
}

fn policy(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

/// Policies with one on a resource.
fn on_resource(resource: &str, statements: &str) -> Policies {
    Policies {
        resources: vec![ResourcePolicy {
            resource: resource.to_owned(),
            policy: policy(statements),
        }],
        ..Policies::default()
    }
}

const TRUST: &str = r#"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}"#;

/// Policies with a role that the service may take on and that may do this.
fn role(trust: &str, statements: &str) -> Policies {
    Policies {
        roles: vec![Role {
            arn: ROLE.to_owned(),
            trust_policy: policy(trust),
            policies: vec![RolePolicy {
                name: "may".to_owned(),
                policy: policy(statements),
            }],
        }],
        ..Policies::default()
    }
}

#[track_caller]
fn allowed(invocation: &Invocation<'_>, policies: &Policies) -> Authorization {
    let answer = authorize(invocation, policies);
    let refusal = answer
        .refusal()
        .map(|check| (check.message(), check.help()));
    assert!(refusal.is_none(), "{refusal:#?}");
    assert!(!answer.checks.is_empty());
    answer
}

#[track_caller]
fn refused(invocation: &Invocation<'_>, policies: &Policies) -> Check {
    let answer = authorize(invocation, policies);
    answer.refusal().expect("the call is refused").clone()
}

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:orders";

fn queue_statement(rule: &str) -> String {
    format!(
        r#"{{"Sid":"Send","Effect":"Allow","Principal":{{"Service":"events.amazonaws.com"}},"Action":"sqs:SendMessage","Resource":"{QUEUE}","Condition":{{"ArnEquals":{{"aws:SourceArn":"{rule}"}}}}}}"#
    )
}

#[test]
fn the_statement_that_let_the_call_through_is_named() {
    let answer = allowed(
        &from_rule(QUEUE),
        &on_resource(QUEUE, &queue_statement(RULE)),
    );
    let Verdict::Allowed { by } = &answer.checks[0].verdict else {
        panic!("allowed");
    };
    assert_eq!(by.len(), 1);
    assert_eq!(by[0].statement.sid.as_deref(), Some("Send"));
    assert_eq!(by[0].place.arn(), QUEUE);
}

#[test]
fn another_rule_in_the_condition_is_told_with_both_arns() {
    let other = "arn:aws:events:eu-west-1:111122223333:rule/other";
    let check = refused(
        &from_rule(QUEUE),
        &on_resource(QUEUE, &queue_statement(other)),
    );
    assert_eq!(check.verdict, Verdict::ImplicitDeny);
    assert_eq!(check.error_code(), "NO_PERMISSIONS");
    assert_eq!(
        check.message(),
        format!(
            "User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: {QUEUE} because no resource-based policy allows the sqs:SendMessage action"
        )
    );
    assert_eq!(
        check.help(),
        format!(
            "No statement of the resource policy of {QUEUE} allows sqs:SendMessage. The nearest is \"Send\": ArnEquals asks for {other} in aws:SourceArn; the call has {RULE}."
        )
    );
}

#[test]
fn an_explicit_denial_wins_and_nothing_can_be_pasted() {
    let deny = r#"{"Sid":"Shut","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}"#;
    for statements in [
        format!("{deny},{}", queue_statement(RULE)),
        format!("{},{deny}", queue_statement(RULE)),
    ] {
        let check = refused(&from_rule(QUEUE), &on_resource(QUEUE, &statements));
        let Verdict::ExplicitDeny { by } = &check.verdict else {
            panic!("{:?}", check.verdict);
        };
        assert_eq!(by.statement.sid.as_deref(), Some("Shut"));
        assert!(check.missing.is_empty());
        assert!(
            check
                .message()
                .ends_with("with an explicit deny in a resource-based policy")
        );
    }
}

#[test]
fn a_policy_that_aws_refuses_is_not_in_force() {
    let mut policies = on_resource(QUEUE, &queue_statement(RULE));
    policies.resources[0].policy = policies.resources[0].policy.replace("Allow", "allow");
    let check = refused(&from_rule(QUEUE), &policies);
    assert!(matches!(check.verdict, Verdict::RefusedPolicy { .. }));
    assert!(
        check.help().contains("AWS would not take"),
        "{}",
        check.help()
    );
}

#[test]
fn the_role_has_to_trust_the_service_that_sends() {
    let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:refund";
    let may = r#"{"Effect":"Allow","Action":"states:StartExecution","Resource":"*"}"#;
    let policies = role(TRUST, may);
    allowed(&with_role(machine), &policies);
    let scheduled = Invocation {
        sender: Sender::Schedule,
        source_arn: "arn:aws:scheduler:eu-west-1:111122223333:schedule-group/nightly",
        ..with_role(machine)
    };
    let check = refused(&scheduled, &policies);
    assert_eq!(check.purpose, Purpose::AssumeRole);
    assert_eq!(check.error_code(), "FAILED_TO_ASSUME_ROLE");
    assert!(
        check.missing[0]
            .statement
            .contains("scheduler.amazonaws.com")
    );
    let completed = complete(&scheduled, &policies);
    allowed(&scheduled, &completed.policies);
    // The first service is still let in.
    allowed(&with_role(machine), &completed.policies);
}

#[test]
fn a_trust_policy_may_ask_for_the_rule() {
    let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:refund";
    let may = r#"{"Effect":"Allow","Action":"states:*","Resource":"arn:aws:states:*:111122223333:stateMachine:re*"}"#;
    let trust = TRUST.replace(
        "\"Action\"",
        "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:events:*:111122223333:rule/orders/*\"}},\"Action\"",
    );
    allowed(&with_role(machine), &role(&trust, may));
    let other = Invocation {
        source_arn: "arn:aws:events:eu-west-1:111122223333:rule/other",
        ..with_role(machine)
    };
    assert_eq!(
        refused(&other, &role(&trust, may)).purpose,
        Purpose::AssumeRole
    );
}

#[test]
fn a_target_that_needs_a_role_says_so() {
    let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:refund";
    let check = refused(&from_rule(machine), &Policies::default());
    assert_eq!(check.verdict, Verdict::NoRole);
    assert!(check.help().contains("RoleArn"));
    let check = refused(&with_role(machine), &Policies::default());
    assert_eq!(check.verdict, Verdict::UnknownRole);
    assert_eq!(check.missing.len(), 1);
}

#[test]
fn a_role_without_the_permission_is_told_in_the_words_of_aws() {
    let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:refund";
    let may = r#"{"Effect":"Allow","Action":"states:DescribeExecution","Resource":"*"}"#;
    let check = refused(&with_role(machine), &role(TRUST, may));
    assert_eq!(
        check.message(),
        format!(
            "User: arn:aws:sts::111122223333:assumed-role/deliver/EventBridge is not authorized to perform: states:StartExecution on resource: {machine} because no identity-based policy allows the states:StartExecution action"
        )
    );
    assert_eq!(check.missing[0].place.arn(), ROLE);
}

#[test]
fn a_topic_is_not_given_the_rule() {
    let topic = "arn:aws:sns:eu-west-1:111122223333:alerts";
    let plain = format!(
        r#"{{"Effect":"Allow","Principal":{{"Service":"events.amazonaws.com"}},"Action":"sns:Publish","Resource":"{topic}"}}"#
    );
    allowed(&from_rule(topic), &on_resource(topic, &plain));
    let guarded = plain.replace(
        "\"Action\"",
        &format!("\"Condition\":{{\"ArnEquals\":{{\"aws:SourceArn\":\"{RULE}\"}}}},\"Action\""),
    );
    let check = refused(&from_rule(topic), &on_resource(topic, &guarded));
    assert!(
        check
            .help()
            .ends_with("in aws:SourceArn, which the call does not carry."),
        "{}",
        check.help()
    );
}

#[test]
fn a_dead_letter_queue_needs_its_own_permission() {
    let policies = on_resource(QUEUE, &queue_statement(RULE));
    assert!(authorize_dead_letter(QUEUE, RULE, &policies).is_allowed());
    let other = "arn:aws:events:eu-west-1:111122223333:rule/other";
    let answer = authorize_dead_letter(QUEUE, other, &policies);
    let check = answer.refusal().expect("refused");
    assert!(check.missing[0].statement.contains(other));
}
