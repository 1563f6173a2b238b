use super::{ranks, step};
use crate::components::tracks::layout::Layout;
use crate::pages::yard::canvas::wiring::Wiring;
use crate::pages::yard::canvas::wiring::tests::{queue, rule, yard};

fn wiring() -> Wiring {
    let yard = yard(vec![
        rule("one", &[queue("a"), queue("b")]),
        rule("two", &[queue("b"), queue("c")]),
    ]);
    Wiring::of(&yard, &["aws.s3".to_owned()], &[])
}

/// The names of the stations that these keys lead by from the first one.
fn walk(keys: &[&str]) -> Vec<String> {
    let wiring = wiring();
    let layout = Layout::of(&wiring.plan);
    let mut at = layout.order()[0];
    let mut names = Vec::new();
    for key in keys {
        if let Some(next) = step(&wiring.plan, &layout, at, key) {
            at = next;
            names.push(wiring.plan.stations[at].name.clone());
        }
    }
    names
}

#[test]
fn arrows_follow_the_tracks() {
    let keys = [
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowDown",
        "ArrowLeft",
        "ArrowDown",
        "ArrowLeft",
        "ArrowLeft",
    ];
    assert_eq!(
        walk(&keys),
        [
            "default", "one", "a", "b", "one", "two", "default", "aws.s3"
        ]
    );
}

#[test]
fn a_track_that_joins_another_is_followed_where_there_is_no_other() {
    let yard = yard(vec![rule("one", &[queue("a")]), rule("two", &[queue("a")])]);
    let wiring = Wiring::of(&yard, &[], &[]);
    let layout = Layout::of(&wiring.plan);
    let two = wiring
        .plan
        .stations
        .iter()
        .position(|each| each.name == "two")
        .unwrap();
    let end = step(&wiring.plan, &layout, two, "ArrowRight").unwrap();
    assert_eq!(wiring.plan.stations[end].name, "a");
    assert_eq!(step(&wiring.plan, &layout, two, "ArrowDown"), None);
    assert_eq!(step(&wiring.plan, &layout, two, "x"), None);
}

#[test]
fn every_station_is_reached_by_keys() {
    let wiring = wiring();
    let layout = Layout::of(&wiring.plan);
    let mut seen = vec![layout.order()[0]];
    let mut next = seen.clone();
    while let Some(at) = next.pop() {
        for key in ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"] {
            if let Some(to) = step(&wiring.plan, &layout, at, key)
                && !seen.contains(&to)
            {
                seen.push(to);
                next.push(to);
            }
        }
    }
    assert_eq!(seen.len(), wiring.plan.stations.len());
}

#[test]
fn the_tree_says_where_a_station_stands() {
    let wiring = wiring();
    let layout = Layout::of(&wiring.plan);
    let at = |name: &str| {
        wiring
            .plan
            .stations
            .iter()
            .position(|each| each.name == name)
            .unwrap()
    };
    let ranks = ranks(&wiring.plan, &layout);
    assert_eq!(ranks[at("aws.s3")], (1, 1, 1));
    assert_eq!(ranks[at("two")], (3, 2, 2));
    assert_eq!(ranks[at("c")], (4, 1, 1));
}
