//! From one event bus to another.

use super::{EventOutcome, Recorder, Way, receive};
use crate::Yard;
use crate::arn::Arn;
use crate::json;
use crate::policy::{self, Principal};
use crate::refusal::{Field, Refusal, RefusalCode};

/// Whether the event can go on to the bus of this ARN. Errors: it came from
/// another bus already; there is no such bus; its policy does not let the
/// account in.
pub(super) fn check(yard: &Yard, arn: &str, way: Way<'_>) -> Result<(), Refusal> {
    let Some((there, name)) = bus_of(arn) else {
        return Ok(());
    };
    if matches!(way, Way::Forwarded) {
        return Err(refused(
            RefusalCode::AccessDeniedException,
            "THIRD_ACCOUNT_HOP_DETECTED",
            "An event that came from another event bus is not sent on to a third one. Send it from the first bus to both.",
        ));
    }
    let place = yard.place(there.account, there.region);
    let Some(bus) = place.event_buses.iter().find(|bus| bus.name == name) else {
        return Err(refused(
            RefusalCode::ResourceNotFoundException,
            &format!("Event bus {name} does not exist."),
            "Make the event bus in the account and Region that the ARN names.",
        ));
    };
    let caller = Principal::account(&yard.account, yard.organization_of(&yard.account));
    let decision = policy::put_events(bus.policy.as_deref(), caller, arn);
    if there.account != yard.account && !decision.is_allowed() {
        return Err(refused(
            RefusalCode::AccessDeniedException,
            "CROSS_ACCOUNT_INGESTION_FAILED",
            "The policy of the receiving event bus must allow the sending account events:PutEvents.",
        ));
    }
    Ok(())
}

fn refused(code: RefusalCode, message: &str, help: &str) -> Refusal {
    Refusal {
        code,
        message: message.to_owned(),
        field: Some(Field::TargetArn),
        help: Some(help.to_owned()),
    }
}

/// Lets the event come to the bus of this ARN. In another Region it gets a new
/// id; account and Region in the event stay those of its origin (recorded).
pub(super) fn forward(recorder: &mut Recorder<'_>, arn: &str, event: &str) -> Option<EventOutcome> {
    let (there, name) = bus_of(arn)?;
    let text = if there.region == recorder.yard.region {
        event.to_owned()
    } else {
        let id = recorder.yard.draw_id();
        json::with_text(event, "id", &id)
    };
    let (steps, request_id) = (&mut *recorder.steps, recorder.request_id);
    let outcome = recorder.yard.within(there.account, there.region, |yard| {
        receive(yard, steps, request_id, name, &text, Way::Forwarded)
    });
    Some(outcome)
}

/// Where the bus of an ARN is, and its name.
fn bus_of(arn: &str) -> Option<(Arn<'_>, &str)> {
    let arn = Arn::read(arn).ok()?;
    Some((arn, arn.resource.strip_prefix("event-bus/")?))
}
