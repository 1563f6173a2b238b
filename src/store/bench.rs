//! What the engine says of the yard while it is worked on: the sample events, and what is to be
//! said of rules and event as they are.

use super::catalogue::{Events, use_catalogue};
use super::engine::{Engine, use_engine};
use super::yard::{Document, Edit, fetch_reader_ahead, use_yard};
use crate::platform::task;
use crate::platform::worker::WorkerError;
use door::{Bench, Check, Checked, RuleChecked, Samples};
use matrix::Known;
use pipeline::Sample;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

mod matrix;

pub use matrix::Compared;

/// What the engine has said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BenchState {
    samples: Vec<Rc<Sample>>,
    /// Where the catalogue is here.
    catalogue: Option<Rc<Events>>,
    checked: Option<Rc<Checked>>,
    checked_document: Option<Rc<Document>>,
    compared: Option<Rc<Compared>>,
    failed: Option<WorkerError>,
}

impl BenchState {
    /// The sample events that every yard has at once; none until the engine has answered.
    pub fn samples(&self) -> &[Rc<Sample>] {
        &self.samples
    }

    /// The sample event of this id; one that is not among [`BenchState::samples`] only once the
    /// catalogue is here.
    pub fn sample(&self, id: &str) -> Option<&Rc<Sample>> {
        let more = self.catalogue.iter().flat_map(|events| events.iter());
        self.samples
            .iter()
            .chain(more)
            .find(|sample| sample.id == id)
    }

    /// What is to be said of the yard; of the one before it until the engine has answered.
    pub fn checked(&self) -> Option<&Checked> {
        self.checked.as_deref()
    }

    /// The same, to be kept.
    pub fn checked_rc(&self) -> Option<Rc<Checked>> {
        self.checked.clone()
    }

    /// The yard that [`BenchState::checked`] is about.
    pub fn checked_document(&self) -> Option<&Rc<Document>> {
        self.checked_document.as_ref()
    }

    /// What is to be said of the rule at a place in the list.
    pub fn rule(&self, at: usize) -> Option<&RuleChecked> {
        self.checked()?.rules.get(at)
    }

    /// What each rule says to each saved event; of the yard before it until the engine has answered.
    pub fn compared(&self) -> Option<&Rc<Compared>> {
        self.compared.as_ref()
    }

    /// Why the engine does not answer.
    pub fn failed(&self) -> Option<&WorkerError> {
        self.failed.as_ref()
    }

    /// Whether the engine has answered everything that the page needs at first.
    pub fn is_ready(&self) -> bool {
        self.checked.is_some() && !self.samples.is_empty()
    }
}

/// What the engine said.
pub enum BenchAction {
    /// The sample events.
    Samples(Vec<Sample>),
    /// What is to be said of the yard.
    Checked(Rc<Document>, Rc<Checked>),
    /// What each rule says to each saved event.
    Compared(Compared),
    /// It does not answer.
    Failed(WorkerError),
}

impl Reducible for BenchState {
    type Action = BenchAction;

    fn reduce(self: Rc<Self>, action: BenchAction) -> Rc<Self> {
        let mut next = (*self).clone();
        next.failed = None;
        match action {
            BenchAction::Samples(samples) => {
                next.samples = samples.into_iter().map(Rc::new).collect();
            }
            BenchAction::Checked(document, checked) => {
                next.checked = Some(checked);
                next.checked_document = Some(document);
            }
            BenchAction::Compared(compared) => next.compared = Some(Rc::new(compared)),
            BenchAction::Failed(error) => next.failed = Some(error),
        }
        Rc::new(next)
    }
}

/// What is to be checked next while an answer is awaited: only the newest matters.
#[derive(Default)]
struct Queue {
    busy: bool,
    next: Option<Next>,
    /// What was given last.
    last: Option<Rc<Document>>,
    known: Known,
}

/// A yard that the engine is to be asked about.
struct Next {
    document: Rc<Document>,
    /// Whether rules and event on the bench have been answered already.
    is_checked: bool,
}

/// The way from the yard to the engine. Clones are the same.
#[derive(Clone)]
struct Asking {
    engine: Engine,
    queue: Rc<RefCell<Queue>>,
    dispatcher: UseReducerDispatcher<BenchState>,
}

impl PartialEq for Asking {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.queue, &other.queue)
    }
}

impl Asking {
    /// Asks the engine about a yard, unless that is what it was asked about last. What can be
    /// answered at once is told before this returns.
    fn ask(&self, document: &Rc<Document>) {
        if self.queue.borrow().last.as_ref() == Some(document) {
            return;
        }
        let near = self.engine.ask_near(&Check(document.bench()));
        let is_checked = near.is_some();
        if let Some(checked) = near {
            let checked = BenchAction::Checked(document.clone(), Rc::new(checked));
            self.dispatcher.dispatch(checked);
        }
        let mut queue = self.queue.borrow_mut();
        queue.last = Some(document.clone());
        queue.next = Some(Next {
            document: document.clone(),
            is_checked,
        });
        if !queue.busy {
            queue.busy = true;
            task::spawn(self.clone().check());
        }
    }

    /// What a key may ask: what was asked last, and the same where nothing matches.
    fn first_questions(&self) -> Vec<Check> {
        let last = self.queue.borrow().last.clone();
        let Some(bench) = last.map(|document| document.bench()) else {
            return Vec::new();
        };
        let nothing = Bench {
            event: "{}".to_owned(),
            ..bench.clone()
        };
        vec![Check(bench), Check(nothing)]
    }

    /// Checks what is in the queue until nothing is.
    async fn check(self) {
        loop {
            let next = self.queue.borrow_mut().next.take();
            let Some(Next {
                document,
                is_checked,
            }) = next
            else {
                break;
            };
            if !is_checked {
                let checked = self.engine.ask(Check(document.bench())).await;
                // An answer in the page may have come in between, about a newer yard.
                if self.is_behind() {
                    continue;
                }
                self.dispatcher.dispatch(match checked {
                    Ok(checked) => BenchAction::Checked(document.clone(), Rc::new(checked)),
                    Err(error) => BenchAction::Failed(error),
                });
            }
            // The event on the bench first; the others when no newer change waits.
            if self.queue.borrow().next.is_none() {
                self.compare(document).await;
            }
        }
        self.queue.borrow_mut().busy = false;
    }

    /// Whether what is next has been answered already.
    fn is_behind(&self) -> bool {
        let queue = self.queue.borrow();
        queue.next.as_ref().is_some_and(|next| next.is_checked)
    }

    /// Compares the rules with all saved events.
    async fn compare(&self, document: Rc<Document>) {
        // A worker that was started anew has none of the events: the second time all are sent.
        for _ in 0..2 {
            let asked = self.queue.borrow_mut().known.ask(&document);
            match self.engine.ask(asked).await {
                Ok(Some(cells)) => {
                    let compared = Compared { document, cells };
                    return self.dispatcher.dispatch(BenchAction::Compared(compared));
                }
                Ok(None) => self.queue.borrow_mut().known.forget(),
                Err(error) => {
                    self.queue.borrow_mut().known.forget();
                    return self.dispatcher.dispatch(BenchAction::Failed(error));
                }
            }
        }
    }
}

/// Asks the engine at every change of the yard and tells what it said.
#[hook]
fn use_bench_state() -> (BenchState, Asking) {
    let (engine, catalogue) = (use_engine(), use_catalogue());
    let document = use_yard().document().clone();
    let state = use_reducer(BenchState::default);
    let asking = Asking {
        engine: engine.clone(),
        queue: use_mut_ref(Queue::default),
        dispatcher: state.dispatcher(),
    };
    {
        let dispatcher = state.dispatcher();
        let asking = asking.clone();
        use_effect_with((), move |()| {
            task::spawn(async move {
                dispatcher.dispatch(match engine.ask(Samples).await {
                    Ok(samples) => BenchAction::Samples(samples),
                    Err(error) => BenchAction::Failed(error),
                });
                // The page is usable by now.
                engine.bring_near(asking.first_questions()).await;
                fetch_reader_ahead().await;
            });
        });
    }
    {
        let asking = asking.clone();
        use_effect_with(document, move |document| asking.ask(document));
    }
    let state = BenchState {
        catalogue: catalogue.here().cloned(),
        ..(*state).clone()
    };
    (state, asking)
}

/// What the engine says of the yard; everything below [`BenchProvider`] has it.
#[hook]
pub fn use_bench() -> BenchState {
    super::stores::expect_context("bench", use_context())
}

/// What [`BenchProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct BenchProps {
    /// The page.
    pub children: Html,
}

/// Starts the engine and provides what it says.
#[component]
pub fn BenchProvider(props: &BenchProps) -> Html {
    let (state, asking) = use_bench_state();
    html! {
        <ContextProvider<Asking> context={asking}>
            <ContextProvider<BenchState> context={state}>{ props.children.clone() }</ContextProvider<BenchState>>
        </ContextProvider<Asking>>
    }
}

/// Makes an edit for a key that was pressed. The engine is asked before the page is drawn with it,
/// so that the page is drawn once, with the answer.
#[hook]
pub fn use_typing() -> Callback<Edit> {
    let (yard, asking): (_, Asking) = (
        use_yard(),
        super::stores::expect_context("asking", use_context()),
    );
    Callback::from(move |edit: Edit| {
        asking.ask(&yard.after(edit.clone()));
        yard.dispatch(edit.into());
    })
}
