//! A yard with the event on its bench, and what is said of them.

use pattern::{Diagnostic, Trace};
use pipeline::{Problem, Refusal};
use serde::{Deserialize, Serialize};

use crate::Draft;

/// A yard and the event that lies ready to be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bench {
    /// The rules as typed.
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
