//! Short ways to write what the guide is made of.

use crate::model::{Content, Row, Table};
use crate::place::slug;
use pipeline::metrics::cost::grouped;
use quiz::{Block, Inline};

/// A cell with plain words.
pub(super) fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// A cell with code; nothing where there is none.
pub(super) fn code(text: impl Into<String>) -> Vec<Inline> {
    let text = text.into();
    match text.is_empty() {
        true => Vec::new(),
        false => vec![Inline::Code(text)],
    }
}

/// A paragraph of plain words.
pub(super) fn paragraph(text: impl Into<String>) -> Content {
    Content::Text(vec![Block::Paragraph(plain(text))])
}

/// A row that has an address by the words of its first cell.
pub(super) fn row(name: &str, first: Vec<Inline>, others: Vec<Vec<Inline>>) -> Row {
    let mut cells = vec![first];
    cells.extend(others);
    Row {
        anchor: Some(slug(name)),
        cells,
    }
}

/// A table.
pub(super) fn table(caption: &str, head: &[&str], rows: Vec<Row>) -> Content {
    Content::Table(Table {
        caption: caption.to_owned(),
        head: head.iter().map(|head| (*head).to_owned()).collect(),
        rows,
    })
}

/// `2,048` for 2048.
pub(super) fn number(value: usize) -> String {
    grouped(u64::try_from(value).unwrap_or(u64::MAX))
}

/// The words with a capital at the beginning.
pub(super) fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
