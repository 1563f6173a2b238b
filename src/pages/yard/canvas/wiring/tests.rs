use super::{Thing, Wiring};
use crate::components::tracks::layout::Layout;
use crate::components::tracks::plan::Kind;
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, EventBus, Place, Rule, RuleState, Target, Yard,
};
use proptest::prelude::*;

/// A queue of this name as a target.
pub(in crate::pages::yard::canvas) fn queue(name: &str) -> Target {
    Target::new(name, format!("arn:aws:sqs:us-east-1:123456789012:{name}"))
}

/// A rule of the default bus.
pub(in crate::pages::yard::canvas) fn rule(name: &str, targets: &[Target]) -> Rule {
    Rule {
        name: name.into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some(r#"{"source": ["aws.s3"]}"#.into()),
        targets: targets.to_vec(),
        ..Rule::default()
    }
}

/// A yard with these rules.
pub(in crate::pages::yard::canvas) fn yard(rules: Vec<Rule>) -> Yard {
    Yard {
        rules,
        ..Yard::default()
    }
}

/// The stations as lines, each as deep as its parents.
fn outline(wiring: &Wiring) -> Vec<String> {
    let plan = &wiring.plan;
    let layout = Layout::of(plan);
    let line = |at: &usize| {
        let depth = layout.spot(*at).column;
        format!("{}{}", "  ".repeat(depth), plan.stations[*at].name)
    };
    layout.order().iter().map(line).collect()
}

#[test]
fn an_empty_yard_is_a_source_and_the_default_bus() {
    let wiring = Wiring::of(&Yard::default(), &[], &[]);
    assert_eq!(outline(&wiring), ["AWS services", "  default"]);
}

#[test]
fn a_resource_of_two_rules_is_one_station() {
    let wiring = Wiring::of(
        &yard(vec![
            rule("one", &[queue("a"), queue("b")]),
            rule("two", &[queue("a"), queue("c")]),
        ]),
        &["aws.s3".into(), "aws.ec2".into()],
        &["Matches"],
    );
    let lines = [
        "aws.s3",
        "  default",
        "    one",
        "      b",
        "      a",
        "    two",
        "      c",
        "aws.ec2",
    ];
    assert_eq!(outline(&wiring), lines);
    let key = &wiring.plan.stations[outline_at(&wiring, "a")].key;
    let Some(Thing::Target { uses, .. }) = wiring.thing(key) else {
        panic!("a target");
    };
    assert_eq!(uses, &[(0, 0), (1, 0)]);
    assert_eq!(
        wiring.plan.stations[outline_at(&wiring, "one")].state,
        "Matches"
    );
}

fn outline_at(wiring: &Wiring, name: &str) -> usize {
    wiring
        .plan
        .stations
        .iter()
        .position(|each| each.name == name)
        .expect("the station")
}

#[test]
fn two_targets_of_a_rule_with_one_arn_are_two_stations() {
    let twins = [
        queue("a"),
        Target {
            id: "other".into(),
            ..queue("a")
        },
    ];
    let wiring = Wiring::of(&yard(vec![rule("one", &twins)]), &[], &[]);
    assert_eq!(
        outline(&wiring),
        ["AWS services", "  default", "    one", "      a", "      a"]
    );
}

#[test]
fn dead_letter_queues_are_sidings_of_their_targets() {
    let with = |name: &str| Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("lost").arn),
        }),
        ..queue(name)
    };
    let wiring = Wiring::of(
        &yard(vec![rule("one", &[with("a")]), rule("two", &[with("b")])]),
        &[],
        &[],
    );
    let lines = [
        "AWS services",
        "  default",
        "    one",
        "      a",
        "        lost",
        "    two",
        "      b",
    ];
    assert_eq!(outline(&wiring), lines);
    assert_eq!(wiring.plan.tracks.len(), 7);
}

#[test]
fn another_account_stands_behind_the_rule_that_leads_there() {
    let bus = EventBus::new("central");
    let there = Place {
        rules: vec![Rule {
            event_bus: "central".into(),
            ..rule("keep", &[queue("all")])
        }],
        event_buses: vec![EventBus::new(DEFAULT_EVENT_BUS), bus],
        ..Place::new("222233334444", "us-east-1")
    };
    let target = Target::new(
        "t",
        "arn:aws:events:us-east-1:222233334444:event-bus/central",
    );
    let yard = Yard {
        elsewhere: vec![there],
        ..yard(vec![rule("forward", &[target])])
    };
    let wiring = Wiring::of(&yard, &[], &[]);
    let lines = [
        "AWS services",
        "  default",
        "    forward",
        "      central",
        "        keep",
        "          all",
    ];
    assert_eq!(outline(&wiring), lines);
    assert_eq!(
        wiring.plan.grounds,
        [(3, "Account 222233334444 · us-east-1".to_owned())]
    );
}

#[test]
fn buses_in_a_ring_end_where_they_began() {
    let to = |name: &str| {
        Target::new(
            "t",
            format!("arn:aws:events:us-east-1:123456789012:event-bus/{name}"),
        )
    };
    let back = Rule {
        event_bus: "shop".into(),
        ..rule("back", &[to("default")])
    };
    let yard = Yard {
        event_buses: vec![EventBus::new(DEFAULT_EVENT_BUS), EventBus::new("shop")],
        ..yard(vec![rule("on", &[to("shop")]), back])
    };
    let wiring = Wiring::of(&yard, &[], &[]);
    let lines = [
        "AWS services",
        "  default",
        "    on",
        "      shop",
        "        back",
        "          default",
    ];
    assert_eq!(outline(&wiring), lines);
    assert_eq!(
        wiring.plan.stations.last().map(|last| last.kind),
        Some(Kind::Back)
    );
}

#[test]
fn a_rule_that_is_off_says_so_and_so_do_its_tracks() {
    let off = Rule {
        state: RuleState::Disabled,
        ..rule("off", &[queue("a")])
    };
    let wiring = Wiring::of(&yard(vec![off]), &[], &["Matches"]);
    let at = outline_at(&wiring, "off");
    assert_eq!(wiring.plan.stations[at].state, "Disabled");
}

proptest! {
    #[test]
    fn any_yard_is_drawn_with_keys_that_differ(
        rules in prop::collection::vec((0_u8..3, prop::collection::vec((0_u8..9, any::<bool>()), 0..5)), 0..12)
    ) {
        let buses = ["default", "shop", "stock"];
        let arn = |n: u8| match n {
            0..=2 => format!("arn:aws:events:us-east-1:123456789012:event-bus/{}", buses[usize::from(n)]),
            n => queue(&n.to_string()).arn,
        };
        let rules = rules.iter().enumerate().map(|(n, (bus, targets))| {
            let targets: Vec<Target> = targets.iter().enumerate().map(|(id, (n, lost))| Target {
                dead_letter_config: lost.then(|| DeadLetterConfig { arn: Some(arn(8)) }),
                ..Target::new(id.to_string(), arn(*n))
            }).collect();
            Rule { event_bus: buses[usize::from(*bus)].into(), ..rule(&format!("r{}", n / 2), &targets) }
        });
        let yard = Yard {
            event_buses: buses.map(EventBus::new).to_vec(),
            ..yard(rules.collect())
        };
        let wiring = Wiring::of(&yard, &[], &[]);
        let plan = &wiring.plan;
        let mut keys: Vec<&str> = plan.stations.iter().map(|station| station.key.as_str()).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        prop_assert_eq!(keys.len(), all);
        prop_assert_eq!(wiring.things.len(), all);
        // Every target of every rule is somewhere, and every track leads to the right.
        let uses: usize = wiring.things.iter().map(|thing| match thing {
            Thing::Target { uses, .. } | Thing::Back { uses, .. } => uses.len(),
            _ => 0,
        }).sum();
        let to_bus = yard.rules.iter().flat_map(|rule| &rule.targets).filter(|target| target.arn.contains("event-bus")).count();
        let targets: usize = yard.rules.iter().map(|rule| rule.targets.len()).sum();
        prop_assert!(uses + to_bus >= targets);
        let layout = Layout::of(plan);
        for track in &plan.tracks {
            prop_assert_eq!(layout.spot(track.from).column + 1, layout.spot(track.to).column);
        }
    }
}
