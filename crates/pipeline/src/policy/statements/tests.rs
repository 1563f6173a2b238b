use super::*;

fn policy(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
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
