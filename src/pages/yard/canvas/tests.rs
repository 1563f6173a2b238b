use super::map::{Drawn, Map, MapProps, Scene};
use super::sheet::around::Around;
use super::wiring::Wiring;
use super::wiring::tests::{queue, rule, yard};
use super::wiring::world_tests::{held_back, within};
use crate::markup;
use pipeline::findings::{Part, Place};
use pipeline::{DeadLetterConfig, RuleState, Target, Yard};
use std::rc::Rc;
use yew::prelude::*;

async fn map(yard: &Yard, said: &[&'static str]) -> String {
    drawn(Wiring::of(yard, &["aws.s3".to_owned()], said)).await
}

async fn drawn(wiring: Wiring) -> String {
    let scene = Scene::of(wiring);
    markup::of::<Map>(MapProps {
        scene: Drawn(Rc::new(scene)),
        current: 0,
        open: None,
        onreach: Callback::noop(),
        onopen: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn an_empty_yard() {
    insta::assert_snapshot!(map(&Yard::default(), &[]).await);
}

#[tokio::test]
async fn one_rule() {
    let lost = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("lost").arn),
        }),
        ..queue("jobs")
    };
    insta::assert_snapshot!(map(&yard(vec![rule("new-objects", &[lost])]), &["Matches"]).await);
}

#[tokio::test]
async fn thirty_rules_with_sixty_targets() {
    let rules = (0..30).map(|n| {
        let targets = [
            queue(&format!("queue-{n}-a")),
            queue(&format!("queue-{n}-b")),
        ];
        let mut rule = rule(&format!("rule-{n}"), &targets);
        if n % 7 == 6 {
            rule.state = RuleState::Disabled;
        }
        rule
    });
    let markup = map(&yard(rules.collect()), &[]).await;
    assert_eq!(markup.matches("role=\"treeitem\"").count(), 92);
    assert_eq!(markup.matches("tabindex=\"0\"").count(), 1);
    // The last rule with its targets; the others look like it.
    let last = markup
        .find("aria-label=\"Rule rule-29\"")
        .expect("the last rule");
    insta::assert_snapshot!(markup.split_at(last).1);
}

/// What holds back is said at both ends, and what is only held back is no way on.
#[tokio::test]
async fn the_tree_says_what_holds_what_back() {
    let page = drawn(within(&held_back())).await;
    let mut labels = String::new();
    for line in page.lines() {
        let label = line.split_once("aria-label=\"");
        let label = label.and_then(|(_, rest)| rest.split_once('"'));
        if let Some((label, _)) = label {
            labels.push_str(label);
            labels.push('\n');
        }
    }
    insta::assert_snapshot!(labels);
}

/// What the sheets of an alarm whose actions are suppressed, and of a repository, say.
#[tokio::test]
async fn the_sheets_say_what_holds_back() {
    let scene = Drawn(Rc::new(Scene::of(within(&held_back()))));
    let stations = scene.0.wiring.plan.stations.iter().enumerate();
    let sheets: Vec<Html> = stations
        .filter(|(_, station)| ["shop-is-down", "shop", "two-eyes"].contains(&&*station.name))
        .map(|(at, _)| html! { <Around scene={scene.clone()} {at} onshow={Callback::noop()} /> })
        .collect();
    let sheets = html! { <>{ for sheets }</> };
    insta::assert_snapshot!(markup::in_yard(Vec::new(), sheets).await);
}

#[test]
fn a_finding_leads_to_the_station_of_its_place() {
    let mut other = pipeline::EventBus::new("orders");
    other.description = None;
    let onward = Target::new("on", Yard::default().event_bus_arn("orders"));
    let mut yard = yard(vec![
        rule("a", &[queue("jobs"), onward]),
        rule("b", &[queue("jobs")]),
    ]);
    yard.event_buses.push(other);
    let wiring = Wiring::of(&yard, &[], &[]);
    let name = |place: Place| {
        let at = wiring.of_place(&place)?;
        Some(wiring.plan.stations[at].name.as_str())
    };
    assert_eq!(name(Place::Yard), None);
    assert_eq!(name(Place::Rule(1)), Some("b"));
    assert_eq!(name(Place::Target(1, 0, Part::What)), Some("jobs"));
    assert_eq!(name(Place::Target(0, 1, Part::What)), Some("orders"));
    assert_eq!(name(Place::EventBus("orders".to_owned())), Some("orders"));
    assert_eq!(name(Place::Rule(7)), None);
}

#[test]
fn a_mark_changes_one_station_and_leaves_layout_and_paths_as_they_are() {
    let scene = Scene::of(Wiring::of(
        &yard(vec![rule("a", &[queue("jobs")])]),
        &[],
        &[],
    ));
    let next = scene.marked(|wiring| "Matched 1".clone_into(&mut wiring.plan.stations[2].state));
    assert!(Rc::ptr_eq(&scene.layout, &next.layout));
    let changed = |at: &usize| scene.wiring.plan.stations[*at] != next.wiring.plan.stations[*at];
    let all = 0..scene.wiring.plan.stations.len();
    assert_eq!(all.filter(changed).collect::<Vec<_>>(), [2]);
}
