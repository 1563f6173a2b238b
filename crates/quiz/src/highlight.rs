//! Lights a phrase up in a text, such as the words of a stem that decide the answer.

use std::ops::Range;

use crate::markup::{Block, Inline, inline_text};

/// A copy of the text in which the first occurrence of `phrase` stands in `Inline::Mark` nodes.
///
/// The phrase is looked for in the plain text of one paragraph, also in a list, and may run across
/// emphasis, code and links; each part of it is then marked where it stands, so there can be
/// several marks. A phrase that is empty or does not occur leaves the text as it is.
pub fn highlight(blocks: &[Block], phrase: &str) -> Vec<Block> {
    let mut copy = blocks.to_vec();
    if !phrase.is_empty() {
        mark_blocks(&mut copy, phrase);
    }
    copy
}

/// Marks the first occurrence; whether there was one.
fn mark_blocks(blocks: &mut [Block], phrase: &str) -> bool {
    blocks.iter_mut().any(|block| match block {
        Block::Paragraph(inlines) => match inline_text(inlines).find(phrase) {
            Some(start) => {
                let mut at = 0;
                *inlines = mark_inlines(inlines, &mut at, &(start..start + phrase.len()));
                true
            }
            None => false,
        },
        Block::Code { .. } => false,
        Block::List { items, .. } => items.iter_mut().any(|item| mark_blocks(item, phrase)),
    })
}

/// Rebuilds the nodes with marks around what lies in `range`; `at` counts bytes of plain text.
fn mark_inlines(inlines: &[Inline], at: &mut usize, range: &Range<usize>) -> Vec<Inline> {
    let mut marked = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => split(text, at, range, Inline::Text, &mut marked),
            Inline::Code(text) => split(text, at, range, Inline::Code, &mut marked),
            Inline::Strong(children) => {
                marked.push(Inline::Strong(mark_inlines(children, at, range)))
            }
            Inline::Emphasis(children) => {
                marked.push(Inline::Emphasis(mark_inlines(children, at, range)))
            }
            Inline::Mark(children) => marked.push(Inline::Mark(mark_inlines(children, at, range))),
            // It is no part of the text in which the phrase is looked for.
            Inline::Gloss(_) => marked.push(inline.clone()),
            Inline::Link { url, children } => {
                marked.push(Inline::Link {
                    url: url.clone(),
                    children: mark_inlines(children, at, range),
                });
            }
        }
    }
    marked
}

/// Cuts one leaf into what lies before, in and after the range.
fn split(
    text: &str,
    at: &mut usize,
    range: &Range<usize>,
    leaf: fn(String) -> Inline,
    marked: &mut Vec<Inline>,
) {
    let local = |place: usize| place.saturating_sub(*at).min(text.len());
    let (start, end) = (local(range.start), local(range.end));
    *at += text.len();
    let mut push = |part: Range<usize>, lit: bool| {
        if let Some(part) = text.get(part).filter(|part| !part.is_empty()) {
            let node = leaf(part.to_owned());
            marked.push(if lit { Inline::Mark(vec![node]) } else { node });
        }
    };
    push(0..start, false);
    push(start..end, true);
    push(end..text.len(), false);
}

#[cfg(test)]
mod tests;
