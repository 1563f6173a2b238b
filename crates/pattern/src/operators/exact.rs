//! A plain value: `"running"`, `300`, `true`, `null`.

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
        match (self, subject) {
            (Self::Text(wanted), Subject::Text(text)) => wanted == text,
            (Self::Address { hex, .. }, Subject::Address(digits)) => hex == digits,
            // A bare number of eight digits looks like an address to the engine.
            (Self::Address { hex, .. }, Subject::Raw(text)) => hex == text,
            (Self::Number { value, .. }, Subject::Number(number)) => *value == Some(*number),
            (Self::Number { text: wanted, .. }, Subject::Raw(text)) => wanted == text,
            (Self::Keyword(wanted), Subject::Raw(text)) => wanted == text,
            _ => false,
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

    pub(super) fn is_address(&self) -> bool {
        matches!(self, Self::Address { .. })
    }
}
