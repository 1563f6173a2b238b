//! Which events of the catalogue a person looks for.

use crate::store::catalogue::{Events, Look};
use pipeline::Sample;
use std::rc::Rc;

/// The events that have every word, in their order: first those where all words stand in what is
/// said of the event, then those where one stands only in its text.
pub fn find<'a>(events: &'a Events, look: &Look) -> Vec<&'a Rc<Sample>> {
    let words = look.words.to_ascii_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for event in events {
        let chosen = (look.service.is_empty() || event.service == look.service)
            && look.delivery.is_none_or(|level| event.delivery == level);
        if !chosen {
            continue;
        }
        let about = about(event);
        let mut missing = words.clone();
        missing.retain(|word| !about.contains(word));
        if missing.is_empty() {
            first.push(event);
            continue;
        }
        let text = event.text.to_ascii_lowercase();
        if missing.iter().all(|word| text.contains(word)) {
            then.push(event);
        }
    }
    first.append(&mut then);
    first
}

/// What is said of an event, in lower case; no word goes across two parts of it.
fn about(event: &Sample) -> String {
    let mut about = String::new();
    for part in [
        &event.title,
        &event.service,
        &event.source,
        &event.detail_type,
        &event.when,
    ] {
        about.push_str(part);
        about.push('\n');
    }
    about.make_ascii_lowercase();
    about
}

/// The services, each once, in the order of the alphabet.
pub fn services(events: &Events) -> Vec<&str> {
    let (mut lower, mut names) = (Vec::<String>::new(), Vec::new());
    for event in events {
        let name = event.service.to_ascii_lowercase();
        // Sorting would link more code than this.
        if let Err(place) = lower.binary_search(&name) {
            lower.insert(place, name);
            names.insert(place, &*event.service);
        }
    }
    names
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
