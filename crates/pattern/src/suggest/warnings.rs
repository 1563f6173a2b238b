//! What to think of a pattern by itself: whether it is too broad, or asks what no event has.

use crate::order;
use serde::{Deserialize, Serialize};

use super::envelope::{self, Holds};
use super::fields::{Looked, look};
use crate::pattern::Field;
use crate::{Pattern, Span};

/// Something to think about in a pattern that AWS takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The kind.
    pub code: WarningCode,
    /// The bytes of the pattern.
    pub span: Span,
    /// What to think about, in plain words.
    pub sentence: String,
}

/// The kinds of warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// Neither `source` nor `detail-type` is asked for: `{"detail": {"state": ["failed"]}}`.
    NoSourceNorDetailType,
    /// Only `account`, `region` or other fields are asked for that all events have:
    /// `{"region": ["us-east-1"]}`.
    OnlyEnvelope,
    /// Nothing is asked for but presence, absence and exclusions:
    /// `{"source": [{"anything-but": "aws.s3"}]}`.
    OnlyLoose,
    /// A field takes every value that it can have, so only its presence is asked for:
    /// `[{"anything-but": "a"}, {"anything-but": "b"}]`.
    TakesEveryValue,
    /// An alternative adds nothing to the others: `["aws.ec2", {"prefix": "aws."}]`.
    Redundant,
    /// No value satisfies the field: `[{"anything-but": {"prefix": []}}]`.
    NeverMatches,
    /// No event has such a value in this envelope field: `{"version": ["1"]}`, `{"account": [1]}`.
    NotInEnvelope,
    /// A field is asked for at the top that no event has there: `{"state": ["failed"]}`.
    NoSuchEnvelopeField,
    /// A plain value is asked for where events have an object: `{"detail": ["failed"]}`.
    ObjectAskedAsValue,
    /// A field inside is asked for where events have plain values: `{"resources": {"arn": [""]}}`.
    ValueAskedAsObject,
    /// A field that every event has must be absent: `{"source": [{"exists": false}]}`.
    NeverAbsent,
    /// A value is asked for that changes with every event: `{"id": ["…"]}`.
    ChangesWithEveryEvent,
    /// A later part asks for the same field, and this one counts nowhere:
    /// `{"a": [1], "$or": [{"a": [2]}, {"a": [3]}]}`.
    Replaced,
}

/// What there is to think about in a pattern, in the order of its text. An invalid pattern has
/// diagnostics of its own and no warnings. The work is bounded.
#[must_use]
pub fn warnings(pattern: &Pattern) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !pattern.is_valid() {
        return warnings;
    }
    let mut steps = MOST_STEPS;
    let looked: Vec<Looked> = pattern
        .fields
        .iter()
        .map(|field| look(field, &mut steps))
        .collect();
    for (index, (field, looked)) in pattern.fields.iter().zip(&looked).enumerate() {
        if !counts(pattern, index) {
            add(
                &mut warnings,
                WarningCode::Replaced,
                field.key_span,
                "A later part of the pattern asks for the same field and replaces this one everywhere.",
            );
            continue;
        }
        one_field(field, looked, &mut warnings);
        envelope_field(field, looked, &mut warnings);
    }
    breadth(pattern, &looked, &mut warnings);
    order::by_key(&mut warnings, |warning| warning.span.start);
    warnings
}

/// The work that may go into the values of all fields together.
const MOST_STEPS: usize = 1_000_000;

fn add(warnings: &mut Vec<Warning>, code: WarningCode, span: Span, sentence: impl Into<String>) {
    warnings.push(Warning {
        code,
        span,
        sentence: sentence.into(),
    });
}

/// Whether the field is part of some combination.
fn counts(pattern: &Pattern, index: usize) -> bool {
    let mut fields = pattern.branches.iter().flatten();
    fields.any(|f| f.field == index)
}

/// What can be said without knowing what the field is.
fn one_field(field: &Field, looked: &Looked, warnings: &mut Vec<Warning>) {
    if looked.takes_nothing {
        add(
            warnings,
            WarningCode::NeverMatches,
            field.key_span,
            "No value satisfies this field, so the pattern never matches.",
        );
        return;
    }
    if looked.takes_all && looked.loose && field.tests.len() > 1 {
        let sentence = if looked.may_be_absent {
            "These alternatives together take every value and also absence: the field is hardly asked for at all."
        } else {
            "Any one alternative is enough, and together these take every value: only the presence of the field is asked for."
        };
        add(
            warnings,
            WarningCode::TakesEveryValue,
            field.key_span,
            sentence,
        );
        return;
    }
    for (test, other) in field.tests.iter().zip(&looked.redundant) {
        if *other {
            add(
                warnings,
                WarningCode::Redundant,
                test.span,
                "The other alternatives already take every value that this one takes.",
            );
        }
    }
}

/// What can be said where every event is known to have the field, or not to have it.
fn envelope_field(field: &Field, looked: &Looked, warnings: &mut Vec<Warning>) {
    let steps: Vec<&str> = field.name.split('.').collect();
    let Some((top, below)) = steps.split_first() else {
        return;
    };
    let Some(known) = envelope::field(top) else {
        if !looked.may_be_absent {
            let sentence = format!(
                "Events have no field {} at the top. What a service reports stands under \"detail\".",
                crate::quoted(top)
            );
            add(
                warnings,
                WarningCode::NoSuchEnvelopeField,
                field.key_span,
                sentence,
            );
        }
        return;
    };
    let (code, sentence) = match (known.holds, below.is_empty()) {
        (Holds::Object, false) => return,
        (Holds::Object, true) if !looked.may_be_absent => (
            WarningCode::ObjectAskedAsValue,
            "\"detail\" is an object in every event. Ask for a field inside it: {\"detail\": {\"state\": [\"stopped\"]}}."
                .to_owned(),
        ),
        (Holds::Text | Holds::Texts, false) if !looked.may_be_absent => (
            WarningCode::ValueAskedAsObject,
            format!(
                "\"{top}\" holds {}, so there is no field inside it.",
                if known.holds == Holds::Text { "a plain string" } else { "a list of strings" }
            ),
        ),
        (Holds::Text, true) if known.always && looked.takes_nothing_present => (
            WarningCode::NeverAbsent,
            format!("Every event has \"{top}\", so it is never absent."),
        ),
        (Holds::Text | Holds::Texts, true) if !looked.takes_strings && !looked.may_be_absent => (
            WarningCode::NotInEnvelope,
            format!("\"{top}\" holds strings, and no string satisfies this field."),
        ),
        (Holds::Text, true) => match odd_value(top, looked) {
            Some(sentence) => (WarningCode::NotInEnvelope, sentence),
            None if envelope::changes(&[(*top).to_owned()]) && looked.values.is_some() => (
                WarningCode::ChangesWithEveryEvent,
                format!("\"{top}\" is another in every event, so this matches one event at most."),
            ),
            None => return,
        },
        _ => return,
    };
    add(warnings, code, field.key_span, sentence);
}

/// Why none of the values asked for is one that the envelope field can have.
fn odd_value(name: &str, looked: &Looked) -> Option<String> {
    if name == "version" && !looked.takes_version && !looked.may_be_absent {
        return Some(format!(
            "\"version\" is \"{}\" in every event.",
            envelope::VERSION
        ));
    }
    let values = looked.values.as_ref()?;
    let all = |odd: &dyn Fn(&str) -> bool| values.iter().all(|value| odd(value));
    let sentence = match name {
        "account" if all(&|v| v.len() != 12 || !v.bytes().all(|b| b.is_ascii_digit())) => {
            "An account is a string of 12 digits."
        }
        "region" if all(&|v| !is_region(v)) => {
            "A region is written like \"eu-west-1\": an area, a direction and a number."
        }
        "time" if all(&|v| !v.ends_with('Z') || !v.contains('T')) => {
            "A time is written like \"2026-01-15T12:00:00Z\"."
        }
        _ => return None,
    };
    Some(sentence.to_owned())
}

/// Whether a text has the shape of the name of a region: lower-case words, then a number.
fn is_region(text: &str) -> bool {
    let Some((words, number)) = text.rsplit_once('-') else {
        return false;
    };
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    words.contains('-')
        && words.split('-').all(word)
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the pattern as a whole asks for little. Said of the first combination of which it is
/// true.
fn breadth(pattern: &Pattern, looked: &[Looked], warnings: &mut Vec<Warning>) {
    let names = |branch: &[crate::pattern::BranchField]| -> Vec<&str> {
        let fields = branch.iter().filter_map(|f| pattern.fields.get(f.field));
        fields.map(|f| f.name.as_str()).collect()
    };
    let or = match pattern.ors.is_empty() {
        true => "",
        false => " in one of its branches",
    };
    for branch in &pattern.branches {
        let mut fields = branch.iter().filter_map(|f| looked.get(f.field));
        let names = names(branch);
        let (code, sentence) = if fields.all(|f| f.loose) {
            let sentence = format!(
                "The pattern says{or} only what must not be, or that a field is there. It matches most events."
            );
            (WarningCode::OnlyLoose, sentence)
        } else if names
            .iter()
            .all(|n| matches!(*n, "account" | "region" | "version"))
        {
            let sentence = format!(
                "The pattern asks{or} only where an event comes from, so it matches events of every service there."
            );
            (WarningCode::OnlyEnvelope, sentence)
        } else if !names.iter().any(|n| matches!(*n, "source" | "detail-type")) {
            let sentence = format!(
                "The pattern asks{or} neither for \"source\" nor for \"detail-type\", so events of other services may match by chance."
            );
            (WarningCode::NoSourceNorDetailType, sentence)
        } else {
            continue;
        };
        add(warnings, code, pattern.span, sentence);
        return;
    }
}

#[cfg(test)]
mod tests;
