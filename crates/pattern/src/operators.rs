//! What a pattern can ask of one value: one operator, one file.

mod anything_but;
mod asks;
mod brackets;
mod cidr;
mod equals_ignore_case;
mod exact;
mod exactly;
mod exists;
mod expression;
mod keys;
mod numeric;
mod prefix;
mod set;
mod suffix;
mod wildcard;

pub(crate) use asks::{Asks, Shape, Text};
pub(crate) use brackets::bracketed;
pub(crate) use cidr::{Block, Cidr};
pub(crate) use expression::{Reading, parse, token_end};
pub(crate) use numeric::{Numeric, Side as BoundSide};
pub(crate) use set::{TextSet, ValueSet};
pub(crate) use wildcard::Wildcard;

use crate::address;
use crate::json::{Kind, Value};
use crate::number::Comparable;
use crate::pattern::Field;

/// What is said of an operator to someone who writes a pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    /// Its name, as it is written.
    pub(crate) name: &'static str,
    /// What it does, in one sentence.
    pub(crate) sentence: &'static str,
    /// What is written behind its name, before and after the caret.
    pub(crate) operand: (&'static str, &'static str),
}

/// All operators, by name.
pub(crate) const ALL: [About; 9] = [
    anything_but::ABOUT,
    cidr::ABOUT,
    equals_ignore_case::ABOUT,
    exactly::ABOUT,
    exists::ABOUT,
    numeric::ABOUT,
    prefix::ABOUT,
    suffix::ABOUT,
    wildcard::ABOUT,
];

/// The operator of this name.
pub(crate) fn about(name: &str) -> Option<&'static About> {
    ALL.iter().find(|about| about.name == name)
}

/// One alternative of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operator {
    Exact(exact::Exact),
    Exactly(exactly::Exactly),
    Prefix(prefix::Prefix),
    Suffix(suffix::Suffix),
    EqualsIgnoreCase(equals_ignore_case::EqualsIgnoreCase),
    Wildcard(wildcard::Wildcard),
    AnythingBut(anything_but::AnythingBut),
    Numeric(numeric::Numeric),
    Exists(exists::Exists),
    Cidr(cidr::Cidr),
}

/// A value of an event, in all the forms in which operators look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject<'e> {
    /// The string, where it is one.
    pub(crate) text: Option<&'e str>,
    /// The number, where it is one that can be compared.
    pub(crate) number: Option<Comparable>,
    /// The hexadecimal digits of the address, where it is a string that is one.
    pub(crate) address: Option<String>,
    /// The JSON text, where it is no string. Not of a number that the field compares by value.
    pub(crate) raw: Option<&'e str>,
}

impl<'e> Subject<'e> {
    /// The forms of a value that is no array or object, for a field that asks these alternatives.
    pub(crate) fn new(value: &'e Value, field: &Field) -> Self {
        Self::compared(value, field.compares_numbers)
    }

    /// As [`Self::new`], for a field that compares numbers by value or does not.
    pub(crate) fn compared(value: &'e Value, compares_numbers: bool) -> Self {
        let mut subject = Self::plain(value);
        if compares_numbers && subject.number.is_some() {
            subject.raw = None;
        }
        subject
    }

    fn plain(value: &'e Value) -> Self {
        let raw = |text| Self {
            raw: Some(text),
            ..Self::default()
        };
        match &value.kind {
            Kind::String(text) => Self {
                text: Some(text),
                address: address::parse(text).ok(),
                ..Self::default()
            },
            Kind::Number(text) => Self {
                number: Comparable::parse(text),
                ..raw(text)
            },
            Kind::Bool(true) => raw("true"),
            Kind::Bool(false) => raw("false"),
            Kind::Null | Kind::Array(_) | Kind::Object(_) => raw("null"),
        }
    }
}

impl Operator {
    /// Whether it is `wildcard`, by itself or within `anything-but`.
    pub(crate) fn is_wildcard(&self) -> bool {
        matches!(
            self,
            Self::Wildcard(_) | Self::AnythingBut(anything_but::AnythingBut::Wildcards(_))
        )
    }

    /// Whether the value satisfies this alternative. Never for "must be absent".
    pub(crate) fn matches(&self, subject: &Subject<'_>) -> bool {
        match self {
            Self::Exact(it) => it.matches(subject),
            Self::Exactly(it) => it.matches(subject),
            Self::Prefix(it) => it.matches(subject),
            Self::Suffix(it) => it.matches(subject),
            Self::EqualsIgnoreCase(it) => it.matches(subject),
            Self::Wildcard(it) => it.matches(subject),
            Self::AnythingBut(it) => it.matches(subject),
            Self::Numeric(it) => it.matches(subject),
            Self::Exists(it) => it.wanted,
            Self::Cidr(it) => it.matches(subject),
        }
    }

    /// What is asked, in plain words that follow "the value".
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Exact(it) => it.words(),
            Self::Exactly(it) => it.words(),
            Self::Prefix(it) => it.words(),
            Self::Suffix(it) => it.words(),
            Self::EqualsIgnoreCase(it) => it.words(),
            Self::Wildcard(it) => it.words(),
            Self::AnythingBut(it) => it.words(),
            Self::Numeric(it) => it.words(),
            Self::Exists(it) => it.words(),
            Self::Cidr(it) => it.words(),
        }
    }

    /// Whether the alternative is satisfied by a field that is not there.
    pub(crate) fn wants_absence(&self) -> bool {
        matches!(self, Self::Exists(it) if !it.wanted)
    }

    /// Whether a field with this alternative compares numbers by value.
    pub(crate) fn compares_numbers(&self) -> bool {
        match self {
            Self::Exact(it) => it.compares_numbers(),
            Self::AnythingBut(it) => it.compares_numbers(),
            Self::Numeric(_) => true,
            _ => false,
        }
    }

    /// The JSON type that a value must have, where there is only one.
    pub(crate) fn kind(&self) -> Option<&'static str> {
        match self {
            Self::Exact(it) => Some(it.kind()),
            Self::Numeric(_) => Some("number"),
            Self::AnythingBut(_) | Self::Exists(_) => None,
            _ => Some("string"),
        }
    }

    /// The wildcards in it that the engine counts for complexity.
    pub(crate) fn wildcards(&self) -> Vec<&str> {
        match self {
            Self::Wildcard(it) => vec![it.text()],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
