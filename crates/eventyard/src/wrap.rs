//! Blocks of text on lines of a terminal.

use quiz::{Block, inline_text};

/// The most characters of a line of running text.
const WIDTH: usize = 88;

/// The blocks below each other, an empty line between them, each line after `indent` spaces.
///
/// Code is not wrapped, since it is to be read as it is.
pub(crate) fn blocks(blocks: &[Block], indent: usize) -> String {
    let texts: Vec<String> = blocks.iter().map(|part| block(part, indent)).collect();
    texts.join("\n")
}

fn block(block: &Block, indent: usize) -> String {
    match block {
        Block::Paragraph(inlines) => paragraph(&inline_text(inlines), indent),
        Block::Code { text, .. } => text
            .lines()
            .map(|line| format!("{}{line}\n", " ".repeat(indent + 2)))
            .collect(),
        Block::List { start, items } => items
            .iter()
            .zip(0..)
            .map(|(item, index)| {
                let mark = start.map_or("-".to_owned(), |start| format!("{}.", start + index));
                labelled(&mark, item, indent)
            })
            .collect(),
    }
}

/// Blocks whose first line begins with a label; the others stand below its text.
pub(crate) fn labelled(label: &str, content: &[Block], indent: usize) -> String {
    let inner = indent + label.chars().count() + 1;
    let text = blocks(content, inner);
    let text = text.get(inner..).unwrap_or_default();
    format!("{}{label} {text}", " ".repeat(indent))
}

/// Running text in lines.
pub(crate) fn paragraph(text: &str, indent: usize) -> String {
    let start = " ".repeat(indent);
    let mut lines = String::new();
    let mut line = start.clone();
    for word in text.split_whitespace() {
        let full = line.chars().count() + word.chars().count() + 1 > WIDTH;
        if full && line.len() > start.len() {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line.clone_from(&start);
        }
        line.push_str(word);
        line.push(' ');
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
    lines
}
