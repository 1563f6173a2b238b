//! Filter patterns of CloudWatch Logs: read, checked, matched and explained.
//!
//! A filter pattern has one of three forms. *Terms* look for words in a line: `ERROR -"known issue"`.
//! *JSON* asks the fields of a line that is JSON: `{ $.status >= 500 }`. *Space-delimited* gives the
//! words of a line names, and asks some of them: `[ip, ..., status = 5*, bytes]`. A pattern without
//! anything takes every line.
//!
//! Written after: CloudWatch Logs User Guide, "Filter pattern syntax for metric filters, subscription
//! filters, filter log events, and Live Tail". Its limits were seen on 2026-11-22, see
//! [`super::limits`]; the rest was not compared with it on a known day.

use super::diagnostic::Diagnostic;
use super::limits;
use crate::json::whole;
use pattern::Span;
use serde::{Deserialize, Serialize};

mod expression;
mod json_form;
mod regex;
mod selector;
mod space_form;
mod terms;
mod value;

use json_form::JsonForm;
use space_form::SpaceForm;
use terms::Terms;

/// A filter pattern that has been read.
#[derive(Clone, Debug)]
pub struct FilterPattern {
    form: Form,
    regexes: usize,
    valid: bool,
}

#[derive(Clone, Debug)]
enum Form {
    All,
    Terms(Terms),
    Json(JsonForm),
    Space(SpaceForm),
}

/// Which form a filter pattern has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternForm {
    /// Nothing: every line.
    All,
    /// Words of the line.
    Terms,
    /// Fields of a line that is JSON.
    Json,
    /// Words of the line by their places.
    SpaceDelimited,
}

/// What a pattern says to a line, part by part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineReading {
    /// Whether the pattern takes the line.
    pub matches: bool,
    /// What each part of the pattern says, in the order of the text.
    pub parts: Vec<PartReading>,
    /// What is to be said of the line as a whole.
    pub note: Option<String>,
}

/// What one part of a pattern says to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartReading {
    /// The bytes of the part in the pattern.
    pub span: Span,
    /// Whether the line fulfils it.
    pub holds: bool,
    /// What the line has there.
    pub found: Option<String>,
    /// Why it does not hold, where that may surprise.
    pub note: Option<String>,
}

/// Reads a filter pattern and tells every problem of it. Never gives up: what could be read is
/// there, but a pattern with an error takes no line.
pub fn parse(text: &str) -> (FilterPattern, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let whole = Span::new(start, start + trimmed.len());
    let form = match trimmed.as_bytes().first() {
        None => Form::All,
        Some(b'{') => Form::Json(json_form::read(text, whole, &mut found)),
        Some(b'[') => Form::Space(space_form::read(text, whole, &mut found)),
        Some(_) => Form::Terms(terms::read(text, whole, &mut found)),
    };
    let regexes = match &form {
        Form::All => 0,
        Form::Terms(terms) => terms.regexes(),
        Form::Json(json) => json.regexes(),
        Form::Space(space) => space.regexes(),
    };
    let many = !matches!(form, Form::Terms(_)) && regexes > limits::REGEX_PER_PATTERN.value;
    if many {
        found.push(Diagnostic::error(
            whole,
            "Too many regular expressions in the filter pattern.",
            "A JSON or space-delimited pattern holds two regular expressions at most. Write a * for “anything” where that is enough.",
        ));
    }
    if text.chars().count() > limits::FILTER_PATTERN_LENGTH.value {
        found.push(Diagnostic::error(
            whole,
            "Value at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to 1024",
            "A filter pattern has 1,024 characters at most. Ask fewer things, or make a second filter.",
        ));
    }
    found.sort_by_key(|one| (!one.is_error(), one.span.start));
    let valid = !found.iter().any(Diagnostic::is_error);
    (
        FilterPattern {
            form,
            regexes,
            valid,
        },
        found,
    )
}

impl FilterPattern {
    /// Whether AWS takes the pattern.
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// Its form.
    pub fn form(&self) -> PatternForm {
        match self.form {
            Form::All => PatternForm::All,
            Form::Terms(_) => PatternForm::Terms,
            Form::Json(_) => PatternForm::Json,
            Form::Space(_) => PatternForm::SpaceDelimited,
        }
    }

    /// Whether it holds a regular expression.
    pub fn has_regex(&self) -> bool {
        self.regexes > 0
    }

    /// Whether it takes a line.
    pub fn matches(&self, line: &str) -> bool {
        self.explain(line).matches
    }

    /// What it says to a line, part by part.
    pub fn explain(&self, line: &str) -> LineReading {
        if !self.valid {
            return LineReading {
                matches: false,
                parts: Vec::new(),
                note: Some("AWS refuses the pattern, so it takes no line.".to_owned()),
            };
        }
        match &self.form {
            Form::All => LineReading {
                matches: true,
                parts: Vec::new(),
                note: None,
            },
            Form::Terms(terms) => terms.explain(line),
            Form::Json(json) => json.explain(line),
            Form::Space(space) => space.explain(line),
        }
    }

    /// The text that a selector finds in a line that the pattern takes: `$.path` where the pattern
    /// is JSON, `$name` where it is space-delimited. `None` where the line has nothing there, or an
    /// object or array.
    pub fn extract(&self, line: &str, selector: &str) -> Option<String> {
        match &self.form {
            Form::Space(space) => space.extract(line, selector.strip_prefix('$')?),
            Form::Json(_) => {
                let value = whole(line)?;
                let selector = selector::whole(selector)?;
                let mut found = selector.find(&value);
                found.retain(|value| value.is_leaf());
                found.first().and_then(|value| value::text_of(value))
            }
            Form::All | Form::Terms(_) => None,
        }
    }

    /// Whether a selector can find anything in the lines that the pattern takes. Errors: why not.
    pub fn check_selector(&self, selector: &str) -> Result<(), String> {
        match &self.form {
            Form::Json(_) => match selector::whole(selector) {
                Some(_) => Ok(()),
                None => Err(format!(
                    "{selector} is no property selector: write it as $.name or $.name.inner."
                )),
            },
            Form::Space(space) => match selector.strip_prefix('$') {
                Some(name) if space.has_field(name) => Ok(()),
                _ => Err(format!(
                    "The pattern has no field called {selector}: write $ and one of its names."
                )),
            },
            Form::All | Form::Terms(_) => Err(
                "Only JSON and space-delimited patterns have fields to take a value from."
                    .to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests;
