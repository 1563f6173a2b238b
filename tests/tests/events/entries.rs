//! Entries and files belong together, and an entry says what a learner needs.

use crate::catalogue::{entries, files};
use anyhow::{Result, ensure};
use std::collections::BTreeSet;

#[test]
fn every_event_file_is_in_the_catalogue_once() -> Result<()> {
    let entries = entries()?;
    let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    ensure!(ids.len() == entries.len(), "an id stands twice");
    let files = files()?;
    ensure!(
        files == ids,
        "in only one of files and catalogue: {:?}",
        files.symmetric_difference(&ids)
    );
    Ok(())
}

#[test]
fn every_entry_says_what_a_learner_needs() -> Result<()> {
    let mut titles = BTreeSet::new();
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
            entry.reference.starts_with("https://docs.aws.amazon.com/")
                && entry.reference.ends_with(".html"),
            about("reference")
        );
        ensure!(
            titles.insert((entry.service.clone(), entry.title.clone())),
            about("another event of the service has this title")
        );
    }
    Ok(())
}
