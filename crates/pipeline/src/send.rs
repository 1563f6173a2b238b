//! What happens to an event that is sent to a bus.

use crate::envelope::{self, NOT_VALID, Problem};
use crate::input::InputFailure;
use crate::refusal::Refusal;
use crate::rule::{Rule, RuleState};
use crate::step::{Details, EventDetails, MessageType, Step, StepError};
use crate::targets::{Received, TargetKind};
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use pattern::{Diagnostic, Event, Trace, Verdict};
use serde::{Deserialize, Serialize};

mod delivery;
mod recorder;

use recorder::Recorder;

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
}

/// What a target of a matched rule got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Why it got nothing: AWS would not take the target as it is.
    pub problems: Vec<Refusal>,
    /// Why its input could not be made, so that the delivery failed.
    pub failure: Option<InputFailure>,
}

/// Sends events to their buses, one after the other.
///
/// Never fails: an event that AWS would refuse is an outcome too.
pub fn send(yard: &Yard, events: &[EventInput]) -> Sent {
    let mut yard = yard.clone();
    let request_id = yard.draw_id();
    let mut steps = Vec::new();
    let events = events
        .iter()
        .map(|event| send_one(&mut yard, &mut steps, &request_id, event))
        .collect();
    Sent {
        yard,
        steps,
        events,
    }
}

fn send_one(
    yard: &mut Yard,
    steps: &mut Vec<Step>,
    request_id: &str,
    input: &EventInput,
) -> EventOutcome {
    let (event, diagnostics) = Event::read(&input.text);
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
    let outcome = |ingestion, problems, rules| EventOutcome {
        event_id: event_id.clone(),
        event_bus: input.event_bus.clone(),
        ingestion,
        problems,
        rules,
    };
    if !yard.has_event_bus(&input.event_bus) {
        return outcome(Ingestion::UnknownEventBus, problems, Vec::new());
    }
    let mut recorder = Recorder {
        resource_arn: yard.event_bus_arn(&input.event_bus),
        request_id,
        event_id: &event_id,
        yard,
        steps,
    };
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
        return outcome(Ingestion::Refused, problems, Vec::new());
    };
    let ingested = recorder.step(
        MessageType::EventIngestSuccess,
        Some(receipt),
        details.clone(),
    );
    let start = recorder.step(MessageType::RuleMatchStart, Some(ingested), details);
    let rules = ask_rules(&mut recorder, start, &input.event_bus, &event);
    outcome(Ingestion::Accepted, problems, rules)
}

/// Asks every rule of the bus, then calls the targets of those that matched.
fn ask_rules(
    recorder: &mut Recorder<'_>,
    start: u64,
    event_bus: &str,
    event: &Event,
) -> Vec<RuleOutcome> {
    let rules: Vec<Rule> = recorder.yard.rules_on(event_bus).cloned().collect();
    let mut outcomes = Vec::with_capacity(rules.len());
    for rule in &rules {
        let (verdict, trace) = ask(rule, event);
        let deliveries = match verdict {
            RuleVerdict::Matched => delivery::deliver(recorder, start, rule, event.value()),
            _ => Vec::new(),
        };
        outcomes.push(RuleOutcome {
            rule: rule.name.clone(),
            verdict,
            trace,
            deliveries,
        });
    }
    let matched = |outcome: &RuleOutcome| matches!(outcome.verdict, RuleVerdict::Matched);
    if !outcomes.iter().any(matched) {
        recorder.step(
            MessageType::NoStandardRulesMatched,
            Some(start),
            Details::None,
        );
    }
    outcomes
}

fn ask(rule: &Rule, event: &Event) -> (RuleVerdict, Option<Trace>) {
    if rule.state == RuleState::Disabled {
        return (RuleVerdict::Disabled, None);
    }
    let Some(text) = &rule.event_pattern else {
        return (RuleVerdict::NoPattern, None);
    };
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
