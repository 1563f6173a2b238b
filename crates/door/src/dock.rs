//! The ways in and out of a yard.
//!
//! A yard that comes back is its JSON text: the page reads yards by one way only, that of what it has
//! stored.

use interop::terminal::Completion;
use interop::{Change, Export, ExportFormat, NotRead, Parameter, Remark, SavedEvent, Source};
use pipeline::Yard;
use serde::{Deserialize, Serialize};

use crate::{Kind, Question, Sending};

/// What a yard is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutForm {
    /// A yard file.
    YardFile,
    /// The text of a link.
    Link,
    /// A text for a tool.
    Tool(ExportFormat),
}

/// What is the text of this yard in a form?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteOut {
    /// The whole yard.
    pub yard: Yard,
    /// The events that are kept with it; tools get none of them.
    pub events: Vec<SavedEvent>,
    /// The form.
    pub form: OutForm,
}

impl Question for WriteOut {
    /// The text, or why there is none.
    type Answer = Result<Export, String>;
    const KIND: Kind = Kind::WriteOut;
}

/// What does a text make of a yard?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadIn {
    /// The text.
    pub text: String,
    /// What it is read as; what it seems to be unless named.
    pub source: Option<Source>,
    /// The values of parameters, and the texts of files.
    pub with: interop::Import,
    /// The yard that it changes; without one it makes a new yard.
    pub into: Option<Yard>,
}

impl Question for ReadIn {
    type Answer = InRead;
    const KIND: Kind = Kind::ReadIn;
}

/// What came of reading a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InRead {
    /// What it was read as.
    pub source: Source,
    /// What it makes, or why it cannot be read at all.
    pub made: Result<InMade, NotRead>,
}

/// What a text makes of a yard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InMade {
    /// The yard as JSON.
    pub yard: String,
    /// The events that come with it.
    pub events: Vec<SavedEvent>,
    /// What becomes different.
    pub changes: Vec<Change>,
    /// What was not understood, and what is good to know.
    pub remarks: Vec<Remark>,
    /// The parameters of the template.
    pub parameters: Vec<Parameter>,
    /// The files that commands name.
    pub files: Vec<String>,
}

/// What does a line of the terminal do?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypeLine {
    /// The whole yard.
    pub yard: Yard,
    /// The line.
    pub line: String,
    /// The texts for `file://`, by their names.
    pub files: Vec<(String, String)>,
}

impl Question for TypeLine {
    type Answer = Typed;
    const KIND: Kind = Kind::TypeLine;
}

/// What a line came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// The yard afterwards as JSON; none where the line changed nothing.
    pub yard: Option<String>,
    /// What the CLI prints.
    pub output: String,
    /// Whether that is an error.
    pub failed: bool,
    /// What the events did that the line sent.
    pub sending: Sending,
    /// The files that the line names and whose texts were not given. Nothing was done then.
    pub wanted: Vec<String>,
}

/// What may stand at this byte of a line?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompleteLine {
    /// The whole yard.
    pub yard: Yard,
    /// The line.
    pub line: String,
    /// The byte.
    pub cursor: usize,
}

impl Question for CompleteLine {
    type Answer = Vec<Completion>;
    const KIND: Kind = Kind::CompleteLine;
}

/// Which commands change one yard into another?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommandsOf {
    /// The yard before.
    pub old: Yard,
    /// The yard after.
    pub new: Yard,
}

impl Question for CommandsOf {
    type Answer = Vec<String>;
    const KIND: Kind = Kind::CommandsOf;
}
