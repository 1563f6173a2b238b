//! PutEvents, called by code: its entries come to their buses.

use super::delays;
use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use super::what::{Called, What};
use crate::DEFAULT_EVENT_BUS;
use crate::arn::{Arn, partition_of};
use crate::json;
use crate::send::Sending;
use pattern::json::{Kind, Value};

/// The entries of a call. Each comes to its bus a moment later.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, called: &Called) {
    let Some(Kind::Array(entries)) = request.get(&["entries"]).map(|value| &value.kind) else {
        return;
    };
    let cause = sending.world.cause;
    for entry in entries {
        sending.world.cause = cause;
        put(sending, entry, called);
    }
}

/// The ARNs of the event buses that the entries of a request name, each once; a name is one of the
/// place where the call is made.
pub(super) fn buses(request: &Request, account: &str, region: &str) -> Vec<String> {
    let Some(Kind::Array(entries)) = request.get(&["entries"]).map(|value| &value.kind) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = match json::text(entry, "EventBusName") {
            "" => DEFAULT_EVENT_BUS,
            name => name,
        };
        let arn = match Arn::read(name) {
            Ok(_) => name.to_owned(),
            Err(_) => {
                let partition = partition_of(region);
                format!("arn:{partition}:events:{region}:{account}:event-bus/{name}")
            }
        };
        if !found.contains(&arn) {
            found.push(arn);
        }
    }
    found
}

fn put(sending: &mut Sending<'_>, entry: &Value, called: &Called) {
    let text = |name: &str| json::text(entry, name).to_owned();
    let (source, detail_type) = (text("Source"), text("DetailType"));
    let refusal = if source.is_empty() {
        Some("Parameter Source is not valid. Reason: Source is a required argument.")
    } else if source.starts_with("aws.") {
        Some("NotAuthorizedForSourceException: Not authorized for the source.")
    } else {
        None
    };
    // The detail is a text that holds JSON; an object is taken as what it would hold.
    let detail = match entry.get("Detail") {
        Some(value) => value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned),
        None => String::new(),
    };
    let is_object = json::whole(&detail).is_some_and(|value| value.as_object().is_some());
    let refusal = refusal.or((!is_object).then_some("MalformedDetail: Detail is malformed."));
    if let Some(refusal) = refusal {
        sending.tell(
            &called.by,
            DoingKind::Refused,
            refusal,
            Some(&json::compact(entry)),
        );
        return;
    }
    let resources: Vec<String> = match entry.get("Resources").map(|value| &value.kind) {
        Some(Kind::Array(items)) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    };
    let resources: Vec<&str> = resources.iter().map(String::as_str).collect();
    let Ok(detail) = serde_json::from_str(&detail) else {
        return;
    };
    let bus = text("EventBusName");
    let (account, region) = places::place_of(sending.yard, &bus);
    let (account, region) = (account.to_owned(), region.to_owned());
    if region != sending.yard.region {
        // PutEvents answers as if all were well.
        let text = format!(
            "PutEvents reaches event buses of its own Region only, so the event never comes to {bus}. Let a rule of a bus here send it there."
        );
        sending.tell(
            &called.by,
            DoingKind::Lost,
            text,
            Some(&json::compact(entry)),
        );
        return;
    }
    let event_bus = match bus
        .rsplit_once("event-bus/")
        .map_or(bus.as_str(), |(_, name)| name)
    {
        "" => DEFAULT_EVENT_BUS.to_owned(),
        name => name.to_owned(),
    };
    let event = sending.event_text(&Emitted {
        source: &source,
        detail_type: &detail_type,
        resources: &resources,
        detail,
    });
    let what = What::Entry {
        event_bus,
        text: event,
    };
    sending.happen_there(&account, &region, delays::PUT_EVENTS.millis, what);
}
