//! Strings that a person would think of for some shapes.

use super::blocks;
use crate::operators::{Block, TextSet};

/// The most strings that are tried for one field.
const MOST: usize = 2_000;

/// Strings near what the shapes and blocks ask for, the likely ones first.
pub(super) fn texts(shapes: &[TextSet<'_>], blocks: &[Block]) -> Vec<String> {
    let mut likely = Vec::new();
    let mut affixes = Vec::new();
    for shape in shapes {
        match shape {
            TextSet::Is(text) => likely.push((*text).to_owned()),
            TextSet::Starts(text) => {
                affixes.push((*text).to_owned());
                likely.extend([format!("{text}x"), (*text).to_owned()]);
            }
            TextSet::Ends(text) => {
                affixes.push((*text).to_owned());
                likely.extend([format!("x{text}"), (*text).to_owned()]);
            }
            TextSet::IsFolded(folded) => likely.extend([spelt(folded, false), spelt(folded, true)]),
            TextSet::StartsFolded(folded) => {
                likely.extend([spelt(folded, false), spelt(folded, true)].map(|t| t + "x"));
            }
            TextSet::EndsFolded(folded) => {
                likely.extend([spelt(folded, false), spelt(folded, true)].map(|t| format!("x{t}")));
            }
            TextSet::Fits(pieces) => likely.extend([pieces.join("x"), pieces.concat()]),
        }
    }
    for block in blocks {
        for hex in [&block.bottom, &block.top] {
            likely.extend(blocks::spellings(hex));
        }
    }
    likely.push("other".to_owned());
    if !blocks.is_empty() {
        likely.extend(["999.0.0.1", ":::"].map(str::to_owned));
        // What makes an address of a beginning or an end.
        for text in &affixes {
            for rest in [
                "0", "1", ".1", ".0.1", ".0.0.1", ".0.0.0", "0.1", "0.0.1", "0.0.0", ":", "::",
                "1::",
            ] {
                likely.extend([format!("{text}{rest}"), format!("{rest}{text}")]);
            }
        }
    }
    likely.truncate(MOST);
    likely
}

fn spelt(folded: &crate::fold::Folded, capitals: bool) -> String {
    let spelling = |[low, high]: &[String; 2]| if capitals { high.clone() } else { low.clone() };
    folded.units().iter().map(spelling).collect()
}
