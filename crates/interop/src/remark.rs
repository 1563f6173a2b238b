//! What an export or an import has to say beside its result.

use pattern::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that a format cannot say, or that an import did not take as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// How much it weighs.
    pub gravity: Gravity,
    /// The place by name: of an export the one in the yard file, such as `yard.rules[1].targets[0]`; of
    /// an import the one in the text, such as `Resources.Queue.Properties` or `aws events put-rule`.
    pub path: String,
    /// The bytes of the text that was read; none for an export.
    pub span: Option<Span>,
    /// What it is and what to do about it, in plain words.
    pub message: String,
}

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gravity {
    /// Good to know; nothing about events is lost.
    Note,
    /// Something was left out or taken otherwise than it stands.
    LeftOut,
    /// AWS would refuse it, so it was left out.
    Refused,
}

impl Gravity {
    /// The word before a remark.
    pub fn as_str(self) -> &'static str {
        match self {
            Gravity::Note => "note",
            Gravity::LeftOut => "left out",
            Gravity::Refused => "refused",
        }
    }
}

impl Remark {
    /// A remark on a place without bytes.
    pub(crate) fn new(
        gravity: Gravity,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Remark {
        Remark {
            gravity,
            path: path.into(),
            span: None,
            message: message.into(),
        }
    }

    /// The remark with the bytes that it is about.
    pub(crate) fn at(self, span: Span) -> Remark {
        Remark {
            span: Some(span),
            ..self
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.gravity.as_str();
        if self.path.is_empty() {
            write!(f, "{word}: {}", self.message)
        } else {
            write!(f, "{word}: {}: {}", self.path, self.message)
        }
    }
}
