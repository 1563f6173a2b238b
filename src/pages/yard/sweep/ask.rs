//! The question to the workshop, which has the catalogue once it was given it.

use crate::components::coming::NotHere;
use crate::platform::task;
use crate::store::catalogue::{Events, use_catalogue, want};
use crate::store::engine::{Engine, use_engine};
use crate::store::fetched::Fetched;
use door::{Bytes, Sweep, Swept};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The catalogue or the answer is on its way.
    Coming,
    /// The catalogue did not come, or the engine does not answer; the reason as a sentence.
    Failed(String),
    /// What the patterns say, or what those before them said while they are compared.
    Known(Rc<Known>),
}

/// What patterns say to the catalogue.
#[derive(Debug, PartialEq)]
pub struct Known {
    /// Every event.
    pub events: Rc<Events>,
    /// What each pattern takes of them.
    pub swept: Swept,
}

/// Of which rules the patterns are: an answer for others is not shown in their place.
pub type Subject = (u32, Option<usize>);

#[derive(Clone, PartialEq)]
struct Asked {
    subject: Subject,
    patterns: Vec<String>,
    events: Rc<Events>,
    packed: Rc<Bytes>,
}

type Answered = Option<(Subject, Result<Rc<Known>, String>)>;

/// What is to be asked next while an answer is awaited: only the newest matters.
#[derive(Default)]
struct Queue {
    is_busy: bool,
    next: Option<Asked>,
}

/// What these patterns say to the catalogue, which is fetched for it; asked anew when a pattern
/// changes. Without patterns nothing is asked.
#[hook]
pub fn use_sweep(subject: Subject, patterns: Option<Vec<String>>) -> Found {
    let (engine, catalogue) = (use_engine(), use_catalogue());
    let answered = use_state(|| None::<(Subject, Result<Rc<Known>, String>)>);
    let queue = use_mut_ref(Queue::default);
    {
        let catalogue = catalogue.clone();
        use_effect_with((), move |()| want(catalogue));
    }
    let here = catalogue.here().zip(catalogue.packed());
    let asked = here
        .zip(patterns)
        .map(|((events, packed), patterns)| Asked {
            subject,
            patterns,
            events: events.clone(),
            packed: packed.clone(),
        });
    {
        let answered = answered.setter();
        use_effect_with(asked, move |asked| {
            let Some(asked) = asked.clone() else {
                return;
            };
            queue.borrow_mut().next = Some(asked);
            if !queue.borrow().is_busy {
                queue.borrow_mut().is_busy = true;
                task::spawn(answer(engine, queue, answered));
            }
        });
    }
    if let Fetched::Failed(reason) = catalogue.events() {
        return Found::Failed(reason.clone());
    }
    match &*answered {
        Some((of, answer)) if *of == subject => match answer {
            Ok(known) => Found::Known(known.clone()),
            Err(reason) => Found::Failed(reason.clone()),
        },
        _ => Found::Coming,
    }
}

/// Whether the workshop has the catalogue, which is fetched for it: what it counts from then on, it
/// counts over all events.
#[hook]
pub fn use_taught() -> bool {
    let (engine, catalogue) = (use_engine(), use_catalogue());
    let is_taught = use_state(|| false);
    {
        let catalogue = catalogue.clone();
        use_effect_with((), move |()| want(catalogue));
    }
    {
        let is_taught = is_taught.setter();
        use_effect_with(catalogue.packed().cloned(), move |packed| {
            if let Some(packed) = packed.clone() {
                task::spawn(async move {
                    is_taught.set(engine.teach_events(&packed).await.is_ok());
                });
            }
        });
    }
    *is_taught
}

/// Asks what is in the queue, one question at a time, until nothing is.
async fn answer(engine: Engine, queue: Rc<RefCell<Queue>>, answered: UseStateSetter<Answered>) {
    loop {
        let next = queue.borrow_mut().next.take();
        let Some(asked) = next else {
            break;
        };
        let subject = asked.subject;
        answered.set(Some((subject, sweep(&engine, asked).await)));
    }
    queue.borrow_mut().is_busy = false;
}

async fn sweep(engine: &Engine, asked: Asked) -> Result<Rc<Known>, String> {
    // A worker that was started anew meanwhile has to be given the catalogue again.
    for _ in 0..2 {
        let taught = engine.teach_events(&asked.packed).await;
        taught.map_err(|error| error.to_string())?;
        let swept = engine.ask(Sweep(asked.patterns.clone())).await;
        if let Some(swept) = swept.map_err(|error| error.to_string())? {
            return Ok(Rc::new(Known {
                events: asked.events,
                swept,
            }));
        }
    }
    Err("The simulator cannot read the catalogue.".to_owned())
}

/// Why there is nothing to see, with a button that asks for the catalogue once more.
#[component]
pub fn NoSweep(props: &NoSweepProps) -> Html {
    let catalogue = use_catalogue();
    let again = Callback::from(move |()| want(catalogue.clone()));
    html! {
        <NotHere what="The catalogue of events could not be searched." reason={props.reason.clone()}
            kept="What you made is kept." {again} />
    }
}

/// What a [`NoSweep`] takes.
#[derive(PartialEq, Properties)]
pub struct NoSweepProps {
    /// The reason as a sentence.
    pub reason: String,
}
