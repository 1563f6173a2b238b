//! What is wrong with a text, where, and what to change.

use crate::order;
use serde::{Deserialize, Serialize};

mod code;

pub use code::Code;

/// A half-open range of bytes in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range from `start` to before `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the byte at `offset` lies in the range.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The piece of `text` that the range covers; empty where it does not fit.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A place as AWS prints it: both numbers start at 1, the column counts UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The line. LF, CR and CR LF end a line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The place of the byte at `offset` in `text`.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let (mut line, mut column) = (1, 1);
        let mut after_return = false;
        for (at, c) in text.char_indices() {
            if at >= offset {
                break;
            }
            match c {
                '\n' if after_return => {}
                '\n' | '\r' => {
                    line += 1;
                    column = 1;
                }
                _ => column += c.len_utf16(),
            }
            after_return = c == '\r';
        }
        Self { line, column }
    }
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// AWS refuses the text.
    Error,
    /// AWS takes the text, but it will hardly do what was meant.
    Warning,
}

/// A replacement that repairs the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

impl Fix {
    /// The text with the replacement made; unchanged where the span does not fit.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.span.start), text.get(self.span.end..)) {
            (Some(before), Some(after)) => [before, &self.replacement, after].concat(),
            _ => text.to_owned(),
        }
    }
}

/// One problem of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// Whether AWS refuses the text because of it.
    pub severity: Severity,
    /// The bytes to underline.
    pub span: Span,
    /// What is wrong; AWS's own words where it has some.
    pub message: String,
    /// In plain words what to change.
    pub help: Option<String>,
    /// The change itself, where one is likely.
    pub fix: Option<Fix>,
    /// The place that AWS names for it. A few refusals of AWS name none.
    pub position: Option<Position>,
    /// How far the engine has read when it refuses: the smallest is reported.
    #[serde(skip)]
    pub(crate) reached: usize,
}

impl Diagnostic {
    /// Whether AWS refuses the text because of this.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub(crate) fn error(
        code: Code,
        span: Span,
        reached: usize,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            help: None,
            fix: None,
            position: None,
            reached,
        }
    }

    pub(crate) fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, span, span.start, message)
        }
    }

    pub(crate) fn at(mut self, text: &str, offset: usize) -> Self {
        self.position = Some(Position::of(text, offset));
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }
}

/// Puts errors before warnings, and the error that AWS reports first.
pub(crate) fn sort(diagnostics: &mut Vec<Diagnostic>) {
    order::by_key(diagnostics, |d| {
        (!d.is_error(), d.reached, d.code == Code::Syntax)
    });
}

#[cfg(test)]
mod tests;
