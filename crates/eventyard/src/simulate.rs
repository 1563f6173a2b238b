//! `eventyard simulate YARD.json`: sends the events of a yard file and lets time go on until every
//! delivery has come to its end.

mod cost;
mod play;
mod report;
mod script;

use std::io::{BufWriter, Write};

use anyhow::{Context, Result, bail};
use pipeline::{EventInput, LogLevel};
use play::Play;

use crate::{Outcome, input};

/// What is asked for beside the file.
struct Options {
    json: bool,
    metrics: bool,
    cost: bool,
    level: LogLevel,
    /// For how many seconds time goes on; until nothing is under way unless named.
    seconds: Option<i64>,
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let level: Option<String> = arguments.opt_value_from_str("--level")?;
    let options = Options {
        json: arguments.contains("--json"),
        metrics: arguments.contains("--metrics"),
        cost: arguments.contains("--cost"),
        level: match level {
            None => LogLevel::Trace,
            Some(name) => LogLevel::named(&name.to_uppercase())
                .with_context(|| format!("no level {name}; there are error, info and trace"))?,
        },
        seconds: arguments.opt_value_from_str("--for")?,
    };
    let script: Option<String> = arguments.opt_value_from_str("--script")?;
    let file: String = arguments
        .free_from_str()
        .context("name a yard file, or - for standard input")?;
    input::finish(arguments)?;
    let text = input::read(&file)?;
    let yard_file = match interop::import(&text) {
        Ok(yard_file) => yard_file,
        Err(error) => bail!("{file}: {error}"),
    };
    let script = match &script {
        Some(script) => script::read(script)?,
        None => Vec::new(),
    };
    let events: Vec<EventInput> = yard_file
        .events
        .into_iter()
        .map(|event| EventInput {
            event_bus: event.event_bus,
            text: event.text,
        })
        .collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut play = Play::new(yard_file.yard, &options, &mut out);
    if !events.is_empty() || script.is_empty() {
        play.send(&events)?;
    }
    for happens in &script {
        play.happen(happens)?;
    }
    play.go_on()?;
    let outcome = play.finish()?;
    out.flush()?;
    Ok(outcome)
}
