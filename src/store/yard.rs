//! The yards of a person: rules and targets, the events to send, and what the last send did.

use super::history::History;
use super::kept::{Slice, use_kept};
use crate::platform::storage::Slot;
use door::Sending;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

mod document;
mod edit;
mod runs_on;

pub use document::{Document, SavedEvent, Shelf};
pub use edit::Edit;
pub use runs_on::RunsOn;

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
    history: History<Shelf>,
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
            history: History::new(Shelf::default()),
            report: None,
            restored: false,
        }
    }
}

impl YardState {
    /// All yards.
    pub fn shelf(&self) -> &Shelf {
        self.history.now()
    }

    /// The open yard as it is now.
    #[expect(
        clippy::indexing_slicing,
        reason = "`Shelf` keeps `open` within `yards`, which is never empty"
    )]
    pub fn document(&self) -> &Rc<Document> {
        &self.shelf().yards[self.shelf().open]
    }

    /// What the last send in the open yard did.
    pub fn report(&self) -> Option<&Rc<Report>> {
        let of_this = |report: &&Rc<Report>| report.document.id == self.document().id;
        self.report.as_ref().filter(of_this)
    }

    /// Whether rules or event have changed since the last send.
    pub fn is_report_stale(&self) -> bool {
        self.report()
            .is_some_and(|report| !report.document.sends_like(self.document()))
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

/// What can happen to the yards.
#[derive(Clone, Debug)]
pub enum YardAction {
    /// The storage has answered.
    Restored(Option<Shelf>),
    /// Something was edited.
    Edit(Box<Edit>),
    /// Another yard was opened.
    Open(usize),
    /// Another event was put on the bench.
    ChooseEvent(usize),
    /// Another rule is worked on.
    ChooseRule(usize),
    /// The engine has sent the event of this document.
    Sent(Rc<Document>, Rc<Sending>),
    /// The last change was taken back.
    Undo,
    /// The change taken back last was made again.
    Redo,
}

impl From<Edit> for YardAction {
    fn from(edit: Edit) -> Self {
        YardAction::Edit(Box::new(edit))
    }
}

impl Reducible for YardState {
    type Action = YardAction;

    fn reduce(self: Rc<Self>, action: YardAction) -> Rc<Self> {
        match action {
            YardAction::Restored(saved) => self.restore(saved),
            YardAction::Edit(edit) => {
                let mut shelf = self.shelf().clone();
                let run = edit::apply(&mut shelf, *edit);
                self.with_history(self.history.put(shelf, run))
            }
            YardAction::Open(at) => self.amend(|shelf| {
                if at < shelf.yards.len() {
                    shelf.open = at;
                }
            }),
            YardAction::ChooseEvent(at) => self.amend_open(|document| {
                if at < document.events.len() {
                    document.event = at;
                }
            }),
            YardAction::ChooseRule(at) => self.amend_open(|document| {
                if at < document.yard.rules.len() {
                    document.rule = at;
                }
            }),
            YardAction::Sent(document, sending) => self.sent(&document, sending),
            YardAction::Undo => self.with_history(self.history.undo()),
            YardAction::Redo => self.with_history(self.history.redo()),
        }
    }
}

impl YardState {
    fn with_history(&self, history: History<Shelf>) -> Rc<Self> {
        Rc::new(YardState {
            history,
            ..self.clone()
        })
    }

    /// Changes what is looked at, which is no step to undo.
    fn amend(&self, change: impl FnOnce(&mut Shelf)) -> Rc<Self> {
        let mut shelf = self.shelf().clone();
        change(&mut shelf);
        self.with_history(self.history.amend(shelf))
    }

    fn amend_open(&self, change: impl FnOnce(&mut Document)) -> Rc<Self> {
        self.amend(|shelf| {
            if let Some(document) = shelf.yards.get_mut(shelf.open) {
                change(Rc::make_mut(document));
            }
        })
    }

    fn restore(self: Rc<Self>, saved: Option<Shelf>) -> Rc<Self> {
        let history = match saved.map(Shelf::mended) {
            Some(shelf) if shelf != *self.shelf() => History::new(shelf),
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
        let next = self.amend_open(|open| open.yard.go_on(sending.progress));
        let mut document = document.clone();
        document.yard.go_on(sending.progress);
        let report = Report {
            document: Rc::new(document),
            sending,
        };
        Rc::new(YardState {
            report: Some(Rc::new(report)),
            ..(*next).clone()
        })
    }
}

impl Slice for YardState {
    type Saved = Shelf;
    const SLOT: Slot = Slot::new("yard", 2).migrating(Shelf::migrate);

    fn saved(&self) -> Option<Shelf> {
        self.restored.then(|| self.shelf().clone())
    }

    fn restored(saved: Option<Shelf>) -> YardAction {
        YardAction::Restored(saved)
    }
}

thread_local! {
    /// The yards when their page was left, with what can be undone.
    static LEFT: RefCell<Option<YardState>> = const { RefCell::new(None) };
}

/// What [`YardProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct YardProps {
    /// The page.
    pub children: Html,
}

/// Provides the yards to their page. They live as long as the app does, and so does their past.
#[component]
pub fn YardProvider(props: &YardProps) -> Html {
    let yard = use_reducer(|| LEFT.with_borrow(Clone::clone).unwrap_or_default());
    use_kept(&yard);
    use_effect_with((*yard).clone(), |state| LEFT.set(Some(state.clone())));
    html! {
        <ContextProvider<UseReducerHandle<YardState>> context={yard}>
            { props.children.clone() }
        </ContextProvider<UseReducerHandle<YardState>>>
    }
}

/// The yards and their reducer.
#[hook]
pub fn use_yard() -> UseReducerHandle<YardState> {
    super::stores::expect_context("yard", use_context())
}

#[cfg(test)]
mod tests;
