//! What is to be said of a rule's event pattern, with what is known of the events that AWS sends.

mod breadth;
mod fields;
mod goes_together;
mod own;
mod reach;
mod values;
mod words;

use pattern::suggest::{WarningCode, warnings};
use pattern::{Fix, Pattern, Span};
use serde::{Deserialize, Serialize};

use crate::Schemas;
use reach::Reach;

/// Something to think about in a pattern that AWS takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lint {
    /// The kind.
    pub code: LintCode,
    /// How much it weighs.
    pub severity: LintSeverity,
    /// The bytes of the pattern.
    pub span: Span,
    /// What is so, in plain words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The change itself, where one is likely.
    pub fix: Option<Fix>,
}

/// How much a [`Lint`] weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LintSeverity {
    /// The pattern will hardly do what was meant.
    Warning,
    /// Good to know.
    Note,
}

/// The kinds of lints. Their names in JSON stay the same from version to version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LintCode {
    /// No event that is known can match the pattern.
    NeverMatches,
    /// No service has this source: `["aws.codepipline"]`.
    UnknownSource,
    /// No event has this detail-type: `["EC2 Instance State Change Notification"]`.
    UnknownDetailType,
    /// Another source has this detail-type.
    SourceAndDetailType,
    /// Events of this type have no such field.
    NoSuchField,
    /// A value of another type than the field holds: `{"exitCode": ["1"]}`.
    WrongType,
    /// None of the values that the field can have: `{"state": ["Stopped"]}`.
    UnknownValue,
    /// Excludes what the field never has: `[{"anything-but": "Stopped"}]`.
    ExcludesNothing,
    /// A plain value is asked for where events have an object.
    ObjectAskedAsValue,
    /// A field inside is asked for where events have plain values.
    ValueAskedAsObject,
    /// A field that is always there must be absent.
    NeverAbsent,
    /// A field that is never there as a plain value must be absent, so nothing is asked.
    AlwaysAbsent,
    /// Every string is taken: `[{"prefix": ""}]`.
    TakesEveryString,
    /// Every value is taken by one alternative or another.
    TakesEveryValue,
    /// No value satisfies the field.
    NoValueFits,
    /// No event has such a value in this field of the envelope.
    NotInEnvelope,
    /// The value changes with every event.
    ChangesWithEveryEvent,
    /// A later part of the pattern replaces this one.
    Replaced,
    /// An alternative adds nothing to the others.
    Redundant,
    /// Only presence, absence and exclusions are asked for.
    OnlyLoose,
    /// Only fields are asked for that all events have.
    OnlyEnvelope,
    /// Neither source nor detail-type is asked for.
    NoSourceNorDetailType,
    /// Events of any source with this detail-type match, also of other applications.
    AnySource,
    /// Several event types of the source match.
    AllDetailTypes,
    /// Events of other accounts match, too.
    OtherAccounts,
}

impl LintCode {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NeverMatches => "never-matches",
            Self::UnknownSource => "unknown-source",
            Self::UnknownDetailType => "unknown-detail-type",
            Self::SourceAndDetailType => "source-and-detail-type",
            Self::NoSuchField => "no-such-field",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::ExcludesNothing => "excludes-nothing",
            Self::ObjectAskedAsValue => "object-asked-as-value",
            Self::ValueAskedAsObject => "value-asked-as-object",
            Self::NeverAbsent => "never-absent",
            Self::AlwaysAbsent => "always-absent",
            Self::TakesEveryString => "takes-every-string",
            Self::TakesEveryValue => "takes-every-value",
            Self::NoValueFits => "no-value-fits",
            Self::NotInEnvelope => "not-in-envelope",
            Self::ChangesWithEveryEvent => "changes-with-every-event",
            Self::Replaced => "replaced",
            Self::Redundant => "redundant",
            Self::OnlyLoose => "only-loose",
            Self::OnlyEnvelope => "only-envelope",
            Self::NoSourceNorDetailType => "no-source-nor-detail-type",
            Self::AnySource => "any-source",
            Self::AllDetailTypes => "all-detail-types",
            Self::OtherAccounts => "other-accounts",
        }
    }
}

/// What there is to say of a pattern, in the order of its text. A pattern that AWS refuses has
/// diagnostics of its own and no lints, nor has one of more than 32 KB. The work is bounded.
#[must_use]
pub fn lint(pattern: &Pattern, schemas: &Schemas) -> Vec<Lint> {
    if !pattern.is_valid() || pattern.text().len() > MOST_BYTES {
        return Vec::new();
    }
    let mut found = Found::new(pattern);
    let reach = Reach::new(pattern, schemas);
    own::check(&reach, &mut found);
    goes_together::check(&reach, &mut found);
    fields::check(&reach, &mut found);
    breadth::check(&reach, &mut found);
    found.finish()
}

/// The longest pattern that is looked at, in bytes; AWS takes a few thousand characters.
const MOST_BYTES: usize = 32_768;

/// The most lints of one pattern that are told.
const MOST: usize = 100;

/// What was found so far.
struct Found {
    lints: Vec<Lint>,
    /// For each field of the pattern whether no event that is known satisfies it.
    hopeless: Vec<bool>,
    /// The combinations whose source and detail-type never come together.
    apart: Vec<usize>,
}

impl Found {
    fn new(pattern: &Pattern) -> Self {
        Self {
            lints: Vec::new(),
            hopeless: vec![false; pattern.asked().count()],
            apart: Vec::new(),
        }
    }

    fn push(&mut self, lint: Lint) {
        let same = |it: &Lint| it.code == lint.code && it.span == lint.span;
        if self.lints.len() < MOST && !self.lints.iter().any(same) {
            self.lints.push(lint);
        }
    }

    fn is_hopeless(&self, field: usize) -> bool {
        self.hopeless.get(field) == Some(&true)
    }

    fn hopeless(&mut self, field: usize) {
        if let Some(slot) = self.hopeless.get_mut(field) {
            *slot = true;
        }
    }

    fn finish(self) -> Vec<Lint> {
        let mut lints = self.lints;
        lints.sort_by_key(|lint| (lint.span.start, lint.severity, lint.code));
        lints
    }
}

impl Lint {
    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }
}

fn warning(code: LintCode, span: Span, message: String) -> Lint {
    Lint {
        code,
        severity: LintSeverity::Warning,
        span,
        message,
        help: None,
        fix: None,
    }
}

fn note(code: LintCode, span: Span, message: String) -> Lint {
    Lint {
        severity: LintSeverity::Note,
        ..warning(code, span, message)
    }
}

#[cfg(test)]
#[cfg(feature = "author")]
mod tests;
