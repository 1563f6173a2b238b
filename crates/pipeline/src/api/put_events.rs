//! PutEvents.

use super::arns::{bus_of_arn, invalid};
use super::request::{Out, Request};
use super::shape::patterns::NON_PARTNER_BUS_NAME_OR_ARN;
use super::shape::texts::STRING;
use super::shape::{List, Object, Shape, list, optional, required, text};
use super::{Operation, Room, time};
use crate::arn::Arn;
use crate::json;
use crate::origin::Dropped;
use crate::policy::{self, Principal};
use crate::quotas::{DETAIL_TYPE_LENGTH, PUT_EVENTS_REQUEST_SIZE};
use crate::refusal::{Refusal, RefusalCode};
use crate::send::{EventOutcome, Ingestion, Sending, Way};
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use pattern::json::Kind;
use serde_json::Value;

static ENTRY: Object = Object {
    name: "PutEventsRequestEntry",
    members: &[
        optional("Time", Shape::Time),
        optional("Source", STRING),
        optional("Resources", Shape::List(&RESOURCES)),
        optional("DetailType", STRING),
        optional("Detail", STRING),
        optional(
            "EventBusName",
            Shape::Text(text(1, 1_600).like(NON_PARTNER_BUS_NAME_OR_ARN)),
        ),
        optional("TraceHeader", Shape::Text(text(1, 500))),
    ],
    inner: &["kmsKeyIdentifier", "internalMetadata"],
};
static RESOURCES: List = list(Shape::Text(text(0, 2_048)));
static ENTRIES: List = List {
    min: 1,
    max: 10,
    of: Shape::Object(&ENTRY),
};

pub(super) static OPERATIONS: [Operation; 1] = [Operation {
    name: "PutEvents",
    members: &[
        required("Entries", Shape::List(&ENTRIES)),
        optional("EndpointId", Shape::Text(text(1, 50))),
    ],
    run: put_events,
}];

/// Sends the good entries and answers for each entry, in their order. The
/// answer does not tell of an unknown bus nor of what came of a delivery.
fn put_events(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let size: usize = request.objects("Entries").map(size).sum();
    if size > PUT_EVENTS_REQUEST_SIZE.at(room.yard.clock) {
        return Err(invalid(
            "Total size of the entries in the request is over the limit.",
        ));
    }
    for entry in request.objects("Entries") {
        check_permission(room.yard, entry.text("EventBusName"))?;
    }
    let mut sending = Sending::begin_real(room.yard);
    let mut answers = Vec::new();
    let mut failed = 0;
    for entry in request.objects("Entries") {
        match check_entry(sending.yard, entry) {
            Ok(detail) => {
                let id = sending.yard.draw_id();
                let text = event(sending.yard, &id, entry, &detail);
                room.did
                    .events
                    .push(receive(&mut sending, entry, id.clone(), &text));
                answers.push(Out::default().put("EventId", id).done());
            }
            Err((code, message)) => {
                failed += 1;
                let answer = Out::default()
                    .put("ErrorCode", code)
                    .put("ErrorMessage", message);
                answers.push(answer.done());
            }
        }
    }
    room.did.end(sending);
    Ok(Out::default()
        .put("FailedEntryCount", failed)
        .put("Entries", answers)
        .done())
}

/// The size of an entry. Source: EventBridge User Guide, "Calculating
/// PutEvents event entry size": 14 bytes for a time, and the UTF-8 bytes of
/// source, detail-type, detail and resources.
fn size(entry: Request<'_>) -> usize {
    let of = |name| entry.text(name).map_or(0, str::len);
    let time = if entry.get("Time").is_some() { 14 } else { 0 };
    let resources: usize = entry.texts("Resources").map(str::len).sum();
    time + of("Source") + of("DetailType") + of("Detail") + resources
}

/// Checks one entry in AWS's order and answers its detail as compact JSON
/// text. Errors: code and text of the entry's answer.
fn check_entry(yard: &Yard, entry: Request<'_>) -> Result<String, (&'static str, String)> {
    for name in ["Source", "DetailType", "Detail"] {
        if entry.name(name).is_empty() {
            return Err((
                "InvalidArgument",
                format!("Parameter {name} is not valid. Reason: {name} is a required argument."),
            ));
        }
    }
    if entry.name("Source").starts_with("aws.") {
        return Err((
            "NotAuthorizedForSourceException",
            "Not authorized for the source.".to_owned(),
        ));
    }
    let longest = DETAIL_TYPE_LENGTH.at(yard.clock);
    if entry.name("DetailType").chars().count() > longest {
        return Err((
            "InvalidArgument",
            format!(
                "Parameter DetailType is not valid. Reason: DetailType has more than {longest} characters."
            ),
        ));
    }
    let (detail, diagnostics) = pattern::json::read(entry.name("Detail"));
    let whole = !diagnostics
        .iter()
        .any(|found| found.is_error() || found.code == pattern::Code::TrailingText);
    detail
        .filter(|detail| whole && matches!(detail.kind, Kind::Object(_)))
        .map(|detail| json::compact(&detail))
        .ok_or_else(|| ("MalformedDetail", "Detail is malformed.".to_owned()))
}

/// The event of an entry, with its envelope in AWS's order (recorded).
fn event(yard: &Yard, id: &str, entry: Request<'_>, detail: &str) -> String {
    let mut out = String::from("{\"version\":\"0\"");
    let given = entry.time("Time").unwrap_or(yard.clock);
    let members = [
        ("id", id),
        ("detail-type", entry.name("DetailType")),
        ("source", entry.name("Source")),
        ("account", &yard.account),
        ("time", &time::write(given)),
        ("region", &yard.region),
    ];
    for (name, value) in members {
        out.push_str(&format!(",\"{name}\":"));
        json::quote(value, &mut out);
    }
    out.push_str(",\"resources\":[");
    for (index, resource) in entry.texts("Resources").enumerate() {
        if index > 0 {
            out.push(',');
        }
        json::quote(resource, &mut out);
    }
    out.push_str(&format!("],\"detail\":{detail}}}"));
    out
}

/// Where an entry goes: account, Region and name of its bus.
fn place<'a>(yard: &'a Yard, given: Option<&'a str>) -> (&'a str, &'a str, &'a str) {
    let given = given.unwrap_or(DEFAULT_EVENT_BUS);
    match (Arn::read(given), bus_of_arn(given)) {
        (Ok(arn), Some(name)) => (arn.account, arn.region, name),
        _ => (&yard.account, &yard.region, given),
    }
}

/// A bus of another account takes events only as its policy says.
fn check_permission(yard: &Yard, given: Option<&str>) -> Result<(), Refusal> {
    let (account, region, name) = place(yard, given);
    if account == yard.account || region != yard.region {
        return Ok(());
    }
    let caller = Principal::account(&yard.account, yard.organization_of(&yard.account));
    let there = yard.place(account, region);
    let bus = there.event_buses.iter().find(|bus| bus.name == name);
    let policy = bus.and_then(|bus| bus.policy.as_deref());
    if policy::put_events(policy, caller, given.unwrap_or_default()).is_allowed() {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::AccessDeniedException,
        format!(
            "User: arn:aws:iam::{}:root is not authorized to perform: events:PutEvents on resource: {} because no resource-based policy allows the events:PutEvents action",
            yard.account,
            given.unwrap_or_default()
        ),
    ))
}

/// Lets the event come to its bus; PutEvents reaches no other Region.
fn receive(
    sending: &mut Sending<'_>,
    entry: Request<'_>,
    event_id: String,
    text: &str,
) -> EventOutcome {
    let given = entry.text("EventBusName");
    let (account, region, name) = place(sending.yard, given);
    if region != sending.yard.region {
        let event_bus = given.unwrap_or_default().to_owned();
        return EventOutcome {
            event_id,
            event_bus: event_bus.clone(),
            ingestion: Ingestion::UnknownEventBus,
            dropped: Some(Dropped::UnknownEventBus { event_bus }),
            problems: Vec::new(),
            rules: Vec::new(),
        };
    }
    let (account, region, name) = (account.to_owned(), region.to_owned(), name.to_owned());
    sending.receive_in(&account, &region, &name, text, Way::Entry)
}

#[cfg(test)]
mod tests;
