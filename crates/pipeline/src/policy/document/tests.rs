use super::*;
use crate::policy::Code;

/// The findings of a text, each as its code and the text that it underlines.
fn findings(text: &str, policy_type: PolicyType) -> Vec<(Code, &str)> {
    let (document, found) = Document::parse(text, policy_type);
    assert_eq!(
        document.refused,
        found.iter().any(Finding::is_error),
        "{text}"
    );
    found
        .iter()
        .map(|one| (one.code, one.span.of(text)))
        .collect()
}

fn of_statement(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
}

#[track_caller]
fn check(statement: &str, policy_type: PolicyType, expected: &[(Code, &str)]) {
    let text = of_statement(statement);
    assert_eq!(findings(&text, policy_type), expected, "{statement}");
}

const QUEUE: &str = r#"{"Sid":"In","Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/a"],"Service":"events.amazonaws.com"},"Action":["sqs:SendMessage"],"Resource":"arn:aws:sqs:eu-west-1:111122223333:orders","Condition":{"ArnLike":{"aws:SourceArn":["arn:aws:events:*:*:rule/a","arn:aws:events:*:*:rule/b"]}}}"#;

#[test]
fn every_part_keeps_its_place() {
    let text = of_statement(QUEUE);
    let (document, found) = Document::parse(&text, PolicyType::Resource);
    assert_eq!(found, []);
    assert_eq!(document.version, Version::V2012);
    let statement = &document.statements[0];
    assert_eq!(statement.span.of(&text), QUEUE);
    assert_eq!(statement.sid(), Some("In"));
    assert_eq!(statement.effect, Effect::Allow);
    let principal = statement.principal.as_ref().expect("it has one");
    let names: Vec<(PrincipalType, &str)> = principal
        .items
        .iter()
        .map(|one| (one.kind, one.name.span.of(&text)))
        .collect();
    assert_eq!(
        names,
        [
            (PrincipalType::Aws, r#""111122223333""#),
            (PrincipalType::Aws, r#""arn:aws:iam::111122223333:role/a""#),
            (PrincipalType::Service, r#""events.amazonaws.com""#),
        ]
    );
    let action = statement.action.as_ref().expect("it has one");
    assert_eq!(action.span.of(&text), r#"["sqs:SendMessage"]"#);
    assert_eq!(action.items[0].span.of(&text), r#""sqs:SendMessage""#);
    let condition = &statement.conditions[0];
    assert_eq!(condition.key.text, "aws:SourceArn");
    assert_eq!(condition.operator_text.span.of(&text), r#""ArnLike""#);
    assert_eq!(condition.values.len(), 2);
    assert!(condition.span.of(&text).starts_with(r#""aws:SourceArn""#));
    assert!(condition.span.of(&text).ends_with(r#"rule/b"]"#));
}

#[test]
fn one_statement_needs_no_list_and_old_policies_no_version() {
    let text = format!(r#"{{"Id":"x","Version":"2008-10-17","Statement":{QUEUE}}}"#);
    let (document, found) = Document::parse(&text, PolicyType::Resource);
    assert_eq!(found, []);
    assert_eq!(
        (document.version, document.statements.len()),
        (Version::V2008, 1)
    );
    let text = format!(
        r#"{{"Statement":[{QUEUE},{}]}}"#,
        QUEUE.replace("\"In\"", "\"Two\"")
    );
    assert_eq!(
        findings(&text, PolicyType::Resource),
        [(Code::NoVersion, "{")]
    );
}

#[test]
fn what_is_no_policy() {
    for (text, expected) in [
        ("", Code::Json),
        ("{", Code::Json),
        ("{]", Code::Json),
        ("[]", Code::NotAnObject),
        ("\"x\"", Code::NotAnObject),
        (r#"{"Version":"2012-10-17"}"#, Code::NoStatement),
        (
            r#"{"Version":"2012-10-17","Statement":[]}"#,
            Code::NoStatement,
        ),
        (
            r#"{"Version":"2012-10-17","Statement":"x"}"#,
            Code::WrongType,
        ),
        (
            r#"{"Version":"2012-10-17","Statement":["x"]}"#,
            Code::WrongType,
        ),
        (r#"{"Version":"2026-01-15","Statement":[]}"#, Code::Version),
    ] {
        let (document, found) = Document::parse(text, PolicyType::Resource);
        assert!(document.refused, "{text}");
        assert_eq!(found[0].code, expected, "{text}");
        assert!(
            found
                .iter()
                .all(|one| one.help.is_some() || one.code == Code::Json),
            "{text}"
        );
    }
}

#[test]
fn names_are_those_of_aws_with_their_capitals() {
    let text = of_statement(&QUEUE.replace("\"Effect\"", "\"effect\""));
    let (_, found) = Document::parse(&text, PolicyType::Resource);
    let told: Vec<(Code, &str)> = found
        .iter()
        .map(|one| (one.code, one.span.of(&text)))
        .collect();
    assert_eq!(
        told,
        [(Code::UnknownElement, r#""effect""#), (Code::Effect, "{")]
    );
    assert_eq!(found[0].message, "Syntax errors in policy.");
    assert_eq!(
        found[0].help.as_deref(),
        Some("Names have capitals as in \"Effect\".")
    );
    check(
        &QUEUE.replace("\"Allow\"", "\"allow\""),
        PolicyType::Resource,
        &[(Code::Effect, r#""allow""#)],
    );
    check(
        &QUEUE.replace("ArnLike", "arnlike"),
        PolicyType::Resource,
        // Without its condition the service would be let in for everybody.
        &[
            (Code::Operator, r#""arnlike""#),
            (
                Code::ConfusedDeputy,
                r#"{"AWS":["111122223333","arn:aws:iam::111122223333:role/a"],"Service":"events.amazonaws.com"}"#,
            ),
        ],
    );
    check(
        &QUEUE.replace("\"Service\"", "\"service\""),
        PolicyType::Resource,
        &[(Code::UnknownElement, r#""service""#)],
    );
}

#[test]
fn each_kind_of_policy_has_its_own_grammar() {
    let identity = r#"{"Effect":"Allow","Action":"sqs:*","Resource":"*"}"#;
    check(identity, PolicyType::Identity, &[]);
    check(
        identity,
        PolicyType::Resource,
        &[(Code::MissingElement, "{")],
    );
    check(identity, PolicyType::Key, &[(Code::MissingElement, "{")]);
    check(
        QUEUE,
        PolicyType::Identity,
        &[(
            Code::ProhibitedElement,
            r#"{"AWS":["111122223333","arn:aws:iam::111122223333:role/a"],"Service":"events.amazonaws.com"}"#,
        )],
    );
    let trust = r#"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}"#;
    check(trust, PolicyType::Trust, &[]);
    check(
        &trust.replace("sts:AssumeRole", "sqs:SendMessage"),
        PolicyType::Trust,
        &[(Code::Action, r#""sqs:SendMessage""#)],
    );
    check(
        &trust
            .replace("}}", "}")
            .replace("\"Action\"", "\"Resource\":\"*\",\"Action\""),
        PolicyType::Trust,
        &[(Code::ProhibitedElement, r#""*""#)],
    );
    let sid = identity.replace("\"Effect\"", "\"Sid\":\"Send it\",\"Effect\"");
    check(&sid, PolicyType::Identity, &[(Code::Sid, r#""Send it""#)]);
    check(
        &QUEUE.replace("\"In\"", "\"Send it\""),
        PolicyType::Resource,
        &[],
    );
}

#[test]
fn parts_that_are_missing_doubled_or_wrong() {
    let good = r#"{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:orders"}"#;
    let cases: [(&str, &str, Code, &str); 9] = [
        (
            r#""Action":"sqs:SendMessage","#,
            "",
            Code::MissingElement,
            "{",
        ),
        (r#""sqs:SendMessage""#, "[]", Code::MissingElement, "{"),
        (
            r#""sqs:SendMessage""#,
            r#""SendMessage""#,
            Code::Action,
            r#""SendMessage""#,
        ),
        (r#""sqs:SendMessage""#, "7", Code::WrongType, "7"),
        (
            r#""Action""#,
            r#""NotAction":"sqs:DeleteQueue","Action""#,
            Code::BothForms,
            r#""sqs:DeleteQueue""#,
        ),
        (
            r#""arn:aws:sqs:eu-west-1:111122223333:orders""#,
            r#""orders""#,
            Code::Resource,
            r#""orders""#,
        ),
        (
            r#""arn:aws:sqs:eu-west-1:111122223333:orders""#,
            r#""arn:aws:sqs:orders""#,
            Code::Resource,
            r#""arn:aws:sqs:orders""#,
        ),
        (
            r#""Action""#,
            r#""Condition":[],"Action""#,
            Code::WrongType,
            "[]",
        ),
        (
            r#""Action""#,
            r#""Condition":{"StringEquals":{"SourceArn":"x"}},"Action""#,
            Code::ConditionKey,
            r#""SourceArn""#,
        ),
    ];
    check(good, PolicyType::Identity, &[]);
    for (from, to, code, span) in cases {
        let statement = good.replace(from, to);
        let text = of_statement(&statement);
        let found = findings(&text, PolicyType::Identity);
        assert_eq!(found.first(), Some(&(code, span)), "{statement}");
    }
}

#[test]
fn principals_that_name_nobody() {
    for (principal, code) in [
        (r#""111122223333""#, Code::Principal),
        (r#"{"AWS":"1111"}"#, Code::Principal),
        (
            r#"{"AWS":"arn:aws:iam::111122223333:role/*"}"#,
            Code::Principal,
        ),
        (r#"{"AWS":"arn:aws:iam::*:root"}"#, Code::Principal),
        (
            r#"{"AWS":"arn:aws:sqs:eu-west-1:111122223333:a"}"#,
            Code::Principal,
        ),
        (r#"{"Service":"*"}"#, Code::Principal),
        (r#"{"Service":"events"}"#, Code::Principal),
        (r#"{}"#, Code::Principal),
        (r#"{"User":"a"}"#, Code::UnknownElement),
    ] {
        let text = of_statement(&format!(
            r#"{{"Effect":"Deny","Principal":{principal},"Action":"sqs:*","Resource":"*"}}"#
        ));
        let found = findings(&text, PolicyType::Resource);
        assert_eq!(found.first().map(|one| one.0), Some(code), "{principal}");
    }
    for principal in [
        r#""*""#,
        r#"{"AWS":"*"}"#,
        r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/a/b"}"#,
        r#"{"Federated":"cognito-identity.amazonaws.com"}"#,
        r#"{"Service":["events.amazonaws.com.cn"]}"#,
    ] {
        check(
            &format!(
                r#"{{"Effect":"Deny","Principal":{principal},"Action":"sqs:*","Resource":"*"}}"#
            ),
            PolicyType::Resource,
            &[],
        );
    }
}

#[test]
fn what_aws_takes_but_few_want() {
    let text = of_statement(
        r#"{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"sqs:*","Resource":"*"}"#,
    );
    let (document, found) = Document::parse(&text, PolicyType::Resource);
    assert!(!document.refused);
    assert_eq!(found[0].code, Code::AllowNotPrincipal);
    let open = QUEUE.replace("aws:SourceArn", "aws:PrincipalArn");
    let text = of_statement(&open);
    assert_eq!(
        findings(&text, PolicyType::Resource)[0].0,
        Code::ConfusedDeputy
    );
    let topic = r#"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"*"}"#;
    check(topic, PolicyType::Resource, &[]);
}

#[test]
fn a_name_that_stands_twice() {
    check(
        &format!("{QUEUE},{QUEUE}"),
        PolicyType::Resource,
        &[(Code::Sid, r#""In""#)],
    );
    let text = of_statement(&QUEUE.replace(
        "\"Effect\":\"Allow\"",
        "\"Effect\":\"Deny\",\"Effect\":\"Allow\"",
    ));
    let (document, found) = Document::parse(&text, PolicyType::Resource);
    assert_eq!(document.statements[0].effect, Effect::Allow);
    let twice: Vec<bool> = found.iter().map(Finding::is_error).collect();
    assert!(twice.iter().all(|error| !error), "{found:?}");
}
