//! The values that satisfy an alternative, as a set that can be reasoned about.

use super::Operator;
use super::anything_but::AnythingBut;
use super::cidr::Block;
use super::exact::Exact;
use crate::fold::Folded;
use crate::number::Comparable;

/// The values that satisfy one alternative.
#[derive(Clone, Debug)]
pub(crate) enum ValueSet<'o> {
    /// Strings of one of these shapes; `inverted`, every other value.
    Texts {
        shapes: Vec<TextSet<'o>>,
        inverted: bool,
    },
    /// A number, by value where it can be compared, else by its text.
    Number {
        text: &'o str,
        value: Option<Comparable>,
    },
    /// Every value but these numbers.
    NotNumbers(Vec<Comparable>),
    /// Numbers between bounds; `true` where the bound itself belongs to them.
    Range {
        bottom: Option<(Comparable, bool)>,
        top: Option<(Comparable, bool)>,
    },
    /// `true`, `false` or `null`.
    Keyword,
    /// Addresses, and numbers that the engine takes for such.
    Block(Block),
    /// Every value.
    All,
    /// No value.
    None,
}

/// A shape of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextSet<'o> {
    Is(&'o str),
    Starts(&'o str),
    Ends(&'o str),
    IsFolded(&'o Folded),
    StartsFolded(&'o Folded),
    EndsFolded(&'o Folded),
    /// The pieces between the stars of a wildcard.
    Fits(&'o [String]),
}

impl Operator {
    /// The values that satisfy this alternative.
    pub(crate) fn value_set(&self) -> ValueSet<'_> {
        let one = |shape| ValueSet::Texts {
            shapes: vec![shape],
            inverted: false,
        };
        match self {
            Self::Exact(Exact::Text(text)) => one(TextSet::Is(text)),
            Self::Exact(Exact::Address { hex, .. }) => ValueSet::Block(Block::one(hex)),
            Self::Exact(Exact::Number { text, value }) => ValueSet::Number {
                text,
                value: *value,
            },
            Self::Exact(Exact::Keyword(_)) => ValueSet::Keyword,
            Self::Exactly(it) => one(TextSet::Is(&it.0)),
            Self::Prefix(it) => one(match &it.ignoring_case {
                Some(folded) => TextSet::StartsFolded(folded),
                None => TextSet::Starts(&it.text),
            }),
            Self::Suffix(it) => one(match &it.ignoring_case {
                Some(folded) => TextSet::EndsFolded(folded),
                None => TextSet::Ends(&it.text),
            }),
            Self::EqualsIgnoreCase(it) => one(TextSet::IsFolded(&it.folded)),
            Self::Wildcard(it) => one(TextSet::Fits(&it.pieces)),
            Self::AnythingBut(it) => it.value_set(),
            Self::Numeric(it) => {
                let bound = |b: &super::numeric::Bound| (b.value, b.included);
                ValueSet::Range {
                    bottom: it.bottom.as_ref().map(bound),
                    top: it.top.as_ref().map(bound),
                }
            }
            Self::Exists(it) if it.wanted => ValueSet::All,
            Self::Exists(_) => ValueSet::None,
            Self::Cidr(it) => ValueSet::Block(it.block.clone()),
        }
    }
}

impl AnythingBut {
    fn value_set(&self) -> ValueSet<'_> {
        let shapes: Vec<_> = match self {
            Self::Numbers(all) => {
                return ValueSet::NotNumbers(all.iter().map(|(_, number)| *number).collect());
            }
            Self::Texts(all) => all.iter().map(|text| TextSet::Is(text)).collect(),
            Self::Prefixes(all) => all.iter().map(|text| TextSet::Starts(text)).collect(),
            Self::Suffixes(all) => all.iter().map(|text| TextSet::Ends(text)).collect(),
            Self::IgnoringCase(all) => all.iter().map(|(_, f)| TextSet::IsFolded(f)).collect(),
            Self::Wildcards(all) => all.iter().map(|w| TextSet::Fits(&w.pieces)).collect(),
        };
        // As in the engine, to exclude nothing is to take nothing.
        if shapes.is_empty() {
            return ValueSet::None;
        }
        ValueSet::Texts {
            shapes,
            inverted: true,
        }
    }
}
