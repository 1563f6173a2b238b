//! What an alternative asks, in the form in which near misses are looked for.

use super::anything_but::AnythingBut;
use super::exact::Exact;
use super::numeric::Numeric;
use super::{Operator, cidr};

/// What an alternative asks of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asks<'o> {
    /// A text, or a piece of one.
    Text(Text<'o>),
    /// A number, as written.
    Number(&'o str),
    /// `true`, `false` or `null`.
    Keyword(&'static str),
    /// A number between bounds.
    Bounds(&'o Numeric),
    /// An address in a block.
    Block(&'o cidr::Cidr),
    /// A plain value, whatever it is.
    Present,
    /// No plain value.
    Absent,
    /// Anything but some values.
    Not,
}

/// A text that is compared in some way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'o> {
    pub(crate) shape: Shape,
    pub(crate) text: &'o str,
    pub(crate) ignoring_case: bool,
}

/// Which piece of the value is compared with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Whole,
    Start,
    End,
    Wildcard,
}

impl Operator {
    /// What the alternative asks. Every operator has an answer; one that fits none of the forms
    /// has a form of its own there.
    pub(crate) fn asks(&self) -> Asks<'_> {
        let text = |shape, text, ignoring_case| {
            Asks::Text(Text {
                shape,
                text,
                ignoring_case,
            })
        };
        match self {
            Self::Exact(Exact::Text(it) | Exact::Address { text: it, .. }) => {
                text(Shape::Whole, it, false)
            }
            Self::Exact(Exact::Number { text, .. }) => Asks::Number(text),
            Self::Exact(Exact::Keyword(word)) => Asks::Keyword(word),
            Self::Exactly(it) => text(Shape::Whole, it.text(), false),
            Self::Prefix(it) => text(Shape::Start, it.text(), it.ignores_case()),
            Self::Suffix(it) => text(Shape::End, it.text(), it.ignores_case()),
            Self::EqualsIgnoreCase(it) => text(Shape::Whole, it.text(), true),
            Self::Wildcard(it) => text(Shape::Wildcard, it.text(), false),
            Self::AnythingBut(_) => Asks::Not,
            Self::Numeric(it) => Asks::Bounds(it),
            Self::Exists(it) if it.wanted => Asks::Present,
            Self::Exists(_) => Asks::Absent,
            Self::Cidr(it) => Asks::Block(it),
        }
    }

    /// What `anything-but` excludes, where this is it.
    pub(crate) fn excludes(&self) -> Option<&AnythingBut> {
        match self {
            Self::AnythingBut(it) => Some(it),
            _ => None,
        }
    }
}
