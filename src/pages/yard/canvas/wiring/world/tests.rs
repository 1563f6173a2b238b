use super::super::super::map::Scene;
use super::super::tests::{queue, rule, yard};
use super::super::{Thing, Wiring};
use crate::components::tracks::layout::{Layout, NAME, Point};
use crate::components::tracks::plan::Kind;
use pipeline::findings::Place;
use pipeline::world::map;
use pipeline::{Rule, Target, Yard};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

const LAMBDA: &str = "arn:aws:lambda:us-east-1:123456789012:function:";
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:";
const PROJECT: &str = "arn:aws:codebuild:us-east-1:123456789012:project/";

/// The yard with what it declares.
pub(in crate::pages::yard::canvas) fn declaring(
    mut yard: Yard,
    services: Value,
    wires: Value,
) -> Yard {
    yard.resources.services = serde_json::from_value(services).expect("services");
    yard.resources.wires = serde_json::from_value(wires).expect("wires");
    yard.resources.services.check().expect("services");
    yard.resources.wires.check().expect("wires");
    yard
}

/// The wiring of a yard with the world around it.
pub(in crate::pages::yard::canvas) fn within(yard: &Yard) -> Wiring {
    Wiring::of(yard, &[], &[]).within(&Rc::new(map(yard, &[])))
}

fn takes(name: &str, pattern: Value, targets: &[Target]) -> Rule {
    Rule {
        event_pattern: Some(pattern.to_string()),
        ..rule(name, targets)
    }
}

fn target(arn: impl Into<String>) -> Target {
    Target {
        role_arn: Some("arn:aws:iam::123456789012:role/events".into()),
        ..Target::new("t", arn)
    }
}

/// A push builds; a build that fails tells chat and is tried again.
pub(in crate::pages::yard::canvas) fn build_chain() -> Yard {
    let retry = json!([{"service": "codebuild", "operation": "StartBuild", "request": "{\"projectName\":\"app\"}"}]);
    declaring(
        yard(vec![
            takes(
                "push",
                json!({"source": ["com.example"]}),
                &[target(format!("{PROJECT}app"))],
            ),
            takes(
                "failed",
                json!({"source": ["aws.codebuild"], "detail": {"build-status": ["FAILED"]}}),
                &[
                    target(format!("{TOPIC}chat")),
                    target(format!("{LAMBDA}retry")),
                ],
            ),
        ]),
        json!({
            "projects": [{"name": "app", "failed_phase": "BUILD"}],
            "functions": [{"name": "retry", "calls": retry}],
            "topics": [{"name": "chat", "subscriptions": [{"protocol": "email", "endpoint": "team@example.com"}]}],
        }),
        json!(null),
    )
}

fn lines(wiring: &Wiring) -> Vec<String> {
    let name = |at: usize| wiring.plan.stations[at].name.as_str();
    let tracks = wiring.plan.tracks.iter();
    tracks
        .map(|track| {
            format!(
                "{} to {}{}",
                name(track.from),
                name(track.to),
                if track.circle { " (circle)" } else { "" }
            )
        })
        .collect()
}

#[test]
fn a_yard_that_declares_nothing_is_laid_out_as_ever() {
    let yard = yard(vec![
        rule("one", &[queue("a"), queue("b")]),
        rule("two", &[queue("a")]),
    ]);
    let (plain, with) = (Wiring::of(&yard, &[], &[]), within(&yard));
    assert_eq!(plain.plan, with.plan);
    assert_eq!(Layout::of(&plain.plan), Layout::of(&with.plan));
}

#[test]
fn a_chain_goes_on_behind_the_targets_and_comes_back_to_the_bus() {
    let wiring = within(&build_chain());
    let names: Vec<&str> = wiring
        .plan
        .stations
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "AWS services",
            "default",
            "push",
            "app",
            "failed",
            "chat",
            "retry",
            "team@example.com"
        ]
    );
    let lines = lines(&wiring);
    let all: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert!(all.contains(&"chat to team@example.com"), "{all:?}");
    assert!(all.contains(&"app to default (circle)"), "{all:?}");
    assert!(all.contains(&"retry to app"), "{all:?}");
    // The target and the declared project are one station, and it is still the target.
    let at = wiring
        .plan
        .station(&wiring.plan.stations[3].key)
        .expect("the project");
    assert!(matches!(wiring.things[at], Thing::Target { .. }));
    assert_eq!(
        wiring.world.of(at).map(|(_, of)| of.declared.is_some()),
        Some(true)
    );
}

#[test]
fn a_finding_about_a_wire_leads_to_its_station() {
    let yard = declaring(
        Yard::default(),
        json!({"topics": [{"name": "ops"}]}),
        json!({
            "metric_filters": [{"filter_name": "errors", "log_group_name": "/app", "filter_pattern": "ERROR",
                "metric_transformation": {"metric_name": "Errors", "metric_namespace": "shop", "metric_value": "1"}}],
            "metric_alarms": [{"alarm_name": "high", "namespace": "shop", "metric_name": "Errors", "alarm_actions": [format!("{TOPIC}ops")]}],
            "subscription_filters": [{"filter_name": "all", "log_group_name": "/app", "destination_arn": format!("{LAMBDA}f")}],
        }),
    );
    let wiring = within(&yard);
    let layout = Layout::of(&wiring.plan);
    let column = |name: &str| {
        let at = wiring.plan.stations.iter().position(|one| one.name == name);
        layout.spot(at.expect("the station")).column
    };
    assert_eq!(
        [
            column("/app"),
            column("errors"),
            column("high"),
            column("ops")
        ],
        [0, 1, 2, 3]
    );
    let name = |list: &str, name: &str| {
        let place = Place::Declared {
            account: "123456789012".into(),
            region: "us-east-1".into(),
            list: list.into(),
            name: name.into(),
        };
        wiring
            .of_place(&place)
            .map(|at| wiring.plan.stations[at].name.as_str())
    };
    assert_eq!(name("metric_alarms", "high"), Some("high"));
    assert_eq!(name("subscription_filters", "/app/all"), Some("/app"));
    assert_eq!(name("metric_alarms", "low"), None);
}

/// An alarm whose actions a second one suppresses, and a template for two repositories.
pub(in crate::pages::yard::canvas) fn held_back() -> Yard {
    let alarm = |name: &str| {
        json!({"alarm_name": name, "namespace": "shop", "metric_name": name, "period": 60, "evaluation_periods": 1,
            "statistic": "Sum", "threshold": 1.0, "comparison_operator": "GreaterThanOrEqualToThreshold", "treat_missing_data": "notBreaching"})
    };
    let data = |name: &str| {
        let request =
            json!({"Namespace": "shop", "MetricData": [{"MetricName": name, "Value": 5}]});
        json!([{"service": "monitoring", "operation": "PutMetricData", "request": request.to_string()}])
    };
    let pull_request = json!({"title": "Fix", "targets": [{"repositoryName": "shop", "sourceReference": "fix", "destinationReference": "main"}]});
    let merge = json!({"pullRequestId": "1", "repositoryName": "shop"});
    let codecommit = |operation: &str, request: &Value| json!({"service": "codecommit", "operation": operation, "request": request.to_string()});
    declaring(
        yard(vec![
            takes(
                "deploy",
                json!({"source": ["com.example"], "detail-type": ["Deploy"]}),
                &[target(format!("{LAMBDA}deploy"))],
            ),
            takes(
                "fail",
                json!({"source": ["com.example"], "detail-type": ["Fail"]}),
                &[target(format!("{LAMBDA}fail"))],
            ),
            takes(
                "propose",
                json!({"source": ["com.example"], "detail-type": ["Propose"]}),
                &[target(format!("{LAMBDA}propose"))],
            ),
            takes(
                "proposed",
                json!({"source": ["aws.codecommit"], "detail": {"event": ["pullRequestCreated"]}}),
                &[target(format!("{TOPIC}ops"))],
            ),
        ]),
        json!({
            "functions": [
                {"name": "deploy", "calls": data("deploying")},
                {"name": "fail", "calls": data("errors")},
                {"name": "propose", "calls": [codecommit("CreatePullRequest", &pull_request), codecommit("MergePullRequestByFastForward", &merge)]},
            ],
            "topics": [{"name": "ops"}],
        }),
        json!({
            "metric_alarms": [alarm("deploying"), alarm("errors")],
            "composite_alarms": [{"alarm_name": "shop-is-down", "alarm_rule": "ALARM(errors)", "alarm_actions": [format!("{TOPIC}ops")],
                "actions_suppressor": "deploying", "actions_suppressor_wait_period": 60, "actions_suppressor_extension_period": 60}],
            "approval_rule_templates": [{"name": "two-eyes", "repositories": ["shop", "docs"], "number_of_approvals_needed": 2}],
        }),
    )
}

#[test]
fn what_holds_back_has_its_stations_and_tracks() {
    let wiring = within(&held_back());
    let lines = lines(&wiring);
    for line in [
        "errors to shop-is-down",
        "deploying to shop-is-down",
        "two-eyes to shop",
        "two-eyes to docs",
        "propose to shop",
    ] {
        assert!(lines.iter().any(|one| one == line), "{line}: {lines:#?}");
    }
    let at = |name: &str| {
        let found = wiring.plan.stations.iter().position(|one| one.name == name);
        found.unwrap_or_else(|| panic!("no station {name}"))
    };
    // It stands behind the alarm of its rule, whichever is declared first.
    assert_eq!(wiring.plan.parent(at("shop-is-down")), Some(at("errors")));
    assert_eq!(
        wiring.world.suppressor(at("shop-is-down")),
        Some(at("deploying"))
    );
    assert_eq!(wiring.world.suppressor(at("errors")), None);
    let (shop, _) = wiring.world.of(at("shop")).expect("the repository");
    let held: Vec<Option<usize>> = wiring.world.held_back(shop).map(|(from, _)| from).collect();
    assert_eq!(held, [Some(at("two-eyes"))]);
    let place = Place::Declared {
        account: "123456789012".into(),
        region: "us-east-1".into(),
        list: "approval_rule_templates".into(),
        name: "two-eyes".into(),
    };
    assert_eq!(wiring.of_place(&place), Some(at("two-eyes")));
}

/// Random worlds: services that lead to each other at random.
fn any_world() -> impl Strategy<Value = Yard> {
    let names = || prop::sample::select(vec!["a", "b", "c", "d", "e"]);
    let pairs = move || prop::collection::vec((names(), names()), 0..6);
    (pairs(), pairs(), pairs(), pairs()).prop_map(|(publishes, subscriptions, targets, notes)| {
        let publish = |there: &str| json!([{"service": "sns", "operation": "Publish", "request": json!({"topicArn": format!("{TOPIC}{there}"), "message": "x"}).to_string()}]);
        let functions: Vec<Value> = publishes.iter().map(|(name, there)| json!({"name": name, "calls": publish(there)})).collect();
        let topics: Vec<Value> = subscriptions
            .iter()
            .map(|(name, there)| json!({"name": name, "subscriptions": [{"protocol": "lambda", "endpoint": format!("{LAMBDA}{there}")}]}))
            .collect();
        let notifications: Vec<Value> = notes
            .iter()
            .map(|(bucket, there)| json!({"bucket": bucket, "id": there, "events": ["s3:ObjectCreated:*"], "destination_arn": format!("{LAMBDA}{there}")}))
            .collect();
        let rules = targets.iter().enumerate().map(|(n, (project, there))| {
            let pattern = json!({"source": ["aws.codebuild"], "detail": {"project-name": [project]}});
            takes(&format!("r{n}"), pattern, &[target(format!("{LAMBDA}{there}")), target(format!("{PROJECT}{project}"))])
        });
        declaring(
            yard(rules.collect()),
            json!({"functions": functions, "topics": topics, "projects": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}),
            json!({"bucket_notifications": notifications}),
        )
    })
}

fn segments(corners: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    corners.iter().copied().zip(corners.iter().copied().skip(1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn any_world_is_drawn_once_with_room_for_all(yard in any_world()) {
        let wiring = within(&yard);
        prop_assert_eq!(&wiring, &within(&yard));
        let plan = &wiring.plan;
        prop_assert_eq!(wiring.things.len(), plan.stations.len());
        let mut keys: Vec<&str> = plan.stations.iter().map(|one| one.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), plan.stations.len());
        let scene = Scene::of(wiring.clone());
        let layout = &scene.layout;
        let mut points: Vec<Point> = (0..plan.stations.len()).map(|at| layout.point(at)).collect();
        points.sort_unstable();
        points.dedup();
        prop_assert_eq!(points.len(), plan.stations.len());
        prop_assert_eq!(layout.order().len(), plan.stations.len());
        let (width, height) = layout.size();
        for track in 0..plan.tracks.len() {
            for ((x, y), (next_x, next_y)) in segments(&layout.corners(plan, track)) {
                // Level, upright or at 45 degrees, and within the picture.
                let (right, down) = ((next_x - x).abs(), (next_y - y).abs());
                prop_assert!(right == 0 || down == 0 || right == down, "{x} {y} to {next_x} {next_y}");
                prop_assert!((0..=width).contains(&next_x) && (0..=height).contains(&next_y));
                // No track runs through a name.
                for at in 0..plan.stations.len() {
                    let (left, top) = layout.point(at);
                    let (left, top, end, foot) = (left - 10, top - 42, left - 10 + NAME, top - 14);
                    let outside = x.max(next_x) <= left || x.min(next_x) >= end || y.max(next_y) <= top || y.min(next_y) >= foot;
                    prop_assert!(outside, "a track from {x} {y} to {next_x} {next_y} runs through {}", plan.stations[at].name);
                }
            }
        }
        // Every declared thing has its station, and no station stands twice.
        for at in 0..wiring.world.map.stations.len() {
            let of = &wiring.world.map.stations[at];
            prop_assert!(wiring.world.place(at).is_some(), "{}", of.arn);
        }
        let twice = wiring.things.iter().filter(|thing| match thing {
            Thing::Service { arn } => wiring.things.iter().any(|other| matches!(other, Thing::Target { arn: of, .. } if of == arn)),
            _ => false,
        });
        prop_assert_eq!(twice.count(), 0);
        prop_assert!(plan.stations.iter().all(|one| one.kind != Kind::Back));
    }
}
