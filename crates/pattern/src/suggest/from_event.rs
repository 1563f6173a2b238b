//! The smallest pattern that asks for chosen values of an event.

use super::alternative::{Refusal, alternatives};
use super::choice::{Choice, PatternText, Place, Remark, RemarkCode, Strictness, Suggestion};
use super::envelope;
use super::walk::{Step, keys, walk};
use super::write::{self, Wanted};
use crate::json::Value;
use crate::{Code, Event, Span, matches, parse, quoted};

/// What a choice leads to in the event.
#[derive(Default)]
struct Target<'e> {
    /// The plain values there, and the keys that lead to the first of them.
    values: Vec<&'e Value>,
    path: Vec<String>,
    /// Whether one of the values is inside an array of objects.
    in_element: bool,
    /// Where the first value stands among all values of the event.
    order: usize,
    /// An array or object that stands there.
    container: Option<Span>,
}

/// A choice that can be kept.
struct Kept {
    choice: usize,
    order: usize,
    wanted: Wanted,
    in_element: bool,
    span: Option<Span>,
}

/// The smallest pattern that asks for the chosen values as strictly as chosen, keys in the order
/// of the event. A choice that cannot be kept is left out, and a remark says why; so the pattern
/// always matches the event. Time is linear in the event for each choice.
#[must_use]
pub fn from_event(event: &Event, choices: &[Choice]) -> Suggestion {
    let targets = find(event, choices);
    let mut remarks = Vec::new();
    let mut kept = Vec::new();
    for (index, (choice, target)) in choices.iter().zip(targets).enumerate() {
        match keep(index, choice, &target, &mut remarks) {
            Ok(one) => kept.push(one),
            Err(refusal) => remarks.push(remark(index, &target, refusal)),
        }
    }
    kept.sort_by_key(|k: &Kept| k.order);
    let fields = join(event, kept, &mut remarks);
    remarks.sort_by_key(|r| r.choice.unwrap_or(usize::MAX));
    let pattern = (!fields.is_empty()).then(|| text(&fields));
    if let Some(pattern) = &pattern {
        let (_, diagnostics) = parse(&pattern.compact);
        let long = diagnostics.into_iter().find(|d| d.code == Code::TooLong);
        remarks.extend(long.map(|diagnostic| Remark {
            code: RemarkCode::TooLong,
            left_out: false,
            choice: None,
            span: None,
            sentence: format!("{}.", diagnostic.message),
        }));
    }
    Suggestion { pattern, remarks }
}

/// Both forms of a pattern.
pub(super) fn text(fields: &[Wanted]) -> PatternText {
    PatternText {
        pretty: write::pattern(fields, true),
        compact: write::pattern(fields, false),
    }
}

fn find<'e>(event: &'e Event, choices: &[Choice]) -> Vec<Target<'e>> {
    let mut targets: Vec<Target<'e>> = choices.iter().map(|_| Target::default()).collect();
    let mut order = 0;
    walk(event.value(), &mut |path, value| {
        order += 1;
        for (choice, target) in choices.iter().zip(&mut targets) {
            let meant = match &choice.place {
                Place::Path(wanted) => leads_to(path, wanted),
                Place::Span(span) => value.span.start <= span.start && span.end <= value.span.end,
            };
            if !meant {
                continue;
            }
            if !value.is_leaf() {
                target.container = Some(value.span);
                continue;
            }
            if target.values.is_empty() {
                target.order = order;
                target.path = keys(path);
                target.container = None;
            }
            target.in_element |= path
                .windows(2)
                .any(|steps| matches!(steps, [Step::Index(_), Step::Key(_) | Step::Index(_)]));
            target.values.push(value);
        }
        true
    });
    targets
}

fn leads_to(path: &[Step<'_>], wanted: &[String]) -> bool {
    let mut steps = path.iter().filter_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Index(_) => None,
    });
    let begins = wanted.iter().all(|key| steps.next() == Some(key));
    begins && steps.next().is_none()
}

fn keep(
    index: usize,
    choice: &Choice,
    target: &Target<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<Kept, Refusal> {
    let absent = choice.strictness == Strictness::Absent;
    let path = match (&choice.place, absent, target.values.is_empty()) {
        (_, true, false) => {
            let sentence = "The event has the field, so the pattern cannot ask that it is absent.";
            return Err(Refusal::new(RemarkCode::Present, sentence));
        }
        (Place::Path(path), true, true) if !path.is_empty() => path.clone(),
        (_, _, true) => return Err(nothing_there(choice, target)),
        (_, _, false) => target.path.clone(),
    };
    let alternatives = alternatives(&choice.strictness, &target.values)?;
    if !can_be_asked(&path) {
        let name = quoted(&path.join("."));
        let sentence = format!("No event pattern can ask for a field called {name}.");
        return Err(Refusal::new(RemarkCode::CannotBeAsked, sentence));
    }
    notes(index, choice, target, remarks);
    Ok(Kept {
        choice: index,
        order: if absent { usize::MAX } else { target.order },
        wanted: Wanted { path, alternatives },
        in_element: target.in_element,
        span: target.values.first().map(|v| v.span),
    })
}

fn nothing_there(choice: &Choice, target: &Target<'_>) -> Refusal {
    if target.container.is_some() {
        let sentence = "A pattern asks for plain values; this is an object or a list without any. \
                        Choose a value inside it.";
        return Refusal::new(RemarkCode::NotALeaf, sentence);
    }
    let sentence = match &choice.place {
        Place::Path(path) => format!("The event has no field {}.", quoted(&path.join("."))),
        Place::Span(_) => "The event has no value there.".to_owned(),
    };
    Refusal::new(RemarkCode::NoSuchField, sentence)
}

/// Whether a pattern can name the field: written as nested objects it must lead to the same name,
/// and the engine must find it in an event.
fn can_be_asked(path: &[String]) -> bool {
    let wanted = |alternative: &str| Wanted {
        path: path.to_vec(),
        alternatives: vec![alternative.to_owned()],
    };
    let (pattern, _) = parse(&write::pattern(&[wanted("1")], false));
    let (_, found) = path
        .iter()
        .rev()
        .fold((0, "1".to_owned()), |(depth, inner), key| {
            (depth + 1, format!("{{{}:{inner}}}", write::quote(key)))
        });
    Event::read(&found)
        .0
        .is_some_and(|event| matches(&pattern, &event))
}

fn notes(index: usize, choice: &Choice, target: &Target<'_>, remarks: &mut Vec<Remark>) {
    let mut note = |code, sentence: &str| {
        remarks.push(Remark {
            code,
            left_out: false,
            choice: Some(index),
            span: target.values.first().map(|v| v.span),
            sentence: sentence.to_owned(),
        });
    };
    let exact = matches!(
        choice.strictness,
        Strictness::Exact | Strictness::AnyOf { .. } | Strictness::EqualsIgnoreCase
    );
    if exact && envelope::changes(&target.path) {
        note(
            RemarkCode::ChangesWithEveryEvent,
            "This value is another in every event, so the pattern matches this one event only.",
        );
    }
    if exact && target.values.len() > 1 {
        note(
            RemarkCode::SeveralValues,
            "The event has several values here. A list in a pattern means any of them, not all.",
        );
    }
    let is_address = |value: &&Value| {
        value
            .as_str()
            .is_some_and(|text| crate::address::parse(text).is_ok())
    };
    if choice.strictness == Strictness::Exact && target.values.iter().any(is_address) {
        note(
            RemarkCode::AnySpelling,
            "The value is an IP address: every spelling of the same address matches, too.",
        );
    }
}

fn remark(index: usize, target: &Target<'_>, refusal: Refusal) -> Remark {
    Remark {
        code: refusal.code,
        left_out: true,
        choice: Some(index),
        span: target.values.first().map(|v| v.span).or(target.container),
        sentence: refusal.sentence,
    }
}

/// Joins the choices into fields. Where they do not match the event together, those are left out
/// that clash with the ones before.
fn join(event: &Event, kept: Vec<Kept>, remarks: &mut Vec<Remark>) -> Vec<Wanted> {
    let in_elements = kept.iter().filter(|k| k.in_element).count();
    let mut all = Vec::new();
    for one in &kept {
        if add(&mut all, &one.wanted) {
            remarks.push(Remark {
                code: RemarkCode::SameField,
                left_out: false,
                choice: Some(one.choice),
                span: one.span,
                sentence: "The field was chosen before; the pattern takes either value.".to_owned(),
            });
        }
    }
    let agrees = |fields: &[Wanted]| {
        let (pattern, _) = parse(&write::pattern(fields, false));
        matches(&pattern, event)
    };
    if all.is_empty() || agrees(&all) {
        if let (true, Some(one)) = (in_elements > 1, kept.iter().rev().find(|k| k.in_element)) {
            remarks.push(Remark {
                code: RemarkCode::SameElement,
                left_out: false,
                choice: Some(one.choice),
                span: one.span,
                sentence:
                    "Fields inside an array of objects must be found in one and the same element."
                        .to_owned(),
            });
        }
        return all;
    }
    let mut fields = Vec::new();
    for one in kept {
        let mut more = fields.clone();
        add(&mut more, &one.wanted);
        if agrees(&more) {
            fields = more;
            continue;
        }
        remarks.push(Remark {
            code: RemarkCode::DifferentElements,
            left_out: true,
            choice: Some(one.choice),
            span: one.span,
            sentence:
                "Together with the choices before it this one matches no element of the array: \
                       a pattern asks for all of them in the same element."
                    .to_owned(),
        });
    }
    fields
}

/// Adds a field; `true` where its alternatives were added to those of an earlier choice.
fn add(fields: &mut Vec<Wanted>, wanted: &Wanted) -> bool {
    let name = wanted.path.join(".");
    let Some(same) = fields.iter_mut().find(|f| f.path.join(".") == name) else {
        fields.push(wanted.clone());
        return false;
    };
    for alternative in &wanted.alternatives {
        if !same.alternatives.contains(alternative) {
            same.alternatives.push(alternative.clone());
        }
    }
    true
}

#[cfg(test)]
mod tests;
