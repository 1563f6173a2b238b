//! Reads a piece of Markdown that stands in a file of another format.

use crate::author::finding::Finding;
use crate::author::nodes::{Nodes, join_lines};
use crate::author::report::{At, Report};
use crate::markup::Block;

/// Reads Markdown as the stem of a question is read: paragraphs, lists, code, emphasis and links.
///
/// `first_line` is the line of `file` on which the text begins; findings name the lines of the file.
pub fn read_text(file: &str, first_line: usize, text: &str) -> (Vec<Block>, Vec<Finding>) {
    read(Report::new(file, text), first_line, text)
}

/// As [`read_text`], where links may also lead to pages of the app, such as `#/exam`.
pub fn read_own_text(file: &str, first_line: usize, text: &str) -> (Vec<Block>, Vec<Finding>) {
    let mut report = Report::new(file, text);
    report.leads_inside = true;
    read(report, first_line, text)
}

fn read(mut report: Report<'_>, first_line: usize, text: &str) -> (Vec<Block>, Vec<Finding>) {
    let whole = At { value: text, at: 0 };
    let mut blocks = Vec::new();
    if let Some(mut nodes) = Nodes::new(&whole, &mut report) {
        blocks = nodes.blocks(&mut report);
    }
    join_lines(&mut blocks);
    let mut findings = report.findings;
    for finding in &mut findings {
        finding.line += first_line.saturating_sub(1);
    }
    (blocks, findings)
}
