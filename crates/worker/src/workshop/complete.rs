//! What can be written at a place of a pattern or an event.

use door::{Complete, Language};
use pattern::Completions;

pub(super) fn complete(asked: &Complete) -> Completions {
    match asked.language {
        Language::Pattern => pattern::complete(&asked.text, asked.offset, &asked.event),
        Language::Event => pattern::complete_event(&asked.text, asked.offset, &examples(asked)),
    }
}

/// The event that the page names, then every sample event from the same source, then one of every
/// other source: what they all have, such as the envelope, is known of any of them.
fn examples(asked: &Complete) -> Vec<&str> {
    let samples = pipeline::catalogue();
    let source = |source: &str| asked.text.contains(&format!("\"{source}\""));
    let mut seen: Vec<&str> = Vec::new();
    let others = samples.iter().filter(|sample| {
        let new = !seen.contains(&sample.source.as_ref());
        seen.push(&sample.source);
        new && !source(&sample.source)
    });
    let same = samples.iter().filter(|sample| source(&sample.source));
    let texts = same.chain(others).map(|sample| sample.text.as_ref());
    std::iter::once(asked.event.as_str()).chain(texts).collect()
}
