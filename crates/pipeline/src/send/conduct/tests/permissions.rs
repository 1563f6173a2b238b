use super::*;

const ROLE: &str = "arn:aws:iam::123456789012:role/deliver";

/// Puts every policy that is asked for where it belongs, until the call goes
/// well; answers how many that took.
#[track_caller]
fn repair(yard: &mut Yard, place: impl Fn(&ErrorCode) -> PolicyPlace) -> usize {
    for round in 0..6 {
        let sent = send(yard, &[event()]);
        let delivery = first(&sent);
        if delivery.state == DeliveryState::Delivered {
            return round;
        }
        let failure = delivery.failure.as_ref().expect("why");
        let policy = failure.suggestion.as_ref().expect("a policy to paste");
        put_policy(yard, place(&failure.error_code), policy);
    }
    panic!("six policies are not enough");
}

#[test]
fn every_kind_of_target_can_be_let_in_by_what_is_suggested() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let mut target = target_type.example("t", "123456789012");
        target.arn = target.arn.replace("210987654321", "123456789012");
        if kind == TargetKind::EventBus {
            target.role_arn = None;
        }
        let by_role = target.role_arn.is_some();
        if by_role {
            target.role_arn = Some(ROLE.to_owned());
        }
        let arn = target.arn.clone();
        let mut yard = yard(target);
        yard.conditions.permissions = Permissions::Evaluated;
        let rounds = repair(&mut yard, |code| match (code, by_role) {
            (ErrorCode::FailedToAssumeRole, _) => PolicyPlace::Trust {
                role: ROLE.to_owned(),
            },
            (_, true) => PolicyPlace::Role {
                role: ROLE.to_owned(),
                name: "InvokeTarget".to_owned(),
            },
            _ if kind == TargetKind::ApiGateway => PolicyPlace::Resource {
                arn: arn.split('/').next().expect("an API").to_owned(),
            },
            _ if kind == TargetKind::LogGroup => PolicyPlace::Resource {
                arn: "arn:aws:logs:us-east-1:123456789012:resource-policy:events".to_owned(),
            },
            _ => PolicyPlace::Resource { arn: arn.clone() },
        });
        // A bus of the same account needs no policy at all.
        let none = kind == TargetKind::EventBus;
        assert_eq!(rounds == 0, none, "{kind:?} took {rounds}");
    }
}

#[test]
fn an_explicit_denial_wins() {
    let mut yard = yard(queue());
    let place = || PolicyPlace::Resource {
        arn: QUEUE.to_owned(),
    };
    let allow = r#"{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}"#;
    let deny = r#"{"Sid":"NoStranger","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/stop*"}}}"#;
    let policy =
        |statements: &str| format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statements}]}}");
    put_policy(&mut yard, place(), &policy(allow));
    assert_eq!(
        first(&send(&yard, &[event()])).state,
        DeliveryState::Delivered
    );
    put_policy(&mut yard, place(), &policy(&format!("{allow},{deny}")));
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("why");
    assert_eq!(failure.error_code, ErrorCode::NoPermissions);
    assert!(failure.help.contains("NoStranger"), "{}", failure.help);
    assert_eq!(failure.suggestion, None);
}

#[test]
fn the_console_sets_up_what_is_not_described() {
    let target = TargetKind::StateMachine.target_type();
    let mut yard = yard(target.example("t", "123456789012"));
    assert_eq!(
        first(&send(&yard, &[event()])).state,
        DeliveryState::Delivered
    );
    yard.conditions.permissions = Permissions::Evaluated;
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("why");
    assert_eq!(failure.error_code, ErrorCode::FailedToAssumeRole);
    let tried = try_out(&yard, &[event()]);
    assert_eq!(
        first(&tried).state,
        DeliveryState::Delivered,
        "asks nothing"
    );
}

const THERE: &str = "arn:aws:events:us-east-1:210987654321:event-bus/default";

/// A bus of another account that lets in whom its policy says; a rule there
/// sends on to a third account.
fn two_accounts(policy: Option<&str>) -> Yard {
    let send_on = |id: &str, arn: &str, account: &str| Target {
        role_arn: Some(format!("arn:aws:iam::{account}:role/send")),
        ..Target::new(id, arn)
    };
    let mut yard = yard(send_on("t", THERE, "123456789012"));
    yard.go_to("210987654321", "us-east-1");
    yard.event_buses[0].policy = policy.map(str::to_owned);
    let rule = PutRule::new("on", r#"{"source":["aws.ec2"]}"#);
    yard = put_rule(&yard, rule).expect("a good rule");
    for (id, arn) in [
        ("q", "arn:aws:sqs:us-east-1:210987654321:got"),
        (
            "on",
            "arn:aws:events:us-east-1:111122223333:event-bus/default",
        ),
        (
            "region",
            "arn:aws:events:eu-west-1:210987654321:event-bus/default",
        ),
    ] {
        let target = send_on(id, arn, "210987654321");
        yard = put_target(&yard, DEFAULT_EVENT_BUS, "on", target).expect("a good target");
    }
    yard.go_to("123456789012", "us-east-1");
    yard
}

const ORGANIZATION: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"o","Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:210987654321:event-bus/default","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abcde12345"}}}]}"#;

#[test]
fn a_bus_of_another_account_lets_an_organization_in() {
    let mut yard = two_accounts(Some(ORGANIZATION));
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("not a member");
    assert_eq!(failure.error_code, ErrorCode::CrossAccountIngestionFailed);
    yard.organizations.push(Organization {
        id: "o-abcde12345".to_owned(),
        accounts: vec!["123456789012".to_owned(), "210987654321".to_owned()],
    });
    let sent = send(&yard, &[event()]);
    assert_eq!(first(&sent).state, DeliveryState::Delivered);
    let onward = first(&sent).onward.as_ref().expect("it came there");
    let got = &onward.rules[0].deliveries;
    assert_eq!(got[0].state, DeliveryState::Delivered);
    let text = got[0].received.as_ref().expect("received").text();
    assert!(text.contains("\"account\":\"123456789012\""), "{text}");
    assert!(text.contains("\"region\":\"us-east-1\""), "{text}");
}

#[test]
fn a_bus_of_another_account_is_no_target_without_a_role_of_its_own() {
    let policy = ORGANIZATION.replace(
        r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abcde12345"}}"#,
        "",
    );
    let mut yard = two_accounts(Some(&policy));
    assert_eq!(
        first(&send(&yard, &[event()])).state,
        DeliveryState::Delivered
    );
    // The role of the rule does not stand in for that of the target.
    yard.rules[0].targets[0].role_arn = None;
    yard.rules[0].role_arn = Some(ROLE.to_owned());
    let sent = send(&yard, &[event()]);
    let delivery = first(&sent);
    assert_eq!(delivery.state, DeliveryState::NotTaken);
    let told = &delivery.problems[0];
    assert_eq!(
        told.message,
        format!("RoleArn is required for target {THERE}.")
    );
    let help = told.help.as_deref().expect("what to change");
    assert!(help.contains("account 210987654321"), "{help}");
    // Before 2023-03-02 the policy of the bus alone let events in.
    yard.rules[0].role_arn = None;
    yard.clock = Timestamp(1_677_715_199_000);
    assert_eq!(
        first(&send(&yard, &[event()])).state,
        DeliveryState::Delivered
    );
    yard.elsewhere[0].event_buses[0].policy = None;
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("no policy");
    assert_eq!(failure.error_code, ErrorCode::CrossAccountIngestionFailed);
}

#[test]
fn there_is_no_third_hop() {
    let mut yard = two_accounts(Some(ORGANIZATION));
    yard.organizations.push(Organization {
        id: "o-abcde12345".to_owned(),
        accounts: vec!["123456789012".to_owned()],
    });
    let sent = send(&yard, &[event()]);
    let onward = first(&sent).onward.as_ref().expect("it came there");
    let code = |place: usize| {
        let failure = onward.rules[0].deliveries[place].failure.as_ref();
        failure.expect("why").error_code
    };
    assert_eq!(code(1), ErrorCode::ThirdAccountHopDetected);
    assert_eq!(code(2), ErrorCode::ThirdRegionHopDetected);
}

#[test]
fn the_role_of_the_sender_is_asked_too() {
    let policy = ORGANIZATION.replace(
        r#""Principal":"*""#,
        r#""Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#,
    );
    let policy = policy.replace(
        r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abcde12345"}}"#,
        "",
    );
    let mut yard = two_accounts(Some(&policy));
    yard.rules[0].targets[0].role_arn = Some(ROLE.to_owned());
    assert_eq!(
        first(&send(&yard, &[event()])).state,
        DeliveryState::Delivered
    );
    yard.conditions.permissions = Permissions::Evaluated;
    let rounds = repair(&mut yard, |code| match code {
        ErrorCode::FailedToAssumeRole => PolicyPlace::Trust {
            role: ROLE.to_owned(),
        },
        _ => PolicyPlace::Role {
            role: ROLE.to_owned(),
            name: "InvokeTarget".to_owned(),
        },
    });
    assert_eq!(rounds, 2, "trust policy, then permission policy");
}

#[test]
fn a_key_has_a_policy_of_its_own() {
    use crate::policy::{Encryption, Key};
    let key = "arn:aws:kms:us-east-1:123456789012:key/1234";
    let mut yard = yard(queue());
    let policies = &mut yard.conditions.policies;
    policies.put(
        &PolicyPlace::Resource {
            arn: QUEUE.to_owned(),
        },
        r#"{"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}}"#,
    );
    policies.encrypted.push(Encryption {
        resource: QUEUE.to_owned(),
        key: "alias/aws/sqs".to_owned(),
    });
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("a key of AWS");
    assert_eq!(failure.error_code, ErrorCode::NoPermissions);
    yard.conditions.policies.encrypted[0].key = key.to_owned();
    yard.conditions.policies.keys.push(Key {
        arn: key.to_owned(),
        aliases: Vec::new(),
        policy: String::new(),
    });
    let rounds = repair(&mut yard, |_| PolicyPlace::Key {
        key: key.to_owned(),
    });
    assert!(rounds > 0);
}

#[test]
fn the_console_does_not_reach_into_another_account() {
    let foreign = "arn:aws:sqs:us-east-1:210987654321:theirs";
    let mut yard = yard(Target::new("t", foreign));
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).failure.as_ref().expect("why");
    assert_eq!(failure.error_code, ErrorCode::NoPermissions);
    let rounds = repair(&mut yard, |_| PolicyPlace::Resource {
        arn: foreign.to_owned(),
    });
    assert_eq!(rounds, 1);
}
