//! CreateArchive, DescribeArchive, UpdateArchive, DeleteArchive, ListArchives.

use super::arns::{bus_of_arn, event_bus, exists, invalid, limit, not_found, unknown_event_bus};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::texts::{EVENT_PATTERN, EVENT_SOURCE, KMS, LINE, NAME_48, only};
use super::shape::{Member, Shape, one_of, optional, required};
use super::{Operation, Room, event_pattern};
use crate::json;
use crate::quotas::ARCHIVES;
use crate::refusal::Refusal;
use crate::resources::{ARCHIVE_MANAGER, Archive};
use crate::rule::{InputChoice, Rule, Target};
use crate::yard::Yard;
use serde_json::Value;

const NAME_MEMBER: Member = required("ArchiveName", NAME_48);
const DESCRIPTION_MEMBER: Member = optional("Description", LINE);
const PATTERN_MEMBER: Member = optional("EventPattern", EVENT_PATTERN);
const RETENTION_MEMBER: Member = optional("RetentionDays", Shape::Whole(0, i32::MAX as i64));
const KMS_MEMBER: Member = optional("KmsKeyIdentifier", KMS);
const STATES: &[&str] = &[
    "ENABLED",
    "DISABLED",
    "CREATING",
    "UPDATING",
    "CREATE_FAILED",
    "UPDATE_FAILED",
];

/// The only state that an archive of the yard has.
const STATE: &str = "ENABLED";

pub(super) static OPERATIONS: [Operation; 5] = [
    Operation {
        name: "CreateArchive",
        members: &[
            NAME_MEMBER,
            required("EventSourceArn", EVENT_SOURCE),
            DESCRIPTION_MEMBER,
            PATTERN_MEMBER,
            RETENTION_MEMBER,
            KMS_MEMBER,
        ],
        run: create_archive,
    },
    Operation {
        name: "DescribeArchive",
        members: &only("ArchiveName", NAME_48),
        run: describe_archive,
    },
    Operation {
        name: "UpdateArchive",
        members: &[
            NAME_MEMBER,
            DESCRIPTION_MEMBER,
            PATTERN_MEMBER,
            RETENTION_MEMBER,
            KMS_MEMBER,
        ],
        run: update_archive,
    },
    Operation {
        name: "DeleteArchive",
        members: &only("ArchiveName", NAME_48),
        run: delete_archive,
    },
    Operation {
        name: "ListArchives",
        members: &[
            optional("NamePrefix", NAME_48),
            optional("EventSourceArn", EVENT_SOURCE),
            optional("State", Shape::Text(one_of(STATES))),
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_archives,
    },
];

/// The bus that an archive's source names. Errors: AWS's words where the place
/// has no such bus.
fn source_bus(yard: &Yard, arn: &str) -> Result<String, Refusal> {
    match bus_of_arn(arn) {
        Some(_) => event_bus(yard, Some(arn)),
        None => Err(unknown_event_bus(arn)),
    }
}

/// Makes an archive and the managed rule that feeds it.
fn create_archive(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("ArchiveName");
    let source = request.name("EventSourceArn");
    let bus = source_bus(room.yard, source)?;
    event_pattern::check(request.text("EventPattern"))?;
    if find(room.yard, name).is_some() {
        return Err(exists(format!("Archive {name} already exists.")));
    }
    if room.yard.resources.archives.len() >= ARCHIVES.at(room.yard.clock) {
        return Err(limit());
    }
    let archive = Archive {
        name: name.to_owned(),
        event_source_arn: source.to_owned(),
        description: request.owned("Description"),
        event_pattern: request.owned("EventPattern"),
        retention_days: request.small("RetentionDays").unwrap_or_default(),
        kms_key_identifier: request.owned("KmsKeyIdentifier"),
        creation_time: room.yard.clock,
        events: Vec::new(),
    };
    let rule = managed_rule(room.yard, &bus, &archive);
    room.yard.rules.push(rule);
    let answer = made(room.yard, &archive);
    room.yard.resources.archives.push(archive);
    Ok(answer)
}

/// The rule by which an archive gets its events (recorded).
fn managed_rule(yard: &Yard, bus: &str, archive: &Archive) -> Rule {
    let arn = arn(yard, archive);
    let template = format!(
        "{{\"archive-arn\": \"{arn}\", \"event\": <aws.events.event.json>, \"ingestion-time\": <aws.events.event.ingestion-time>}}"
    );
    let target = Target {
        input: InputChoice::Transformer {
            paths: Vec::new(),
            template,
        },
        ..Target::new(
            archive.rule_name(),
            format!("arn:aws:events:{}:::", yard.region),
        )
    };
    Rule {
        name: archive.rule_name(),
        event_bus: bus.to_owned(),
        event_pattern: Some(managed_pattern(archive.event_pattern.as_deref())),
        managed_by: Some(ARCHIVE_MANAGER.to_owned()),
        targets: vec![target],
        creation_time: yard.clock,
        ..Rule::default()
    }
}

/// The archive's pattern and the condition that no replayed event comes in.
fn managed_pattern(pattern: Option<&str>) -> String {
    const NOT_REPLAYED: &str = "\"replay-name\":[{\"exists\":false}]";
    let pattern = pattern.and_then(|text| pattern::json::read(text).0);
    let pattern = pattern.as_ref().map(json::compact);
    match pattern.as_deref().and_then(|text| text.strip_suffix('}')) {
        Some("{") | None => format!("{{{NOT_REPLAYED}}}"),
        Some(open) => format!("{open},{NOT_REPLAYED}}}"),
    }
}

fn find<'a>(yard: &'a Yard, name: &str) -> Option<&'a Archive> {
    yard.resources
        .archives
        .iter()
        .find(|each| each.name == name)
}

fn find_mut<'a>(yard: &'a mut Yard, name: &str) -> Result<&'a mut Archive, Refusal> {
    let archives = &mut yard.resources.archives;
    archives
        .iter_mut()
        .find(|each| each.name == name)
        .ok_or_else(|| unknown(name))
}

pub(super) fn unknown(name: &str) -> Refusal {
    not_found(format!("Archive {name} does not exist."))
}

fn arn(yard: &Yard, archive: &Archive) -> String {
    yard.arn(&format!("archive/{}", archive.name))
}

fn made(yard: &Yard, archive: &Archive) -> Value {
    Out::default()
        .put("ArchiveArn", arn(yard, archive))
        .put("State", STATE)
        .time("CreationTime", archive.creation_time)
        .done()
}

/// What ListArchives tells of an archive.
fn told(archive: &Archive) -> Out {
    Out::default()
        .put("ArchiveName", archive.name.clone())
        .put("EventSourceArn", archive.event_source_arn.clone())
        .put("State", STATE)
        .put("RetentionDays", archive.retention_days)
        .put("SizeBytes", archive.size_bytes())
        .put("EventCount", archive.events.len())
        .time("CreationTime", archive.creation_time)
}

fn describe_archive(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("ArchiveName");
    let archive = find(room.yard, name).ok_or_else(|| unknown(name))?;
    Ok(told(archive)
        .put("ArchiveArn", arn(room.yard, archive))
        .some("Description", archive.description.clone())
        .some("EventPattern", archive.event_pattern.clone())
        .some("KmsKeyIdentifier", archive.kms_key_identifier.clone())
        .done())
}

fn update_archive(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("ArchiveName");
    let changes = [
        "EventPattern",
        "RetentionDays",
        "Description",
        "KmsKeyIdentifier",
    ];
    if changes.iter().all(|change| request.get(change).is_none()) {
        return Err(invalid(
            "At least one of EventPattern, RetentionDays or Description must be provided.",
        ));
    }
    event_pattern::check(request.text("EventPattern"))?;
    let archive = find_mut(room.yard, name)?;
    if let Some(description) = request.owned("Description") {
        archive.description = Some(description);
    }
    if let Some(pattern) = request.owned("EventPattern") {
        archive.event_pattern = Some(pattern);
    }
    if let Some(days) = request.small("RetentionDays") {
        archive.retention_days = days;
    }
    if let Some(key) = request.owned("KmsKeyIdentifier") {
        archive.kms_key_identifier = Some(key);
    }
    let archive = archive.clone();
    let bus = source_bus(room.yard, &archive.event_source_arn)?;
    if let Some(rule) = room.yard.rule_mut(&bus, &archive.rule_name()) {
        rule.event_pattern = Some(managed_pattern(archive.event_pattern.as_deref()));
    }
    Ok(made(room.yard, &archive))
}

/// Deletes an archive, its events and its managed rule.
fn delete_archive(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("ArchiveName");
    let archive = find_mut(room.yard, name)?;
    let rule = archive.rule_name();
    room.yard
        .rules
        .retain(|each| each.name != rule || !each.feeds_archive());
    room.yard
        .resources
        .archives
        .retain(|each| each.name != name);
    Ok(Out::default().done())
}

fn list_archives(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    one_filter(request, "ListArchives")?;
    let source = request.text("EventSourceArn");
    if let Some(source) = source {
        source_bus(room.yard, source)?;
    }
    let prefix = request.name("NamePrefix");
    let archives: Vec<_> = room
        .yard
        .resources
        .archives
        .iter()
        .filter(|each| each.name.starts_with(prefix))
        .filter(|each| source.is_none_or(|source| each.event_source_arn == source))
        .filter(|_| request.text("State").is_none_or(|state| state == STATE))
        .map(|each| (each.name.as_str(), each))
        .collect();
    page(request, "Archives", &archives, |archive| {
        told(archive).done()
    })
}

/// Refuses a list that is asked for by two filters.
pub(super) fn one_filter(request: Request<'_>, operation: &str) -> Result<(), Refusal> {
    let filters = ["State", "EventSourceArn", "NamePrefix"];
    let given = filters.iter().filter(|name| request.get(name).is_some());
    if given.count() > 1 {
        return Err(invalid(format!(
            "At most one filter is allowed for {operation}. Use either : State, EventSourceArn, or NamePrefix."
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
