//! Reading JSON without keeping it: strings eight bytes at a time, and values that nobody asks for
//! only as far as it takes to know where they end and that they are JSON.
//!
//! What is taken and what is refused is the same as in `pattern::json`.

use super::hash;

/// The text is no JSON, or no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bad;

/// A place in a text.
pub(super) struct Bytes<'t> {
    pub(super) text: &'t [u8],
    pub(super) at: usize,
}

/// A string: where it is between its quotes, and whether it has escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) escaped: bool,
}

/// A key: a string with its hash, and whether it has a dot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) piece: Piece,
    pub(super) hash: u64,
    pub(super) dotted: bool,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;

const fn all(byte: u8) -> u64 {
    ONES * byte as u64
}

/// The high bit of each byte that is zero. Bytes above the lowest such one may be marked falsely.
const fn zeros(chunk: u64) -> u64 {
    chunk.wrapping_sub(ONES) & !chunk & HIGHS
}

/// Marks quotes, backslashes and control characters; the lowest mark is right.
const fn specials(chunk: u64) -> u64 {
    let controls = chunk.wrapping_sub(all(0x20)) & !chunk & HIGHS;
    zeros(chunk ^ all(b'"')) | zeros(chunk ^ all(b'\\')) | controls
}

/// Marks quotes and brackets of every kind.
const fn structure(chunk: u64) -> u64 {
    let folded = chunk | all(0x20);
    zeros(chunk ^ all(b'"')) | zeros(folded ^ all(b'{')) | zeros(folded ^ all(b'}'))
}

const fn first(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

impl<'t> Bytes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
        }
    }

    /// The byte here; zero, which no JSON has outside of strings, at the end.
    pub(super) fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// The next eight bytes, filled up with zeros at the end.
    fn chunk(&self) -> u64 {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest
                .iter()
                .rev()
                .fold(0, |chunk, byte| chunk << 8 | u64::from(*byte)),
        }
    }

    pub(super) fn space(&mut self) {
        while let b' ' | b'\t' | b'\n' | b'\r' = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over this byte, or refuses.
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Bad> {
        if self.peek() != byte {
            return Err(Bad);
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a string whose opening quote has been read.
    pub(super) fn string(&mut self) -> Result<Piece, Bad> {
        let start = self.at;
        let mut escaped = false;
        loop {
            let marks = specials(self.chunk());
            if marks == 0 {
                self.at += 8;
                continue;
            }
            self.at += first(marks);
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    let end = self.at - 1;
                    return Ok(Piece {
                        start,
                        end,
                        escaped,
                    });
                }
                b'\\' => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(Bad),
            }
        }
    }

    /// Reads a key whose opening quote has been read.
    pub(super) fn key(&mut self) -> Result<Key, Bad> {
        let start = self.at;
        let (mut sum, mut dots) = (0, 0);
        loop {
            let chunk = self.chunk();
            let marks = specials(chunk);
            if marks == 0 {
                sum = hash::mix(sum, chunk);
                dots |= zeros(chunk ^ all(b'.'));
                self.at += 8;
                continue;
            }
            let length = first(marks);
            self.at += length;
            if self.peek() != b'"' {
                self.at = start;
                let piece = self.string()?;
                let (hash, dotted) = (0, true);
                return Ok(Key {
                    piece,
                    hash,
                    dotted,
                });
            }
            let kept = chunk & !(u64::MAX << (8 * length));
            dots |= zeros(kept ^ all(b'.'));
            self.at += 1;
            return Ok(Key {
                piece: Piece {
                    start,
                    end: self.at - 1,
                    escaped: false,
                },
                hash: hash::mix(sum, kept),
                dotted: dots != 0,
            });
        }
    }

    fn escape(&mut self) -> Result<(), Bad> {
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let digits = self.text.get(self.at + 1..self.at + 5).ok_or(Bad)?;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return Err(Bad);
                }
                self.at += 5;
            }
            _ => return Err(Bad),
        }
        Ok(())
    }

    /// Reads a number.
    pub(super) fn number(&mut self) -> Result<(), Bad> {
        if self.peek() == b'-' {
            self.at += 1;
        }
        let zero = self.peek() == b'0';
        match self.digits() {
            0 => return Err(Bad),
            2.. if zero => return Err(Bad),
            _ => {}
        }
        if self.peek() == b'.' {
            self.at += 1;
            if self.digits() == 0 {
                return Err(Bad);
            }
        }
        if let b'e' | b'E' = self.peek() {
            self.at += 1;
            if let b'+' | b'-' = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(Bad);
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - start
    }

    /// Reads this word.
    pub(super) fn word(&mut self, word: &[u8]) -> Result<(), Bad> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(Bad);
        }
        self.at += word.len();
        Ok(())
    }

    /// Reads a value of any kind; the cursor is on its first byte.
    pub(super) fn skip(&mut self) -> Result<(), Bad> {
        match self.peek() {
            b'"' => {
                self.at += 1;
                self.string().map(drop)
            }
            b'{' | b'[' => self.skip_container(),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    /// Reads an array or object of any depth; the cursor is on its opening bracket.
    fn skip_container(&mut self) -> Result<(), Bad> {
        let mut open = Brackets::default();
        loop {
            // A value begins here.
            match self.peek() {
                b'{' => {
                    self.at += 1;
                    self.space();
                    open.push(true);
                    if self.peek() != b'}' {
                        self.skip_key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.at += 1;
                    self.space();
                    open.push(false);
                    if self.peek() != b']' {
                        continue;
                    }
                }
                _ => self.skip()?,
            }
            // A value has ended, or an empty array or object is about to.
            loop {
                self.space();
                let byte = self.peek();
                self.at += 1;
                match (byte, open.is_object()) {
                    (b',', true) => {
                        self.space();
                        self.skip_key()?;
                        break;
                    }
                    (b',', false) => {
                        self.space();
                        break;
                    }
                    (b'}', true) | (b']', false) => {
                        open.pop();
                        if open.depth == 0 {
                            return Ok(());
                        }
                    }
                    _ => return Err(Bad),
                }
            }
        }
    }

    /// Reads a key, the colon and the space behind it.
    fn skip_key(&mut self) -> Result<(), Bad> {
        self.expect(b'"')?;
        self.string()?;
        self.colon()
    }

    /// Reads a colon with space around it.
    pub(super) fn colon(&mut self) -> Result<(), Bad> {
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(())
    }

    /// Goes behind the end of so many open arrays and objects, in a text that is known to be JSON.
    pub(super) fn leave(&mut self, mut depth: usize) -> Result<(), Bad> {
        while depth > 0 {
            let marks = structure(self.chunk());
            if marks == 0 {
                if self.at >= self.text.len() {
                    return Err(Bad);
                }
                self.at += 8;
                continue;
            }
            self.at += first(marks);
            let byte = self.peek();
            self.at += 1;
            match byte {
                b'"' => drop(self.string()?),
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// As [`Self::skip`], in a text that is known to be JSON.
    pub(super) fn skip_trusted(&mut self) -> Result<(), Bad> {
        match self.peek() {
            b'{' | b'[' => {
                self.at += 1;
                self.leave(1)
            }
            _ => self.skip(),
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
