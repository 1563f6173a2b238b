//! A yard with the event on its bench, and what is said of them.

use pattern::{Diagnostic, Trace};
use pipeline::{
    Details, EventOutcome, MessageType, Problem, Refusal, Sent, Step, TargetKind, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{Draft, Progress};

/// A yard and the event that lies ready to be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bench {
    /// Buses, rules, targets; rules as typed.
    pub yard: Draft,
    /// The event as typed.
    pub event: String,
    /// The place of the rule that is worked on.
    pub rule: usize,
}

/// What is to be said of a [`Bench`] before the event is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// What is wrong with the event.
    pub event: Vec<Problem>,
    /// What is to be said of each rule, in the yard's order.
    pub rules: Vec<RuleChecked>,
    /// Why the rule that is worked on matches the event or not; none where its pattern or the
    /// event cannot be read.
    pub trace: Option<Trace>,
    /// The places of the sample events that the rule that is worked on matches.
    pub catches: Vec<usize>,
}

/// What is to be said of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleChecked {
    /// Why AWS would not take the rule.
    pub refusal: Option<Refusal>,
    /// What is wrong with its event pattern; nothing where it has none.
    pub pattern: Vec<Diagnostic>,
    /// The event compared with the pattern.
    pub compared: Compared,
    /// What is to be said of each target, in the rule's order.
    pub targets: Vec<TargetChecked>,
}

/// An event compared with an event pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compared {
    /// The event matches.
    Match,
    /// It does not.
    NoMatch,
    /// AWS would refuse the pattern.
    InvalidPattern,
    /// The event is no JSON object.
    NoEvent,
}

/// What is to be said of a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetChecked {
    /// What its ARN names.
    pub kind: Option<TargetKind>,
    /// Why AWS would not take it.
    pub refusal: Option<Refusal>,
}

/// What happened to the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sending {
    /// How far the yard has come.
    pub progress: Progress,
    /// Everything that happened, each step after its cause.
    pub steps: Vec<StepLine>,
    /// What came of the event.
    pub events: Vec<EventOutcome>,
    /// The source that the event names.
    pub source: String,
    /// JSON texts that targets received, each with the same value written over several lines.
    pub pretty: Vec<(String, String)>,
}

/// A step as one line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// Its number in the life of the yard.
    pub number: u64,
    /// The number of the step that it follows from.
    pub cause: Option<u64>,
    /// What happened.
    pub message_type: MessageType,
    /// When, on the yard's clock.
    pub at: Timestamp,
}

impl From<&Step> for StepLine {
    fn from(step: &Step) -> Self {
        StepLine {
            number: step.number,
            cause: step.cause,
            message_type: step.message_type,
            at: step.message_timestamp_ms,
        }
    }
}

impl From<Sent> for Sending {
    /// What came of sending, with no text made readable yet.
    fn from(sent: Sent) -> Self {
        let source = |step: &Step| match &step.details {
            Details::Event(event) => event.source.clone(),
            _ => None,
        };
        Sending {
            progress: Progress {
                clock: sent.yard.clock,
                counter: sent.yard.counter,
                steps: sent.yard.steps,
            },
            steps: sent.steps.iter().map(StepLine::from).collect(),
            source: sent.steps.iter().find_map(source).unwrap_or_default(),
            pretty: Vec::new(),
            events: sent.events,
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
