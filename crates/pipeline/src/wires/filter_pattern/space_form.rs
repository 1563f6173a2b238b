//! Patterns in brackets: the words of a line by their places.

use super::super::diagnostic::Diagnostic;
use super::expression::Expression;
use super::value::{self, Asked, Comparison};
use super::{LineReading, PartReading};
use pattern::Span;

/// A pattern of the space-delimited form.
#[derive(Clone, Debug)]
pub(super) struct SpaceForm {
    fields: Vec<Field>,
}

#[derive(Clone, Debug)]
enum Field {
    /// `...`: any number of words.
    Ellipsis,
    /// One word.
    Word {
        name: String,
        test: Option<Expression<Test>>,
    },
}

#[derive(Clone, Debug)]
struct Test {
    comparison: Comparison,
    asked: Asked,
    span: Span,
}

/// Reads a pattern that begins with a bracket.
pub(super) fn read(text: &str, place: Span, found: &mut Vec<Diagnostic>) -> SpaceForm {
    let end = match place.of(text).ends_with(']') && place.end > place.start + 1 {
        true => place.end - 1,
        false => {
            found.push(Diagnostic::error(
                Span::new(place.start, place.start + 1),
                "Invalid filter pattern",
                "A space-delimited pattern ends with a closing bracket. To look for a bracket in a line, write the term in quotation marks.",
            ));
            place.end
        }
    };
    let text = text.get(..end).unwrap_or_default();
    let mut fields: Vec<Field> = Vec::new();
    for span in split(text, place.start + 1) {
        let Some(field) = field(text, span, found) else {
            continue;
        };
        match &field {
            Field::Ellipsis if fields.iter().any(|one| matches!(one, Field::Ellipsis)) => {
                found.push(Diagnostic::error(
                    span,
                    "Invalid filter pattern",
                    "The ellipsis stands once: with two of them nobody could say which word is which.",
                ));
            }
            Field::Word { name, .. } if fields.iter().any(|one| one.is_called(name)) => {
                found.push(Diagnostic::error(
                    span,
                    format!("Duplicate field name '{name}'"),
                    "Every field has a name of its own.",
                ));
            }
            _ => {}
        }
        fields.push(field);
    }
    SpaceForm { fields }
}

/// The fields of a pattern: what commas separate, quotation marks apart.
fn split(text: &str, from: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = from;
    let (mut in_quotes, mut in_regex) = (false, false);
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= from) {
        match c {
            '"' if !in_regex => in_quotes = !in_quotes,
            '%' if !in_quotes => in_regex = !in_regex,
            ',' if !in_quotes && !in_regex => {
                spans.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    spans.push(Span::new(start, text.len()));
    let trimmed = |span: Span| {
        let written = span.of(text);
        let start = span.start + written.len() - written.trim_start().len();
        Span::new(start, start + written.trim().len())
    };
    spans.into_iter().map(trimmed).collect()
}

/// Tells what is wrong with a field.
fn wrong(found: &mut Vec<Diagnostic>, span: Span, help: impl Into<String>) {
    found.push(Diagnostic::error(span, "Invalid filter pattern", help));
}

/// One field: a name, and perhaps conditions on its word.
fn field(text: &str, span: Span, found: &mut Vec<Diagnostic>) -> Option<Field> {
    let (written, start) = (span.of(text), span.start);
    if written == "..." || written == "…" {
        return Some(Field::Ellipsis);
    }
    let whole = Span::new(start, start + written.len());
    let length = written
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
        .unwrap_or(written.len());
    let name = written.get(..length).unwrap_or_default();
    if name.is_empty() {
        wrong(
            found,
            whole,
            "Every field has a name; write three dots for words that do not matter.",
        );
        return None;
    }
    let text = text.get(..whole.end).unwrap_or_default();
    let mut at = start + length;
    let (mut choices, mut parts) = (Vec::new(), Vec::new());
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let from = at;
        let Some((comparison, length)) = Comparison::read(rest) else {
            wrong(
                found,
                Span::new(at, whole.end),
                "Behind the name comes =, !=, <, <=, > or >= with a value. Commas separate fields.",
            );
            return None;
        };
        at += length;
        let behind = text.get(at..).unwrap_or_default();
        at += behind.len() - behind.trim_start().len();
        let ends = |rest: &str| rest.starts_with("&&") || rest.starts_with("||");
        let mut inner = Vec::new();
        let (asked, next) = value::read(text, at, ends, &mut inner);
        let failed = inner.iter().any(Diagnostic::is_error);
        found.append(&mut inner);
        let value_at = at;
        at = next;
        let Some(asked) = asked else {
            if !failed {
                wrong(
                    found,
                    Span::new(from, at),
                    "Behind the comparison comes a value, such as 404 or *ERROR*.",
                );
            }
            return None;
        };
        if comparison.is_of_numbers() && !asked.is_number() {
            wrong(
                found,
                Span::new(value_at, at),
                "Only numbers are less or greater.",
            );
            return None;
        }
        parts.push(Expression::One(Test {
            comparison,
            asked,
            span: Span::new(from, at),
        }));
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let joined = rest.trim_start();
        if joined.starts_with("||") {
            choices.extend(Expression::all(std::mem::take(&mut parts)));
        } else if !joined.starts_with("&&") {
            if !joined.is_empty() {
                wrong(
                    found,
                    Span::new(at, whole.end),
                    "Conditions on one field are joined by && or ||.",
                );
                return None;
            }
            break;
        }
        at += 2;
        // The name may be repeated, as in `w1=ERROR || w1=WARN`.
        let behind = text.get(at..).unwrap_or_default();
        let again = behind.trim_start();
        if let Some(after) = again.strip_prefix(name)
            && Comparison::read(after.trim_start()).is_some()
        {
            at += behind.len() - after.len();
        }
        if text.get(at..).unwrap_or_default().trim().is_empty() {
            wrong(found, whole, "A condition is missing at the end.");
            return None;
        }
    }
    choices.extend(Expression::all(parts));
    Some(Field::Word {
        name: name.to_owned(),
        test: Expression::any(choices),
    })
}

impl Field {
    fn is_called(&self, wanted: &str) -> bool {
        matches!(self, Field::Word { name, .. } if name == wanted)
    }
}

/// The words of a line: what stands in brackets or quotation marks is one.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let close = match first {
            '[' => Some(']'),
            '"' => Some('"'),
            _ => None,
        };
        let inner = rest.get(1..).unwrap_or_default();
        let grouped = close.and_then(|close| inner.split_once(close));
        let (word, behind) = match grouped {
            Some(grouped) => grouped,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word);
        rest = behind.trim_start();
    }
    words
}

impl SpaceForm {
    pub(super) fn regexes(&self) -> usize {
        let mut count = 0;
        for field in &self.fields {
            if let Field::Word {
                test: Some(test), ..
            } = field
            {
                test.each(&mut |one| count += usize::from(one.asked.is_regex()));
            }
        }
        count
    }

    pub(super) fn has_field(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.is_called(name))
    }

    /// The words of a line with the fields that they are; `None` where their numbers differ.
    fn pairs<'s, 'l>(&'s self, line: &'l str) -> Result<Vec<(&'s Field, &'l str)>, usize> {
        let words = words(line);
        let named = self
            .fields
            .iter()
            .filter(|field| matches!(field, Field::Word { .. }));
        let named = named.count();
        let open = named < self.fields.len();
        if words.len() < named || (words.len() > named && !open) {
            return Err(words.len());
        }
        let mut skip = words.len() - named;
        let mut words = words.into_iter();
        let mut pairs = Vec::new();
        for field in &self.fields {
            match field {
                Field::Ellipsis => {
                    for _ in 0..std::mem::take(&mut skip) {
                        words.next();
                    }
                }
                Field::Word { .. } => pairs.extend(words.next().map(|word| (field, word))),
            }
        }
        Ok(pairs)
    }

    pub(super) fn extract(&self, line: &str, name: &str) -> Option<String> {
        let pairs = self.pairs(line).ok()?;
        let found = pairs.into_iter().find(|(field, _)| field.is_called(name));
        found.map(|(_, word)| word.to_owned())
    }

    pub(super) fn explain(&self, line: &str) -> LineReading {
        let pairs = match self.pairs(line) {
            Ok(pairs) => pairs,
            Err(count) => {
                let asked = self.fields.len();
                return LineReading {
                    matches: false,
                    parts: Vec::new(),
                    note: Some(format!(
                        "The line has {count} words and the pattern {asked} fields. What stands in brackets or quotation marks is one word; three dots stand for any number of words."
                    )),
                };
            }
        };
        let mut parts = Vec::new();
        let mut matches = true;
        for (field, word) in pairs {
            let Field::Word {
                test: Some(test), ..
            } = field
            else {
                continue;
            };
            matches &= test.holds(&mut |one| {
                let holds = one.asked.holds_for_word(one.comparison, word);
                let no_number = one.asked.is_number() && word.parse::<f64>().is_err();
                parts.push(PartReading {
                    span: one.span,
                    holds,
                    found: Some(word.to_owned()),
                    note: (!holds && no_number).then(|| format!("“{word}” is no number.")),
                });
                holds
            });
        }
        LineReading {
            matches,
            parts,
            note: None,
        }
    }
}
