//! What the catalogue has to hold: `events/required.toml` names it.

use crate::catalogue::{Entry, entries};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tests::root;

const REQUIRED: &str = "events/required.toml";

/// The fewest events, and the fewest sources.
const FEWEST: [usize; 2] = [150, 40];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Required {
    /// The services of the exam that have events, with the `service` of their entries.
    services: BTreeMap<String, String>,
    /// The services of the exam that have no event of their own, and why.
    silent: BTreeMap<String, String>,
    /// By source, the detail-types of which there must be an event.
    kinds: BTreeMap<String, Vec<String>>,
}

fn required() -> Result<Required> {
    let text = fs::read_to_string(root().join(REQUIRED)).context(REQUIRED)?;
    toml::from_str(&text).context(REQUIRED)
}

fn names(entries: &[Entry]) -> BTreeSet<&str> {
    entries.iter().map(|entry| entry.service.as_str()).collect()
}

#[test]
fn the_catalogue_is_large_enough() -> Result<()> {
    let entries = entries()?;
    let sources: BTreeSet<&str> = entries.iter().map(|entry| entry.source.as_str()).collect();
    let found = [entries.len(), sources.len()];
    ensure!(
        found[0] >= FEWEST[0] && found[1] >= FEWEST[1],
        "events and sources: {found:?}, not {FEWEST:?}"
    );
    Ok(())
}

#[test]
fn every_service_of_the_exam_has_an_event() -> Result<()> {
    let entries = entries()?;
    let found = names(&entries);
    let missing: Vec<String> = required()?
        .services
        .into_iter()
        .filter(|(_, service)| !found.contains(service.as_str()))
        .map(|(name, service)| format!("{name} as {service}"))
        .collect();
    ensure!(missing.is_empty(), "without an event: {missing:?}");
    Ok(())
}

#[test]
fn a_service_without_events_has_none_and_a_reason() -> Result<()> {
    let entries = entries()?;
    let found = names(&entries);
    let required = required()?;
    for (service, reason) in &required.silent {
        ensure!(
            !found.contains(service.as_str()),
            "{service} has an event after all"
        );
        ensure!(
            !required.services.contains_key(service),
            "{service} stands twice"
        );
        ensure!(reason.ends_with('.'), "{service}: the reason is a sentence");
    }
    Ok(())
}

#[test]
fn every_required_kind_of_event_has_a_sample() -> Result<()> {
    let entries = entries()?;
    let found: BTreeSet<(&str, &str)> = entries
        .iter()
        .map(|entry| (entry.source.as_str(), entry.detail_type.as_str()))
        .collect();
    let required = required()?;
    let missing: Vec<String> = required
        .kinds
        .iter()
        .flat_map(|(source, kinds)| {
            kinds
                .iter()
                .map(move |kind| (source.as_str(), kind.as_str()))
        })
        .filter(|kind| !found.contains(kind))
        .map(|(source, kind)| format!("{source} | {kind}"))
        .collect();
    ensure!(
        missing.is_empty(),
        "without a sample:\n  {}",
        missing.join("\n  ")
    );
    Ok(())
}
