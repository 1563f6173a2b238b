//! Patterns in braces: conditions on the fields of a line that is JSON.

use super::super::diagnostic::Diagnostic;
use super::super::limits;
use super::expression::Expression;
use super::selector::{self, Selector};
use super::value::{self, Asked, Comparison};
use super::{LineReading, PartReading};
use crate::json::{compact, whole};
use pattern::Span;
use pattern::json::{Kind, Value};

/// A pattern of the JSON form.
#[derive(Clone, Debug)]
pub(super) struct JsonForm {
    conditions: Option<Expression<Condition>>,
}

#[derive(Clone, Debug)]
struct Condition {
    selector: Selector,
    test: Test,
    span: Span,
}

#[derive(Clone, Debug)]
enum Test {
    Compare(Comparison, Asked),
    IsTrue,
    IsFalse,
    IsNull,
    NotExists,
}

/// How deep parentheses may stand in each other.
const DEEPEST: usize = 64;

/// Reads a pattern that begins with a brace.
pub(super) fn read(text: &str, place: Span, found: &mut Vec<Diagnostic>) -> JsonForm {
    let end = match place.of(text).ends_with('}') && place.end > place.start + 1 {
        true => place.end - 1,
        false => {
            found.push(Diagnostic::error(
                Span::new(place.start, place.start + 1),
                "Invalid filter pattern",
                "A JSON pattern ends with a closing brace.",
            ));
            place.end
        }
    };
    let mut reader = Reader {
        text: text.get(..end).unwrap_or_default(),
        at: place.start + 1,
        found,
    };
    let conditions = reader.any(0);
    reader.blanks();
    if reader.at < end && !reader.failed() {
        let at = reader.at;
        let help = match reader.rest() {
            rest if rest.starts_with(')') => {
                "There is no parenthesis that this one closes.".to_owned()
            }
            _ => "Conditions are joined by && or ||.".to_owned(),
        };
        reader.wrong(at, at + 1, help);
    }
    if let Some(conditions) = &conditions {
        let mut wildcards = 0;
        conditions.each(&mut |one| {
            wildcards += one.selector.wildcards();
            if one.selector.wildcards() > limits::WILDCARDS_PER_SELECTOR.value {
                found.push(Diagnostic::error(
                    one.selector.span,
                    "Invalid filter pattern",
                    "A property selector has one wildcard at most.",
                ));
            }
        });
        if wildcards > limits::WILDCARDS_PER_PATTERN.value {
            found.push(Diagnostic::error(
                place,
                "Invalid filter pattern",
                "The selectors of a pattern have three wildcards together at most.",
            ));
        }
    }
    JsonForm { conditions }
}

struct Reader<'t, 'f> {
    text: &'t str,
    at: usize,
    found: &'f mut Vec<Diagnostic>,
}

impl<'t> Reader<'t, '_> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn takes(&mut self, sign: &str) -> bool {
        self.blanks();
        let is_there = self.rest().starts_with(sign);
        if is_there {
            self.at += sign.len();
        }
        is_there
    }

    /// Takes a word in whatever capital letters.
    fn takes_word(&mut self, word: &str) -> bool {
        self.blanks();
        let rest = self.rest();
        let is_there = rest
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !rest
                .get(word.len()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_alphanumeric);
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    fn failed(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    fn wrong(&mut self, from: usize, to: usize, help: impl Into<String>) {
        let span = Span::new(from, to.min(self.text.len()).max(from));
        self.found
            .push(Diagnostic::error(span, "Invalid filter pattern", help));
    }

    fn any(&mut self, depth: usize) -> Option<Expression<Condition>> {
        let mut parts = vec![self.all(depth)?];
        while self.takes("||") {
            parts.push(self.all(depth)?);
        }
        Expression::any(parts)
    }

    fn all(&mut self, depth: usize) -> Option<Expression<Condition>> {
        let mut parts = vec![self.one(depth)?];
        while self.takes("&&") {
            parts.push(self.one(depth)?);
        }
        Expression::all(parts)
    }

    fn one(&mut self, depth: usize) -> Option<Expression<Condition>> {
        self.blanks();
        let start = self.at;
        if !self.takes("(") {
            return self.condition().map(Expression::One);
        }
        if depth >= DEEPEST {
            self.wrong(
                start,
                start + 1,
                "The parentheses stand too deep in each other.",
            );
            return None;
        }
        let inner = self.any(depth + 1)?;
        if !self.takes(")") {
            self.wrong(start, start + 1, "The parenthesis is never closed.");
            return None;
        }
        Some(inner)
    }

    fn condition(&mut self) -> Option<Condition> {
        let start = self.at;
        if self.rest().is_empty() {
            let before = self.text.get(..start).unwrap_or_default().trim_end();
            let length = match before.ends_with(['&', '|']) {
                true => 2,
                false => 1,
            };
            let end = before.len();
            self.wrong(
                end.saturating_sub(length),
                end,
                "A condition is missing here, such as $.level = \"ERROR\".",
            );
            return None;
        }
        let selector = match selector::read(self.text, self.at) {
            Ok((selector, at)) => {
                self.at = at;
                selector
            }
            Err((span, help)) => {
                self.wrong(span.start, span.end, help);
                return None;
            }
        };
        let test = self.test()?;
        Some(Condition {
            selector,
            test,
            span: Span::new(start, self.at),
        })
    }

    fn test(&mut self) -> Option<Test> {
        if self.takes_word("IS") {
            for (word, test) in [
                ("TRUE", Test::IsTrue),
                ("FALSE", Test::IsFalse),
                ("NULL", Test::IsNull),
            ] {
                if self.takes_word(word) {
                    return Some(test);
                }
            }
            let at = self.at;
            self.wrong(at, at + 1, "Behind IS comes TRUE, FALSE or NULL.");
            return None;
        }
        if self.takes_word("NOT") {
            if self.takes_word("EXISTS") {
                return Some(Test::NotExists);
            }
            let at = self.at;
            self.wrong(
                at,
                at + 1,
                "Behind NOT comes EXISTS. The opposite of a comparison is !=.",
            );
            return None;
        }
        self.blanks();
        let start = self.at;
        if self.takes_word("EXISTS") {
            self.wrong(start, start + 6, "There is NOT EXISTS alone. A field that is there is found by = \"*\" for any value of it.");
            return None;
        }
        if self.rest().starts_with("==") {
            self.wrong(start, start + 2, "Write one = for “equal”.");
            return None;
        }
        let Some((comparison, length)) = Comparison::read(self.rest()) else {
            self.wrong(start, start + 1, "Behind the selector comes =, !=, <, <=, > or >=, IS TRUE, IS FALSE, IS NULL or NOT EXISTS.");
            return None;
        };
        self.at += length;
        self.blanks();
        let from = self.at;
        let ends = |rest: &str| {
            rest.starts_with([')', '}']) || rest.starts_with("&&") || rest.starts_with("||")
        };
        let (asked, at) = value::read(self.text, from, ends, self.found);
        self.at = at;
        let Some(asked) = asked else {
            if !self.failed() {
                self.wrong(
                    start,
                    from,
                    "Behind the comparison comes a number or a text in quotation marks.",
                );
            }
            return None;
        };
        if comparison.is_of_numbers() && !asked.is_number() {
            self.wrong(
                from,
                at,
                "Only numbers are less or greater. Write the number without quotation marks.",
            );
            return None;
        }
        Some(Test::Compare(comparison, asked))
    }
}

impl JsonForm {
    pub(super) fn regexes(&self) -> usize {
        let mut count = 0;
        if let Some(conditions) = &self.conditions {
            conditions.each(&mut |one| {
                let is_regex = matches!(&one.test, Test::Compare(_, asked) if asked.is_regex());
                count += usize::from(is_regex);
            });
        }
        count
    }

    pub(super) fn explain(&self, line: &str) -> LineReading {
        let value = whole(line.trim()).filter(|value| !value.is_leaf());
        let (Some(line), Some(conditions)) = (value, &self.conditions) else {
            return LineReading {
                matches: false,
                parts: Vec::new(),
                note: Some(
                    "The line is no JSON object, and a JSON pattern takes nothing else. Text before or behind the object counts, too.".to_owned(),
                ),
            };
        };
        let mut parts = Vec::new();
        let matches = conditions.holds(&mut |one| {
            let part = one.ask(&line);
            let holds = part.holds;
            parts.push(part);
            holds
        });
        LineReading {
            matches,
            parts,
            note: None,
        }
    }
}

impl Condition {
    fn ask(&self, line: &Value) -> PartReading {
        let values = self.selector.find(line);
        let shown = values.first().map(|value| match value::text_of(value) {
            Some(text) => text,
            None => compact(value),
        });
        let mut note = None;
        let is = |wanted: fn(&Kind) -> bool| values.iter().any(|value| wanted(&value.kind));
        let holds = match &self.test {
            Test::IsTrue => is(|kind| matches!(kind, Kind::Bool(true))),
            Test::IsFalse => is(|kind| matches!(kind, Kind::Bool(false))),
            Test::IsNull => is(|kind| matches!(kind, Kind::Null)),
            Test::NotExists => values.is_empty(),
            Test::Compare(comparison, asked) => {
                if values.is_empty() {
                    note = Some(match comparison {
                        Comparison::NotEqual => "The line has no such field, and != asks for one with another value. Add || … NOT EXISTS to take such lines as well.".to_owned(),
                        _ => "The line has no such field.".to_owned(),
                    });
                }
                values
                    .iter()
                    .any(|value| match asked.holds_for(*comparison, value) {
                        Ok(holds) => holds,
                        Err(why) => {
                            note = Some(why);
                            false
                        }
                    })
            }
        };
        PartReading {
            span: self.span,
            holds,
            found: shown,
            note: note.filter(|_| !holds),
        }
    }
}
