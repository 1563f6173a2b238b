//! What the engine is asked to let happen, one after the other.

use super::{Document, YardAction, YardState, use_yard};
use crate::components::chip::Signal;
use crate::platform::part::Missing;
use crate::platform::task;
use crate::platform::worker::WorkerError;
use crate::store::engine::{Engine, use_engine};
use crate::store::notices::{Message, Notices, NoticesAction, use_notices};
use door::{Advance, Deed, Happen, Send, Sending};
use pipeline::Until;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use yew::prelude::*;

/// What the engine is to let happen in a yard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Send the event on the bench.
    Send,
    /// Let the yard's clock go on.
    Advance(Until),
    /// Let something happen at a resource.
    Happen(Rc<Deed>),
}

/// A wish that waits for the engine. Wishes are granted one after the other, each in the yard as
/// the one before has left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Tells it from every other errand.
    pub number: u32,
    /// The number of the yard.
    pub yard: u32,
    /// What is to happen.
    pub wish: Wish,
}

/// Lets the engine do what is asked for, one errand after the other.
#[hook]
pub(super) fn use_errands(yard: &UseReducerHandle<YardState>) {
    let (engine, notices) = (use_engine(), use_notices().dispatcher());
    let errand = yard.errand();
    let shelf = Rc::clone(yard.history.now());
    let dispatcher = yard.dispatcher();
    use_effect_with(errand, move |errand| {
        let Some(errand) = errand.clone() else {
            return;
        };
        let document = shelf.yards.iter().find(|each| each.id == errand.yard);
        let Some(document) = document.map(Rc::clone) else {
            return dispatcher.dispatch(YardAction::Failed(errand.number));
        };
        task::spawn(async move {
            let answer = grant(engine, Rc::clone(&document), errand.wish.clone()).await;
            dispatcher.dispatch(match answer {
                Ok(sending) => YardAction::Happened(errand.number, document, Rc::new(sending)),
                Err(error) => {
                    tell(&notices, &errand.wish, &error);
                    YardAction::Failed(errand.number)
                }
            });
        });
    });
}

/// What came of a wish.
type Granted = Pin<Box<dyn Future<Output = Result<Sending, WorkerError>>>>;

/// Asks the engine, with code that comes with the panels that show what happened: a whole yard is
/// written for the engine, and everything that happened is read, here alone.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(more, fallible))]
fn ask(engine: Engine, document: Rc<Document>, wish: Wish) -> Result<Granted, Missing> {
    Ok(Box::pin(async move {
        let yard = document.yard.clone();
        match wish {
            Wish::Send => {
                let send = Send {
                    yard,
                    event_bus: document.on_bench().bus().to_owned(),
                    events: vec![document.on_bench().text.clone()],
                };
                engine.ask(send).await
            }
            Wish::Advance(until) => engine.ask(Advance { yard, until }).await,
            Wish::Happen(deed) => {
                let deed = (*deed).clone();
                engine.ask(Happen { yard, deed }).await
            }
        }
    }))
}

async fn grant(engine: Engine, document: Rc<Document>, wish: Wish) -> Result<Sending, String> {
    #[cfg(feature = "split")]
    let asked = ask(engine, document, wish).await;
    #[cfg(not(feature = "split"))]
    let asked = ask(engine, document, wish);
    let Ok(granted) = asked else {
        return Err("The code for it did not come. Try again.".to_owned());
    };
    granted.await.map_err(|error| error.to_string())
}

fn tell(notices: &UseReducerDispatcher<Notices>, wish: &Wish, error: &str) {
    let what = match wish {
        Wish::Send => "The event was not sent.",
        Wish::Advance(_) => "The clock did not go on.",
        Wish::Happen(_) => "It did not happen.",
    };
    notices.dispatch(NoticesAction::Raise(Message {
        signal: Signal::Red,
        text: format!("{what} {error}"),
    }));
}

/// Sends the event on the bench; the report comes when the engine has answered.
#[hook]
pub fn use_send() -> Callback<()> {
    let dispatcher = use_yard().dispatcher();
    Callback::from(move |()| dispatcher.dispatch(YardAction::Ask(Wish::Send)))
}

/// Lets the yard's clock go on, and everything happen that is due by then.
#[hook]
pub fn use_advance() -> Callback<Until> {
    let dispatcher = use_yard().dispatcher();
    Callback::from(move |until| dispatcher.dispatch(YardAction::Ask(Wish::Advance(until))))
}
