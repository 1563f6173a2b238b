//! Sends events, lets the clock go on, and makes what the targets received readable.

use door::{Advance, Happen, Send, Sending};
use pipeline::metrics::cost::Usage;
use pipeline::{EventInput, EventOutcome, Received, Sent, Yard};

pub(super) fn send(asked: &Send) -> Sending {
    let input = |text: &String| EventInput {
        event_bus: asked.event_bus.clone(),
        text: text.clone(),
    };
    let events: Vec<EventInput> = asked.events.iter().map(input).collect();
    told(&asked.yard, pipeline::send(&asked.yard, &events))
}

pub(super) fn advance(asked: &Advance) -> Sending {
    told(
        &asked.yard,
        pipeline::advance_until(&asked.yard, asked.until),
    )
}

pub(super) fn happen(asked: &Happen) -> Sending {
    told(&asked.yard, super::world::happen(&asked.yard, &asked.deed))
}

fn told(before: &Yard, sent: Sent) -> Sending {
    let pretty = pretty(&sent);
    Sending {
        pretty,
        used: Usage::of(before, &sent),
        ..Sending::from(sent)
    }
}

/// The texts that targets received, each once: most targets get the same one.
fn pretty(sent: &Sent) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for event in &sent.events {
        of_event(event, &mut texts);
    }
    for late in &sent.deliveries {
        texts.extend(late.delivery.received.as_ref().map(Received::text));
    }
    texts.sort_unstable();
    texts.dedup();
    let both = |text: &str| (text.to_owned(), pipeline::pretty(text));
    texts.into_iter().map(both).collect()
}

fn of_event<'a>(event: &'a EventOutcome, texts: &mut Vec<&'a str>) {
    let deliveries = event.rules.iter().flat_map(|rule| &rule.deliveries);
    texts.extend(deliveries.filter_map(|delivery| delivery.received.as_ref().map(Received::text)));
}
