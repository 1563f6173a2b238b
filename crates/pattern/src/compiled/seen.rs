//! What was found in one event.

use std::collections::HashSet;

use super::fields::{Fields, NOWHERE};
use super::hash::FastMap;
use super::index::Index;
use super::texts::Texts;
use super::value::Value;
use crate::event::leaves::{Element, Spot};
use crate::number::Comparable;
use crate::{Span, address, json};

/// No place in a list.
pub(super) const NONE: usize = usize::MAX;

/// A value at a field that some rule asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    /// The node of its field; [`super::fields::NOWHERE`] where a later key has replaced it.
    pub(super) node: u32,
    pub(super) kind: Kind,
    /// Its bytes, without quotes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// As in `event::leaves::Leaf`, [`NONE`] for none.
    pub(super) element: usize,
    pub(super) array: usize,
    /// The next value of the same field.
    pub(super) next: usize,
    /// The number of the string, where some condition names it.
    pub(super) text: u32,
    number: Option<Comparable>,
    /// Where the digits of the address are; nowhere, where it is none.
    address: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A string with escapes; once decoded, its place among the decoded ones.
    Escaped(usize),
    Number,
    Word,
}

/// An element of an array that is an array or object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inside {
    pub(super) outer: usize,
    pub(super) array: usize,
    pub(super) span: Span,
}

/// The values of one field.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    event: u32,
    pub(super) first: usize,
    last: usize,
    /// Whether one of them lies in an element of an array.
    pub(super) in_elements: bool,
}

const NOTHING: At = At {
    event: 0,
    first: NONE,
    last: NONE,
    in_elements: false,
};

/// A key of an object that is being read, and the values found below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Member {
    pub(super) object: u64,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// What was found in one event. Only the memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The number of the event, from 1.
    pub(super) event: u32,
    pub(super) leaves: Vec<Leaf>,
    pub(super) elements: Vec<Inside>,
    pub(super) arrays: Vec<Span>,
    decoded: Vec<String>,
    /// The digits of addresses, one after the other.
    addresses: String,
    at: Vec<At>,
    /// For each node the object in which its key was last read; objects have numbers that never
    /// come again.
    pub(super) members: Vec<Member>,
    pub(super) dotted: FastMap<(u64, u32), Member>,
    pub(super) objects: u64,
}

impl Seen {
    pub(super) fn begin(&mut self, event: u32, nodes: usize) {
        if event < self.event {
            self.at.clear();
        }
        self.event = event;
        self.leaves.clear();
        self.elements.clear();
        self.arrays.clear();
        self.decoded.clear();
        self.addresses.clear();
        self.dotted.clear();
        if self.at.len() < nodes {
            self.at.resize(nodes, NOTHING);
            self.members.resize(nodes, Member::default());
        }
    }

    pub(super) fn push(&mut self, node: u32, kind: Kind, span: Span, element: usize, array: usize) {
        self.leaves.push(Leaf {
            node,
            kind,
            start: span.start,
            end: span.end,
            element,
            array,
            next: NONE,
            text: NOWHERE,
            number: None,
            address: Span::default(),
        });
    }

    /// Orders the values by their fields and works out the forms that some rule asks for.
    pub(super) fn prepare(
        &mut self,
        text: &str,
        fields: &Fields,
        indices: &[Option<Box<Index>>],
        texts: &Texts,
    ) {
        for index in 0..self.leaves.len() {
            let Some(leaf) = self.leaves.get_mut(index) else {
                return;
            };
            let (Some(node), Some(at)) =
                (fields.node(leaf.node), self.at.get_mut(leaf.node as usize))
            else {
                continue;
            };
            let (start, end) = (leaf.start, leaf.end);
            let written = || text.get(start..end).unwrap_or_default();
            match leaf.kind {
                Kind::Number if node.numbers > 0 => leaf.number = Comparable::parse(written()),
                Kind::Escaped(_) => {
                    self.decoded.push(decode(text, leaf.start, leaf.end));
                    leaf.kind = Kind::Escaped(self.decoded.len() - 1);
                }
                _ => {}
            }
            let escaped = match leaf.kind {
                Kind::Escaped(place) => self.decoded.get(place),
                _ => None,
            };
            if leaf.kind == Kind::Text || escaped.is_some() {
                if let Some(Some(index)) = indices.get(leaf.node as usize)
                    && index.texts > 0
                {
                    let number = match escaped {
                        None => texts.find(leaf.node, text.as_bytes(), start, end),
                        Some(spelt) => texts.find(leaf.node, spelt.as_bytes(), 0, spelt.len()),
                    };
                    leaf.text = number.unwrap_or(NOWHERE);
                }
                let digits = self.addresses.len();
                let spelt = || escaped.map_or_else(written, String::as_str);
                if node.addresses > 0
                    && let Ok(count) = address::parse_into(spelt(), &mut self.addresses)
                {
                    leaf.address = Span::new(digits, digits + count);
                }
            }
            let in_element = leaf.element != NONE;
            if at.event != self.event {
                *at = At {
                    event: self.event,
                    first: index,
                    last: index,
                    in_elements: in_element,
                };
                continue;
            }
            at.in_elements |= in_element;
            let last = std::mem::replace(&mut at.last, index);
            if let Some(before) = self.leaves.get_mut(last) {
                before.next = index;
            }
        }
    }

    /// The values of a field, where it has any.
    pub(super) fn at(&self, node: u32) -> Option<&At> {
        let at = self.at.get(node as usize)?;
        (at.event == self.event).then_some(at)
    }

    /// The values of a field, in the order of the event.
    pub(super) fn leaves_at(&self, node: u32) -> impl Iterator<Item = &Leaf> {
        let first = self.at(node).and_then(|at| self.leaves.get(at.first));
        std::iter::successors(first, |leaf| self.leaves.get(leaf.next))
    }

    pub(super) fn value<'v>(&'v self, text: &'v str, leaf: &Leaf) -> Value<'v> {
        let written = || text.get(leaf.start..leaf.end).unwrap_or_default();
        let mut value = match leaf.kind {
            Kind::Text => Value {
                text: Some(written()),
                ..Value::default()
            },
            Kind::Escaped(place) => Value {
                text: self.decoded.get(place).map(String::as_str),
                ..Value::default()
            },
            Kind::Number | Kind::Word => Value {
                raw: Some(written()),
                number: leaf.number,
                ..Value::default()
            },
        };
        let digits = self.addresses.get(leaf.address.start..leaf.address.end);
        value.address = digits.filter(|digits| !digits.is_empty());
        value
    }

    /// The elements of arrays, as the reference matcher has them.
    pub(super) fn elements(&self) -> (Vec<Element>, HashSet<usize>) {
        let element = |inside: &Inside| Element {
            outer: some(inside.outer),
            array: self.arrays.get(inside.array).copied().unwrap_or_default(),
            span: inside.span,
        };
        let plain = self.leaves.iter().filter_map(|leaf| some(leaf.array));
        (self.elements.iter().map(element).collect(), plain.collect())
    }
}

impl Leaf {
    pub(super) fn spot(&self) -> Spot {
        Spot {
            // With its quote, where it has one.
            start: match self.kind {
                Kind::Text | Kind::Escaped(_) => self.start - 1,
                Kind::Number | Kind::Word => self.start,
            },
            element: some(self.element),
            array: some(self.array),
        }
    }
}

fn some(place: usize) -> Option<usize> {
    (place != NONE).then_some(place)
}

/// The string that stands between these bytes, escapes decoded by the one reader.
pub(super) fn decode(text: &str, start: usize, end: usize) -> String {
    let quoted = text.get(start.saturating_sub(1)..end + 1);
    let value = quoted.and_then(|quoted| json::read(quoted).0);
    let text = value.as_ref().and_then(json::Value::as_str);
    text.unwrap_or_default().to_owned()
}
