//! The names that rules ask for, as a tree: one node a step of a path, one hash table for all of
//! its edges.

use super::bytes::Key;
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
    /// Which lengths the keys below have, a bit each.
    lengths: u64,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    hash: u64,
    parent: u32,
    child: u32,
}

const FREE: Edge = Edge {
    hash: 0,
    parent: NOWHERE,
    child: NOWHERE,
};

/// The tree. Nodes are never taken out: one that leads to no condition any more is not followed.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) nodes: Vec<Node>,
    /// Open addressing; at least twice as many places as edges.
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

const fn bit(length: usize) -> u64 {
    1 << (length & 63)
}

impl Fields {
    pub(super) fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    /// Where an edge with this hash may stand, in the order in which it is looked for.
    fn places(&self, parent: u32, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.edges.len() - 1;
        let start = hash::finish(hash::mix(hash, u64::from(parent)));
        let start = usize::try_from(start & mask as u64).unwrap_or_default();
        (0..=mask).map(move |step| (start + step) & mask)
    }

    fn find(&self, parent: u32, hash: u64, key: &[u8]) -> Option<u32> {
        for place in self.places(parent, hash) {
            let edge = self.edges.get(place)?;
            if edge.child == NOWHERE {
                return None;
            }
            if edge.hash == hash && edge.parent == parent {
                let node = self.node(edge.child)?;
                if *node.key == *key {
                    return Some(edge.child);
                }
            }
        }
        None
    }

    /// The node to which a key of an event leads, where some rule asks for what is there.
    pub(super) fn follow(&self, node: u32, key: Key, text: &[u8]) -> Option<u32> {
        let length = key.piece.end - key.piece.start;
        let here = self.node(node)?;
        if key.dotted {
            return self.follow_text(node, text.get(key.piece.start..key.piece.end)?);
        }
        if here.lengths & bit(length) == 0 {
            return None;
        }
        let key_text = text.get(key.piece.start..key.piece.end)?;
        let child = self.find(node, key.hash, key_text)?;
        (self.node(child)?.live > 0).then_some(child)
    }

    /// As [`Self::follow`] for a key whose escapes have been decoded, or that has dots.
    pub(super) fn follow_text(&self, node: u32, key: &[u8]) -> Option<u32> {
        let mut node = node;
        for step in key.split(|byte| *byte == b'.') {
            node = self.find(node, hash::of(step), step)?;
        }
        (self.node(node)?.live > 0).then_some(node)
    }

    /// The node of a name, made where it is not there yet.
    pub(super) fn make(&mut self, name: &str) -> u32 {
        let mut node = ROOT;
        for step in name.split('.') {
            let hash = hash::of(step.as_bytes());
            node = match self.find(node, hash, step.as_bytes()) {
                Some(child) => child,
                None => self.add(node, hash, step.as_bytes()),
            };
        }
        node
    }

    fn add(&mut self, parent: u32, hash: u64, key: &[u8]) -> u32 {
        let child = u32::try_from(self.nodes.len()).unwrap_or(NOWHERE);
        self.nodes.push(Node {
            key: key.into(),
            parent,
            ..Node::default()
        });
        if let Some(node) = self.nodes.get_mut(parent as usize) {
            node.lengths |= bit(key.len());
        }
        if self.nodes.len() * 2 > self.edges.len() {
            let places = self.edges.len() * 2;
            let old = std::mem::replace(&mut self.edges, vec![FREE; places]);
            for edge in old.into_iter().filter(|edge| edge.child != NOWHERE) {
                self.place(edge);
            }
        }
        self.place(Edge {
            hash,
            parent,
            child,
        });
        child
    }

    fn place(&mut self, edge: Edge) {
        let mut places = self.places(edge.parent, edge.hash);
        let free = places.find(|place| self.edges.get(*place).is_some_and(|e| e.child == NOWHERE));
        if let Some(place) = free.and_then(|place| self.edges.get_mut(place)) {
            *place = edge;
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
