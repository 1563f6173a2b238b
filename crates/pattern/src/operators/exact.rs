//! A plain value: `"running"`, `300`, `true`, `null`.

use super::cidr::Block;
use super::{Operator, Subject};
use crate::json::{Kind, Value};
use crate::number::Comparable;
use crate::{address, quoted};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Exact {
    Text(String),
    /// A string that is an IP address: any spelling of the address matches.
    Address {
        text: String,
        hex: String,
    },
    Number {
        text: String,
        value: Option<Comparable>,
    },
    /// `true`, `false` or `null`.
    Keyword(&'static str),
}

/// Reads a leaf; `None` for an array or an object.
pub(super) fn parse(value: &Value) -> Option<Operator> {
    let exact = match &value.kind {
        Kind::Null => Exact::Keyword("null"),
        Kind::Bool(true) => Exact::Keyword("true"),
        Kind::Bool(false) => Exact::Keyword("false"),
        Kind::Number(text) => Exact::Number {
            text: text.clone(),
            value: Comparable::parse(text),
        },
        Kind::String(text) => match address::parse(text) {
            Ok(hex) => Exact::Address {
                text: text.clone(),
                hex,
            },
            Err(_) => Exact::Text(text.clone()),
        },
        Kind::Array(_) | Kind::Object(_) => return None,
    };
    Some(Operator::Exact(exact))
}

impl Exact {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        match self {
            Self::Text(wanted) => subject.text == Some(wanted),
            Self::Address { hex, .. } => Block::one(hex).holds(subject),
            Self::Number { text, value } => {
                (value.is_some() && *value == subject.number) || subject.raw == Some(text)
            }
            Self::Keyword(wanted) => subject.raw == Some(*wanted),
        }
    }

    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => format!("is {}", quoted(text)),
            Self::Address { text, .. } => format!("is the address {}", quoted(text)),
            Self::Number { text, .. } => format!("is the number {text}"),
            Self::Keyword(word) => format!("is {word}"),
        }
    }

    /// Whether it is a string that is an address.
    pub(crate) fn is_address(&self) -> bool {
        matches!(self, Self::Address { .. })
    }

    pub(super) fn compares_numbers(&self) -> bool {
        matches!(self, Self::Number { value: Some(_), .. })
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Address { .. } => "string",
            Self::Number { .. } => "number",
            Self::Keyword("null") => "null",
            Self::Keyword(_) => "boolean",
        }
    }
}
