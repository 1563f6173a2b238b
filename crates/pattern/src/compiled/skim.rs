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
#[derive(Debug)]
pub(super) struct Frame {
    node: u32,
    /// The element that it is in, or is, and that one if it is one.
    element: usize,
    own: usize,
    kind: Open,
}

#[derive(Debug)]
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

#[derive(Clone, Copy, Debug)]
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
    /// How far it is read.
    at: usize,
    fields: &'e Fields,
    seen: &'e mut Seen,
    frames: &'e mut Vec<Frame>,
    trusted: bool,
}

/// Finds the values of an event that rules ask for.
pub(super) fn skim(
    fields: &Fields,
    text: &str,
    reading: Reading,
    seen: &mut Seen,
    frames: &mut Vec<Frame>,
) -> Result<(), Bad> {
    frames.clear();
    let mut skim = Skim {
        text,
        bytes: Bytes::new(text),
        at: 0,
        fields,
        seen,
        frames,
        trusted: reading == Reading::Trusted,
    };
    skim.at = skim.bytes.space(0);
    if skim.bytes.peek(skim.at) != b'{' {
        return Err(Bad);
    }
    let mut next = skim.container(ROOT, NONE, NONE)?;
    loop {
        next = match next {
            Next::FirstKey => {
                skim.at = skim.bytes.space(skim.at);
                match skim.bytes.peek(skim.at) {
                    b'}' => Next::Behind,
                    _ => Next::Key,
                }
            }
            Next::Key => skim.member()?,
            Next::FirstElement => {
                skim.at = skim.bytes.space(skim.at);
                match skim.bytes.peek(skim.at) {
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
        let (node, object, element, trusted) = (*node, *object, *element, self.trusted);
        let bytes = &mut self.bytes;
        let mut at = self.at;
        at = bytes.expect(at, b'"')?;
        loop {
            let (key, end) = bytes.key(at)?;
            // Most members are like this.
            let is_text = bytes.has(end, *b":\"");
            at = match is_text {
                true => end + 2,
                false => bytes.colon(end)?,
            };
            if let (current, Some(child)) = lead(self.fields, node, key, self.text) {
                if let Current::Step(_) = current {
                    *missing = missing.saturating_sub(1);
                }
                let first = self.seen.leaves.len();
                if is_text {
                    at = string(self.fields, bytes, at, self.seen, child, element, NONE)?;
                } else if let b'{' | b'[' = bytes.peek(at) {
                    if !trusted {
                        self.seen.member(current, object, first);
                    }
                    *member = current;
                    self.at = at;
                    return self.container(child, element, NONE);
                } else {
                    at = plain(self.fields, bytes, at, self.seen, child, element, NONE)?;
                }
                if !trusted {
                    self.seen.member(current, object, first);
                } else if *missing == 0 {
                    self.at = at;
                    return Ok(Next::Behind);
                }
            } else if is_text {
                (at, _) = bytes.string(at)?;
            } else if trusted {
                at = bytes.skip_trusted(at)?;
            } else {
                at = bytes.skip(at)?;
            }
            at = match bytes.next_key(at)? {
                Some(key) => key,
                None => {
                    self.at = at;
                    return Ok(Next::Behind);
                }
            };
        }
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
        let at = self.at;
        if let b'{' | b'[' = self.bytes.peek(at) {
            self.seen.elements.push(Inside {
                outer: element,
                array,
                span: Span::new(at, NONE),
            });
            let own = self.seen.elements.len() - 1;
            return self.container(node, own, own);
        }
        let (fields, bytes) = (self.fields, &mut self.bytes);
        self.at = plain(fields, bytes, at, self.seen, node, element, start)?;
        Ok(Next::Behind)
    }

    fn container(&mut self, node: u32, element: usize, own: usize) -> Result<Next, Bad> {
        let start = self.at;
        let is_object = self.bytes.peek(start) == b'{';
        let here = self.fields.node(node).ok_or(Bad)?;
        if is_object && here.steps == 0 && node != ROOT {
            // Nothing in it is asked for.
            self.at = match self.trusted {
                true => self.bytes.skip_trusted(start)?,
                false => self.bytes.skip(start)?,
            };
            self.close_element(own);
            return Ok(Next::Behind);
        }
        self.at += 1;
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
                    self.at = self.bytes.leave(self.at, 1)?;
                    return self.close();
                }
                (b'}', Next::Key)
            }
            Open::Array { .. } => (b']', Next::Element),
        };
        let at = self.bytes.space(self.at);
        let byte = self.bytes.peek(at);
        self.at = at + 1;
        if byte == b',' {
            self.at = self.bytes.space(self.at);
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
            span.end = self.at;
        }
        self.close_element(frame.own);
        if !self.frames.is_empty() {
            return Ok(Next::Behind);
        }
        if self.bytes.space(self.at) < self.text.len() {
            return Err(Bad);
        }
        Ok(Next::End)
    }

    fn close_element(&mut self, own: usize) {
        if let Some(element) = self.seen.elements.get_mut(own) {
            element.span.end = self.at;
        }
    }
}

/// A value that is no array or object, where a rule asks for it or for something in it; `array` is
/// where the array begins of which it is an element. Where it ends.
#[inline]
fn plain(
    fields: &Fields,
    bytes: &mut Bytes<'_>,
    start: usize,
    seen: &mut Seen,
    node: u32,
    element: usize,
    array: usize,
) -> Result<usize, Bad> {
    let (kind, at) = match bytes.peek(start) {
        b'"' => return string(fields, bytes, start + 1, seen, node, element, array),
        b'-' | b'0'..=b'9' => (Kind::Number, bytes.number(start)?),
        _ => (Kind::Word, bytes.skip(start)?),
    };
    note(
        fields,
        seen,
        node,
        kind,
        Span::new(start, at),
        element,
        array,
    );
    Ok(at)
}

/// As [`plain`], of a string whose opening quote has been read.
#[inline]
fn string(
    fields: &Fields,
    bytes: &mut Bytes<'_>,
    start: usize,
    seen: &mut Seen,
    node: u32,
    element: usize,
    array: usize,
) -> Result<usize, Bad> {
    let (at, escaped) = bytes.string(start)?;
    let kind = match escaped {
        true => Kind::Escaped(NONE),
        false => Kind::Text,
    };
    let text = Span::new(start, at - 1);
    note(fields, seen, node, kind, text, element, array);
    Ok(at)
}

/// Keeps a value where some rule asks for it.
#[inline]
fn note(
    fields: &Fields,
    seen: &mut Seen,
    node: u32,
    kind: Kind,
    span: Span,
    element: usize,
    array: usize,
) {
    if fields.node(node).is_some_and(|node| node.asked > 0) {
        seen.push(node, kind, span, element, array);
    }
}

/// Where a key leads, where some rule asks for what is there.
#[inline]
fn lead(fields: &Fields, node: u32, key: Key, text: &str) -> (Current, Option<u32>) {
    let (child, dotted) = match key.escaped {
        true => lead_decoded(fields, node, key, text),
        false => fields.follow(node, key, text.as_bytes()),
    };
    let current = match child {
        None => Current::None,
        Some(child) if dotted => Current::Dotted(child),
        Some(child) => Current::Step(child),
    };
    (current, child)
}

#[inline(never)]
fn lead_decoded(fields: &Fields, node: u32, key: Key, text: &str) -> (Option<u32>, bool) {
    let key = decode(text, key.start, key.end);
    (fields.follow_text(node, key.as_bytes()), key.contains('.'))
}

impl Seen {
    #[inline]
    fn slot(&mut self, member: Current, object: u64) -> Option<&mut Member> {
        match member {
            Current::None => None,
            Current::Step(node) => self.members.get_mut(node as usize),
            Current::Dotted(node) => Some(self.dotted.entry((object, node)).or_default()),
        }
    }

    /// A member that a rule asks for has the values from `first` on. What stood under the same key
    /// before is forgotten.
    #[inline]
    fn member(&mut self, member: Current, object: u64, first: usize) {
        let end = self.leaves.len();
        let Some(slot) = self.slot(member, object) else {
            return;
        };
        let before = std::mem::replace(slot, Member { object, first, end });
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
