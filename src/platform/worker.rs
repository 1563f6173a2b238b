//! The engine's wasm modules, in workers: asked by messages, answered by promises.
//!
//! Questions and answers are those of the crate `door`, as bytes; answers come back in any order.
//! An answer that does not say whose it is belongs to the oldest open question. The worker's script
//! keeps messages that come before its module is ready.

use super::{dom, timeout};
use door::{Answer, Hello, Question, Room};
use gloo::events::EventListener;
use js_sys::{Uint8Array, WebAssembly};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};
use tokio::sync::oneshot;
use wasm_bindgen::JsCast;
use web_sys::{ErrorEvent, Event, MessageEvent};

/// The meta element with the id of the build.
const BUILD: &str = "eventyard-build";
/// The number of the first question: of which build the worker is.
const HELLO: u32 = 0;
/// How long a worker that runs may take to answer, in milliseconds: more than any work does on a slow phone.
/// Not every worker that ends says so.
const PATIENCE_MS: u32 = 120_000;

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
    /// Whether the worker has said something: its code has come.
    is_there: Cell<bool>,
    /// Where the answers go, with the ids of the questions; the oldest first.
    open: RefCell<Vec<(u32, Reply)>>,
    /// Why the worker answers nothing any more.
    stopped: RefCell<Option<WorkerError>>,
}

/// Takes the bytes of the answer.
type Reply = oneshot::Sender<Result<Vec<u8>, WorkerError>>;

/// The meta element that names the script of a room.
pub(super) const fn meta(room: Room) -> &'static str {
    match room {
        Room::Bench => "eventyard-bench",
        Room::Workshop => "eventyard-workshop",
        Room::Dock => "eventyard-dock",
        Room::Sieve => "eventyard-sieve",
    }
}

/// Whether this browser has all instructions that the module of a room is made of.
pub fn can_run(room: Room) -> bool {
    let vectors = || WebAssembly::validate(&Uint8Array::from(VECTORS));
    // One that cannot even be asked has none of them.
    room != Room::Sieve || vectors().unwrap_or(false)
}

/// A module whose one function gives a vector of 128 bits: `i8x16.popcnt (i8x16.splat (i32.const 0))`.
const VECTORS: &[u8] = b"\0asm\x01\0\0\0\x01\x05\x01\x60\0\x01\x7b\x03\x02\x01\0\x0a\x0a\x01\x08\0\x41\0\xfd\x0f\xfd\x62\x0b";

impl Worker {
    /// Starts the worker that the page names in a `<meta>`.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`].
    pub fn spawn(room: Room) -> Result<Self, WorkerError> {
        let name = dom::meta(meta(room)).ok_or(WorkerError::NotStarted)?;
        let worker = Self::at(&name)?;
        worker.post(&door::ask(HELLO, &Hello))?;
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
        let id = self.number()?;
        let bytes = self.call(id, door::ask(id, &question)).await?;
        door::read(&bytes).map_err(|unreadable| WorkerError::Refused {
            why: unreadable.to_string(),
        })
    }

    /// The number of the next question.
    fn number(&self) -> Result<u32, WorkerError> {
        let asked = &self.0.asked;
        let stopped = asked.stopped.borrow().clone();
        if let Some(stopped) = stopped {
            return Err(stopped);
        }
        let id = asked.last.get().wrapping_add(1);
        asked.last.set(id);
        Ok(id)
    }

    /// Posts the message of a question and waits for the bytes of its answer.
    async fn call(&self, id: u32, message: Vec<u8>) -> Result<Vec<u8>, WorkerError> {
        let (reply, mut answer) = oneshot::channel();
        self.post(&message)?;
        // Both texts may be large: the browser has its own by now.
        drop(message);
        let asked = &self.0.asked;
        asked.open.borrow_mut().push((id, reply));
        loop {
            let was_there = asked.is_there.get();
            if let Some(given) = timeout::within(PATIENCE_MS, &mut answer).await {
                return given.unwrap_or_else(|_| {
                    Err(WorkerError::Stopped {
                        why: "it was ended".to_owned(),
                    })
                });
            }
            if was_there {
                // This question is answered with the others.
                asked.stop(WorkerError::Stopped {
                    why: "no answer for two minutes".to_owned(),
                });
            }
        }
    }

    fn post(&self, message: &[u8]) -> Result<(), WorkerError> {
        self.0
            .worker
            .post_message(&Uint8Array::from(message))
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
        self.asked.is_there.set(true);
        let (id, answer) = match door::head(bytes) {
            Ok((Answer::Given { id: HELLO }, build)) => {
                if door::read(build).ok() != dom::meta(BUILD) {
                    self.asked.stop(WorkerError::OtherBuild);
                }
                return;
            }
            Ok((Answer::Given { id }, rest)) => (Some(id), Ok(rest.to_vec())),
            Ok((Answer::Refused { id, why }, _)) => (id, Err(why)),
            Err(unreadable) => (None, Err(unreadable.to_string())),
        };
        let mut open = self.asked.open.borrow_mut();
        // What carries no id answers the oldest.
        let place = match id {
            Some(id) => open.iter().position(|(of, _)| *of == id),
            None => (!open.is_empty()).then_some(0),
        };
        let reply = place.map(|place| open.remove(place).1);
        drop(open);
        if let Some(reply) = reply {
            // Nobody may wait for the answer any more.
            let _ = reply.send(answer.map_err(|why| WorkerError::Refused { why }));
        }
    }
}

impl Asked {
    /// Answers everything with the news that the worker has failed.
    fn stop(&self, stopped: WorkerError) {
        self.stopped.replace(Some(stopped.clone()));
        for (_, reply) in self.open.take() {
            let _ = reply.send(Err(stopped.clone()));
        }
    }
}
