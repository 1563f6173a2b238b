//! What the yard's rules say to an event that is not one of the yard's.

use crate::components::chip::Signal;
use crate::pages::yard::rules::verdict;
use crate::platform::task;
use crate::store::engine::{Engine, use_engine};
use crate::store::yard::{Document, use_yard};
use door::{Bench, Check, Checked};
use pipeline::Sample;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What the rules say.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdicts {
    /// The engine has not answered yet.
    Awaited,
    /// For each rule its name and the answer.
    Known(Vec<(String, Signal, &'static str)>),
    /// The engine does not answer, with the reason as a sentence.
    Failed(String),
}

/// An event and the yard that it is compared with.
#[derive(Clone, PartialEq)]
struct Asked {
    document: Rc<Document>,
    sample: Rc<Sample>,
}

/// An answer and what was asked.
type Answered = Option<(Asked, Result<Rc<Checked>, String>)>;

/// What is to be asked next while an answer is awaited: only the newest matters.
#[derive(Default)]
struct Queue {
    is_busy: bool,
    next: Option<Asked>,
}

/// What the rules of the open yard say to an event, asked anew at every change of either.
#[hook]
pub fn use_verdicts(sample: Option<Rc<Sample>>) -> Verdicts {
    let (engine, document) = (use_engine(), use_yard().document().clone());
    let answered = use_state(|| None);
    let queue = use_mut_ref(Queue::default);
    let asked = sample.map(|sample| Asked { document, sample });
    {
        let answered = answered.setter();
        use_effect_with(asked.clone(), move |asked| {
            queue.borrow_mut().next = asked.clone();
            if !queue.borrow().is_busy {
                queue.borrow_mut().is_busy = true;
                task::spawn(answer(engine, queue, answered));
            }
        });
    }
    match (&asked, &*answered) {
        (Some(asked), Some((of, answer))) if of == asked => match answer {
            Ok(checked) => Verdicts::Known(said(&asked.document, checked)),
            Err(reason) => Verdicts::Failed(reason.clone()),
        },
        _ => Verdicts::Awaited,
    }
}

/// Asks what is in the queue, one question at a time, until nothing is.
async fn answer(engine: Engine, queue: Rc<RefCell<Queue>>, answered: UseStateSetter<Answered>) {
    loop {
        let next = queue.borrow_mut().next.take();
        let Some(asked) = next else {
            break;
        };
        let bench = Bench {
            event: asked.sample.text.to_string(),
            ..asked.document.bench()
        };
        let answer = engine.ask(Check(bench)).await;
        let answer = answer.map(Rc::new).map_err(|error| error.to_string());
        answered.set(Some((asked, answer)));
    }
    queue.borrow_mut().is_busy = false;
}

fn said(document: &Document, checked: &Checked) -> Vec<(String, Signal, &'static str)> {
    let rules = document.yard.rules.iter().enumerate();
    rules
        .map(|(at, rule)| {
            let (signal, word) = verdict(rule, checked.rules.get(at));
            (rule.name.clone(), signal, word)
        })
        .collect()
}
