//! Marked-up text as plain nodes: the app renders these and never HTML.

use std::cell::Cell;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// A part of a text that stands on its own lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// Text to be shown as it is, such as an event pattern.
    Code {
        /// What the author wrote after the fence, such as `json`.
        language: Option<String>,
        /// The code without the last line end.
        text: String,
    },
    /// A list of points.
    List {
        /// The number of the first point; `None` for bullets.
        start: Option<u64>,
        /// The points.
        #[serde(deserialize_with = "nested")]
        items: Vec<Vec<Block>>,
    },
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A short piece of code.
    Code(String),
    /// Words with great weight.
    Strong(#[serde(deserialize_with = "nested")] Vec<Inline>),
    /// Words with some weight.
    Emphasis(#[serde(deserialize_with = "nested")] Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// An https address.
        url: String,
        /// The words.
        #[serde(deserialize_with = "nested")]
        children: Vec<Inline>,
    },
    /// Words to be lit up; only `highlight` makes these, a bank has none.
    Mark(#[serde(deserialize_with = "nested")] Vec<Inline>),
    /// The other name of what was just named, beside it; only `in_names` makes these. It is no part
    /// of the plain text.
    Gloss(String),
}

/// How deep nodes may nest; the reader of source files refuses what goes deeper.
pub(crate) const MAX_DEPTH: usize = 16;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Reads the children of a node and refuses a tree so deep that it could exhaust the stack.
fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let depth = DEPTH.get();
    if depth >= MAX_DEPTH {
        return Err(D::Error::custom("text nested too deep"));
    }
    DEPTH.set(depth + 1);
    let children = Vec::deserialize(deserializer);
    DEPTH.set(depth);
    children
}

/// The text without any mark-up: inline parts joined as they are, blocks divided by a line end.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Paragraph(inlines) => text.push_str(&inline_text(inlines)),
            Block::Code { text: code, .. } => text.push_str(code),
            Block::List { items, .. } => {
                let points: Vec<String> = items.iter().map(|item| plain_text(item)).collect();
                text.push_str(&points.join("\n"));
            }
        }
    }
    text
}

/// The text of a line without any mark-up.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inline_text(inlines, &mut text);
    text
}

fn push_inline_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Strong(children)
            | Inline::Emphasis(children)
            | Inline::Link { children, .. }
            | Inline::Mark(children) => push_inline_text(children, text),
            Inline::Gloss(_) => {}
        }
    }
}
