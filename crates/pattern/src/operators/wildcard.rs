//! `{"wildcard": "arn:aws:*:table/*"}`: `*` stands for any run of characters, `\*` for a star,
//! `\\` for a backslash. The whole string must fit.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::json::Value;
use crate::{Code, quoted};

pub(super) const ABOUT: About = About {
    name: "wildcard",
    sentence: "Matches a string that has the form of the given text, in which each * stands for any characters or none.",
    operand: ("\"", "\""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wildcard {
    text: String,
    /// The pieces between the stars; there is one star less than pieces.
    pub(super) pieces: Vec<String>,
}

/// Why a text is no wildcard. Positions count the bytes of the text between quotes, from the
/// opening quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    TwoStars(usize),
    Escape(usize),
}

impl Malformed {
    pub(super) fn message(self) -> String {
        match self {
            Self::TwoStars(at) => format!("Consecutive wildcard characters at pos {at}"),
            Self::Escape(at) => format!("Invalid escape character at pos {at}"),
        }
    }

    pub(super) fn help(self) -> &'static str {
        match self {
            Self::TwoStars(_) => "One * already stands for any run of characters: write it once.",
            Self::Escape(_) => {
                "Only \\* and \\\\ are escapes; in JSON text they are written \\\\* and \\\\\\\\."
            }
        }
    }
}

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let text = reading.string(operand, "wildcard match pattern must be a string")?;
    match Wildcard::new(text) {
        Ok(wildcard) => Some(Operator::Wildcard(wildcard)),
        Err(malformed) => {
            reading.malformed_wildcard(malformed, operand.span, reading.end(operand));
            None
        }
    }
}

impl Reading<'_> {
    pub(super) fn malformed_wildcard(
        &mut self,
        malformed: Malformed,
        span: crate::Span,
        reached: usize,
    ) {
        let message = malformed.message();
        self.refuse(Code::BadWildcard, span, reached, message, malformed.help());
    }
}

impl Wildcard {
    pub(crate) fn new(text: &str) -> Result<Self, Malformed> {
        let mut pieces = vec![String::new()];
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|(_, c)| *c);
            match c {
                '*' if next == Some('*') => return Err(Malformed::TwoStars(at + 1)),
                '*' => pieces.push(String::new()),
                '\\' => match next {
                    Some(escaped @ ('*' | '\\')) => {
                        rest.next();
                        push(&mut pieces, escaped);
                    }
                    _ => return Err(Malformed::Escape(at + 1)),
                },
                _ => push(&mut pieces, c),
            }
        }
        let text = text.to_owned();
        Ok(Self { text, pieces })
    }

    /// The texts between the stars, escapes decoded.
    pub(crate) fn pieces(&self) -> &[String] {
        &self.pieces
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        subject.text.is_some_and(|text| self.fits(text))
    }

    /// One pass: every piece is taken at the first place where it fits.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let Some((first, others)) = self.pieces.split_first() else {
            return false;
        };
        let Some((last, middle)) = others.split_last() else {
            return text == first;
        };
        let Some(mut rest) = text
            .strip_prefix(first.as_str())
            .and_then(|t| t.strip_suffix(last.as_str()))
        else {
            return false;
        };
        for piece in middle {
            let found = rest.find(piece.as_str()).map(|at| at + piece.len());
            match found.and_then(|end| rest.get(end..)) {
                Some(left) => rest = left,
                None => return false,
            }
        }
        true
    }

    pub(super) fn words(&self) -> String {
        format!(
            "fits {}, where * stands for any characters",
            quoted(&self.text)
        )
    }
}

fn push(pieces: &mut [String], c: char) {
    if let Some(piece) = pieces.last_mut() {
        piece.push(c);
    }
}
