//! Every kind of target under the yard's policies, from the rule to the end of
//! the delivery.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by a panic"
)]

use pipeline::policy::{Completed, Document, Invocation, PolicyPlace, Sender, complete};
use pipeline::*;

const HERE: &str = "123456789012";

fn event() -> EventInput {
    EventInput::new(
        sample("ec2/instance-stopped")
            .expect("a sample")
            .text
            .as_ref(),
    )
}

/// A yard whose one rule sends to this target, where nothing is assumed.
fn yard(targets: &[Target]) -> Yard {
    let rule = PutRule::new("stopped", r#"{"source":["aws.ec2"]}"#);
    let mut yard = put_rule(&Yard::default(), rule).expect("a good rule");
    for target in targets {
        yard =
            put_target(&yard, DEFAULT_EVENT_BUS, "stopped", target.clone()).expect("a good target");
    }
    yard.conditions.permissions = Permissions::Evaluated;
    yard
}

fn example(kind: TargetKind) -> Target {
    let mut target = kind.target_type().example("t", HERE);
    target.arn = target.arn.replace("210987654321", HERE);
    target
}

fn completed(yard: &Yard, target: &Target) -> Completed {
    let rule = yard.rule_arn(&yard.rules[0]);
    let invocation = Invocation {
        sender: Sender::Rule,
        source_arn: &rule,
        organization: None,
        target_arn: &target.arn,
        role_arn: target.role_arn.as_deref(),
        parameters: &target.parameters,
        passed_roles: &[],
        bus_policy: None,
    };
    complete(&invocation, &yard.conditions.policies)
}

fn deliveries(yard: &Yard) -> Vec<Delivery> {
    send(yard, &[event()]).events[0].rules[0].deliveries.clone()
}

#[test]
fn each_kind_is_reached_with_its_statements() {
    for kind in TargetKind::ALL {
        let target = example(kind);
        let mut yard = yard(std::slice::from_ref(&target));
        let before = deliveries(&yard)[0].state;
        let own_bus = kind == TargetKind::EventBus && target.role_arn.is_none();
        assert_eq!(before == DeliveryState::Delivered, own_bus, "{kind:?}");
        let completed = completed(&yard, &target);
        yard.conditions.policies = completed.policies;
        let after = &deliveries(&yard)[0];
        assert_eq!(
            after.state,
            DeliveryState::Delivered,
            "{kind:?}: {:?}",
            after.failure
        );
    }
}

#[test]
fn a_denial_is_final_for_each_kind() {
    for kind in TargetKind::ALL {
        let target = example(kind);
        let mut yard = yard(std::slice::from_ref(&target));
        let completed = completed(&yard, &target);
        yard.conditions.policies = completed.policies;
        let Some(last) = completed.added.last() else {
            continue;
        };
        let principal = match last.place {
            PolicyPlace::Role { .. } => "",
            _ => r#""Principal":"*","#,
        };
        let deny =
            format!(r#"{{"Sid":"Never","Effect":"Deny",{principal}"Action":"*","Resource":"*"}}"#);
        let text = yard
            .conditions
            .policies
            .text(&last.place)
            .expect("a policy");
        let at = text.rfind(']').expect("a list");
        let text = format!("{},{deny}{}", &text[..at], &text[at..]);
        let (document, findings) = Document::parse(&text, last.place.policy_type());
        assert!(!document.refused, "{findings:?}");
        let place = last.place.clone();
        yard.conditions.policies.put(&place, &text);
        let sent = send(&yard, &[event()]);
        let delivery = &sent.events[0].rules[0].deliveries[0];
        assert_ne!(delivery.state, DeliveryState::Delivered, "{kind:?}");
        let failure = delivery.failure.as_ref().expect("why");
        assert_eq!(failure.error_code, ErrorCode::NoPermissions, "{kind:?}");
        assert!(failure.help.contains("Never"), "{kind:?}: {}", failure.help);
        assert_eq!(failure.suggestion, None, "{kind:?}");
        assert!(
            sent.yard.under_way.is_empty(),
            "{kind:?}: it is not tried again"
        );
    }
}

#[test]
fn two_tasks_on_one_cluster_have_permissions_of_their_own() {
    let task = |id: &str, name: &str| Target {
        id: id.to_owned(),
        parameters: vec![(
            "EcsParameters".to_owned(),
            format!(
                r#"{{"TaskDefinitionArn":"arn:aws:ecs:us-east-1:{HERE}:task-definition/{name}:1"}}"#
            ),
        )],
        ..example(TargetKind::EcsTask)
    };
    for order in [["a", "b"], ["b", "a"]] {
        let targets = order.map(|name| task(name, name));
        let mut yard = yard(&targets);
        let only_a = targets
            .iter()
            .find(|target| target.id == "a")
            .expect("it is there");
        yard.conditions.policies = completed(&yard, only_a).policies;
        let states: Vec<bool> = deliveries(&yard)
            .iter()
            .map(|delivery| delivery.state == DeliveryState::Delivered)
            .collect();
        assert_eq!(states, order.map(|name| name == "a"), "{order:?}");
    }
}

#[test]
fn an_encrypted_queue_is_as_the_console_sets_it_up_but_for_its_key() {
    let queue = "arn:aws:sqs:us-east-1:123456789012:jobs";
    let mut yard = yard(&[Target::new("t", queue)]);
    yard.conditions.permissions = Permissions::AsConsole;
    yard.conditions
        .policies
        .encrypted
        .push(pipeline::policy::Encryption {
            resource: queue.to_owned(),
            key: "alias/jobs".to_owned(),
        });
    let open = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*"}]}"#;
    yard.conditions.policies.keys.push(pipeline::policy::Key {
        arn: "arn:aws:kms:us-east-1:123456789012:key/7a".to_owned(),
        aliases: vec!["alias/jobs".to_owned()],
        policy: open.to_owned(),
    });
    let delivery = &deliveries(&yard)[0];
    assert_eq!(
        delivery.state,
        DeliveryState::Delivered,
        "{:?}",
        delivery.failure
    );
}

#[test]
fn the_console_sets_up_nothing_in_another_account() {
    let queue = "arn:aws:sqs:us-east-1:210987654321:jobs";
    let mut yard = yard(&[Target::new("t", queue)]);
    yard.conditions.permissions = Permissions::AsConsole;
    let delivery = &deliveries(&yard)[0];
    assert_eq!(delivery.state, DeliveryState::Dropped);
    let failure = delivery.failure.as_ref().expect("why");
    let policy = failure.suggestion.clone().expect("a policy to paste");
    let arn = queue.to_owned();
    yard.conditions
        .policies
        .put(&PolicyPlace::Resource { arn }, &policy);
    assert_eq!(deliveries(&yard)[0].state, DeliveryState::Delivered);
}
