use super::*;
use crate::policy::{PolicyType, Principal};

mod properties;

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:orders";
const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/paid";

fn send(principal: Principal) -> Request {
    Request::new(principal, "sqs:SendMessage", QUEUE)
}

fn service() -> Principal {
    Principal::service("events.amazonaws.com")
}

fn role() -> Principal {
    Principal::role("arn:aws:iam::111122223333:role/deliver", None)
}

fn decide(statements: &str, request: &Request) -> Decision {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    let (document, findings) = Document::parse(&text, PolicyType::Resource);
    assert!(!document.refused, "{findings:#?}");
    document.decide(request)
}

#[track_caller]
fn check(rest: &str, request: &Request, expected: bool) {
    let decision = decide(&format!(r#"{{"Effect":"Allow",{rest}}}"#), request);
    assert_eq!(decision.is_allowed(), expected, "{rest}");
    assert_eq!(decision.statements[0].applies(), expected);
}

#[test]
fn whom_a_statement_names() {
    let rest = r#""Action":"*","Resource":"*""#;
    let account = Principal::account("111122223333", None);
    let other = Principal::role("arn:aws:iam::444455556666:role/deliver", None);
    for (principal, expected) in [
        // The service, the role, the account, a role of another account.
        (r#""*""#, [true, true, true, true]),
        (r#"{"AWS":"*"}"#, [true, true, true, true]),
        (
            r#"{"Service":"events.amazonaws.com"}"#,
            [true, false, false, false],
        ),
        (
            r#"{"Service":"scheduler.amazonaws.com"}"#,
            [false, false, false, false],
        ),
        (r#"{"AWS":"111122223333"}"#, [false, true, true, false]),
        (
            r#"{"AWS":"arn:aws:iam::111122223333:root"}"#,
            [false, true, true, false],
        ),
        (
            r#"{"AWS":"arn:aws:iam::111122223333:role/deliver"}"#,
            [false, true, false, false],
        ),
        (
            r#"{"AWS":"arn:aws:iam::111122223333:role/Deliver"}"#,
            [false, false, false, false],
        ),
        (
            r#"{"AWS":"111122223333","Service":"events.amazonaws.com"}"#,
            [true, true, true, false],
        ),
        (
            r#"{"Federated":"cognito-identity.amazonaws.com"}"#,
            [false, false, false, false],
        ),
    ] {
        let asked = [service(), role(), account.clone(), other.clone()];
        for (who, expected) in asked.into_iter().zip(expected) {
            check(
                &format!(r#""Principal":{principal},{rest}"#),
                &send(who),
                expected,
            );
        }
    }
    check(
        &format!(r#""NotPrincipal":{{"AWS":"arn:aws:iam::111122223333:role/deliver"}},{rest}"#),
        &send(role()),
        false,
    );
    check(
        &format!(r#""NotPrincipal":{{"AWS":"arn:aws:iam::111122223333:role/deliver"}},{rest}"#),
        &send(other),
        true,
    );
    check(
        &format!(r#""NotPrincipal":{{"Service":"events.amazonaws.com"}},{rest}"#),
        &send(service()),
        false,
    );
}

#[test]
fn what_a_statement_is_about() {
    let all = r#""Principal":"*""#;
    for (action, expected) in [
        (r#""Action":"sqs:SendMessage""#, true),
        (r#""Action":"SQS:sendmessage""#, true),
        (r#""Action":"sqs:Send*""#, true),
        (r#""Action":"sqs:S?ndMessage""#, true),
        (r#""Action":["sns:Publish","sqs:*"]"#, true),
        (r#""Action":"*""#, true),
        (r#""Action":"sqs:SendMessageBatch""#, false),
        (r#""NotAction":"sqs:DeleteQueue""#, true),
        (r#""NotAction":["sqs:DeleteQueue","sqs:Send*"]"#, false),
    ] {
        check(
            &format!(r#"{all},{action},"Resource":"*""#),
            &send(service()),
            expected,
        );
    }
    for (resource, expected) in [
        (format!(r#""Resource":"{QUEUE}""#), true),
        (
            r#""Resource":"arn:aws:sqs:*:111122223333:or*""#.to_owned(),
            true,
        ),
        (
            r#""Resource":"arn:aws:sqs:eu-west-1:111122223333:Orders""#.to_owned(),
            false,
        ),
        (
            r#""Resource":"arn:aws:sqs:eu-west-1:${aws:ResourceAccount}:orders""#.to_owned(),
            true,
        ),
        (
            r#""Resource":"arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:orders""#.to_owned(),
            false,
        ),
        (format!(r#""NotResource":"{QUEUE}""#), false),
        (r#""NotResource":"arn:aws:sqs:*:*:audit""#.to_owned(), true),
    ] {
        check(
            &format!(r#"{all},"Action":"*",{resource}"#),
            &send(service()),
            expected,
        );
    }
}

#[test]
fn every_part_that_does_not_apply_is_told() {
    let statement = r#"{"Sid":"Pay","Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sqs:ReceiveMessage","NotResource":"arn:aws:sqs:*:*:*","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/other"},"Bool":{"aws:SecureTransport":"true"}}}"#;
    let decision = decide(statement, &send(service()).on_behalf_of(RULE));
    let told: Vec<String> = decision.statements[0]
        .mismatches
        .iter()
        .map(Mismatch::sentence)
        .collect();
    assert_eq!(
        told,
        [
            "Principal is scheduler.amazonaws.com; the call has events.amazonaws.com.".to_owned(),
            "Action is sqs:ReceiveMessage; the call has sqs:SendMessage.".to_owned(),
            format!("NotResource leaves out arn:aws:sqs:*:*:*, and so {QUEUE}."),
            format!(
                "ArnEquals asks for arn:aws:events:eu-west-1:111122223333:rule/other in aws:SourceArn; the call has {RULE}."
            ),
            "Bool asks for true in aws:SecureTransport, which the call does not carry.".to_owned(),
        ]
    );
}

#[test]
fn the_nearest_statement_is_the_one_with_least_amiss() {
    let condition = r#"{"Sid":"Rule","Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"444455556666"}}}"#;
    let action = r#"{"Sid":"Read","Effect":"Allow","Principal":"*","Action":"sqs:ReceiveMessage","Resource":"*"}"#;
    let who = r#"{"Sid":"Who","Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sqs:*","Resource":"*"}"#;
    let deny = r#"{"Sid":"No","Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"sqs:*","Resource":"*"}"#;
    for (statements, nearest) in [
        (format!("{action},{condition},{who}"), Some("Rule")),
        (format!("{action},{who}"), Some("Who")),
        (format!("{deny},{action}"), Some("Read")),
        (deny.to_owned(), None),
    ] {
        let decision = decide(&statements, &send(service()));
        let Outcome::ImplicitDeny { nearest: found } = &decision.outcome else {
            panic!("{:?}", decision.outcome);
        };
        let sid = found.as_ref().and_then(|id| id.sid.as_deref());
        assert_eq!(sid, nearest, "{statements}");
        assert_eq!(decision.deciding().is_some(), nearest.is_some());
    }
}

#[test]
fn the_deciding_statement_is_underlined() {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{},{}]}}"#,
        r#"{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}"#
    );
    let (document, _) = Document::parse(&text, PolicyType::Resource);
    let decision = document.decide(&send(service()));
    let Outcome::ExplicitDeny { by } = decision.outcome else {
        panic!("denied");
    };
    assert_eq!((by.index, by.sid), (1, None));
    assert!(by.span.of(&text).contains("\"Deny\""));
}

#[test]
fn a_policy_that_aws_refuses_allows_and_denies_nothing() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:*"}]}"#;
    let (document, _) = Document::parse(text, PolicyType::Resource);
    let decision = document.decide(&send(service()));
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(decision.deciding(), None);
}

#[test]
fn a_decision_can_be_written_and_read() {
    let decision = decide(
        r#"{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}"#,
        &send(role()),
    );
    let text = serde_json::to_string(&decision).expect("it is plain data");
    let read: Decision = serde_json::from_str(&text).expect("and comes back");
    assert_eq!(read, decision);
}
