//! The alternatives of a field that stand for a choice.

use super::choice::{Bound, RemarkCode, Strictness};
use super::write::quote;
use crate::json::{self, Kind, Value};
use crate::{Event, matches, parse, quoted};

/// Why a choice cannot be kept.
pub(super) struct Refusal {
    pub(super) code: RemarkCode,
    pub(super) sentence: String,
}

impl Refusal {
    pub(super) fn new(code: RemarkCode, sentence: impl Into<String>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
        }
    }
}

/// A plain value as JSON text.
pub(super) fn text(value: &Value) -> String {
    match &value.kind {
        Kind::String(text) => quote(text),
        Kind::Number(text) => text.clone(),
        Kind::Bool(true) => "true".to_owned(),
        Kind::Bool(false) => "false".to_owned(),
        Kind::Null | Kind::Array(_) | Kind::Object(_) => "null".to_owned(),
    }
}

/// The alternatives as JSON texts. Each is one that AWS takes, and one of the values satisfies
/// one of them.
pub(super) fn alternatives(
    strictness: &Strictness,
    values: &[&Value],
) -> Result<Vec<String>, Refusal> {
    let mut all = Vec::new();
    match strictness {
        Strictness::Exact => all.extend(values.iter().map(|value| text(value))),
        Strictness::AnyOf { others } => {
            all.extend(values.iter().map(|value| text(value)));
            for other in others {
                all.push(text(&read(other)?));
            }
        }
        Strictness::Prefix { text } => all.push(affix("prefix", text, values)?),
        Strictness::Suffix { text } => all.push(affix("suffix", text, values)?),
        Strictness::Wildcard { text } => all.push(affix("wildcard", text, values)?),
        Strictness::EqualsIgnoreCase => {
            let strings: Vec<_> = values.iter().filter_map(|v| v.as_str()).collect();
            if strings.is_empty() {
                return Err(not_a_string("equals-ignore-case"));
            }
            let asked = |text: &&str| format!("{{\"equals-ignore-case\":{}}}", quote(text));
            all.extend(strings.iter().map(asked));
        }
        Strictness::Numeric { bottom, top } => {
            all.push(range(bottom.as_ref(), top.as_ref(), values)?)
        }
        Strictness::AnythingBut { values: excluded } => {
            let mut texts = Vec::new();
            for value in excluded {
                texts.push(text(&read(value)?));
            }
            let list = match texts.as_slice() {
                [one] => one.clone(),
                _ => format!("[{}]", texts.join(",")),
            };
            all.push(format!("{{\"anything-but\":{list}}}"));
        }
        Strictness::Exists => all.push("{\"exists\":true}".to_owned()),
        Strictness::Absent => return Ok(vec!["{\"exists\":false}".to_owned()]),
    }
    let mut distinct: Vec<String> = Vec::new();
    for one in all {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    verify(&distinct, values)?;
    Ok(distinct)
}

/// A value that a person wrote.
fn read(written: &str) -> Result<Value, Refusal> {
    let (value, diagnostics) = json::read(written);
    match value {
        Some(value) if diagnostics.is_empty() && value.is_leaf() => Ok(value),
        _ => Err(Refusal::new(
            RemarkCode::BadValue,
            format!(
                "{} is no plain JSON value; a string stands in double quotes.",
                quoted(written)
            ),
        )),
    }
}

fn not_a_string(operator: &str) -> Refusal {
    let sentence = format!("{operator} compares strings, and this value is none.");
    Refusal::new(RemarkCode::NotAString, sentence)
}

fn affix(operator: &str, text: &str, values: &[&Value]) -> Result<String, Refusal> {
    if values.iter().all(|value| value.as_str().is_none()) {
        return Err(not_a_string(operator));
    }
    Ok(format!("{{\"{operator}\":{}}}", quote(text)))
}

fn range(
    bottom: Option<&Bound>,
    top: Option<&Bound>,
    values: &[&Value],
) -> Result<String, Refusal> {
    let is_number = |value: &&Value| matches!(value.kind, Kind::Number(_));
    if !values.iter().any(is_number) {
        let sentence =
            "numeric compares numbers, and this value is none. A number in quotes is a string.";
        return Err(Refusal::new(RemarkCode::NotANumber, sentence));
    }
    let mut parts = Vec::new();
    for (bound, sign) in [(bottom, '>'), (top, '<')] {
        let Some(bound) = bound else { continue };
        let value = read(&bound.number)?;
        let equal = if bound.included { "=" } else { "" };
        parts.push(format!("\"{sign}{equal}\",{}", text(&value)));
    }
    if parts.is_empty() {
        let sentence = "A range needs a lower bound, an upper bound, or both.";
        return Err(Refusal::new(RemarkCode::BadValue, sentence));
    }
    Ok(format!("{{\"numeric\":[{}]}}", parts.join(",")))
}

/// Asks the engine itself: the alternatives must be sound, and a value must satisfy them.
fn verify(alternatives: &[String], values: &[&Value]) -> Result<(), Refusal> {
    let (pattern, diagnostics) = parse(&format!("{{\"a\":[{}]}}", alternatives.join(",")));
    if let Some(error) = diagnostics.iter().find(|d| d.is_error()) {
        let help = error.help.as_deref().unwrap_or_default();
        let sentence = format!(
            "AWS refuses this: {}. {help}",
            error.message.trim_end_matches('.')
        );
        return Err(Refusal::new(RemarkCode::Refused, sentence.trim_end()));
    }
    let satisfied = |value: &&Value| {
        Event::read(&format!("{{\"a\":{}}}", text(value)))
            .0
            .is_some_and(|event| matches(&pattern, &event))
    };
    if values.iter().any(satisfied) {
        return Ok(());
    }
    let value = values.first().map(|v| text(v)).unwrap_or_default();
    let sentence = format!(
        "The value of the event, {}, does not satisfy {}.",
        crate::words::cut(&value),
        crate::words::cut(&alternatives.join(", "))
    );
    Err(Refusal::new(RemarkCode::DoesNotMatch, sentence))
}
