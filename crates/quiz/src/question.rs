//! One question of the bank, and whether an answer to it is right.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::markup::{Block, Inline};
use crate::run::Run;
use crate::shuffle::{Shuffle, seed_of};

/// A question: a scenario with options, some of them right.
///
/// The format of its source file is told in `questions/README.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The name of the source file without `.md`; never changes, since answers are stored under it.
    pub id: String,
    /// The DOP-C02 domain, 1 to 6; the first part of `task`.
    pub domain: u8,
    /// The DOP-C02 task statement, such as `4.3`.
    pub task: String,
    /// The nearest DOP-C01 objective, such as `3.2`.
    pub c01: String,
    /// Ids of topics; see `Lists::topics`.
    pub topics: Vec<String>,
    /// The services a filter finds it by, in AWS's spelling without the `Amazon` or `AWS`.
    pub services: Vec<String>,
    /// 1 (one fact decides), 2 (the usual) or 3 (several constraints at once).
    pub difficulty: u8,
    /// Whether the services asked about are still what one would use.
    pub era: Era,
    /// The day on which the facts were last checked against the references.
    pub reviewed: Date,
    /// The phrase that settles the answer, verbatim in the plain text of one paragraph of the stem.
    pub decides: String,
    /// Pages of the documentation that support the key.
    pub references: Vec<Reference>,
    /// The other half of a minimal pair: the same situation with one constraint changed.
    pub twin: Option<String>,
    /// A wiring exercise that practises the same thing.
    pub exercise: Option<String>,
    /// The scenario and the question itself.
    pub stem: Vec<Block>,
    /// The options in the order of the file; the index in this list is the option's stable id.
    pub options: Vec<ChoiceOption>,
    /// What the engine runs the options against; empty unless the question is executable.
    pub runs: Vec<Run>,
}

/// Whether the services of a question are current.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Era {
    /// Holds today.
    Current,
    /// Asked in the time of DOP-C01; the gloss says what took its place.
    Legacy {
        /// One or two sentences for the reader of today.
        gloss: String,
    },
}

/// A page of the documentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The page's title.
    pub title: String,
    /// An https address.
    pub url: String,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// What the option says.
    pub content: Vec<Block>,
    /// Whether it belongs to the key.
    pub correct: bool,
    /// Why it is right or wrong.
    pub rationale: Vec<Block>,
    /// The id of the mistaken belief that makes a person choose it.
    pub misconception: Option<String>,
}

impl ChoiceOption {
    /// The text of the first code block in `language`, such as the pattern of an executable option.
    pub fn code(&self, language: &str) -> Option<&str> {
        self.content.iter().find_map(|block| match block {
            Block::Code {
                language: Some(found),
                text,
            } if found == language => Some(text.as_str()),
            _ => None,
        })
    }

    /// The first piece of code within a line, such as the schedule expression of an executable
    /// option.
    pub fn inline_code(&self) -> Option<&str> {
        self.content.iter().find_map(|block| match block {
            Block::Paragraph(inlines) => first_code(inlines),
            Block::Code { .. } | Block::List { .. } => None,
        })
    }
}

fn first_code(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Code(text) => Some(text.as_str()),
        Inline::Text(_) | Inline::Gloss(_) => None,
        Inline::Strong(children)
        | Inline::Emphasis(children)
        | Inline::Mark(children)
        | Inline::Link { children, .. } => first_code(children),
    })
}

impl Question {
    /// How many options are to be picked.
    pub fn pick_count(&self) -> usize {
        self.options.iter().filter(|option| option.correct).count()
    }

    /// Whether more than one option is to be picked (a multiple-response question).
    pub fn is_multiple_response(&self) -> bool {
        self.pick_count() > 1
    }

    /// The ids of the right options, ascending.
    pub fn key(&self) -> Vec<usize> {
        self.options
            .iter()
            .enumerate()
            .filter(|(_, option)| option.correct)
            .map(|(id, _)| id)
            .collect()
    }

    /// Whether `picks` (option ids in any order) are exactly the right options.
    ///
    /// All or nothing, as in the exam: a part of the key counts as wrong, and so does no answer.
    /// A pick named twice counts once; an id the question does not have makes the answer wrong.
    pub fn is_correct(&self, picks: &[usize]) -> bool {
        let known = picks.iter().all(|pick| *pick < self.options.len());
        let exact = self
            .options
            .iter()
            .enumerate()
            .all(|(id, option)| option.correct == picks.contains(&id));
        known && exact && !picks.is_empty()
    }

    /// The option ids in the order in which a person sees them.
    ///
    /// The same seed and the same question always give the same order; under one seed, questions
    /// are shuffled independently of each other.
    pub fn order(&self, seed: u64) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.options.len()).collect();
        Shuffle::new(seed ^ seed_of(&self.id)).shuffle(&mut order);
        order
    }
}

#[cfg(test)]
mod tests;
