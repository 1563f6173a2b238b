//! Fields of `detail`: whether the events that are meant have them.

use pattern::{Ask, AskedField, Span, nearest_name};

use super::reach::Surety;
use super::values::{self, Place};
use super::words::{quoted, some};
use super::{Found, LintCode, LintSeverity, Reach, warning};
use crate::model::ANY_KEY;
use crate::{EventType, Field, Kind, Origin};

pub(super) fn check(reach: &Reach<'_, '_>, found: &mut Found) {
    for field in reach.pattern.asked() {
        let steps = field.steps();
        if steps.len() < 2 || steps.first().is_none_or(|(step, _)| *step != "detail") {
            continue;
        }
        let surety = reach.with(field.index()).map(|it| it.surety).min();
        let mut types: Vec<EventType<'_>> = Vec::new();
        for it in reach.types_of(field.index()) {
            let same = |other: &EventType<'_>| {
                (other.source(), other.detail_type()) == (it.source(), it.detail_type())
            };
            if !types.iter().any(same) {
                types.push(it);
            }
        }
        match surety {
            Some(surety) if surety > Surety::Open && !types.is_empty() => {
                one(field, &steps, &types, surety, found);
            }
            _ => {}
        }
    }
}

fn one(
    field: AskedField<'_>,
    steps: &[(&str, Span)],
    types: &[EventType<'_>],
    surety: Surety,
    found: &mut Found,
) {
    let path: Vec<&str> = steps.iter().map(|(step, _)| *step).collect();
    let places: Vec<Place<'_>> = types.iter().filter_map(|it| place(*it, &path)).collect();
    if places.is_empty() {
        return missing(field, steps, types, surety, found);
    }
    let reviewed = types.iter().all(|it| it.origin() != Origin::Aws);
    let sure = surety == Surety::All && places.len() == types.len() && reviewed;
    values::check(field, &places, sure, found);
}

/// The field at a path of an event type, and whether it is always there.
fn place<'s>(event_type: EventType<'s>, path: &[&str]) -> Option<Place<'s>> {
    let field = event_type.field(path)?;
    let ends: Option<Vec<Field<'_>>> = (2..=path.len())
        .map(|end| event_type.field(path.get(..end)?))
        .collect();
    let always = ends?
        .iter()
        .all(|it| it.is_required() && it.lists() == 0 && it.kind() != Kind::Any);
    Some(Place {
        field,
        always,
        is_named: path.last().is_some_and(|last| *last == field.name()),
    })
}

/// A field that none of the event types has.
fn missing(
    field: AskedField<'_>,
    steps: &[(&str, Span)],
    types: &[EventType<'_>],
    surety: Surety,
    found: &mut Found,
) {
    let path: Vec<&str> = steps.iter().map(|(step, _)| *step).collect();
    // How far the path can be followed at all.
    let depth = (1..path.len())
        .rev()
        .find(|end| {
            let outer = path.get(..*end).unwrap_or_default();
            types
                .iter()
                .any(|it| *end == 1 || it.field(outer).is_some())
        })
        .unwrap_or(1);
    let (Some(outer), Some((step, span))) = (path.get(..depth), steps.get(depth)) else {
        return;
    };
    let may_be_absent = field.alternatives().any(|it| it.ask() == Ask::Absent);
    let mut beside: Vec<&str> = Vec::new();
    let mut leaf = None;
    for it in types {
        beside.extend(it.children(outer).iter().map(|it| it.name()));
        leaf = leaf.or(it.field(outer).filter(|it| !is_object(*it)));
    }
    beside.retain(|name| *name != ANY_KEY);
    beside.sort_unstable();
    beside.dedup();
    let reviewed = types.iter().all(|it| it.origin() != Origin::Aws);
    let sure = surety == Surety::All && reviewed;
    if sure && !may_be_absent {
        found.hopeless(field.index());
    }
    let whole = path.get(..=depth).unwrap_or_default().join(".");
    let events = match types {
        [one] => format!("Events of the type {}", quoted(one.detail_type())),
        _ => "The events that it asks for".to_owned(),
    };
    let near = nearest_name(step, beside.iter().copied());
    let (code, message) = match leaf {
        Some(leaf) if depth > 1 => (
            LintCode::ValueAskedAsObject,
            format!(
                "{} holds a {}, so there is no field inside it.",
                outer.join("."),
                leaf.kind().name()
            ),
        ),
        _ if may_be_absent => (
            LintCode::AlwaysAbsent,
            format!("{events} never have a field {whole}, so it is always absent."),
        ),
        _ => (
            LintCode::NoSuchField,
            format!("{events} have no field {whole}."),
        ),
    };
    let mut lint = warning(code, *span, message);
    let sounds = sure || near.is_some() || code == LintCode::ValueAskedAsObject;
    if !sounds {
        lint.severity = LintSeverity::Note;
    }
    if let Some(name) = near {
        lint = lint.help(format!("Did you mean {name}?"));
        if !field_key_has_dots(steps, *span) {
            lint = lint.fix(*span, quoted(name));
        }
    } else if let Some(other) = path.last().and_then(|last| elsewhere(types, last)) {
        lint = lint.help(other);
    } else if beside.contains(&"requestParameters") {
        lint = lint.help(
            "What a call asked for stands in detail.requestParameters, what it got in detail.responseElements.",
        );
    } else if !beside.is_empty() {
        let place = outer.join(".");
        lint = lint.help(format!("{place} has {}.", some(&beside, 8)));
    }
    found.push(lint);
}

fn is_object(field: Field<'_>) -> bool {
    matches!(field.kind(), Kind::Object | Kind::Any)
}

/// Whether several steps stand in one key.
fn field_key_has_dots(steps: &[(&str, Span)], span: Span) -> bool {
    steps.iter().filter(|(_, other)| *other == span).count() > 1
}

/// The few other places in `detail` at which a field of this name stands, as a sentence.
fn elsewhere(types: &[EventType<'_>], name: &str) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut waiting: Vec<(String, Field<'_>)> = Vec::new();
    for it in types.iter().take(8) {
        waiting.extend(it.fields().map(|field| ("detail".to_owned(), field)));
    }
    let mut left = 4_000_usize;
    while let Some((outer, field)) = waiting.pop() {
        left = left.checked_sub(1)?;
        let path = format!("{outer}.{}", field.name());
        waiting.extend(field.children().map(|it| (path.clone(), it)));
        if field.name() == name && !found.contains(&path) {
            found.push(path);
        }
    }
    found.sort_unstable();
    match found.as_slice() {
        [one] => Some(format!("There is a field {one}.")),
        [one, other] => Some(format!("There are the fields {one} and {other}.")),
        _ => None,
    }
}
