//! A schedule of EventBridge Scheduler: an expression, a time zone and a
//! flexible time window.

use super::{Api, Schedule, check};
use crate::Timestamp;
use crate::quotas::{FLEXIBLE_TIME_WINDOW_MINUTES, TIME_ZONE_LENGTH};
use crate::refusal::{Field, Refusal, constraints};
use serde::{Deserialize, Serialize};

/// What CreateSchedule is told about when a schedule runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchedulerSchedule {
    /// `ScheduleExpression`.
    pub expression: String,
    /// `ScheduleExpressionTimezone`, a name of the IANA database; UTC where
    /// there is none.
    pub time_zone: Option<String>,
    /// `FlexibleTimeWindow`, which CreateSchedule requires.
    pub flexible_time_window: FlexibleTimeWindow,
}

/// Whether a target is invoked at the run or at any time within a window that
/// begins with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FlexibleTimeWindow {
    /// `OFF`: within the minute of the run.
    #[default]
    Off,
    /// `FLEXIBLE`: within so many minutes.
    Flexible {
        /// `MaximumWindowInMinutes`.
        maximum_window_in_minutes: u32,
    },
}

impl FlexibleTimeWindow {
    /// The first instant after a run by which the target has been invoked.
    /// EventBridge Scheduler invokes with a precision of 60 seconds.
    pub fn end(self, run: Timestamp) -> Timestamp {
        let minutes = match self {
            FlexibleTimeWindow::Off => 1,
            FlexibleTimeWindow::Flexible {
                maximum_window_in_minutes,
            } => maximum_window_in_minutes.max(1),
        };
        Timestamp(run.0.saturating_add(i64::from(minutes) * 60_000))
    }
}

impl SchedulerSchedule {
    /// The schedule, or the refusal of CreateSchedule. `zone` says whether a
    /// time zone of a name is known.
    pub fn check(&self, zone: impl FnOnce(&str) -> bool) -> Result<Schedule, Refusal> {
        let mut broken = Vec::new();
        if let FlexibleTimeWindow::Flexible {
            maximum_window_in_minutes: minutes,
        } = self.flexible_time_window
        {
            let longest = FLEXIBLE_TIME_WINDOW_MINUTES.at(Timestamp::START);
            let start = format!(
                "Value '{minutes}' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy constraint:"
            );
            if minutes == 0 {
                broken.push(format!(
                    "{start} Member must have value greater than or equal to 1"
                ));
            } else if usize::try_from(minutes).is_ok_and(|minutes| minutes > longest) {
                broken.push(format!(
                    "{start} Member must have value less than or equal to {longest}"
                ));
            }
        }
        let longest = TIME_ZONE_LENGTH.at(Timestamp::START);
        if let Some(name) = &self.time_zone
            && name.chars().count() > longest
        {
            broken.push(format!(
                "Value '{name}' at 'scheduleExpressionTimezone' failed to satisfy constraint: Member must have length less than or equal to {longest}"
            ));
        }
        if let Some(refusal) = constraints(Field::ScheduleExpression, broken) {
            return Err(refusal);
        }
        let schedule = check(&self.expression, Api::CreateSchedule)?;
        match &self.time_zone {
            // AWS's own words for an unknown time zone are not recorded.
            Some(name) if !zone(name) => Err(Refusal::validation(
                Field::ScheduleExpression,
                format!("The time zone {name} is not known."),
            )
            .help("Write a name of the IANA time zone database, such as Europe/Berlin or UTC.")),
            _ => Ok(schedule),
        }
    }

    /// The schedule in English, with its time zone and window.
    pub fn describe(&self, schedule: &Schedule) -> String {
        let sentence = schedule.describe(self.time_zone.as_deref().unwrap_or("UTC"));
        match self.flexible_time_window {
            FlexibleTimeWindow::Off => sentence,
            FlexibleTimeWindow::Flexible {
                maximum_window_in_minutes: 1,
            } => format!("{sentence}, within 1 minute of each time"),
            FlexibleTimeWindow::Flexible {
                maximum_window_in_minutes: minutes,
            } => format!("{sentence}, within {minutes} minutes of each time"),
        }
    }
}
