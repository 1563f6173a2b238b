//! A yard from a text: whatever door it comes by, something to look at before anything changes.

use crate::remark::{Gravity, Remark};
use crate::yard_file::{self, SavedEvent, YardFile};
use crate::{cli, cloudformation, link};
use pattern::Span;
use pipeline::Yard;
use serde::{Deserialize, Serialize};
use std::fmt;

pub(crate) mod policies;
pub(crate) mod shaped;

/// What a text makes of a yard. Nothing is changed by it: compare it with the yard, then take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The yard with everything that was understood.
    pub yard: Yard,
    /// The events that came with it.
    pub events: Vec<SavedEvent>,
    /// What was not understood, with its place, and what is good to know.
    pub remarks: Vec<Remark>,
    /// The parameters of a template, in the order in which they stand there.
    pub parameters: Vec<Parameter>,
    /// The files that commands name with `file://`, without it; those too whose text was given.
    pub files: Vec<String>,
}

/// A parameter of a template: a value that whoever deploys it gives. Source: CloudFormation User Guide,
/// "CloudFormation template Parameters syntax"; seen 2026-11-22.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its logical id.
    pub name: String,
    /// Its type, such as `String`.
    pub kind: String,
    /// Its default; none where a value has to be given.
    pub default: Option<String>,
    /// What the template says about it; may be empty.
    pub description: String,
    /// The values that are allowed; any where there is none.
    pub allowed: Vec<String>,
}

/// Why a text cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotRead {
    /// The bytes at fault, where it is a part.
    pub span: Option<Span>,
    /// What is wrong and what to change, in plain words.
    pub message: String,
}

/// What a text is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    /// A yard file.
    YardFile,
    /// The text of a link, or an address that ends in one.
    Link,
    /// A CloudFormation or SAM template, in YAML or JSON.
    CloudFormation,
    /// Commands of the AWS CLI.
    Cli,
}

/// What goes into an import beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Values for the parameters of a template.
    pub parameters: Vec<(String, String)>,
    /// The files that commands name with `file://`: the name as it stands there, and the text.
    pub files: Vec<(String, String)>,
}

impl NotRead {
    pub(crate) fn new(message: impl Into<String>) -> NotRead {
        NotRead {
            span: None,
            message: message.into(),
        }
    }

    pub(crate) fn at(span: Span, message: impl Into<String>) -> NotRead {
        NotRead {
            span: Some(span),
            message: message.into(),
        }
    }
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NotRead {}

/// What a text seems to be, by how its lines begin.
pub fn source_of(text: &str) -> Source {
    let text = text.trim_start();
    let begins = |words: &[&str]| {
        let begins = |line: &str| words.iter().any(|word| line.starts_with(word));
        text.lines().any(begins)
    };
    // A script within a template is indented.
    const SECTIONS: [&str; 4] = [
        "Resources:",
        "AWSTemplateFormatVersion:",
        "Transform:",
        "---",
    ];
    const COMMANDS: [&str; 4] = ["aws ", "$ aws ", "#!", "export "];
    if text.starts_with('{') {
        match text.contains(&format!("\"{}\"", yard_file::FORMAT)) {
            true => Source::YardFile,
            false => Source::CloudFormation,
        }
    } else if is_link(text.trim_end()) {
        Source::Link
    } else if !begins(&SECTIONS) && begins(&COMMANDS) {
        Source::Cli
    } else {
        Source::CloudFormation
    }
}

/// Whether a text is one word of the letters of a link, or an address with one.
fn is_link(text: &str) -> bool {
    let word = of_address(text);
    let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    word.len() > 16 && word.starts_with(link::LINK_VERSION) && word.chars().all(letter)
}

/// What stands behind the last `=` or `/` of an address.
fn of_address(text: &str) -> &str {
    match text.starts_with("http://") || text.starts_with("https://") {
        true => text.rsplit(['=', '/', '#']).next().unwrap_or_default(),
        false => text,
    }
}

/// Reads a text into a yard. A yard file or a link takes the place of the whole yard; templates and
/// commands are added to it, in the account and Region where the learner works.
///
/// # Errors
/// The text is none of its kind, too large, or nested too deep. Parts that are not understood are no
/// error but remarks.
pub fn import_from(
    text: &str,
    source: Source,
    with: &Import,
    into: &Yard,
) -> Result<Imported, NotRead> {
    match source {
        Source::YardFile => {
            let file = yard_file::import(text).map_err(|error| NotRead {
                span: Some(error.span),
                message: error.to_string(),
            })?;
            Ok(whole(file))
        }
        Source::Link => {
            let file = link::decode_link(of_address(text.trim()));
            file.map(whole)
                .map_err(|problem| NotRead::new(problem.to_string()))
        }
        Source::CloudFormation => cloudformation::import(text, with, into),
        Source::Cli => cli::import(text, with, into),
    }
}

fn whole(file: YardFile) -> Imported {
    Imported {
        yard: file.yard,
        events: file.events,
        remarks: Vec::new(),
        parameters: Vec::new(),
        files: Vec::new(),
    }
}

/// More remarks than anybody reads.
const MOST_REMARKS: usize = 500;

/// Remarks as they come; no more than anybody reads.
#[derive(Default)]
pub(crate) struct Remarks {
    kept: Vec<Remark>,
    more: usize,
}

impl Remarks {
    pub(crate) fn push(&mut self, remark: Remark) {
        if self.kept.len() >= MOST_REMARKS {
            self.more += 1;
        } else if !self.kept.contains(&remark) {
            self.kept.push(remark);
        }
    }

    /// All remarks in the order of their places.
    pub(crate) fn end(mut self) -> Vec<Remark> {
        let place = |remark: &Remark| remark.span.map_or(usize::MAX, |span| span.start);
        self.kept.sort_by_key(place);
        if self.more > 0 {
            let told = format!("{} more remarks are not shown.", self.more);
            self.kept.push(Remark::new(Gravity::LeftOut, "", told));
        }
        self.kept
    }
}

#[cfg(test)]
mod tests;
