//! Links of the guide's documents into the guide.

use super::PARTS;
use crate::model::{Content, Guide};
use crate::place::address;
use quiz::{Block, Inline};

/// The text with its links to other documents of the guide as links to the parts that they become.
pub(super) fn inside(text: &str) -> String {
    let mut text = text.to_owned();
    for (slug, file) in PARTS {
        let name = file.rsplit('/').next().unwrap_or(file);
        text = text.replace(&format!("]({name})"), &format!("]({})", address(slug, "")));
    }
    text
}

/// Tells of links within the guide that lead nowhere.
pub(super) fn check(guide: &Guide, problems: &mut Vec<String>) {
    for part in &guide.parts {
        let mut urls = Vec::new();
        of_blocks(&part.lead, &mut urls);
        for content in part.sections.iter().flat_map(|section| &section.content) {
            match content {
                Content::Text(blocks) => of_blocks(blocks, &mut urls),
                Content::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.for_each(|cell| of_inlines(cell, &mut urls));
                }
                Content::Example(_) | Content::Schedule(_) => {}
            }
        }
        for url in urls {
            let place = url.strip_prefix("#/guide/");
            if place.is_some_and(|place| !guide.has_place(place)) {
                problems.push(format!("{}: the link {url} leads nowhere", part.slug));
            }
        }
    }
}

/// Every address that blocks lead to.
pub(super) fn of_blocks<'a>(blocks: &'a [Block], urls: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => of_inlines(inlines, urls),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, urls)),
            Block::Code { .. } => {}
        }
    }
}

fn of_inlines<'a>(inlines: &'a [Inline], urls: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, children } => {
                urls.push(url);
                of_inlines(children, urls);
            }
            Inline::Strong(children) | Inline::Emphasis(children) | Inline::Mark(children) => {
                of_inlines(children, urls);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Gloss(_) => {}
        }
    }
}
