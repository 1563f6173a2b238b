//! The sections of a template, and where something stands in it.

use super::node::{Entry, Node};
use pattern::Span;
use std::collections::HashMap;

/// The sections by their names.
pub(super) struct Sections<'t> {
    pub(super) parameters: HashMap<&'t str, &'t Node>,
    pub(super) mappings: HashMap<&'t str, &'t Node>,
    pub(super) conditions: HashMap<&'t str, &'t Node>,
    pub(super) resources: Vec<Resource<'t>>,
    pub(super) by_id: HashMap<&'t str, usize>,
}

/// A resource of a template.
#[derive(Clone, Copy)]
pub(super) struct Resource<'t> {
    /// Its logical id.
    pub(super) id: &'t str,
    /// The place of its id.
    pub(super) span: Span,
    /// Its type; empty where it has none.
    pub(super) kind: &'t str,
    /// The whole resource.
    pub(super) node: &'t Node,
}

impl<'t> Sections<'t> {
    pub(super) fn of(root: &'t Node) -> Sections<'t> {
        let section = |name: &str| -> HashMap<&'t str, &'t Node> {
            let entries = root.get(name).map(Node::entries).unwrap_or_default();
            entries
                .iter()
                .map(|entry| (entry.key.as_str(), &entry.value))
                .collect()
        };
        let entries = root.get("Resources").map(Node::entries).unwrap_or_default();
        let resources: Vec<Resource<'t>> = entries.iter().map(Resource::of).collect();
        let by_id = resources.iter().enumerate();
        Sections {
            parameters: section("Parameters"),
            mappings: section("Mappings"),
            conditions: section("Conditions"),
            by_id: by_id.map(|(at, resource)| (resource.id, at)).collect(),
            resources,
        }
    }

    /// The resource of this logical id.
    pub(super) fn resource(&self, id: &str) -> Option<Resource<'t>> {
        self.by_id
            .get(id)
            .and_then(|at| self.resources.get(*at))
            .copied()
    }
}

impl<'t> Resource<'t> {
    fn of(entry: &'t Entry) -> Resource<'t> {
        Resource {
            id: &entry.key,
            span: entry.key_span,
            kind: entry
                .value
                .get("Type")
                .and_then(Node::text)
                .unwrap_or_default(),
            node: &entry.value,
        }
    }

    /// A property as it stands.
    pub(super) fn property(&self, name: &str) -> Option<&'t Node> {
        self.node.get("Properties")?.get(name)
    }
}

/// The way to a place, written out only where something is to be said about it.
#[derive(Clone, Copy)]
pub(super) enum Trail<'a> {
    Root,
    Member(&'a Trail<'a>, &'a str),
    Item(&'a Trail<'a>, usize),
}

/// The most letters of a name that a path shows.
const LONGEST_NAME: usize = 80;

impl<'a> Trail<'a> {
    pub(super) fn to(&'a self, name: &'a str) -> Trail<'a> {
        Trail::Member(self, name)
    }

    pub(super) fn at(&'a self, index: usize) -> Trail<'a> {
        Trail::Item(self, index)
    }

    /// The path with points and brackets.
    pub(super) fn path(&self) -> String {
        match self {
            Trail::Root => String::new(),
            Trail::Member(parent, name) => {
                let mut path = parent.path();
                if !path.is_empty() {
                    path.push('.');
                }
                path.extend(name.chars().take(LONGEST_NAME));
                path
            }
            Trail::Item(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }
}
