//! Permissions, faults and chance, and that a new yard has none that hinder.

use super::*;
use pipeline::policy::PolicyPlace;
use pipeline::{EventBus, Fault, FaultKind, Permissions};

#[test]
fn in_a_new_yard_every_kind_of_target_gets_its_event() {
    for kind in TargetKind::ALL {
        let target = kind.target_type().example("t", "123456789012");
        let state = yard()
            .edit(rule("builds", r#"{"source":["aws.codebuild"]}"#))
            .edit(Edit::AddTarget(0, target));
        let document = state.document();
        let events = [EventInput::new(document.on_bench().text.clone())];
        let plain = pipeline::try_out(&document.yard, &events);
        let real = pipeline::send(&document.yard, &events);
        let outcome = |sent: &pipeline::Sent| {
            let delivery = &sent.events[0].rules[0].deliveries[0];
            assert_eq!(delivery.problems, []);
            (delivery.state, delivery.received.clone())
        };
        assert_eq!(outcome(&plain), outcome(&real), "{}", kind.label());
        let gone = state.edit(Edit::RemoveTarget(0, 0));
        assert!(gone.document().yard.elsewhere.is_empty());
    }
}

fn wired() -> Rc<YardState> {
    let fault = Fault::new(topic().arn, FaultKind::Throttle);
    let place = PolicyPlace::Resource { arn: topic().arn };
    yard()
        .edit(rule("a", "{}"))
        .edit(Edit::AddTarget(0, topic()))
        .edit(Edit::Condition(Condition::AddFault(fault)))
        .edit(Edit::Condition(Condition::Policy(place, Some("{}".into()))))
}

#[test]
fn what_was_written_about_a_target_goes_with_the_last_that_names_it() {
    let state = wired()
        .edit(rule("b", "{}"))
        .edit(Edit::AddTarget(1, topic()));
    let conditions = |state: &YardState| {
        let conditions = &state.document().yard.conditions;
        (conditions.faults.len(), conditions.policies.resources.len())
    };
    let state = state.edit(Edit::RemoveTarget(0, 0));
    assert_eq!(conditions(&state), (1, 1));
    let state = state.edit(Edit::RemoveRule(1));
    assert_eq!(conditions(&state), (0, 0));
    assert_eq!(conditions(&state.reduce(YardAction::Undo)), (1, 1));
}

#[test]
fn every_condition_is_a_step_that_can_be_undone() {
    let before = wired();
    let place = PolicyPlace::Resource { arn: topic().arn };
    for edit in [
        Condition::Permissions(Permissions::Evaluated),
        Condition::Policy(place, None),
        Condition::BusPolicy(
            "arn:aws:events:us-east-1:123456789012:event-bus/default".into(),
            Some("{}".into()),
        ),
        Condition::AddFault(Fault::new("*", FaultKind::Deleted)),
        Condition::PutFault(0, Fault::new("*", FaultKind::Slow(7))),
        Condition::RemoveFault(0),
        Condition::Duplicates(5),
        Condition::Reordering(9),
        Condition::InvocationsPerSecond(Some(1)),
    ] {
        let after = before.clone().edit(Edit::Condition(edit.clone()));
        assert_ne!(after.document(), before.document(), "{edit:?}");
        let undone = after.reduce(YardAction::Undo);
        assert_eq!(undone.document(), before.document(), "{edit:?}");
    }
    let nothing = before
        .clone()
        .edit(Edit::Condition(Condition::RemoveFault(9)))
        .edit(Edit::Condition(Condition::PutFault(
            9,
            Fault::new("*", FaultKind::Deleted),
        )));
    assert_eq!(nothing.document(), before.document());
}

#[test]
fn a_bus_goes_with_its_rules_and_the_default_one_stays() {
    let on_bus = |name: &str| {
        Edit::AddRule(Rule {
            name: name.into(),
            event_bus: "orders".into(),
            ..Rule::default()
        })
    };
    let state = wired()
        .edit(Edit::AddEventBus(EventBus::new("orders")))
        .edit(Edit::AddEventBus(EventBus::new("orders")))
        .edit(on_bus("mine"));
    assert_eq!(state.document().yard.event_buses.len(), 2);
    assert_eq!(state.document().rule, 1);
    let bus = EventBus {
        description: Some("all orders".into()),
        ..EventBus::new("orders")
    };
    let state = state.edit(Edit::PutEventBus(bus, "description"));
    assert!(state.document().yard.event_buses[1].description.is_some());
    let gone = state
        .clone()
        .edit(Edit::RemoveEventBus("orders".into()))
        .edit(Edit::RemoveEventBus(DEFAULT_EVENT_BUS.into()));
    let yard = &gone.document().yard;
    assert_eq!((yard.event_buses.len(), yard.rules.len()), (1, 1));
    assert_eq!(gone.document().rule, 0);
    assert_eq!(gone.reduce(YardAction::Undo).document(), state.document());
}

fn with_arn(target: Target, arn: &str) -> Edit {
    let target = Target {
        arn: arn.to_owned(),
        ..target
    };
    Edit::PutTarget(0, 0, target, "arn")
}

#[test]
fn what_was_written_about_a_target_follows_its_arn_in_one_step() {
    let policy = format!(r#"{{"Resource": "{}"}}"#, topic().arn);
    let place = PolicyPlace::Resource { arn: topic().arn };
    let state = wired().edit(Edit::Condition(Condition::Policy(place, Some(policy))));
    let before = state.document().yard.conditions.clone();
    // As it is typed, letter by letter.
    let (one, two) = (format!("{}-", topic().arn), format!("{}-2", topic().arn));
    let state = state.edit(with_arn(topic(), &one));
    let state = state.edit(with_arn(topic(), &two));
    let conditions = &state.document().yard.conditions;
    assert_eq!(conditions.faults[0].target_arn, two);
    assert_eq!(conditions.policies.resources.len(), 1);
    assert_eq!(conditions.policies.resources[0].resource, two);
    assert_eq!(
        conditions.policies.resources[0].policy,
        format!(r#"{{"Resource": "{two}"}}"#)
    );
    let state = state.reduce(YardAction::Undo);
    assert_eq!(state.document().yard.conditions, before);
    assert_eq!(state.document().yard.rules[0].targets[0].arn, topic().arn);
}

#[test]
fn what_another_target_names_stays_with_it_and_nothing_is_put_over_it() {
    let shared = wired()
        .edit(rule("b", "{}"))
        .edit(Edit::AddTarget(1, topic()));
    let moved = shared.edit(with_arn(
        topic(),
        "arn:aws:sns:us-east-1:123456789012:other",
    ));
    let conditions = &moved.document().yard.conditions;
    assert_eq!(conditions.faults[0].target_arn, topic().arn);
    assert_eq!(conditions.policies.resources[0].resource, topic().arn);

    let other = "arn:aws:sns:us-east-1:123456789012:other";
    let fault = Fault::new(other, FaultKind::Deleted);
    let state = wired()
        .edit(rule("b", "{}"))
        .edit(Edit::AddTarget(1, Target::new("t", other)))
        .edit(Edit::Condition(Condition::AddFault(fault)))
        .edit(with_arn(topic(), other));
    let faults = &state.document().yard.conditions.faults;
    assert_eq!(faults[0].target_arn, topic().arn, "it stays behind");
    assert_eq!(faults[1].kind, FaultKind::Deleted);
}

#[test]
fn the_bus_of_another_account_and_its_policy_follow_the_arn() {
    let there = |name: &str| format!("arn:aws:events:eu-west-1:210987654321:event-bus/{name}");
    let bus = Target::new("t", there("orders"));
    let state = yard()
        .edit(rule("a", "{}"))
        .edit(Edit::AddTarget(0, bus.clone()))
        .edit(Edit::Condition(Condition::BusPolicy(
            there("orders"),
            Some(format!(r#"{{"Resource":"{}"}}"#, there("orders"))),
        )))
        .edit(with_arn(bus.clone(), &there("orders-2")));
    let buses = |state: &YardState| {
        let places = state.document().yard.elsewhere.iter();
        let buses = places.flat_map(|place| &place.event_buses);
        let named = buses.filter(|bus| bus.name != DEFAULT_EVENT_BUS);
        named.cloned().collect::<Vec<EventBus>>()
    };
    let now = buses(&state);
    assert_eq!(now.len(), 1);
    assert_eq!(now[0].name, "orders-2");
    assert_eq!(
        now[0].policy,
        Some(format!(r#"{{"Resource":"{}"}}"#, there("orders-2")))
    );
    let gone = state.edit(Edit::RemoveTarget(0, 0));
    assert!(gone.document().yard.elsewhere.is_empty());
}

#[test]
fn a_dead_letter_queue_takes_its_policy_along_and_leaves_none_behind() {
    let queue = |name: &str| format!("arn:aws:sqs:us-east-1:123456789012:{name}");
    let with = |name: Option<&str>| Target {
        dead_letter_config: name.map(|name| pipeline::DeadLetterConfig {
            arn: Some(queue(name)),
        }),
        ..topic()
    };
    let place = PolicyPlace::Resource { arn: queue("a") };
    let state = yard()
        .edit(rule("a", "{}"))
        .edit(Edit::AddTarget(0, with(Some("a"))))
        .edit(Edit::Condition(Condition::Policy(place, Some("{}".into()))))
        .edit(Edit::PutTarget(0, 0, with(Some("b")), "queue"));
    let resources = |state: &YardState| {
        let policies = &state.document().yard.conditions.policies;
        let named = policies.resources.iter().map(|one| one.resource.clone());
        named.collect::<Vec<String>>()
    };
    assert_eq!(resources(&state), [queue("b")]);
    let gone = state.edit(Edit::PutTarget(0, 0, with(None), "queue"));
    assert_eq!(resources(&gone), [] as [String; 0]);
}
