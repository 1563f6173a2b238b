use super::{add_bus, add_target, connect, copy_rule, free_bus, remove, switch};
use crate::pages::yard::canvas::wiring::tests::{queue, rule, yard};
use crate::pages::yard::canvas::wiring::{Thing, Wiring};
use crate::store::yard::Edit;
use pipeline::{DEFAULT_EVENT_BUS, EventBus, RuleState, Target, TargetKind, Yard};

#[test]
fn a_new_target_is_a_resource_of_its_own() {
    let mut yard = yard(vec![rule("one", &[])]);
    for kind in TargetKind::ALL {
        yard.rules[0].targets.clear();
        for _ in 0..2 {
            let Ok(Edit::AddTarget(0, target)) = add_target(&yard, 0, kind) else {
                panic!("{kind:?} is not added");
            };
            assert_eq!(target.kind(), Ok(kind), "{}", target.arn);
            yard.rules[0].targets.push(target);
        }
        let [one, other] = &yard.rules[0].targets[..] else {
            panic!("two targets")
        };
        assert_ne!(one.id, other.id);
    }
    let arns = |targets: &[Target]| {
        targets
            .iter()
            .map(|each| each.arn.clone())
            .collect::<Vec<_>>()
    };
    yard.rules[0].targets = vec![];
    for _ in 0..2 {
        if let Ok(Edit::AddTarget(_, target)) = add_target(&yard, 0, TargetKind::SqsQueue) {
            yard.rules[0].targets.push(target);
        }
    }
    let arns = arns(&yard.rules[0].targets);
    assert_ne!(arns[0], arns[1]);
}

#[test]
fn a_sixth_target_is_refused_with_a_reason() {
    let five: Vec<Target> = ["a", "b", "c", "d", "e"].map(queue).to_vec();
    let yard = yard(vec![rule("full", &five)]);
    let refused = add_target(&yard, 0, TargetKind::SqsQueue).map(|_| ());
    assert_eq!(
        refused,
        Err("full has 5 targets, which is the most that a rule may have.".to_owned())
    );
}

#[test]
fn connecting_takes_over_what_the_other_rule_is_given() {
    let given = Target {
        role_arn: Some("arn:aws:iam::123456789012:role/r".into()),
        ..queue("a")
    };
    let yard = yard(vec![
        rule("one", std::slice::from_ref(&given)),
        rule("two", &[queue("b")]),
    ]);
    let Ok(Edit::AddTarget(1, target)) = connect(&yard, 1, &given.arn) else {
        panic!("not connected");
    };
    assert_eq!(
        (target.role_arn, target.id.as_str()),
        (given.role_arn.clone(), "target-1")
    );
    assert!(
        connect(&yard, 0, &given.arn).is_err(),
        "it leads there already"
    );
    let bus = "arn:aws:events:us-east-1:123456789012:event-bus/shop";
    let Ok(Edit::AddTarget(0, target)) = connect(&yard, 0, bus) else {
        panic!("not connected");
    };
    assert_eq!(target.arn, bus);
}

#[test]
fn a_copy_has_a_name_of_its_own() {
    let yard = yard(vec![rule("one", &[queue("a")]), rule("one-copy", &[])]);
    let Some(Edit::AddRule(copy)) = copy_rule(&yard, 0) else {
        panic!("no copy");
    };
    assert_eq!((copy.name.as_str(), copy.targets.len()), ("one-copy-2", 1));
}

#[test]
fn a_switch_goes_to_and_fro() {
    let mut one = rule("one", &[]);
    assert!(matches!(
        switch(&one, 3),
        Edit::RuleState(3, RuleState::Disabled)
    ));
    one.state = RuleState::Disabled;
    assert!(matches!(
        switch(&one, 3),
        Edit::RuleState(3, RuleState::Enabled)
    ));
}

#[test]
fn a_shared_target_is_taken_from_all_its_rules_at_once() {
    let yard = yard(vec![
        rule("one", &[queue("a"), queue("b")]),
        rule("two", &[queue("a")]),
    ]);
    let wiring = Wiring::of(&yard, &[], &[]);
    let is_a = |thing: &&Thing| matches!(thing, Thing::Target { arn, .. } if arn.ends_with(":a"));
    let Some(Edit::All(edits)) = wiring.things.iter().find(is_a).and_then(remove) else {
        panic!("not removed");
    };
    assert!(matches!(
        edits[..],
        [Edit::RemoveTarget(1, 0), Edit::RemoveTarget(0, 0)]
    ));
}

#[test]
fn an_event_bus_is_added_under_a_name_that_aws_takes_and_that_is_free() {
    let mut yard = Yard::default();
    assert_eq!(free_bus(&yard), "orders");
    let Ok(Edit::AddEventBus(bus)) = add_bus(&yard, "orders") else {
        panic!("it is free");
    };
    yard.event_buses.push(bus);
    assert_eq!(free_bus(&yard), "orders-2");
    assert!(add_bus(&yard, "orders").is_err_and(|told| told.contains("already")));
    for name in ["", "a b", "a/b", "ä", &"a".repeat(257)] {
        assert!(add_bus(&yard, name).is_err(), "{name}");
    }
    yard.event_buses = (0..100)
        .map(|n| EventBus::new(format!("bus-{n}")))
        .collect();
    assert!(add_bus(&yard, "one-more").is_err_and(|told| told.contains("100")));
}

#[test]
fn an_event_bus_is_taken_away_but_for_the_default_one() {
    let mut yard = Yard::default();
    yard.event_buses.push(EventBus::new("orders"));
    let wiring = Wiring::of(&yard, &[], &[]);
    let named = |name: &str| {
        let mut things = wiring.things.iter();
        let found = things.find(|thing| matches!(thing, Thing::Bus(bus) if bus.name == name));
        remove(found.expect("the bus"))
    };
    assert!(matches!(named("orders"), Some(Edit::RemoveEventBus(name)) if name == "orders"));
    assert!(named(DEFAULT_EVENT_BUS).is_none());
}
