//! Finds the JSON objects in a file that comes chunk by chunk.
//!
//! Only boundaries are found here: strings, escapes, brackets. Whether an object is sound JSON,
//! and what is wrong with it, is for the one reader to say. Where brackets do not add up, the next
//! object is found by the layout: one that begins a line no deeper than the open one began.

mod value;

use super::EVENT_BYTES;
use value::{Open, Step};

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1. LF, CR and CR LF end a line.
    pub line: u32,
    /// The byte, from 0.
    pub byte: u64,
}

/// Something that was found in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'b> {
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub content: Content<'b>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'b> {
    /// A JSON object, from its brace to the closing one, or as far as it goes.
    Object(&'b [u8]),
    /// Something else where an event should stand; its beginning.
    Stray(&'b [u8]),
    /// An object with more bytes than an event may have; it is left out.
    TooLarge,
    /// The file ends within a list that begins here.
    Unclosed,
    /// The file is UTF-16 text; nothing of it is read.
    Utf16,
}

/// How much of something that is no event is kept.
const STRAY_BYTES: usize = 80;

/// The mark with which some programs begin UTF-8 text.
const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Takes a file chunk by chunk and finds the objects in it. Any chunks give the same pieces.
///
/// Time is linear in the file. Of the file no more is kept than the object that is being read,
/// and of that no more than [`EVENT_BYTES`].
#[derive(Debug)]
pub struct Splitter {
    /// The next byte.
    here: Place,
    /// The byte before was CR.
    after_return: bool,
    /// Where in its line the next byte stands, and whether only spaces stand before it.
    column: usize,
    begins_line: bool,
    /// What is open around the next object, outermost first.
    around: Vec<Around>,
    /// Where the outermost of them began.
    around_from: Place,
    state: State,
    /// So far every object stood on a line of its own.
    one_a_line: bool,
    objects: u64,
}

/// What stands around objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// An array.
    Array,
    /// An object that holds a list of events.
    Wrapper,
    /// The list in it.
    List,
}

#[derive(Debug)]
enum State {
    /// Between objects.
    Between,
    /// In something that is no event.
    Stray(Stray),
    /// In an object, or in the part of a wrapper outside of its list.
    Value(Open),
    /// In the two bytes that mark UTF-16 text; the first of them.
    Mark(u8),
    /// In UTF-16 text.
    Deaf,
}

/// Something that is no event.
#[derive(Debug)]
struct Stray {
    place: Place,
    start: Vec<u8>,
    string: bool,
    escaped: bool,
}

/// Takes what is found.
type Take<'t> = &'t mut dyn FnMut(Piece<'_>);

impl Default for Splitter {
    fn default() -> Self {
        let start = Place { line: 1, byte: 0 };
        Self {
            here: start,
            after_return: false,
            column: 0,
            begins_line: true,
            around: Vec::new(),
            around_from: start,
            state: State::Between,
            one_a_line: true,
            objects: 0,
        }
    }
}

impl Splitter {
    /// Takes the next bytes of the file and gives what ends in them.
    pub fn push(&mut self, bytes: &[u8], take: Take<'_>) {
        let mut rest = bytes;
        while let Some((&byte, after)) = rest.split_first() {
            // Strings are most of a file; they have no line break in them.
            if let State::Value(open) = &mut self.state
                && let Some(plain) = open.plain(rest)
            {
                let (string, after) = rest.split_at_checked(plain).unwrap_or((rest, &[]));
                open.keep(string);
                self.here.byte += string.len() as u64;
                self.column += string.len();
                rest = after;
                continue;
            }
            self.byte(byte, take);
            self.advance(byte);
            rest = after;
        }
    }

    /// The file has ended: gives what was open.
    pub fn finish(&mut self, take: Take<'_>) {
        match std::mem::replace(&mut self.state, State::Between) {
            State::Value(open) if !open.is_rest => self.end(open, take),
            State::Stray(stray) => stray.give(take),
            State::Mark(first) => stray(self.here, first).give(take),
            State::Value(_) | State::Between | State::Deaf => {}
        }
        if !self.around.is_empty() {
            self.around.clear();
            take(Piece {
                place: self.around_from,
                content: Content::Unclosed,
            });
        }
    }

    /// Moves the place over a byte.
    fn advance(&mut self, byte: u8) {
        let at = self.here.byte;
        self.here.byte += 1;
        if matches!(byte, b'\n' | b'\r') {
            let second_half = byte == b'\n' && self.after_return;
            self.here.line = self.here.line.saturating_add(u32::from(!second_half));
            self.column = 0;
            self.begins_line = true;
        } else if !is_mark(at, byte) {
            self.column += 1;
            self.begins_line &= matches!(byte, b' ' | b'\t');
        }
        self.after_return = byte == b'\r';
    }

    fn byte(&mut self, byte: u8, take: Take<'_>) {
        match &mut self.state {
            State::Between => self.between(byte, take),
            State::Stray(found) => {
                if found.ends_before(byte) {
                    let stray = std::mem::replace(&mut self.state, State::Between);
                    if let State::Stray(stray) = stray {
                        stray.give(take);
                    }
                    self.between(byte, take);
                } else {
                    found.put(byte);
                }
            }
            State::Value(_) => self.value(byte, take),
            State::Mark(first) => {
                let first = *first;
                if matches!((first, byte), (0xFF, 0xFE) | (0xFE, 0xFF)) {
                    self.state = State::Deaf;
                    take(Piece {
                        place: Place { line: 1, byte: 0 },
                        content: Content::Utf16,
                    });
                } else {
                    self.state = State::Stray(stray(Place { line: 1, byte: 0 }, first));
                    self.byte(byte, take);
                }
            }
            State::Deaf => {}
        }
    }

    fn between(&mut self, byte: u8, take: Take<'_>) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {}
            b'{' => self.open(),
            b'[' => self.enter(Around::Array),
            b']' if self.around.last() == Some(&Around::Array) => {
                self.around.pop();
            }
            b']' if self.around.last() == Some(&Around::List) => {
                self.around.pop();
                self.state = State::Value(Open::rest(self.here));
            }
            // A list that is not closed before the object that holds it.
            b'}' if self.around.last() == Some(&Around::List) => {
                self.around.truncate(self.around.len().saturating_sub(2));
                stray(self.here, byte).give(take);
            }
            0xFE | 0xFF if self.here.byte == 0 => self.state = State::Mark(byte),
            _ if is_mark(self.here.byte, byte) => {}
            _ => self.state = State::Stray(stray(self.here, byte)),
        }
    }

    /// An object begins at the cursor.
    fn open(&mut self) {
        let may_wrap = self.around.last() != Some(&Around::List);
        let mut open = Open::object(self.here, self.column, self.begins_line, may_wrap);
        open.keep(b"{");
        self.state = State::Value(open);
    }

    fn enter(&mut self, around: Around) {
        if self.around.is_empty() {
            self.around_from = self.here;
        }
        self.around.push(around);
    }

    fn value(&mut self, byte: u8, take: Take<'_>) {
        let State::Value(open) = &mut self.state else {
            return;
        };
        if byte == b'{'
            && open.is_next(
                self.column,
                self.begins_line,
                self.one_a_line && self.objects > 0,
            )
        {
            if let State::Value(open) = std::mem::replace(&mut self.state, State::Between) {
                self.end(open, take);
            }
            return self.open();
        }
        match open.step(byte) {
            Step::On => {}
            Step::Closed => {
                if let State::Value(open) = std::mem::replace(&mut self.state, State::Between) {
                    self.end(open, take);
                }
            }
            Step::List => {
                let from = open.from;
                if !open.is_rest {
                    if self.around.is_empty() {
                        self.around_from = from;
                    }
                    self.around.push(Around::Wrapper);
                }
                self.around.push(Around::List);
                self.state = State::Between;
            }
            // The bracket of the list around the object, which is itself never closed.
            Step::Outer => {
                if self.around.is_empty() {
                    open.keep(&[byte]);
                } else {
                    if let State::Value(open) = std::mem::replace(&mut self.state, State::Between) {
                        self.end(open, take);
                    }
                    self.between(byte, take);
                }
            }
        }
    }

    /// An object has ended, or is taken to have ended.
    fn end(&mut self, open: Open, take: Take<'_>) {
        if open.is_rest {
            if self.around.last() == Some(&Around::Wrapper) {
                self.around.pop();
            }
            return;
        }
        if open.is_closed() && self.around.is_empty() {
            self.one_a_line &= open.indent == Some(0) && open.from.line == self.here.line;
            self.objects += 1;
        }
        let content = match open.bytes() {
            Some(bytes) => Content::Object(bytes),
            None => Content::TooLarge,
        };
        take(Piece {
            place: open.from,
            content,
        });
    }
}

/// Whether a byte is part of the mark of UTF-8 text, which is no part of the first line.
fn is_mark(at: u64, byte: u8) -> bool {
    usize::try_from(at).is_ok_and(|at| UTF8_MARK.get(at) == Some(&byte))
}

fn stray(place: Place, first: u8) -> Stray {
    Stray {
        place,
        start: vec![first],
        string: first == b'"',
        escaped: false,
    }
}

impl Stray {
    /// Whether it is over before this byte: at the line's end, or where an object may begin.
    fn ends_before(&self, byte: u8) -> bool {
        matches!(byte, b'\n' | b'\r') || (!self.string && matches!(byte, b'{' | b'[' | b']' | b','))
    }

    fn put(&mut self, byte: u8) {
        if self.start.len() < STRAY_BYTES {
            self.start.push(byte);
        }
        let ends_string = self.string && byte == b'"' && !self.escaped;
        self.escaped = self.string && byte == b'\\' && !self.escaped;
        self.string = (self.string || byte == b'"') && !ends_string;
    }

    fn give(&self, take: Take<'_>) {
        take(Piece {
            place: self.place,
            content: Content::Stray(self.start.trim_ascii_end()),
        });
    }
}

#[cfg(test)]
mod tests;
