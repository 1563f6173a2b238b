//! Schedule expressions: `rate()`, `cron()` and EventBridge Scheduler's `at()`.
//!
//! [`check`] answers as AWS does, [`parse`] also says what is wrong where and
//! how to repair it, [`Schedule::runs`] gives the next runs,
//! [`Schedule::describe`] says the schedule in English, and [`Choices`] are
//! what a form asks for. Sources: EventBridge
//! User Guide, "Schedule expressions"; EventBridge Scheduler User Guide,
//! "Schedule types"; answers recorded from AWS. Where AWS documents nothing,
//! the grammar is that of Quartz, whose error texts and limits AWS repeats.

mod at;
mod choices;
mod cron;
mod english;
mod expression;
mod finding;
mod guess;
mod rate;
mod repair;
mod runs;
mod scheduler;
mod zone;

pub use at::At;
pub use choices::{Calendar, Choices, Chosen, Days, Hours, Times};
pub use cron::{Cron, CronField, DaysOfMonth, DaysOfWeek, Item, Start, Values};
pub use finding::{Code, Finding};
pub use rate::{Rate, Unit};
pub use runs::Runs;
pub use scheduler::{FlexibleTimeWindow, SchedulerSchedule};
#[cfg(feature = "time-zone")]
pub use zone::NamedZone;
pub use zone::{Utc, Zone};

use crate::quotas::SCHEDULE_EXPRESSION_LENGTH;
use crate::refusal::{Field, Refusal};
use crate::{DEFAULT_EVENT_BUS, Timestamp};
use pattern::Span;
use serde::{Deserialize, Serialize};

/// A schedule expression that AWS takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schedule {
    /// `rate(5 minutes)`.
    Rate(Rate),
    /// `cron(0 12 * * ? *)`.
    Cron(Cron),
    /// `at(2026-01-15T12:00:00)`, of EventBridge Scheduler only.
    At(At),
}

/// The operation that an expression is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Api {
    /// `events:PutRule`: a scheduled rule of the default event bus, in UTC.
    #[default]
    PutRule,
    /// `scheduler:CreateSchedule`: a schedule of EventBridge Scheduler.
    CreateSchedule,
}

impl Api {
    /// Service and operation, such as `events:PutRule`.
    pub fn as_str(self) -> &'static str {
        match self {
            Api::PutRule => "events:PutRule",
            Api::CreateSchedule => "scheduler:CreateSchedule",
        }
    }

    /// The operation of this name.
    pub fn named(name: &str) -> Option<Api> {
        [Api::PutRule, Api::CreateSchedule]
            .into_iter()
            .find(|api| api.as_str() == name)
    }
}

impl Schedule {
    /// The runs later than `after`, in order, in UTC. A `rate()` counts from
    /// `after`, which for it is the time of creation.
    pub fn runs(&self, after: Timestamp) -> Runs<'_> {
        self.runs_in(&Utc, after)
    }

    /// As [`Schedule::runs`], with `cron()` and `at()` evaluated in a time
    /// zone. A time that the zone's clocks skip has no run, and one that they
    /// show twice has one (EventBridge Scheduler User Guide, "Daylight savings
    /// time").
    pub fn runs_in<'a>(&'a self, zone: &'a dyn Zone, after: Timestamp) -> Runs<'a> {
        Runs::new(self, zone, after)
    }

    /// The first run later than `after`, in UTC; `None` where there is none.
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        self.runs(after).next()
    }

    /// The schedule as a sentence without a full stop. `zone` is the name of
    /// the time zone, such as `UTC`.
    pub fn describe(&self, zone: &str) -> String {
        english::sentence(self, zone)
    }
}

/// Reads an expression. The schedule is there unless a finding is an error; a
/// finding says in bytes of `expression` where it lies, and its fix, where it
/// has one, leaves fewer errors.
pub fn parse(expression: &str, api: Api) -> (Option<Schedule>, Vec<Finding>) {
    let (schedule, mut findings) = expression::read(expression, api);
    let errors = finding::errors(&findings);
    let too_long = findings.iter().any(|finding| finding.code == Code::TooLong);
    for finding in &mut findings {
        finding.fix = finding
            .fix
            .take()
            .filter(|_| !too_long)
            .and_then(|fix| repair::proven(expression, &fix, api, errors));
    }
    (schedule, findings)
}

/// The fields of a `cron()` as they stand in a text, valid or not; at most six.
pub fn fields(expression: &str) -> Vec<(CronField, Span)> {
    cron::fields(expression)
}

/// The expression with fixes applied until AWS takes it; `None` where it is
/// valid already or the fixes do not suffice.
pub fn repaired(expression: &str, api: Api) -> Option<String> {
    let mut text = expression.to_owned();
    // Each fix leaves fewer errors, so this ends.
    loop {
        let (schedule, findings) = parse(&text, api);
        if schedule.is_some() {
            return (text != expression).then_some(text);
        }
        let fix = findings
            .iter()
            .filter(|finding| finding.is_error())
            .find_map(|finding| finding.fix.as_ref())?;
        text = finding::apply(&text, fix);
    }
}

/// The schedule, or AWS's refusal of the expression.
///
/// Errors: `ValidationException` with AWS's text; its help is that of the
/// first finding of [`parse`].
pub fn check(expression: &str, api: Api) -> Result<Schedule, Refusal> {
    let (schedule, findings) = parse(expression, api);
    schedule.ok_or_else(|| {
        let first = findings.into_iter().find(Finding::is_error);
        let longest = SCHEDULE_EXPRESSION_LENGTH.at(Timestamp::START);
        let message = match (&first, api) {
            (Some(first), _) if first.code == Code::TooLong => format!(
                "1 validation error detected: Value '{expression}' at 'scheduleExpression' failed to satisfy constraint: Member must have length less than or equal to {longest}"
            ),
            (_, Api::PutRule) => "Parameter ScheduleExpression is not valid.".to_owned(),
            (_, Api::CreateSchedule) => format!("Invalid Schedule Expression {expression}."),
        };
        let mut refusal = Refusal::validation(Field::ScheduleExpression, message);
        refusal.help = first.map(|finding| finding.sentence());
        refusal
    })
}

/// The schedule of a rule on an event bus, or AWS's refusal: schedules stand on
/// the default event bus only.
pub fn check_rule(expression: &str, event_bus: &str) -> Result<Schedule, Refusal> {
    if event_bus != DEFAULT_EVENT_BUS {
        return Err(Refusal::validation(
            Field::ScheduleExpression,
            "ScheduleExpression is supported only on the default event bus.",
        )
        .help("Make the scheduled rule on the default event bus; a custom bus has rules with event patterns only."));
    }
    check(expression, Api::PutRule)
}

#[cfg(test)]
mod tests;
