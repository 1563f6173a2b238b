//! `{"equals-ignore-case": "Running"}`: a string, in upper or lower case.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::fold::Folded;
use crate::json::Value;
use crate::quoted;

pub(super) const ABOUT: About = About {
    name: "equals-ignore-case",
    sentence: "Matches a string that equals the given text, in upper or lower case.",
    operand: ("\"", "\""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EqualsIgnoreCase {
    text: String,
    pub(super) folded: Folded,
}

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let text = reading.string(operand, "equals-ignore-case match pattern must be a string")?;
    let folded = Folded::new(text);
    let text = text.to_owned();
    Some(Operator::EqualsIgnoreCase(EqualsIgnoreCase {
        text,
        folded,
    }))
}

impl EqualsIgnoreCase {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        subject.text.is_some_and(|text| self.folded.equals(text))
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn words(&self) -> String {
        format!("is {} in upper or lower case", quoted(&self.text))
    }
}
