//! Patterns that are wider than they look, and such as no event matches.

use super::words::some;
use super::{Found, LintCode, Reach, note, warning};
use crate::EventType;
use crate::model::EVERY;
use pattern::{Ask, AskedField};

pub(super) fn check(reach: &Reach<'_, '_>, found: &mut Found) {
    never(reach, found);
    for combination in &reach.combinations {
        if !combination.fields.iter().any(|it| it.name() == "account") {
            let message = "It does not ask for \"account\": events that other accounts send to this bus match, too.";
            let lint = note(
                LintCode::OtherAccounts,
                reach.pattern.span(),
                message.to_owned(),
            );
            found.push(lint.help("Matters on a bus whose policy lets other accounts in."));
        }
        match (combination.source, combination.detail_type) {
            (Some(source), None) => detail_types(combination, source, found),
            (None, Some(detail_type)) => {
                let message = "It asks for no \"source\": an application of your own that sends this detail-type matches, too.";
                found.push(note(
                    LintCode::AnySource,
                    detail_type.key_span(),
                    message.to_owned(),
                ));
            }
            _ => {}
        }
    }
}

/// Which event types of a source have every field that is asked for.
fn detail_types(
    combination: &super::reach::Combination<'_, '_>,
    source: AskedField<'_>,
    found: &mut Found,
) {
    let wanted: Vec<Vec<&str>> = combination
        .fields
        .iter()
        .filter(|field| !field.alternatives().any(|it| it.ask() == Ask::Absent))
        .map(|field| field.steps().into_iter().map(|(step, _)| step).collect())
        .collect();
    let fitting = combination
        .types
        .iter()
        .filter(|it| wanted.iter().all(|path| it.field(path).is_some()));
    let (every, own): (Vec<EventType<'_>>, Vec<EventType<'_>>) =
        fitting.copied().partition(|it| it.source() == EVERY);
    let mut names: Vec<&str> = own.iter().map(|it| it.detail_type()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() + every.len() < 2 || names.is_empty() {
        return;
    }
    let calls = match every.is_empty() {
        true => "",
        false => ", and what CloudTrail records of it",
    };
    let kinds = match names.len() {
        1 => "one kind of event".to_owned(),
        count => format!("{count} kinds of events"),
    };
    let message = format!(
        "It asks for no \"detail-type\", so it matches {kinds}: {}{calls}.",
        some(&names, 5)
    );
    found.push(note(LintCode::AllDetailTypes, source.key_span(), message));
}

/// Whether every combination has a field that no event satisfies.
fn never(reach: &Reach<'_, '_>, found: &mut Found) {
    let is_whole = reach.pattern.combinations().count() == reach.combinations.len();
    let mut combinations = reach.combinations.iter().enumerate();
    let all = combinations.all(|(index, combination)| {
        let mut fields = combination.fields.iter();
        found.apart.contains(&index) || fields.any(|field| found.is_hopeless(field.index()))
    });
    if is_whole && all {
        let message = match reach.combinations.len() {
            1 => "No event that is known can match this pattern.",
            _ => "No event that is known can match any branch of this pattern.",
        };
        found.push(warning(
            LintCode::NeverMatches,
            reach.pattern.span(),
            message.to_owned(),
        ));
    }
}
