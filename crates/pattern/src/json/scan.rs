//! Strings, numbers and bare words.

use super::read::Reader;
use crate::{Code, Diagnostic, Span};

impl Reader<'_> {
    /// Reads a string whose opening quote is at the cursor. `None` where it does not end.
    pub(super) fn string(&mut self) -> Option<String> {
        let open = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .position(|b| b == b'"' || b == b'\\' || b < 0x20)
                .unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(text);
                }
                Some(b'\\') => text.push(self.escape()),
                Some(control) => {
                    let span = Span::new(self.at, self.at + 1);
                    self.at += 1;
                    self.push(
                        Diagnostic::error(
                            Code::Syntax,
                            span,
                            span.start,
                            format!(
                                "Illegal unquoted character ((CTRL-CHAR, code {control})): has to be \
                                 escaped using backslash to be included in string value"
                            ),
                        )
                        .help("A line break or tab inside a string is written \\n or \\t."),
                        self.at,
                    );
                    text.push(char::from(control));
                }
                None => {
                    self.push(
                        Diagnostic::error(
                            Code::Syntax,
                            Span::new(open, self.at),
                            self.at,
                            "Unexpected end-of-input: was expecting closing quote for a string value",
                        )
                        .help("This string is opened and never closed."),
                        self.at,
                    );
                    self.broken = true;
                    self.unclosed.insert(open);
                    return (!text.is_empty()).then_some(text);
                }
            }
        }
    }

    /// Reads one escape sequence; the cursor is on the backslash.
    fn escape(&mut self) -> char {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.rest().chars().next() else {
            return '\\';
        };
        self.at += c.len_utf8();
        match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode_escape(start),
            _ => {
                self.push(
                    Diagnostic::error(
                        Code::Syntax,
                        Span::new(start, self.at),
                        start,
                        format!(
                            "Unrecognized character escape '{c}' (code {})",
                            u32::from(c)
                        ),
                    )
                    .help("A backslash itself is written \\\\ in JSON."),
                    self.at,
                );
                c
            }
        }
    }

    fn unicode_escape(&mut self, start: usize) -> char {
        let Some(first) = self.four_digits() else {
            self.push(
                Diagnostic::error(
                    Code::Syntax,
                    Span::new(start, self.at),
                    start,
                    "Unexpected character: expected a hex-digit for character escape sequence",
                )
                .help("\\u takes exactly four hexadecimal digits."),
                self.at + 1,
            );
            return char::REPLACEMENT_CHARACTER;
        };
        if (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            if let Some(second) = self.four_digits()
                && (0xDC00..0xE000).contains(&second)
            {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            self.at = before;
        }
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Reads a number. `None` where it is not well formed; the cursor is behind it all the same.
    pub(super) fn number(&mut self) -> Option<String> {
        let start = self.at;
        let mut problem = None;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        match self.digits() {
            0 => {
                problem = Some(
                    "Unexpected character in numeric value: expected digit (0-9) to follow minus \
                     sign, for valid numeric value",
                );
            }
            2.. if leading_zero => {
                problem = Some("Invalid numeric value: Leading zeroes not allowed")
            }
            _ => {}
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                problem = problem.or(Some(
                    "Unexpected character in numeric value: Decimal point not followed by a digit",
                ));
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                problem = problem.or(Some("Unexpected character in numeric value: Exponent indicator not followed by a digit"));
            }
        }
        let span = Span::new(start, self.at);
        if let Some(message) = problem {
            self.push(
                Diagnostic::error(Code::Syntax, span, start, message)
                    .help("Numbers look like 7, -7, 7.5 or 7e3 in JSON."),
                self.at,
            );
            return None;
        }
        Some(span.of(self.text).to_owned())
    }

    fn digits(&mut self) -> usize {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        count
    }

    /// Reads a run of letters, digits, `_` and `$`.
    pub(super) fn word(&mut self) -> &str {
        let start = self.at;
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .unwrap_or(rest.len());
        self.at += end;
        Span::new(start, self.at).of(self.text)
    }
}
