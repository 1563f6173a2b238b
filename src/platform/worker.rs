//! The second wasm module, in a worker: asked by messages, answered by promises.
//!
//! Messages are JSON texts. `{"id":1,"request":…}` goes there and `{"id":1,"response":…}` comes
//! back, in any order. A response `{"type":"failed","message":"…"}` is a refusal; without an id it
//! belongs to the oldest open request, because the worker could not read which one it was. The
//! worker's script keeps messages that come before its module is ready.

use super::dom;
use gloo::events::EventListener;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::{Rc, Weak};
use tokio::sync::oneshot;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent};

/// The meta element that names the worker's script.
const META: &str = "eventyard-worker";

/// Why the worker did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// The page names no worker, or the browser does not start it.
    NotStarted,
    /// The worker has failed; it answers nothing any more.
    Stopped {
        /// What the browser said.
        why: String,
    },
    /// The worker answered that it cannot do this.
    Refused {
        /// In the worker's words.
        why: String,
    },
    /// The request has no JSON form.
    Unwritable {
        /// What is wrong with it.
        why: String,
    },
}

impl fmt::Display for WorkerError {
    /// A sentence for the person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WorkerError::NotStarted => f.write_str(
                "The simulator's helper could not be started. Reload the page and try again.",
            ),
            WorkerError::Stopped { why } => {
                write!(
                    f,
                    "The simulator's helper has stopped ({why}). Reload the page and try again."
                )
            }
            WorkerError::Refused { why } => f.write_str(why),
            WorkerError::Unwritable { why } => {
                write!(f, "The request could not be written as JSON ({why}).")
            }
        }
    }
}

impl std::error::Error for WorkerError {}

/// A running worker. Clones are the same worker; it ends when the last one is dropped.
#[derive(Clone)]
pub struct Worker(Rc<Inner>);

struct Inner {
    worker: web_sys::Worker,
    asked: Asked,
    listeners: RefCell<Vec<EventListener>>,
}

/// What has been asked and not yet answered.
#[derive(Default)]
struct Asked {
    last: Cell<u32>,
    /// Where the answer goes, by id.
    open: RefCell<BTreeMap<u32, Reply>>,
    /// Why the worker answers nothing any more.
    stopped: RefCell<Option<WorkerError>>,
}

type Reply = oneshot::Sender<Result<Value, WorkerError>>;

#[derive(Serialize)]
struct Request<'a, R> {
    id: u32,
    request: &'a R,
}

#[derive(Deserialize)]
struct Answer {
    id: Option<u32>,
    response: Value,
}

impl Worker {
    /// Starts the worker that the page names in `<meta name="eventyard-worker">`.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`].
    pub fn spawn() -> Result<Self, WorkerError> {
        let name = dom::meta(META).ok_or(WorkerError::NotStarted)?;
        Self::at(&name)
    }

    /// Starts the worker with this script, named relative to the page.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`].
    pub fn at(script: &str) -> Result<Self, WorkerError> {
        let url = dom::resolve(script).ok_or(WorkerError::NotStarted)?;
        let worker = web_sys::Worker::new(&url).map_err(|_| WorkerError::NotStarted)?;
        let inner = Rc::new(Inner {
            worker,
            asked: Asked::default(),
            listeners: RefCell::default(),
        });
        inner.listen();
        Ok(Worker(inner))
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// Where the worker has failed, fails before it answers, or refuses.
    pub async fn ask<R: Serialize>(&self, request: &R) -> Result<Value, WorkerError> {
        let Inner { worker, asked, .. } = self.0.as_ref();
        let stopped = asked.stopped.borrow().clone();
        if let Some(stopped) = stopped {
            return Err(stopped);
        }
        let id = asked.last.get().wrapping_add(1);
        asked.last.set(id);
        let text = serde_json::to_string(&Request { id, request }).map_err(|error| {
            WorkerError::Unwritable {
                why: error.to_string(),
            }
        })?;
        let (reply, answer) = oneshot::channel();
        worker
            .post_message(&JsValue::from_str(&text))
            .map_err(|_| WorkerError::Stopped {
                why: "it takes no messages".to_owned(),
            })?;
        asked.open.borrow_mut().insert(id, reply);
        answer.await.unwrap_or_else(|_| {
            Err(WorkerError::Stopped {
                why: "it was ended".to_owned(),
            })
        })
    }
}

impl PartialEq for Worker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let on = |name: &'static str, hear: fn(&Inner, &Event)| {
            let inner: Weak<Inner> = Rc::downgrade(self);
            EventListener::new(&self.worker, name, move |event| {
                if let Some(inner) = inner.upgrade() {
                    hear(&inner, event);
                }
            })
        };
        let listeners = [
            on("message", |inner, event| {
                let text = event
                    .dyn_ref::<MessageEvent>()
                    .and_then(|event| event.data().as_string());
                if let Some(text) = text {
                    inner.heard(&text);
                }
            }),
            on("error", |inner, event| {
                let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                let why = said.filter(|said| !said.is_empty());
                inner
                    .asked
                    .stop(why.as_deref().unwrap_or("its script did not load"));
            }),
            on("messageerror", |inner, _| {
                inner.asked.stop("a message could not be read")
            }),
        ];
        self.listeners.borrow_mut().extend(listeners);
    }

    fn heard(&self, text: &str) {
        let Ok(answer) = serde_json::from_str::<Answer>(text) else {
            return;
        };
        let reply = {
            let mut open = self.asked.open.borrow_mut();
            match answer.id {
                Some(id) => open.remove(&id),
                None => open.pop_first().map(|(_, reply)| reply),
            }
        };
        // Nobody may wait for the answer any more.
        let _ = reply.map(|reply| reply.send(refusal(answer.response)));
    }
}

/// A response of the type `failed` as an error.
fn refusal(response: Value) -> Result<Value, WorkerError> {
    let text = |key: &str| response.get(key).and_then(Value::as_str);
    if text("type") == Some("failed") {
        let why = text("message").unwrap_or("The simulator's helper did not say why it failed.");
        return Err(WorkerError::Refused {
            why: why.to_owned(),
        });
    }
    Ok(response)
}

impl Asked {
    /// Answers everything with the news that the worker has failed.
    fn stop(&self, why: &str) {
        let stopped = WorkerError::Stopped {
            why: why.to_owned(),
        };
        self.stopped.replace(Some(stopped.clone()));
        for reply in self.open.take().into_values() {
            let _ = reply.send(Err(stopped.clone()));
        }
    }
}
