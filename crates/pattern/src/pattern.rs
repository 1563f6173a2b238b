//! Event patterns: what they are once read.

mod expand;
mod parse;

use std::collections::{BTreeSet, HashSet};

use crate::json::Value;
use crate::operators::{Operator, Reading};
use crate::{Code, Diagnostic, Span, json};

/// An event pattern, read as far as it can be read.
#[derive(Debug, Default)]
pub struct Pattern {
    valid: bool,
    pub(crate) text: String,
    pub(crate) span: Span,
    /// All fields in the order of the text.
    pub(crate) fields: Vec<Field>,
    /// The object at the top, and the objects in `$or` lists. The first is the top.
    pub(crate) groups: Vec<Group>,
    pub(crate) ors: Vec<Or>,
    /// The names of all fields, sorted.
    pub(crate) names: Vec<String>,
    /// The steps that occur in names: the engine reads no others in an event.
    pub(crate) steps: HashSet<String>,
    /// The problems for which AWS refuses the pattern.
    pub(crate) errors: Vec<Diagnostic>,
    /// The combinations that `$or` multiplies out to; any one of them must match.
    pub(crate) branches: Vec<Vec<BranchField>>,
}

/// A field and its alternatives.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) path: Vec<String>,
    pub(crate) name: String,
    /// The spans of the keys of the path.
    pub(crate) key_spans: Vec<Span>,
    /// The span of the last key of the path.
    pub(crate) key_span: Span,
    /// From the key to the end of the value.
    pub(crate) span: Span,
    pub(crate) tests: Vec<Test>,
    /// Whether an alternative compares numbers by value.
    pub(crate) compares_numbers: bool,
}

/// One alternative of a field.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) span: Span,
    pub(crate) operator: Operator,
}

/// The fields and `$or` lists of which all must match.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) span: Span,
    pub(crate) parts: Vec<Part>,
}

/// A part of a group.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    Field(usize),
    Or(usize),
}

/// A `$or` list.
#[derive(Debug)]
pub(crate) struct Or {
    pub(crate) span: Span,
    pub(crate) groups: Vec<usize>,
}

/// A field within one combination.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BranchField {
    pub(crate) field: usize,
    /// Its name, as an index into the sorted names.
    pub(crate) name: usize,
}

impl Pattern {
    /// Whether AWS would take the pattern.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// The text from which the pattern was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paths of all fields, keys joined by dots, without repeats, sorted.
    #[must_use]
    pub fn fields(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// Whether a field is compared by `wildcard`, also within `anything-but`. AWS counts the rules
    /// that do so for a quota of their own.
    #[must_use]
    pub fn has_wildcard(&self) -> bool {
        let mut tests = self.fields.iter().flat_map(|field| &field.tests);
        tests.any(|test| test.operator.is_wildcard())
    }

    /// The first error within a field.
    pub(crate) fn error_in(&self, field: &Field) -> Option<&Diagnostic> {
        let inside = |d: &&Diagnostic| field.span.contains(d.span.start);
        self.errors.iter().find(inside)
    }
}

/// Reads an event pattern. Never gives up: what could be read is in the pattern, and the
/// diagnostics tell all problems, errors first, and first of all the one that AWS reports.
#[must_use]
pub fn parse(text: &str) -> (Pattern, Vec<Diagnostic>) {
    let (value, diagnostics, unclosed) = json::read_open(text);
    let mut reading = Reading {
        text,
        diagnostics,
        unclosed,
    };
    let mut pattern = Pattern {
        text: text.to_owned(),
        ..Pattern::default()
    };
    match &value {
        Some(value) if value.as_object().is_some() => {
            pattern.span = value.span;
            parse::object(&mut pattern, value, &mut reading);
        }
        _ => not_an_object(value.as_ref(), &mut reading),
    }
    index(&mut pattern);
    if !reading.diagnostics.iter().any(Diagnostic::is_error) {
        expand::expand(&mut pattern, &mut reading);
        crate::limits::wildcard::check(&pattern, &mut reading);
    }
    let mut diagnostics = reading.diagnostics;
    length(text, &mut diagnostics);
    crate::diagnostic::sort(&mut diagnostics);
    let errors = diagnostics.iter().filter(|d| d.is_error());
    pattern.errors = errors.cloned().collect();
    pattern.valid = pattern.errors.is_empty();
    (pattern, diagnostics)
}

fn not_an_object(value: Option<&Value>, reading: &mut Reading<'_>) {
    let (span, reached) = match value {
        Some(value) => (value.span, crate::operators::token_end(value)),
        None => (Span::new(0, reading.text.len()), reading.text.len()),
    };
    let help = "An event pattern is an object: {\"source\": [\"aws.ec2\"]}.";
    reading.refuse(
        Code::NotAnObject,
        span,
        reached,
        "Filter is not an object",
        help,
    );
}

/// Collects the names of the fields and their steps.
fn index(pattern: &mut Pattern) {
    let mut names = BTreeSet::new();
    names.extend(pattern.fields.iter().map(|f| f.name.as_str()));
    for name in &names {
        let mut steps: Vec<&str> = name.split('.').collect();
        // As in the engine, empty steps at the end are forgotten.
        while steps.len() > 1 && steps.last().is_some_and(|step| step.is_empty()) {
            steps.pop();
        }
        if steps != [""] || name.is_empty() {
            pattern.steps.extend(steps.into_iter().map(str::to_owned));
        }
    }
    pattern.names = names.into_iter().map(str::to_owned).collect();
}

fn length(text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let length = text.chars().count();
    for limit in [
        crate::limits::PATTERN_LENGTH_API,
        crate::limits::PATTERN_LENGTH,
    ] {
        if length > limit.value {
            let span = Span::new(0, text.len());
            let message = format!(
                "The pattern has {length} characters; AWS takes {} {}",
                limit.value, limit.of
            );
            diagnostics.push(Diagnostic::warning(Code::TooLong, span, message));
            return;
        }
    }
}

#[cfg(test)]
mod tests;
