//! Event buses and rules, as requests name them.

use super::Room;
use crate::event_bus::EventBus;
use crate::refusal::{Refusal, RefusalCode};
use crate::rule::Rule;
use crate::yard::{DEFAULT_EVENT_BUS, Yard};

/// The name of the bus that a request gives by name, by ARN or not at all.
/// Errors: AWS's words where the place has no such bus.
pub(super) fn event_bus(yard: &Yard, given: Option<&str>) -> Result<String, Refusal> {
    let given = given.unwrap_or(DEFAULT_EVENT_BUS);
    let (name, is_here) = match bus_of_arn(given) {
        Some(name) => (name, yard.event_bus_arn(name) == given),
        None => (given, true),
    };
    if is_here && yard.has_event_bus(name) {
        Ok(name.to_owned())
    } else {
        Err(unknown_event_bus(name))
    }
}

/// The name at the end of the ARN of an event bus; `None` for a mere name.
pub(crate) fn bus_of_arn(text: &str) -> Option<&str> {
    let resource = text.strip_prefix("arn:")?.splitn(5, ':').nth(4)?;
    resource.strip_prefix("event-bus/")
}

pub(super) fn unknown_event_bus(name: &str) -> Refusal {
    not_found(format!("Event bus {name} does not exist."))
}

pub(super) fn unknown_rule(event_bus: &str, name: &str) -> Refusal {
    not_found(format!(
        "Rule {name} does not exist on EventBus {event_bus}."
    ))
}

pub(super) fn not_found(message: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::ResourceNotFoundException, message)
}

pub(super) fn exists(message: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::ResourceAlreadyExistsException, message)
}

pub(super) fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::ValidationException, message)
}

pub(super) fn limit() -> Refusal {
    Refusal::new(
        RefusalCode::LimitExceededException,
        "The requested resource exceeds the maximum number allowed.",
    )
}

impl Room<'_> {
    /// The bus that a request names. Errors: as [`event_bus`].
    pub(super) fn bus(&mut self, given: Option<&str>) -> Result<&mut EventBus, Refusal> {
        let name = event_bus(self.yard, given)?;
        self.yard
            .event_bus_mut(&name)
            .ok_or_else(|| unknown_event_bus(&name))
    }

    /// The rule of a name on a bus. Errors: AWS's words for an unknown rule.
    pub(super) fn rule(&mut self, event_bus: &str, name: &str) -> Result<&mut Rule, Refusal> {
        self.yard
            .rule_mut(event_bus, name)
            .ok_or_else(|| unknown_rule(event_bus, name))
    }
}
