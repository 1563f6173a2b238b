//! The yard on the bench: its rules and targets, the event to send, and what the last send did.

use super::history::History;
use super::kept::Slice;
use crate::platform::storage::Slot;
use door::{Bench, Sending};
use pipeline::{FIRST_SAMPLE, Rule, RuleState, Sample, Target, Yard};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// What a person makes in the yard; all of it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Buses, rules, targets.
    pub yard: Yard,
    /// The event to send.
    pub event: EventDraft,
}

/// The event to send, as the person has it now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// The sample it was made from.
    pub sample: String,
    /// JSON, whole or not.
    pub text: String,
}

impl Document {
    /// What the engine is asked about.
    pub fn bench(&self) -> Bench {
        Bench {
            yard: self.yard.clone(),
            event: self.event.text.clone(),
        }
    }
}

impl EventDraft {
    fn of(sample: &Sample) -> EventDraft {
        EventDraft {
            sample: sample.id.clone().into_owned(),
            text: sample.text.clone().into_owned(),
        }
    }
}

/// A send and the document that it was made from.
#[derive(Debug)]
pub struct Report {
    /// The document as it was.
    pub document: Rc<Document>,
    /// What happened.
    pub sending: Rc<Sending>,
}

/// The slice.
#[derive(Clone, Debug)]
pub struct YardState {
    history: History<Document>,
    report: Option<Rc<Report>>,
    restored: bool,
}

impl PartialEq for YardState {
    fn eq(&self, other: &Self) -> bool {
        let same_report = match (&self.report, &other.report) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_report && self.restored == other.restored && self.history == other.history
    }
}

impl Default for YardState {
    fn default() -> Self {
        YardState {
            history: History::new(first_document()),
            report: None,
            restored: false,
        }
    }
}

impl YardState {
    /// The document as it is now.
    pub fn document(&self) -> &Rc<Document> {
        self.history.now()
    }

    /// What the last send did.
    pub fn report(&self) -> Option<&Rc<Report>> {
        self.report.as_ref()
    }

    /// Whether the document has changed since the last send.
    pub fn is_report_stale(&self) -> bool {
        self.report
            .as_ref()
            .is_some_and(|report| report.document != *self.document())
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }
}

/// The yard of someone who comes for the first time: a build event, and no rule yet.
fn first_document() -> Document {
    let (sample, text) = FIRST_SAMPLE;
    Document {
        yard: Yard::default(),
        event: EventDraft {
            sample: sample.to_owned(),
            text: text.to_owned(),
        },
    }
}

/// What can happen to the yard. Rules and targets are named by their place in the list.
#[derive(Clone, Debug)]
pub enum YardAction {
    /// The storage has answered.
    Restored(Option<Document>),
    /// Another sample event was chosen.
    ChooseSample(Rc<Sample>),
    /// The event's text was edited.
    EventText(String),
    /// A rule was added.
    AddRule(Rule),
    /// A rule was removed with its targets.
    RemoveRule(usize),
    /// A rule's name was edited.
    RuleName(usize, String),
    /// A rule's event pattern was edited.
    PatternText(usize, String),
    /// A rule was enabled or disabled.
    RuleState(usize, RuleState),
    /// A target was added to a rule.
    AddTarget(usize, Target),
    /// A target of a rule was replaced; the text names the field that was edited.
    PutTarget(usize, usize, Target, &'static str),
    /// A target was removed from a rule.
    RemoveTarget(usize, usize),
    /// The engine has sent the event of this document.
    Sent(Rc<Document>, Rc<Sending>),
    /// The last change was taken back.
    Undo,
    /// The change taken back last was made again.
    Redo,
}

impl Reducible for YardState {
    type Action = YardAction;

    fn reduce(self: Rc<Self>, action: YardAction) -> Rc<Self> {
        match action {
            YardAction::Restored(saved) => self.restore(saved),
            YardAction::Sent(document, sending) => self.sent(&document, sending),
            YardAction::Undo => self.with_history(self.history.undo()),
            YardAction::Redo => self.with_history(self.history.redo()),
            edit => {
                let mut document = (**self.document()).clone();
                let run = apply(&mut document, edit);
                self.with_history(self.history.put(document, run))
            }
        }
    }
}

impl YardState {
    fn with_history(&self, history: History<Document>) -> Rc<Self> {
        Rc::new(YardState {
            history,
            ..self.clone()
        })
    }

    fn restore(self: Rc<Self>, saved: Option<Document>) -> Rc<Self> {
        let history = match saved {
            Some(document) if document != **self.document() => History::new(document),
            _ if self.restored => return self,
            _ => self.history.clone(),
        };
        Rc::new(YardState {
            history,
            restored: true,
            ..(*self).clone()
        })
    }

    fn sent(&self, document: &Document, sending: Rc<Sending>) -> Rc<Self> {
        // The yard after the send differs in its counters only; that is no change to undo.
        let after = |document: &Document| {
            let mut after = document.clone();
            after.yard.go_on_from(&sending.sent.yard);
            after
        };
        let history = self.history.amend(after(self.document()));
        let report = Report {
            document: Rc::new(after(document)),
            sending,
        };
        Rc::new(YardState {
            history,
            report: Some(Rc::new(report)),
            ..self.clone()
        })
    }
}

/// Makes an edit in the document; the answer names the run of small edits that it belongs to.
fn apply(document: &mut Document, edit: YardAction) -> Option<String> {
    let rules = &mut document.yard.rules;
    match edit {
        YardAction::ChooseSample(sample) => document.event = EventDraft::of(&sample),
        YardAction::EventText(text) => {
            document.event.text = text;
            return Some("event".into());
        }
        YardAction::AddRule(rule) => rules.push(rule),
        YardAction::RemoveRule(at) if at < rules.len() => drop(rules.remove(at)),
        YardAction::RuleName(at, name) => {
            if let Some(rule) = rules.get_mut(at) {
                rule.name = name;
            }
            return Some(format!("rule {at} name"));
        }
        YardAction::PatternText(at, text) => {
            if let Some(rule) = rules.get_mut(at) {
                rule.event_pattern = Some(text);
            }
            return Some(format!("rule {at} pattern"));
        }
        YardAction::RuleState(at, state) => {
            if let Some(rule) = rules.get_mut(at) {
                rule.state = state;
            }
        }
        YardAction::AddTarget(at, target) => {
            if let Some(rule) = rules.get_mut(at) {
                rule.targets.push(target);
            }
        }
        YardAction::PutTarget(at, nth, target, field) => {
            if let Some(place) = rules.get_mut(at).and_then(|rule| rule.targets.get_mut(nth)) {
                *place = target;
            }
            return Some(format!("rule {at} target {nth} {field}"));
        }
        YardAction::RemoveTarget(at, nth) => {
            if let Some(rule) = rules.get_mut(at).filter(|rule| nth < rule.targets.len()) {
                rule.targets.remove(nth);
            }
        }
        YardAction::RemoveRule(_)
        | YardAction::Restored(_)
        | YardAction::Sent(..)
        | YardAction::Undo
        | YardAction::Redo => {}
    }
    None
}

impl Slice for YardState {
    type Saved = Document;
    const SLOT: Slot = Slot::new("yard", 1);

    fn saved(&self) -> Option<Document> {
        self.restored.then(|| (**self.document()).clone())
    }

    fn restored(saved: Option<Document>) -> YardAction {
        YardAction::Restored(saved)
    }
}

/// The yard and its reducer.
#[hook]
pub fn use_yard() -> UseReducerHandle<YardState> {
    super::stores::expect_context("yard", use_context())
}

#[cfg(test)]
mod tests;
