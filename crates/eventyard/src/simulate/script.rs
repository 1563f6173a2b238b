//! What happens while a yard is played, one thing a line.

use std::io::Write;

use anyhow::{Context, Result, bail};
use pipeline::EventInput;
use pipeline::world::What;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::play::Play;
use crate::input;

/// One thing that happens: an event comes to an event bus, or something happens at a resource.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Happens {
    /// How many seconds after the thing before.
    #[serde(default)]
    after: u32,
    /// The account and Region, where it is not the yard's own.
    #[serde(rename = "in")]
    place: Option<(String, String)>,
    /// The name of the event bus; the default one where it is left out.
    bus: Option<String>,
    /// The event; what is left out of its envelope is filled in.
    event: Option<Map<String, Value>>,
    /// What happens at a resource.
    what: Option<What>,
}

/// The things of a file of JSON Lines.
pub(super) fn read(path: &str) -> Result<Vec<Happens>> {
    let text = input::read(path)?;
    let mut script = Vec::new();
    for (number, line) in input::lines(&text) {
        let happens: Happens =
            serde_json::from_str(line).with_context(|| format!("{path}, line {number}"))?;
        if happens.event.is_some() == happens.what.is_some() {
            bail!("{path}, line {number}: name an event, or what happens at a resource");
        }
        script.push(happens);
    }
    Ok(script)
}

impl Happens {
    /// Waits, and lets it happen.
    pub(super) fn play<W: Write>(self, play: &mut Play<W>) -> Result<()> {
        play.wait(self.after.into())?;
        let yard = play.yard();
        let home = (yard.account.clone(), yard.region.clone());
        if let Some((account, region)) = &self.place {
            yard.go_to(account, region);
        }
        if let Some(event) = self.event {
            let mut whole = json!({
                "version": "0",
                "id": format!("6a7e8feb-b491-4cf7-a9f1-{:012}", yard.counter),
                "account": yard.account,
                "time": yard.clock.to_string(),
                "region": yard.region,
                "resources": [],
                "detail": {},
            });
            if let Some(members) = whole.as_object_mut() {
                members.extend(event);
            }
            let mut input = EventInput::new(whole.to_string());
            if let Some(bus) = self.bus {
                input.event_bus = bus;
            }
            play.send(&[input])?;
        }
        if let Some(what) = self.what {
            play.happen(what)?;
        }
        play.yard().go_to(&home.0, &home.1);
        Ok(())
    }
}
