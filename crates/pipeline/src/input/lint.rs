//! Warnings before a delivery: what AWS refuses, what makes the delivery fail,
//! and what hardly comes out as meant.

mod constant;
mod names;
mod placeholders;
mod text;

use super::check::is_known;
use super::path::Path;
use super::template::Template;
use crate::rule::InputChoice;
use pattern::{Event, Fix, Severity, Span};
use serde::{Deserialize, Serialize};

/// One thing to say about an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// PutTargets refuses an input with an error; a warning is taken.
    pub severity: Severity,
    /// The text that it is about.
    pub place: Place,
    /// The bytes of that text to underline.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to change, in plain words.
    pub help: Option<String>,
    /// The change itself, where one is likely; in the same text.
    pub fix: Option<Fix>,
}

/// The text that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The constant.
    Input,
    /// The InputPath.
    InputPath,
    /// The InputTemplate.
    Template,
    /// The name of a variable of this number, from 0.
    Name(usize),
    /// The path of a variable of this number, from 0.
    Path(usize),
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Code {
    /// More of something than AWS takes, or nothing where it wants something.
    Limit,
    /// A constant that is no JSON.
    NotJson,
    /// A placeholder that nothing stands for.
    UnknownVariable,
    /// A variable that the template does not use.
    UnusedVariable,
    /// A variable's name that AWS does not take.
    Name,
    /// Two variables of one name.
    DuplicateName,
    /// A path that EventBridge does not evaluate.
    Path,
    /// The sample event has no such part.
    MissingPart,
    /// An object or array within quotes.
    QuotedObject,
    /// A value whose quotes or backslashes break the string around it.
    NotEscaped,
    /// A placeholder as the name of a member.
    ObjectKey,
    /// Text or a placeholder without the quotes that it needs.
    Unquoted,
    /// A line break within quotes.
    LineBreak,
    /// An angle bracket that is no placeholder.
    AngleBracket,
    /// The template is no JSON, whatever the values are.
    Template,
}

impl Finding {
    /// Whether PutTargets refuses the input because of this.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    fn error(code: Code, place: Place, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            place,
            span,
            message: message.into(),
            help: None,
            fix: None,
        }
    }

    fn warning(code: Code, place: Place, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::error(code, place, span, message)
        }
    }

    fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    fn fix(mut self, span: Span, replacement: impl Into<String>) -> Finding {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }
}

/// What to say about an input before anything is delivered; with a sample
/// event also what it lacks. Errors first, then in the order of the texts.
pub fn lint(choice: &InputChoice, sample: Option<&Event>) -> Vec<Finding> {
    let mut findings = Vec::new();
    match choice {
        InputChoice::MatchedEvent => {}
        InputChoice::Constant(text) => constant::check(text, &mut findings),
        InputChoice::Path(path) => {
            names::path(path, Place::InputPath, sample, &mut findings);
        }
        InputChoice::Transformer { paths, template } => {
            let template = Template::read(template);
            names::check(paths, &template, sample, &mut findings);
            placeholders::check(paths, &template, sample, &mut findings);
            text::check(&template, &mut findings);
        }
    }
    findings.sort_by_key(|finding| {
        (
            !finding.is_error(),
            order(&finding.place),
            finding.span.start,
        )
    });
    findings
}

fn order(place: &Place) -> usize {
    match place {
        Place::Input | Place::InputPath | Place::Template => usize::MAX,
        Place::Name(at) | Place::Path(at) => *at,
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}
