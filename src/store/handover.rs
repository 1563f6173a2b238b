//! What one page hands over to another that is opened next.

use pipeline::Rule;
use std::cell::RefCell;

/// A question that is tried in a yard of its own: each option as a rule, each event that it is run
/// against on the bench.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// What the yard is called.
    pub name: String,
    /// The options as rules.
    pub rules: Vec<Rule>,
    /// Names and texts of the events, each with what every rule is expected to say to it.
    pub events: Vec<(String, String, Vec<bool>)>,
    /// The place of the rule that is looked at.
    pub rule: usize,
    /// The place of the event on the bench.
    pub event: usize,
    /// Whether the first target of the rule is opened, where its input is set up.
    pub shows_target: bool,
}

/// A schedule expression that is tried in the yard's view of schedules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriedSchedule {
    /// The expression.
    pub expression: String,
    /// The operation that takes it, such as `events:PutRule`.
    pub api: String,
    /// The time zone of a schedule of EventBridge Scheduler; UTC without.
    pub time_zone: Option<String>,
    /// Runs later than this are shown; such as `2026-01-15T12:00:00Z`.
    pub after: String,
}

thread_local! {
    static TRIAL: RefCell<Option<Trial>> = const { RefCell::new(None) };
    static SCHEDULE: RefCell<Option<TriedSchedule>> = const { RefCell::new(None) };
}

/// Leaves a trial for the yard.
pub fn leave(trial: Trial) {
    TRIAL.set(Some(trial));
}

/// Takes the trial that was left, if there is one.
pub fn take() -> Option<Trial> {
    TRIAL.take()
}

/// Leaves a schedule for the view of schedules.
pub fn leave_schedule(tried: TriedSchedule) {
    SCHEDULE.set(Some(tried));
}

/// Takes the schedule that was left, if there is one.
pub fn take_schedule() -> Option<TriedSchedule> {
    SCHEDULE.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_taken_once() {
        leave_schedule(TriedSchedule::default());
        assert!(take_schedule().is_some() && take_schedule().is_none());
        leave(Trial::default());
        assert!(take().is_some() && take().is_none());
    }
}
