//! A tree as JSON text.

use super::Tree;

impl Tree {
    /// JSON without white space.
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        write(self, None, &mut out);
        out
    }

    /// JSON with a line for every member, two spaces a level, as people write it: a list of short texts
    /// or numbers stands on one line.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        write(self, Some(0), &mut out);
        out
    }

    /// The value as serde_json holds it.
    pub(crate) fn value(&self) -> serde_json::Value {
        serde_json::from_str(&self.compact()).unwrap_or_default()
    }

    /// Whether it is a list of leaves that fits onto one line.
    pub(crate) fn is_short_list(&self) -> bool {
        let Tree::List(items) = self else {
            return false;
        };
        let leaf = |item: &Tree| !matches!(item, Tree::List(_) | Tree::Map(_));
        items.iter().all(leaf) && self.compact().len() <= 60
    }
}

/// A text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        pattern::json::escape(letter, &mut out);
    }
    out.push('"');
    out
}

fn write(tree: &Tree, level: Option<usize>, out: &mut String) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(true) => out.push_str("true"),
        Tree::Bool(false) => out.push_str("false"),
        Tree::Number(text) => out.push_str(text),
        Tree::Text(text) | Tree::Arn(text) | Tree::NameOf { name: text, .. } => {
            out.push_str(&quoted(text));
        }
        Tree::Secret(name) => out.push_str(&quoted(name)),
        Tree::List(items) => {
            let within = level.filter(|_| !tree.is_short_list());
            let gap = if level.is_some() { ", " } else { "," };
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, within, gap, out);
                write(item, level.map(|level| level + 1), out);
            }
            close(items.is_empty(), within, out);
            out.push(']');
        }
        Tree::Map(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                separate(index, level, ",", out);
                out.push_str(&quoted(name));
                out.push_str(if level.is_some() { ": " } else { ":" });
                write(value, level.map(|level| level + 1), out);
            }
            close(members.is_empty(), level, out);
            out.push('}');
        }
    }
}

fn separate(index: usize, level: Option<usize>, gap: &str, out: &mut String) {
    match level {
        Some(level) => {
            out.push_str(if index > 0 { ",\n" } else { "\n" });
            out.push_str(&"  ".repeat(level + 1));
        }
        None if index > 0 => out.push_str(gap),
        None => {}
    }
}

fn close(empty: bool, level: Option<usize>, out: &mut String) {
    if let Some(level) = level.filter(|_| !empty) {
        out.push('\n');
        out.push_str(&"  ".repeat(level));
    }
}
