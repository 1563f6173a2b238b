//! Event patterns of requests, refused in AWS's words.

use crate::refusal::{Field, Refusal, RefusalCode};
use pattern::json::{Kind, Value};
use pattern::{Code, Diagnostic, Pattern, Span};

/// Reads an event pattern. Errors: InvalidEventPatternException with the first
/// thing that the engine complains of.
pub(super) fn read(text: &str) -> Result<Pattern, Refusal> {
    let (pattern, diagnostics) = pattern::parse(text);
    match diagnostics.into_iter().find(Diagnostic::is_error) {
        Some(first) => Err(refused(text, &first)),
        None => Ok(pattern),
    }
}

/// Whether AWS takes an event pattern. Errors: as [`read`].
pub(super) fn check(text: Option<&str>) -> Result<(), Refusal> {
    text.map_or(Ok(()), |text| read(text).map(drop))
}

fn refused(text: &str, first: &Diagnostic) -> Refusal {
    let mut message = format!("Event pattern is not valid. Reason: {}", first.message);
    if let Some(place) = first.position {
        let source = source(text);
        let times = if is_told_twice(text, first) { 2 } else { 1 };
        for _ in 0..times {
            message.push_str(&format!(
                "\n at [Source: (String){source}; line: {}, column: {}]",
                place.line, place.column
            ));
        }
    }
    Refusal {
        code: RefusalCode::InvalidEventPatternException,
        message,
        field: Some(Field::EventPattern),
        help: first.help.clone(),
    }
}

/// The pattern as the engine's reader quotes it: at most 500 characters, and
/// control characters but line breaks as escapes.
fn source(text: &str) -> String {
    const MOST: usize = 500;
    let mut out = String::from("\"");
    for c in text.chars().take(MOST) {
        if c.is_control() && c != '\n' && c != '\r' {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    let length = text.chars().count();
    if length > MOST {
        out.push_str(&format!("[truncated {} chars]", length - MOST));
    }
    out
}

/// The engine reads the lists of `anything-but` inside a handler of its own
/// that adds the place to an error which names it already (recorded).
fn is_told_twice(text: &str, first: &Diagnostic) -> bool {
    let about_an_element = !matches!(first.code, Code::MixedList | Code::NumberNotComparable);
    let (value, _) = pattern::json::read(text);
    about_an_element && value.is_some_and(|value| is_in_anything_but_list(&value, first.span))
}

fn is_in_anything_but_list(value: &Value, span: Span) -> bool {
    let mut value = value;
    let mut excluded = false;
    loop {
        let inner = match &value.kind {
            Kind::Object(members) => members
                .iter()
                .find(|member| holds(&member.value, span))
                .map(|member| {
                    excluded |= member.key == "anything-but";
                    &member.value
                }),
            Kind::Array(items) => match items.iter().find(|item| holds(item, span)) {
                Some(_) if excluded => return true,
                item => item,
            },
            _ => None,
        };
        match inner {
            Some(inner) => value = inner,
            None => return false,
        }
    }
}

fn holds(value: &Value, span: Span) -> bool {
    value.span.start <= span.start && span.end <= value.span.end
}

#[cfg(test)]
mod tests;
