//! A long run of a yard, a page of steps at a time.

use super::clock::{Clock, Turn};
use super::sending::{Sending, Way, Works};
use super::{EventInput, EventOutcome};
use crate::metrics::cost::Usage;
use crate::step::{LogLevel, Step};
use crate::world::Doing;
use crate::{Timestamp, Yard};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::mem::replace;

/// A run of a yard over a long time. It keeps no step that it has given out,
/// so that its memory does not grow with its length; it grows with the calls
/// that wait for another attempt, and with what archives keep.
pub struct Run {
    yard: Yard,
    clock: Clock,
    works: Works,
    arrivals: VecDeque<(Timestamp, EventInput)>,
}

/// A page of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What happened, each step after its cause, which may stand on an earlier
    /// page.
    pub steps: Vec<Step>,
    /// Whether everything has happened that was due.
    pub done: bool,
    /// What services did meanwhile, in the same row of numbers.
    pub doings: Vec<Doing>,
    /// What AWS would charge for of what services did meanwhile.
    #[serde(default)]
    pub used: Usage,
}

/// How many calls of targets a run has begun, and what became of them: begun
/// are as many as delivered, dead-lettered, dropped and under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Calls begun.
    pub begun: u64,
    /// Calls whose target took the event.
    pub delivered: u64,
    /// Calls whose dead-letter queue took the event.
    pub dead_lettered: u64,
    /// Calls whose event is lost.
    pub dropped: u64,
    /// Calls that wait for their turn.
    pub under_way: u64,
    /// How often targets took an event, duplicates counted.
    pub received: u64,
}

impl Run {
    /// A run from where the yard is. Of the steps those are given out that a
    /// bus logs at this level; the others only count.
    pub fn new(mut yard: Yard, level: LogLevel) -> Run {
        let mut works = Works::new(&super::conduct::REAL);
        works.level = level;
        works.outcomes = false;
        let clock = Clock::of(&mut yard);
        works.tally.begun = clock.waiting() as u64;
        Run {
            yard,
            clock,
            works,
            arrivals: VecDeque::new(),
        }
    }

    /// Lets an event come at a time. Events come in the order in which they
    /// are put in; one that is put in too late comes at once.
    pub fn put(&mut self, at: Timestamp, event: EventInput) {
        self.arrivals.push_back((at.min(Timestamp::LAST), event));
    }

    /// Goes on to a time, or until a page has this many steps.
    pub fn page(&mut self, to: Timestamp, most: usize) -> Page {
        let to = to.min(Timestamp::LAST);
        let works = replace(&mut self.works, Works::new(&super::conduct::PLAIN));
        let mut sending = Sending::resume(&mut self.yard, works);
        let mut done = false;
        while sending.steps.len() + sending.world.doings.len() < most {
            let turn = self.clock.next().filter(|at| *at <= to);
            let arrival = self.arrivals.front().map(|(at, _)| *at);
            match (turn, arrival.filter(|at| *at <= to)) {
                (None, None) => {
                    done = true;
                    break;
                }
                (Some(turn), arrival) if arrival.is_none_or(|arrival| turn <= arrival) => {
                    let _: Option<Turn> = self.clock.turn(&mut sending);
                    sending.world.events.clear();
                }
                _ => {
                    if let Some((at, event)) = self.arrivals.pop_front() {
                        arrive(&mut sending, at, &event);
                        self.clock.take_from(&mut sending);
                    }
                }
            }
        }
        if done {
            sending.yard.clock = sending.yard.clock.max(to);
        }
        let page = Page {
            steps: std::mem::take(&mut sending.steps),
            doings: std::mem::take(&mut sending.world.doings),
            used: std::mem::take(&mut sending.world.used),
            done,
        };
        self.works = sending.into_works();
        page
    }

    /// What has become of the calls so far.
    pub fn tally(&self) -> Tally {
        Tally {
            under_way: self.clock.waiting() as u64,
            ..self.works.tally
        }
    }

    /// When something happens next of itself.
    pub fn next(&self) -> Option<Timestamp> {
        let arrival = self.arrivals.front().map(|(at, _)| *at);
        arrival.into_iter().chain(self.clock.next()).min()
    }

    /// The yard afterwards, with the calls that are still under way.
    pub fn end(mut self) -> Yard {
        self.clock.end(&mut self.yard);
        self.yard
    }
}

fn arrive(sending: &mut Sending<'_>, at: Timestamp, event: &EventInput) -> EventOutcome {
    sending.yard.clock = sending.yard.clock.max(at);
    sending.new_request();
    sending.receive(&event.event_bus, &event.text, Way::Source)
}
