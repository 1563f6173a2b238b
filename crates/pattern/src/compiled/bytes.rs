//! Reading JSON without keeping it: strings sixteen bytes at a time, and values that nobody asks for
//! only as far as it takes to know where they end and that they are JSON.
//!
//! What is taken and what is refused is the same as in `pattern::json`.

use super::chunk::{Block, Chunk, SIZE};

/// The text is no JSON, or no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bad;

/// A text that is read. Where the reading stands is not kept here: it is given and comes back, so
/// that it need not go through memory at every step.
pub(super) struct Bytes<'t> {
    pub(super) text: &'t [u8],
    block: Block,
}

/// A key: where it is between its quotes, its first sixteen bytes, and whether it has escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: Chunk,
    pub(super) escaped: bool,
}

impl<'t> Bytes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            block: Block::at(text.as_bytes(), 0),
        }
    }

    /// The byte at a place; zero, which no JSON has outside of strings, at the end.
    #[inline]
    pub(super) fn peek(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(0)
    }

    /// Where the space that may be here ends.
    #[inline]
    pub(super) fn space(&self, at: usize) -> usize {
        if self.peek(at) > b' ' {
            return at;
        }
        self.space_behind(at)
    }

    #[inline(never)]
    fn space_behind(&self, mut at: usize) -> usize {
        while let b' ' | b'\t' | b'\n' | b'\r' = self.peek(at) {
            at += 1;
        }
        at
    }

    /// Steps over this byte, or refuses.
    #[inline]
    pub(super) fn expect(&self, at: usize, byte: u8) -> Result<usize, Bad> {
        match self.peek(at) == byte {
            true => Ok(at + 1),
            false => Err(Bad),
        }
    }

    /// The next quote, backslash or control character, or the end.
    #[inline]
    fn special(&mut self, at: usize) -> usize {
        match self.block.next(at) {
            Some(at) => at,
            None => {
                let (block, at) = special_behind(self.text, at.max(self.block.end()));
                self.block = block;
                at
            }
        }
    }

    /// Reads a string whose opening quote has been read: where it ends behind the closing one, and
    /// whether it has escapes.
    #[inline]
    pub(super) fn string(&mut self, at: usize) -> Result<(usize, bool), Bad> {
        let at = self.special(at);
        match self.peek(at) {
            b'"' => Ok((at + 1, false)),
            _ => Ok((self.escaped_string(at)?, true)),
        }
    }

    /// The rest of a string from a backslash on; another byte is refused.
    #[inline(never)]
    fn escaped_string(&mut self, mut at: usize) -> Result<usize, Bad> {
        loop {
            at = match self.peek(at) {
                b'"' => return Ok(at + 1),
                b'\\' => self.escape(at)?,
                _ => return Err(Bad),
            };
            at = self.special(at);
        }
    }

    /// Whether these two bytes stand at a place.
    #[inline]
    pub(super) fn has(&self, at: usize, two: [u8; 2]) -> bool {
        let rest = self.text.get(at..).and_then(<[u8]>::first_chunk);
        rest == Some(&two)
    }

    /// Reads a key whose opening quote has been read, and the closing one.
    #[inline]
    pub(super) fn key(&mut self, start: usize) -> Result<(Key, usize), Bad> {
        let chunk = Chunk::at(self.text, start);
        let (at, escaped) = self.string(start)?;
        let end = at - 1;
        let key = Key {
            start,
            end,
            head: chunk.first(end - start),
            escaped,
        };
        Ok((key, at))
    }

    /// Goes on behind a value to the next key, if a comma is here, and behind its opening quote.
    #[inline]
    pub(super) fn next_key(&self, at: usize) -> Result<Option<usize>, Bad> {
        if self.has(at, *b",\"") {
            return Ok(Some(at + 2));
        }
        let at = self.space(at);
        match self.peek(at) {
            b',' => Ok(Some(self.expect(self.space(at + 1), b'"')?)),
            _ => Ok(None),
        }
    }

    fn escape(&self, at: usize) -> Result<usize, Bad> {
        match self.peek(at + 1) {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 2),
            b'u' => {
                let digits = self.text.get(at + 2..at + 6).ok_or(Bad)?;
                match digits.iter().all(u8::is_ascii_hexdigit) {
                    true => Ok(at + 6),
                    false => Err(Bad),
                }
            }
            _ => Err(Bad),
        }
    }

    /// Reads a number.
    pub(super) fn number(&self, mut at: usize) -> Result<usize, Bad> {
        if self.peek(at) == b'-' {
            at += 1;
        }
        let zero = self.peek(at) == b'0';
        let start = at;
        at = self.digits(at)?;
        if zero && at > start + 1 {
            return Err(Bad);
        }
        if self.peek(at) == b'.' {
            at = self.digits(at + 1)?;
        }
        if let b'e' | b'E' = self.peek(at) {
            at += 1;
            if let b'+' | b'-' = self.peek(at) {
                at += 1;
            }
            at = self.digits(at)?;
        }
        Ok(at)
    }

    /// Where the digits that stand here end; without one it is refused.
    #[inline]
    fn digits(&self, start: usize) -> Result<usize, Bad> {
        let mut at = start;
        while self.peek(at).is_ascii_digit() {
            at += 1;
        }
        match at > start {
            true => Ok(at),
            false => Err(Bad),
        }
    }

    /// Reads this word.
    fn word(&self, at: usize, word: &[u8]) -> Result<usize, Bad> {
        let rest = self.text.get(at..).unwrap_or_default();
        match rest.starts_with(word) {
            true => Ok(at + word.len()),
            false => Err(Bad),
        }
    }

    /// Reads a value of any kind, whose first byte is here.
    #[inline]
    pub(super) fn skip(&mut self, at: usize) -> Result<usize, Bad> {
        match self.peek(at) {
            b'"' => Ok(self.string(at + 1)?.0),
            _ => self.skip_other(at),
        }
    }

    #[inline(never)]
    fn skip_other(&mut self, at: usize) -> Result<usize, Bad> {
        match self.peek(at) {
            b'{' | b'[' => self.skip_container(at),
            b't' => self.word(at, b"true"),
            b'f' => self.word(at, b"false"),
            b'n' => self.word(at, b"null"),
            _ => self.number(at),
        }
    }

    /// Reads an array or object of any depth, whose opening bracket is here.
    fn skip_container(&mut self, mut at: usize) -> Result<usize, Bad> {
        let mut open = Brackets::default();
        loop {
            // A value begins here.
            at = match self.peek(at) {
                b'"' => self.string(at + 1)?.0,
                b'{' => {
                    open.push(true);
                    let inside = self.space(at + 1);
                    if self.peek(inside) != b'}' {
                        at = self.skip_key(self.expect(inside, b'"')?)?;
                        continue;
                    }
                    inside
                }
                b'[' => {
                    open.push(false);
                    let inside = self.space(at + 1);
                    if self.peek(inside) != b']' {
                        at = inside;
                        continue;
                    }
                    inside
                }
                _ => self.skip_other(at)?,
            };
            // A value has ended, or an empty array or object is about to.
            loop {
                at = self.space(at);
                match (self.peek(at), open.is_object()) {
                    (b',', true) => {
                        let key = self.expect(self.space(at + 1), b'"')?;
                        at = self.skip_key(key)?;
                        break;
                    }
                    (b',', false) => {
                        at = self.space(at + 1);
                        break;
                    }
                    (b'}', true) | (b']', false) => {
                        at += 1;
                        open.pop();
                        if open.depth == 0 {
                            return Ok(at);
                        }
                    }
                    _ => return Err(Bad),
                }
            }
        }
    }

    /// Reads a key whose opening quote has been read, the colon and the space behind it.
    #[inline]
    fn skip_key(&mut self, at: usize) -> Result<usize, Bad> {
        let (at, _) = self.string(at)?;
        self.colon(at)
    }

    /// Reads a colon with space around it.
    #[inline]
    pub(super) fn colon(&self, at: usize) -> Result<usize, Bad> {
        let at = match self.peek(at) {
            b':' => at + 1,
            _ => self.expect(self.space_behind(at), b':')?,
        };
        Ok(self.space(at))
    }

    /// Goes behind the end of so many open arrays and objects, in a text that is known to be JSON.
    pub(super) fn leave(&mut self, mut at: usize, mut depth: usize) -> Result<usize, Bad> {
        while depth > 0 {
            let length = Chunk::at(self.text, at).structure();
            at += length;
            if length == SIZE {
                if at >= self.text.len() {
                    return Err(Bad);
                }
                continue;
            }
            at += 1;
            match self.peek(at - 1) {
                b'"' => at = self.string(at)?.0,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
        }
        Ok(at)
    }

    /// As [`Self::skip`], in a text that is known to be JSON.
    pub(super) fn skip_trusted(&mut self, at: usize) -> Result<usize, Bad> {
        match self.peek(at) {
            b'{' | b'[' => self.leave(at + 1, 1),
            _ => self.skip(at),
        }
    }
}

/// The next place with a mark behind what has been looked at, and the block that it is in.
#[inline(never)]
fn special_behind(text: &[u8], mut at: usize) -> (Block, usize) {
    loop {
        let block = Block::at(text, at);
        match block.next(at) {
            Some(found) => return (block, found),
            None => at = block.end(),
        }
    }
}

/// Which of the open brackets are braces: a bit each, the innermost lowest.
#[derive(Default)]
struct Brackets {
    bits: u64,
    depth: usize,
    /// The words that no longer fit.
    outer: Vec<u64>,
}

impl Brackets {
    fn push(&mut self, is_object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.bits);
        }
        self.bits = self.bits << 1 | u64::from(is_object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.depth -= 1;
        self.bits >>= 1;
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.bits = self.outer.pop().unwrap_or_default();
        }
    }

    fn is_object(&self) -> bool {
        self.bits & 1 == 1
    }
}
