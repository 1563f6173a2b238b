//! What a person gave to be brought in, and how it is to be read.

use crate::platform::files::{Given, Pieces};
use interop::{Import, Source};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The most bytes of a file that are read: 5 MB, 2026-11-22.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// The most bytes of a text that stands in the text area; of a longer one the places are shown beside
/// the remarks.
pub const MOST_SHOWN: usize = 300_000;

/// What was given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BringForm {
    /// The text.
    pub text: AttrValue,
    /// The name of the file that it came from.
    pub name: Option<String>,
    /// What the person says that it is.
    pub chosen: Option<Source>,
    /// Whether it is to be a new yard, where the person says so.
    pub as_new: Option<bool>,
    /// The values of parameters, and the texts of files.
    pub with: Import,
    /// What could not be read.
    pub problem: Option<String>,
}

/// A change of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The text was written or pasted.
    Text(String),
    /// A file was given: its name and its text.
    File(String, String),
    /// It is read as this, or as what it seems to be.
    Source(Option<Source>),
    /// It is to be a new yard, or not.
    AsNew(bool),
    /// A parameter has this value; none where the text is empty.
    Parameter(String, String),
    /// A file that commands name has this text; none where it is empty.
    Extra(String, String),
    /// It could not be read.
    Problem(String),
    /// All of it goes.
    Clear,
}

thread_local! {
    static LEFT: RefCell<BringForm> = RefCell::default();
}

impl BringForm {
    /// What was given when the view was left, and not yet taken.
    pub fn left() -> Self {
        LEFT.with_borrow(Clone::clone)
    }

    /// Leaves it for when the view is opened again.
    pub fn leave(&self) {
        LEFT.set(self.clone());
    }

    /// The text of a link, where there is one.
    pub fn of_link(link: Option<AttrValue>) -> Self {
        let chosen = link.is_some().then_some(Source::Link);
        BringForm {
            text: link.unwrap_or_default(),
            chosen,
            ..BringForm::default()
        }
    }

    /// What it is read as.
    pub fn source(&self) -> Source {
        self.chosen
            .unwrap_or_else(|| interop::source_of(&self.text))
    }

    /// Whether it becomes a new yard.
    pub fn is_new_yard(&self) -> bool {
        let whole = matches!(self.source(), Source::YardFile | Source::Link);
        self.as_new.unwrap_or(whole)
    }

    /// What a new yard is called.
    pub fn yard_name(&self) -> String {
        let stem = self.name.as_deref().and_then(|name| name.split('.').next());
        match stem.filter(|stem| !stem.is_empty()) {
            Some(stem) => stem.to_owned(),
            None if self.source() == Source::Link => "Shared yard".to_owned(),
            None => "Imported yard".to_owned(),
        }
    }

    /// Whether the text stands in the text area.
    pub fn is_shown(&self) -> bool {
        self.text.len() <= MOST_SHOWN
    }
}

impl Reducible for BringForm {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.problem = None;
        match change {
            Change::Text(text) if text.len() > MOST_BYTES => next.problem = Some(too_large()),
            Change::Text(text) => next.text = text.into(),
            Change::File(name, text) => {
                next = BringForm {
                    text: text.into(),
                    name: Some(name),
                    with: Import {
                        parameters: Vec::new(),
                        files: next.with.files,
                    },
                    ..BringForm::default()
                };
            }
            Change::Source(source) => next.chosen = source,
            Change::AsNew(is_new) => next.as_new = Some(is_new),
            Change::Parameter(name, value) => put(&mut next.with.parameters, name, value),
            Change::Extra(name, text) => put(&mut next.with.files, name, text),
            Change::Problem(problem) => next.problem = Some(problem),
            Change::Clear => next = BringForm::default(),
        }
        Rc::new(next)
    }
}

/// Puts a value under a name; an empty one goes.
pub fn put(values: &mut Vec<(String, String)>, name: String, value: String) {
    let known = values.iter_mut().find(|(known, _)| *known == name);
    match known {
        _ if value.is_empty() => values.retain(|(known, _)| *known != name),
        Some((_, known)) => *known = value,
        None => values.push((name, value)),
    }
}

fn too_large() -> String {
    format!(
        "There are more than {} MB. Nothing has changed.",
        MOST_BYTES / 1024 / 1024
    )
}

/// Reads files: the first is what comes in, the others are there for commands that name them.
pub async fn read(given: Vec<Given>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, one) in given.iter().enumerate() {
        let name = one.name().to_owned();
        changes.push(match (text(one).await, at) {
            (Err(problem), _) => Change::Problem(format!("“{name}” was not read. {problem}")),
            (Ok(text), 0) => Change::File(name, text),
            (Ok(text), _) => Change::Extra(name, text),
        });
    }
    changes
}

/// The text of a file; its size is looked at first, and again while it is decompressed.
pub async fn text(given: &Given) -> Result<String, String> {
    if given.bytes() > MOST_BYTES as u64 {
        return Err(too_large());
    }
    let mut pieces = Pieces::open(given)
        .await
        .map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await.map_err(|error| error.to_string())? {
        bytes.extend(piece);
        if bytes.len() > MOST_BYTES {
            return Err(too_large());
        }
    }
    String::from_utf8(bytes).map_err(|_| "It is no text.".to_owned())
}
