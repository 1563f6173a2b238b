//! What happened, with the texts that targets received made readable.

use door::Sending;
use pipeline::metrics::cost::Usage;
use pipeline::{EventOutcome, Received, Sent, Yard};

/// What is told of what happened to a yard that was as it is here before.
pub(crate) fn told(before: &Yard, sent: Sent) -> Sending {
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
