//! The second wasm module, in a worker: asked by messages, answered by promises.
//!
//! Questions and answers are those of the crate `door`, as bytes; answers come back in any order.
//! An answer that the worker gives to a message that it could not read belongs to the oldest open
//! question. The worker's script keeps messages that come before its module is ready.

use super::dom;
use door::{Answer, Call, Hello, Question, Request, Response};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::{Rc, Weak};
use tokio::sync::oneshot;
use wasm_bindgen::JsCast;
use web_sys::{ErrorEvent, Event, MessageEvent};

/// The meta element that names the worker's script.
const META: &str = "eventyard-worker";
/// The meta element with the id of the build.
const BUILD: &str = "eventyard-build";
/// The number of the first question: of which build the worker is.
const HELLO: u32 = 0;

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
    /// The worker belongs to another build than the page.
    OtherBuild,
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
            WorkerError::OtherBuild => f.write_str(
                "The simulator's helper belongs to another version of Eventyard than this page. Reload the page.",
            ),
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

type Reply = oneshot::Sender<Result<Response, WorkerError>>;

impl Worker {
    /// Starts the worker that the page names in `<meta name="eventyard-worker">`.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`].
    pub fn spawn() -> Result<Self, WorkerError> {
        let name = dom::meta(META).ok_or(WorkerError::NotStarted)?;
        let worker = Self::at(&name)?;
        worker.post(HELLO, Hello.request())?;
        Ok(worker)
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
    pub async fn ask<Q: Question>(&self, question: Q) -> Result<Q::Answer, WorkerError> {
        let response = self.call(question.request()).await?;
        Q::answer(response).ok_or_else(|| WorkerError::Refused {
            why: "The simulator's helper answered another question.".to_owned(),
        })
    }

    async fn call(&self, request: Request) -> Result<Response, WorkerError> {
        let asked = &self.0.asked;
        let stopped = asked.stopped.borrow().clone();
        if let Some(stopped) = stopped {
            return Err(stopped);
        }
        let id = asked.last.get().wrapping_add(1);
        asked.last.set(id);
        let (reply, answer) = oneshot::channel();
        self.post(id, request)?;
        asked.open.borrow_mut().insert(id, reply);
        answer.await.unwrap_or_else(|_| {
            Err(WorkerError::Stopped {
                why: "it was ended".to_owned(),
            })
        })
    }

    fn post(&self, id: u32, request: Request) -> Result<(), WorkerError> {
        let bytes = Uint8Array::from(door::write(&Call { id, request }).as_slice());
        self.0
            .worker
            .post_message(&bytes)
            .map_err(|_| WorkerError::Stopped {
                why: "it takes no messages".to_owned(),
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
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(Ok(bytes)) = data.map(JsCast::dyn_into::<Uint8Array>) {
                    inner.heard(&bytes.to_vec());
                }
            }),
            on("error", |inner, event| {
                let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                let why = said.filter(|said| !said.is_empty());
                inner.asked.stop(WorkerError::Stopped {
                    why: why.unwrap_or_else(|| "its script did not load".to_owned()),
                });
            }),
            on("messageerror", |inner, _| {
                inner.asked.stop(WorkerError::Stopped {
                    why: "a message could not be read".to_owned(),
                });
            }),
        ];
        self.listeners.borrow_mut().extend(listeners);
    }

    fn heard(&self, bytes: &[u8]) {
        let answer = door::read(bytes);
        if let Ok(Answer::Given {
            id: HELLO,
            response,
        }) = &answer
        {
            if !matches!(&**response, Response::Hello(build) if dom::meta(BUILD).as_ref() == Some(build))
            {
                self.asked.stop(WorkerError::OtherBuild);
            }
            return;
        }
        let mut open = self.asked.open.borrow_mut();
        let (reply, answer) = match answer {
            Ok(Answer::Given { id, response }) => (open.remove(&id), Ok(*response)),
            Ok(Answer::Refused { why }) => (oldest(&mut open), Err(why)),
            Err(unreadable) => (oldest(&mut open), Err(unreadable.to_string())),
        };
        drop(open);
        if let Some(reply) = reply {
            // Nobody may wait for the answer any more.
            let _ = reply.send(answer.map_err(|why| WorkerError::Refused { why }));
        }
    }
}

fn oldest(open: &mut BTreeMap<u32, Reply>) -> Option<Reply> {
    open.pop_first().map(|(_, reply)| reply)
}

impl Asked {
    /// Answers everything with the news that the worker has failed.
    fn stop(&self, stopped: WorkerError) {
        self.stopped.replace(Some(stopped.clone()));
        for reply in self.open.take().into_values() {
            let _ = reply.send(Err(stopped.clone()));
        }
    }
}
