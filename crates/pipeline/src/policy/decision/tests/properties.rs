//! Laws of every policy.

use super::*;
use crate::policy::{Invocation, Policies, ResourcePolicy, Sender, authorize, complete};
use proptest::prelude::*;

fn principal() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        r#""Principal":"*""#,
        r#""Principal":{"AWS":"*"}"#,
        r#""Principal":{"Service":"events.amazonaws.com"}"#,
        r#""Principal":{"Service":["scheduler.amazonaws.com","events.amazonaws.com"]}"#,
        r#""Principal":{"AWS":"111122223333"}"#,
        r#""Principal":{"AWS":"arn:aws:iam::111122223333:role/deliver"}"#,
        r#""NotPrincipal":{"Service":"events.amazonaws.com"}"#,
        r#""NotPrincipal":{"AWS":"444455556666"}"#,
    ])
}

fn action() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        r#""Action":"*""#,
        r#""Action":"sqs:*""#,
        r#""Action":["sns:Publish","SQS:SendMessage"]"#,
        r#""Action":"sqs:Get*""#,
        r#""NotAction":"sqs:SendMessage""#,
        r#""NotAction":"s3:*""#,
    ])
}

fn resource() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        r#""Resource":"*""#,
        r#""Resource":"arn:aws:sqs:eu-west-1:111122223333:orders""#,
        r#""Resource":"arn:aws:sqs:*:*:a*""#,
        r#""NotResource":"arn:aws:sqs:*:*:a*""#,
    ])
}

fn condition() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        r#","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/paid"}}"#,
        r#","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/other"}}"#,
        r#","Condition":{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#,
        r#","Condition":{"Null":{"aws:SourceArn":"true"}}"#,
        r#","Condition":{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"}}"#,
        r#","Condition":{"Bool":{"aws:PrincipalIsAWSService":"true"},"StringEquals":{"aws:SourceAccount":["1","111122223333"]}}"#,
    ])
}

fn statement(effect: &'static str) -> impl Strategy<Value = String> {
    (principal(), action(), resource(), condition()).prop_map(
        move |(principal, action, resource, condition)| {
            format!(r#"{{"Effect":"{effect}",{principal},{action},{resource}{condition}}}"#)
        },
    )
}

fn any_statement() -> impl Strategy<Value = String> {
    prop_oneof![3 => statement("Allow"), 1 => statement("Deny")]
}

fn caller() -> impl Strategy<Value = Request> {
    prop_oneof![
        Just(send(service()).on_behalf_of(RULE)),
        Just(send(service())),
        Just(send(role())),
        Just(send(Principal::role(
            "arn:aws:iam::444455556666:role/x",
            Some("o-abc")
        ))),
        Just(send(Principal::account("444455556666", None))),
    ]
}

/// How much an outcome lets through.
fn rank(decision: &Decision) -> u8 {
    match decision.outcome {
        Outcome::ExplicitDeny { .. } => 0,
        Outcome::ImplicitDeny { .. } => 1,
        Outcome::Allowed { .. } => 2,
        Outcome::Refused => panic!("every statement is well formed"),
    }
}

proptest! {
    #[test]
    fn the_order_of_statements_does_not_matter(
        mut statements in prop::collection::vec(any_statement(), 1..6),
        request in caller(),
        turn in 0usize..6,
    ) {
        let before = rank(&decide(&statements.join(","), &request));
        let middle = turn % statements.len();
        statements.rotate_left(middle);
        prop_assert_eq!(rank(&decide(&statements.join(","), &request)), before);
        statements.reverse();
        prop_assert_eq!(rank(&decide(&statements.join(","), &request)), before);
    }

    #[test]
    fn an_explicit_denial_wins_wherever_it_stands(
        mut statements in prop::collection::vec(any_statement(), 0..5),
        request in caller(),
        at in 0usize..5,
    ) {
        let deny = r#"{"Sid":"No","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}"#;
        let at = at.min(statements.len());
        statements.insert(at, deny.to_owned());
        prop_assert_eq!(rank(&decide(&statements.join(","), &request)), 0);
    }

    #[test]
    fn one_more_allowance_never_takes_anything_away(
        statements in prop::collection::vec(any_statement(), 1..5),
        more in statement("Allow"),
        request in caller(),
    ) {
        let before = rank(&decide(&statements.join(","), &request));
        let after = rank(&decide(&format!("{},{more}", statements.join(",")), &request));
        prop_assert!(after >= before);
        prop_assert!(before > 0 || after == 0);
    }

    #[test]
    fn one_more_denial_never_gives_anything(
        statements in prop::collection::vec(any_statement(), 1..5),
        more in statement("Deny"),
        request in caller(),
    ) {
        let before = rank(&decide(&statements.join(","), &request));
        let after = rank(&decide(&format!("{},{more}", statements.join(",")), &request));
        prop_assert!(after <= before);
    }

    #[test]
    fn what_decides_applies_and_what_does_not_apply_says_why(
        statements in prop::collection::vec(any_statement(), 1..6),
        request in caller(),
    ) {
        let decision = decide(&statements.join(","), &request);
        prop_assert_eq!(decision.statements.len(), statements.len());
        match &decision.outcome {
            Outcome::Allowed { by, .. } | Outcome::ExplicitDeny { by } => {
                prop_assert!(decision.statements[by.index].applies());
            }
            Outcome::ImplicitDeny { nearest } => {
                let allows = decision.statements.iter().filter(|one| one.effect == Effect::Allow);
                prop_assert_eq!(nearest.is_some(), allows.clone().count() > 0);
                for one in allows {
                    prop_assert!(!one.applies());
                }
            }
            Outcome::Refused => prop_assert!(false),
        }
    }

    #[test]
    fn the_suggested_statement_always_suffices(
        statements in prop::collection::vec(any_statement(), 1..5),
    ) {
        let policies = Policies {
            resources: vec![ResourcePolicy {
                resource: QUEUE.to_owned(),
                policy: format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(",")),
            }],
            ..Policies::default()
        };
        let invocation = Invocation {
            sender: Sender::Rule,
            source_arn: RULE,
            organization: None,
            target_arn: QUEUE,
            role_arn: None,
            parameters: &[],
            passed_roles: &[],
            bus_policy: None,
        };
        let before = authorize(&invocation, &policies);
        let completed = complete(&invocation, &policies);
        let after = authorize(&invocation, &completed.policies);
        match before.refusal().map(|check| check.missing.len()) {
            // Allowed already: nothing is added.
            None => prop_assert!(completed.added.is_empty()),
            // Denied: nothing can be added that helps.
            Some(0) => prop_assert!(!after.is_allowed() && completed.added.is_empty()),
            Some(_) => {
                prop_assert!(after.is_allowed());
                // What stood there stands there still.
                let text = completed.policies.resources[0].policy.clone();
                for statement in &statements {
                    prop_assert!(text.contains(statement));
                }
            }
        }
    }
}
