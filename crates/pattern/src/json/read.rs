//! The reader proper: one loop over an explicit stack.

use std::collections::HashSet;

use super::{Kind, Member, Value};
use crate::{Code, Diagnostic, Span};

const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// An array or object that is still open.
enum Open {
    Array(usize, Vec<Value>),
    Object(usize, Vec<Member>, Option<(String, Span)>),
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Set where reading cannot go on.
    pub(super) broken: bool,
    /// Where the arrays, objects and strings begin that never end.
    pub(super) unclosed: HashSet<usize>,
    open: Vec<Open>,
}

/// What the loop looks for next.
enum Next {
    Value,
    /// A value, or the end of an array that has just been opened.
    FirstElement,
    FirstKey,
    Key,
    Separator,
    Done(Value),
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            diagnostics: Vec::new(),
            broken: false,
            unclosed: HashSet::new(),
            open: Vec::new(),
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Notes a problem. The place is worked out only for the first few: it costs a walk.
    pub(super) fn push(&mut self, diagnostic: Diagnostic, place: usize) {
        if self.diagnostics.len() < 20 {
            self.diagnostics.push(diagnostic.at(self.text, place));
        } else {
            self.broken = true;
        }
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        self.space();
        if self.at == self.text.len() {
            return None;
        }
        let mut next = Next::Value;
        loop {
            if self.broken {
                return self.close_all();
            }
            self.space();
            next = match next {
                Next::Value => self.start_value(),
                Next::FirstElement if self.peek() == Some(b']') => self.end(),
                Next::FirstElement => self.start_value(),
                Next::FirstKey if self.peek() == Some(b'}') => self.end(),
                Next::FirstKey | Next::Key => self.key(),
                Next::Separator => self.separator(),
                Next::Done(value) => {
                    self.trailing();
                    return Some(value);
                }
            };
        }
    }

    fn start_value(&mut self) -> Next {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => {
                self.at += 1;
                self.open.push(Open::Object(start, Vec::new(), None));
                return Next::FirstKey;
            }
            Some(b'[') => {
                self.at += 1;
                self.open.push(Open::Array(start, Vec::new()));
                return Next::FirstElement;
            }
            Some(b'"') => match self.string() {
                Some(text) => Kind::String(text),
                None => return self.stop(),
            },
            Some(b'-' | b'0'..=b'9') => {
                let number = self.number();
                self.after_root(start);
                number.map_or(Kind::Null, Kind::Number)
            }
            Some(_) => match self.bare() {
                Some(kind) => kind,
                None => return self.stop(),
            },
            None => return self.early_end(),
        };
        let span = Span::new(start, self.at);
        self.put(Value { kind, span })
    }

    /// Reads `null`, `true`, `false`, or something that is no JSON.
    fn bare(&mut self) -> Option<Kind> {
        let start = self.at;
        let mut word = self.word().to_owned();
        // The engine's reader takes a $ for the end of these three words.
        let literal = |w: &&str| matches!(*w, "null" | "true" | "false");
        if let Some(known) = word.split('$').next().filter(literal) {
            self.at = start + known.len();
            word = known.to_owned();
        }
        match word.as_str() {
            "null" => return Some(Kind::Null),
            "true" => return Some(Kind::Bool(true)),
            "false" => return Some(Kind::Bool(false)),
            _ => {}
        }
        let span = Span::new(start, self.at);
        if word.is_empty() {
            let closes = matches!(self.peek(), Some(b']' | b'}' | b','));
            self.unexpected(&format!("expected a valid value {VALUES}"));
            return closes.then_some(Kind::Null);
        }
        self.push(
            Diagnostic::error(
                Code::Syntax,
                span,
                span.start,
                format!("Unrecognized token '{word}': was expecting {VALUES}"),
            )
            .help("Text stands in double quotes in JSON.")
            .fix(span, format!("\"{word}\"")),
            self.at,
        );
        Some(Kind::String(word))
    }

    /// A number outside of everything must end with a space or with the text: what follows makes
    /// it no number at all.
    fn after_root(&mut self, start: usize) {
        let spaced = matches!(self.peek(), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
        if self.open.is_empty() && !spaced {
            let before = self.diagnostics.len();
            self.unexpected("Expected space separating root-level values");
            if let Some(diagnostic) = self.diagnostics.get_mut(before) {
                diagnostic.reached = start;
            }
        }
    }

    /// Notes an unexpected character at the cursor and stays there.
    fn unexpected(&mut self, expected: &str) {
        let Some(c) = self.rest().chars().next() else {
            return;
        };
        let span = Span::new(self.at, self.at + c.len_utf8());
        let mut diagnostic = Diagnostic::error(
            Code::Syntax,
            span,
            span.start,
            format!(
                "Unexpected character ('{c}' (code {})): {expected}",
                u32::from(c)
            ),
        );
        if c == '\'' || c == '\u{201c}' || c == '\u{201d}' {
            diagnostic = diagnostic
                .help("JSON knows only the straight double quote.")
                .fix(span, "\"");
        }
        self.push(diagnostic, span.start);
    }

    fn put(&mut self, value: Value) -> Next {
        match self.open.last_mut() {
            Some(Open::Array(_, elements)) => elements.push(value),
            Some(Open::Object(_, members, key)) => {
                if let Some((key, key_span)) = key.take() {
                    members.push(Member {
                        key,
                        key_span,
                        value,
                    });
                }
            }
            None => return Next::Done(value),
        }
        Next::Separator
    }

    fn key(&mut self) -> Next {
        let start = self.at;
        match self.peek() {
            Some(b'"') => {}
            Some(b'}') => {
                self.unexpected("was expecting double-quote to start field name");
                return self.end();
            }
            Some(_) => {
                self.unexpected("was expecting double-quote to start field name");
                return self.stop();
            }
            None => return self.early_end(),
        }
        let Some(text) = self.string() else {
            return self.stop();
        };
        if self.broken {
            return Next::Separator;
        }
        let span = Span::new(start, self.at);
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => {
                self.unexpected("was expecting a colon to separate field name and value");
                return self.stop();
            }
            None => return self.early_end(),
        }
        if let Some(Open::Object(_, _, key)) = self.open.last_mut() {
            *key = Some((text, span));
        }
        Next::Value
    }

    fn separator(&mut self) -> Next {
        let in_array = matches!(self.open.last(), Some(Open::Array(..)));
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.space();
                match (self.peek(), in_array) {
                    (Some(b']'), true) | (Some(b'}'), false) => self.trailing_comma(comma),
                    (_, true) => Next::Value,
                    (_, false) => Next::Key,
                }
            }
            Some(b']') if in_array => self.end(),
            Some(b'}') if !in_array => self.end(),
            Some(close @ (b']' | b'}')) => self.wrong_close(close),
            Some(b'"' | b'{' | b'[') => {
                self.missing_comma(in_array);
                if in_array { Next::Value } else { Next::Key }
            }
            Some(_) => {
                self.missing_comma(in_array);
                self.stop()
            }
            None => self.early_end(),
        }
    }

    fn missing_comma(&mut self, in_array: bool) {
        let what = if in_array { "Array" } else { "Object" };
        self.unexpected(&format!("was expecting comma to separate {what} entries"));
    }

    fn trailing_comma(&mut self, comma: usize) -> Next {
        let before = self.diagnostics.len();
        if self.peek() == Some(b'}') {
            self.unexpected("was expecting double-quote to start field name");
        } else {
            self.unexpected(&format!("expected a valid value {VALUES}"));
        }
        if let Some(diagnostic) = self.diagnostics.get_mut(before) {
            let span = Span::new(comma, comma + 1);
            diagnostic.help = Some("JSON has no comma before a closing bracket.".to_owned());
            diagnostic.fix = Some(crate::Fix {
                span,
                replacement: String::new(),
            });
        }
        self.end()
    }

    fn wrong_close(&mut self, close: u8) -> Next {
        let (expected, what, start) = match self.open.last() {
            Some(Open::Array(start, _)) => (']', "Array", *start),
            Some(Open::Object(start, ..)) => ('}', "Object", *start),
            None => return self.stop(),
        };
        let span = Span::new(self.at, self.at + 1);
        let message = format!(
            "Unexpected close marker '{}': expected '{expected}' (for {what} starting at {})",
            char::from(close),
            source(self.text, start),
        );
        let diagnostic = Diagnostic::error(Code::Syntax, span, span.start, message)
            .help(format!("Close with {expected} here."))
            .fix(span, expected.to_string());
        self.push(diagnostic, span.start);
        self.end()
    }

    /// Closes the innermost array or object; the cursor is on its closing bracket.
    fn end(&mut self) -> Next {
        self.at += 1;
        let end = self.at;
        match self.open.pop() {
            Some(open) => self.put(close(open, end)),
            None => self.stop(),
        }
    }

    fn early_end(&mut self) -> Next {
        if let Some(open) = self.open.last() {
            let (what, start, bracket) = match open {
                Open::Array(start, _) => ("Array", *start, ']'),
                Open::Object(start, ..) => ("Object", *start, '}'),
            };
            let message = format!(
                "Unexpected end-of-input: expected close marker for {what} (start marker at {})",
                source(self.text, start),
            );
            let diagnostic =
                Diagnostic::error(Code::Syntax, Span::new(start, start + 1), self.at, message)
                    .help(format!(
                        "This bracket is never closed: {bracket} is missing."
                    ));
            self.push(diagnostic, self.at);
        }
        self.stop()
    }

    fn stop(&mut self) -> Next {
        self.broken = true;
        Next::Separator
    }

    /// Closes what is open, so that the part that was read is there.
    fn close_all(&mut self) -> Option<Value> {
        let end = self.at;
        let mut done = None;
        while let Some(mut open) = self.open.pop() {
            let (Open::Array(start, _) | Open::Object(start, ..)) = &open;
            self.unclosed.insert(*start);
            if let Some(value) = done.take() {
                match &mut open {
                    Open::Array(_, elements) => elements.push(value),
                    Open::Object(_, members, key) => {
                        if let Some((key, key_span)) = key.take() {
                            members.push(Member {
                                key,
                                key_span,
                                value,
                            });
                        }
                    }
                }
            }
            done = Some(close(open, end));
        }
        done
    }

    fn trailing(&mut self) {
        if self.at < self.text.len() && !self.broken {
            let span = Span::new(self.at, self.text.len());
            let diagnostic = Diagnostic::warning(
                Code::TrailingText,
                span,
                "There is text after the end of the JSON value",
            )
            .help("AWS's engine stops reading at the closing brace. Remove what follows.")
            .fix(span, "");
            self.diagnostics.push(diagnostic);
        }
    }
}

fn close(open: Open, end: usize) -> Value {
    match open {
        Open::Array(start, elements) => Value {
            kind: Kind::Array(elements),
            span: Span::new(start, end),
        },
        Open::Object(start, members, _) => Value {
            kind: Kind::Object(members),
            span: Span::new(start, end),
        },
    }
}

/// A place in the words of AWS's JSON reader, which cuts the text after 500 characters.
fn source(text: &str, offset: usize) -> String {
    let place = crate::Position::of(text, offset);
    let shown: String = text.chars().take(500).collect();
    format!(
        "[Source: (String)\"{shown}\"; line: {}, column: {}]",
        place.line, place.column
    )
}
