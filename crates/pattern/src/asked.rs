//! What a pattern asks, field by field, for those who know more about the fields than the pattern.

use crate::json::{Kind, Value};
use crate::operators::{Asks, Operator, Shape, Subject};
use crate::pattern::{Field, Test};
use crate::{Pattern, Span};

/// A field that a pattern asks for.
#[derive(Clone, Copy, Debug)]
pub struct AskedField<'p> {
    index: usize,
    field: &'p Field,
}

/// One alternative of a field.
#[derive(Clone, Copy, Debug)]
pub struct Alternative<'p> {
    test: &'p Test,
    compares_numbers: bool,
}

/// What an alternative asks of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask<'p> {
    /// This string and no other.
    Text(&'p str),
    /// This string, in upper or lower case.
    AnyCase(&'p str),
    /// A string with this beginning or end, or one that fits this wildcard.
    Piece(&'p str),
    /// This number, as written.
    Number(&'p str),
    /// A number between bounds.
    Range,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
    /// An address; the engine also takes some numbers for one.
    Address,
    /// Any value that is no array or object.
    Present,
    /// No such value.
    Absent,
    /// Anything but some values.
    Not,
}

impl Pattern {
    /// All fields in the order of the text, replaced ones too.
    pub fn asked(&self) -> impl Iterator<Item = AskedField<'_>> {
        let fields = self.fields.iter().enumerate();
        fields.map(|(index, field)| AskedField { index, field })
    }

    /// The fields that must match together: one list where there is no `$or`, else one for each
    /// combination. None where AWS would refuse the pattern.
    pub fn combinations(&self) -> impl Iterator<Item = Vec<AskedField<'_>>> {
        self.branches.iter().map(|branch| {
            let fields = branch.iter().filter_map(|part| {
                let field = self.fields.get(part.field)?;
                Some(AskedField {
                    index: part.field,
                    field,
                })
            });
            fields.collect()
        })
    }

    /// The bytes of the object that is the pattern.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl<'p> AskedField<'p> {
    /// Its number among [`Pattern::asked`].
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The path, keys joined by dots.
    #[must_use]
    pub fn name(self) -> &'p str {
        &self.field.name
    }

    /// The last key of the path.
    #[must_use]
    pub fn key_span(self) -> Span {
        self.field.key_span
    }

    /// The steps of the path and the key that each stands in: a key such as `detail.state` has two.
    #[must_use]
    pub fn steps(self) -> Vec<(&'p str, Span)> {
        let keys = self.field.path.iter().zip(&self.field.key_spans);
        keys.flat_map(|(key, span)| key.split('.').map(move |step| (step, *span)))
            .collect()
    }

    /// The alternatives that could be read.
    pub fn alternatives(self) -> impl Iterator<Item = Alternative<'p>> {
        let compares_numbers = self.field.compares_numbers;
        self.field.tests.iter().map(move |test| Alternative {
            test,
            compares_numbers,
        })
    }

    /// Whether some alternative takes this string.
    #[must_use]
    pub fn takes_text(self, text: &str) -> bool {
        self.alternatives().any(|it| it.takes_text(text))
    }
}

impl<'p> Alternative<'p> {
    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.test.span
    }

    /// What it asks.
    #[must_use]
    pub fn ask(self) -> Ask<'p> {
        let operator: &'p Operator = &self.test.operator;
        match operator.asks() {
            _ if matches!(operator, Operator::Exact(it) if it.is_address()) => Ask::Address,
            Asks::Text(text) => match text.shape {
                Shape::Whole if text.ignoring_case => Ask::AnyCase(text.text),
                Shape::Whole => Ask::Text(text.text),
                Shape::Start | Shape::End | Shape::Wildcard => Ask::Piece(text.text),
            },
            Asks::Number(text) => Ask::Number(text),
            Asks::Keyword("null") => Ask::Null,
            Asks::Keyword(_) => Ask::Boolean,
            Asks::Bounds(_) => Ask::Range,
            Asks::Block(_) => Ask::Address,
            Asks::Present => Ask::Present,
            Asks::Absent => Ask::Absent,
            Asks::Not => Ask::Not,
        }
    }

    /// Whether it takes this string.
    #[must_use]
    pub fn takes_text(self, text: &str) -> bool {
        let value = Value {
            kind: Kind::String(text.to_owned()),
            span: Span::default(),
        };
        let subject = Subject::compared(&value, self.compares_numbers);
        self.test.operator.matches(&subject)
    }

    /// The strings that `anything-but` excludes whole; none of another alternative.
    #[must_use]
    pub fn excluded_texts(self) -> Vec<&'p str> {
        match self.test.operator.excludes() {
            Some(excluded) => excluded.texts(),
            None => Vec::new(),
        }
    }

    /// Whether it is `anything-but` with numbers.
    #[must_use]
    pub fn excludes_numbers(self) -> bool {
        let excluded = self.test.operator.excludes();
        excluded.is_some_and(|it| it.compares_numbers())
    }

    /// Whether it takes every string there is: `{"prefix": ""}`, `{"wildcard": "*"}`.
    #[must_use]
    pub fn takes_every_text(self) -> bool {
        match self.test.operator.asks() {
            Asks::Text(text) => match text.shape {
                Shape::Start | Shape::End => text.text.is_empty(),
                Shape::Wildcard => text.text == "*",
                Shape::Whole => false,
            },
            _ => false,
        }
    }
}
