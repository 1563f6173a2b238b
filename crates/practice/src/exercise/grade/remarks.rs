//! What of a right wiring is broader or more privileged than it needs to be.

use super::constraints;
use super::report::{Pointing, Remark, RemarkCode};
use super::solves;
use crate::exercise::format::Exercise;
use crate::exercise::places::{at, places};
use crate::exercise::removals::removals;
use pattern::compare::{Relation, compare};
use pattern::{Event, Pattern, matches};
use pipeline::{Rule, RuleState, Yard};
use serde_json::Value;

/// So many things are taken away at most to see whether they are needed.
const MOST_REMOVALS: usize = 48;

pub(super) fn remarks(exercise: &Exercise, yard: &Yard) -> Vec<Remark> {
    let mut found = Vec::new();
    broader(exercise, yard, &mut found);
    let broad = constraints::broad(&exercise.start, yard);
    found.extend(broad.into_iter().map(|(message, pointing)| Remark {
        code: RemarkCode::Privilege,
        message,
        pointing,
    }));
    not_needed(exercise, yard, &mut found);
    found
}

/// The rules of a yard with the place where they stand.
fn rules(yard: &Yard) -> Vec<(Pointing, Rule)> {
    let mut found = Vec::new();
    for place in places(yard) {
        let there = at(yard, &place);
        let on = there
            .rules
            .iter()
            .filter(|rule| rule.state != RuleState::Disabled);
        found.extend(on.map(|rule| (Pointing::rule(&there, rule), rule.clone())));
    }
    found
}

/// Rules whose pattern takes more than that of every right wiring for the same target.
fn broader(exercise: &Exercise, yard: &Yard, found: &mut Vec<Remark>) {
    let references: Vec<Vec<(Pointing, Rule)>> = exercise
        .references
        .iter()
        .map(|reference| rules(&reference.yard))
        .collect();
    for (pointing, rule) in rules(yard) {
        let Some(text) = &rule.event_pattern else {
            continue;
        };
        let same_way = |other: &&(Pointing, Rule)| {
            let bus = (&other.0.account, &other.0.region, &other.0.event_bus);
            bus == (&pointing.account, &pointing.region, &pointing.event_bus)
                && rule
                    .targets
                    .iter()
                    .any(|target| other.1.targets.iter().any(|one| one.arn == target.arn))
        };
        let (pattern, _) = pattern::parse(text);
        // It is enough to be as narrow as one of the right wirings.
        let examples = references.iter().map(|reference| {
            let others: Vec<Pattern> = reference
                .iter()
                .filter(same_way)
                .filter_map(|(_, rule)| Some(pattern::parse(rule.event_pattern.as_deref()?).0))
                .collect();
            beyond(&pattern, &others).filter(|example| is_possible(exercise, example))
        });
        let Some(examples) = examples.collect::<Option<Vec<String>>>() else {
            continue;
        };
        let example = examples.first().map_or_else(String::new, |example| {
            format!(" It would also take {example}")
        });
        found.push(Remark {
            code: RemarkCode::Broader,
            message: format!(
                "Right, but the pattern of rule {} is broader than it needs to be.{example}",
                rule.name
            ),
            pointing,
        });
    }
}

/// An event that a pattern takes and none of some others do, where it takes all that one of these
/// takes, and more.
fn beyond(pattern: &Pattern, others: &[Pattern]) -> Option<String> {
    others.iter().find_map(|other| {
        let compared = compare(pattern, other);
        let example = compared
            .only_a
            .filter(|_| compared.delivered == Relation::Wider)?;
        let (event, _) = Event::read(&example.event);
        let event = event?;
        let is_new = !others.iter().any(|other| matches(other, &event));
        is_new.then_some(example.event)
    })
}

/// Whether an event can be sent: not with the source of one event of the exercise and the kind of
/// another one, which a service does not send.
fn is_possible(exercise: &Exercise, example: &str) -> bool {
    let of = |event: &Value| {
        let text = |name: &str| event.get(name).and_then(Value::as_str).map(str::to_owned);
        Some((text("source")?, text("detail-type")?))
    };
    let Some((source, kind)) = serde_json::from_str(example).ok().as_ref().and_then(of) else {
        return true;
    };
    let steps = exercise.runs.iter().flat_map(|run| &run.script.steps);
    let events = steps.filter_map(|step| of(&step.event.as_ref()?.0));
    let known: Vec<(String, String)> = events.collect();
    let mixed = known.iter().any(|one| one.0 == source) && known.iter().any(|one| one.1 == kind);
    !mixed || known.contains(&(source, kind))
}

/// What could go, and all would be met as it is.
fn not_needed(exercise: &Exercise, yard: &Yard, found: &mut Vec<Remark>) {
    let known: Vec<String> = removals(&exercise.start)
        .into_iter()
        .map(|one| one.what)
        .collect();
    let own = removals(yard).into_iter();
    let own = own.filter(|one| !known.contains(&one.what));
    for removal in own.take(MOST_REMOVALS) {
        let covered = found.iter().any(|remark| {
            remark.code == RemarkCode::NotNeeded
                && remark.pointing.rule.is_some()
                && remark.pointing.rule == removal.pointing.rule
        });
        if !covered && solves(exercise, &removal.yard) {
            found.push(Remark {
                code: RemarkCode::NotNeeded,
                message: format!(
                    "Right, but nothing that is asked needs the {}: without it all is met as well.",
                    removal.what
                ),
                pointing: removal.pointing,
            });
        }
    }
}
