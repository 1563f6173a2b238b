//! Which events of the catalogue a person looks for, and what each further choice would find.

use crate::store::catalogue::{Events, Look};
use pipeline::{DeliveryLevel, EventStatus, Sample};
use std::rc::Rc;

/// The domains of the exam DOP-C02.
pub const DOMAINS: [u8; 6] = [1, 2, 3, 4, 5, 6];

/// How surely an event is delivered.
pub const LEVELS: [DeliveryLevel; 2] = [DeliveryLevel::Durable, DeliveryLevel::BestEffort];

/// What is found. Beside each choice stands how many events there are with it and all other choices
/// as they are.
#[derive(Debug, Default, PartialEq)]
pub struct Found<'a> {
    /// The events, in their order: first those where all words stand in what is said of the event,
    /// then those where one stands only in its text.
    pub events: Vec<&'a Rc<Sample>>,
    /// The services, each once, in the order of the alphabet.
    pub services: Vec<(&'a str, usize)>,
    /// By domain, in the order of [`DOMAINS`].
    pub domains: [usize; 6],
    /// By status, in the order of [`EventStatus::ALL`].
    pub statuses: [usize; 6],
    /// By delivery, in the order of [`LEVELS`].
    pub levels: [usize; 2],
}

/// The events that have every word and every choice.
pub fn find<'a>(events: &'a Events, look: &Look) -> Found<'a> {
    let words = look.words.to_ascii_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut found = Found {
        services: services(events),
        ..Found::default()
    };
    let mut then = Vec::new();
    for event in events {
        let Some(is_first) = has_words(event, &words) else {
            continue;
        };
        let fits = [
            look.service.is_empty() || event.service == look.service,
            look.domain.is_none_or(|it| event.domains.contains(&it)),
            look.status.is_none_or(|status| event.status == status),
            look.delivery.is_none_or(|level| event.delivery == level),
        ];
        count(&mut found, event, fits);
        if fits == [true; 4] {
            if is_first {
                found.events.push(event);
            } else {
                then.push(event);
            }
        }
    }
    found.events.append(&mut then);
    found
}

/// Counts an event beside each of its values: it is found with that value where every other choice
/// fits.
fn count(found: &mut Found<'_>, event: &Sample, fits: [bool; 4]) {
    let [service, domain, status, delivery] = fits;
    if domain && status && delivery {
        let of = found.services.iter_mut();
        add(of.map(|(name, count)| (*name == event.service, count)));
    }
    if service && status && delivery {
        let of = DOMAINS.iter().zip(&mut found.domains);
        add(of.map(|(it, count)| (event.domains.contains(it), count)));
    }
    if service && domain && delivery {
        let of = EventStatus::ALL.iter().zip(&mut found.statuses);
        add(of.map(|(it, count)| (*it == event.status, count)));
    }
    if service && domain && status {
        let of = LEVELS.iter().zip(&mut found.levels);
        add(of.map(|(it, count)| (*it == event.delivery, count)));
    }
}

fn add<'a>(counts: impl Iterator<Item = (bool, &'a mut usize)>) {
    counts
        .filter(|(is_its, _)| *is_its)
        .for_each(|(_, count)| *count += 1);
}

/// Whether all words stand in what is said of the event; none where one stands not even in its text.
fn has_words(event: &Sample, words: &[&str]) -> Option<bool> {
    let about = about(event);
    let mut missing = words.to_vec();
    missing.retain(|word| !about.contains(word));
    if missing.is_empty() {
        return Some(true);
    }
    let text = event.text.to_ascii_lowercase();
    missing
        .iter()
        .all(|word| text.contains(word))
        .then_some(false)
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

fn services(events: &Events) -> Vec<(&str, usize)> {
    let (mut lower, mut names) = (Vec::<String>::new(), Vec::new());
    for event in events {
        let name = event.service.to_ascii_lowercase();
        // Sorting would link more code than this.
        if let Err(place) = lower.binary_search(&name) {
            lower.insert(place, name);
            names.insert(place, (&*event.service, 0));
        }
    }
    names
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
