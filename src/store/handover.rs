//! What one page hands over to another that is opened next.

use std::cell::RefCell;

/// A question that is tried in a yard of its own: each option's event pattern as a rule, each event
/// that it is run against on the bench.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// What the yard is called.
    pub name: String,
    /// Names and event patterns of the rules.
    pub rules: Vec<(String, String)>,
    /// Names and texts of the events, each with what every rule is expected to say to it.
    pub events: Vec<(String, String, Vec<bool>)>,
    /// The place of the rule that is looked at.
    pub rule: usize,
    /// The place of the event on the bench.
    pub event: usize,
}

thread_local! {
    static TRIAL: RefCell<Option<Trial>> = const { RefCell::new(None) };
}

/// Leaves a trial for the yard.
pub fn leave(trial: Trial) {
    TRIAL.set(Some(trial));
}

/// Takes the trial that was left, if there is one.
pub fn take() -> Option<Trial> {
    TRIAL.take()
}
