use super::super::did::{entries, mark, told};
use super::super::travel::{length, trips};
use super::super::wiring::Wiring;
use super::super::wiring::world_tests::{build_chain, held_back, within};
use crate::components::verdict::Passage;
use crate::store::yard::Run;
use pipeline::{EventInput, Sent, Timestamp, Yard};
use std::rc::Rc;

/// The chain without the second try, so that it ends.
fn once() -> Yard {
    let mut yard = build_chain();
    yard.rules[1].targets.truncate(1);
    yard
}

fn push() -> EventInput {
    EventInput::new(
        r#"{"version":"0","id":"a-1","detail-type":"Push","source":"com.example","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{}}"#,
    )
}

/// What sending and ten minutes bring, as two parts of a run.
fn run(yard: &Yard) -> Run {
    let sent = pipeline::send(yard, &[push()]);
    let to = Timestamp(sent.yard.clock.millis() + 600_000);
    let later: Sent = pipeline::advance(&sent.yard, to);
    Run::default()
        .with(Rc::new(sent.into()))
        .with(Rc::new(later.into()))
}

fn name(wiring: &Wiring, track: usize) -> String {
    let track = &wiring.plan.tracks[track];
    let name = |at: usize| &wiring.plan.stations[at].name;
    format!("{} to {}", name(track.from), name(track.to))
}

#[test]
fn a_failed_build_travels_back_to_the_bus_and_on_to_the_subscriber() {
    let yard = once();
    let wiring = within(&yard);
    let run = run(&yard);
    let trips = trips(&wiring, &run);
    let mut ways: Vec<String> = trips.iter().map(|trip| name(&wiring, trip.track)).collect();
    assert_eq!(ways[0], "app to default");
    let tail = ways.split_off(
        ways.iter()
            .position(|way| way == "default to failed")
            .expect("the rule"),
    );
    let onward: Vec<&str> = tail
        .iter()
        .map(String::as_str)
        .filter(|way| *way != "app to default")
        .collect();
    assert_eq!(
        onward,
        [
            "default to failed",
            "failed to chat",
            "chat to team@example.com"
        ]
    );
    assert!(
        !ways.iter().any(|way| way.starts_with("AWS services")),
        "{ways:?}"
    );
    // One after the other.
    let begin = |way: &str| {
        let mut all = trips.iter().filter(|trip| name(&wiring, trip.track) == way);
        all.next().expect("a trip").begin
    };
    assert!(begin("default to failed") < begin("failed to chat"));
    assert!(begin("failed to chat") < begin("chat to team@example.com"));
    assert!(length(&trips) < 8_000, "{}", length(&trips));
}

#[test]
fn stations_tell_what_services_did() {
    let yard = once();
    let mut wiring = within(&yard);
    let run = run(&yard);
    let ran = told(&wiring, &run);
    mark(&mut wiring, &ran, |_| true);
    let tells = |name: &str| {
        let found = wiring.plan.stations.iter().find(|one| one.name == name);
        let found = found.expect("the station");
        (found.passage, found.state.as_str())
    };
    assert_eq!(tells("app"), (Passage::Broken, "Got 1, failed 1"));
    assert_eq!(tells("failed"), (Passage::Taken, "Matched 1"));
    assert_eq!(tells("chat"), (Passage::Taken, "Got 1"));
    assert_eq!(tells("team@example.com"), (Passage::Taken, "Got 1"));
    let at = wiring
        .plan
        .stations
        .iter()
        .position(|one| one.name == "app")
        .expect("the project");
    let texts = entries(&wiring, at, &run);
    let texts: Vec<&str> = texts
        .iter()
        .filter_map(|one| Some(one.doing()?.text.as_str()))
        .collect();
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("Build 1 of app began")),
        "{texts:?}"
    );
}

#[test]
fn what_has_not_arrived_is_not_told() {
    let yard = once();
    let mut wiring = within(&yard);
    let plain = wiring.clone();
    let ran = told(&wiring, &run(&yard));
    mark(&mut wiring, &ran, |_| false);
    assert_eq!(wiring, plain);
}

/// The run of these events of a yard, with so many seconds after each.
fn after(yard: &Yard, events: &[(&str, i64)]) -> Run {
    let mut now = yard.clone();
    let mut run = Run::default();
    for (detail_type, seconds) in events {
        let text = push().text.replace("Push", detail_type);
        let sent = pipeline::send(&now, &[EventInput::new(&text)]);
        let to = Timestamp(sent.yard.clock.millis() + seconds * 1_000);
        let later = pipeline::advance(&sent.yard, to);
        now = later.yard.clone();
        run = run.with(Rc::new(sent.into())).with(Rc::new(later.into()));
    }
    run
}

fn state(yard: &Yard, run: &Run, name: &str) -> (Passage, String) {
    let mut wiring = within(yard);
    let ran = told(&wiring, run);
    mark(&mut wiring, &ran, |_| true);
    let found = wiring.plan.stations.iter().find(|one| one.name == name);
    let found = found.expect("the station");
    (found.passage, found.state.clone())
}

#[test]
fn a_suppressor_holds_the_actions_back_until_it_is_over() {
    let yard = held_back();
    let wiring = within(&yard);
    // Both are raised within two minutes, and everything is over after a quarter of an hour.
    let soon = after(&yard, &[("Deploy", 90), ("Fail", 90)]);
    let ways: Vec<String> = trips(&wiring, &soon)
        .iter()
        .map(|trip| name(&wiring, trip.track))
        .collect();
    assert!(
        ways.iter().any(|way| way == "deploying to shop-is-down"),
        "{ways:?}"
    );
    assert!(
        !ways.iter().any(|way| way == "shop-is-down to ops"),
        "{ways:?}"
    );
    assert_eq!(
        state(&yard, &soon, "shop-is-down"),
        (Passage::Broken, "ALARM, actions suppressed".to_owned())
    );
    let late = after(&yard, &[("Deploy", 90), ("Fail", 900)]);
    assert_eq!(
        state(&yard, &late, "shop-is-down"),
        (Passage::Taken, "OK".to_owned())
    );
}

#[test]
fn a_pull_request_is_made_refused_and_heard_of() {
    let yard = held_back();
    let wiring = within(&yard);
    let run = after(&yard, &[("Propose", 60)]);
    let trips_made: Vec<String> = run
        .parts()
        .scan(Run::default(), |so_far, part| {
            *so_far = so_far.with(part.clone());
            Some(so_far.clone())
        })
        .flat_map(|part| trips(&wiring, &part))
        .map(|trip| name(&wiring, trip.track))
        .collect();
    for way in [
        "propose to shop",
        "shop to default",
        "default to proposed",
        "proposed to ops",
    ] {
        assert!(
            trips_made.iter().any(|made| made == way),
            "{way}: {trips_made:?}"
        );
    }
    assert_eq!(
        state(&yard, &run, "shop"),
        (Passage::Broken, "Refused 1, under way 1".to_owned())
    );
}
