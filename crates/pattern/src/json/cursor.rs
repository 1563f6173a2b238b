//! Where an offset stands in a text, whatever state the text is in.

use super::read::{Expects, Open, Reader};
use crate::Span;

/// A place in a text.
pub(crate) struct Cursor {
    /// The arrays and objects that are open there, from the outermost.
    pub(crate) frames: Vec<Frame>,
    /// What may stand there.
    pub(crate) expects: Expects,
    /// The string, word or number at the place; empty where there is none.
    pub(crate) token: Span,
    /// Whether the token is a string.
    pub(crate) quoted: bool,
}

/// An array or object that is open at a place.
pub(crate) enum Frame {
    /// An array that begins at this byte, and how many elements stand before the place.
    Array(usize, usize),
    /// An object that begins at this byte, and the key whose value is being written.
    Object(usize, Option<String>),
}

impl Cursor {
    /// Whether a key stands at the place, or a value; `None` where neither may stand.
    pub(crate) fn is_key(&self) -> Option<bool> {
        match self.expects {
            Expects::Key => Some(true),
            Expects::Value => Some(false),
            // A string here stands where a comma is missing.
            Expects::Separator if self.quoted => {
                Some(matches!(self.frames.last(), Some(Frame::Object(..))))
            }
            Expects::Separator | Expects::Colon | Expects::Nothing => None,
        }
    }
}

impl Frame {
    /// The byte of its opening bracket.
    pub(crate) fn start(&self) -> usize {
        let (Frame::Array(start, _) | Frame::Object(start, _)) = self;
        *start
    }
}

/// The place of the byte `offset`. A token that ends there counts as at the place, unless it is
/// a string with its closing quote.
pub(crate) fn cursor(text: &str, offset: usize) -> Cursor {
    let offset = (0..=offset.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default();
    let before = text.get(..offset).unwrap_or_default();
    let (token, quoted) = match open_string(before) {
        Some(start) => (Span::new(start, string_end(text, start, offset)), true),
        None => (bare_token(text, offset), false),
    };
    let mut reader = Reader::new(text.get(..token.start).unwrap_or_default());
    reader.recovers = true;
    let expects = match reader.run() {
        Some(_) => Expects::Nothing,
        None => reader.expects,
    };
    let frames = reader.open.iter().map(|open| match open {
        Open::Array(start, elements) => Frame::Array(*start, elements.len()),
        Open::Object(start, _, key) => {
            Frame::Object(*start, key.as_ref().map(|(key, _)| key.clone()))
        }
    });
    Cursor {
        frames: frames.collect(),
        expects,
        token,
        quoted,
    }
}

/// Where the string begins that is open at the end of a text.
fn open_string(text: &str) -> Option<usize> {
    let mut reader = Reader::new(text);
    reader.recovers = true;
    match reader.run() {
        Some(_) => None,
        None => reader.unclosed.iter().max().copied(),
    }
}

/// The end of a string that begins at `start` and holds `offset`: behind its closing quote, or
/// behind the word at `offset` where the next quote is hardly its own.
fn string_end(text: &str, start: usize, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    let mut reader = Reader::new(text);
    reader.recovers = true;
    reader.at = start;
    let closed = reader.string().is_some() && reader.unclosed.is_empty();
    let inside = rest
        .get(..reader.at.saturating_sub(offset))
        .unwrap_or_default();
    if closed && !inside.contains([',', '[', ']', '{', '}', '\n']) {
        reader.at
    } else {
        bare_token(text, offset).end
    }
}

/// The word or number around `offset`.
fn bare_token(text: &str, offset: usize) -> Span {
    let bare = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '+' | '.');
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let length = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take_while(bare).map(char::len_utf8).sum()
    };
    let start = offset - length(&mut before.chars().rev());
    Span::new(start, offset + length(&mut after.chars()))
}

#[cfg(test)]
mod tests;
