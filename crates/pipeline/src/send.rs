//! What happens to an event that is sent to a bus.
//!
//! A call of a target goes well or badly as the yard's conditions say
//! (`conduct.rs`); what cannot be done at once waits in the yard, and
//! [`advance`] goes on with it.

use crate::Timestamp;
use crate::envelope::Problem;
use crate::input::InputFailure;
use crate::metrics::cost::Usage;
use crate::origin::Dropped;
use crate::refusal::Refusal;
use crate::step::Step;
use crate::targets::{Received, TargetKind};
use crate::world::Doing;
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use pattern::{Diagnostic, Trace};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

mod attempt;
mod clock;
mod conduct;
mod deliver;
mod forward;
mod plan;
mod receive;
mod run;
mod scheduled;
mod sending;

pub use clock::{MOST_RUNS, Until, advance, advance_until};
pub(crate) use clock::{happen_after, happen_now, later};
pub use conduct::dead_letter::DeadLetter;
pub(crate) use conduct::dead_letter::unfit as unfit_dead_letter_queue;
pub use run::{Page, Run, Tally};
pub use scheduled::coming_runs;
pub(crate) use sending::{Sending, Way};

/// A whole event on its way to a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventInput {
    /// The name of the event bus.
    pub event_bus: String,
    /// The event as JSON text, with its envelope.
    pub text: String,
}

impl EventInput {
    /// An event for the default event bus, where AWS services send theirs.
    pub fn new(text: impl Into<String>) -> EventInput {
        EventInput {
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            text: text.into(),
        }
    }
}

/// What came of sending events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// The yard afterwards.
    pub yard: Yard,
    /// Everything that happened, each step after its cause.
    pub steps: Vec<Step>,
    /// What came of each event, in the order in which they were sent.
    pub events: Vec<EventOutcome>,
    /// What came of deliveries that had been under way before, each time that
    /// the target got something or the delivery came to its end.
    #[serde(default)]
    pub deliveries: Vec<LateDelivery>,
    /// What services did meanwhile; steps and doings have numbers of one row.
    #[serde(default)]
    pub doings: Vec<Doing>,
    /// What AWS would charge for of what services did meanwhile; with what event buses did it is
    /// [`Usage::of`].
    #[serde(default)]
    pub used: Usage,
}

/// What came of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventOutcome {
    /// The event's own id, or one of the yard's where it has none.
    pub event_id: String,
    /// The bus that it was sent to.
    pub event_bus: String,
    /// Whether the bus took it.
    pub ingestion: Ingestion,
    /// Why it went nowhere although nobody was told.
    pub dropped: Option<Dropped>,
    /// What is wrong with its text; warnings do not keep it off the bus.
    pub problems: Vec<Problem>,
    /// What each rule of the bus said, in the yard's order; empty where the
    /// bus did not take the event.
    pub rules: Vec<RuleOutcome>,
}

/// Whether a bus took an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ingestion {
    /// It was taken and matched against the rules.
    Accepted,
    /// It is no valid event.
    Refused,
    /// There is no such bus: AWS answers as if all were well and drops it.
    UnknownEventBus,
    /// AWS keeps it from the bus without telling anyone.
    Dropped,
}

/// What a rule said to an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// The rule's name.
    pub rule: String,
    /// The verdict.
    pub verdict: RuleVerdict,
    /// Why, field by field; none where nothing was compared.
    pub trace: Option<Trace>,
    /// What each target got; empty unless the rule matched.
    pub deliveries: Vec<Delivery>,
}

/// The verdict of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RuleVerdict {
    /// The event matches the pattern.
    Matched,
    /// It does not; the trace says why.
    NotMatched,
    /// The rule is switched off and was not asked.
    Disabled,
    /// AWS would refuse the pattern, so that no such rule could stand there.
    InvalidPattern {
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
    },
    /// The rule has no event pattern.
    NoPattern,
    /// The event matches the pattern, and AWS keeps it from the rule without telling anyone.
    Withheld {
        /// Why.
        reason: Dropped,
    },
}

/// How far a delivery has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeliveryState {
    /// AWS would not take the target as it is, so nothing was delivered.
    NotTaken,
    /// There will be another attempt.
    UnderWay,
    /// The target took the event.
    Delivered,
    /// The dead-letter queue took the event.
    DeadLettered,
    /// The event is lost.
    Dropped,
}

/// What a target of a matched rule got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// The target's id.
    pub target_id: String,
    /// The target's ARN.
    pub arn: String,
    /// What the ARN names.
    pub kind: Option<TargetKind>,
    /// The id of the call, which its steps carry.
    pub invocation_id: Option<Arc<str>>,
    /// How far the delivery has come.
    pub state: DeliveryState,
    /// How many attempts there have been.
    pub attempts: u32,
    /// When something happens next, where the delivery is under way.
    pub next: Option<Timestamp>,
    /// What the target got.
    pub received: Option<Received>,
    /// Why it got nothing: AWS would not take the target as it is.
    pub problems: Vec<Refusal>,
    /// What came of the event on the event bus that the target is.
    pub onward: Option<Box<EventOutcome>>,
    /// Why the delivery or its last attempt failed.
    pub failure: Option<InputFailure>,
    /// What the dead-letter queue got.
    pub dead_letter: Option<DeadLetter>,
    /// Why the dead-letter queue got nothing.
    pub dead_letter_failure: Option<InputFailure>,
}

/// What came of a delivery that had been under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LateDelivery {
    /// The event's id.
    pub event_id: Arc<str>,
    /// The ARN of the rule.
    pub rule_arn: Arc<str>,
    /// When it happened.
    pub at: Timestamp,
    /// What the target got, and how far the delivery has come.
    pub delivery: Delivery,
}

/// Sends events to their buses, one after the other, as the services do that
/// they come from. Permissions, faults and dead-letter queues are the yard's
/// [`Conditions`](crate::Conditions); attempts that are to be made later wait
/// in the yard.
///
/// Never fails: an event that AWS would refuse or drop is an outcome too.
pub fn send(yard: &Yard, events: &[EventInput]) -> Sent {
    send_as(yard, events, &conduct::REAL)
}

/// As [`send`] in a yard where every call goes well: no permission is asked, no
/// target has a fault, and nothing is tried again. It does without the engine
/// for all that, which counts where code has to be loaded.
pub fn try_out(yard: &Yard, events: &[EventInput]) -> Sent {
    send_as(yard, events, &conduct::PLAIN)
}

fn send_as(yard: &Yard, events: &[EventInput], conduct: &'static conduct::Conduct) -> Sent {
    let mut yard = yard.clone();
    let mut sending = Sending::begin(&mut yard, conduct);
    let events = events
        .iter()
        .map(|event| sending.receive(&event.event_bus, &event.text, Way::Source))
        .collect();
    let doings = std::mem::take(&mut sending.world.doings);
    let used = std::mem::take(&mut sending.world.used);
    let steps = sending.end();
    Sent {
        yard,
        steps,
        events,
        deliveries: Vec::new(),
        doings,
        used,
    }
}

#[cfg(test)]
mod tests;
