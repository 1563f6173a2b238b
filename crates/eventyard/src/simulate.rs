//! `eventyard simulate YARD.json`: sends the events of a yard file and lets time go on until every
//! delivery has come to its end.

mod cost;
mod report;

use std::io::{BufWriter, Write};

use anyhow::{Context, Result, bail};
use pipeline::metrics::Metrics;
use pipeline::metrics::cost::Usage;
use pipeline::world::{Doing, DoingKind};
use pipeline::{
    Delivery, DeliveryState, EventInput, EventOutcome, Ingestion, LateDelivery, LogLevel, Step,
    Timestamp, Yard, advance, send,
};
use serde_json::json;

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
    let file: String = arguments
        .free_from_str()
        .context("name a yard file, or - for standard input")?;
    input::finish(arguments)?;
    let text = input::read(&file)?;
    let yard_file = match interop::import(&text) {
        Ok(yard_file) => yard_file,
        Err(error) => bail!("{file}: {error}"),
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
    let outcome = simulate(&yard_file.yard, &events, &options, &mut out)?;
    out.flush()?;
    Ok(outcome)
}

/// After a day every delivery of an event that was sent has come to its end.
const LONGEST_SECONDS: i64 = 86_460;

/// After eight days the longest time-out of a service is over, that of an approval.
const LONGEST_SECONDS_OF_SERVICES: i64 = 8 * 86_400;

/// How many ended how.
#[derive(Default)]
struct Count {
    delivered: usize,
    dead_lettered: usize,
    dropped: usize,
    not_taken: usize,
    refused: usize,
    /// How often services did something, and how many loops were cut.
    doings: usize,
    cut: usize,
}

fn simulate(
    yard: &Yard,
    events: &[EventInput],
    options: &Options,
    out: &mut impl Write,
) -> Result<Outcome> {
    let mut metrics = Metrics::default();
    let mut count = Count::default();
    let sent = send(yard, events);
    let mut usage = Usage::of(yard, &sent);
    let mut told = |steps: &[Step], doings: &[Doing], out: &mut dyn Write| -> Result<()> {
        metrics.count(steps);
        let mut doings = doings.iter().peekable();
        for step in steps {
            while let Some(doing) = doings.next_if(|doing| doing.number < step.number) {
                write_doing(doing, options.json, out)?;
            }
            if options.level.includes(step.message_type) {
                write_step(step, options.json, out)?;
            }
        }
        for doing in doings {
            write_doing(doing, options.json, out)?;
        }
        Ok(())
    };
    told(&sent.steps, &sent.doings, out)?;
    for event in &sent.events {
        write_event(event, options, &mut count, out)?;
    }
    let mut yard = sent.yard;
    let longest = match yard.happenings.waiting.is_empty() {
        true => LONGEST_SECONDS,
        false => LONGEST_SECONDS_OF_SERVICES,
    };
    let seconds = options.seconds.unwrap_or(longest);
    let end = yard
        .clock
        .millis()
        .saturating_add(seconds.saturating_mul(1_000));
    let end = Timestamp(end).min(Timestamp::LAST);
    let is_over = |yard: &Yard| yard.under_way.is_empty() && yard.happenings.waiting.is_empty();
    while yard.clock < end && (options.seconds.is_some() || !is_over(&yard)) {
        let calls = yard.under_way.iter().map(|pending| pending.at);
        let happenings = yard.happenings.waiting.iter().map(|each| each.at);
        let last = calls.chain(happenings).max();
        let to = match options.seconds {
            Some(_) => end,
            None => last.map_or(end, |last| last.min(end)),
        };
        let later = advance(&yard, to);
        usage = usage.and(&Usage::of(&yard, &later));
        told(&later.steps, &later.doings, out)?;
        count.doings += later.doings.len();
        let cut = |doing: &&Doing| doing.kind == DoingKind::Cut;
        count.cut += later.doings.iter().filter(cut).count();
        for late in &later.deliveries {
            write_late(late, options, &mut count, out)?;
        }
        for event in &later.events {
            write_event(event, options, &mut count, out)?;
        }
        yard = later.yard;
    }
    if options.metrics {
        for datum in metrics.data() {
            report::metric(&datum, options.json, out)?;
        }
    }
    if options.cost {
        cost::write(&usage, options.json, out)?;
    }
    let under_way = yard.under_way.len();
    report::summary(&count, events.len(), under_way, options.json, out)?;
    Ok(
        match count.dropped + count.not_taken + count.refused + count.cut {
            0 => Outcome::Good,
            _ => Outcome::Findings,
        },
    )
}

/// A step as AWS's log record, with its number and its cause.
fn write_step(step: &Step, json: bool, out: &mut dyn Write) -> Result<()> {
    if !json {
        return report::step(step, out);
    }
    let mut record = step.record();
    if let Some(members) = record.as_object_mut() {
        members.insert("number".to_owned(), json!(step.number));
        members.insert("cause".to_owned(), json!(step.cause));
    }
    writeln!(out, "{record}")?;
    Ok(())
}

/// What a service did.
fn write_doing(doing: &Doing, json: bool, out: &mut dyn Write) -> Result<()> {
    if !json {
        return report::doing(doing, out);
    }
    writeln!(out, "{}", json!({ "doing": doing }))?;
    Ok(())
}

fn write_event(
    event: &EventOutcome,
    options: &Options,
    count: &mut Count,
    out: &mut dyn Write,
) -> Result<()> {
    if event.ingestion != Ingestion::Accepted {
        count.refused += 1;
        if !options.json {
            report::refused(event, out)?;
        }
    }
    for delivery in event.rules.iter().flat_map(|rule| &rule.deliveries) {
        write_delivery(delivery, options, count, out)?;
    }
    Ok(())
}

fn write_late(
    late: &LateDelivery,
    options: &Options,
    count: &mut Count,
    out: &mut dyn Write,
) -> Result<()> {
    write_delivery(&late.delivery, options, count, out)
}

fn write_delivery(
    delivery: &Delivery,
    options: &Options,
    count: &mut Count,
    out: &mut dyn Write,
) -> Result<()> {
    match delivery.state {
        DeliveryState::Delivered => count.delivered += 1,
        DeliveryState::DeadLettered => count.dead_lettered += 1,
        DeliveryState::Dropped => count.dropped += 1,
        DeliveryState::NotTaken => count.not_taken += 1,
        DeliveryState::UnderWay => {}
    }
    if options.json {
        writeln!(out, "{}", json!({ "delivery": delivery }))?;
    } else {
        report::delivery(delivery, out)?;
    }
    match &delivery.onward {
        Some(onward) => write_event(onward, options, count, out),
        None => Ok(()),
    }
}
