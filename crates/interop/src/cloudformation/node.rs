//! A template as it was read: values with their places.

use crate::tree::{Tree, put};
use pattern::Span;
use std::collections::HashSet;

/// The most bytes of a template: AWS's own limit for one in a bucket; seen 2026-11-22.
pub const LARGEST_TEMPLATE: usize = 1_000_000;

/// How deep a template may be nested.
pub const DEEPEST: usize = 64;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// The kinds of values. Short forms of intrinsic functions are read as their long forms.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A name and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Node {
    pub(super) fn new(kind: Kind, span: Span) -> Node {
        Node { kind, span }
    }

    pub(super) fn text_at(text: impl Into<String>, span: Span) -> Node {
        Node::new(Kind::Text(text.into()), span)
    }

    /// The entries; none where this is no map.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items, where this is a list.
    pub(super) fn items(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items; what is no list counts as a list of one.
    pub(super) fn one_or_more(&self) -> &[Node] {
        self.items().unwrap_or(std::slice::from_ref(self))
    }

    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rev().find(|entry| entry.key == key)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The text; a number or a truth value counts as one, as AWS takes them.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Number(text) => Some(text),
            Kind::Bool(true) => Some("true"),
            Kind::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// What it is, in a word with its article.
    pub(super) fn what(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "true or false",
            Kind::Number(_) => "a number",
            Kind::Text(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// Leaves of every name that stands twice the last, as AWS does; the places of those that go.
    pub(super) fn keep_last(&mut self, gone: &mut Vec<(String, Span)>) {
        match &mut self.kind {
            Kind::List(items) => items.iter_mut().for_each(|item| item.keep_last(gone)),
            Kind::Map(entries) => {
                let mut known = HashSet::new();
                let last: Vec<bool> = entries
                    .iter()
                    .rev()
                    .map(|entry| known.insert(entry.key.clone()))
                    .collect();
                let mut last = last.into_iter().rev();
                entries.retain(|entry| {
                    let kept = last.next().unwrap_or(true);
                    if !kept {
                        gone.push((entry.key.clone(), entry.key_span));
                    }
                    kept
                });
                for entry in entries {
                    entry.value.keep_last(gone);
                }
            }
            _ => {}
        }
    }

    /// The value without places; of a name that stands twice the last.
    pub(super) fn tree(&self) -> Tree {
        match &self.kind {
            Kind::Null => Tree::Null,
            Kind::Bool(yes) => Tree::Bool(*yes),
            Kind::Number(text) => Tree::Number(text.clone()),
            Kind::Text(text) => Tree::Text(text.clone()),
            Kind::List(items) => Tree::List(items.iter().map(Node::tree).collect()),
            Kind::Map(entries) => {
                let mut members = Vec::new();
                for entry in entries {
                    put(&mut members, &entry.key, entry.value.tree());
                }
                Tree::Map(members)
            }
        }
    }
}
