//! By what a person narrows the catalogue: every event has a status and domains of the exam, and
//! each of these has events.

use crate::catalogue::{Entry, Status, entries};
use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};

/// The domains of DOP-C02.
const DOMAINS: [u8; 6] = [1, 2, 3, 4, 5, 6];

/// The fewest events that a domain or a status has, so that choosing it is of use.
const FEWEST: usize = 10;

#[test]
fn every_event_belongs_to_domains_of_the_exam() -> Result<()> {
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for Entry { id, domains, .. } in entries()? {
        ensure!(!domains.is_empty(), "{id}: no domain");
        let sorted: BTreeSet<u8> = domains.iter().copied().collect();
        ensure!(
            sorted.iter().eq(&domains) && sorted.iter().all(|domain| DOMAINS.contains(domain)),
            "{id}: {domains:?} are not numbers from 1 to 6 in their order"
        );
        for domain in domains {
            *counts.entry(domain).or_default() += 1;
        }
    }
    for domain in DOMAINS {
        let count = counts.get(&domain).copied().unwrap_or_default();
        ensure!(count >= FEWEST, "domain {domain} has {count} events");
    }
    Ok(())
}

#[test]
fn every_status_has_events() -> Result<()> {
    let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
    for entry in entries()? {
        *counts.entry(entry.status).or_default() += 1;
    }
    ensure!(counts.len() == 6, "{counts:?}");
    let few = counts.iter().find(|(_, count)| **count < FEWEST);
    ensure!(few.is_none(), "{few:?}");
    Ok(())
}

/// Words of an id that say how something ended, with the status that belongs to them.
const ENDINGS: [(&str, Status); 6] = [
    ("failed", Status::Failure),
    ("succeeded", Status::Success),
    ("completed", Status::Success),
    ("started", Status::Progress),
    ("waiting", Status::Progress),
    ("finding", Status::Warning),
];

#[test]
fn the_status_agrees_with_what_the_event_is_called() -> Result<()> {
    for entry in entries()? {
        if entry.status == Status::Call {
            continue;
        }
        let slug = entry.id.rsplit('/').next().unwrap_or_default();
        let ending = slug.rsplit('-').next().unwrap_or_default();
        let wanted = ENDINGS.iter().find(|(word, _)| *word == ending);
        if let Some((_, wanted)) = wanted {
            ensure!(
                entry.status == *wanted,
                "{}: {:?} and not {wanted:?}",
                entry.id,
                entry.status
            );
        }
    }
    Ok(())
}

#[test]
fn what_cloudtrail_records_of_calls_is_a_call() -> Result<()> {
    let calls = [
        "AWS API Call via CloudTrail",
        "AWS Console Action via CloudTrail",
        "AWS Console Sign In via CloudTrail",
    ];
    for entry in entries()? {
        let is_call = calls.contains(&entry.detail_type.as_str());
        ensure!(
            !is_call || entry.status == Status::Call,
            "{}: {:?}",
            entry.id,
            entry.status
        );
    }
    Ok(())
}
