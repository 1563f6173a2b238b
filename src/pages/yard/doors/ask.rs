//! Questions to the dock: asked anew at every change, the newest only, and for a limited time.

use crate::platform::task::{self, newest};
use crate::platform::timeout;
use crate::store::engine::use_engine;
use door::Question;
use std::rc::Rc;
use yew::prelude::*;

/// How long a text that comes in may be looked at, in milliseconds: 2026-11-22. All that the tests know
/// is read or refused in a fraction of that.
pub const READ_MS: u32 = 2_000;

/// How long anything else may take, in milliseconds: 2026-11-22.
pub const WORK_MS: u32 = 10_000;

/// What there is to say of a question.
#[derive(Debug, PartialEq)]
pub struct Asked<A> {
    /// The latest answer, or why there is none; nothing before the first.
    pub answer: Option<Result<Rc<A>, String>>,
    /// Whether it is the answer to the question as it is now.
    pub is_new: bool,
}

impl<A> Asked<A> {
    /// The answer to the question as it is now.
    pub fn new_answer(&self) -> Option<&Result<Rc<A>, String>> {
        self.answer.as_ref().filter(|_| self.is_new)
    }
}

/// Asks as soon as the question has been the same for `wait` milliseconds. What takes longer than
/// `limit` is stopped.
#[hook]
pub fn use_asked<Q>(question: Option<Q>, wait: u32, limit: u32) -> Asked<Q::Answer>
where
    Q: Question + Clone + PartialEq + 'static,
    Q::Answer: 'static,
{
    let engine = use_engine();
    let said = use_state(|| None::<(Rc<Option<Q>>, Result<Rc<Q::Answer>, String>)>);
    let question = use_memo(question, Clone::clone);
    {
        let said = said.setter();
        use_effect_with(question.clone(), move |question| {
            let (newest, leave) = newest();
            let question = question.clone();
            task::spawn(async move {
                let Some(asked) = (*question).clone() else {
                    return;
                };
                timeout::sleep(wait).await;
                if !newest.get() {
                    return;
                }
                let answer = engine.ask_within(limit, asked).await;
                if newest.get() {
                    said.set(Some((
                        question,
                        told(answer.map(|one| one.map(Rc::new)), limit),
                    )));
                }
            });
            leave
        });
    }
    match &*said {
        Some((of, answer)) if question.is_some() => Asked {
            is_new: *of == question,
            answer: Some(answer.clone()),
        },
        _ => Asked {
            answer: None,
            is_new: false,
        },
    }
}

/// The answer, or in words why there is none.
pub fn told<A>(
    answer: Result<Option<A>, crate::platform::worker::WorkerError>,
    limit: u32,
) -> Result<A, String> {
    match answer {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => Err(format!(
            "It took longer than {} seconds and was stopped. Nothing has changed.",
            limit / 1_000
        )),
        Err(error) => Err(error.to_string()),
    }
}
