//! CreateEventBus, UpdateEventBus, DescribeEventBus, DeleteEventBus,
//! ListEventBuses.

use super::arns::{event_bus, exists, invalid, limit, not_found};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::patterns::EVENT_SOURCE_NAME;
use super::shape::texts::{BUS, DEAD_LETTER, DESCRIPTION, EVENT_BUS_NAME, KMS, LOGS, TAGS, only};
use super::shape::{Member, Shape, optional, required, text};
use super::{Operation, Room};
use crate::event_bus::{EventBus, LogConfig};
use crate::quotas::EVENT_BUSES_PER_ACCOUNT;
use crate::refusal::Refusal;
use crate::rule::DeadLetterConfig;
use crate::tag;
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use serde_json::Value;

const DESCRIPTION_MEMBER: Member = optional("Description", DESCRIPTION);
const KMS_MEMBER: Member = optional("KmsKeyIdentifier", KMS);
const DEAD_LETTER_MEMBER: Member = optional("DeadLetterConfig", DEAD_LETTER);
const LOGS_MEMBER: Member = optional("LogConfig", LOGS);

pub(super) static OPERATIONS: [Operation; 5] = [
    Operation {
        name: "CreateEventBus",
        members: &[
            required("Name", EVENT_BUS_NAME),
            optional(
                "EventSourceName",
                Shape::Text(text(1, 256).like(EVENT_SOURCE_NAME)),
            ),
            DESCRIPTION_MEMBER,
            KMS_MEMBER,
            DEAD_LETTER_MEMBER,
            LOGS_MEMBER,
            optional("Tags", TAGS),
        ],
        run: create_event_bus,
    },
    Operation {
        name: "UpdateEventBus",
        members: &[
            optional("Name", EVENT_BUS_NAME),
            KMS_MEMBER,
            DESCRIPTION_MEMBER,
            DEAD_LETTER_MEMBER,
            LOGS_MEMBER,
        ],
        run: update_event_bus,
    },
    Operation {
        name: "DescribeEventBus",
        members: &[optional("Name", BUS)],
        run: describe_event_bus,
    },
    Operation {
        name: "DeleteEventBus",
        members: &only("Name", EVENT_BUS_NAME),
        run: delete_event_bus,
    },
    Operation {
        name: "ListEventBuses",
        members: &[
            optional("NamePrefix", EVENT_BUS_NAME),
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_event_buses,
    },
];

fn create_event_bus(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    let source = request.text("EventSourceName");
    check_name(room.yard, name, source)?;
    if room.yard.has_event_bus(name) {
        return Err(exists(format!("Event bus {name} already exists.")));
    }
    let most = EVENT_BUSES_PER_ACCOUNT.at(room.yard.clock);
    if room.yard.event_buses.len() >= most {
        return Err(limit());
    }
    let mut tags = Vec::new();
    request.tags().for_each(|tag| tag::put(&mut tags, tag));
    let mut bus = EventBus {
        tags,
        creation_time: room.yard.clock,
        last_modified_time: room.yard.clock,
        event_source: source.map(str::to_owned),
        ..EventBus::new(name)
    };
    take_settings(&mut bus, request);
    let answer = Out::default().put("EventBusArn", room.yard.event_bus_arn(name));
    let answer = settings(answer, &bus).done();
    room.yard.event_buses.push(bus);
    Ok(answer)
}

/// A custom bus has a plain name; that of a partner has the name of an event
/// source that the partner offers.
fn check_name(yard: &Yard, name: &str, source: Option<&str>) -> Result<(), Refusal> {
    let Some(source) = source else {
        return if name.starts_with("aws.") {
            Err(invalid("EventBus name starting with 'aws.' is not valid."))
        } else if name.contains('/') {
            Err(invalid("Event bus name must not contain '/'."))
        } else {
            Ok(())
        };
    };
    let offered = &yard.resources.partner_event_sources;
    if !offered.iter().any(|one| one == source) {
        return Err(not_found(format!("Event source {source} does not exist.")));
    }
    if name != source {
        return Err(invalid(
            "Event bus name must match the name of the partner event source.",
        ));
    }
    Ok(())
}

/// Takes over the settings that the request names.
fn take_settings(bus: &mut EventBus, request: Request<'_>) {
    if let Some(description) = request.owned("Description") {
        bus.description = Some(description);
    }
    if let Some(key) = request.owned("KmsKeyIdentifier") {
        bus.kms_key_identifier = Some(key);
    }
    if let Some(config) = request.object("DeadLetterConfig") {
        bus.dead_letter_config = Some(DeadLetterConfig {
            arn: config.owned("Arn"),
        });
    }
    if let Some(config) = request.object("LogConfig") {
        bus.log_config = Some(LogConfig {
            include_detail: config.owned("IncludeDetail"),
            level: config.owned("Level"),
        });
    }
}

fn settings(answer: Out, bus: &EventBus) -> Out {
    let dead_letters = bus.dead_letter_config.as_ref();
    let logs = bus.log_config.as_ref();
    answer
        .some("Description", bus.description.clone())
        .some("KmsKeyIdentifier", bus.kms_key_identifier.clone())
        .some(
            "DeadLetterConfig",
            dead_letters.map(|config| Out::default().some("Arn", config.arn.clone()).done()),
        )
        .some(
            "LogConfig",
            logs.map(|config| {
                Out::default()
                    .some("IncludeDetail", config.include_detail.clone())
                    .some("Level", config.level.clone())
                    .done()
            }),
        )
}

fn update_event_bus(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let clock = room.yard.clock;
    let bus = room.bus(request.text("Name"))?;
    take_settings(bus, request);
    bus.last_modified_time = clock;
    let bus = bus.clone();
    let answer = Out::default()
        .put("Arn", room.yard.event_bus_arn(&bus.name))
        .put("Name", bus.name.clone());
    Ok(settings(answer, &bus).done())
}

fn describe_event_bus(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = room.bus(request.text("Name"))?.clone();
    Ok(settings(told(room.yard, &bus), &bus).done())
}

/// What ListEventBuses tells of a bus.
fn told(yard: &Yard, bus: &EventBus) -> Out {
    Out::default()
        .put("Name", bus.name.clone())
        .put("Arn", yard.event_bus_arn(&bus.name))
        .some("Description", bus.description.clone())
        .some("Policy", bus.policy.clone())
        .time("CreationTime", bus.creation_time)
        .time("LastModifiedTime", bus.last_modified_time)
}

/// Deletes a custom bus that has no rules. An unknown bus is no error.
fn delete_event_bus(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    if name == DEFAULT_EVENT_BUS {
        return Err(invalid(format!("Cannot delete event bus {name}.")));
    }
    if room.yard.rules_on(name).next().is_some() {
        return Err(invalid("EventBus can't be deleted since it has rules."));
    }
    room.yard.event_buses.retain(|bus| bus.name != name);
    Ok(Out::default().done())
}

fn list_event_buses(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let prefix = request.name("NamePrefix");
    let buses: Vec<_> = room
        .yard
        .event_buses
        .iter()
        .filter(|bus| bus.name.starts_with(prefix))
        .map(|bus| (bus.name.as_str(), bus))
        .collect();
    page(request, "EventBuses", &buses, |bus| {
        told(room.yard, bus).done()
    })
}

/// The bus that an ARN of a resource names. Errors: as [`event_bus`].
pub(super) fn of_arn<'a>(room: &'a mut Room<'_>, arn: &str) -> Result<&'a mut EventBus, Refusal> {
    let name = event_bus(room.yard, Some(arn))?;
    room.bus(Some(&name))
}

#[cfg(test)]
mod tests;
