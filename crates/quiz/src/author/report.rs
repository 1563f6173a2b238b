//! The findings on one file, made from byte offsets.

use std::collections::BTreeSet;

use crate::author::finding::{Finding, Place, Severity, code};

/// So many errors of one file are kept.
const MOST_ERRORS: usize = 100;

/// The findings on one file, made from byte offsets.
pub(crate) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    broken_lines: BTreeSet<usize>,
    /// Whether links may lead to pages of the app.
    pub(crate) leads_inside: bool,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        let ends = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            file,
            text,
            line_starts: std::iter::once(0).chain(ends).collect(),
            broken_lines: BTreeSet::new(),
            leads_inside: false,
            findings: Vec::new(),
        }
    }

    /// The line and character of a byte offset.
    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self
            .line_starts
            .partition_point(|start| *start <= at)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self
            .text
            .get(start..at)
            .map_or(1, |before| before.chars().count() + 1);
        Place { line, column }
    }

    /// An error at a byte offset; on a line with broken TOML only the first counts.
    pub(crate) fn error(
        &mut self,
        at: usize,
        code: &'static str,
        message: impl Into<String>,
        help: &str,
    ) {
        // A file with so many errors is none that a person wrote; finding their places takes time.
        if self.findings.len() >= MOST_ERRORS {
            return;
        }
        let place = self.place(at);
        if self.broken_lines.contains(&place.line) {
            return;
        }
        if code == code::TOML {
            self.broken_lines.insert(place.line);
        }
        self.findings.push(Finding::new(
            self.file,
            place,
            code,
            Severity::Error,
            message,
            help,
        ));
    }
}

/// A value with its byte offset in the file.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) at: usize,
}
