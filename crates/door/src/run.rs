//! What happens in a yard: events are sent, and its clock goes on.

use pipeline::metrics::cost::Usage;
use pipeline::world::Doing;
use pipeline::{Details, EventOutcome, LateDelivery, Refusal, Sent, Step, Timestamp, Until, Yard};
use serde::{Deserialize, Serialize};

use crate::{Draft, Kind, Progress, Question};

/// What happens when events are sent?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Send {
    /// The whole yard, with its conditions.
    pub yard: Yard,
    /// The name of the event bus that they are sent to.
    pub event_bus: String,
    /// The events as typed, in the order in which they are sent.
    pub events: Vec<String>,
}

impl Question for Send {
    type Answer = Sending;
    const KIND: Kind = Kind::Send;
}

/// What happens when the yard's clock goes on?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Advance {
    /// The whole yard, with its conditions and the calls that are under way.
    pub yard: Yard,
    /// How far.
    pub until: Until,
}

impl Question for Advance {
    type Answer = Sending;
    const KIND: Kind = Kind::Advance;
}

/// When do the rules run next by themselves? Rules without a schedule are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coming(pub Draft);

impl Question for Coming {
    type Answer = Vec<ComingRuns>;
    const KIND: Kind = Kind::Coming;
}

/// What is to be said of a rule with a schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComingRuns {
    /// The rule's place in the list.
    pub rule: usize,
    /// The schedule in English; empty where AWS would refuse it.
    pub words: String,
    /// The next runs, three at most; none of a rule that is switched off.
    pub next: Vec<Timestamp>,
    /// Why AWS would refuse the schedule.
    pub refusal: Option<Refusal>,
}

/// What happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sending {
    /// How far the yard has come.
    pub progress: Progress,
    /// Everything that happened, each step after its cause.
    pub steps: Vec<Step>,
    /// What services did, each after its cause; steps and doings have numbers of one row.
    pub doings: Vec<Doing>,
    /// What came of each event that was sent, or of each run of a rule.
    pub events: Vec<EventOutcome>,
    /// What came of calls that had been under way.
    pub deliveries: Vec<LateDelivery>,
    /// What AWS would charge for, counted.
    pub used: Usage,
    /// The source that the first event names.
    pub source: String,
    /// JSON texts that targets received, each with the same value written over several lines.
    pub pretty: Vec<(String, String)>,
}

impl From<Sent> for Sending {
    /// What came of sending, with no text made readable yet.
    fn from(sent: Sent) -> Self {
        let source = |step: &Step| match &step.details {
            Details::Event(event) => event.source.clone(),
            _ => None,
        };
        Sending {
            progress: Progress::of(&sent.yard),
            source: sent.steps.iter().find_map(source).unwrap_or_default(),
            pretty: Vec::new(),
            used: Usage::default(),
            steps: sent.steps,
            doings: sent.doings,
            events: sent.events,
            deliveries: sent.deliveries,
        }
    }
}

impl Sending {
    /// A text that a target received, as a person reads it best.
    pub fn pretty<'a>(&'a self, text: &'a str) -> &'a str {
        let found = self.pretty.iter().find(|(exact, _)| exact == text);
        found.map_or(text, |(_, pretty)| pretty)
    }
}
