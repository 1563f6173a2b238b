//! `{"prefix": "aws."}` and `{"prefix": {"equals-ignore-case": "AWS."}}`: a string that starts with a text.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::fold::Folded;
use crate::json::Value;
use crate::quoted;

pub(super) const ABOUT: About = About {
    name: "prefix",
    sentence: "Matches a string that starts with the given text.",
    operand: ("\"", "\""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Prefix {
    pub(super) text: String,
    pub(super) ignoring_case: Option<Folded>,
}

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let (text, ignoring_case) = if operand.as_object().is_some() {
        let text = reading.ignoring_case(operand, "prefix", "Prefix")?;
        (text, Some(Folded::new(text)))
    } else {
        (
            reading.string(operand, "prefix match pattern must be a string")?,
            None,
        )
    };
    let text = text.to_owned();
    Some(Operator::Prefix(Prefix {
        text,
        ignoring_case,
    }))
}

/// Whether the string starts with the prefix. The engine looks at the string in its quotes, so a
/// prefix may end with the closing one.
pub(super) fn starts(text: &str, prefix: &str) -> bool {
    text.starts_with(prefix) || prefix.strip_suffix('"') == Some(text)
}

impl Prefix {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        match (subject.text, &self.ignoring_case) {
            (Some(text), Some(folded)) => folded.starts(text),
            (Some(text), None) => starts(text, &self.text),
            _ => false,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn ignores_case(&self) -> bool {
        self.ignoring_case.is_some()
    }

    pub(super) fn words(&self) -> String {
        let case = if self.ignoring_case.is_some() {
            ", in upper or lower case"
        } else {
            ""
        };
        format!("starts with {}{case}", quoted(&self.text))
    }
}
