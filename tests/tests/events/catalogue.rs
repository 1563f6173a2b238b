//! Reads the catalogue: the folders of `events/`, one a service, each with its
//! `service.toml` and one JSON file an event.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tests::root;

/// The file of a service's folder that says what its events are.
const ENTRIES: &str = "service.toml";

/// An event's entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) service: String,
    pub(crate) source: String,
    pub(crate) detail_type: String,
    pub(crate) when: String,
    pub(crate) delivery: Delivery,
    pub(crate) status: Status,
    /// Those of the service where the entry has none of its own.
    #[serde(default)]
    pub(crate) domains: Vec<u8>,
    pub(crate) reference: String,
    /// The place among the events that every yard has at once; the others are fetched.
    pub(crate) starter: Option<usize>,
}

/// How surely the service delivers the event.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Delivery {
    Durable,
    BestEffort,
}

/// What the event reports.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    Failure,
    Warning,
    Success,
    Progress,
    Change,
    Call,
}

/// Every entry, by service and within it in the order of its file.
pub(crate) fn entries() -> Result<Vec<Entry>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Service {
        domains: Vec<u8>,
        event: Vec<Entry>,
    }
    let mut entries = Vec::new();
    for folder in folders()? {
        let path = folder.join(ENTRIES);
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).context(name.clone())?;
        let service: Service = toml::from_str(&text).context(name)?;
        let domains = service.domains;
        entries.extend(service.event.into_iter().map(|mut entry| {
            if entry.domains.is_empty() {
                entry.domains.clone_from(&domains);
            }
            entry
        }));
    }
    Ok(entries)
}

/// The event of this id.
pub(crate) fn event(id: &str) -> Result<Value> {
    serde_json::from_str(&text(id)?).with_context(|| id.to_owned())
}

/// The text of an event's file.
pub(crate) fn text(id: &str) -> Result<String> {
    let name = format!("events/{id}.json");
    fs::read_to_string(root().join(&name)).context(name)
}

/// The ids of the event files, `service/slug`.
pub(crate) fn files() -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for folder in folders()? {
        for file in fs::read_dir(&folder)? {
            let path = file?.path();
            if path.ends_with(ENTRIES) {
                continue;
            }
            let (Some(service), Some(slug), Some("json")) = (
                plain(folder.file_name()),
                plain(path.file_stem()),
                plain(path.extension()),
            ) else {
                bail!("{}: neither an event nor {ENTRIES}", path.display());
            };
            files.insert(format!("{service}/{slug}"));
        }
    }
    Ok(files)
}

fn plain(name: Option<&std::ffi::OsStr>) -> Option<&str> {
    name?.to_str()
}

/// The folders of the services, sorted; the schemas have one of their own.
fn folders() -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for folder in fs::read_dir(root().join(Path::new("events")))? {
        let folder = folder?.path();
        if folder.is_dir() && !folder.ends_with("schemas") {
            folders.push(folder);
        }
    }
    folders.sort();
    Ok(folders)
}
