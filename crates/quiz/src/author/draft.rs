//! A question as read from its file, complete or not, with the places of its parts.

use std::collections::BTreeMap;

use crate::author::finding::{Finding, Place, Severity};
use crate::question::Question;

/// A part of a question that a finding can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The whole file.
    File,
    /// A key of the front matter.
    Key(&'a str),
    /// The topic with this index.
    Topic(usize),
    /// The reference with this index.
    Reference(usize),
    /// The run with this index.
    Run(usize),
    /// The stem.
    Stem,
    /// The option with this index.
    Option(usize),
    /// The rationale of the option with this index.
    Rationale(usize),
    /// The misconception of the option with this index.
    Misconception(usize),
}

/// Where the parts of a question stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Places {
    pub(crate) keys: BTreeMap<String, Place>,
    pub(crate) topics: Vec<Place>,
    pub(crate) references: Vec<Place>,
    pub(crate) runs: Vec<Place>,
    pub(crate) stem: Option<Place>,
    pub(crate) options: Vec<OptionPlaces>,
}

/// Where the parts of an option stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct OptionPlaces {
    pub(crate) option: Place,
    pub(crate) rationale: Option<Place>,
    pub(crate) misconception: Option<Place>,
}

/// A question under way: what is missing from the file has an empty value and no place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    pub(crate) file: String,
    pub(crate) question: Question,
    pub(crate) places: Places,
}

impl Draft {
    /// The place of a part, or of what contains it, or the start of the file.
    pub(crate) fn place(&self, part: Part<'_>) -> Place {
        let places = &self.places;
        let key = |key: &str| places.keys.get(key).copied();
        let option = |index: usize| places.options.get(index).copied();
        match part {
            Part::File => None,
            Part::Key(name) => key(name),
            Part::Topic(index) => places.topics.get(index).copied().or_else(|| key("topics")),
            Part::Reference(index) => places.references.get(index).copied(),
            Part::Run(index) => places.runs.get(index).copied(),
            Part::Stem => places.stem,
            Part::Option(index) => option(index).map(|found| found.option),
            Part::Rationale(index) => {
                option(index).map(|found| found.rationale.unwrap_or(found.option))
            }
            Part::Misconception(index) => {
                option(index).map(|found| found.misconception.unwrap_or(found.option))
            }
        }
        .unwrap_or(Place::START)
    }

    /// Whether the file has this key with a value of the right form.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.places.keys.contains_key(key)
    }

    /// A finding on a part of this question.
    pub(crate) fn finding(
        &self,
        part: Part<'_>,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        Finding::new(&self.file, self.place(part), code, severity, message, help)
    }
}
