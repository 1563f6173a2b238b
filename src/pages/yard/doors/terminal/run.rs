//! A line is carried out in the yard as it is once nothing else happens there.

use super::log::Entry;
use crate::pages::yard::doors::ask::{WORK_MS, told};
use crate::pages::yard::doors::read_yard;
use crate::pages::yard::doors::taken::taken;
use crate::platform::task;
use crate::store::engine::use_engine;
use crate::store::yard::{Document, YardAction, use_yard};
use door::{TypeLine, Typed};
use std::rc::Rc;
use yew::prelude::*;

/// What came of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// It names files whose texts are missing.
    Wanted(Vec<String>),
    /// It was carried out, well or not.
    Done(Entry),
}

/// What starts lines.
#[derive(Clone, PartialEq)]
pub struct Runner {
    /// The line under way, and how often the yard changed under it.
    line: UseStateHandle<Option<(String, u32)>>,
}

impl Runner {
    /// Whether a line is under way.
    pub fn is_running(&self) -> bool {
        self.line.is_some()
    }

    /// Starts a line, unless one is under way.
    pub fn start(&self, line: &str) {
        if !self.is_running() {
            self.line.set(Some((line.to_owned(), 0)));
        }
    }
}

/// How often a line is tried anew because the yard has changed under it.
const MOST_TRIES: u32 = 20;

const RESTLESS: &str = "The yard changes all the time: pause its clock, then type the line again.";

/// Carries lines out, one after the other. What an answer changes is taken only into the yard about which
/// it was asked; otherwise the line is asked anew.
#[hook]
pub fn use_runner(files: Vec<(String, String)>, ondone: Callback<Run>) -> Runner {
    let (yard, engine) = (use_yard(), use_engine());
    let line = use_state(|| None::<(String, u32)>);
    let newest = use_mut_ref(|| yard.clone());
    *newest.borrow_mut() = yard.clone();
    let done = use_mut_ref(|| ondone.clone());
    *done.borrow_mut() = ondone;
    {
        let set = line.setter();
        let document = yard.document().clone();
        let deps = ((*line).clone(), yard.is_busy());
        use_effect_with(deps, move |(running, is_busy)| {
            // Where something else happens meanwhile, the line is asked anew when that is over.
            let (is_awaited, leave) = task::newest();
            if let Some((text, tries)) = running.clone().filter(|_| !is_busy) {
                task::spawn(async move {
                    let question = TypeLine {
                        yard: document.yard.clone(),
                        line: text.clone(),
                        files,
                    };
                    let answer = told(engine.ask_within(WORK_MS, question).await, WORK_MS);
                    if !is_awaited.get() {
                        return;
                    }
                    let now = newest.borrow().clone();
                    let is_as_asked = Rc::ptr_eq(now.document(), &document) && !now.is_busy();
                    if !is_as_asked && tries < MOST_TRIES {
                        return set.set(Some((text, tries + 1)));
                    }
                    set.set(None);
                    let answer = answer.and_then(|typed| match is_as_asked {
                        true => Ok(typed),
                        false => Err(RESTLESS.to_owned()),
                    });
                    let (action, run) = came(text, answer, &document);
                    if let Some(action) = action {
                        now.dispatch(action);
                    }
                    let done = done.borrow().clone();
                    done.emit(run);
                });
            }
            leave
        });
    }
    Runner { line }
}

fn failed(line: String, why: &str) -> Entry {
    Entry {
        number: 0,
        line,
        output: why.to_owned(),
        failed: true,
    }
}

/// The change of the yard, and what is told.
pub fn came(
    line: String,
    answer: Result<Typed, String>,
    open: &Document,
) -> (Option<YardAction>, Run) {
    let typed = match answer {
        Ok(typed) if !typed.wanted.is_empty() => return (None, Run::Wanted(typed.wanted)),
        Ok(typed) => typed,
        Err(error) => return (None, Run::Done(failed(line, &error))),
    };
    let yard = typed.yard.as_deref().map(read_yard);
    if matches!(yard, Some(None)) {
        let told = "The yard that came back could not be read. Nothing has changed.";
        return (None, Run::Done(failed(line, told)));
    }
    let action = yard.flatten().map(|yard| {
        let sending = Some(Rc::new(typed.sending));
        YardAction::Take(Box::new(taken(open, yard, Vec::new(), sending)))
    });
    let entry = Entry {
        number: 0,
        line,
        output: typed.output,
        failed: typed.failed,
    };
    (action, Run::Done(entry))
}
