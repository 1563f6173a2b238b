//! `eventyard match`: which rules match which events.

use std::io::{BufWriter, Write};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use pattern::{Event, Pattern, matches, parse};

use crate::{Outcome, input};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let rules: String = arguments.value_from_str("--rules")?;
    let events: String = arguments.value_from_str("--events")?;
    let count = arguments.contains("--count");
    let repeat: Option<u32> = arguments.opt_value_from_str("--repeat")?;
    // The reference matcher reads every event whole, so trust saves nothing here.
    let _trusted = arguments.contains("--trusted");
    input::finish(arguments)?;
    if rules == "-" && events == "-" {
        bail!("only one of --rules and --events can be standard input");
    }
    let rules = input::read(&rules)?;
    let events = input::read(&events)?;
    let started = Instant::now();
    let patterns = compile(&rules)?;
    let compile_ms = started.elapsed().as_secs_f64() * 1e3;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut total = 0;
    for (number, line) in input::lines(&events) {
        let matching = matching(&patterns, number, line)?;
        total += matching.len();
        if !count {
            serde_json::to_writer(&mut out, &matching)?;
            out.write_all(b"\n")?;
        }
    }
    if count {
        writeln!(out, "{total}")?;
    }
    if let Some(times) = repeat {
        let events_per_s = speed(&patterns, &events, times)?;
        let line = serde_json::json!({ "events_per_s": events_per_s, "compile_ms": compile_ms });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Outcome::Good)
}

fn compile(rules: &str) -> Result<Vec<Pattern>> {
    let mut patterns = Vec::new();
    for (number, line) in input::lines(rules) {
        let (pattern, diagnostics) = parse(line);
        if let Some(first) = diagnostics.iter().find(|d| d.is_error()) {
            bail!("rule on line {number}: {}", first.message);
        }
        patterns.push(pattern);
    }
    Ok(patterns)
}

fn matching(patterns: &[Pattern], number: usize, line: &str) -> Result<Vec<usize>> {
    let (event, diagnostics) = Event::read(line);
    let first = diagnostics
        .first()
        .map(|d| d.message.clone())
        .unwrap_or_default();
    let event = event.with_context(|| format!("event on line {number}: {first}"))?;
    let numbered = patterns.iter().enumerate();
    Ok(numbered
        .filter(|(_, p)| matches(p, &event))
        .map(|(index, _)| index)
        .collect())
}

/// Events a second, reading included.
fn speed(patterns: &[Pattern], events: &str, times: u32) -> Result<f64> {
    let started = Instant::now();
    let mut count = 0_u32;
    for _ in 0..times {
        for (number, line) in input::lines(events) {
            matching(patterns, number, line)?;
            count += 1;
        }
    }
    Ok((f64::from(count) / started.elapsed().as_secs_f64()).round())
}
