//! The names that rules ask for, as a tree: one node a step of a path, one hash table for all of
//! its edges.

use super::bytes::Key;
use super::chunk::{Chunk, SIZE};
use super::hash;

/// The node of the event itself.
pub(super) const ROOT: u32 = 0;
/// No node.
pub(super) const NOWHERE: u32 = u32::MAX;

/// A step of a path.
#[derive(Debug, Default)]
pub(super) struct Node {
    key: Box<[u8]>,
    parent: u32,
    /// The conditions that ask for a value here.
    pub(super) asked: u32,
    /// The conditions here and below.
    live: u32,
    /// The steps from here that lead to a condition.
    pub(super) steps: u32,
    /// The conditions here that compare numbers, and those that look for addresses.
    pub(super) numbers: u32,
    pub(super) addresses: u32,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    /// The first sixteen bytes of the key.
    head: Chunk,
    /// The parent and the length, see [`hash::of_node`].
    start: u64,
    child: u32,
}

const FREE: Edge = Edge {
    head: Chunk::EMPTY,
    start: 0,
    child: NOWHERE,
};

/// The tree. Nodes are never taken out: one that leads to no condition any more is not followed.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) nodes: Vec<Node>,
    /// Open addressing; at least four times as many places as edges, so that most keys that no rule
    /// asks for meet a free one.
    edges: Vec<Edge>,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            edges: vec![FREE; 16],
        }
    }
}

/// The beginning of a key.
fn head(key: &[u8]) -> Chunk {
    Chunk::at(key, 0).first(SIZE)
}

impl Fields {
    pub(super) fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    #[inline]
    fn find<'k>(
        &self,
        parent: u32,
        head: Chunk,
        length: usize,
        key: impl Fn() -> Option<&'k [u8]>,
    ) -> Option<u32> {
        let start = hash::of_node(parent, length);
        let mut place = hash::place(start, head, self.edges.len());
        loop {
            let edge = self.edges.get(place)?;
            if edge.child == NOWHERE {
                return None;
            }
            let is_it = edge.head == head && edge.start == start;
            if is_it && (length <= SIZE || self.has_key(edge.child, key())) {
                return Some(edge.child);
            }
            place = (place + 1) & (self.edges.len() - 1);
        }
    }

    #[inline(never)]
    fn has_key(&self, node: u32, key: Option<&[u8]>) -> bool {
        self.node(node).map(|node| &*node.key) == key
    }

    fn find_text(&self, parent: u32, key: &[u8]) -> Option<u32> {
        self.find(parent, head(key), key.len(), || Some(key))
    }

    /// The node to which a key of an event leads, where some rule asks for what is there; and whether
    /// the key stands for more than one step.
    #[inline]
    pub(super) fn follow(&self, node: u32, key: Key, text: &[u8]) -> (Option<u32>, bool) {
        let length = key.end - key.start;
        let key_text = || text.get(key.start..key.end);
        if let Some(child) = self.find(node, key.head, length, key_text) {
            return (self.asked(child), false);
        }
        // No step has a dot, so only a key that is none may have one.
        let dotted = match length {
            0..=SIZE => key.head.has_dot(),
            _ => key_text().is_some_and(|key| key.contains(&b'.')),
        };
        match dotted {
            true => (key_text().and_then(|key| self.follow_text(node, key)), true),
            false => (None, false),
        }
    }

    fn asked(&self, node: u32) -> Option<u32> {
        (self.node(node)?.live > 0).then_some(node)
    }

    /// As [`Self::follow`] for a key whose escapes have been decoded, or that has dots.
    pub(super) fn follow_text(&self, node: u32, key: &[u8]) -> Option<u32> {
        let mut node = node;
        for step in key.split(|byte| *byte == b'.') {
            node = self.find_text(node, step)?;
        }
        self.asked(node)
    }

    /// The node of a name, made where it is not there yet.
    pub(super) fn make(&mut self, name: &str) -> u32 {
        let mut node = ROOT;
        for step in name.split('.') {
            let step = step.as_bytes();
            node = match self.find_text(node, step) {
                Some(child) => child,
                None => self.add(node, step),
            };
        }
        node
    }

    fn add(&mut self, parent: u32, key: &[u8]) -> u32 {
        let child = u32::try_from(self.nodes.len()).unwrap_or(NOWHERE);
        self.nodes.push(Node {
            key: key.into(),
            parent,
            ..Node::default()
        });
        if self.nodes.len() * 4 > self.edges.len() {
            let places = self.edges.len() * 2;
            let old = std::mem::replace(&mut self.edges, vec![FREE; places]);
            for edge in old.into_iter().filter(|edge| edge.child != NOWHERE) {
                self.place(edge);
            }
        }
        self.place(Edge {
            head: head(key),
            start: hash::of_node(parent, key.len()),
            child,
        });
        child
    }

    fn place(&mut self, edge: Edge) {
        let places = self.edges.len();
        let mut place = hash::place(edge.start, edge.head, places);
        while let Some(slot) = self.edges.get_mut(place) {
            if slot.child == NOWHERE {
                *slot = edge;
                return;
            }
            place = (place + 1) & (places - 1);
        }
    }

    /// Notes one condition more at a node, or one less.
    pub(super) fn count(&mut self, node: u32, more: bool, numbers: bool, addresses: bool) {
        let step = |count: &mut u32| {
            *count = if more {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        };
        if let Some(node) = self.nodes.get_mut(node as usize) {
            step(&mut node.asked);
            if numbers {
                step(&mut node.numbers);
            }
            if addresses {
                step(&mut node.addresses);
            }
        }
        let mut at = node;
        loop {
            let Some(node) = self.nodes.get_mut(at as usize) else {
                return;
            };
            let before = node.live > 0;
            step(&mut node.live);
            let after = node.live > 0;
            if at == ROOT {
                return;
            }
            at = node.parent;
            if before != after
                && let Some(parent) = self.nodes.get_mut(at as usize)
            {
                step(&mut parent.steps);
            }
        }
    }
}
