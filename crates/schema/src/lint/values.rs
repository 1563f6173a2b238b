//! What is asked of a field that the events have: types and values.

use pattern::{Alternative, Ask, AskedField, nearest_name};

use super::words::{quoted, some};
use super::{Found, Lint, LintCode, note, warning};
use crate::model::ANY_KEY;
use crate::{Field, Kind};

/// A field in one event type.
#[derive(Clone, Copy)]
pub(super) struct Place<'s> {
    pub(super) field: Field<'s>,
    /// Whether every event of the type has it.
    pub(super) always: bool,
    /// Whether the schema names it; not where it only says that anything may stand there.
    pub(super) is_named: bool,
}

/// Looks at each alternative of a field; `sure` where the places are all there are.
pub(super) fn check(field: AskedField<'_>, places: &[Place<'_>], sure: bool, found: &mut Found) {
    if !places.iter().all(|place| place.is_named) {
        return;
    }
    let mut all_fail = true;
    for alternative in field.alternatives() {
        match one(field.name(), alternative, places) {
            Some(lint) => {
                all_fail &=
                    lint.code != LintCode::AlwaysAbsent && lint.code != LintCode::ExcludesNothing;
                found.push(lint);
            }
            None => all_fail = false,
        }
    }
    if all_fail && sure && field.alternatives().count() > 0 {
        found.hopeless(field.index());
    }
}

fn one(name: &str, alternative: Alternative<'_>, places: &[Place<'_>]) -> Option<Lint> {
    let all = |test: &dyn Fn(&Place<'_>) -> bool| places.iter().all(test);
    let span = alternative.span();
    let ask = alternative.ask();
    if all(&|it| it.field.kind() == Kind::Object) {
        return object(name, alternative, places);
    }
    match ask {
        Ask::Absent if all(&|it| it.always) => {
            let message = format!("The events that are asked for always have {name}.");
            return Some(warning(LintCode::NeverAbsent, span, message));
        }
        Ask::Present | Ask::Absent => return None,
        _ => {}
    }
    if places.iter().any(|it| !holds(it.field, ask, alternative))
        && all(&|it| !holds(it.field, ask, alternative))
    {
        return Some(wrong_type(name, alternative, places));
    }
    unknown_value(name, alternative, places)
}

/// A field that holds an object; for `exists` that is no value.
fn object(name: &str, alternative: Alternative<'_>, places: &[Place<'_>]) -> Option<Lint> {
    let may_be_null = places.iter().any(|it| !it.field.is_required());
    let span = alternative.span();
    let message = format!("{name} is an object; only plain values are compared.");
    let mut inside: Vec<&str> = Vec::new();
    for child in places.iter().flat_map(|it| it.field.children()) {
        if child.name() != ANY_KEY && !inside.contains(&child.name()) {
            inside.push(child.name());
        }
    }
    let help = match inside.is_empty() {
        true => "Ask for a field inside it.".to_owned(),
        false => format!("Ask for a field inside it: {}.", some(&inside, 8)),
    };
    match alternative.ask() {
        Ask::Null if may_be_null => None,
        Ask::Absent => {
            let message = format!(
                "{name} is an object, and exists looks at plain values only: it always counts as absent."
            );
            Some(note(LintCode::AlwaysAbsent, span, message).help(help))
        }
        Ask::Present if may_be_null => {
            let message = format!(
                "{name} is an object, and exists looks at plain values only: it counts as absent unless it is null."
            );
            Some(note(LintCode::ObjectAskedAsValue, span, message).help(help))
        }
        Ask::Not if may_be_null => None,
        _ => Some(warning(LintCode::ObjectAskedAsValue, span, message).help(help)),
    }
}

/// Whether the field may hold what is asked, as far as types go.
fn holds(field: Field<'_>, ask: Ask<'_>, alternative: Alternative<'_>) -> bool {
    let kind = field.kind();
    match ask {
        _ if matches!(kind, Kind::Any | Kind::Object) => true,
        Ask::Text(_) | Ask::AnyCase(_) | Ask::Piece(_) => kind == Kind::String,
        Ask::Number(_) | Ask::Range => kind == Kind::Number,
        Ask::Boolean => kind == Kind::Boolean,
        Ask::Null => !field.is_required(),
        Ask::Address => kind != Kind::Boolean,
        Ask::Not if alternative.excludes_numbers() => kind == Kind::Number,
        Ask::Not => kind == Kind::String,
        Ask::Present | Ask::Absent => true,
    }
}

fn wrong_type(name: &str, alternative: Alternative<'_>, places: &[Place<'_>]) -> Lint {
    let kind = places.first().map_or(Kind::Any, |it| it.field.kind());
    let span = alternative.span();
    let ask = alternative.ask();
    if ask == Ask::Not {
        let message = format!(
            "{name} holds a {}, so this excludes nothing: values of another type are never equal.",
            kind.name()
        );
        return note(LintCode::ExcludesNothing, span, message);
    }
    let message = match ask {
        Ask::Null => format!("{name} is never null."),
        Ask::Text(text) => format!(
            "{name} holds a {}, and {} is a string: they are never equal.",
            kind.name(),
            quoted(text)
        ),
        Ask::Number(text) => format!(
            "{name} holds a {}, and {text} is a number: they are never equal.",
            kind.name()
        ),
        _ => format!(
            "{name} holds a {}, and this asks for another type.",
            kind.name()
        ),
    };
    let lint = warning(LintCode::WrongType, span, message);
    let first_word = |word: &str| match word {
        "true" | "false" => Some(word.to_owned()),
        _ => None,
    };
    let replacement = match (ask, kind) {
        (Ask::Text(text), Kind::Number) => number(text),
        (Ask::Text(text), Kind::Boolean) => first_word(&text.to_lowercase()),
        (Ask::Number(text), Kind::String) => Some(quoted(text)),
        _ => None,
    };
    match replacement {
        Some(replacement) => lint
            .help(format!("Write {replacement}."))
            .fix(span, replacement),
        None => lint,
    }
}

/// The text where it is a number as JSON writes it.
fn number(text: &str) -> Option<String> {
    let (value, problems) = pattern::json::read(text);
    let is_number = matches!(value?.kind, pattern::json::Kind::Number(_));
    (is_number && problems.is_empty()).then(|| text.to_owned())
}

/// A string that the field never has, as far as its values are known.
fn unknown_value(name: &str, alternative: Alternative<'_>, places: &[Place<'_>]) -> Option<Lint> {
    if !places.iter().all(|it| it.field.is_closed()) {
        return None;
    }
    let mut values: Vec<&str> = Vec::new();
    for value in places.iter().flat_map(|it| it.field.values()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let ask = alternative.ask();
    if matches!(ask, Ask::Null | Ask::Present | Ask::Absent) {
        return None;
    }
    let span = alternative.span();
    let help = |meant: Option<&str>| match meant {
        Some(meant) => format!("Did you mean {}?", quoted(meant)),
        None => format!("It has {}.", some(&values, 12)),
    };
    let taken = values.iter().any(|value| alternative.takes_text(value));
    if ask == Ask::Not && taken {
        let odd = alternative.excluded_texts().into_iter();
        let odd = odd.filter(|text| !values.iter().any(|it| it.eq_ignore_ascii_case(text)));
        let odd: Vec<&str> = odd.collect();
        let first = odd.first()?;
        let message = format!(
            "{name} is never {}, so there is nothing to exclude.",
            quoted(first)
        );
        let meant = nearest_name(first, values.iter().copied());
        return Some(note(LintCode::ExcludesNothing, span, message).help(help(meant)));
    }
    if taken {
        return None;
    }
    let (message, meant) = match ask {
        Ask::Text(text) | Ask::AnyCase(text) => (
            format!("{name} is never {}.", quoted(text)),
            nearest_name(text, values.iter().copied()),
        ),
        Ask::Not => (
            format!("This excludes every value that {name} is known to have."),
            None,
        ),
        _ => (
            format!("None of the values that {name} is known to have satisfies this."),
            None,
        ),
    };
    let lint = warning(LintCode::UnknownValue, span, message).help(help(meant));
    Some(match meant {
        Some(meant) => lint.fix(span, quoted(meant)),
        None => lint,
    })
}
