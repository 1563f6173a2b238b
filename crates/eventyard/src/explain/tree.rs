//! The tree as lines for a terminal.

use std::fmt::Write;

use pattern::{Diagnostic, FieldTrace, Node, Position, Reason, Severity, Trace, Verdict};

/// Colours, or none.
#[derive(Clone, Copy)]
pub(super) struct Paint(bool);

const GREEN: &str = "32";
const RED: &str = "31";
const AMBER: &str = "33";
const DIM: &str = "2";

impl Paint {
    pub(super) fn new(colour: bool) -> Self {
        Self(colour)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    fn mark(self, verdict: Verdict) -> String {
        if verdict.is_match() {
            self.paint(GREEN, "✓")
        } else {
            self.paint(RED, "✗")
        }
    }
}

/// A problem of a text, with its place.
pub(super) fn diagnostic(file: &str, text: &str, diagnostic: &Diagnostic, paint: Paint) -> String {
    let (name, colour) = match diagnostic.severity {
        Severity::Error => ("error", RED),
        Severity::Warning => ("warning", AMBER),
    };
    let place = Position::of(text, diagnostic.span.start);
    let mut out = format!(
        "{file}:{}:{}: {}: {}\n",
        place.line,
        place.column,
        paint.paint(colour, name),
        diagnostic.message
    );
    if let Some(help) = &diagnostic.help {
        out.push_str(&format!("    {help}\n"));
    }
    if let Some(fix) = &diagnostic.fix {
        out.push_str(&format!(
            "    write {} instead of {}\n",
            fix.replacement,
            fix.span.of(text)
        ));
    }
    out
}

/// The whole trace.
pub(super) fn draw(trace: &Trace, paint: Paint) -> String {
    let mut out = String::new();
    let word = if trace.verdict.is_match() {
        "match"
    } else {
        "no match"
    };
    let _ = writeln!(
        out,
        "{} {word}. {}",
        paint.mark(trace.verdict),
        trace.sentence
    );
    if let Node::All(all) = &trace.root {
        for child in &all.children {
            node(&mut out, child, 1, paint);
        }
    }
    out
}

fn node(out: &mut String, node_: &Node, depth: usize, paint: Paint) {
    let indent = "  ".repeat(depth);
    match node_ {
        Node::Field(field) => field_lines(out, field, &indent, paint),
        Node::Any(any) => {
            let _ = writeln!(out, "{indent}{} $or: one of these", paint.mark(any.verdict));
            for (index, branch) in any.branches.iter().enumerate() {
                let _ = writeln!(
                    out,
                    "{indent}  {} branch {}",
                    paint.mark(branch.verdict()),
                    index + 1
                );
                node(out, branch, depth + 2, paint);
            }
        }
        Node::All(all) => {
            for child in &all.children {
                node(out, child, depth, paint);
            }
        }
    }
}

fn field_lines(out: &mut String, field: &FieldTrace, indent: &str, paint: Paint) {
    let mark = if field.reason == Some(Reason::Replaced) {
        paint.paint(DIM, "-")
    } else {
        paint.mark(field.verdict)
    };
    let _ = writeln!(out, "{indent}{mark} {}", field.sentence);
    if field.asked.len() > 1 {
        for asked in &field.asked {
            let mark = if asked.satisfied {
                paint.paint(GREEN, "✓")
            } else {
                paint.paint(DIM, "·")
            };
            let _ = writeln!(out, "{indent}    {mark} {}", asked.words);
        }
    }
    if field.found.len() > 1 {
        for found in &field.found {
            let mark = if found.satisfied_by.is_some() {
                paint.paint(GREEN, "✓")
            } else {
                paint.paint(DIM, "·")
            };
            let _ = writeln!(out, "{indent}    {mark} {} = {}", found.path, found.text);
        }
    }
}
