//! `{"exactly": "running"}`: an exact string. The engine takes it; AWS does not document it.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::json::Value;
use crate::quoted;

pub(super) const ABOUT: About = About {
    name: "exactly",
    sentence: "Matches a string that is the given text to the letter, as the text alone would.",
    operand: ("\"", "\""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Exactly(pub(super) String);

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let text = reading.string(operand, "exact match pattern must be a string")?;
    Some(Operator::Exactly(Exactly(text.to_owned())))
}

impl Exactly {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        subject.text.is_some_and(|text| self.0 == text)
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    pub(super) fn words(&self) -> String {
        format!("is {}", quoted(&self.0))
    }
}
