//! The catalogue of sample events agrees with itself, with the list that the
//! crate `pipeline` embeds, and with the envelope that AWS sends.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const SAMPLES_RS: &str = "crates/pipeline/src/catalogue/samples.rs";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    event: Vec<Entry>,
}

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
    reference: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Delivery {
    Durable,
    BestEffort,
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

fn entries() -> Result<Vec<Entry>> {
    let path = root().join("events/catalogue.toml");
    let text = fs::read_to_string(&path).context("events/catalogue.toml")?;
    let catalogue: Catalogue = toml::from_str(&text).context("events/catalogue.toml")?;
    Ok(catalogue.event)
}

fn event(id: &str) -> Result<Value> {
    let name = format!("events/{id}.json");
    let text = fs::read_to_string(root().join(&name)).with_context(|| name.clone())?;
    serde_json::from_str(&text).context(name)
}

#[test]
fn the_list_that_the_crate_embeds_is_the_catalogue() -> Result<()> {
    let wanted = samples_rs(&entries()?);
    let path = root().join(SAMPLES_RS);
    if std::env::var_os("EVENTYARD_BLESS").is_some() {
        fs::write(&path, &wanted)?;
    }
    let found = fs::read_to_string(&path).context(SAMPLES_RS)?;
    ensure!(
        found == wanted,
        "{SAMPLES_RS} differs from events/catalogue.toml: \
         run EVENTYARD_BLESS=1 cargo test -p tests --test events"
    );
    Ok(())
}

fn samples_rs(entries: &[Entry]) -> String {
    let mut text = String::from(
        "//! The list of sample events, written from `events/catalogue.toml` by the test\n\
         //! `events`; change that file, not this one.\n\n\
         use super::{DeliveryLevel, Sample};\nuse std::borrow::Cow::Borrowed;\n\n\
         #[rustfmt::skip]\npub(super) static SAMPLES: &[Sample] = &[\n",
    );
    for entry in entries {
        let _ = writeln!(text, "    Sample {{");
        for (name, value) in [
            ("id", &entry.id),
            ("title", &entry.title),
            ("service", &entry.service),
            ("source", &entry.source),
            ("detail_type", &entry.detail_type),
            ("when", &entry.when),
            ("reference", &entry.reference),
        ] {
            let _ = writeln!(text, "        {name}: Borrowed({value:?}),");
        }
        let _ = writeln!(
            text,
            "        delivery: DeliveryLevel::{:?},",
            entry.delivery
        );
        let _ = writeln!(
            text,
            "        text: Borrowed(include_str!(\"../../../../events/{}.json\")),\n    }},",
            entry.id
        );
    }
    text.push_str("];\n");
    text
}

#[test]
fn every_event_file_is_in_the_catalogue_once() -> Result<()> {
    let mut files = BTreeSet::new();
    for folder in fs::read_dir(root().join("events"))? {
        let folder = folder?.path();
        if !folder.is_dir() || folder.ends_with("schemas") {
            continue;
        }
        for file in fs::read_dir(&folder)? {
            let path = file?.path();
            let stem = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
            let (Some(service), Some(slug)) = (stem(&folder), stem(&path)) else {
                bail!("{}: not a plain name", path.display());
            };
            ensure!(
                path.extension().is_some_and(|ext| ext == "json"),
                "{}: not a JSON file",
                path.display()
            );
            files.insert(format!("{service}/{slug}"));
        }
    }
    let entries = entries()?;
    let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    ensure!(ids.len() == entries.len(), "an id stands twice");
    ensure!(
        files == ids,
        "in only one of files and catalogue: {:?}",
        files.symmetric_difference(&ids)
    );
    Ok(())
}

#[test]
fn every_entry_says_what_a_learner_needs() -> Result<()> {
    for entry in entries()? {
        let about = |what: &str| format!("{}: {what}", entry.id);
        ensure!(
            !entry.title.is_empty() && !entry.title.ends_with('.'),
            about("title")
        );
        ensure!(!entry.service.is_empty(), about("service"));
        ensure!(
            entry.when.ends_with('.') && !entry.when.contains(". "),
            about("`when` is one sentence")
        );
        ensure!(
            entry.reference.starts_with("https://docs.aws.amazon.com/"),
            about("reference")
        );
    }
    Ok(())
}

#[test]
fn every_event_has_the_whole_envelope_and_agrees_with_its_entry() -> Result<()> {
    let mut ids = BTreeSet::new();
    for entry in entries()? {
        let event = event(&entry.id)?;
        check_envelope(&entry, &event).with_context(|| entry.id.clone())?;
        ensure!(
            ids.insert(event["id"].to_string()),
            "{}: another event has the same id",
            entry.id
        );
    }
    Ok(())
}

fn check_envelope(entry: &Entry, event: &Value) -> Result<()> {
    let members = event.as_object().context("not an object")?;
    let names: BTreeSet<&str> = members.keys().map(String::as_str).collect();
    let wanted = BTreeSet::from([
        "version",
        "id",
        "detail-type",
        "source",
        "account",
        "time",
        "region",
        "resources",
        "detail",
    ]);
    ensure!(names == wanted, "members: {names:?}");
    for (name, value) in [
        ("version", "0"),
        ("source", &entry.source),
        ("detail-type", &entry.detail_type),
        ("account", "123456789012"),
        ("region", "us-east-1"),
    ] {
        ensure!(event[name] == value, "{name}: {}", event[name]);
    }
    let time = event["time"].as_str().context("time")?;
    ensure!(time.starts_with("2026-01-15T"), "time: {time}");
    time.parse::<pipeline::Timestamp>()
        .with_context(|| format!("time: {time}"))?;
    let id = event["id"].as_str().context("id")?;
    let groups: Vec<usize> = id.split('-').map(str::len).collect();
    ensure!(groups == [8, 4, 4, 4, 12], "id: {id}");
    let resources = event["resources"].as_array().context("resources")?;
    ensure!(resources.iter().all(Value::is_string), "resources");
    ensure!(event["detail"].is_object(), "detail");
    Ok(())
}

#[test]
fn a_new_yard_starts_with_a_sample() -> Result<()> {
    let (id, title, text) = pipeline::FIRST_SAMPLE;
    let sample = pipeline::sample(id).with_context(|| format!("{id} is no sample"))?;
    ensure!(sample.text == text, "{id} has another text");
    ensure!(sample.title == title, "{id} has another title");
    Ok(())
}
