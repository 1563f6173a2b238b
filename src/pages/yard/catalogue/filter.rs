//! Which events of the catalogue a person looks for.

use crate::store::catalogue::{Events, Look};
use pipeline::Sample;
use std::rc::Rc;

/// The catalogue with what is searched in each event.
pub struct Finder {
    events: Rc<Events>,
    /// For each event what is said of it and its text, both in lower case.
    texts: Vec<(String, String)>,
}

impl Finder {
    /// Makes every event ready to be searched.
    pub fn new(events: Rc<Events>) -> Self {
        let texts = events.iter().map(|event| texts(event)).collect();
        Finder { events, texts }
    }

    /// The events that have every word, in their order: first those where all words stand in what
    /// is said of the event, then those where one stands only in its text.
    pub fn find(&self, look: &Look) -> Vec<&Rc<Sample>> {
        let words = look.words.to_ascii_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let (mut first, mut then) = (Vec::new(), Vec::new());
        for (event, (about, text)) in self.events.iter().zip(&self.texts) {
            let chosen = (look.service.is_empty() || event.service == look.service)
                && look.delivery.is_none_or(|level| event.delivery == level);
            if !chosen {
                continue;
            }
            if words.iter().all(|word| about.contains(word)) {
                first.push(event);
            } else if words
                .iter()
                .all(|word| about.contains(word) || text.contains(word))
            {
                then.push(event);
            }
        }
        first.append(&mut then);
        first
    }
}

fn texts(event: &Sample) -> (String, String) {
    let about: [&str; 5] = [
        &event.title,
        &event.service,
        &event.source,
        &event.detail_type,
        &event.when,
    ];
    // A word does not go across two of them.
    let about = about.join("\n").to_ascii_lowercase();
    (about, event.text.to_ascii_lowercase())
}

/// The services, each once, in the order of the alphabet.
pub fn services(events: &Events) -> Vec<String> {
    let mut names: Vec<String> = events
        .iter()
        .map(|event| event.service.to_string())
        .collect();
    names.sort_by_cached_key(|name| name.to_ascii_lowercase());
    names.dedup();
    names
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
