//! Placeholders and what comes in their place.

use super::{Code, Finding, Place, Template, is_known};
use crate::Timestamp;
use crate::input::Context;
use crate::input::fill::content;
use crate::input::predefined::{Content, PREDEFINED, is_object};
use crate::input::template::{Form, Placeholder};
use pattern::{Event, Span};

pub(super) fn check(
    paths: &[(String, String)],
    template: &Template<'_>,
    sample: Option<&Event>,
    findings: &mut Vec<Finding>,
) {
    for placeholder in &template.placeholders {
        if !is_known(placeholder.name, paths) {
            findings.push(unknown(placeholder, paths));
        } else if placeholder.in_string {
            findings.extend(in_quotes(placeholder, paths, template, sample));
        }
    }
}

fn unknown(placeholder: &Placeholder<'_>, paths: &[(String, String)]) -> Finding {
    let name = placeholder.name;
    let finding = Finding::error(
        Code::UnknownVariable,
        Place::Template,
        placeholder.span,
        format!("Nothing stands for <{name}>."),
    );
    let known = paths
        .iter()
        .map(|(name, _)| name.as_str())
        .chain(PREDEFINED);
    let near = known
        .map(|known| (distance(known, name), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((_, near)) => finding
            .help(format!("Did you mean <{near}>?"))
            .fix(placeholder.span, format!("<{near}>")),
        None => finding.help(
            "Give it a path in InputPathsMap. Angle brackets for anything else cannot be written in a template.",
        ),
    }
}

/// How many letters must be added, taken away or changed.
fn distance(a: &str, b: &str) -> usize {
    // Names are short; a long one is near to nothing.
    const LONGEST: usize = 64;
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, left) in a.bytes().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        let mut next = vec![before];
        for (right, above) in b.bytes().zip(row.iter().skip(1)) {
            let same = left.eq_ignore_ascii_case(&right);
            let cost = (diagonal + usize::from(!same))
                .min(above + 1)
                .min(before + 1);
            diagonal = *above;
            before = cost;
            next.push(cost);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

/// A placeholder within quotes: objects and values with quotes do not fit.
fn in_quotes(
    placeholder: &Placeholder<'_>,
    paths: &[(String, String)],
    template: &Template<'_>,
    sample: Option<&Event>,
) -> Option<Finding> {
    let name = placeholder.name;
    if is_nested(name, paths, sample) {
        return Some(quoted_object(placeholder, template));
    }
    let breaks = match value(name, paths, sample?)? {
        Content::String(text) => text.contains(|c: char| matches!(c, '"' | '\\') || c < ' '),
        _ => false,
    };
    if !breaks {
        return None;
    }
    let effect = match template.form {
        Form::Text => "the text comes out with quotes or backslashes that nothing escapes",
        _ => "the filled template is no JSON and the delivery fails",
    };
    let finding = Finding::warning(
        Code::NotEscaped,
        Place::Template,
        placeholder.span,
        format!(
            "The sample's value of {name} has characters that a string needs to escape, and AWS does not escape them: {effect}."
        ),
    );
    Some(match alone(placeholder, template.text) {
        Some(span) if template.form != Form::Text => finding
            .help("Leave the quotes out: AWS then writes the string with its escapes.")
            .fix(span, format!("<{name}>")),
        _ => finding.help("Put the value outside of quotes, where AWS writes it with its escapes."),
    })
}

fn quoted_object(placeholder: &Placeholder<'_>, template: &Template<'_>) -> Finding {
    let name = placeholder.name;
    let warning = |message: String| {
        Finding::warning(
            Code::QuotedObject,
            Place::Template,
            placeholder.span,
            message,
        )
    };
    if template.form == Form::Text {
        return warning(format!(
            "{name} is an object or a list, which loses all its quotes within text."
        ))
        .help("To deliver it as it is, use a JSON template and put it outside of quotes.");
    }
    let finding = warning(format!(
        "{name} is an object or a list within quotes. AWS takes this, the filled template is no JSON, and every delivery fails."
    ));
    match alone(placeholder, template.text) {
        Some(span) => finding
            .help(format!("Leave the quotes around <{name}> out."))
            .fix(span, format!("<{name}>")),
        None => finding.help(format!(
            "Put <{name}> outside of quotes, in a member of its own."
        )),
    }
}

/// The placeholder with its quotes, where nothing else stands between them.
fn alone(placeholder: &Placeholder<'_>, text: &str) -> Option<Span> {
    let span = placeholder.span;
    let before = text.get(..span.start)?;
    let after = text.get(span.end..)?;
    let is_alone = before.ends_with('"') && !before.ends_with("\\\"") && after.starts_with('"');
    is_alone.then(|| Span::new(span.start - 1, span.end + 1))
}

/// Whether the value is an object or a list: as the sample has it, or as every
/// event has it.
fn is_nested(name: &str, paths: &[(String, String)], sample: Option<&Event>) -> bool {
    if is_object(name) {
        return true;
    }
    if let Some(sample) = sample {
        let value = value(name, paths, sample);
        return matches!(value, Some(Content::Json(text)) if text.starts_with(['{', '[']));
    }
    let path = paths.iter().rev().find(|(known, _)| known == name);
    path.is_some_and(|(_, path)| ["$", "$.detail", "$.resources"].contains(&path.as_str()))
}

/// The value in the sample. Rule and time do not matter here: their values
/// are plain text.
fn value(name: &str, paths: &[(String, String)], sample: &Event) -> Option<Content> {
    let context = Context {
        rule_arn: "",
        rule_name: "",
        ingestion_time: Timestamp::START,
    };
    match content(name, paths, sample.value(), &context) {
        Content::Nothing => None,
        found => Some(found),
    }
}
