//! From one event bus to another.

use super::EventOutcome;
use super::sending::{Sending, Way};
use crate::Yard;
use crate::arn::Arn;
use crate::invocation::{Failure, Invocation};
use crate::json;
use crate::step::ErrorCode;

/// Why an event cannot come to the bus that a target is, whatever policies
/// say: it came from another bus already, or there is no such bus.
///
/// Source: EventBridge User Guide, "Sending and receiving events between AWS
/// accounts" and "... between Regions".
pub(super) fn check(yard: &Yard, of: &Invocation) -> Option<Failure> {
    let (there, name) = bus_of(&of.call.target_arn)?;
    let other_account = there.account != &*of.account;
    let other_region = there.region != &*of.region;
    if of.forwarded {
        let code = match (other_account, other_region) {
            (false, true) => ErrorCode::ThirdRegionHopDetected,
            _ => ErrorCode::ThirdAccountHopDetected,
        };
        return Some(failure(
            code,
            None,
            "The event came from another event bus.",
            "An event that came from another event bus is not sent on to a third one. Send it from the first bus to both.",
        ));
    }
    let place = yard.place(there.account, there.region);
    if place.event_buses.iter().any(|bus| bus.name == name) {
        return None;
    }
    Some(failure(
        ErrorCode::NoResource,
        Some(404),
        &format!("Event bus {name} does not exist."),
        "Make the event bus in the account and Region that the ARN names.",
    ))
}

fn failure(code: ErrorCode, status: Option<u16>, message: &str, help: &str) -> Failure {
    Failure::new(code, "events", status, message, help)
}

/// Lets the event come to the bus of this ARN. In another Region it gets a new
/// id; account and Region in the event stay those of its origin (recorded).
pub(super) fn forward(sending: &mut Sending<'_>, arn: &str, event: &str) -> Option<EventOutcome> {
    let (there, name) = bus_of(arn)?;
    let outcome = if there.region == sending.yard.region {
        sending.receive_in(there.account, there.region, name, event, Way::Forwarded)
    } else {
        let id = sending.yard.draw_id();
        let text = json::with_text(event, "id", &id);
        sending.receive_in(there.account, there.region, name, &text, Way::Forwarded)
    };
    Some(outcome)
}

/// Where the bus of an ARN is, and its name.
fn bus_of(arn: &str) -> Option<(Arn<'_>, &str)> {
    let arn = Arn::read(arn).ok().filter(|arn| arn.service == "events")?;
    Some((arn, arn.resource.strip_prefix("event-bus/")?))
}
