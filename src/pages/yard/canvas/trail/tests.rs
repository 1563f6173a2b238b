use super::super::did::{entries, mark, told};
use super::super::travel::{length, trips};
use super::super::wiring::Wiring;
use super::super::wiring::world_tests::{build_chain, within};
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
