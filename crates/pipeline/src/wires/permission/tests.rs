use super::*;
use crate::policy::PolicyPlace;

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:log-chat";
const GROUP: &str = "arn:aws:logs:us-east-1:123456789012:log-group:/shop/app:*";
const ROLE: &str = "arn:aws:iam::123456789012:role/to-stream";
const STREAM: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/lines";

const LOGS: WireCaller<'_> = WireCaller {
    service: "logs.amazonaws.com",
    source_arn: GROUP,
};

fn evaluated() -> Conditions {
    Conditions {
        permissions: Permissions::Evaluated,
        ..Conditions::default()
    }
}

fn policy(statement: &str) -> String {
    format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statement}]}}")
}

#[test]
fn what_nobody_wrote_is_as_the_console_sets_it_up() {
    let invoke = "lambda:InvokeFunction";
    assert_eq!(
        by_resource_policy(&Conditions::default(), LOGS, invoke, FUNCTION),
        Ok(())
    );
    let foreign = FUNCTION.replace("123456789012", "210987654321");
    assert!(by_resource_policy(&Conditions::default(), LOGS, invoke, &foreign).is_err());
    assert!(by_resource_policy(&evaluated(), LOGS, invoke, FUNCTION).is_err());
}

#[test]
fn the_statement_that_is_missing_lets_the_call_through() {
    let mut conditions = evaluated();
    let denied =
        by_resource_policy(&conditions, LOGS, "lambda:InvokeFunction", FUNCTION).unwrap_err();
    assert!(
        denied
            .message
            .contains("logs.amazonaws.com is not authorized to perform: lambda:InvokeFunction")
    );
    let place = PolicyPlace::Resource {
        arn: FUNCTION.to_owned(),
    };
    conditions
        .policies
        .put(&place, &policy(&denied.statement.unwrap()));
    assert_eq!(
        by_resource_policy(&conditions, LOGS, "lambda:InvokeFunction", FUNCTION),
        Ok(())
    );
    // For another log group it does not hold, and for another service neither.
    let other = WireCaller {
        source_arn: "arn:aws:logs:us-east-1:123456789012:log-group:/other:*",
        ..LOGS
    };
    assert!(by_resource_policy(&conditions, other, "lambda:InvokeFunction", FUNCTION).is_err());
    let events = WireCaller {
        service: "events.amazonaws.com",
        ..LOGS
    };
    assert!(by_resource_policy(&conditions, events, "lambda:InvokeFunction", FUNCTION).is_err());
}

#[test]
fn a_role_has_to_trust_and_to_allow() {
    let mut conditions = evaluated();
    let calls = [("kinesis:PutRecord", STREAM)];
    let ask = |conditions: &Conditions| by_role(conditions, LOGS, ROLE, &calls);
    assert!(
        ask(&conditions)
            .unwrap_err()
            .message
            .contains("does not exist")
    );
    assert_eq!(ask(&Conditions::default()), Ok(()));
    let trust = PolicyPlace::Trust {
        role: ROLE.to_owned(),
    };
    conditions.policies.put(&trust, &policy(r#"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}"#));
    let denied = ask(&conditions).unwrap_err();
    assert!(denied.message.contains("assume role"));
    conditions
        .policies
        .put(&trust, &policy(&denied.statement.unwrap()));
    let denied = ask(&conditions).unwrap_err();
    assert!(denied.message.contains("kinesis:PutRecord"));
    let place = PolicyPlace::Role {
        role: ROLE.to_owned(),
        name: "put".to_owned(),
    };
    conditions
        .policies
        .put(&place, &policy(&denied.statement.unwrap()));
    assert_eq!(ask(&conditions), Ok(()));
    conditions.policies.put(
        &PolicyPlace::Role {
            role: ROLE.to_owned(),
            name: "deny".to_owned(),
        },
        &policy(r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#),
    );
    assert!(ask(&conditions).is_err());
}

#[test]
fn an_access_policy_names_accounts_or_their_organization() {
    let mut yard = Yard::default();
    let destination = "arn:aws:logs:us-east-1:222222222222:destination:central";
    let by_account = policy(&format!(
        r#"{{"Effect":"Allow","Principal":{{"AWS":"111111111111"}},"Action":"logs:PutSubscriptionFilter","Resource":"{destination}"}}"#
    ));
    let by_organization = policy(&format!(
        r#"{{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"{destination}","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"o-example"}}}}}}"#
    ));
    let ask = |yard: &Yard, policy: &str, account: &str| {
        by_access_policy(
            yard,
            policy,
            account,
            "logs:PutSubscriptionFilter",
            destination,
        )
        .is_ok()
    };
    assert!(ask(&yard, &by_account, "111111111111"));
    assert!(!ask(&yard, &by_account, "333333333333"));
    assert!(!ask(&yard, &by_organization, "111111111111"));
    yard.organizations.push(crate::Organization {
        id: "o-example".to_owned(),
        accounts: vec!["111111111111".to_owned()],
    });
    assert!(ask(&yard, &by_organization, "111111111111"));
}
