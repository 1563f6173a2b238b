//! The items of a completion, in the order in which they are offered.

use crate::Span;
use crate::letters;
use serde::{Deserialize, Serialize};

/// The most that is offered at once.
const MOST: usize = 60;

/// What can be written at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completions {
    /// The bytes that an item replaces; they hold the place.
    pub span: Span,
    /// The likeliest first.
    pub items: Vec<Completion>,
}

/// One thing that can be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// What the person chooses by.
    pub label: String,
    /// More about it, in a few words.
    pub detail: String,
    /// What it is.
    pub kind: CompletionKind,
    /// What is written.
    pub insert: String,
    /// Where the caret goes, in bytes of `insert`.
    pub caret: usize,
    /// Whether more can be completed where the caret goes.
    pub again: bool,
}

/// What a [`Completion`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompletionKind {
    /// The name of a field.
    Field,
    /// A part of the pattern language.
    Operator,
    /// A value that an event has at this path.
    Value,
}

impl CompletionKind {
    /// One word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CompletionKind::Field => "field",
            CompletionKind::Operator => "operator",
            CompletionKind::Value => "value",
        }
    }
}

/// Gathers the items that fit what is typed.
pub(super) struct List {
    typed: String,
    /// With each item whether it begins with what is typed.
    items: Vec<(bool, Completion)>,
}

impl List {
    /// `typed` is the token before the caret, without its opening quote.
    pub(super) fn new(typed: &str) -> Self {
        Self {
            typed: letters::lower(typed),
            items: Vec::new(),
        }
    }

    /// Adds an item if its name holds what is typed and it is not there yet. The caret goes
    /// between the two parts of what is inserted.
    pub(super) fn add(
        &mut self,
        name: &str,
        kind: CompletionKind,
        detail: &str,
        (before, after): (&str, &str),
        again: bool,
    ) {
        let Some(at) = letters::lower(name).find(&self.typed) else {
            return;
        };
        let insert = format!("{before}{after}");
        let label = super::short(name);
        // A field is offered once, with the first value that was seen.
        let there = self.items.iter().any(|(_, other)| {
            let is_field = kind == CompletionKind::Field && other.kind == kind;
            other.insert == insert || (is_field && other.label == label)
        });
        if there || self.items.len() >= MOST {
            return;
        }
        let item = Completion {
            label,
            detail: detail.to_owned(),
            kind,
            insert,
            caret: before.len(),
            again,
        };
        self.items.push((at == 0, item));
    }

    /// The items, those first that begin with what is typed; each replaces `span`.
    pub(super) fn finish(&mut self, span: Span) -> Completions {
        let mut items = std::mem::take(&mut self.items);
        items.sort_by_key(|(begins, _)| !begins);
        Completions {
            span,
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    }
}
