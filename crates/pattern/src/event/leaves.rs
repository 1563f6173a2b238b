//! The values of an event that a pattern asks for: one loop over an explicit stack, which looks
//! only where a name of the pattern leads.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::json::{Kind, Member, Value};
use crate::pattern::Pattern;
use crate::{FieldTrace, Span};

/// A value that is no array or object.
#[derive(Clone, Debug)]
pub(crate) struct Leaf<'e> {
    pub(crate) value: &'e Value,
    /// The innermost array element that holds the value. A plain value that is itself an element
    /// belongs to the elements around its array only.
    pub(crate) element: Option<usize>,
    /// The path as a person writes it, where it was asked for and the trace will list it.
    pub(crate) path: String,
    /// Where the array begins of which the value is itself an element.
    pub(crate) array: Option<usize>,
}

/// What a leaf has to do with arrays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// Where the value begins.
    pub(crate) start: usize,
    /// As [`Leaf::element`].
    pub(crate) element: Option<usize>,
    /// As [`Leaf::array`].
    pub(crate) array: Option<usize>,
}

impl Leaf<'_> {
    pub(crate) fn spot(&self) -> Spot {
        Spot {
            start: self.value.span.start,
            element: self.element,
            array: self.array,
        }
    }
}

/// An element of an array that is itself an array or an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) outer: Option<usize>,
    pub(crate) array: Span,
    pub(crate) span: Span,
}

/// All values that lie at the names of a pattern.
#[derive(Debug, Default)]
pub(crate) struct Leaves<'e> {
    /// For each name of the pattern the values there, in the order of the event.
    pub(crate) by_name: Vec<Vec<Leaf<'e>>>,
    /// For each name the arrays and objects that lie exactly there.
    pub(crate) containers: Vec<Vec<&'e Value>>,
    pub(crate) elements: Vec<Element>,
    /// The beginnings of arrays that hold plain values which were taken.
    pub(crate) plain: HashSet<usize>,
}

/// The names that begin with the path walked so far: `first..last` agree on `length` bytes.
#[derive(Clone, Copy)]
struct Names {
    first: usize,
    last: usize,
    length: usize,
    top: bool,
}

impl Names {
    /// The names that go on with `step`.
    fn follow(self, names: &[String], step: &str) -> Option<Self> {
        let here = names.get(self.first..self.last)?;
        let dot = if self.top { "" } else { "." };
        let compare = |name: &String| {
            let tail = name.as_bytes().get(self.length..).unwrap_or_default();
            let wanted = dot.bytes().chain(step.bytes());
            let head = tail.iter().copied().take(dot.len() + step.len());
            head.cmp(wanted)
        };
        let first = here.partition_point(|name| compare(name) == Ordering::Less);
        let rest = here.get(first..)?;
        let count = rest.partition_point(|name| compare(name) == Ordering::Equal);
        let length = self.length + dot.len() + step.len();
        let first = self.first + first;
        (count > 0).then_some(Self {
            first,
            last: first + count,
            length,
            top: false,
        })
    }

    /// The name that ends here.
    fn exact(self, names: &[String]) -> Option<usize> {
        let name = names.get(self.first)?;
        (name.len() == self.length && !self.top).then_some(self.first)
    }
}

enum Frame<'e> {
    Object {
        members: std::slice::Iter<'e, Member>,
        names: Names,
        element: Option<usize>,
        path: usize,
    },
    Array {
        elements: std::iter::Enumerate<std::slice::Iter<'e, Value>>,
        names: Names,
        element: Option<usize>,
        span: Span,
        path: usize,
    },
}

struct Walk<'e, 'p> {
    pattern: &'p Pattern,
    leaves: Leaves<'e>,
    stack: Vec<Frame<'e>>,
    path: String,
    with_paths: bool,
}

impl<'e> Leaves<'e> {
    /// Finds the values. Paths cost time and are written down only if asked for.
    pub(crate) fn find(event: &'e Value, pattern: &Pattern, with_paths: bool) -> Self {
        let count = pattern.names.len();
        let leaves = Leaves {
            by_name: (0..count).map(|_| Vec::new()).collect(),
            containers: (0..count).map(|_| Vec::new()).collect(),
            ..Leaves::default()
        };
        let names = Names {
            first: 0,
            last: count,
            length: 0,
            top: true,
        };
        let mut walk = Walk {
            pattern,
            leaves,
            stack: Vec::new(),
            path: String::new(),
            with_paths,
        };
        walk.visit(event, names, None, None, 0);
        while let Some(frame) = walk.stack.last_mut() {
            match frame {
                Frame::Object {
                    members,
                    names,
                    element,
                    path,
                } => {
                    let (names, element, path) = (*names, *element, *path);
                    match members.next() {
                        Some(member) => {
                            let later = members.as_slice();
                            walk.member(member, later, names, element, path);
                        }
                        None => drop(walk.stack.pop()),
                    }
                }
                Frame::Array {
                    elements,
                    names,
                    element,
                    span,
                    path,
                } => {
                    let (names, element, span, path) = (*names, *element, *span, *path);
                    match elements.next() {
                        Some((index, value)) => {
                            walk.element(value, index, names, element, span, path)
                        }
                        None => drop(walk.stack.pop()),
                    }
                }
            }
        }
        walk.leaves
    }
}

impl<'e> Walk<'e, '_> {
    fn used(&self, step: &str) -> bool {
        let steps = &self.pattern.steps;
        if steps.contains(step) {
            return true;
        }
        let mut parts: Vec<&str> = step.split('.').collect();
        while parts.last().is_some_and(|part| part.is_empty()) {
            parts.pop();
        }
        step.contains('.') && parts.iter().all(|part| steps.contains(*part))
    }

    /// A member, unless one of the `later` members of its object has the same key and replaces it.
    fn member(
        &mut self,
        member: &'e Member,
        later: &[Member],
        names: Names,
        element: Option<usize>,
        path: usize,
    ) {
        let Some(names) = names.follow(&self.pattern.names, &member.key) else {
            return;
        };
        if !self.used(&member.key) || later.iter().any(|other| other.key == member.key) {
            return;
        }
        if self.with_paths {
            self.path.truncate(path);
            if path > 0 {
                self.path.push('.');
            }
            self.path.push_str(&member.key);
        }
        self.visit(&member.value, names, element, None, self.path.len());
    }

    fn element(
        &mut self,
        value: &'e Value,
        index: usize,
        names: Names,
        element: Option<usize>,
        array: Span,
        path: usize,
    ) {
        if self.with_paths {
            self.path.truncate(path);
            self.path.push_str(&format!("[{index}]"));
        }
        if value.is_leaf() {
            self.visit(value, names, element, Some(array.start), self.path.len());
            return;
        }
        self.leaves.elements.push(Element {
            outer: element,
            array,
            span: value.span,
        });
        let element = Some(self.leaves.elements.len() - 1);
        self.visit(value, names, element, None, self.path.len());
    }

    fn visit(
        &mut self,
        value: &'e Value,
        names: Names,
        element: Option<usize>,
        array: Option<usize>,
        path: usize,
    ) {
        let exact = names.exact(&self.pattern.names);
        match &value.kind {
            Kind::Object(members) => {
                let members = members.iter();
                self.stack.push(Frame::Object {
                    members,
                    names,
                    element,
                    path,
                });
            }
            Kind::Array(elements) => {
                let (elements, span) = (elements.iter().enumerate(), value.span);
                self.stack.push(Frame::Array {
                    elements,
                    names,
                    element,
                    span,
                    path,
                });
            }
            _ => {
                if let Some(leaves) = exact.and_then(|name| self.leaves.by_name.get_mut(name)) {
                    let listed = leaves.len() < FieldTrace::MOST_FOUND;
                    let path = self
                        .path
                        .get(..path)
                        .filter(|_| listed)
                        .unwrap_or_default()
                        .to_owned();
                    leaves.push(Leaf {
                        value,
                        element,
                        path,
                        array,
                    });
                    self.leaves.plain.extend(array);
                }
                return;
            }
        }
        if let Some(containers) = exact.and_then(|name| self.leaves.containers.get_mut(name)) {
            containers.push(value);
        }
    }
}
