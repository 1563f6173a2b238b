//! Beginnings of texts, in a tree whose edges have several bytes. Ends of texts stand in another
//! such tree, written backwards.

use super::waiters::Waiters;

/// Finds all texts that another one begins with.
#[derive(Debug)]
pub(super) struct Radix {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// The bytes that lead here.
    label: Box<[u8]>,
    /// The first bytes of the labels below, and where those stand.
    below: Vec<(u8, u32)>,
    branches: Waiters,
}

impl Default for Radix {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
        }
    }
}

fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

impl Node {
    fn step(&self, byte: u8) -> Option<u32> {
        let found = self.below.iter().find(|(first, _)| *first == byte);
        found.map(|(_, node)| *node)
    }
}

impl Radix {
    /// The branches that wait for this text, made where there are none.
    pub(super) fn entry(&mut self, text: &[u8]) -> &mut Waiters {
        let mut rest = text;
        let mut at = 0;
        while let Some((byte, _)) = rest.split_first() {
            let Some(next) = self.nodes.get(at).and_then(|node| node.step(*byte)) else {
                at = self.hang(at, rest);
                break;
            };
            let next = next as usize;
            let label = self.nodes.get(next).map(|node| &*node.label);
            let (length, common) = label.map_or((0, 0), |l| (l.len(), shared(l, rest)));
            at = if common < length {
                self.split(at, next, common)
            } else {
                next
            };
            rest = rest.get(common..).unwrap_or_default();
        }
        #[expect(
            clippy::indexing_slicing,
            reason = "the place has just been found or made"
        )]
        &mut self.nodes[at].branches
    }

    fn push(&mut self, node: Node) -> (usize, u32) {
        self.nodes.push(node);
        let at = self.nodes.len() - 1;
        (at, u32::try_from(at).unwrap_or_default())
    }

    /// A new node below another one.
    fn hang(&mut self, parent: usize, label: &[u8]) -> usize {
        let (at, number) = self.push(Node {
            label: label.into(),
            ..Node::default()
        });
        let first = label.first().copied().unwrap_or_default();
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.below.push((first, number));
        }
        at
    }

    /// A new node on the way from one to another, where the label has so many bytes.
    fn split(&mut self, parent: usize, child: usize, length: usize) -> usize {
        let Some(node) = self.nodes.get_mut(child) else {
            return parent;
        };
        let label = std::mem::take(&mut node.label);
        let (before, behind) = label.split_at_checked(length).unwrap_or((&label, &[]));
        node.label = behind.into();
        let first = |label: &[u8]| label.first().copied().unwrap_or_default();
        let (middle, number) = self.push(Node {
            label: before.into(),
            below: vec![(first(behind), u32::try_from(child).unwrap_or_default())],
            branches: Waiters::default(),
        });
        let edge = self.nodes.get_mut(parent).and_then(|node| {
            let mut edges = node.below.iter_mut();
            edges.find(|(byte, _)| *byte == first(before))
        });
        if let Some(edge) = edge {
            edge.1 = number;
        }
        middle
    }

    /// The branches that wait for this very text.
    pub(super) fn get_mut(&mut self, text: &[u8]) -> Option<&mut Waiters> {
        let at = self.place(text)?;
        self.nodes.get_mut(at).map(|node| &mut node.branches)
    }

    /// Whether nobody has ever waited for a text that is not empty, nor waits for the empty one.
    pub(super) fn is_empty(&self) -> bool {
        let nobody = |node: &Node| node.branches.is_empty();
        self.nodes.len() < 2 && self.nodes.iter().all(nobody)
    }

    fn place(&self, text: &[u8]) -> Option<usize> {
        let (mut at, mut rest) = (0, text);
        while let Some((byte, _)) = rest.split_first() {
            at = self.nodes.get(at)?.step(*byte)? as usize;
            rest = rest.strip_prefix(&*self.nodes.get(at)?.label)?;
        }
        Some(at)
    }

    /// Calls with the branches of every text that `text` begins with.
    pub(super) fn beginnings(&self, text: &[u8], mut each: impl FnMut(&Waiters)) {
        let mut rest = text;
        let mut node = self.nodes.first();
        while let Some(here) = node {
            each(&here.branches);
            let Some((byte, _)) = rest.split_first() else {
                return;
            };
            node = here.step(*byte).and_then(|at| self.nodes.get(at as usize));
            rest = match node.and_then(|node| rest.strip_prefix(&*node.label)) {
                Some(rest) => rest,
                None => return,
            };
        }
    }

    /// As [`Self::beginnings`], for texts that are kept backwards.
    pub(super) fn endings(&self, text: &[u8], mut each: impl FnMut(&Waiters)) {
        let mut rest = text;
        let mut node = self.nodes.first();
        while let Some(here) = node {
            each(&here.branches);
            let Some((byte, _)) = rest.split_last() else {
                return;
            };
            node = here.step(*byte).and_then(|at| self.nodes.get(at as usize));
            let Some(label) = node.map(|node| &*node.label) else {
                return;
            };
            let Some((before, end)) = rest
                .len()
                .checked_sub(label.len())
                .and_then(|at| rest.split_at_checked(at))
            else {
                return;
            };
            if !end.iter().rev().eq(label) {
                return;
            }
            rest = before;
        }
    }
}
