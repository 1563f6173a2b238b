//! Everything that is said of a schedule expression as it is typed.

use super::clock::Clock;
use crate::components::diagnostics::Finding;
use pipeline::schedule::{
    self, Api, Choices, FlexibleTimeWindow, Schedule, SchedulerSchedule, parse,
};
use pipeline::{Refusal, Timestamp};

/// How many runs are shown.
pub const RUNS: usize = 10;

/// An expression and what it is for.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The expression as typed.
    pub text: String,
    /// Where it will run.
    pub place: Place,
    /// The runs shown are later than this.
    pub after: Timestamp,
    /// When it was made: a rate counts from then on.
    pub since: Timestamp,
}

/// Where a schedule runs.
#[derive(Clone, PartialEq)]
pub enum Place {
    /// On a rule of the default event bus, in UTC.
    Rule,
    /// In EventBridge Scheduler.
    Scheduler(Clock, FlexibleTimeWindow),
}

/// What is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Why AWS would not take it.
    pub refusal: Option<Refusal>,
    /// What is wrong where, and what AWS takes and is hardly meant.
    pub findings: Vec<Finding>,
    /// The sentence; none where the expression is not valid.
    pub sentence: Option<String>,
    /// What a form makes of it.
    pub choices: Option<Choices>,
    /// The next runs.
    pub runs: Vec<Timestamp>,
}

impl Place {
    /// The operation that the expression is given to.
    pub fn api(&self) -> Api {
        match self {
            Place::Rule => Api::PutRule,
            Place::Scheduler(..) => Api::CreateSchedule,
        }
    }

    /// The clock that the schedule goes by.
    pub fn clock(&self) -> Clock {
        match self {
            Place::Rule => Clock::utc(),
            Place::Scheduler(clock, _) => clock.clone(),
        }
    }
}

impl Asked {
    /// Reads the expression.
    pub fn answer(&self) -> Answer {
        let (schedule, findings) = parse(&self.text, self.place.api());
        let findings = findings.iter().map(finding).collect();
        let clock = self.place.clock();
        let (refusal, sentence) = match &self.place {
            Place::Rule => (
                schedule::check(&self.text, Api::PutRule).err(),
                schedule.as_ref().map(|schedule| schedule.describe("UTC")),
            ),
            Place::Scheduler(_, window) => {
                let full = SchedulerSchedule {
                    expression: self.text.clone(),
                    time_zone: Some(clock.name.to_string()),
                    flexible_time_window: *window,
                };
                (
                    full.check(|_| true).err(),
                    schedule.as_ref().map(|schedule| full.describe(schedule)),
                )
            }
        };
        let runs = schedule
            .as_ref()
            .map(|schedule| self.runs(schedule, &clock));
        Answer {
            refusal,
            findings,
            sentence,
            choices: schedule.as_ref().and_then(Schedule::choices),
            runs: runs.unwrap_or_default(),
        }
    }

    fn runs(&self, schedule: &Schedule, clock: &Clock) -> Vec<Timestamp> {
        let from = match schedule {
            Schedule::Rate(rate) => {
                // The last run that is not shown, without counting all of them.
                let interval = rate.interval_millis().max(1);
                let gone = (self.after.0 - self.since.0).div_euclid(interval).max(0);
                Timestamp(self.since.0.saturating_add(gone.saturating_mul(interval)))
            }
            Schedule::Cron(_) | Schedule::At(_) => self.after,
        };
        schedule.runs_in(clock.zone(), from).take(RUNS).collect()
    }
}

fn finding(found: &schedule::Finding) -> Finding {
    Finding {
        weight: found.severity.into(),
        span: found.span,
        message: found.message.clone(),
        help: found.help.clone(),
        fixes: found.fix.iter().cloned().collect(),
    }
}
