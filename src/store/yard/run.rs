//! What has happened in a yard since its clock was last set.
//!
//! A run is no part of undo and is not stored: it lives as long as the app does.

use door::Sending;
use pipeline::metrics::Metrics;
use pipeline::metrics::cost::Usage;
use pipeline::world::Doing;
use pipeline::{
    Details, EventOutcome, LateDelivery, LogLevel, MessageType, Step, StepError, Timestamp,
};
use std::collections::VecDeque;
use std::rc::Rc;

/// How many steps and doings a run keeps; older ones are let go.
pub const MOST_STEPS: usize = 2_000;

/// What has happened in a yard, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What each send and each move of the clock has brought.
    parts: VecDeque<Rc<Sending>>,
    /// How many steps and how many doings of the first part are let go.
    skipped: (usize, usize),
    /// How many steps and doings are let go in all.
    let_go: u64,
    /// Counted over all steps, those too that are let go.
    metrics: Rc<Metrics>,
    /// What AWS would charge for, counted over all as well.
    used: Rc<Usage>,
}

/// One thing that happened: a step of EventBridge or a doing of a service. Both have numbers of one
/// row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry<'a> {
    /// What an event bus logs.
    Step(&'a Step),
    /// What a service did.
    Doing(&'a Doing),
}

impl<'a> Entry<'a> {
    /// The number in the life of the yard.
    pub fn number(self) -> u64 {
        match self {
            Entry::Step(step) => step.number,
            Entry::Doing(doing) => doing.number,
        }
    }

    /// The number of what it follows from.
    pub fn cause(self) -> Option<u64> {
        match self {
            Entry::Step(step) => step.cause,
            Entry::Doing(doing) => doing.cause,
        }
    }

    /// When, on the yard's clock.
    pub fn at(self) -> Timestamp {
        match self {
            Entry::Step(step) => step.message_timestamp_ms,
            Entry::Doing(doing) => doing.at,
        }
    }

    /// The step, where it is one.
    pub fn step(self) -> Option<&'a Step> {
        match self {
            Entry::Step(step) => Some(step),
            Entry::Doing(_) => None,
        }
    }

    /// The doing, where it is one.
    pub fn doing(self) -> Option<&'a Doing> {
        match self {
            Entry::Step(_) => None,
            Entry::Doing(doing) => Some(doing),
        }
    }
}

/// Steps and doings in one row, by their numbers; each list is in their order.
pub fn row<'a>(steps: &'a [Step], doings: &'a [Doing]) -> impl Iterator<Item = Entry<'a>> {
    let (mut steps, mut doings) = (steps.iter().peekable(), doings.iter().peekable());
    std::iter::from_fn(move || {
        let is_step = match (steps.peek(), doings.peek()) {
            (Some(step), Some(doing)) => step.number < doing.number,
            (step, _) => step.is_some(),
        };
        match is_step {
            true => steps.next().map(Entry::Step),
            false => doings.next().map(Entry::Doing),
        }
    })
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Rc<Sending>, &Rc<Sending>)| Rc::ptr_eq(one, other);
        self.let_go == other.let_go
            && self.used == other.used
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same)
    }
}

impl Run {
    /// The run with what has happened next.
    #[must_use]
    pub fn with(&self, next: Rc<Sending>) -> Run {
        let mut run = self.clone();
        // What a queue or stream takes that nobody declares costs and is not told.
        run.used = Rc::new(run.used.and(&next.used));
        if next.steps.is_empty() && next.doings.is_empty() {
            return run;
        }
        Rc::make_mut(&mut run.metrics).count(&next.steps);
        run.parts.push_back(next);
        let mut surplus = run.len().saturating_sub(MOST_STEPS);
        run.let_go += surplus as u64;
        while let Some(first) = run.parts.front() {
            let (steps, doings) = kept(first, run.skipped);
            let rest = steps.len() + doings.len();
            if surplus < rest {
                let gone = row(steps, doings).take(surplus);
                let of_steps = gone.filter(|entry| entry.step().is_some()).count();
                run.skipped.0 += of_steps;
                run.skipped.1 += surplus - of_steps;
                break;
            }
            surplus -= rest;
            run.skipped = (0, 0);
            run.parts.pop_front();
        }
        run
    }

    /// How many steps and doings are kept.
    pub fn len(&self) -> usize {
        let of = |part: &Rc<Sending>| part.steps.len() + part.doings.len();
        let all: usize = self.parts.iter().map(of).sum();
        all.saturating_sub(self.skipped.0 + self.skipped.1)
    }

    /// Whether nothing has happened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many older steps and doings are let go.
    pub fn let_go(&self) -> u64 {
        self.let_go
    }

    /// The steps and doings of each part that are kept, the oldest part first.
    fn kept(&self) -> impl DoubleEndedIterator<Item = (&[Step], &[Doing])> {
        let parts = self.parts.iter().enumerate();
        parts.map(|(at, part)| {
            let skipped = if at == 0 { self.skipped } else { (0, 0) };
            kept(part, skipped)
        })
    }

    /// The steps that are kept, the oldest first.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.kept().flat_map(|(steps, _)| steps)
    }

    /// What services did, as far as it is kept, the oldest first.
    pub fn doings(&self) -> impl DoubleEndedIterator<Item = &Doing> {
        self.kept().flat_map(|(_, doings)| doings)
    }

    /// The steps and doings that are kept, in one row, the oldest first.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.kept().flat_map(|(steps, doings)| row(steps, doings))
    }

    /// What came of events that were sent and of rules that ran by themselves, the oldest first.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &EventOutcome> {
        self.parts.iter().flat_map(|part| &part.events)
    }

    /// What came of calls that had been under way, the oldest first.
    pub fn deliveries(&self) -> impl DoubleEndedIterator<Item = &LateDelivery> {
        self.parts.iter().flat_map(|part| &part.deliveries)
    }

    /// What each send and each move of the clock has brought, the oldest first. Of the first some
    /// steps may be let go.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &Rc<Sending>> {
        self.parts.iter()
    }

    /// A text that a target received, as a person reads it best.
    pub fn pretty<'a>(&'a self, text: &'a str) -> &'a str {
        let parts = self.parts.iter().rev();
        let mut found = parts.map(|part| part.pretty(text));
        found.find(|pretty| *pretty != text).unwrap_or(text)
    }

    /// What AWS would charge for since the yard's clock was last set.
    pub fn used(&self) -> &Usage {
        &self.used
    }

    /// What was counted of all steps since the yard's clock was last set.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }
}

/// What of a part is kept, without so many of its first steps and doings.
fn kept(part: &Sending, (steps, doings): (usize, usize)) -> (&[Step], &[Doing]) {
    (
        part.steps.get(steps..).unwrap_or_default(),
        part.doings.get(doings..).unwrap_or_default(),
    )
}

/// How a step is shown and looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A step on the way.
    OnTheWay,
    /// It went well: the bus took the event, a rule matched, a target took it.
    Good,
    /// It did not go well yet; there will be another attempt.
    Again,
    /// It went badly.
    Bad,
}

impl Outcome {
    /// Of a step.
    pub fn of(message_type: MessageType) -> Outcome {
        match message_type {
            MessageType::EventReceipt
            | MessageType::RuleMatchStart
            | MessageType::InvocationStart
            | MessageType::InvocationAttemptStart => Outcome::OnTheWay,
            MessageType::EventIngestSuccess
            | MessageType::RuleMatch
            | MessageType::InvocationAttemptSuccess
            | MessageType::InvocationSuccess => Outcome::Good,
            MessageType::InvocationThrottleStart
            | MessageType::InvocationAttemptRetryableFailure
            | MessageType::InvocationAttemptThrottle
            | MessageType::NoStandardRulesMatched => Outcome::Again,
            MessageType::EventIngestFailure
            | MessageType::InvocationAttemptPermanentFailure
            | MessageType::InvocationFailure
            | MessageType::InvocationDlq => Outcome::Bad,
        }
    }
}

/// A step as a row of a list, or as a movement on a track.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The step.
    pub step: &'a Step,
}

impl<'a> Seen<'a> {
    /// The ARN of the rule, where the step belongs to one.
    pub fn rule_arn(self) -> Option<&'a str> {
        match &self.step.details {
            Details::RuleMatch { rule_arn, .. } => Some(rule_arn),
            Details::Start { call, .. }
            | Details::Attempt { call, .. }
            | Details::End { call, .. } => Some(&call.rule_arn),
            _ => None,
        }
    }

    /// The name of the rule.
    pub fn rule(self) -> Option<&'a str> {
        self.rule_arn().map(last_of)
    }

    /// The ARN of the target, where the step belongs to the call of one.
    pub fn target_arn(self) -> Option<&'a str> {
        match &self.step.details {
            Details::Start { call, .. }
            | Details::Attempt { call, .. }
            | Details::End { call, .. } => Some(&call.target_arn),
            _ => None,
        }
    }

    /// How it went.
    pub fn outcome(self) -> Outcome {
        match self.step.message_type {
            // The dead-letter queue took the event: nothing is lost.
            MessageType::InvocationDlq if self.step.error.is_none() => Outcome::Again,
            other => Outcome::of(other),
        }
    }

    /// When, on the yard's clock.
    pub fn at(self) -> Timestamp {
        self.step.message_timestamp_ms
    }

    /// The level at which an event bus logs it.
    pub fn level(self) -> LogLevel {
        self.step.log_level()
    }

    /// What went wrong.
    pub fn error(self) -> Option<&'a StepError> {
        self.step.error.as_ref()
    }
}

/// The last part of an ARN.
pub fn last_of(arn: &str) -> &str {
    arn.rsplit([':', '/']).next().unwrap_or(arn)
}
