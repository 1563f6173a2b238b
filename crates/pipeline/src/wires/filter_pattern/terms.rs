//! Patterns of terms: words that a line has, may have, or must not have.

use super::super::diagnostic::Diagnostic;
use super::regex::{self, Regex};
use super::value::quoted;
use super::{LineReading, PartReading};
use pattern::Span;

/// A pattern of terms.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    sign: Sign,
    what: What,
    span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// The line has it.
    With,
    /// The line has one of those with a question mark.
    OneOf,
    /// The line does not have it.
    Without,
}

#[derive(Clone, Debug)]
enum What {
    Text(String),
    Regex(Regex),
}

/// Reads the terms of a pattern.
pub(super) fn read(text: &str, whole: Span, found: &mut Vec<Diagnostic>) -> Terms {
    let mut terms = Vec::new();
    let mut at = whole.start;
    while at < whole.end {
        let rest = text.get(at..whole.end).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (sign, skip) = match first {
            '?' => (Sign::OneOf, 1),
            '-' => (Sign::Without, 1),
            _ => (Sign::With, 0),
        };
        let rest = rest.get(skip..).unwrap_or_default();
        let (what, length) = term(rest, at + skip, found);
        let span = Span::new(at, at + skip + length);
        match what {
            Some(what) => terms.push(Term { sign, what, span }),
            None => found.push(Diagnostic::error(
                span,
                "Invalid filter pattern",
                format!("Behind {first} comes the word that it is about, without a blank between."),
            )),
        }
        at = span.end.max(at + 1);
    }
    warn(text, &terms, found);
    Terms { terms }
}

/// The term at the beginning of a text, and its length.
fn term(rest: &str, at: usize, found: &mut Vec<Diagnostic>) -> (Option<What>, usize) {
    match rest.chars().next() {
        Some('"') => {
            let (inner, length, closed) = quoted(rest);
            if !closed {
                found.push(Diagnostic::error(
                    Span::new(at, at + length),
                    "Invalid filter pattern",
                    "The quotation mark is never closed.",
                ));
            }
            ((!inner.is_empty()).then_some(What::Text(inner)), length)
        }
        Some('%') if rest.get(1..).is_some_and(|rest| rest.contains('%')) => {
            let inner = rest.get(1..).unwrap_or_default();
            let (inner, _) = inner.split_once('%').unwrap_or((inner, ""));
            let regex = regex::read(inner, at + 1, found);
            (Some(What::Regex(regex)), inner.len() + 2)
        }
        _ => {
            let ends = |c: char| c.is_whitespace() || c == '"';
            let length = rest.find(ends).unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or_default();
            if word.chars().any(|c| !(c.is_alphanumeric() || c == '_')) {
                found.push(Diagnostic::error(
                    Span::new(at, at + length),
                    format!("Invalid character(s) in term '{word}'"),
                    format!("A term with anything but letters, digits and underscores stands in quotation marks: \"{word}\"."),
                ));
            }
            (
                (!word.is_empty()).then(|| What::Text(word.to_owned())),
                length,
            )
        }
    }
}

/// What AWS takes but hardly does what was meant.
fn warn(text: &str, terms: &[Term], found: &mut Vec<Diagnostic>) {
    let mixed = terms.iter().any(|term| term.sign != Sign::OneOf);
    for term in terms
        .iter()
        .filter(|term| term.sign == Sign::OneOf && mixed)
    {
        found.push(Diagnostic::warning(
            term.span,
            "The question mark is ignored beside other terms.",
            "Terms with a question mark cannot be combined with terms that have to be there or must not. Give all terms a question mark, write a regular expression such as %ERROR|WARN%, or make two filters.",
        ));
    }
    for term in terms {
        let written = term.span.of(text);
        if matches!(written, "OR" | "AND" | "NOT") {
            found.push(Diagnostic::warning(
                term.span,
                format!("{written} is a word to look for, not an operator."),
                "Terms beside each other have to be there all. Write ?ONE ?OTHER for one of several, and -WORD for a word that must not be there.",
            ));
        }
    }
}

impl Terms {
    pub(super) fn regexes(&self) -> usize {
        let is_regex = |term: &&Term| matches!(term.what, What::Regex(_));
        self.terms.iter().filter(is_regex).count()
    }

    pub(super) fn explain(&self, line: &str) -> LineReading {
        let mixed = self.terms.iter().any(|term| term.sign != Sign::OneOf);
        let (mut all, mut any) = (true, false);
        let parts = self.terms.iter().map(|term| {
            let is_in = match &term.what {
                What::Text(text) => line.contains(text.as_str()),
                What::Regex(regex) => regex.is_in(line),
            };
            let holds = is_in != (term.sign == Sign::Without);
            match term.sign {
                Sign::OneOf if mixed => {}
                Sign::OneOf => any |= holds,
                Sign::With | Sign::Without => all &= holds,
            }
            PartReading {
                span: term.span,
                holds,
                found: None,
                note: note(term, line, is_in, mixed),
            }
        });
        let parts = parts.collect();
        LineReading {
            matches: if mixed { all } else { any },
            parts,
            note: None,
        }
    }
}

/// What may surprise about a term.
fn note(term: &Term, line: &str, is_in: bool, mixed: bool) -> Option<String> {
    let text = match &term.what {
        What::Text(text) => text,
        What::Regex(_) => return None,
    };
    if term.sign == Sign::OneOf && mixed {
        return Some("Ignored, because it stands beside terms without a question mark.".to_owned());
    }
    if !is_in
        && line
            .to_ascii_lowercase()
            .contains(&text.to_ascii_lowercase())
    {
        return Some("The line has it with other capital letters, and case counts.".to_owned());
    }
    None
}
