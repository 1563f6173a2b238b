use super::*;

fn policy(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
}

const MEMBER: Caller<'_> = Caller {
    account: "111122223333",
    organization: Some("o-abc"),
};
const STRANGER: Caller<'_> = Caller {
    account: "444455556666",
    organization: None,
};

#[track_caller]
fn check(statement: &str, member: bool, stranger: bool) {
    let policy = policy(statement);
    let both = [&MEMBER, &STRANGER].map(|caller| allows_put_events(&policy, caller));
    assert_eq!(both, [member, stranger], "{statement}");
}

#[test]
fn a_statement_names_its_principal() {
    let allow = r#""Effect":"Allow","Action":"events:PutEvents""#;
    check(&format!(r#"{{{allow},"Principal":"*"}}"#), true, true);
    check(
        &format!(r#"{{{allow},"Principal":{{"AWS":"111122223333"}}}}"#),
        true,
        false,
    );
    check(
        &format!(r#"{{{allow},"Principal":{{"AWS":["arn:aws:iam::111122223333:root"]}}}}"#),
        true,
        false,
    );
    check(
        &format!(r#"{{{allow},"Principal":{{"Service":"events.amazonaws.com"}}}}"#),
        false,
        false,
    );
}

#[test]
fn an_organization_is_a_condition() {
    check(
        r#"{"Effect":"Allow","Action":"events:PutEvents","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}}"#,
        true,
        false,
    );
    check(
        r#"{"Effect":"Allow","Action":"events:PutEvents","Principal":"*","Condition":{"StringLike":{"aws:PrincipalOrgID":"o-abc"}}}"#,
        false,
        false,
    );
}

#[test]
fn another_action_does_not_count_and_a_denial_wins() {
    check(
        r#"{"Effect":"Allow","Action":"events:ListRules","Principal":"*"}"#,
        false,
        false,
    );
    check(
        r#"{"Effect":"Allow","Action":["a:b","events:*"],"Principal":"*"}"#,
        true,
        true,
    );
    check(
        r#"{"Effect":"Allow","Action":"events:PutEvents","Principal":"*"},{"Effect":"Deny","Action":"events:PutEvents","Principal":{"AWS":"111122223333"}}"#,
        false,
        true,
    );
    assert!(!allows_put_events("", &MEMBER));
    assert!(!allows_put_events("[", &MEMBER));
}

#[test]
fn statements_come_apart_and_together() {
    let one = r#"{"Sid":"a","Effect":"Allow"}"#;
    let whole = policy(one);
    let parts = statements(&whole);
    assert_eq!(parts, [(Some("a".to_owned()), one.to_owned())]);
    assert_eq!(of_statements(&parts), Some(whole));
    assert_eq!(of_statements(&[]), None);
    let single = r#"{"Statement": {"Effect": "Deny"}}"#;
    assert_eq!(
        statements(single),
        [(None, r#"{"Effect":"Deny"}"#.to_owned())]
    );
}
