//! The tree of a trace as lines for a terminal.

use std::fmt::Write;

use pattern::{Diagnostic, Edit, FieldTrace, NearMiss, Node, Reason, Severity, Side, Trace};

use super::paint::{Paint, plain};
use super::snippet::Source;

/// The values and alternatives of one field that are drawn.
const MOST_DRAWN: usize = 8;

/// What a tree is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'s> {
    pub(super) paint: Paint,
    pub(super) pattern: Source<'s>,
    pub(super) event: Source<'s>,
}

/// A problem of a text, with its place.
pub(crate) fn diagnostic(source: Source<'_>, diagnostic: &Diagnostic, paint: Paint) -> String {
    let name = match diagnostic.severity {
        Severity::Error => paint.red("error"),
        Severity::Warning => paint.amber("warning"),
    };
    let place = source.place(diagnostic.span.start);
    let mut out = format!("{place}: {name}: {}\n", plain(&diagnostic.message));
    out.push_str(&source.underlined(diagnostic.span, "", "    ", paint));
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "    help: {}", plain(help));
    }
    if let Some(fix) = &diagnostic.fix {
        out.push_str(&source.changed(fix, "    ", paint));
    }
    out
}

/// The code as it stands in the data.
pub(super) fn code(reason: Reason) -> String {
    let name = serde_json::to_value(reason).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str);
    name.unwrap_or_default().to_owned()
}

impl Drawing<'_> {
    /// The whole trace.
    pub(super) fn trace(self, trace: &Trace) -> String {
        let mut out = String::new();
        let verdict = self.paint.verdict(trace.verdict);
        let _ = writeln!(out, "{verdict}. {}", plain(&trace.sentence));
        if let Node::All(all) = &trace.root {
            for child in &all.children {
                self.node(&mut out, child, 1);
            }
            for miss in &all.near_misses {
                self.near_miss(&mut out, miss, "  ");
            }
        }
        out
    }

    fn node(self, out: &mut String, node: &Node, depth: usize) {
        let indent = "  ".repeat(depth);
        match node {
            Node::Field(field) => self.field(out, field, &indent),
            Node::Any(any) => {
                let verdict = self.paint.verdict(any.verdict);
                let _ = writeln!(out, "{indent}{verdict}: $or, of which one branch is enough");
                for (index, branch) in any.branches.iter().enumerate() {
                    let closest = any.closest == Some(index) && !any.verdict.is_match();
                    let closest = if closest { ", the closest" } else { "" };
                    let verdict = self.paint.verdict(branch.verdict());
                    let _ = writeln!(out, "{indent}  {verdict}: branch {}{closest}", index + 1);
                    self.node(out, branch, depth + 2);
                }
            }
            Node::All(all) => {
                for child in &all.children {
                    self.node(out, child, depth);
                }
            }
        }
    }

    fn field(self, out: &mut String, field: &FieldTrace, indent: &str) {
        let replaced = field.reason == Some(Reason::Replaced);
        // The sentence of a match has the word itself.
        let verdict = match field.verdict.is_match() {
            _ if replaced => self.paint.dim("– replaced:"),
            true => self.paint.green("✓"),
            false => self.paint.red("✗ fails:"),
        };
        let reason = match field.reason {
            Some(reason) => self.paint.dim(&format!(" [{}]", code(reason))),
            None => String::new(),
        };
        let _ = writeln!(out, "{indent}{verdict} {}{reason}", plain(&field.sentence));
        if replaced {
            return;
        }
        let inner = format!("{indent}    ");
        self.asked(out, field, &inner);
        self.found(out, field, &inner);
        for note in &field.notes {
            let word = self.paint.amber("note");
            let _ = writeln!(out, "{inner}{word}: {}", plain(&note.sentence));
        }
        for miss in &field.near_misses {
            self.near_miss(out, miss, &inner);
        }
    }

    /// The alternatives. The one that is satisfied, or came near, is shown in the pattern.
    fn asked(self, out: &mut String, field: &FieldTrace, indent: &str) {
        let near = field.near_misses.iter().find_map(|miss| miss.asked);
        let failing = !field.verdict.is_match();
        for (index, asked) in field.asked.iter().enumerate().take(MOST_DRAWN) {
            let shown = asked.satisfied || (failing && near.unwrap_or_default() == index);
            let words = match asked.satisfied {
                true => self.paint.green("✓ satisfied"),
                false => self.paint.dim("· not satisfied"),
            };
            let place = self.pattern.place(asked.span.start);
            let _ = writeln!(out, "{indent}{words}: asked {place}");
            if shown {
                let inner = format!("{indent}  ");
                let said = &asked.words;
                out.push_str(
                    &self
                        .pattern
                        .underlined(asked.span, said, &inner, self.paint),
                );
            } else {
                let _ = writeln!(out, "{indent}    {}", plain(&asked.words));
            }
        }
        more(out, field.asked.len(), indent, "alternatives");
    }

    /// The values. The first, those that satisfy and those that came near are shown in the event.
    fn found(self, out: &mut String, field: &FieldTrace, indent: &str) {
        for (index, found) in field.found.iter().enumerate().take(MOST_DRAWN) {
            let misses = &field.near_misses;
            let near = misses.iter().any(|miss| miss.event == Some(found.span));
            let satisfies = found.satisfied_by.is_some();
            let words = match satisfies {
                true => self.paint.green("✓ satisfies"),
                false => self.paint.dim("· does not satisfy"),
            };
            let place = self.event.place(found.span.start);
            let _ = writeln!(out, "{indent}{words}: found {place}");
            if near || satisfies || index == 0 {
                let inner = format!("{indent}  ");
                let said = plain(&found.path);
                out.push_str(&self.event.underlined(found.span, &said, &inner, self.paint));
            } else {
                let _ = writeln!(
                    out,
                    "{indent}    {} = {}",
                    plain(&found.path),
                    plain(&found.text)
                );
            }
        }
        more(out, field.found_count, indent, "values");
    }

    fn near_miss(self, out: &mut String, miss: &NearMiss, indent: &str) {
        let (word, code) = (self.paint.amber("near miss"), code(miss.code));
        let _ = writeln!(out, "{indent}{word} [{code}]: {}", plain(&miss.sentence));
        for edit in &miss.edits {
            self.edit(out, edit, &format!("{indent}  "));
        }
    }

    /// A change: what it does, where, and the line before and after.
    pub(super) fn edit(self, out: &mut String, edit: &Edit, indent: &str) {
        let source = match edit.side {
            Side::Pattern => self.pattern,
            Side::Event => self.event,
        };
        let place = source.place(edit.fix.span.start);
        let word = self.paint.bold("fix");
        let _ = writeln!(out, "{indent}{word}: {} ({place})", plain(&edit.label));
        out.push_str(&source.changed(&edit.fix, &format!("{indent}  "), self.paint));
    }
}

fn more(out: &mut String, count: usize, indent: &str, what: &str) {
    if let Some(more) = count.checked_sub(MOST_DRAWN).filter(|more| *more > 0) {
        let _ = writeln!(out, "{indent}… and {more} more {what}");
    }
}

#[cfg(test)]
mod tests;
