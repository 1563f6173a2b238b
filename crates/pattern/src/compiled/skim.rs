//! Reading an event once: values are kept where a rule asks for them, everything else is only
//! checked.

use super::bytes::{Bad, Bytes, Key};
use super::fields::{Fields, NOWHERE, ROOT};
use super::seen::{Inside, Kind, Member, NONE, Seen, decode};
use crate::Span;

/// How an event is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// To its end: what is no JSON object is refused, and of a key that stands twice in one object
    /// the last one counts.
    Full,
    /// Only as far as rules ask. For an event that is known to be a JSON object in which no two
    /// members have the same path, keys joined by dots; of any other the answer means nothing.
    Trusted,
}

/// An array or object that is being read and in which a rule asks for something.
struct Frame {
    node: u32,
    /// The element that it is in, or is, and that one if it is one.
    element: usize,
    own: usize,
    kind: Open,
}

enum Open {
    Object {
        /// Its number.
        object: u64,
        /// The member being read, where a rule asks for it.
        member: Current,
        /// How many of the keys that rules ask for have not come yet.
        missing: u32,
    },
    Array {
        /// Its place among the arrays.
        array: usize,
        start: usize,
    },
}

#[derive(Clone, Copy)]
enum Current {
    None,
    Step(u32),
    Dotted(u32),
}

enum Next {
    FirstKey,
    Key,
    FirstElement,
    Element,
    Behind,
    End,
}

struct Skim<'e> {
    text: &'e str,
    bytes: Bytes<'e>,
    fields: &'e Fields,
    seen: &'e mut Seen,
    frames: Vec<Frame>,
    trusted: bool,
}

/// Finds the values of an event that rules ask for.
pub(super) fn skim(
    fields: &Fields,
    text: &str,
    reading: Reading,
    seen: &mut Seen,
) -> Result<(), Bad> {
    let mut skim = Skim {
        text,
        bytes: Bytes::new(text),
        fields,
        seen,
        frames: Vec::new(),
        trusted: reading == Reading::Trusted,
    };
    skim.bytes.space();
    if skim.bytes.peek() != b'{' {
        return Err(Bad);
    }
    let mut next = skim.value(ROOT, NONE, NONE)?;
    loop {
        next = match next {
            Next::FirstKey => {
                skim.bytes.space();
                match skim.bytes.peek() {
                    b'}' => Next::Behind,
                    _ => Next::Key,
                }
            }
            Next::Key => skim.member()?,
            Next::FirstElement => {
                skim.bytes.space();
                match skim.bytes.peek() {
                    b']' => Next::Behind,
                    _ => Next::Element,
                }
            }
            Next::Element => skim.element()?,
            Next::Behind => skim.behind()?,
            Next::End => return Ok(()),
        };
    }
}

impl Skim<'_> {
    /// Members of the innermost object, up to one that a rule asks for or to its end.
    fn member(&mut self) -> Result<Next, Bad> {
        let Some(Frame {
            node,
            element,
            kind:
                Open::Object {
                    object,
                    member,
                    missing,
                },
            ..
        }) = self.frames.last_mut()
        else {
            return Err(Bad);
        };
        let (current, child) = loop {
            self.bytes.expect(b'"')?;
            let key = self.bytes.key()?;
            self.bytes.colon()?;
            if let (current, Some(child)) = lead(self.fields, *node, key, self.text) {
                break (current, child);
            }
            if self.trusted {
                self.bytes.skip_trusted()?;
            } else {
                self.bytes.skip()?;
            }
            self.bytes.space();
            if self.bytes.peek() != b',' {
                return Ok(Next::Behind);
            }
            self.bytes.at += 1;
            self.bytes.space();
        };
        *member = current;
        if let Current::Step(_) = current {
            *missing = missing.saturating_sub(1);
        }
        let (object, element) = (*object, *element);
        if !self.trusted {
            self.seen.open_member(current, object);
        }
        self.value(child, element, NONE)
    }

    fn element(&mut self) -> Result<Next, Bad> {
        let Some(Frame {
            node,
            element,
            kind: Open::Array { array, start },
            ..
        }) = self.frames.last()
        else {
            return Err(Bad);
        };
        let (node, element, array, start) = (*node, *element, *array, *start);
        if let b'{' | b'[' = self.bytes.peek() {
            let at = self.bytes.at;
            self.seen.elements.push(Inside {
                outer: element,
                array,
                span: Span::new(at, NONE),
            });
            let own = self.seen.elements.len() - 1;
            return self.container(node, own, own);
        }
        self.value(node, element, start)
    }

    /// A value where a rule asks for it or for something in it; `array` is where the array begins
    /// of which it is an element.
    fn value(&mut self, node: u32, element: usize, array: usize) -> Result<Next, Bad> {
        let start = self.bytes.at;
        let (kind, span) = match self.bytes.peek() {
            b'{' | b'[' => return self.container(node, element, NONE),
            b'"' => {
                self.bytes.at += 1;
                let piece = self.bytes.string()?;
                let kind = match piece.escaped {
                    true => Kind::Escaped(NONE),
                    false => Kind::Text,
                };
                (kind, Span::new(piece.start, piece.end))
            }
            b'-' | b'0'..=b'9' => {
                self.bytes.number()?;
                (Kind::Number, Span::new(start, self.bytes.at))
            }
            _ => {
                self.bytes.skip()?;
                (Kind::Word, Span::new(start, self.bytes.at))
            }
        };
        if self.fields.node(node).is_some_and(|node| node.asked > 0) {
            self.seen.push(node, kind, span, element, array);
        }
        Ok(Next::Behind)
    }

    fn container(&mut self, node: u32, element: usize, own: usize) -> Result<Next, Bad> {
        let start = self.bytes.at;
        let is_object = self.bytes.peek() == b'{';
        let here = self.fields.node(node).ok_or(Bad)?;
        if is_object && here.steps == 0 && node != ROOT {
            // Nothing in it is asked for.
            if self.trusted {
                self.bytes.skip_trusted()?;
            } else {
                self.bytes.skip()?;
            }
            self.close_element(own);
            return Ok(Next::Behind);
        }
        self.bytes.at += 1;
        let (kind, next) = if is_object {
            self.seen.objects += 1;
            let kind = Open::Object {
                object: self.seen.objects,
                member: Current::None,
                missing: here.steps,
            };
            (kind, Next::FirstKey)
        } else {
            self.seen.arrays.push(Span::new(start, NONE));
            let array = self.seen.arrays.len() - 1;
            (Open::Array { array, start }, Next::FirstElement)
        };
        self.frames.push(Frame {
            node,
            element,
            own,
            kind,
        });
        Ok(next)
    }

    /// Goes on behind a value, or before the closing bracket of an empty array or object.
    fn behind(&mut self) -> Result<Next, Bad> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(Next::End);
        };
        let (closing, next) = match &mut frame.kind {
            Open::Object {
                object,
                member,
                missing,
            } => {
                let current = std::mem::replace(member, Current::None);
                if !self.trusted {
                    self.seen.close_member(current, *object);
                } else if *missing == 0 {
                    let is_done =
                        |frame: &Frame| matches!(frame.kind, Open::Object { missing: 0, .. });
                    if self.frames.iter().all(is_done) {
                        return Ok(Next::End);
                    }
                    self.bytes.leave(1)?;
                    return self.close();
                }
                (b'}', Next::Key)
            }
            Open::Array { .. } => (b']', Next::Element),
        };
        self.bytes.space();
        let byte = self.bytes.peek();
        self.bytes.at += 1;
        if byte == b',' {
            self.bytes.space();
            return Ok(next);
        }
        match byte == closing {
            true => self.close(),
            false => Err(Bad),
        }
    }

    /// The innermost array or object has ended.
    fn close(&mut self) -> Result<Next, Bad> {
        let frame = self.frames.pop().ok_or(Bad)?;
        if let Open::Array { array, .. } = frame.kind
            && let Some(span) = self.seen.arrays.get_mut(array)
        {
            span.end = self.bytes.at;
        }
        self.close_element(frame.own);
        if !self.frames.is_empty() {
            return Ok(Next::Behind);
        }
        self.bytes.space();
        if self.bytes.at < self.text.len() {
            return Err(Bad);
        }
        Ok(Next::End)
    }

    fn close_element(&mut self, own: usize) {
        if let Some(element) = self.seen.elements.get_mut(own) {
            element.span.end = self.bytes.at;
        }
    }
}

/// Where a key leads, where some rule asks for what is there.
fn lead(fields: &Fields, node: u32, key: Key, text: &str) -> (Current, Option<u32>) {
    let (child, dotted) = if key.piece.escaped {
        let key = decode(text, key.piece.start, key.piece.end);
        (fields.follow_text(node, key.as_bytes()), key.contains('.'))
    } else {
        (fields.follow(node, key, text.as_bytes()), key.dotted)
    };
    let current = match child {
        None => Current::None,
        Some(child) if dotted => Current::Dotted(child),
        Some(child) => Current::Step(child),
    };
    (current, child)
}

impl Seen {
    fn slot(&mut self, member: Current, object: u64) -> Option<&mut Member> {
        match member {
            Current::None => None,
            Current::Step(node) => self.members.get_mut(node as usize),
            Current::Dotted(node) => Some(self.dotted.entry((object, node)).or_default()),
        }
    }

    /// A member begins that a rule asks for. What stood under the same key before is forgotten.
    fn open_member(&mut self, member: Current, object: u64) {
        let first = self.leaves.len();
        let Some(slot) = self.slot(member, object) else {
            return;
        };
        let before = std::mem::replace(
            slot,
            Member {
                object,
                first,
                end: first,
            },
        );
        if before.object == object {
            for leaf in self
                .leaves
                .get_mut(before.first..before.end)
                .unwrap_or_default()
            {
                leaf.node = NOWHERE;
            }
        }
    }

    fn close_member(&mut self, member: Current, object: u64) {
        let end = self.leaves.len();
        if let Some(slot) = self.slot(member, object) {
            slot.end = end;
        }
    }
}
