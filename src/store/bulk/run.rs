//! Reads a file into the worker and asks about it.

use super::slice::Slice;
use super::{BulkAction, BulkState, Happened, PAGE, Source, Stage};
use crate::platform::files::{Given, MOST_BYTES, Pieces};
use crate::platform::worker::WorkerError;
use crate::platform::{clock, task, timeout};
use crate::store::engine::{Engine, use_engine};
use crate::store::yard::use_yard;
use door::{
    BulkFilter, BulkList, BulkOpen, BulkProblems, BulkProgress, BulkRule, BulkStep, BulkWhat, Bytes,
};
use pipeline::Rule;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long the rules have to be quiet before events are matched again, in milliseconds.
const QUIET_MS: u32 = 300;
/// How often the person is shown how far it is, in milliseconds.
const SHOW_MS: u64 = 100;

/// A person's file and what can be done with it. Clones are the same.
#[derive(Clone, PartialEq)]
pub struct Bulk {
    state: UseReducerHandle<BulkState>,
    engine: Engine,
    job: Job,
}

/// What is done now: work for an earlier job stops.
#[derive(Clone, Default)]
struct Job(Rc<Now>);

#[derive(Default)]
struct Now {
    number: Cell<u32>,
    /// The rules that the job matches.
    rules: RefCell<Vec<BulkRule>>,
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Job {
    /// The number of the next job, which matches these rules.
    fn next(&self, rules: &[BulkRule]) -> u32 {
        let next = self.0.number.get().wrapping_add(1);
        self.0.number.set(next);
        self.0.rules.replace(rules.to_vec());
        next
    }

    fn is(&self, number: u32) -> bool {
        self.0.number.get() == number
    }
}

/// Why work on a file ended before its end.
enum Ended {
    /// Something else is done now.
    Replaced,
    /// The worker does not answer, or has lost the file.
    Lost(String),
}

impl From<WorkerError> for Ended {
    fn from(error: WorkerError) -> Self {
        Ended::Lost(error.to_string())
    }
}

/// Work on a file for one job.
#[derive(Clone)]
struct Work {
    engine: Engine,
    dispatcher: UseReducerDispatcher<BulkState>,
    job: Job,
    number: u32,
    file: u32,
}

impl Work {
    /// One step; its time sets the size of the next slice.
    async fn step(&self, what: BulkWhat, slice: &mut Slice) -> Result<BulkProgress, Ended> {
        let start = clock::now_ms();
        let file = self.file;
        let answer = self.engine.ask(BulkStep { file, what }).await?;
        *slice = slice.after(clock::now_ms().saturating_sub(start));
        if !self.job.is(self.number) {
            return Err(Ended::Replaced);
        }
        answer.ok_or_else(|| {
            Ended::Lost("The simulator's helper was started anew and has lost the file.".to_owned())
        })
    }

    fn tell(&self, happened: Happened) {
        self.dispatcher
            .dispatch(BulkAction::Of(self.file, happened));
    }

    fn gone(&self, ended: Ended) {
        if let Ended::Lost(why) = ended {
            let remark = format!("{why} Give the file again to go on.");
            self.dispatcher.dispatch(BulkAction::Gone(remark));
        }
    }

    /// Reads the whole file.
    async fn read(&self, given: &Given, rules: Vec<BulkRule>) -> Result<(), Ended> {
        let opened = Pieces::open(given).await;
        if !self.job.is(self.number) {
            return Err(Ended::Replaced);
        }
        let mut pieces = match opened {
            Ok(pieces) => pieces,
            Err(error) => {
                self.dispatcher
                    .dispatch(BulkAction::Gone(error.to_string()));
                return Ok(());
            }
        };
        if let Some(total) = pieces.total() {
            self.tell(Happened::Total(total));
        }
        let mut slice = Slice::default();
        self.step(BulkWhat::Start(rules), &mut slice).await?;
        let mut shown = 0;
        let broken = loop {
            let piece = match pieces.next().await {
                Ok(Some(piece)) => piece,
                Ok(None) => break None,
                Err(error) => break Some(error.to_string()),
            };
            let mut rest = piece.as_slice();
            while !rest.is_empty() {
                let size = usize::try_from(slice.bytes()).unwrap_or(usize::MAX);
                let (bytes, after) = rest.split_at_checked(size).unwrap_or((rest, &[]));
                rest = after;
                let feed = BulkWhat::Feed(Bytes(bytes.to_vec()));
                let progress = self.step(feed, &mut slice).await?;
                self.show(progress, &mut shown);
            }
        };
        let progress = self.step(BulkWhat::Finish, &mut slice).await?;
        if let Some(why) = broken.as_ref().filter(|_| progress.bytes == 0) {
            self.dispatcher.dispatch(BulkAction::Gone(why.clone()));
            return Ok(());
        }
        let problems = self.engine.ask(BulkProblems { file: self.file }).await?;
        let remark = broken.or_else(|| left_out(&progress, pieces.was_cut()));
        self.tell(Happened::Read(
            progress,
            problems.unwrap_or_default(),
            remark,
        ));
        Ok(())
    }

    /// Matches all events against other rules.
    async fn again(&self, rules: Vec<BulkRule>) -> Result<(), Ended> {
        timeout::sleep(QUIET_MS).await;
        if !self.job.is(self.number) {
            return Err(Ended::Replaced);
        }
        self.tell(Happened::Rules(rules.clone()));
        let mut slice = Slice::default();
        let mut progress = self.step(BulkWhat::Rules(rules), &mut slice).await?;
        let mut shown = 0;
        while progress.matched < progress.found {
            progress = self
                .step(BulkWhat::Match(slice.bytes()), &mut slice)
                .await?;
            self.show(progress.clone(), &mut shown);
        }
        self.tell(Happened::Matched(progress));
        Ok(())
    }

    /// Shows how far it is, unless that was done just now.
    fn show(&self, progress: BulkProgress, shown: &mut u64) {
        let now = clock::now_ms();
        if now.saturating_sub(*shown) >= SHOW_MS {
            *shown = now;
            self.tell(Happened::Progress(progress));
        }
    }
}

/// What was left out of a file, in words.
fn left_out(progress: &BulkProgress, was_cut: bool) -> Option<String> {
    let megabytes = MOST_BYTES / 1024 / 1024;
    if progress.is_full {
        Some(
            "The file has more events than fit here; those after the last one below were left out."
                .to_owned(),
        )
    } else if was_cut {
        Some(format!(
            "Only the first {megabytes} MB were read. Split the file to see the rest, for example with split -C {megabytes}m."
        ))
    } else {
        None
    }
}

impl Bulk {
    /// What the person sees.
    pub fn state(&self) -> &BulkState {
        &self.state
    }

    fn work(&self, number: u32, file: u32) -> Work {
        Work {
            engine: self.engine.clone(),
            dispatcher: self.state.dispatcher(),
            job: self.job.clone(),
            number,
            file,
        }
    }

    /// Reads a file in place of the one that is there, and matches it against these rules.
    pub fn read(&self, given: Given, rules: Vec<BulkRule>) {
        self.drop_file();
        let number = self.job.next(&rules);
        let source = Source {
            number,
            name: given.name().to_owned(),
            total: None,
        };
        self.state
            .dispatch(BulkAction::Begin(source, rules.clone()));
        let work = self.work(number, number);
        task::spawn(async move {
            if let Err(ended) = work.read(&given, rules).await {
                work.gone(ended);
            }
        });
    }

    /// Stops what is done and forgets the file, with a word about it.
    pub fn forget(&self, remark: &str) {
        self.job.next(&[]);
        self.state.dispatch(BulkAction::Gone(remark.to_owned()));
        self.drop_file();
    }

    fn drop_file(&self) {
        if self.state.stage != Stage::Empty {
            drop_file(&self.engine, self.state.file.number);
        }
    }

    /// Says something and changes nothing else.
    pub fn remark(&self, remark: &str) {
        self.state.dispatch(BulkAction::Remark(remark.to_owned()));
    }

    /// Lists other objects.
    pub fn show(&self, filter: BulkFilter, from: u32) {
        self.state.dispatch(BulkAction::Show(filter, from));
    }

    /// Opens an object.
    pub fn open(&self, number: u32) {
        let file = self.state.file.number;
        let (engine, dispatcher) = (self.engine.clone(), self.state.dispatcher());
        task::spawn(async move {
            if let Ok(Some(opened)) = engine.ask(BulkOpen { file, number }).await {
                dispatcher.dispatch(BulkAction::Of(file, Happened::Opened(opened)));
            }
        });
    }

    /// Closes it.
    pub fn close(&self) {
        self.state.dispatch(BulkAction::Close);
    }
}

fn drop_file(engine: &Engine, file: u32) {
    let (engine, what) = (engine.clone(), BulkWhat::Drop);
    task::spawn(async move {
        // Where the worker does not answer, it has no file any more.
        let _ = engine.ask(BulkStep { file, what }).await;
    });
}

/// The rules of the yard that have an event pattern, as far as they matter here.
pub fn rules_of(rules: &[Rule]) -> Vec<BulkRule> {
    let of = |rule: &Rule| {
        Some(BulkRule {
            name: rule.name.clone(),
            pattern: rule.event_pattern.clone()?,
        })
    };
    rules.iter().filter_map(of).collect()
}

/// A person's file; it is forgotten when the part that uses this goes.
#[hook]
pub fn use_bulk() -> Bulk {
    let (engine, yard) = (use_engine(), use_yard());
    let state = use_reducer(BulkState::default);
    let job = (*use_state(Job::default)).clone();
    let bulk = Bulk { state, engine, job };
    use_rules(&bulk, rules_of(&yard.document().yard.rules));
    use_list(&bulk);
    let last = use_mut_ref(|| 0);
    *last.borrow_mut() = bulk.state.file.number;
    let (engine, job) = (bulk.engine.clone(), bulk.job.clone());
    use_effect_with((), move |()| {
        move || {
            job.next(&[]);
            let file = *last.borrow();
            if file > 0 {
                drop_file(&engine, file);
            }
        }
    });
    bulk
}

/// Matches again when the rules have changed.
#[hook]
fn use_rules(bulk: &Bulk, rules: Vec<BulkRule>) {
    let is_read = matches!(bulk.state.stage, Stage::Matching | Stage::Ready);
    let bulk = bulk.clone();
    use_effect_with((is_read, rules), move |(is_read, rules)| {
        if !is_read || *bulk.job.0.rules.borrow() == *rules {
            return;
        }
        let work = bulk.work(bulk.job.next(rules), bulk.state.file.number);
        let rules = rules.clone();
        task::spawn(async move {
            if let Err(ended) = work.again(rules).await {
                work.gone(ended);
            }
        });
    });
}

/// Asks for the page of the list that is shown.
#[hook]
fn use_list(bulk: &Bulk) {
    let state = &bulk.state;
    let wanted = (state.stage == Stage::Ready).then_some((state.file.number, state.shown));
    let (engine, dispatcher) = (bulk.engine.clone(), bulk.state.dispatcher());
    use_effect_with(wanted, move |wanted| {
        let Some((file, (filter, from))) = *wanted else {
            return;
        };
        task::spawn(async move {
            let count = PAGE;
            let asked = BulkList {
                file,
                filter,
                from,
                count,
            };
            if let Ok(Some(items)) = engine.ask(asked).await {
                let listed = Happened::Listed((filter, from), items);
                dispatcher.dispatch(BulkAction::Of(file, listed));
            }
        });
    });
}
