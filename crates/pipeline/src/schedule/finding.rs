//! What is wrong with a schedule expression, where, and what to change.

use pattern::{Fix, Severity, Span};
use serde::{Deserialize, Serialize};

/// One thing to say about a schedule expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// An error makes AWS refuse the expression; a warning does not.
    pub severity: Severity,
    /// The bytes to underline.
    pub span: Span,
    /// What is wrong, in a sentence. AWS itself only says that the expression
    /// is not valid.
    pub message: String,
    /// What to change, in plain words.
    pub help: Option<String>,
    /// The change itself, where one is likely.
    pub fix: Option<Fix>,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Code {
    /// White space before, after or within, where none may be.
    Space,
    /// The expression is neither `rate()` nor `cron()` nor `at()`.
    UnknownKind,
    /// Letters in the wrong case.
    LetterCase,
    /// A parenthesis is missing, or text follows the last one.
    Parentheses,
    /// A `rate()` that is not a value and a unit.
    RateForm,
    /// The value of a `rate()` is no positive whole number.
    RateValue,
    /// The unit of a `rate()` is not minutes, hours or days.
    RateUnit,
    /// Value and unit of a `rate()` differ in number.
    Plural,
    /// A `cron()` without exactly six fields.
    FieldCount,
    /// Commas stand between the fields.
    CommaBetweenFields,
    /// Neither day field is `?`.
    BothDays,
    /// Both day fields are `?`.
    NoDay,
    /// A `?` where there is none.
    QuestionMark,
    /// An item of a list, or a part of it, is missing or is no value.
    NoValue,
    /// A value outside the field's range.
    OutOfRange,
    /// A 0 for Sunday.
    SundayAsZero,
    /// A step of zero or beyond the field.
    Step,
    /// A range of years that runs backwards.
    Backwards,
    /// `L`, `W` or `#` used as AWS does not take it.
    Special,
    /// A form that AWS does not document.
    Undocumented,
    /// Every minute of one hour.
    EveryMinute,
    /// A step whose count starts again before it is full.
    UnevenStep,
    /// The schedule has no run at any time.
    NeverRuns,
    /// More characters than AWS takes.
    TooLong,
    /// An `at()` that is no date and time.
    AtForm,
    /// An `at()` on a rule.
    AtOnRule,
}

impl Finding {
    /// Whether AWS refuses the expression because of this.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What is wrong and what to change, in one text.
    pub fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{} {help}", self.message),
            None => self.message.clone(),
        }
    }

    pub(super) fn error(code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            help: None,
            fix: None,
        }
    }

    pub(super) fn warning(code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::error(code, span, message)
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    pub(super) fn fix(mut self, span: Span, replacement: impl Into<String>) -> Finding {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// A fix that replaces what is underlined.
    pub(super) fn replace(self, replacement: impl Into<String>) -> Finding {
        let span = self.span;
        self.fix(span, replacement)
    }
}

/// How many findings make AWS refuse the expression.
pub(super) fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

/// The text with a fix applied; unchanged where the fix does not fit it.
pub(super) fn apply(text: &str, fix: &Fix) -> String {
    match (text.get(..fix.span.start), text.get(fix.span.end..)) {
        (Some(before), Some(after)) => format!("{before}{}{after}", fix.replacement),
        _ => text.to_owned(),
    }
}

/// A piece of the expression and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Part<'a> {
    pub(super) fn new(text: &'a str, start: usize) -> Part<'a> {
        Part { text, start }
    }

    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The part between two offsets of this one; empty where they do not fit.
    pub(super) fn slice(self, from: usize, to: usize) -> Part<'a> {
        Part {
            text: self.text.get(from..to).unwrap_or_default(),
            start: self.start + from,
        }
    }

    /// The pieces between a separator.
    pub(super) fn split(self, separator: char) -> impl Iterator<Item = Part<'a>> {
        let mut start = self.start;
        self.text.split(separator).map(move |text| {
            let part = Part { text, start };
            start += text.len() + separator.len_utf8();
            part
        })
    }

    /// The pieces before and after the first separator.
    pub(super) fn split_once(self, separator: char) -> Option<(Part<'a>, Part<'a>)> {
        let (before, after) = self.text.split_once(separator)?;
        let next = self.start + before.len() + separator.len_utf8();
        Some((Part::new(before, self.start), Part::new(after, next)))
    }

    /// The pieces between white space, none of them empty.
    pub(super) fn words(self) -> Vec<Part<'a>> {
        let mut words = Vec::new();
        let mut from = None;
        for (at, c) in self.text.char_indices() {
            match (c.is_ascii_whitespace(), from) {
                (true, Some(start)) => {
                    words.push(self.slice(start, at));
                    from = None;
                }
                (false, None) => from = Some(at),
                _ => {}
            }
        }
        if let Some(start) = from {
            words.push(self.slice(start, self.text.len()));
        }
        words
    }
}
