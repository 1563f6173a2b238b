//! The engine, which runs in its worker so that the page stays small and quick.

use crate::platform::worker::{Worker, WorkerError};
use door::Question;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The way to the engine; its worker is started when it is first asked. Clones are the same.
#[derive(Clone, Default)]
pub struct Engine(Rc<RefCell<Option<Worker>>>);

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
        let worker = self.worker()?;
        let answer = worker.ask(question).await;
        if let Err(WorkerError::Stopped { .. }) = answer {
            self.0.borrow_mut().take_if(|kept| *kept == worker);
        }
        answer
    }

    fn worker(&self) -> Result<Worker, WorkerError> {
        let mut kept = self.0.borrow_mut();
        let worker = match kept.take() {
            Some(worker) => worker,
            None => Worker::spawn()?,
        };
        *kept = Some(worker.clone());
        Ok(worker)
    }
}

/// The engine.
#[hook]
pub fn use_engine() -> Engine {
    super::stores::expect_context("engine", use_context())
}
