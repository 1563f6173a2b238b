//! What the run so far tells of a yard: events that were lost, events that no rule took, rules that
//! took none, loops that were cut.

use crate::store::yard::{Run, Seen, last_of};
use pipeline::findings::{Code, Finding, Part, Place, Weight};
use pipeline::world::DoingKind;
use pipeline::{
    DEFAULT_EVENT_BUS, Delivery, DeliveryState, Details, EventOutcome, MessageType, RuleState, Yard,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be said of a yard after what has happened in it since its clock was set. What was let
/// go of a long run is not counted.
pub fn findings(yard: &Yard, run: &Run) -> Vec<Finding> {
    let mut found = lost(yard, run);
    found.extend(unmatched(yard, run));
    found.extend(idle(yard, run));
    found.extend(cut(run));
    found
}

/// Loops that were cut, by the resource where each was.
fn cut(run: &Run) -> Vec<Finding> {
    let mut cuts: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for doing in run.doings().filter(|doing| doing.kind == DoingKind::Cut) {
        cuts.entry(&doing.resource).or_insert((&doing.text, 0)).1 += 1;
    }
    let told = cuts.into_iter().map(|(resource, (text, count))| {
        let often = if count == 1 {
            "once".to_owned()
        } else {
            format!("{count} times")
        };
        let message = format!("A loop was cut {often} at {}.", last_of(resource));
        Finding::new(Code::Loop, Weight::Wrong, Place::Yard, message).help(text)
    });
    told.collect()
}

/// So many events.
fn events(count: usize) -> String {
    match count {
        1 => "1 event".to_owned(),
        n => format!("{n} events"),
    }
}

/// What was dropped after a call failed for good.
fn lost(yard: &Yard, run: &Run) -> Vec<Finding> {
    /// By rule and target, the deliveries of an event and of those that it led to.
    fn of<'r>(event: &'r EventOutcome, all: &mut Vec<(&'r str, &'r Delivery)>) {
        for outcome in &event.rules {
            for delivery in &outcome.deliveries {
                all.push((&outcome.rule, delivery));
                if let Some(onward) = &delivery.onward {
                    of(onward, all);
                }
            }
        }
    }
    let mut all = Vec::new();
    for event in run.events() {
        of(event, &mut all);
    }
    for late in run.deliveries() {
        all.push((crate::store::yard::last_of(&late.rule_arn), &late.delivery));
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (name, delivery) in all {
        if delivery.state != DeliveryState::Dropped {
            continue;
        }
        let mut rules = yard.rules.iter().enumerate();
        let place = rules.find_map(|(at, rule)| {
            let mut targets = rule.targets.iter();
            let is_it = |target: &pipeline::Target| {
                target.id == delivery.target_id && target.arn == delivery.arn
            };
            let nth = (rule.name == name).then(|| targets.position(is_it))??;
            Some((at, nth))
        });
        if let Some(place) = place {
            *counts.entry(place).or_default() += 1;
        }
    }
    let told = counts.into_iter().filter_map(|((at, nth), count)| {
        let rule = yard.rules.get(at)?;
        let target = rule.targets.get(nth)?;
        let place = Place::Target(at, nth, Part::Retry);
        let message = format!(
            "{} for {} of {} {} lost.",
            capital(&events(count)),
            target.id,
            rule.name,
            if count == 1 { "was" } else { "were" }
        );
        let help = "A call failed for good and no dead-letter queue took the event. The timeline says why.";
        Some(Finding::new(Code::NoDeadLetters, Weight::Risky, place, message).help(help))
    });
    told.collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}", letters.as_str())
}

/// Events that came to a bus where no rule took them, by source and detail-type.
fn unmatched<'r>(yard: &Yard, run: &'r Run) -> Vec<Finding> {
    let mut types: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let mut counts: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for step in run.steps() {
        match (&step.message_type, &step.details) {
            (MessageType::EventIngestSuccess, Details::Event(event)) => {
                let text = |text: &'r Option<String>| text.as_deref().unwrap_or_default();
                let named = (text(&event.source), text(&event.detail_type));
                types.insert(&step.event_id, named);
            }
            (MessageType::NoStandardRulesMatched, _) => {
                let (source, detail_type) = types.get(&*step.event_id).copied().unwrap_or_default();
                let bus = bus_name(yard, &step.resource_arn);
                if let Some(bus) = bus {
                    *counts.entry((bus, source, detail_type)).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    let told = counts.into_iter().map(|((bus, source, detail_type), count)| {
        let what = match (source, detail_type) {
            ("", _) => String::new(),
            (source, "") => format!(" from {source}"),
            (source, detail_type) => format!(" “{detail_type}” from {source}"),
        };
        let message = format!("No rule of {bus} took {}{what}.", events(count));
        let place = Place::EventBus(bus.to_owned());
        Finding::new(Code::Pattern, Weight::Note, place, message)
            .help("That is as it should be where nobody wants them. Why, on the bench, says what each rule asked and did not find.")
    });
    told.collect()
}

/// The name of the bus of an ARN, where it is one of the yard's own place.
fn bus_name<'y>(yard: &'y Yard, arn: &str) -> Option<&'y str> {
    let mut buses = yard.event_buses.iter();
    let bus = buses.find(|bus| yard.event_bus_arn(&bus.name) == arn)?;
    Some(&bus.name)
}

/// Rules that took none of the events that came to their bus.
fn idle(yard: &Yard, run: &Run) -> Vec<Finding> {
    let (mut matched, mut came) = (BTreeSet::new(), BTreeMap::<&str, usize>::new());
    for step in run.steps() {
        match step.message_type {
            MessageType::RuleMatch => matched.extend(Seen { step }.rule_arn()),
            MessageType::EventIngestSuccess => *came.entry(&step.resource_arn).or_default() += 1,
            _ => {}
        }
    }
    let mut found = Vec::new();
    if run.let_go() > 0 {
        // It may have matched in what was let go.
        return found;
    }
    for (at, rule) in yard.rules.iter().enumerate() {
        let asks = rule.event_pattern.is_some() && rule.state != RuleState::Disabled;
        let bus = match rule.event_bus.as_str() {
            "" => DEFAULT_EVENT_BUS,
            name => name,
        };
        let bus = yard.event_bus_arn(bus);
        let came = came.get(bus.as_str()).copied().unwrap_or_default();
        if !asks
            || came == 0
            || matched.contains(yard.rule_arn(rule).as_str())
            || rule.feeds_archive()
        {
            continue;
        }
        let message = match came {
            1 => format!("{} did not take the event that came to its bus.", rule.name),
            n => format!(
                "{} took none of the {n} events that came to its bus.",
                rule.name
            ),
        };
        found.push(
            Finding::new(Code::Pattern, Weight::Note, Place::Rule(at), message)
                .help("It has never matched since the clock was set. Send an event that it is meant for, or ask Why on the bench."),
        );
    }
    found
}
