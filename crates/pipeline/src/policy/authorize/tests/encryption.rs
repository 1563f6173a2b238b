//! Queues and topics that KMS encrypts.

use super::*;

const TOPIC: &str = "arn:aws:sns:eu-west-1:111122223333:alerts";
const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/7a-1";
const ACCOUNT: &str = r#"{"Sid":"Own","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}"#;
const EVENTS: &str = r#"{"Sid":"Allow EventBridge to use the key","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}"#;

/// A target that lets the service in, encrypted with this key.
fn encrypted(target: &str, setting: &str, key_policy: &str) -> Policies {
    let mut policies = complete(&from_rule(target), &Policies::default()).policies;
    policies.encrypted.push(Encryption {
        resource: target.to_owned(),
        key: setting.to_owned(),
    });
    policies.keys.push(Key {
        arn: KEY.to_owned(),
        aliases: vec!["alias/orders".to_owned()],
        policy: policy(key_policy),
    });
    policies
}

#[test]
fn the_key_policy_has_to_let_the_service_in() {
    for target in [QUEUE, TOPIC] {
        for setting in [
            KEY,
            "7a-1",
            "alias/orders",
            "arn:aws:kms:eu-west-1:111122223333:alias/orders",
        ] {
            let good = encrypted(target, setting, &format!("{ACCOUNT},{EVENTS}"));
            let answer = allowed(&from_rule(target), &good);
            let actions: Vec<&str> = answer
                .checks
                .iter()
                .map(|check| check.request.action.as_str())
                .collect();
            assert!(actions.ends_with(&["kms:GenerateDataKey", "kms:Decrypt"]));
            let bad = encrypted(target, setting, ACCOUNT);
            let check = refused(&from_rule(target), &bad);
            assert_eq!(check.purpose, Purpose::UseKey);
            assert_eq!(check.error_code(), "NO_PERMISSIONS");
            assert_eq!(
                check.missing[0].place,
                PolicyPlace::Key {
                    key: KEY.to_owned()
                }
            );
            let completed = complete(&from_rule(target), &bad);
            assert_eq!(completed.added.len(), 2);
            allowed(&from_rule(target), &completed.policies);
        }
    }
}

#[test]
fn both_key_actions_are_needed_and_wildcards_count() {
    let wide = EVENTS.replace("kms:GenerateDataKey", "kms:GenerateDataKey*");
    allowed(&from_rule(QUEUE), &encrypted(QUEUE, KEY, &wide));
    for action in ["kms:GenerateDataKey", "kms:Decrypt"] {
        let narrow = EVENTS.replace(
            r#"["kms:Decrypt","kms:GenerateDataKey"]"#,
            &format!("{action:?}"),
        );
        let check = refused(&from_rule(QUEUE), &encrypted(QUEUE, KEY, &narrow));
        assert_ne!(check.request.action, action);
        assert_eq!(check.purpose, Purpose::UseKey);
    }
}

#[test]
fn a_key_that_aws_manages_cannot_be_opened_for_the_service() {
    for (target, setting) in [
        (QUEUE, "alias/aws/sqs"),
        (TOPIC, "alias/aws/sns"),
        (QUEUE, "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs"),
    ] {
        let policies = encrypted(target, setting, EVENTS);
        let check = refused(&from_rule(target), &policies);
        assert_eq!(check.verdict, Verdict::ManagedKey, "{setting}");
        assert!(check.missing.is_empty());
        assert!(check.help().contains("customer managed key"));
        assert!(!authorize_dead_letter(target, RULE, &policies).is_allowed());
        // A role of the account may use it: it is the service that may not.
        let may = r#"{"Effect":"Allow","Action":["sqs:SendMessage","sns:Publish"],"Resource":"*"}"#;
        let mut with = role(TRUST, may);
        with.encrypted = policies.encrypted.clone();
        allowed(&with_role(target), &with);
    }
}

#[test]
fn a_role_uses_the_key_where_the_key_policy_leaves_it_to_the_account() {
    let send = r#"{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}"#;
    let with = |may: &str, key_policy: &str| Policies {
        roles: role(TRUST, may).roles,
        ..encrypted(QUEUE, KEY, key_policy)
    };
    let use_key =
        r#"{"Effect":"Allow","Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*"}"#;
    allowed(
        &with_role(QUEUE),
        &with(&format!("{send},{use_key}"), ACCOUNT),
    );
    let check = refused(&with_role(QUEUE), &with(send, ACCOUNT));
    assert_eq!(check.missing[0].place.arn(), ROLE);
    // Without the account in the key policy the role's own policy is not heard.
    let check = refused(
        &with_role(QUEUE),
        &with(&format!("{send},{use_key}"), EVENTS),
    );
    assert_eq!(check.missing[0].place.arn(), KEY);
    for key_policy in [ACCOUNT, EVENTS] {
        let poor = with(send, key_policy);
        allowed(
            &with_role(QUEUE),
            &complete(&with_role(QUEUE), &poor).policies,
        );
    }
}

#[test]
fn the_key_may_ask_through_which_service_it_is_used() {
    let via = |service: &str| {
        let condition =
            format!(r#""Condition":{{"StringEquals":{{"kms:ViaService":"{service}"}}}},"Action""#);
        encrypted(QUEUE, KEY, &EVENTS.replace("\"Action\"", &condition))
    };
    allowed(&from_rule(QUEUE), &via("sqs.eu-west-1.amazonaws.com"));
    let check = refused(&from_rule(QUEUE), &via("sns.eu-west-1.amazonaws.com"));
    assert!(
        check
            .help()
            .contains("the call has sqs.eu-west-1.amazonaws.com"),
        "{}",
        check.help()
    );
}

#[test]
fn a_key_that_is_not_there_is_told() {
    let mut policies = encrypted(QUEUE, "alias/gone", EVENTS);
    assert_eq!(
        refused(&from_rule(QUEUE), &policies).verdict,
        Verdict::UnknownKey
    );
    policies.encrypted.clear();
    allowed(&from_rule(QUEUE), &policies);
}
