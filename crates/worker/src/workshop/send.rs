//! Sends the event and makes what the targets received readable.

use door::{Bench, Sending};
use pipeline::{EventInput, Received, Sent};

pub(super) fn send(bench: &Bench) -> Sending {
    let event = EventInput::new(bench.event.clone());
    let sent = pipeline::try_out(&bench.yard.yard(), &[event]);
    let pretty = pretty(&sent);
    Sending {
        pretty,
        ..Sending::from(sent)
    }
}

/// The texts that targets received, each once: most targets get the same one.
fn pretty(sent: &Sent) -> Vec<(String, String)> {
    let rules = sent.events.iter().flat_map(|event| &event.rules);
    let deliveries = rules.flat_map(|rule| &rule.deliveries);
    let mut texts: Vec<&str> = deliveries
        .filter_map(|delivery| delivery.received.as_ref())
        .map(Received::text)
        .collect();
    texts.sort_unstable();
    texts.dedup();
    let both = |text: &str| (text.to_owned(), pipeline::pretty(text));
    texts.into_iter().map(both).collect()
}
