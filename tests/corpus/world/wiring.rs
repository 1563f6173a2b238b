//! Whole yards with wiring by chance, each made of a few bytes, and what has to hold of any: it ends,
//! every call comes to one end, and every step and doing follows from an earlier one. The tests and
//! the fuzzer share it.

#[path = "wiring/calls.rs"]
mod calls;
#[path = "wiring/choices.rs"]
mod choices;
#[path = "wiring/deeds.rs"]
mod deeds;
#[path = "wiring/rules.rs"]
mod rules;
#[path = "wiring/services.rs"]
mod services;
#[path = "wiring/wires.rs"]
mod wires;

use choices::Choices;
use pipeline::api::{Call, call};
use pipeline::world::{Doing, What, happen, replay};
use pipeline::{EventInput, LogLevel, Place, RuleState, Run, Step, Timestamp, Yard};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;
/// The days on which the two parts of a run end. The second begins nothing by the clock any more, and
/// is long enough for one approval after the other to wait in vain.
const ENDS: [i64; 2] = [30, 400];
const BUS: &str = "arn:aws:events:us-east-1:123456789012:event-bus/default";
const ARCHIVE: &str = "arn:aws:events:us-east-1:123456789012:archive/kept";

/// A yard, and what happens in it.
pub(crate) struct Wired {
    pub(crate) yard: Yard,
    /// What a person does before the events come, and after a month.
    deeds: [Vec<What>; 2],
    events: Vec<(Timestamp, EventInput)>,
    /// Whether what is archived is replayed after a month.
    replays: bool,
}

/// The yard that bytes are.
pub(crate) fn wired(bytes: &[u8]) -> Wired {
    let choices = &mut Choices::new(bytes);
    let mut yard = Yard::default();
    let clock = yard.clock;
    for nth in 0..1 + choices.next(4) {
        yard.rules.push(rules::rule(choices, nth));
    }
    *yard.resources.services = read(services::services(choices));
    *yard.resources.wires = read(wires::here(choices));
    *yard.conditions = rules::conditions(choices, clock);
    for (account, region) in [("210987654321", "us-east-1"), ("123456789012", "eu-west-1")] {
        if choices.next(4) != 0 {
            let mut place = Place::new(account, region);
            place.rules.push(rules::rule(choices, 0));
            *place.resources.services = read(services::services(choices));
            if account == "210987654321" {
                *place.resources.wires = read(wires::there(choices));
            }
            yard.elsewhere.push(place);
        }
    }
    let deeds = [(); 2].map(|()| {
        (0..choices.next(12))
            .flat_map(|_| deeds::deed(choices))
            .collect()
    });
    let event = r#"{"version":"0","id":"e","detail-type":"Go","source":"com.example","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{"id":"i-1"}}"#;
    let events = (0..1 + choices.next(3)).map(|nth| {
        let after = i64::try_from(nth).unwrap_or(0) * 3_600_000;
        (Timestamp(clock.millis() + after), EventInput::new(event))
    });
    let events = events.collect();
    let replays = choices.is_last(2);
    if choices.is_last(2) {
        let request = json!({"ArchiveName": "kept", "EventSourceArn": BUS, "RetentionDays": choices.one(&[0, 1, 40])});
        yard = call(&yard, &Call::new("CreateArchive", request)).yard;
    }
    Wired {
        yard,
        deeds,
        events,
        replays,
    }
}

/// What is declared, as a yard's file has it.
fn read<T: DeserializeOwned>(declared: Value) -> T {
    serde_json::from_value(declared).expect("what is declared can be read")
}

/// What has to hold of any yard, for somebody who looks at what happens and may
/// say that it was enough.
pub(crate) fn watch(bytes: &[u8], see: &mut dyn FnMut(&[Doing]) -> bool) {
    let Wired {
        mut yard,
        deeds,
        events,
        replays,
    } = wired(bytes);
    let start = yard.clock;
    let mut coming = events;
    for (half, deeds) in deeds.into_iter().enumerate() {
        let mut number = yard.steps;
        let begun = yard.under_way.len() as u64;
        if half == 1 && replays {
            let request = json!({"ReplayName": "again", "EventSourceArn": ARCHIVE, "EventStartTime": "2026-01-15T00:00:00Z",
                "EventEndTime": "2026-01-15T12:00:00Z", "Destination": {"Arn": BUS}});
            let answer = call(&yard, &Call::new("StartReplay", request));
            if answer.result.is_ok() {
                let sent = replay(&answer.yard, "123456789012", "us-east-1", "again");
                follows(&mut number, &sent.steps, &sent.doings);
                yard = sent.yard;
            }
        }
        for deed in deeds {
            let sent = happen(&yard, deed);
            follows(&mut number, &sent.steps, &sent.doings);
            see(&sent.doings);
            yard = sent.yard;
        }
        assert!(begun <= yard.under_way.len() as u64, "no time has passed");
        if half == 1 {
            stop_schedules(&mut yard);
        }
        let mut run = Run::new(yard, LogLevel::Trace);
        for (at, event) in coming.drain(..) {
            run.put(at, event);
        }
        let to = Timestamp(start.millis() + ENDS[half] * DAY_MS);
        if !go_on(&mut run, to, &mut number, see) {
            return;
        }
        yard = run.end();
        let text = serde_json::to_string(&yard).expect("a yard can be written");
        let again = serde_json::from_str::<Yard>(&text).expect("and read");
        assert!(again == yard, "it is read as it was written: {text}");
    }
    assert!(yard.under_way.is_empty());
    assert!(
        yard.happenings.waiting.is_empty(),
        "{:?}",
        yard.happenings.waiting
    );
    assert!(
        yard.happenings.running.is_empty(),
        "{:?}",
        yard.happenings.running
    );
    assert!(yard.happenings.chains.is_empty());
}

/// Rules that run by the clock do so no more.
fn stop_schedules(yard: &mut Yard) {
    let places = yard.elsewhere.iter_mut().flat_map(|place| &mut place.rules);
    for rule in yard.rules.iter_mut().chain(places) {
        if rule.schedule_expression.is_some() {
            rule.state = RuleState::Disabled;
        }
    }
}

/// A run goes on to a time, and ends there; false where somebody has seen enough before.
fn go_on(
    run: &mut Run,
    to: Timestamp,
    number: &mut u64,
    see: &mut dyn FnMut(&[Doing]) -> bool,
) -> bool {
    for pages in 0.. {
        assert!(pages < 1_000, "it ends");
        let page = run.page(to, 1_000);
        follows(number, &page.steps, &page.doings);
        let tally = run.tally();
        let ended = tally.delivered + tally.dead_lettered + tally.dropped;
        assert_eq!(
            tally.begun,
            ended + tally.under_way,
            "every call is somewhere"
        );
        if !see(&page.doings) {
            return false;
        }
        if page.done {
            return true;
        }
    }
    true
}

/// Numbers go up by one, and a cause comes before what it causes.
fn follows(number: &mut u64, steps: &[Step], doings: &[Doing]) {
    let steps = steps.iter().map(|step| (step.number, step.cause));
    let doings = doings.iter().map(|doing| (doing.number, doing.cause));
    let mut all: Vec<(u64, Option<u64>)> = steps.chain(doings).collect();
    all.sort_unstable();
    for (at, cause) in all {
        assert_eq!(at, *number, "numbers go up by one");
        assert!(cause.is_none_or(|cause| cause < at), "a cause comes before");
        *number += 1;
    }
}
