//! What happens to an event that is sent to a bus.

use crate::Timestamp;
use crate::envelope::{self, NOT_VALID, Problem};
use crate::input::InputFailure;
use crate::json;
use crate::origin::{self, Dropped};
use crate::refusal::Refusal;
use crate::resources::ArchivedEvent;
use crate::rule::{Rule, RuleState};
use crate::step::{Details, EventDetails, MessageType, Step, StepError};
use crate::targets::{Received, TargetKind};
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use pattern::{Diagnostic, Event, Trace, Verdict};
use serde::{Deserialize, Serialize};

mod delivery;
mod forward;
mod recorder;
mod scheduled;

use recorder::Recorder;
pub use scheduled::{MOST_RUNS, advance};

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
    /// AWS keeps the event from the rule without telling anyone.
    Withheld {
        /// Why.
        reason: Dropped,
    },
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
    pub invocation_id: Option<String>,
    /// What the target got.
    pub received: Option<Received>,
    /// Why it got nothing: AWS would not take the target as it is, or the
    /// target does not take the event.
    pub problems: Vec<Refusal>,
    /// What came of the event on the event bus that the target is.
    pub onward: Option<Box<EventOutcome>>,
    /// Why its input could not be made, so that the delivery failed.
    pub failure: Option<InputFailure>,
}

/// Sends events to their buses, one after the other, as the services do that
/// they come from.
///
/// Never fails: an event that AWS would refuse or drop is an outcome too.
pub fn send(yard: &Yard, events: &[EventInput]) -> Sent {
    let mut yard = yard.clone();
    let mut sending = Sending::begin(&mut yard);
    let events = events
        .iter()
        .map(|event| sending.receive(&event.event_bus, &event.text, Way::Source))
        .collect();
    let steps = sending.steps;
    Sent {
        yard,
        steps,
        events,
    }
}

/// How an event comes to a bus.
#[derive(Clone, Copy)]
pub(crate) enum Way<'a> {
    /// Straight from its source: a service, or a partner.
    Source,
    /// As an entry of PutEvents.
    Entry,
    /// From another bus, which a rule there sent it from; it goes no further.
    Forwarded,
    /// From the schedule of the rule with this ARN, and for it alone.
    Schedule(&'a str),
    /// From an archive, for the rules with these ARNs or for all.
    Replay(Option<&'a [String]>),
}

/// One request that brings events, and the steps that follow from it.
pub(crate) struct Sending<'a> {
    pub(crate) yard: &'a mut Yard,
    pub(crate) steps: Vec<Step>,
    request_id: String,
}

impl<'a> Sending<'a> {
    pub(crate) fn begin(yard: &'a mut Yard) -> Sending<'a> {
        let request_id = yard.draw_id();
        Sending {
            yard,
            steps: Vec::new(),
            request_id,
        }
    }

    /// Lets one event come to a bus of the place where the yard is.
    pub(crate) fn receive(&mut self, event_bus: &str, text: &str, way: Way<'_>) -> EventOutcome {
        receive(
            self.yard,
            &mut self.steps,
            &self.request_id,
            event_bus,
            text,
            way,
        )
    }
}

impl Sending<'_> {
    /// Lets one event come to a bus of some account and Region.
    pub(crate) fn receive_in(
        &mut self,
        account: &str,
        region: &str,
        event_bus: &str,
        text: &str,
        way: Way<'_>,
    ) -> EventOutcome {
        let (steps, request_id) = (&mut self.steps, self.request_id.as_str());
        self.yard.within(account, region, |yard| {
            receive(yard, steps, request_id, event_bus, text, way)
        })
    }
}

fn receive(
    yard: &mut Yard,
    steps: &mut Vec<Step>,
    request_id: &str,
    event_bus: &str,
    text: &str,
    way: Way<'_>,
) -> EventOutcome {
    let (event, diagnostics) = Event::read(text);
    let mut problems = envelope::unreadable(diagnostics);
    let (id, details, valid) = match &event {
        Some(event) => {
            let envelope = envelope::read(event.value());
            let valid = envelope.is_valid();
            problems.extend(envelope.problems);
            (envelope.id, envelope.details, valid)
        }
        None => (None, EventDetails::default(), false),
    };
    let event_id = id.unwrap_or_else(|| yard.draw_id());
    let outcome = |ingestion, dropped, problems, rules| EventOutcome {
        event_id: event_id.clone(),
        event_bus: event_bus.to_owned(),
        ingestion,
        dropped,
        problems,
        rules,
    };
    if !yard.has_event_bus(event_bus) {
        let dropped = Dropped::UnknownEventBus {
            event_bus: event_bus.to_owned(),
        };
        return outcome(
            Ingestion::UnknownEventBus,
            Some(dropped),
            problems,
            Vec::new(),
        );
    }
    let kept = event
        .as_ref()
        .filter(|_| valid && matches!(way, Way::Source))
        .and_then(|event| origin::kept_from_bus(yard, event_bus, event));
    if kept.is_some() {
        return outcome(Ingestion::Dropped, kept, problems, Vec::new());
    }
    let mut recorder = Recorder {
        resource_arn: yard.event_bus_arn(event_bus),
        request_id,
        event_id: &event_id,
        yard,
        steps,
    };
    let time = details.source_time_ms.unwrap_or(recorder.yard.clock);
    let details = Details::Event(details);
    let receipt = recorder.step(MessageType::EventReceipt, None, details.clone());
    let Some(event) = event.filter(|_| valid) else {
        recorder.fail(
            MessageType::EventIngestFailure,
            receipt,
            details,
            StepError {
                error_message: NOT_VALID.to_owned(),
                aws_service: "AmazonEventBridge".to_owned(),
                http_status_code: Some(400),
                request_id: None,
            },
        );
        return outcome(Ingestion::Refused, None, problems, Vec::new());
    };
    let ingested = recorder.step(
        MessageType::EventIngestSuccess,
        Some(receipt),
        details.clone(),
    );
    let start = recorder.step(MessageType::RuleMatchStart, Some(ingested), details);
    let arrived = Arrived {
        event_bus,
        event: &event,
        time,
        way,
    };
    let rules = ask_rules(&mut recorder, start, &arrived);
    outcome(Ingestion::Accepted, None, problems, rules)
}

/// An event that a bus has taken.
struct Arrived<'a> {
    event_bus: &'a str,
    event: &'a Event,
    time: Timestamp,
    way: Way<'a>,
}

impl Arrived<'_> {
    /// Whether a rule is asked at all: a replay may name its rules.
    fn is_for(&self, yard: &Yard, rule: &Rule) -> bool {
        match self.way {
            Way::Replay(Some(arns)) => arns.contains(&yard.rule_arn(rule)),
            Way::Schedule(arn) => yard.rule_arn(rule) == arn,
            _ => true,
        }
    }
}

/// Asks every rule of the bus, then calls the targets of those that matched.
fn ask_rules(recorder: &mut Recorder<'_>, start: u64, arrived: &Arrived<'_>) -> Vec<RuleOutcome> {
    let rules: Vec<Rule> = recorder
        .yard
        .rules_on(arrived.event_bus)
        .filter(|rule| arrived.is_for(recorder.yard, rule))
        .cloned()
        .collect();
    let event = arrived.event.value();
    let mut outcomes = Vec::with_capacity(rules.len());
    let mut standard = 0;
    for rule in &rules {
        let (verdict, trace) = match arrived.way {
            Way::Schedule(_) => (RuleVerdict::Matched, None),
            _ => ask(rule, arrived.event),
        };
        let deliveries = match verdict {
            RuleVerdict::Matched if rule.feeds_archive() => {
                keep(recorder.yard, rule, arrived.time, json::compact(event));
                Vec::new()
            }
            RuleVerdict::Matched => {
                standard += usize::from(rule.managed_by.is_none());
                delivery::deliver(recorder, start, rule, event, arrived.way)
            }
            _ => Vec::new(),
        };
        outcomes.push(RuleOutcome {
            rule: rule.name.clone(),
            verdict,
            trace,
            deliveries,
        });
    }
    if standard == 0 {
        recorder.step(
            MessageType::NoStandardRulesMatched,
            Some(start),
            Details::None,
        );
    }
    outcomes
}

/// Keeps an event in the archive that a managed rule feeds.
fn keep(yard: &mut Yard, rule: &Rule, time: Timestamp, text: String) {
    let archives = &mut yard.resources.archives;
    if let Some(archive) = archives.iter_mut().find(|a| a.rule_name() == rule.name) {
        archive.events.push(ArchivedEvent { time, text });
    }
}

fn ask(rule: &Rule, event: &Event) -> (RuleVerdict, Option<Trace>) {
    if rule.state == RuleState::Disabled {
        return (RuleVerdict::Disabled, None);
    }
    let Some(text) = &rule.event_pattern else {
        return (RuleVerdict::NoPattern, None);
    };
    if let Some(reason) = origin::kept_from_rule(rule.state, event) {
        return (RuleVerdict::Withheld { reason }, None);
    }
    let (pattern, diagnostics) = pattern::parse(text);
    if !pattern.is_valid() {
        return (RuleVerdict::InvalidPattern { diagnostics }, None);
    }
    let trace = pattern::trace(&pattern, event);
    let verdict = match trace.verdict {
        Verdict::Match => RuleVerdict::Matched,
        Verdict::NoMatch => RuleVerdict::NotMatched,
    };
    (verdict, Some(trace))
}

#[cfg(test)]
mod tests;
