//! What of a right wiring is broader or more privileged than it needs to be.

use super::constraints;
use super::judge;
use super::report::{Pointing, Remark, RemarkCode};
use crate::exercise::format::Exercise;
use crate::exercise::places::{at, places};
use crate::exercise::removals::removals;
use pattern::compare::{Relation, compare};
use pipeline::{Rule, RuleState, Yard};

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
        // Each reference alone: it is enough to be as narrow as one of them.
        let widest = references.iter().filter_map(|reference| {
            let patterns: Vec<&str> = reference
                .iter()
                .filter(same_way)
                .filter_map(|(_, rule)| rule.event_pattern.as_deref())
                .collect();
            let [other] = patterns.as_slice() else {
                return None;
            };
            Some(compare(&pattern, &pattern::parse(other).0))
        });
        let compared: Vec<_> = widest.collect();
        let is_wider = |relation: Relation| relation == Relation::Wider;
        if compared.is_empty() || !compared.iter().all(|one| is_wider(one.delivered)) {
            continue;
        }
        let example = compared.iter().find_map(|one| one.only_a.as_ref());
        let example = example.map_or_else(String::new, |example| {
            format!(" It would also take {}", example.event)
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
        if !covered && judge(exercise, &removal.yard).solved {
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
