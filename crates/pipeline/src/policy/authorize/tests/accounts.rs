//! One account, two accounts, organizations.

use super::*;

const THERE: &str = "arn:aws:sqs:eu-west-1:444455556666:orders";
const SEND: &str = r#"{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}"#;

fn lets_in(principal: &str, queue: &str) -> String {
    format!(
        r#"{{"Sid":"In","Effect":"Allow","Principal":{principal},"Action":"sqs:SendMessage","Resource":"{queue}"}}"#
    )
}

fn both(on_role: &str, resource: &str, statements: &str) -> Policies {
    Policies {
        resources: on_resource(resource, statements).resources,
        ..role(TRUST, on_role)
    }
}

const OTHER: &str = r#"{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}"#;

#[test]
fn in_one_account_either_policy_is_enough() {
    let by_role = lets_in(&format!(r#"{{"AWS":"{ROLE}"}}"#), QUEUE);
    let by_account = lets_in(r#"{"AWS":"111122223333"}"#, QUEUE);
    let root = lets_in(r#"{"AWS":"arn:aws:iam::111122223333:root"}"#, QUEUE);
    let all = lets_in(r#""*""#, QUEUE);
    allowed(&with_role(QUEUE), &role(TRUST, SEND));
    allowed(&with_role(QUEUE), &both(OTHER, QUEUE, &by_role));
    allowed(&with_role(QUEUE), &both(OTHER, QUEUE, &all));
    // Naming the account leaves it to the account's own policies.
    for account in [by_account, root] {
        assert!(!authorize(&with_role(QUEUE), &both(OTHER, QUEUE, &account)).is_allowed());
        allowed(&with_role(QUEUE), &both(SEND, QUEUE, &account));
    }
}

#[test]
fn between_accounts_both_policies_are_needed() {
    let invocation = with_role(THERE);
    let in_by_role = lets_in(&format!(r#"{{"AWS":"{ROLE}"}}"#), THERE);
    let in_by_account = lets_in(r#"{"AWS":"arn:aws:iam::111122223333:root"}"#, THERE);
    for there in [&in_by_role, &in_by_account] {
        let answer = allowed(&invocation, &both(SEND, THERE, there));
        let Verdict::Allowed { by } = &answer.checks[1].verdict else {
            panic!("allowed");
        };
        assert_eq!(by.len(), 2);
        let check = refused(&invocation, &both(OTHER, THERE, there));
        let lacking: Vec<&str> = check.missing.iter().map(|one| one.place.arn()).collect();
        assert_eq!(lacking, [ROLE]);
        assert!(check.message().contains("no identity-based policy"));
    }
    let check = refused(&invocation, &role(TRUST, SEND));
    let lacking: Vec<&str> = check.missing.iter().map(|one| one.place.arn()).collect();
    assert_eq!(lacking, [THERE]);
    assert!(check.message().contains("no resource-based policy"));
    let completed = complete(&invocation, &Policies::default());
    assert_eq!(completed.added.len(), 3);
    allowed(&invocation, &completed.policies);
}

#[test]
fn what_has_no_policy_of_its_own_cannot_be_reached_from_another_account() {
    let machine = "arn:aws:states:eu-west-1:444455556666:stateMachine:refund";
    let may = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    let check = refused(&with_role(machine), &role(TRUST, may));
    assert_eq!(check.verdict, Verdict::ImplicitDeny);
    assert!(check.missing.is_empty());
}

#[test]
fn a_service_is_let_in_from_another_account_by_the_target_alone() {
    let service = lets_in(r#"{"Service":"events.amazonaws.com"}"#, THERE);
    allowed(&from_rule(THERE), &on_resource(THERE, &service));
    let guarded = service.replace(
        "\"Action\"",
        r#""Condition":{"StringEquals":{"aws:SourceAccount":"999988887777"}},"Action""#,
    );
    let check = refused(&from_rule(THERE), &on_resource(THERE, &guarded));
    assert!(
        check.help().contains("the call has 111122223333"),
        "{}",
        check.help()
    );
}

const BUS: &str = "arn:aws:events:eu-west-1:444455556666:event-bus/central";
const PUT: &str = r#"{"Effect":"Allow","Action":"events:PutEvents","Resource":"*"}"#;

fn bus_statement(principal: &str, condition: &str) -> String {
    policy(&format!(
        r#"{{"Sid":"Members","Effect":"Allow","Principal":{principal},"Action":"events:PutEvents","Resource":"{BUS}"{condition}}}"#
    ))
}

#[test]
fn a_bus_of_another_account_wants_the_role_and_its_own_policy() {
    let open = bus_statement(r#"{"AWS":"111122223333"}"#, "");
    let to_bus = |bus_policy: Option<&'static str>| Invocation {
        bus_policy,
        ..with_role(BUS)
    };
    let open: &'static str = open.leak();
    allowed(&to_bus(Some(open)), &role(TRUST, PUT));
    let check = refused(&to_bus(None), &role(TRUST, PUT));
    assert_eq!(check.error_code(), "CROSS_ACCOUNT_INGESTION_FAILED");
    assert!(
        refused(&to_bus(Some(open)), &role(TRUST, OTHER))
            .message()
            .contains("identity-based")
    );
    let completed = complete(&to_bus(None), &Policies::default());
    let bus_policy = completed.bus_policy.expect("the bus's policy is made");
    let mended = Invocation {
        bus_policy: Some(&bus_policy),
        ..with_role(BUS)
    };
    allowed(&mended, &completed.policies);
}

#[test]
fn an_organization_is_let_in_by_its_id() {
    let condition = r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}"#;
    let members = bus_statement(r#""*""#, condition);
    let of = |organization: Option<&'static str>, role_arn: Option<&'static str>| {
        let invocation = Invocation {
            organization,
            role_arn,
            bus_policy: Some(&members),
            ..from_rule(BUS)
        };
        authorize(&invocation, &role(TRUST, PUT))
    };
    for role_arn in [Some(ROLE), None] {
        assert!(of(Some("o-a1b2c3d4e5"), role_arn).is_allowed());
        let other = of(Some("o-zzzzzzzzzz"), role_arn);
        assert!(
            other
                .refusal()
                .expect("refused")
                .help()
                .contains("the call has o-zzzzzzzzzz")
        );
        let none = of(None, role_arn);
        assert!(
            none.refusal()
                .expect("refused")
                .help()
                .contains("does not carry")
        );
    }
}

#[test]
fn a_bus_of_the_own_account_needs_no_bus_policy() {
    let bus = "arn:aws:events:eu-west-1:111122223333:event-bus/audit";
    allowed(&with_role(bus), &role(TRUST, PUT));
    let deny = policy(&format!(
        r#"{{"Effect":"Deny","Principal":"*","Action":"events:*","Resource":"{bus}"}}"#
    ));
    let shut = Invocation {
        bus_policy: Some(&deny),
        ..with_role(bus)
    };
    assert!(matches!(
        refused(&shut, &role(TRUST, PUT)).verdict,
        Verdict::ExplicitDeny { .. }
    ));
}

#[test]
fn a_denial_in_the_policy_of_the_role_or_of_the_target_wins() {
    let deny = r#"{"Sid":"Never","Effect":"Deny","Action":"sqs:SendMessage","Resource":"*"}"#;
    let in_by_role = lets_in(&format!(r#"{{"AWS":"{ROLE}"}}"#), QUEUE);
    let check = refused(
        &with_role(QUEUE),
        &both(&format!("{SEND},{deny}"), QUEUE, &in_by_role),
    );
    let Verdict::ExplicitDeny { by } = &check.verdict else {
        panic!("{:?}", check.verdict);
    };
    assert_eq!(by.place.arn(), ROLE);
    assert!(
        check
            .message()
            .ends_with("with an explicit deny in an identity-based policy")
    );
    let shut = format!(
        r#"{{"Effect":"Deny","Principal":{{"AWS":"111122223333"}},"Action":"sqs:*","Resource":"{QUEUE}"}}"#
    );
    let check = refused(&with_role(QUEUE), &both(SEND, QUEUE, &shut));
    assert!(
        check
            .help()
            .starts_with("Statement number 1 of the resource policy of")
    );
}

#[test]
fn a_service_is_let_in_for_an_organization_by_another_key_than_a_role() {
    let lets = |key: &str| {
        let service = lets_in(r#"{"Service":"events.amazonaws.com"}"#, THERE);
        let condition =
            format!(r#""Condition":{{"StringEquals":{{"{key}":"o-a1b2c3d4e5"}}}},"Action""#);
        on_resource(THERE, &service.replace("\"Action\"", &condition))
    };
    let of = |organization| Invocation {
        organization,
        ..from_rule(THERE)
    };
    allowed(&of(Some("o-a1b2c3d4e5")), &lets("aws:SourceOrgID"));
    let check = refused(&of(Some("o-zzzzzzzzzz")), &lets("aws:SourceOrgID"));
    assert!(
        check.help().contains("the call has o-zzzzzzzzzz"),
        "{}",
        check.help()
    );
    let check = refused(&of(Some("o-a1b2c3d4e5")), &lets("aws:PrincipalOrgID"));
    assert!(check.help().contains("does not carry"), "{}", check.help());
}
