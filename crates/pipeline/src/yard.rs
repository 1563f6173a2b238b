//! The state of a yard: one plain value.

use crate::Timestamp;
use crate::ids;
use crate::rule::Rule;
use serde::{Deserialize, Serialize};

/// The name of the event bus that every account has.
pub const DEFAULT_EVENT_BUS: &str = "default";

/// Everything that decides what happens to an event.
///
/// A yard holds no clock, chance or storage of its own: the same yard and the
/// same input give the same next yard and the same steps. Undo is to keep the
/// earlier value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yard {
    /// The account's twelve digits.
    pub account: String,
    /// The Region, such as `us-east-1`.
    pub region: String,
    /// The yard's own time.
    pub clock: Timestamp,
    /// What identifiers are drawn from.
    pub seed: u64,
    /// How many identifiers the yard has given out.
    pub counter: u64,
    /// How many steps have happened in it.
    pub steps: u64,
    /// The event buses; the default one is always among them.
    pub event_buses: Vec<EventBus>,
    /// The rules of all buses, in the order in which they were made.
    pub rules: Vec<Rule>,
}

/// An event bus of the yard's account and Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventBus {
    /// The name, unique in account and Region.
    pub name: String,
}

impl Default for Yard {
    /// An empty yard: account 123456789012, us-east-1, the default event bus,
    /// the clock at 2026-01-15T12:00:00Z.
    fn default() -> Self {
        Yard {
            account: "123456789012".to_owned(),
            region: "us-east-1".to_owned(),
            clock: Timestamp::START,
            seed: 0,
            counter: 0,
            steps: 0,
            event_buses: vec![EventBus {
                name: DEFAULT_EVENT_BUS.to_owned(),
            }],
            rules: Vec::new(),
        }
    }
}

impl Yard {
    /// Whether the yard has an event bus of this name.
    pub fn has_event_bus(&self, name: &str) -> bool {
        self.event_buses.iter().any(|bus| bus.name == name)
    }

    /// The ARN of one of the yard's event buses.
    pub fn event_bus_arn(&self, name: &str) -> String {
        format!("{}:event-bus/{name}", self.arn_prefix())
    }

    /// The rule of this name on this event bus.
    pub fn rule(&self, event_bus: &str, name: &str) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.event_bus == event_bus && rule.name == name)
    }

    /// The rules of one event bus, in the order in which they were made.
    pub fn rules_on<'a>(&'a self, event_bus: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules
            .iter()
            .filter(move |rule| rule.event_bus == event_bus)
    }

    /// The ARN of a rule. Rules of the default bus leave the bus out.
    pub fn rule_arn(&self, rule: &Rule) -> String {
        let prefix = self.arn_prefix();
        if rule.event_bus == DEFAULT_EVENT_BUS {
            format!("{prefix}:rule/{}", rule.name)
        } else {
            format!("{prefix}:rule/{}/{}", rule.event_bus, rule.name)
        }
    }

    /// Takes over what happening changes in a yard: its time, and the counts of identifiers and
    /// steps. What the learner has made stays as it is.
    pub fn go_on_from(&mut self, later: &Yard) {
        self.clock = later.clock;
        self.counter = later.counter;
        self.steps = later.steps;
    }

    /// The next identifier.
    pub(crate) fn draw_id(&mut self) -> String {
        let id = ids::uuid(self.seed, self.counter);
        self.counter = self.counter.wrapping_add(1);
        id
    }

    fn arn_prefix(&self) -> String {
        let partition = crate::arn::partition_of(&self.region);
        format!("arn:{partition}:events:{}:{}", self.region, self.account)
    }
}
