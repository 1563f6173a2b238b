//! The yards of a person: rules and targets, the events to send, and what the last send did.

use super::handover;
use super::history::History;
use super::kept::{Slice, use_kept};
use crate::platform::storage::{Loaded, Slot, Storage};
use door::{Progress, Sending};
use lead::Lead;
use pipeline::Timestamp;
use pipeline::findings::Part;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

mod assignment;
mod document;
mod edit;
mod errand;
pub mod lead;
mod run;
mod runs_on;
mod stored;
mod take;

pub use assignment::Assignment;
pub use document::{Document, SavedEvent, Shelf};
pub use edit::{Condition, Declare, Edit};
use errand::use_errands;
pub use errand::{Errand, Wish, use_advance, use_send};
pub use run::{Entry, MOST_STEPS, Outcome, Run, Seen, last_of, row};
pub use runs_on::RunsOn;
pub use stored::fetch_reader_ahead;
pub use take::Taken;

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
    /// What has happened in each yard, by the yard's number.
    runs: Vec<(u32, Rc<Run>)>,
    /// What is to happen next.
    errands: Vec<Errand>,
    /// How many errands there have been.
    asked: u32,
    restored: bool,
    /// How often the storage has answered: it is asked whenever the page is opened, and what it
    /// holds then takes the place of what is here.
    answers: u32,
}

impl PartialEq for YardState {
    fn eq(&self, other: &Self) -> bool {
        let same_report = match (&self.report, &other.report) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_report
            && self.restored == other.restored
            && self.errands == other.errands
            && self.runs == other.runs
            && self.history == other.history
    }
}

impl Default for YardState {
    fn default() -> Self {
        YardState {
            history: History::new(Shelf::default()),
            report: None,
            runs: Vec::new(),
            errands: Vec::new(),
            asked: 0,
            restored: false,
            answers: 0,
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

    /// The open yard as an edit would make it.
    pub fn after(&self, edit: Edit) -> Rc<Document> {
        let mut shelf = self.shelf().clone();
        edit::apply(&mut shelf, edit);
        let open = shelf.yards.get(shelf.open);
        open.unwrap_or_else(|| self.document()).clone()
    }

    /// What the last send in the open yard did.
    pub fn report(&self) -> Option<&Rc<Report>> {
        let of_this = |report: &&Rc<Report>| report.document.id == self.document().id;
        self.report.as_ref().filter(of_this)
    }

    /// What has happened in the open yard since its clock was last set.
    pub fn run(&self) -> Rc<Run> {
        let id = self.document().id;
        let found = self.runs.iter().find(|(yard, _)| *yard == id);
        found.map(|(_, run)| Rc::clone(run)).unwrap_or_default()
    }

    /// What the engine is asked to let happen now.
    pub fn errand(&self) -> Option<Errand> {
        self.errands.first().cloned()
    }

    /// Whether something is to happen in the open yard that the engine has not done yet.
    pub fn is_busy(&self) -> bool {
        let id = self.document().id;
        self.errands.iter().any(|errand| errand.yard == id)
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

    /// The open yard as it was before each change that can be taken back, the newest first; empty where
    /// it was not there.
    pub fn past(&self) -> impl Iterator<Item = Option<&Rc<Document>>> {
        let id = self.document().id;
        let past = self.history.past();
        past.map(move |shelf| shelf.yards.iter().find(|one| one.id == id))
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
    /// Help with the exercise of the open yard was asked for, or it was found right.
    Assign(Assignment),
    /// Something is to happen in the open yard.
    Ask(Wish),
    /// The engine has done what the errand of this number asks, in this document.
    Happened(u32, Rc<Document>, Rc<Sending>),
    /// The errand of this number failed.
    Failed(u32),
    /// The open yard starts anew at a time: nothing is under way, and nothing has happened.
    StartAt(Timestamp),
    /// What came in from outside takes the place of the open yard.
    Take(Box<Taken>),
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
            YardAction::Assign(assignment) => {
                self.amend_open(|document| document.exercise = Some(assignment))
            }
            YardAction::Ask(wish) => {
                let mut next = (*self).clone();
                next.asked = self.asked.wrapping_add(1);
                next.errands.push(Errand {
                    number: next.asked,
                    yard: self.document().id,
                    wish,
                });
                Rc::new(next)
            }
            YardAction::Happened(number, document, sending) => {
                self.happened(number, &document, sending)
            }
            YardAction::Failed(number) => {
                let mut next = (*self).clone();
                next.errands.retain(|errand| errand.number != number);
                Rc::new(next)
            }
            YardAction::StartAt(time) => self.start_at(time),
            YardAction::Take(taken) => self.take(*taken),
            YardAction::Undo => self.look_back(self.history.undo()),
            YardAction::Redo => self.look_back(self.history.redo()),
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
            _ => self.history.clone(),
        };
        Rc::new(YardState {
            history,
            restored: true,
            answers: self.answers.wrapping_add(1),
            ..(*self).clone()
        })
    }

    /// Another state of what the person has made, in yards that have come as far as they have now: what
    /// has happened, and what help with an exercise was asked for.
    fn look_back(&self, history: History<Shelf>) -> Rc<Self> {
        let mut shelf = (**history.now()).clone();
        for document in &mut shelf.yards {
            let mut now = self.shelf().yards.iter();
            if let Some(now) = now.find(|now| now.id == document.id) {
                let progress = Progress::of(&now.yard);
                if Progress::of(&document.yard) != progress {
                    progress.put_into(&mut Rc::make_mut(document).yard);
                }
                if document.exercise != now.exercise {
                    Rc::make_mut(document).exercise.clone_from(&now.exercise);
                }
            }
        }
        self.with_history(history.amend(shelf))
    }

    /// The yard of a number comes as far as this; that is no change to undo.
    fn come(&self, id: u32, progress: &Progress) -> YardState {
        let mut shelf = self.shelf().clone();
        let mut yards = shelf.yards.iter_mut();
        if let Some(document) = yards.find(|document| document.id == id) {
            progress.put_into(&mut Rc::make_mut(document).yard);
        }
        YardState {
            history: self.history.amend(shelf),
            ..self.clone()
        }
    }

    fn happened(
        self: Rc<Self>,
        number: u32,
        document: &Document,
        sending: Rc<Sending>,
    ) -> Rc<Self> {
        let is_it = |errand: &Errand| errand.number == number;
        let Some(errand) = self.errands.iter().find(|errand| is_it(errand)).cloned() else {
            // The yard was started anew meanwhile.
            return self;
        };
        let mut next = self.come(errand.yard, &sending.progress);
        next.errands.retain(|errand| !is_it(errand));
        next.ran(errand.yard, &sending);
        if errand.wish == Wish::Send {
            let mut document = document.clone();
            sending.progress.put_into(&mut document.yard);
            next.report = Some(Rc::new(Report {
                document: Rc::new(document),
                sending,
            }));
        }
        Rc::new(next)
    }

    /// This has happened in the yard of a number.
    fn ran(&mut self, id: u32, sending: &Rc<Sending>) {
        match self.runs.iter_mut().find(|(yard, _)| *yard == id) {
            Some((_, run)) => *run = Rc::new(run.with(Rc::clone(sending))),
            None => {
                let run = Run::default().with(Rc::clone(sending));
                self.runs.push((id, Rc::new(run)));
            }
        }
    }

    fn start_at(&self, time: Timestamp) -> Rc<Self> {
        let document = self.document();
        let id = document.id;
        let progress = Progress {
            clock: time,
            counter: document.yard.counter,
            ..Progress::default()
        };
        let mut next = self.come(id, &progress);
        next.errands.retain(|errand| errand.yard != id);
        next.runs.retain(|(yard, _)| *yard != id);
        next.report = None;
        Rc::new(next)
    }
}

impl Slice for YardState {
    type Saved = Shelf;
    const SLOT: Slot = Slot::new("yard", 3).migrating(Shelf::migrate);

    async fn read(storage: Storage, text: String) -> Loaded<Shelf> {
        stored::read(storage, text).await
    }

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
    use_errands(&yard);
    use_effect_with((*yard).clone(), |state| LEFT.set(Some(state.clone())));
    {
        let dispatcher = yard.dispatcher();
        // Not before the storage has answered this page, or its answer would undo it.
        let before = use_mut_ref(|| yard.answers);
        use_effect_with(yard.answers, move |answers| {
            if *answers != *before.borrow()
                && let Some(trial) = handover::take()
            {
                if trial.shows_target {
                    lead::leave(Lead::Target(trial.rule, 0, Part::Input));
                }
                dispatcher.dispatch(Edit::AddTrial(trial).into());
            }
        });
    }
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

/// What has happened in the open yard since its clock was last set: steps with their rule, target,
/// outcome and time ([`Seen`]), and what came of events and calls.
#[hook]
pub fn use_run() -> Rc<Run> {
    use_yard().run()
}

#[cfg(test)]
mod tests;
