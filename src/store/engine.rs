//! The engine, which runs in two workers so that the page stays small and quick.

use crate::platform::worker::{Worker, WorkerError};
use door::{Question, Room};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The way to the engine; each worker is started when it is first asked. Clones are the same.
#[derive(Clone, Default)]
pub struct Engine(Rc<Workers>);

#[derive(Default)]
struct Workers {
    bench: Kept,
    workshop: Kept,
}

type Kept = RefCell<Option<Worker>>;

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
        let room = Q::KIND.room();
        let worker = self.worker(room)?;
        let answer = worker.ask(question).await;
        if let Err(WorkerError::Stopped { .. }) = answer {
            let mut kept = self.kept(room).borrow_mut();
            kept.take_if(|kept| *kept == worker);
        }
        answer
    }

    /// Starts a worker before it is asked.
    pub fn start_ahead(&self, room: Room) {
        // Where it does not start, the first question says so.
        let _ = self.worker(room);
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
        }
    }
}

/// The engine.
#[hook]
pub fn use_engine() -> Engine {
    super::stores::expect_context("engine", use_context())
}
