//! `{"suffix": ".png"}` and `{"suffix": {"equals-ignore-case": ".PNG"}}`: a string that ends with a text.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::fold::Folded;
use crate::json::Value;
use crate::quoted;

pub(super) const ABOUT: About = About {
    name: "suffix",
    sentence: "Matches a string that ends with the given text.",
    operand: ("\"", "\""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Suffix {
    pub(super) text: String,
    pub(super) ignoring_case: Option<Folded>,
}

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let (text, ignoring_case) = if operand.as_object().is_some() {
        let text = reading.ignoring_case(operand, "suffix", "Suffix")?;
        (text, Some(Folded::new(text)))
    } else {
        (
            reading.string(operand, "suffix match pattern must be a string")?,
            None,
        )
    };
    let text = text.to_owned();
    Some(Operator::Suffix(Suffix {
        text,
        ignoring_case,
    }))
}

/// Whether the string ends with the suffix. The engine looks at the string in its quotes, so a
/// suffix may begin with the opening one.
pub(super) fn ends(text: &str, suffix: &str) -> bool {
    text.ends_with(suffix) || suffix.strip_prefix('"') == Some(text)
}

impl Suffix {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        match (subject.text, &self.ignoring_case) {
            (Some(text), Some(folded)) => folded.ends(text),
            (Some(text), None) => ends(text, &self.text),
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
        format!("ends with {}{case}", quoted(&self.text))
    }
}
