//! Pieces of text that a person reads.

use crate::json::escape;

/// The longest text that is shown whole, in characters.
const SHOWN: usize = 80;

/// A string in quotes, as JSON, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        escape(c, &mut out);
    }
    out.push('"');
    out
}

/// A string as JSON, whole.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        escape(c, &mut out);
    }
    out.push('"');
    out
}

/// A piece of JSON text, cut where it is long.
pub(crate) fn cut(text: &str) -> String {
    if text.len() <= SHOWN {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(SHOWN).collect();
    out.push('…');
    out
}
