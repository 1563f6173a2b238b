//! A small yard as text for the fragment of an address.
//!
//! A letter for the version comes first, then the yard file without its white space, compressed
//! (DEFLATE, RFC 1951) and in base64url without padding (RFC 4648), so that it needs no escaping in a
//! fragment. Nothing in a link does more than to say what a yard holds.

use crate::yard_file::{ImportError, YardFile, export, import};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use pipeline::Yard;
use serde_json::{Map, Value};
use std::fmt;

/// The letter that a link begins with: the version of its form.
pub const LINK_VERSION: char = 'a';

/// The most characters of a link's text, 2026-11-22. Browsers take far more, but programs for mail and
/// chat cut longer addresses.
pub const LONGEST_LINK: usize = 8_000;

/// The most bytes that a link may hold once it is decompressed, 2026-11-22: many times what any yard
/// within [`LONGEST_LINK`] came from.
pub const LARGEST_YARD: usize = 1_000_000;

/// Why a yard does not fit into a link, or a text is no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// The link would have this many characters, more than [`LONGEST_LINK`].
    TooLarge(usize),
    /// The text has this many characters, more than [`LONGEST_LINK`].
    TooLong(usize),
    /// There is no text.
    Empty,
    /// It begins with the letter of another version.
    Version(char),
    /// Characters are missing or were changed on the way.
    Damaged,
    /// It holds more than [`LARGEST_YARD`] bytes.
    Bomb,
    /// What it holds is no yard file.
    Yard(ImportError),
}

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkProblem::TooLarge(size) => write!(
                f,
                "The yard is too large for a link: it would have {size} characters, and at most {LONGEST_LINK} are sure to arrive. Share the yard file instead."
            ),
            LinkProblem::TooLong(size) => write!(
                f,
                "The link has {size} characters; one of Eventyard has at most {LONGEST_LINK}."
            ),
            LinkProblem::Empty => f.write_str("The link holds no yard."),
            LinkProblem::Version(letter) => write!(
                f,
                "The link begins with {letter:?}; this Eventyard reads links that begin with {LINK_VERSION:?}. It may come from a later Eventyard, or be cut off at its start."
            ),
            LinkProblem::Damaged => f.write_str(
                "The link is damaged: characters are missing at its end or were changed on the way. Copy it once more, or ask for the yard file.",
            ),
            LinkProblem::Bomb => write!(
                f,
                "The link holds more than {LARGEST_YARD} bytes, which no link of Eventyard does."
            ),
            LinkProblem::Yard(error) => write!(f, "What the link holds is no yard. {error}"),
        }
    }
}

impl std::error::Error for LinkProblem {}

/// The text of a link that holds a yard and its events. The same yard gives the same text.
///
/// # Errors
/// The yard is too large; the problem says by how much.
pub fn encode_link(file: &YardFile) -> Result<String, LinkProblem> {
    let text = lean(&export(&file.yard, &file.events));
    let packed = compress_to_vec(text.as_bytes(), 10);
    let mut link = String::from(LINK_VERSION);
    URL_SAFE_NO_PAD.encode_string(packed, &mut link);
    match link.len() <= LONGEST_LINK {
        true => Ok(link),
        false => Err(LinkProblem::TooLarge(link.len())),
    }
}

/// A yard file without white space and without what a file may leave out: nulls, and parts in which the
/// yard is as an empty one.
fn lean(text: &str) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap_or_default();
    let empty = serde_json::to_value(Yard::default()).unwrap_or_default();
    if let Some(yard) = file.get_mut("yard") {
        for part in ["resources", "conditions"] {
            if let (Some(Value::Object(members)), Some(empty)) =
                (yard.get_mut(part), empty.get(part))
            {
                members.retain(|name, value| empty.get(name) != Some(&*value));
            }
        }
        if let Value::Object(members) = yard {
            members.retain(|_, value| *value != Value::Object(Map::new()));
        }
    }
    without_nulls(&mut file);
    file.to_string()
}

fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

/// Reads the text of a link. The work is bounded whatever the text says.
///
/// # Errors
/// What is wrong with the text; nothing of it is taken then.
pub fn decode_link(link: &str) -> Result<YardFile, LinkProblem> {
    let link = link.trim();
    if link.len() > LONGEST_LINK {
        return Err(LinkProblem::TooLong(link.chars().count()));
    }
    let mut letters = link.chars();
    let text = match letters.next() {
        None => return Err(LinkProblem::Empty),
        Some(LINK_VERSION) => letters.as_str(),
        Some(other) => return Err(LinkProblem::Version(other)),
    };
    let packed = URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| LinkProblem::Damaged)?;
    let bytes = decompress_to_vec_with_limit(&packed, LARGEST_YARD).map_err(|error| {
        match error.status == TINFLStatus::HasMoreOutput {
            true => LinkProblem::Bomb,
            false => LinkProblem::Damaged,
        }
    })?;
    let text = String::from_utf8(bytes).map_err(|_| LinkProblem::Damaged)?;
    import(&text).map_err(LinkProblem::Yard)
}

#[cfg(test)]
mod tests;
