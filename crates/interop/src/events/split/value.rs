//! An object that is open: brackets, strings and the names at its top.

use super::super::{ENVELOPE, LISTS};
use super::{EVENT_BYTES, Place};

/// The longest name at the top of an object that is looked at.
const NAME_BYTES: usize = 16;

/// An object that is open, or the part of a wrapper outside of its list.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) from: Place,
    /// How far it is indented, where only spaces stand before it in its line.
    pub(super) indent: Option<usize>,
    /// The part of a wrapper outside of its list: nothing of it is kept.
    pub(super) is_rest: bool,
    /// Where it stands in its line.
    column: usize,
    /// Whether a list of events in it would be looked for.
    may_wrap: bool,
    bytes: Vec<u8>,
    is_too_large: bool,
    /// The open brackets, outermost first, and how many of each kind.
    brackets: Vec<u8>,
    arrays: usize,
    objects: usize,
    string: bool,
    escaped: bool,
    /// What stood last, apart from spaces.
    last: Last,
    /// The last string at the top, as far as it is looked at, and whether a colon followed.
    name: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// A bracket that opens.
    Opening,
    Comma,
    Colon,
    /// A value or a name.
    Value,
}

/// What a byte did.
pub(super) enum Step {
    /// The object goes on.
    On,
    /// This was its end.
    Closed,
    /// A list of events begins: the object is a wrapper.
    List,
    /// A closing bracket of something around the object; it is not kept yet.
    Outer,
}

impl Open {
    pub(super) fn object(from: Place, column: usize, begins_line: bool, may_wrap: bool) -> Self {
        Self {
            from,
            indent: begins_line.then_some(column),
            is_rest: false,
            column,
            may_wrap,
            bytes: Vec::new(),
            is_too_large: false,
            brackets: vec![b'{'],
            arrays: 0,
            objects: 1,
            string: false,
            escaped: false,
            last: Last::Opening,
            name: Vec::new(),
        }
    }

    /// What follows the list of a wrapper.
    pub(super) fn rest(from: Place) -> Self {
        Self {
            is_rest: true,
            indent: None,
            last: Last::Value,
            ..Self::object(from, 0, false, true)
        }
    }

    /// Keeps bytes of the object.
    pub(super) fn keep(&mut self, bytes: &[u8]) {
        if self.is_rest || self.is_too_large {
            return;
        }
        if self.bytes.len() + bytes.len() > EVENT_BYTES {
            self.is_too_large = true;
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Where the cursor is in a string, how many of the next bytes belong to it for certain.
    pub(super) fn plain(&mut self, rest: &[u8]) -> Option<usize> {
        if !self.string || self.escaped {
            return None;
        }
        let special = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n' | b'\r');
        let plain = rest.iter().position(special).unwrap_or(rest.len());
        self.put_name(rest.get(..plain).unwrap_or_default());
        (plain > 0).then_some(plain)
    }

    /// Takes one byte and keeps it.
    pub(super) fn step(&mut self, byte: u8) -> Step {
        if self.string {
            self.in_string(byte);
            self.keep(&[byte]);
            return Step::On;
        }
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'"' => {
                self.string = true;
                self.last = Last::Value;
                if self.brackets.len() == 1 {
                    self.name.clear();
                }
            }
            b'[' if self.begins_list() => return Step::List,
            b'{' | b'[' => {
                self.brackets.push(byte);
                *self.count(byte) += 1;
                self.last = Last::Opening;
            }
            b'}' => {
                self.close(b'{');
                if self.brackets.is_empty() {
                    self.keep(&[byte]);
                    return Step::Closed;
                }
            }
            b']' if self.arrays == 0 => return Step::Outer,
            b']' => self.close(b'['),
            b':' => {
                self.last = Last::Colon;
                if self.brackets.len() == 1 && ENVELOPE.iter().any(|name| self.is_named(name)) {
                    self.may_wrap = false;
                }
            }
            b',' => self.last = Last::Comma,
            _ => self.last = Last::Value,
        }
        self.keep(&[byte]);
        Step::On
    }

    fn in_string(&mut self, byte: u8) {
        match byte {
            // No string goes on over a line's end: its closing quote is missing.
            b'\n' | b'\r' => (self.string, self.escaped) = (false, false),
            _ if self.escaped => self.escaped = false,
            b'\\' => {
                self.escaped = true;
                self.put_name(b"\\");
            }
            b'"' => self.string = false,
            _ => {}
        }
    }

    fn put_name(&mut self, bytes: &[u8]) {
        if self.brackets.len() == 1 {
            let room = NAME_BYTES.saturating_sub(self.name.len());
            self.name.extend(bytes.iter().take(room));
        }
    }

    fn is_named(&self, name: &str) -> bool {
        self.name == name.as_bytes()
    }

    /// Whether the `[` at the cursor begins a list of events at the top of the object.
    fn begins_list(&self) -> bool {
        self.may_wrap
            && self.brackets.len() == 1
            && self.last == Last::Colon
            && LISTS.iter().any(|name| self.is_named(name))
    }

    fn count(&mut self, bracket: u8) -> &mut usize {
        if bracket == b'[' {
            &mut self.arrays
        } else {
            &mut self.objects
        }
    }

    /// Closes the innermost of these brackets and what is open in it. There is one.
    fn close(&mut self, wanted: u8) {
        while let Some(bracket) = self.brackets.pop() {
            *self.count(bracket) -= 1;
            if bracket == wanted {
                break;
            }
        }
        self.last = Last::Value;
    }

    /// Whether the `{` at the cursor begins the next object, because this one is broken.
    pub(super) fn is_next(&self, column: usize, begins_line: bool, one_a_line: bool) -> bool {
        if self.string {
            return false;
        }
        let in_object = self.brackets.last() == Some(&b'{');
        // No object has an object for a name.
        if in_object && self.last == Last::Comma {
            return true;
        }
        let fits = if in_object {
            self.last == Last::Colon
        } else {
            self.last != Last::Value
        };
        let is_outside = begins_line && column <= self.column;
        is_outside && (!fits || (one_a_line && column == 0))
    }

    /// Whether its closing brace has come.
    pub(super) fn is_closed(&self) -> bool {
        self.brackets.is_empty()
    }

    /// Its bytes; `None` where there are too many.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        (!self.is_too_large).then(|| self.bytes.trim_ascii_end())
    }
}
