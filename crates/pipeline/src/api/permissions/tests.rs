use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::{Value, json};

fn statement(sid: &str) -> Value {
    json!({"Action": "events:PutEvents", "Principal": "*", "StatementId": sid})
}

#[test]
fn an_organization_is_let_in_by_a_condition() {
    let mut yard = Yard::default();
    let mut request = statement("org");
    request["Condition"] =
        json!({"Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-abc"});
    good(&mut yard, "PutPermission", request);
    assert_eq!(
        yard.event_buses[0].policy.as_deref(),
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"org","Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:123456789012:event-bus/default","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}}]}"#
        )
    );
}

#[test]
fn a_statement_joins_a_whole_policy() {
    let mut yard = Yard::default();
    let policy = r#"{"Version":"2012-10-17","Statement":{"Sid":"a","Effect":"Allow","Principal":"*","Action":"events:PutRule","Resource":"*"}}"#;
    good(&mut yard, "PutPermission", json!({"Policy": policy}));
    good(&mut yard, "PutPermission", statement("b"));
    let told = good(&mut yard, "DescribeEventBus", json!({}));
    let policy: Value =
        serde_json::from_str(told["Policy"].as_str().expect("a text")).expect("JSON");
    assert_eq!(policy["Statement"][0]["Sid"], "a");
    assert_eq!(policy["Statement"][1]["Sid"], "b");
    good(&mut yard, "RemovePermission", json!({"StatementId": "a"}));
    good(&mut yard, "RemovePermission", json!({"StatementId": "b"}));
    assert_eq!(yard, Yard::default());
}

#[test]
fn what_is_no_policy_is_refused() {
    let yard = Yard::default();
    for policy in ["", "x", "[]", "{}", "{\"Statement\": []"] {
        let told = refused(&yard, "PutPermission", json!({"Policy": policy}));
        assert_eq!(
            told, "ValidationException: Parameter Policy is not valid.",
            "{policy}"
        );
    }
    assert_eq!(
        refused(&yard, "PutPermission", json!({"StatementId": "a"})),
        "ValidationException: Parameter(s) StatementId, Action and Principal must be specified."
    );
}

#[test]
fn a_policy_has_an_end() {
    let mut yard = Yard::default();
    let mut sids = (0..).map(|n| format!("{n:064}"));
    let refusal = loop {
        let request = statement(&sids.next().expect("endless"));
        let answer = crate::api::testing::make(&mut yard, "PutPermission", request);
        if let Err(refusal) = answer.result {
            break refusal;
        }
    };
    assert_eq!(refusal.code.as_str(), "PolicyLengthExceededException");
    let length = yard.event_buses[0].policy.as_ref().map_or(0, String::len);
    assert!((10_000..=10_240).contains(&length), "{length}");
}
