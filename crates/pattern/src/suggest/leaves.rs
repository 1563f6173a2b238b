//! The plain values of an event, each with the ways in which a pattern can ask for it.

use serde::{Deserialize, Serialize};

use super::alternative;
use super::choice::{Bound, Strictness};
use super::envelope;
use super::walk::{keys, shown, walk};
use crate::json::{Kind, Value};
use crate::letters;
use crate::number::Comparable;
use crate::{Event, Span};

/// The most values of an event that are listed.
pub const MOST_LEAVES: usize = 5_000;

/// The most bytes that the paths of all listed values may add up to.
const MOST_PATH_BYTES: usize = 4 << 20;

/// A plain value of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLeaf {
    /// The keys that lead to it, without places in arrays, as a pattern asks.
    pub path: Vec<String>,
    /// The path as a person writes it, such as `detail.containers[0].name`.
    pub shown: String,
    /// The value in the event, quotes included.
    pub span: Span,
    /// Its JSON type.
    pub kind: LeafKind,
    /// The value as JSON text.
    pub value: String,
    /// The ways to ask for it, from strict to loose, with likely operands.
    pub offered: Vec<Strictness>,
    /// The way that is likely meant.
    pub default: Strictness,
    /// What the value is worth in a pattern.
    pub worth: Worth,
    /// What to know before choosing it, in plain words.
    pub remark: Option<String>,
}

/// The JSON type of a plain value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeafKind {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}

/// What a value is worth in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    /// It says what kind of event this is: `source` and `detail-type`.
    Telling,
    /// It may or may not be what a rule is about.
    Usual,
    /// It ties a rule to a place or says little: `account`, `region`, `version`.
    Poor,
    /// It looks like the id or the time of one occurrence.
    OneOccurrence,
    /// It changes with every event: `id` and `time`.
    ChangesWithEveryEvent,
}

/// The plain values of an event, in its order: at most [`MOST_LEAVES`].
#[must_use]
pub fn leaves(event: &Event) -> Vec<EventLeaf> {
    let mut leaves = Vec::new();
    let mut bytes = 0;
    walk(event.value(), &mut |path, value| {
        let Some(kind) = kind(value) else {
            return true;
        };
        let keys = keys(path);
        let shown = shown(path);
        bytes += 2 * shown.len();
        if leaves.len() == MOST_LEAVES || bytes > MOST_PATH_BYTES {
            return false;
        }
        let worth = worth(&keys, value);
        leaves.push(EventLeaf {
            offered: offered(value),
            default: default(value),
            worth,
            remark: remark(worth).map(str::to_owned),
            path: keys,
            shown,
            span: value.span,
            kind,
            value: alternative::text(value),
        });
        true
    });
    leaves
}

fn kind(value: &Value) -> Option<LeafKind> {
    match value.kind {
        Kind::String(_) => Some(LeafKind::String),
        Kind::Number(_) => Some(LeafKind::Number),
        Kind::Bool(_) => Some(LeafKind::Boolean),
        Kind::Null => Some(LeafKind::Null),
        Kind::Array(_) | Kind::Object(_) => None,
    }
}

fn worth(path: &[String], value: &Value) -> Worth {
    if envelope::changes(path) {
        return Worth::ChangesWithEveryEvent;
    }
    match path {
        [name] if name == "source" || name == "detail-type" => Worth::Telling,
        [name] if matches!(name.as_str(), "account" | "region" | "version") => Worth::Poor,
        _ if value.as_str().is_some_and(is_one_occurrence) => Worth::OneOccurrence,
        _ => Worth::Usual,
    }
}

fn remark(worth: Worth) -> Option<&'static str> {
    match worth {
        Worth::ChangesWithEveryEvent => Some(
            "Changes with every event: a pattern that asks for it matches this one event only.",
        ),
        Worth::OneOccurrence => Some("Looks like the id or the time of one occurrence."),
        Worth::Poor => Some("Ties the rule to a place, but does not say what happened."),
        Worth::Telling | Worth::Usual => None,
    }
}

/// Whether a string looks like the id or the time of one occurrence.
pub(super) fn is_one_occurrence(text: &str) -> bool {
    is_uuid(text) || is_time(text)
}

/// Groups of 8, 4, 4, 4 and 12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let hex = |part: &str| part.bytes().all(|b| b.is_ascii_hexdigit());
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.split('-').all(hex)
}

/// A date and a time of day, as in `2026-01-15T12:00:00Z`.
fn is_time(text: &str) -> bool {
    let shape = |(b, expect): (u8, u8)| match expect {
        b'0' => b.is_ascii_digit(),
        other => b == other,
    };
    text.len() >= 19 && text.bytes().zip(*b"0000-00-00T00:00:00").all(shape)
}

fn offered(value: &Value) -> Vec<Strictness> {
    let mut all = vec![Strictness::Exact, Strictness::AnyOf { others: Vec::new() }];
    match &value.kind {
        Kind::String(text) => {
            if letters::has_cases(text) {
                all.push(Strictness::EqualsIgnoreCase);
            }
            all.push(Strictness::Prefix { text: head(text) });
            all.push(Strictness::Suffix { text: tail(text) });
            all.push(Strictness::Wildcard {
                text: starred(text),
            });
            all.push(anything_but("\"\""));
        }
        Kind::Number(text) => {
            if Comparable::parse(text).is_some() {
                all.push(at_least(text));
            }
            all.push(anything_but("0"));
        }
        Kind::Bool(_) | Kind::Null | Kind::Array(_) | Kind::Object(_) => {}
    }
    all.push(Strictness::Exists);
    // An operand that the value itself does not satisfy is no offer.
    all.retain(|one| alternative::alternatives(one, &[value]).is_ok());
    all
}

fn anything_but(text: &str) -> Strictness {
    Strictness::AnythingBut {
        values: vec![text.to_owned()],
    }
}

fn at_least(number: &str) -> Strictness {
    Strictness::Numeric {
        bottom: Some(Bound {
            number: number.to_owned(),
            included: true,
        }),
        top: None,
    }
}

/// An ARN names one resource, so its beginning is likely meant; else the value itself.
fn default(value: &Value) -> Strictness {
    match value.as_str() {
        Some(text) if text.starts_with("arn:") && head(text) != text => {
            Strictness::Prefix { text: head(text) }
        }
        _ => Strictness::Exact,
    }
}

/// What parts one word of a value from the next.
const BETWEEN: [char; 6] = ['/', ':', '.', ' ', '-', '_'];

/// The beginning up to the last `/` or `:`, else up to the last mark between words, else all.
fn head(text: &str) -> String {
    let inner = text.trim_end_matches(BETWEEN);
    let end = inner.rfind(['/', ':']).or_else(|| inner.rfind(BETWEEN));
    let head = end.and_then(|at| inner.get(..=at)).unwrap_or(text);
    head.to_owned()
}

/// The end from the last mark between words on, else all.
fn tail(text: &str) -> String {
    let start = text.trim_end_matches(BETWEEN).rfind(BETWEEN);
    start
        .and_then(|at| text.get(at..))
        .unwrap_or(text)
        .to_owned()
}

/// A wildcard: the beginning and the end with a star between.
fn starred(text: &str) -> String {
    let escaped = |part: &str| part.replace('\\', "\\\\").replace('*', "\\*");
    let head = head(text);
    let rest = text.get(head.len()..).unwrap_or_default();
    let tail = rest
        .rfind(BETWEEN)
        .and_then(|at| rest.get(at..))
        .unwrap_or_default();
    if head == text {
        return "*".to_owned();
    }
    format!("{}*{}", escaped(&head), escaped(tail))
}

#[cfg(test)]
mod tests;
