//! Where on the map each thing happened that a run tells of, and which way it came there.
//!
//! A step of EventBridge names its rule and target. A doing of a service names its resource, and it
//! came there from where its cause was.

use super::did::{self, Move};
use super::wiring::Wiring;
use crate::store::yard::{Entry, Seen};
use pipeline::world::map::StationKind;
use pipeline::world::{Doing, DoingKind};
use pipeline::{MessageType, Step};
use std::sync::Arc;

/// What an entry of a run means for the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// The movement that it stands for.
    pub moved: Option<Move>,
    /// The station where a service did something.
    pub did: Option<usize>,
}

/// Follows the entries of a run, which come in their order.
pub struct Trail<'a> {
    wiring: &'a Wiring,
    been: Vec<Been>,
    /// The stations of resources whose ARN does not tell it.
    known: Vec<(Arc<str>, usize)>,
}

/// Where an entry was.
struct Been {
    number: u64,
    place: Option<usize>,
    /// Whether a service's event has come to a bus on a track of its own.
    came: bool,
}

impl<'a> Trail<'a> {
    /// At the beginning of a run.
    pub fn new(wiring: &'a Wiring) -> Trail<'a> {
        Trail {
            wiring,
            been: Vec::new(),
            known: Vec::new(),
        }
    }

    /// The next entry.
    pub fn pass(&mut self, entry: Entry<'_>) -> Passed {
        match entry {
            Entry::Step(step) => self.step(step),
            Entry::Doing(doing) => self.doing(doing),
        }
    }

    fn cause(&self, cause: Option<u64>) -> Option<&Been> {
        let cause = cause?;
        let at = self.been.binary_search_by_key(&cause, |been| been.number);
        self.been.get(at.ok()?)
    }

    fn step(&mut self, step: &Step) -> Passed {
        let came = self.cause(step.cause).is_some_and(|been| been.came);
        let is_event = matches!(
            step.message_type,
            MessageType::EventReceipt
                | MessageType::EventIngestSuccess
                | MessageType::EventIngestFailure
        );
        let moved = match came && is_event {
            true => None,
            false => did::movement(self.wiring, step),
        };
        // Without services nobody asks where a step was.
        if !self.wiring.world.map.stations.is_empty() {
            let seen = Seen { step };
            let rule = seen.rule_arn().and_then(|arn| self.wiring.rule(arn));
            let target = seen.target_arn();
            let place = match (rule, target) {
                (Some(rule), Some(target)) => self.wiring.target(rule, target),
                (rule, _) => rule.or_else(|| self.wiring.bus(&step.resource_arn)),
            };
            self.been.push(Been {
                number: step.number,
                place,
                came: came && is_event,
            });
        }
        Passed { moved, did: None }
    }

    fn doing(&mut self, doing: &Doing) -> Passed {
        let plan = &self.wiring.plan;
        let from = self.cause(doing.cause).and_then(|been| been.place);
        if doing.kind == DoingKind::SentEvent {
            let bus = self.wiring.bus(&doing.resource);
            let track = from.zip(bus).and_then(|(from, bus)| plan.track(from, bus));
            self.been.push(Been {
                number: doing.number,
                place: bus,
                came: track.is_some(),
            });
            let moved = track.map(|track| Move {
                track,
                failed: false,
            });
            return Passed { moved, did: None };
        }
        let place = self.place(doing, from);
        self.been.push(Been {
            number: doing.number,
            place: place.or(from),
            came: false,
        });
        let from = match suppression(doing) {
            None => from,
            // It is the suppressor that holds back what the alarm would do.
            Some(true) => place.and_then(|place| self.wiring.world.suppressor(place)),
            Some(false) => None,
        };
        let track = from.zip(place).and_then(|(from, to)| plan.track(from, to));
        let moved = track.map(|track| Move {
            track,
            failed: doing.kind == DoingKind::Refused,
        });
        Passed { moved, did: place }
    }

    /// The station of a doing: that of its resource, or of what its work belongs to.
    fn place(&mut self, doing: &Doing, from: Option<usize>) -> Option<usize> {
        let resource = &*doing.resource;
        let of = |known: &&(Arc<str>, usize)| *known.0 == *resource;
        if let Some((_, place)) = self.known.iter().find(of) {
            return Some(*place);
        }
        let world = &self.wiring.world;
        if let Some(own) = world.named(resource) {
            return Some(self.spoken_of(doing, own).unwrap_or(own));
        }
        // A notification rule is a way; what it tells comes from where it begins.
        if let Some((_, name)) = resource.split_once(":notificationrule/") {
            return world.beginning("notification_rules", name);
        }
        let found = self
            .work(doing, from)
            .or_else(|| from.filter(|_| is_work(resource)))?;
        self.known.push((Arc::clone(&doing.resource), found));
        Some(found)
    }

    /// What has no ARN of its own and is told of by what leads to it: a subscriber of a topic, a
    /// metric filter of a log group.
    fn spoken_of(&self, doing: &Doing, own: usize) -> Option<usize> {
        let is_meant = |to: usize| {
            self.wiring.world.of(to).is_some_and(|(_, station)| {
                let subject = match station.kind {
                    StationKind::Subscriber => format!("{} gets ", station.name),
                    StationKind::MetricFilter => format!("Metric filter {} ", station.name),
                    _ => return false,
                };
                doing.text.starts_with(&subject)
            })
        };
        let mut ends = self.wiring.plan.onward(own).map(|track| track.to);
        ends.find(|to| is_meant(*to))
    }

    /// The work of Systems Manager and of a cluster has no name of its own: what the station that
    /// began it leads to and what is named in its text.
    fn work(&self, doing: &Doing, from: Option<usize>) -> Option<usize> {
        if !is_work(&doing.resource) {
            return None;
        }
        let plan = &self.wiring.plan;
        let mut ends = plan.onward(from?).map(|track| track.to);
        ends.find(|to| {
            let station = plan.stations.get(*to);
            station.is_some_and(|station| {
                let mut words = doing.text.split([' ', '.']);
                words.any(|word| word == station.name)
            })
        })
    }
}

/// Whether actions of an alarm are suppressed from now on, or no more; none of any other doing.
pub(super) fn suppression(doing: &Doing) -> Option<bool> {
    if !doing.resource.contains(":alarm:") {
        return None;
    }
    match doing.kind {
        DoingKind::Waits => doing.text.contains(" are suppressed by ").then_some(true),
        DoingKind::Changed => doing
            .text
            .ends_with(" are suppressed no more.")
            .then_some(false),
        _ => None,
    }
}

/// Whether an ARN is that of work, such as of an execution, which does not name what works.
fn is_work(arn: &str) -> bool {
    [":automation-execution/", ":command/", ":task/"]
        .iter()
        .any(|part| arn.contains(part))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
