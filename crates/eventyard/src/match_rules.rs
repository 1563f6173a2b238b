//! `eventyard match`: which rules match which events.

use std::io::{BufWriter, Write};
use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use pattern::{CompiledRules, Event, Reading, Scratch, parse};

use crate::{Outcome, input};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let rules: String = arguments.value_from_str("--rules")?;
    let events: String = arguments.value_from_str("--events")?;
    let count = arguments.contains("--count");
    let repeat: Option<u32> = arguments.opt_value_from_str("--repeat")?;
    let reading = match arguments.contains("--trusted") {
        true => Reading::Trusted,
        false => Reading::Full,
    };
    input::finish(arguments)?;
    if rules == "-" && events == "-" {
        bail!("only one of --rules and --events can be standard input");
    }
    let rules = input::read(&rules)?;
    let events = input::read(&events)?;
    let started = Instant::now();
    let rules = compile(&rules)?;
    let compile_ms = started.elapsed().as_secs_f64() * 1e3;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut scratch = Scratch::default();
    let mut total = 0;
    for (number, line) in input::lines(&events) {
        let matching = matching(&rules, number, line, reading, &mut scratch)?;
        total += matching.len();
        if !count {
            serde_json::to_writer(&mut out, matching)?;
            out.write_all(b"\n")?;
        }
    }
    if count {
        writeln!(out, "{total}")?;
    }
    if let Some(times) = repeat {
        let events_per_s = speed(&rules, &events, times, reading)?;
        let line = serde_json::json!({ "events_per_s": events_per_s, "compile_ms": compile_ms });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Outcome::Good)
}

fn compile(rules: &str) -> Result<CompiledRules> {
    let mut compiled = CompiledRules::new();
    for (number, line) in input::lines(rules) {
        let (pattern, diagnostics) = parse(line);
        if let Some(first) = diagnostics.iter().find(|d| d.is_error()) {
            bail!("rule on line {number}: {}", first.message);
        }
        compiled.add(&pattern);
    }
    Ok(compiled)
}

fn matching<'s>(
    rules: &CompiledRules,
    number: usize,
    line: &str,
    reading: Reading,
    scratch: &'s mut Scratch,
) -> Result<&'s [usize]> {
    rules.matching(line, reading, scratch).map_err(|_| {
        let (_, diagnostics) = Event::read(line);
        let first = diagnostics.iter().find(|d| d.is_error());
        let message = first.map_or("no event", |d| &d.message);
        anyhow!("event on line {number}: {message}")
    })
}

/// Events a second, reading included.
fn speed(rules: &CompiledRules, events: &str, times: u32, reading: Reading) -> Result<f64> {
    let mut scratch = Scratch::default();
    let started = Instant::now();
    let mut count = 0_u32;
    for _ in 0..times {
        for (number, line) in input::lines(events) {
            matching(rules, number, line, reading, &mut scratch)?;
            count += 1;
        }
    }
    Ok((f64::from(count) / started.elapsed().as_secs_f64()).round())
}
