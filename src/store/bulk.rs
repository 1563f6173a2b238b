//! A person's own file of events: how far it is read, what matches, what is looked at.
//!
//! The file itself is in the worker only; [`run`] reads it and asks.

pub mod run;
pub mod slice;

use door::{BulkFilter, BulkItem, BulkOpened, BulkProblem, BulkProgress, BulkRule};
use std::rc::Rc;
use yew::prelude::*;

/// How many objects one page of the list has.
pub const PAGE: u32 = 25;

/// What the person sees of their file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BulkState {
    /// The file, or the last one.
    pub file: Source,
    /// What is being done.
    pub stage: Stage,
    /// The rules that are matched, in their order.
    pub rules: Rc<Vec<BulkRule>>,
    /// How far it is.
    pub progress: BulkProgress,
    /// The first problems of the file.
    pub problems: Rc<Vec<BulkProblem>>,
    /// What is left out of the file, or why nothing of it is there, in words.
    pub remark: Option<String>,
    /// Which objects are listed, and how many of them are before the page.
    pub shown: (BulkFilter, u32),
    /// The page of the list; `None` until the worker has answered.
    pub items: Option<Rc<Vec<BulkItem>>>,
    /// The object that is open.
    pub opened: Option<Rc<BulkOpened>>,
}

/// Where the events come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The number under which the worker keeps it.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// How many bytes it has, where that is known.
    pub total: Option<u64>,
}

/// What is being done with the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none.
    #[default]
    Empty,
    /// It is read and matched.
    Reading,
    /// The rules have changed, and its events are matched again.
    Matching,
    /// All is done.
    Ready,
}

impl BulkState {
    /// How many objects the filter chooses.
    pub fn count(&self, filter: BulkFilter) -> u32 {
        match filter {
            BulkFilter::All => self.progress.found,
            BulkFilter::NoRule => self.progress.none,
            BulkFilter::Unread => self.progress.unread,
            BulkFilter::Rule(at) => usize::try_from(at)
                .ok()
                .and_then(|at| *self.progress.rules.get(at)?)
                .unwrap_or(0),
        }
    }

    /// How many events match a rule or more.
    pub fn matched(&self) -> u32 {
        let events = self.progress.matched.saturating_sub(self.progress.unread);
        events.saturating_sub(self.progress.none)
    }
}

/// What can happen.
#[derive(Debug)]
pub enum BulkAction {
    /// A file begins, matched against these rules.
    Begin(Source, Vec<BulkRule>),
    /// For the file of this number: something happened to it.
    Of(u32, Happened),
    /// There is no file any more, and why.
    Gone(String),
    /// Something is to be said that changes nothing.
    Remark(String),
    /// Another part of the list is wanted.
    Show(BulkFilter, u32),
    /// The open object is closed.
    Close,
}

/// What can happen to a file.
#[derive(Debug)]
pub enum Happened {
    /// How many bytes it has is known.
    Total(u64),
    /// It is further.
    Progress(BulkProgress),
    /// It has been read, with these problems; the text says what was left out.
    Read(BulkProgress, Vec<BulkProblem>, Option<String>),
    /// Its events are matched against other rules.
    Rules(Vec<BulkRule>),
    /// They have been matched.
    Matched(BulkProgress),
    /// A page of the list.
    Listed((BulkFilter, u32), Vec<BulkItem>),
    /// An object to look at.
    Opened(BulkOpened),
}

impl Reducible for BulkState {
    type Action = BulkAction;

    fn reduce(self: Rc<Self>, action: BulkAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            BulkAction::Begin(file, rules) => {
                next = BulkState {
                    file,
                    stage: Stage::Reading,
                    rules: Rc::new(rules),
                    ..BulkState::default()
                };
            }
            BulkAction::Gone(remark) => {
                next = BulkState {
                    file: next.file,
                    remark: Some(remark),
                    ..BulkState::default()
                };
            }
            BulkAction::Show(filter, from) => {
                next.shown = (filter, from);
                next.opened = None;
            }
            BulkAction::Remark(remark) => next.remark = Some(remark),
            BulkAction::Close => next.opened = None,
            BulkAction::Of(number, happened) => {
                if self.stage == Stage::Empty || self.file.number != number {
                    return self;
                }
                next.happened(happened);
            }
        }
        Rc::new(next)
    }
}

impl BulkState {
    fn happened(&mut self, happened: Happened) {
        match happened {
            Happened::Total(total) => self.file.total = Some(total),
            Happened::Progress(progress) => self.progress = progress,
            Happened::Read(progress, problems, remark) => {
                self.stage = Stage::Ready;
                self.progress = progress;
                self.problems = Rc::new(problems);
                self.remark = remark;
            }
            Happened::Rules(rules) => {
                self.stage = Stage::Matching;
                // What was chosen by a rule means another one now.
                if let (BulkFilter::Rule(_), _) = self.shown {
                    self.shown = (BulkFilter::All, 0);
                }
                self.progress.rules = rules.iter().map(|_| Some(0)).collect();
                (self.progress.matched, self.progress.none) = (0, 0);
                self.rules = Rc::new(rules);
                self.items = None;
                self.opened = None;
            }
            Happened::Matched(progress) => {
                self.stage = Stage::Ready;
                self.progress = progress;
            }
            Happened::Listed(shown, items) if shown == self.shown => {
                self.items = Some(Rc::new(items));
            }
            Happened::Listed(..) => {}
            Happened::Opened(opened) => self.opened = Some(Rc::new(opened)),
        }
    }
}

#[cfg(test)]
mod tests;
