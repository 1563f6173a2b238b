//! The events that the app is built with, the starters.

use crate::catalogue::{Entry, entries};
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use tests::root;

const SAMPLES_RS: &str = "crates/pipeline/src/catalogue/samples.rs";

fn starters() -> Result<Vec<Entry>> {
    let mut starters = entries()?;
    starters.retain(|entry| entry.starter.is_some());
    starters.sort_by_key(|entry| entry.starter);
    Ok(starters)
}

#[test]
fn the_list_that_the_crate_embeds_is_that_of_the_starters() -> Result<()> {
    let wanted = samples_rs(&starters()?);
    let path = root().join(SAMPLES_RS);
    if std::env::var_os("EVENTYARD_BLESS").is_some() {
        fs::write(&path, &wanted)?;
    }
    let found = fs::read_to_string(&path).context(SAMPLES_RS)?;
    ensure!(
        found == wanted,
        "{SAMPLES_RS} differs from the starters in events/: \
         run EVENTYARD_BLESS=1 cargo test -p tests --test events"
    );
    Ok(())
}

fn samples_rs(entries: &[Entry]) -> String {
    let mut text = String::from(
        "//! The list of sample events that every yard starts with, written by the test\n\
         //! `events` from the entries of `events/*/service.toml` that have a place as\n\
         //! `starter`; change those files, not this one.\n\n\
         use super::{DeliveryLevel, EventStatus, Sample};\nuse std::borrow::Cow::Borrowed;\n\n\
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
        let _ = writeln!(text, "        status: EventStatus::{:?},", entry.status);
        let _ = writeln!(text, "        domains: Borrowed(&{:?}),", entry.domains);
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
fn the_places_of_the_starters_count_from_one() -> Result<()> {
    let places: Vec<Option<usize>> = starters()?.iter().map(|entry| entry.starter).collect();
    let wanted: Vec<Option<usize>> = (1..=places.len()).map(Some).collect();
    ensure!(places == wanted, "places: {places:?}");
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
