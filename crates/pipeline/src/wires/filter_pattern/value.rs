//! What a field is compared with, and how.

use super::super::diagnostic::Diagnostic;
use super::regex::{self, Regex};
use pattern::Span;
use pattern::json::{Kind, Value};

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    /// The comparison at the beginning of a text, and its length.
    pub(super) fn read(text: &str) -> Option<(Comparison, usize)> {
        const ALL: [(&str, Comparison); 6] = [
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        let found = ALL.iter().find(|(sign, _)| text.starts_with(sign));
        found.map(|(sign, comparison)| (*comparison, sign.len()))
    }

    /// Whether it asks for numbers.
    pub(super) fn is_of_numbers(self) -> bool {
        !matches!(self, Comparison::Equal | Comparison::NotEqual)
    }

    fn holds(self, found: f64, asked: f64) -> bool {
        match self {
            Comparison::Equal => found == asked,
            Comparison::NotEqual => found != asked,
            Comparison::Less => found < asked,
            Comparison::LessOrEqual => found <= asked,
            Comparison::Greater => found > asked,
            Comparison::GreaterOrEqual => found >= asked,
        }
    }
}

/// What stands on the right of a comparison.
#[derive(Clone, Debug)]
pub(super) enum Asked {
    /// A text, in which `*` stands for anything.
    Text { text: String, quoted: bool },
    /// A number.
    Number { number: f64, text: String },
    /// A regular expression.
    Regex(Regex),
}

/// Reads a value that ends where `ends` says so, from a place on; answers with the place behind it.
pub(super) fn read(
    text: &str,
    from: usize,
    ends: impl Fn(&str) -> bool,
    found: &mut Vec<Diagnostic>,
) -> (Option<Asked>, usize) {
    let rest = text.get(from..).unwrap_or_default();
    match rest.chars().next() {
        Some('"') => {
            let (inner, length, closed) = quoted(rest);
            if !closed {
                found.push(Diagnostic::error(
                    Span::new(from, from + length),
                    "Invalid filter pattern",
                    "The quotation mark is never closed.",
                ));
            }
            let asked = Asked::Text {
                text: inner,
                quoted: true,
            };
            (Some(asked), from + length)
        }
        Some('%') => {
            let inner = rest.get(1..).unwrap_or_default();
            let Some(length) = inner.find('%') else {
                found.push(Diagnostic::error(
                    Span::new(from, text.len()),
                    "Invalid filter pattern",
                    "A regular expression stands between two percent signs; the second one is missing.",
                ));
                return (None, text.len());
            };
            let inner = inner.get(..length).unwrap_or_default();
            let regex = regex::read(inner, from + 1, found);
            (Some(Asked::Regex(regex)), from + length + 2)
        }
        _ => {
            let length = bare(rest, ends);
            let word = rest.get(..length).unwrap_or_default();
            let asked = match word.parse::<f64>() {
                Ok(number) if number.is_finite() => Some(Asked::Number {
                    number,
                    text: word.to_owned(),
                }),
                _ if word.is_empty() => None,
                _ => Some(Asked::Text {
                    text: word.to_owned(),
                    quoted: false,
                }),
            };
            (asked, from + length)
        }
    }
}

/// The length of a word that goes on until something ends it.
fn bare(rest: &str, ends: impl Fn(&str) -> bool) -> usize {
    let mut places = rest.char_indices();
    let end = places.find(|(at, c)| c.is_whitespace() || rest.get(*at..).is_some_and(&ends));
    end.map_or(rest.len(), |(at, _)| at)
}

/// The text within quotation marks at the beginning, its length with them, and whether it ends.
pub(super) fn quoted(rest: &str) -> (String, usize, bool) {
    let mut inner = String::new();
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => {
                if !matches!(c, '"' | '\\') {
                    inner.push('\\');
                }
                inner.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => return (inner, at + 1, true),
            c => inner.push(c),
        }
    }
    (inner, rest.len(), false)
}

/// A field's text, where it is no object or array.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match &value.kind {
        Kind::Null => Some("null".to_owned()),
        Kind::Bool(true) => Some("true".to_owned()),
        Kind::Bool(false) => Some("false".to_owned()),
        Kind::Number(text) | Kind::String(text) => Some(text.clone()),
        Kind::Array(_) | Kind::Object(_) => None,
    }
}

impl Asked {
    /// Whether a word of a line fits. Words have no type: one that can be read as a number is one.
    pub(super) fn holds_for_word(&self, comparison: Comparison, word: &str) -> bool {
        let is_equal = comparison == Comparison::Equal;
        match self {
            Asked::Number { number, text } => match word.parse::<f64>() {
                Ok(found) => comparison.holds(found, *number),
                Err(_) if comparison.is_of_numbers() => false,
                Err(_) => (word == text) == is_equal,
            },
            _ if comparison.is_of_numbers() => false,
            Asked::Text { text, .. } => like(text, word) == is_equal,
            Asked::Regex(regex) => regex.is_in(word) == is_equal,
        }
    }

    /// Whether a field of a JSON line fits. Errors: why it cannot, whatever its value.
    pub(super) fn holds_for(&self, comparison: Comparison, value: &Value) -> Result<bool, String> {
        let is_equal = comparison == Comparison::Equal;
        match (&value.kind, self) {
            (Kind::Array(_), _) => Err("The field holds an array, which no comparison takes. Select an element, as in $.list[0].".to_owned()),
            (Kind::Object(_), _) => Err("The field holds an object, which no comparison takes. Select a field in it.".to_owned()),
            (Kind::Null, _) => Err("The field is null. Ask for that with IS NULL.".to_owned()),
            (Kind::Bool(_), Asked::Text { text, .. }) if text == "*" => Ok(is_equal),
            (Kind::Bool(_), _) => Err("The field is true or false. Ask for that with IS TRUE or IS FALSE.".to_owned()),
            (Kind::Number(found), Asked::Number { number, .. }) => {
                let found = found.parse::<f64>().unwrap_or(f64::NAN);
                Ok(comparison.holds(found, *number))
            }
            (Kind::String(_), Asked::Number { .. }) if comparison.is_of_numbers() => {
                Err("The field holds a text in quotation marks, and only numbers are less or greater.".to_owned())
            }
            (Kind::String(found), Asked::Number { text, .. }) => Ok((found == text) == is_equal),
            (Kind::Number(found), Asked::Text { text, quoted }) => {
                if *quoted && text != "*" {
                    return Err(format!("The field holds the number {found}, and the pattern asks for a text. Leave the quotation marks away."));
                }
                Ok(like(text, found) == is_equal)
            }
            (Kind::String(found), Asked::Text { text, .. }) => Ok(like(text, found) == is_equal),
            (Kind::String(found) | Kind::Number(found), Asked::Regex(regex)) => {
                Ok(regex.is_in(found) == is_equal)
            }
        }
    }

    /// Whether it is a regular expression.
    pub(super) fn is_regex(&self) -> bool {
        matches!(self, Asked::Regex(_))
    }

    /// Whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Asked::Number { .. })
    }
}

/// Whether a text is like a template in which `*` stands for any characters.
pub(super) fn like(template: &str, text: &str) -> bool {
    let mut parts = template.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    true
}
