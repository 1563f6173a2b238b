//! The engine, which runs in workers so that the page stays small and quick.

use crate::platform::in_page::InPage;
use crate::platform::worker::{Worker, WorkerError, can_run};
use crate::platform::{dom, net, timeout};
use door::{Bytes, Check, Checked, Hello, Learn, LearnEvents, Question, Room};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The way to the engine; each worker is started when it is first asked. Clones are the same.
#[derive(Clone, Default)]
pub struct Engine(Rc<Workers>);

#[derive(Default)]
struct Workers {
    bench: Kept,
    workshop: Kept,
    dock: Kept,
    sieve: Kept,
    /// The bench once more, in the page itself.
    near: Near,
    /// The workshop that was given what is known of events, or for which it did not come.
    taught: Kept,
    /// The workshop that was given the catalogue of events.
    taught_events: Kept,
}

type Kept = RefCell<Option<Worker>>;

/// A room in the page, or how far it is.
#[derive(Default)]
struct Near {
    is_asked: Cell<bool>,
    room: RefCell<Option<InPage>>,
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    /// Asks and waits for the answer. A worker that has failed is started anew at the next question.
    ///
    /// # Errors
    /// Where the worker does not start, fails, or refuses.
    pub async fn ask<Q: Question>(&self, question: Q) -> Result<Q::Answer, WorkerError> {
        let room = room_for::<Q>();
        let worker = self.worker(room)?;
        let answer = worker.ask(question).await;
        if let Err(WorkerError::Stopped { .. }) = answer {
            self.forget(room, &worker);
        }
        answer
    }

    /// Asks and waits for the answer at most so many milliseconds, once the worker's code is there; none
    /// where it takes longer, and the worker is ended with all that it was asked.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub async fn ask_within<Q: Question>(
        &self,
        ms: u32,
        question: Q,
    ) -> Result<Option<Q::Answer>, WorkerError> {
        let room = room_for::<Q>();
        if let Err(WorkerError::Stopped { .. }) = self.wait_for(room).await {
            // It was ended with what was asked before.
            self.wait_for(room).await?;
        }
        let worker = self.worker(room)?;
        match timeout::within(ms, self.ask(question)).await {
            Some(answer) => answer.map(Some),
            None => {
                self.forget(room, &worker);
                Ok(None)
            }
        }
    }

    /// Waits until a worker has nothing else to do.
    async fn wait_for(&self, room: Room) -> Result<(), WorkerError> {
        let worker = self.worker(room)?;
        let answer = worker.ask(Hello).await;
        if let Err(WorkerError::Stopped { .. }) = answer {
            self.forget(room, &worker);
        }
        answer.map(|_| ())
    }

    /// Another worker is started at the next question.
    fn forget(&self, room: Room, worker: &Worker) {
        let mut kept = self.kept(room).borrow_mut();
        kept.take_if(|kept| kept == worker);
    }

    /// Brings the bench into the page as well, so that [`Engine::ask_near`] can answer. Where it does
    /// not come, the worker goes on alone. `first` are asked so that what follows is quick.
    pub async fn bring_near(&self, first: Vec<Check>) {
        if !self.0.near.is_asked.replace(true) {
            *self.0.near.room.borrow_mut() = InPage::load(Room::Bench, &first).await;
        }
    }

    /// The answer at once and before the next frame; none where the bench's worker is to be asked.
    pub fn ask_near(&self, question: &Check) -> Option<Checked> {
        self.0.near.room.borrow().as_ref()?.ask(question)
    }

    /// Starts a worker before it is asked.
    pub fn start_ahead(&self, room: Room) {
        // Where it does not start, the first question says so.
        let _ = self.worker(room);
    }

    /// Gives the workshop what is known of AWS's events, which is fetched when it is first of use.
    /// Where it does not come, the workshop knows less and answers all the same.
    pub async fn teach(&self) {
        let Ok(worker) = self.worker(Room::Workshop) else {
            return;
        };
        let is_taught = self.0.taught.borrow().as_ref() == Some(&worker);
        if is_taught {
            return;
        }
        if let Some(file) = dom::meta("eventyard-schemas")
            && let Ok(bytes) = net::fetch_bytes(&file).await
        {
            // Whether it can be read is for the workshop to see; the page does not depend on it.
            let _ = worker.ask(Learn(Bytes(bytes))).await;
        }
        self.0.taught.replace(Some(worker));
    }

    /// Gives the workshop the packed catalogue of events, if it does not have it yet.
    ///
    /// # Errors
    /// Where the worker does not start, fails, or refuses.
    pub async fn teach_events(&self, packed: &Bytes) -> Result<(), WorkerError> {
        let worker = self.worker(Room::Workshop)?;
        let is_taught = self.0.taught_events.borrow().as_ref() == Some(&worker);
        if !is_taught && self.ask(LearnEvents(packed.clone())).await? {
            self.0.taught_events.replace(Some(worker));
        }
        Ok(())
    }

    /// Whether a worker has been started.
    pub fn is_started(&self, room: Room) -> bool {
        self.kept(room).borrow().is_some()
    }

    fn worker(&self, room: Room) -> Result<Worker, WorkerError> {
        let mut kept = self.kept(room).borrow_mut();
        let worker = match kept.take() {
            Some(worker) => worker,
            None => Worker::spawn(room)?,
        };
        *kept = Some(worker.clone());
        Ok(worker)
    }

    fn kept(&self, room: Room) -> &Kept {
        match room {
            Room::Bench => &self.0.bench,
            Room::Workshop => &self.0.workshop,
            Room::Dock => &self.0.dock,
            Room::Sieve => &self.0.sieve,
        }
    }
}

/// Where such a question is answered in this browser.
fn room_for<Q: Question>() -> Room {
    let room = Q::KIND.room();
    if can_run(room) { room } else { Room::Workshop }
}

/// The engine.
#[hook]
pub fn use_engine() -> Engine {
    super::stores::expect_context("engine", use_context())
}
