//! The catalogue of events: read from `events/` and packed for the app.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use pipeline::{DeliveryLevel, EventStatus, Sample};
use serde::Deserialize;

use crate::bank::File;
use crate::names;
use crate::project::Project;

/// The file of a service's folder that says what its events are.
const ENTRIES: &str = "service.toml";

/// The entries of a service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    /// The domains of the exam that its events belong to, unless an event has its own.
    domains: Vec<u8>,
    event: Vec<Entry>,
}

/// An event's entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    id: String,
    title: String,
    service: String,
    source: String,
    detail_type: String,
    when: String,
    delivery: Delivery,
    status: Status,
    /// Those of the service where none are given.
    domains: Option<Vec<u8>>,
    reference: String,
    starter: Option<u32>,
}

/// How surely the service delivers the event.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Delivery {
    Durable,
    BestEffort,
}

/// What the event reports.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Failure,
    Warning,
    Success,
    Progress,
    Change,
    Call,
}

impl From<Status> for EventStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Failure => EventStatus::Failure,
            Status::Warning => EventStatus::Warning,
            Status::Success => EventStatus::Success,
            Status::Progress => EventStatus::Progress,
            Status::Change => EventStatus::Change,
            Status::Call => EventStatus::Call,
        }
    }
}

/// Reads `events/` and packs it.
///
/// # Errors
/// Where an entry or its event cannot be read.
pub fn pack(project: &Project) -> Result<File> {
    let events = read(&project.root.join("events"))?;
    let content = pipeline::catalogue::pack(&events);
    println!("catalogue: {} events packed", events.len());
    let name = names::hashed("events", ".bin", &content);
    Ok(File { name, content })
}

/// Every event: first those that each yard has at once, in their order, then by service.
fn read(folder: &Path) -> Result<Vec<Sample>> {
    let mut entries = Vec::new();
    for service in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = service?.path().join(ENTRIES);
        if !path.is_file() {
            continue;
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let service: Service = toml::from_str(&text)
            .with_context(|| format!("cannot understand {}", path.display()))?;
        let domains = service.domains;
        entries.extend(service.event.into_iter().map(|mut entry| {
            entry.domains.get_or_insert_with(|| domains.clone());
            entry
        }));
    }
    // The ids are unique, so the order of the folders does not show.
    entries.sort_by_cached_key(|entry| {
        let place = entry.starter.unwrap_or(u32::MAX);
        let service = match entry.starter {
            Some(_) => String::new(),
            None => entry.service.to_lowercase(),
        };
        (place, service, entry.id.clone())
    });
    entries
        .into_iter()
        .map(|entry| sample(folder, entry))
        .collect()
}

/// An entry with its event as it stands in the file, so that the app shows it as it was written;
/// the spaces cost a twentieth after compression.
fn sample(folder: &Path, entry: Entry) -> Result<Sample> {
    let path = folder.join(format!("{}.json", entry.id));
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Sample {
        id: entry.id.into(),
        title: entry.title.into(),
        service: entry.service.into(),
        source: entry.source.into(),
        detail_type: entry.detail_type.into(),
        when: entry.when.into(),
        delivery: match entry.delivery {
            Delivery::Durable => DeliveryLevel::Durable,
            Delivery::BestEffort => DeliveryLevel::BestEffort,
        },
        status: entry.status.into(),
        domains: entry.domains.unwrap_or_default().into(),
        reference: entry.reference.into(),
        text: text.into(),
    })
}

#[cfg(test)]
mod tests;
