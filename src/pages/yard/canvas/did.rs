//! What the yard has done, station by station: how often events went each way, what failed, and the
//! steps that belong to a station.

use super::trail::Trail;
use super::wiring::{Thing, Wiring};
use crate::components::tracks::plan::Kind;
use crate::components::verdict::Passage;
use crate::store::yard::{Entry, Run, Seen};
use pipeline::{Details, MessageType, Step};
use services::Tells;

mod services;

/// A movement on a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The place of the track.
    pub track: usize,
    /// Whether what moved was refused at the end.
    pub failed: bool,
}

/// How often something happened at a station or on a track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    good: usize,
    bad: usize,
    /// Calls that have begun and not ended.
    under_way: usize,
}

/// The movement that a step stands for.
pub fn movement(wiring: &Wiring, step: &Step) -> Option<Move> {
    let (plan, seen) = (&wiring.plan, Seen { step });
    let good = |track| {
        Some(Move {
            track,
            failed: false,
        })
    };
    match step.message_type {
        MessageType::EventIngestSuccess | MessageType::EventIngestFailure => {
            let bus = wiring.bus(&step.resource_arn)?;
            let is_source = |from: usize| {
                plan.stations
                    .get(from)
                    .is_some_and(|from| from.kind == Kind::Source)
            };
            let named = match &step.details {
                Details::Event(event) => event.source.as_deref(),
                _ => None,
            };
            let into = || {
                plan.tracks
                    .iter()
                    .enumerate()
                    .filter(|(_, track)| track.to == bus && is_source(track.from))
            };
            let same = into().find(|(_, track)| {
                plan.stations.get(track.from).map(|from| from.name.as_str()) == named
            });
            let (track, _) = same.or_else(|| into().next())?;
            let failed = step.message_type == MessageType::EventIngestFailure;
            Some(Move { track, failed })
        }
        MessageType::RuleMatch => {
            let rule = wiring.rule(seen.rule_arn()?)?;
            good(plan.track(plan.parent(rule)?, rule)?)
        }
        MessageType::InvocationSuccess | MessageType::InvocationFailure => {
            let rule = wiring.rule(seen.rule_arn()?)?;
            let target = wiring.target(rule, seen.target_arn()?)?;
            let failed = step.message_type == MessageType::InvocationFailure;
            Some(Move {
                track: plan.track(rule, target)?,
                failed,
            })
        }
        MessageType::InvocationDlq => {
            let rule = wiring.rule(seen.rule_arn()?)?;
            let target = wiring.target(rule, seen.target_arn()?)?;
            let is_queue = |to: usize| matches!(wiring.things.get(to), Some(Thing::Queue { .. }));
            let queue = plan.onward(target).find(|track| is_queue(track.to))?.to;
            Some(Move {
                track: plan.track(target, queue)?,
                failed: step.error.is_some(),
            })
        }
        _ => None,
    }
}

/// What an entry of a run does to the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The number of the step or doing.
    number: u64,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// Something moved; whether a call ended with it.
    Moved(Move, bool),
    /// A call of the target at this station began.
    Begun(usize),
    /// A service did something at this station.
    Did(usize, Tells),
}

/// What a run tells of the tracks and stations, the oldest first.
pub fn told(wiring: &Wiring, run: &Run) -> Vec<Told> {
    let mut trail = Trail::new(wiring);
    let mut all = Vec::new();
    for entry in run.entries() {
        let passed = trail.pass(entry);
        let number = entry.number();
        if let Some(moved) = passed.moved {
            // A dead-letter queue takes what has ended before.
            let ends = entry.step().is_some_and(|step| {
                matches!(
                    step.message_type,
                    MessageType::InvocationSuccess | MessageType::InvocationFailure
                )
            });
            let what = What::Moved(moved, ends);
            all.push(Told { number, what });
        }
        let what = match entry {
            Entry::Step(_) if passed.moved.is_some() => None,
            Entry::Step(step) => begun(wiring, step).map(What::Begun),
            Entry::Doing(doing) => passed.did.map(|at| What::Did(at, Tells::of(doing))),
        };
        all.extend(what.map(|what| Told { number, what }));
    }
    all
}

/// Puts what has happened onto the stations and tracks; `arrived` says of a step by its number
/// whether it is to be seen yet.
pub fn mark(wiring: &mut Wiring, told: &[Told], arrived: impl Fn(u64) -> bool) {
    let mut tracks = vec![Tally::default(); wiring.plan.tracks.len()];
    let mut stations = vec![Tally::default(); wiring.plan.stations.len()];
    let mut services = services::Services::of(wiring);
    let mut is_any = false;
    for one in told.iter().filter(|one| arrived(one.number)) {
        is_any = true;
        let (moved, ends) = match &one.what {
            What::Moved(moved, ends) => (*moved, *ends),
            What::Begun(target) => {
                if let Some(tally) = stations.get_mut(*target) {
                    tally.under_way += 1;
                }
                continue;
            }
            What::Did(at, tells) => {
                services.note(*at, tells);
                continue;
            }
        };
        let to = wiring.plan.tracks.get(moved.track).map(|track| track.to);
        for tally in [
            tracks.get_mut(moved.track),
            to.and_then(|to| stations.get_mut(to)),
        ]
        .into_iter()
        .flatten()
        {
            if moved.failed {
                tally.bad += 1;
            } else {
                tally.good += 1;
            }
            if ends {
                tally.under_way = tally.under_way.saturating_sub(1);
            }
        }
    }
    if is_any {
        put(wiring, &tracks, &stations);
        services.put(wiring);
    }
}

/// The station of the target whose call begins with a step.
fn begun(wiring: &Wiring, step: &Step) -> Option<usize> {
    if step.message_type != MessageType::InvocationStart {
        return None;
    }
    let seen = Seen { step };
    wiring.target(wiring.rule(seen.rule_arn()?)?, seen.target_arn()?)
}

fn put(wiring: &mut Wiring, tracks: &[Tally], stations: &[Tally]) {
    for (track, tally) in wiring.plan.tracks.iter_mut().zip(tracks) {
        track.count = Some(tally.good + tally.bad);
        match (tally.good, tally.bad) {
            (0, 0) => {}
            (_, 0) => track.passage = Passage::Taken,
            _ => track.passage = Passage::Broken,
        }
    }
    // What left each station, and what came to the one that its first track comes from.
    let mut left = vec![0; stations.len()];
    let mut came = vec![None; stations.len()];
    for track in &wiring.plan.tracks {
        if let Some(left) = left.get_mut(track.from) {
            *left += track.count.unwrap_or_default();
        }
        if let Some(came) = came.get_mut(track.to).filter(|came| came.is_none()) {
            let from = stations.get(track.from).filter(|_| track.from < track.to);
            *came = Some(from.map_or(0, |tally| tally.good));
        }
    }
    let all = stations.iter().zip(left).zip(came).zip(&wiring.things);
    for (station, (((tally, left), came), thing)) in wiring.plan.stations.iter_mut().zip(all) {
        if matches!(thing, Thing::Rule { rule, .. } if rule.feeds_archive()) {
            // AWS logs nothing of it: the archive itself tells.
            continue;
        }
        let (passage, state) = match station.kind {
            Kind::Source if left > 0 => (Passage::Taken, String::new()),
            Kind::Rule if tally.good > 0 => (Passage::Taken, format!("Matched {}", tally.good)),
            Kind::Rule if came.unwrap_or(0) > 0 && station.passage == Passage::Waiting => {
                (Passage::NotTaken, "No match".to_owned())
            }
            Kind::Source | Kind::Rule => continue,
            _ => match (tally.good, tally.bad, tally.under_way) {
                (0, 0, 0) => continue,
                (0, 0, n) => (Passage::Waiting, format!("{n} under way")),
                (good, 0, 0) => (Passage::Taken, format!("Got {good}")),
                (good, 0, n) => (Passage::Taken, format!("Got {good}, {n} under way")),
                (0, bad, _) => (Passage::Broken, format!("Failed {bad}")),
                (good, bad, _) => (Passage::Broken, format!("Failed {bad}, got {good}")),
            },
        };
        station.passage = passage;
        station.state = state;
    }
}

/// The steps and doings that belong to a station, the oldest first.
pub fn entries<'a>(wiring: &Wiring, at: usize, run: &'a Run) -> Vec<Entry<'a>> {
    let mut trail = Trail::new(wiring);
    let all = run.entries().filter(|entry| match entry {
        Entry::Step(step) => {
            trail.pass(*entry);
            belongs(wiring, at, step)
        }
        Entry::Doing(_) => trail.pass(*entry).did == Some(at),
    });
    all.collect()
}

/// Whether a step belongs to a station.
fn belongs(wiring: &Wiring, at: usize, step: &Step) -> bool {
    let Some(thing) = wiring.things.get(at) else {
        return false;
    };
    let seen = Seen { step };
    let of_call = seen.target_arn().is_some();
    match thing {
        Thing::Source { bus } => {
            step.message_type == MessageType::EventReceipt && *step.resource_arn == **bus
        }
        Thing::Bus(bus) => !of_call && *step.resource_arn == *bus.arn,
        Thing::Rule { arn, .. } => {
            step.message_type == MessageType::RuleMatch && seen.rule_arn() == Some(arn)
        }
        Thing::Target { arn, .. } | Thing::Back { arn, .. } => seen.target_arn() == Some(arn),
        Thing::Queue { .. } => movement(wiring, step).is_some_and(|moved| {
            let track = wiring.plan.tracks.get(moved.track);
            step.message_type == MessageType::InvocationDlq
                && track.is_some_and(|track| track.to == at)
        }),
        Thing::Archive(_) | Thing::Service { .. } => false,
    }
}
