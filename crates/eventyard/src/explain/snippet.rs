//! Pieces of a file, with line and column, underlined or changed.

use std::fmt::Write;

use pattern::{Fix, Position, Span};

use super::paint::{Paint, plain};

/// The characters of a line that are shown before and behind what is underlined.
const BEFORE: usize = 36;
const BEHIND: usize = 28;

/// The longest piece that is shown whole.
const LONGEST: usize = 72;

/// A file that is quoted from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s> {
    pub(crate) name: &'s str,
    pub(crate) text: &'s str,
    /// The line of the file on which the text begins, from 1.
    pub(crate) line: usize,
}

/// A piece of one line: what is meant and what stands around it.
struct Piece {
    before: String,
    inside: String,
    behind: String,
}

impl Source<'_> {
    /// File, line and column of a byte.
    pub(crate) fn place(self, offset: usize) -> String {
        let column = Position::of(self.text, offset).column;
        format!("{}:{}:{column}", self.name, self.number(offset))
    }

    /// The line of a byte in the file.
    fn number(self, offset: usize) -> usize {
        self.line.saturating_sub(1) + Position::of(self.text, offset).line
    }

    fn piece(self, span: Span) -> Piece {
        let text = |start, end| self.text.get(start..end).unwrap_or_default();
        let before = text(0, span.start);
        let before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let behind = text(span.end, self.text.len());
        let behind = behind.split(['\n', '\r']).next().unwrap_or_default();
        let before = before.trim_start();
        Piece {
            before: last(before, BEFORE),
            inside: one_line(span.of(self.text)),
            behind: first(behind, BEHIND),
        }
    }

    /// The line with a caret below each character of the span.
    pub(crate) fn underlined(self, span: Span, said: &str, indent: &str, paint: Paint) -> String {
        let piece = self.piece(span);
        let number = self.number(span.start).to_string();
        let gutter = " ".repeat(number.len());
        let room = " ".repeat(piece.before.chars().count());
        let carets = "^".repeat(piece.inside.chars().count().max(1));
        let (bar, carets) = (paint.dim("|"), paint.amber(&carets));
        let mut out = String::new();
        let _ = writeln!(
            out,
            "{indent}{} {bar} {}{}{}",
            paint.dim(&number),
            piece.before,
            piece.inside,
            piece.behind
        );
        let _ = writeln!(out, "{indent}{gutter} {bar} {room}{carets} {}", plain(said));
        out
    }

    /// The line before and after a change.
    pub(crate) fn changed(self, fix: &Fix, indent: &str, paint: Paint) -> String {
        let piece = self.piece(fix.span);
        let line = |inside: &str| format!("{}{inside}{}", piece.before, piece.behind);
        let old = paint.red(&format!("- {}", line(&piece.inside)));
        let new = paint.green(&format!("+ {}", line(&one_line(&fix.replacement))));
        format!("{indent}{old}\n{indent}{new}\n")
    }
}

/// A text of several lines as one, its middle cut out where it is long.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\r']).map(str::trim).collect();
    let text = match words.as_slice() {
        [_] => plain(text),
        lines => plain(&lines.join(" ")),
    };
    let count = text.chars().count();
    if count <= LONGEST {
        return text;
    }
    let half = LONGEST / 2;
    let start: String = text.chars().take(half).collect();
    let end: String = text.chars().skip(count - half).collect();
    format!("{start}…{end}")
}

/// The first characters of a line.
fn first(line: &str, most: usize) -> String {
    let start: String = line.chars().take(most).collect();
    let more = line.chars().nth(most).map_or("", |_| "…");
    plain(&start) + more
}

/// The last characters of a line.
fn last(line: &str, most: usize) -> String {
    let count = line.chars().count();
    let end: String = line.chars().skip(count.saturating_sub(most)).collect();
    let more = if count > most { "…" } else { "" };
    format!("{more}{}", plain(&end))
}

#[cfg(test)]
mod tests;
