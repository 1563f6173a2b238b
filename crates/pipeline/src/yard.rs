//! The state of a yard: one plain value.

use crate::Timestamp;
use crate::conditions::Conditions;
use crate::event_bus::EventBus;
use crate::ids;
use crate::invocation::Pending;
use crate::organization::Organization;
use crate::resources::Resources;
use crate::rule::Rule;
use crate::unread::Unread;
use crate::world::Happenings;
use serde::{Deserialize, Serialize};

mod place;

pub use place::{Place, elsewhere};

/// The name of the event bus that every account has in every Region.
pub const DEFAULT_EVENT_BUS: &str = "default";

/// Everything that decides what happens to an event.
///
/// A yard holds any number of accounts and Regions. One of them is where the
/// learner works: its event buses, rules and resources stand in the yard
/// itself, all others in `elsewhere`. [`Yard::go_to`] changes the place.
///
/// A yard holds no clock, chance or storage of its own: the same yard and the
/// same input give the same next yard and the same steps. Undo is to keep the
/// earlier value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yard {
    /// The twelve digits of the account where the learner works.
    pub account: String,
    /// The Region where the learner works, such as `us-east-1`.
    pub region: String,
    /// The yard's own time.
    pub clock: Timestamp,
    /// What identifiers are drawn from.
    pub seed: u64,
    /// How many identifiers the yard has given out.
    pub counter: u64,
    /// How many steps have happened in it.
    pub steps: u64,
    /// The event buses of the place; the default one is always among them.
    pub event_buses: Vec<EventBus>,
    /// The rules of all buses of the place, in the order in which they were
    /// made. They may be drafts: texts as typed, valid or not.
    pub rules: Vec<Rule>,
    /// What else there is in the place.
    #[serde(default)]
    pub resources: Box<Resources>,
    /// The other accounts and Regions, sorted.
    #[serde(default)]
    pub elsewhere: Vec<Place>,
    /// The organizations to which accounts belong; an account in none of them
    /// stands alone.
    #[serde(default)]
    pub organizations: Vec<Organization>,
    /// Who may call whom, what is wrong with targets, and what a delivery does
    /// not promise.
    #[serde(default)]
    pub conditions: Box<Conditions>,
    /// The calls of targets that wait for their turn; each says when that is.
    #[serde(default)]
    pub under_way: Vec<Pending>,
    /// What is still to happen at the resources that places declare, and what is going on there.
    #[serde(default)]
    pub happenings: Unread<Happenings>,
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
            event_buses: vec![EventBus::new(DEFAULT_EVENT_BUS)],
            rules: Vec::new(),
            resources: Box::default(),
            elsewhere: Vec::new(),
            organizations: Vec::new(),
            conditions: Box::default(),
            under_way: Vec::new(),
            happenings: Unread::default(),
        }
    }
}

impl Yard {
    /// Whether the place has an event bus of this name.
    pub fn has_event_bus(&self, name: &str) -> bool {
        self.event_bus(name).is_some()
    }

    /// The event bus of this name.
    pub fn event_bus(&self, name: &str) -> Option<&EventBus> {
        self.event_buses.iter().find(|bus| bus.name == name)
    }

    pub(crate) fn event_bus_mut(&mut self, name: &str) -> Option<&mut EventBus> {
        self.event_buses.iter_mut().find(|bus| bus.name == name)
    }

    /// The ARN of one of the place's event buses.
    pub fn event_bus_arn(&self, name: &str) -> String {
        self.arn(&format!("event-bus/{name}"))
    }

    /// The rule of this name on this event bus.
    pub fn rule(&self, event_bus: &str, name: &str) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.event_bus == event_bus && rule.name == name)
    }

    pub(crate) fn rule_mut(&mut self, event_bus: &str, name: &str) -> Option<&mut Rule> {
        self.rules
            .iter_mut()
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
        if rule.event_bus == DEFAULT_EVENT_BUS {
            self.arn(&format!("rule/{}", rule.name))
        } else {
            self.arn(&format!("rule/{}/{}", rule.event_bus, rule.name))
        }
    }

    /// The ARN of a resource of EventBridge in the place.
    pub(crate) fn arn(&self, resource: &str) -> String {
        let partition = crate::arn::partition_of(&self.region);
        format!(
            "arn:{partition}:events:{}:{}:{resource}",
            self.region, self.account
        )
    }

    /// Takes over what happening changes in a yard: its time, the counts of
    /// identifiers and steps, the calls under way, what services are doing, and what archives keep.
    /// What the learner has made stays as it is.
    pub fn go_on_from(&mut self, later: &Yard) {
        self.clock = later.clock;
        self.counter = later.counter;
        self.steps = later.steps;
        self.under_way.clone_from(&later.under_way);
        self.happenings.clone_from(&later.happenings);
        self.resources.go_on_from(&later.resources);
        for place in &mut self.elsewhere {
            let same =
                |other: &&Place| (&other.account, &other.region) == (&place.account, &place.region);
            if let Some(other) = later.elsewhere.iter().find(same) {
                place.resources.go_on_from(&other.resources);
            }
        }
    }

    /// Whether the learner has made the same in both, however far each has come.
    pub fn is_made_like(&self, other: &Yard) -> bool {
        let places = |yard: &Yard| yard.elsewhere.len();
        let same_place = |(one, other): (&Place, &Place)| {
            (&one.account, &one.region) == (&other.account, &other.region)
                && one.event_buses == other.event_buses
                && one.rules == other.rules
                && one.resources.is_made_like(&other.resources)
        };
        (&self.account, &self.region) == (&other.account, &other.region)
            && self.event_buses == other.event_buses
            && self.rules == other.rules
            && self.resources.is_made_like(&other.resources)
            && self.organizations == other.organizations
            && self.conditions == other.conditions
            && places(self) == places(other)
            && self.elsewhere.iter().zip(&other.elsewhere).all(same_place)
    }

    /// The next identifier.
    pub(crate) fn draw_id(&mut self) -> String {
        let id = ids::uuid(self.seed, self.counter);
        self.counter = self.counter.wrapping_add(1);
        id
    }

    /// A number from 0 to less than `end`, by chance that comes from the seed.
    pub(crate) fn draw_below(&mut self, end: u64) -> u64 {
        let number = ids::number(self.seed, self.counter);
        self.counter = self.counter.wrapping_add(1);
        number.checked_rem(end).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
