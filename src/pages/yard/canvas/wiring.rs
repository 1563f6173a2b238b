//! The yard as stations and tracks: which bus leads to which rule, and so on to targets, dead-letter
//! queues and the buses behind them.

use crate::components::tracks::plan::Plan;
use door::Mapped;
use pipeline::findings::Place;
use pipeline::resources::Archive;
use pipeline::{Rule, Yard};
use std::rc::Rc;

mod build;
mod world;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::pages::yard::canvas) use world::tests as world_tests;

pub use world::World;

/// What a station is in the yard.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// Where events enter this bus.
    Source {
        /// The ARN of the bus.
        bus: String,
    },
    /// An event bus.
    Bus(BusAt),
    /// A rule.
    Rule {
        /// Its bus.
        bus: BusAt,
        /// Its ARN.
        arn: String,
        /// Its place in the list of the yard; none where it is in another account or Region.
        at: Option<usize>,
        /// The rule itself.
        rule: Rc<Rule>,
    },
    /// What a target is: a queue, a topic and so on.
    Target {
        /// The ARN.
        arn: String,
        /// Each target that is this resource, by the places of its rule and of itself; those in
        /// other accounts and Regions are left out.
        uses: Vec<(usize, usize)>,
    },
    /// A dead-letter queue.
    Queue {
        /// The ARN.
        arn: String,
    },
    /// An archive.
    Archive(Rc<Archive>),
    /// The station of the bus with this ARN, drawn elsewhere.
    Back {
        /// The ARN.
        arn: String,
        /// As those of a target.
        uses: Vec<(usize, usize)>,
    },
    /// A resource of the world around the buses that is no target.
    Service {
        /// The ARN, or what stands for one.
        arn: String,
    },
}

/// An event bus and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusAt {
    /// The name.
    pub name: String,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The ARN.
    pub arn: String,
    /// Whether it is in the account and Region where the person works.
    pub here: bool,
}

/// Stations and tracks, and what each station is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wiring {
    /// The stations and tracks.
    pub plan: Plan,
    /// What each station is, in the order of the stations.
    pub things: Vec<Thing>,
    /// What is known of the world around the buses.
    pub world: World,
}

impl Wiring {
    /// The wiring of a yard. `sources` are the sources of the events that are sent to the default
    /// bus; `said` is what each rule of the list says to the event on the bench, in a word.
    pub fn of(yard: &Yard, sources: &[String], said: &[&'static str]) -> Wiring {
        build::build(yard, sources, said)
    }

    /// The same with the world around the buses.
    #[must_use]
    pub fn within(self, map: &Rc<Mapped>) -> Wiring {
        world::lay(self, map)
    }

    /// What a station is.
    pub fn thing(&self, key: &str) -> Option<&Thing> {
        self.things.get(self.plan.station(key)?)
    }

    /// The station of what a finding is about.
    pub fn of_place(&self, place: &Place) -> Option<usize> {
        let mut things = self.things.iter();
        match place {
            Place::Yard => None,
            Place::Declared {
                account,
                region,
                list,
                name,
            } => self.world.declared((account, region), (list, name)),
            Place::EventBus(name) => things.position(
                |thing| matches!(thing, Thing::Bus(bus) if bus.here && bus.name == *name),
            ),
            Place::Rule(wanted) => things.position(
                |thing| matches!(thing, Thing::Rule { at: Some(at), .. } if at == wanted),
            ),
            Place::Target(rule, target, _) => {
                let wanted = (*rule, *target);
                let used = things.position(|thing| match thing {
                    Thing::Target { uses, .. } | Thing::Back { uses, .. } => uses.contains(&wanted),
                    _ => false,
                });
                // A bus as a target is the station of the bus itself.
                used.or_else(|| {
                    let rule = self.of_place(&Place::Rule(*rule))?;
                    let Some(Thing::Rule { rule: of, .. }) = self.things.get(rule) else {
                        return None;
                    };
                    self.bus(&of.targets.get(*target)?.arn)
                })
            }
        }
    }

    /// The station of a bus.
    pub fn bus(&self, arn: &str) -> Option<usize> {
        let is_it = |thing: &Thing| matches!(thing, Thing::Bus(at) if at.arn == arn);
        self.things.iter().position(is_it)
    }

    /// The station of a rule by its ARN.
    pub fn rule(&self, arn: &str) -> Option<usize> {
        let is_it = |thing: &Thing| matches!(thing, Thing::Rule { arn: of, .. } if of == arn);
        self.things.iter().position(is_it)
    }

    /// The station that a rule's track leads to for a target.
    pub fn target(&self, rule: usize, arn: &str) -> Option<usize> {
        let mut ends = self.plan.onward(rule).map(|track| track.to);
        ends.find(|to| match self.things.get(*to) {
            Some(Thing::Target { arn: of, .. } | Thing::Back { arn: of, .. }) => of == arn,
            Some(Thing::Bus(at)) => at.arn == arn,
            _ => false,
        })
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::pages::yard::canvas) mod tests;
