//! What happens while a yard is played, one thing a line, as in the runs of an exercise.

use anyhow::{Context, Result, anyhow};
use practice::exercise::Happens;

use crate::input;

/// The things of a file of JSON Lines.
pub(super) fn read(path: &str) -> Result<Vec<Happens>> {
    let text = input::read(path)?;
    let mut script = Vec::new();
    for (number, line) in input::lines(&text) {
        let place = || format!("{path}, line {number}");
        let happens: Happens = serde_json::from_str(line).with_context(place)?;
        let checked = happens.check().map_err(|problem| anyhow!(problem));
        checked.with_context(place)?;
        script.push(happens);
    }
    Ok(script)
}
