//! Where in the yard something that the grader says can be seen.

use crate::store::yard::Document;
use pipeline::findings::{Part, Place};
use pipeline::{DEFAULT_EVENT_BUS, Rule};
use practice::exercise::Pointing;

/// The place of the open yard that is pointed at; none where it is in another account or Region, or
/// is there no more.
pub(super) fn place(document: &Document, pointing: &Pointing) -> Option<Place> {
    let yard = &document.yard;
    let is_here = |one: &Option<String>, here: &str| one.as_deref().is_none_or(|one| one == here);
    if !is_here(&pointing.account, &yard.account) || !is_here(&pointing.region, &yard.region) {
        return None;
    }
    let resource = pointing.resource.as_deref();
    if let Some(rule) = &pointing.rule {
        let bus = pointing.event_bus.as_deref().unwrap_or(DEFAULT_EVENT_BUS);
        let is_it = |one: &Rule| one.name == *rule && one.event_bus == bus;
        let at = yard.rules.iter().position(is_it)?;
        let arn = pointing.target.as_deref().or(resource);
        let nth = arn.and_then(|arn| target(yard.rules.get(at)?, arn));
        return Some(match nth {
            Some(nth) => Place::Target(at, nth, part(pointing)),
            None => Place::Rule(at),
        });
    }
    let arn = resource?;
    let bus = yard
        .event_buses
        .iter()
        .find(|bus| arn == yard.event_bus_arn(&bus.name));
    if let Some(bus) = bus {
        return Some(Place::EventBus(bus.name.clone()));
    }
    let mut rules = yard.rules.iter().enumerate();
    rules.find_map(|(at, rule)| Some(Place::Target(at, target(rule, arn)?, Part::Permission)))
}

/// The part of a target's settings that something is about.
fn part(pointing: &Pointing) -> Part {
    match pointing.resource {
        Some(_) => Part::Permission,
        None => Part::What,
    }
}

fn target(rule: &Rule, arn: &str) -> Option<usize> {
    rule.targets.iter().position(|target| target.arn == arn)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
