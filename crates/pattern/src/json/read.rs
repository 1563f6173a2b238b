//! The reader proper: one loop over an explicit stack.

use std::collections::HashSet;

use super::{Kind, Member, Value};
use crate::{Code, Diagnostic, Span};

const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// An array or object that is still open.
pub(super) enum Open {
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
    /// Goes on behind what is no JSON, as a person does who reads what another is writing.
    pub(super) recovers: bool,
    /// What the reader looked for last.
    pub(super) expects: Expects,
    pub(super) open: Vec<Open>,
}

/// What may stand at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expects {
    /// A value.
    Value,
    /// The key of a member.
    Key,
    /// A comma or a closing bracket.
    Separator,
    /// The colon behind a key.
    Colon,
    /// Nothing: the value is complete.
    Nothing,
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
            recovers: false,
            expects: Expects::Value,
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
        if self.recovers {
            // Nobody asks what is wrong.
        } else if self.diagnostics.len() < 20 {
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
        self.run().or_else(|| self.close_all())
    }

    /// The whole value; `None` where it does not end, and then what is open is kept.
    pub(super) fn run(&mut self) -> Option<Value> {
        self.space();
        if self.at == self.text.len() {
            return None;
        }
        let mut next = Next::Value;
        loop {
            if self.broken {
                return None;
            }
            self.space();
            self.expects = match &next {
                Next::Value | Next::FirstElement => Expects::Value,
                Next::FirstKey | Next::Key => Expects::Key,
                Next::Separator => Expects::Separator,
                Next::Done(_) => Expects::Nothing,
            };
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
                None => return self.pass(Next::Value),
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
        let text = match self.peek() {
            Some(b'"') => match self.string() {
                Some(text) => text,
                None => return self.stop(),
            },
            Some(b'}') => {
                self.unexpected("was expecting double-quote to start field name");
                return self.end();
            }
            Some(_) => {
                self.unexpected("was expecting double-quote to start field name");
                let word = match self.recovers {
                    true => self.word().to_owned(),
                    false => String::new(),
                };
                if word.is_empty() {
                    return self.pass(Next::Key);
                }
                word
            }
            None => return self.early_end(),
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
                if !self.recovers {
                    return self.stop();
                }
            }
            None => {
                self.expects = Expects::Colon;
                return self.early_end();
            }
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
                self.pass(if in_array { Next::Value } else { Next::Key })
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
        if self.recovers {
            // What would be said of it costs a walk through the text.
            return self.end();
        }
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

    /// Ends at what is no JSON; where the reader recovers, goes on behind it.
    fn pass(&mut self, next: Next) -> Next {
        if !self.recovers {
            return self.stop();
        }
        if self.word().is_empty() {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        next
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
