use super::super::did::{entries, mark, told};
use super::super::wiring::Wiring;
use super::super::wiring::tests::{queue, rule, yard};
use super::{MOVE, length, trips, wait};
use crate::components::tracks::plan::Kind;
use crate::components::verdict::Passage;
use crate::store::yard::Run;
use door::Sending;
use pipeline::{DeadLetterConfig, EventInput, Fault, FaultKind, Target, Yard};
use std::rc::Rc;

/// A yard where one of two targets has lost its permission and has a dead-letter queue.
fn broken() -> Yard {
    let lost = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("lost").arn),
        }),
        ..queue("closed")
    };
    let mut yard = yard(vec![
        rule("take", &[queue("open"), lost]),
        rule("other", &[]),
    ]);
    yard.rules[1].event_pattern = Some(r#"{"source": ["aws.ec2"]}"#.into());
    yard.conditions.faults = vec![Fault::new(queue("closed").arn, FaultKind::PermissionLost)];
    yard
}

fn sent(yard: &Yard) -> Sending {
    let text = pipeline::sample("s3/object-created")
        .expect("the sample")
        .text
        .as_ref();
    pipeline::send(yard, &[EventInput::new(text)]).into()
}

fn name(wiring: &Wiring, track: usize) -> String {
    let track = &wiring.plan.tracks[track];
    let name = |at: usize| &wiring.plan.stations[at].name;
    format!("{} to {}", name(track.from), name(track.to))
}

#[test]
fn an_event_takes_one_track_after_the_other() {
    let yard = broken();
    let wiring = Wiring::of(&yard, &[], &[]);
    let run = Run::default().with(Rc::new(sent(&yard)));
    let trips = trips(&wiring, &run);
    let told: Vec<(String, u32, bool)> = trips
        .iter()
        .map(|trip| (name(&wiring, trip.track), trip.begin / MOVE, trip.failed))
        .collect();
    let of = |name: &str| told.iter().find(|told| told.0 == name).cloned();
    assert_eq!(of("AWS services to default").map(|told| told.1), Some(0));
    assert_eq!(of("default to take").map(|told| told.1), Some(1));
    assert_eq!(
        of("take to open").map(|told| (told.1, told.2)),
        Some((2, false))
    );
    assert_eq!(
        of("take to closed").map(|told| (told.1, told.2)),
        Some((2, true))
    );
    assert_eq!(
        of("closed to lost").map(|told| (told.1, told.2)),
        Some((3, false))
    );
    assert_eq!(of("default to other"), None);
    assert_eq!(length(&trips), 4 * MOVE);
}

#[test]
fn stations_and_tracks_tell_what_happened() {
    let yard = broken();
    let mut wiring = Wiring::of(&yard, &[], &[]);
    let run = Run::default().with(Rc::new(sent(&yard)));
    let ran = told(&wiring, &run);
    mark(&mut wiring, &ran, |_| true);
    let tells = |name: &str, kind: Kind| {
        let found = wiring
            .plan
            .stations
            .iter()
            .find(|each| each.name == name && each.kind == kind);
        let found = found.expect("the station");
        (found.passage, found.state.clone())
    };
    assert_eq!(
        tells("default", Kind::Bus),
        (Passage::Taken, "Got 1".into())
    );
    assert_eq!(
        tells("take", Kind::Rule),
        (Passage::Taken, "Matched 1".into())
    );
    assert_eq!(
        tells("other", Kind::Rule),
        (Passage::NotTaken, "No match".into())
    );
    assert_eq!(
        tells("open", Kind::Target),
        (Passage::Taken, "Got 1".into())
    );
    assert_eq!(
        tells("closed", Kind::Target),
        (Passage::Broken, "Failed 1".into())
    );
    assert_eq!(tells("lost", Kind::Queue), (Passage::Taken, "Got 1".into()));
    let count = |name_of: &str| {
        let at = (0..wiring.plan.tracks.len()).find(|at| name(&wiring, *at) == name_of);
        wiring.plan.tracks[at.expect("the track")].count
    };
    assert_eq!(count("take to open"), Some(1));
    assert_eq!(count("default to other"), Some(0));
    let at = wiring
        .plan
        .stations
        .iter()
        .position(|each| each.name == "lost")
        .expect("the queue");
    assert_eq!(entries(&wiring, at, &run).len(), 1);
}

#[test]
fn what_is_still_on_its_way_is_not_told() {
    let yard = broken();
    let mut wiring = Wiring::of(&yard, &[], &[]);
    let plain = wiring.clone();
    let run = Run::default().with(Rc::new(sent(&yard)));
    let ran = told(&wiring, &run);
    assert!(!ran.is_empty());
    mark(&mut wiring, &ran, |_| false);
    assert_eq!(wiring, plain);
}

#[test]
fn a_long_wait_is_a_longer_pause_but_no_day() {
    assert_eq!(wait(900), 0);
    assert_eq!(wait(1_000), 300);
    assert_eq!(wait(60_000), 600);
    assert_eq!(wait(86_400_000), 1_500);
    assert_eq!(wait(-5_000), 0);
}

#[test]
fn events_stay_on_their_tracks_when_the_yard_is_wired_otherwise_meanwhile() {
    let before = broken();
    let run = Run::default().with(Rc::new(sent(&before)));
    let mut after = before.clone();
    // A rule before the others, and one target less, move every track to another place.
    after.rules.insert(0, rule("new", &[queue("more")]));
    after.rules[1].targets.remove(0);
    let all = |yard: &Yard| {
        let wiring = Wiring::of(yard, &[], &[]);
        let trips = trips(&wiring, &run);
        let named = trips
            .iter()
            .map(|trip| (trip.step, name(&wiring, trip.track), trip.begin));
        named.collect::<Vec<_>>()
    };
    let (then, now) = (all(&before), all(&after));
    let gone = |(_, name, _): &&(u64, String, u32)| name != "take to open";
    let left: Vec<_> = then.iter().filter(gone).cloned().collect();
    assert!(left.len() < then.len());
    assert_eq!(now, left);
}
