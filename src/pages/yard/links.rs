//! Which piece of the pattern looked at which values of the event.

use crate::components::code_editor::{Mark, MarkKind};
use pattern::{FieldTrace, Node, Span, Trace};
use std::rc::Rc;
use yew::prelude::*;

/// The most pieces that are drawn under a text: an editor looks at each at every key.
const MOST_MARKS: usize = 500;

/// A field of the pattern and the values that it looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The key and the alternatives in the pattern.
    pub pattern: Vec<Span>,
    /// The values in the event, each with whether it satisfies an alternative.
    pub event: Vec<(Span, bool)>,
    /// Whether the field matches.
    pub hit: bool,
}

/// The fields of a trace in the order in which they are shown.
pub fn links(trace: &Trace) -> Vec<Link> {
    let mut links = Vec::new();
    collect(&trace.root, &mut links);
    links
}

fn collect(node: &Node, links: &mut Vec<Link>) {
    match node {
        Node::All(all) => all.children.iter().for_each(|node| collect(node, links)),
        Node::Any(any) => any.branches.iter().for_each(|node| collect(node, links)),
        Node::Field(field) => links.push(link(field)),
    }
}

fn link(field: &FieldTrace) -> Link {
    let asked = field.asked.iter().map(|asked| asked.span);
    let found = field.found.iter();
    Link {
        pattern: std::iter::once(field.span).chain(asked).collect(),
        event: found
            .map(|found| (found.span, found.satisfied_by.is_some()))
            .collect(),
        hit: field.verdict.is_match(),
    }
}

/// The place of the field that is pointed at, and whether an editor points at it.
type Pointed = Option<(usize, bool)>;

/// What is looked at: the links, and which of them is pointed at.
#[derive(Clone, PartialEq)]
pub struct Sight {
    links: Rc<Vec<Link>>,
    pointed: UseStateHandle<Pointed>,
}

impl Sight {
    /// Nothing pointed at yet.
    pub fn new(links: Rc<Vec<Link>>, pointed: UseStateHandle<Pointed>) -> Self {
        Sight { links, pointed }
    }

    /// The place of the field that is pointed at.
    pub fn pointed(&self) -> Option<usize> {
        self.pointed.map(|(at, _)| at)
    }

    /// Points at a field.
    pub fn point(&self, at: Option<usize>) {
        let next = at.map(|at| (at, false));
        if *self.pointed != next {
            self.pointed.set(next);
        }
    }

    /// Points at the field that a byte of the pattern belongs to.
    pub fn point_in_pattern(&self, byte: Option<usize>) {
        self.point_from_editor(byte.and_then(|byte| {
            let holds = |link: &Link| link.pattern.iter().any(|span| around(*span, byte));
            self.links.iter().position(holds)
        }));
    }

    /// Points at the field that looked at the value with a byte of the event.
    pub fn point_in_event(&self, byte: Option<usize>) {
        self.point_from_editor(byte.and_then(|byte| {
            let holds = |link: &Link| link.event.iter().any(|(span, _)| around(*span, byte));
            self.links.iter().position(holds)
        }));
    }

    /// An editor that is left takes back only what an editor pointed at.
    fn point_from_editor(&self, at: Option<usize>) {
        let next = at.map(|at| (at, true));
        let from_editor = matches!(*self.pointed, Some((_, true)));
        if *self.pointed != next && (next.is_some() || from_editor) {
            self.pointed.set(next);
        }
    }

    /// What is drawn under the pattern.
    pub fn pattern_marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (at, link) in self.links.iter().enumerate() {
            let kind = kind(link.hit, self.pointed() == Some(at));
            let left = MOST_MARKS.saturating_sub(marks.len());
            let spans = link.pattern.iter().take(left);
            marks.extend(spans.map(|span| Mark { span: *span, kind }));
        }
        marks
    }

    /// What is drawn under the event.
    pub fn event_marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (at, link) in self.links.iter().enumerate() {
            let linked = self.pointed() == Some(at);
            let left = MOST_MARKS.saturating_sub(marks.len());
            marks.extend(link.event.iter().take(left).map(|(span, hit)| Mark {
                span: *span,
                kind: kind(*hit, linked),
            }));
        }
        marks
    }
}

fn kind(hit: bool, linked: bool) -> MarkKind {
    match (linked, hit) {
        (true, _) => MarkKind::Linked,
        (false, true) => MarkKind::Hit,
        (false, false) => MarkKind::Miss,
    }
}

fn around(span: Span, byte: usize) -> bool {
    span.start <= byte && byte < span.end
}

/// What is looked at; nothing where no rule is worked on.
#[hook]
pub fn use_sight() -> Option<Sight> {
    use_context()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_linked_with_its_values_in_the_order_shown() {
        let (pattern, _) =
            pattern::parse(r#"{"$or": [{"a": ["x"]}, {"b": [{"prefix": "y"}]}], "c": [1]}"#);
        let event = pattern::Event::read(r#"{"a": ["w", "x"], "b": "z"}"#)
            .0
            .unwrap();
        let links = links(&pattern::trace(&pattern, &event));
        let facts: Vec<(bool, usize)> = links
            .iter()
            .map(|link| (link.hit, link.event.len()))
            .collect();
        assert_eq!(facts, [(true, 2), (false, 1), (false, 0)]);
        assert_eq!(
            links[0]
                .event
                .iter()
                .map(|(_, hit)| *hit)
                .collect::<Vec<_>>(),
            [false, true]
        );
        assert_eq!(links[0].pattern.len(), 2, "the key and the one alternative");
    }
}
