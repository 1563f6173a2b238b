//! `{"exists": true}` and `{"exists": false}`: whether a field has a value at all.

use super::expression::Reading;
use super::{About, Operator};
use crate::Code;
use crate::json::{Kind, Value};

pub(super) const ABOUT: About = About {
    name: "exists",
    sentence: "With true it matches a field that has a value, whatever it is; with false, a field that is absent.",
    operand: ("true", ""),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Exists {
    pub(super) wanted: bool,
}

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    if let Kind::Bool(wanted) = operand.kind {
        return Some(Operator::Exists(Exists { wanted }));
    }
    let message = "exists match pattern must be either true or false.";
    let help = "Write true or false, without quotes.";
    reading.refuse_operand(Code::OperandType, operand, message, help);
    if let (Some(text @ ("true" | "false")), Some(last)) = (operand.as_str(), reading.last()) {
        last.fix = Some(crate::Fix {
            span: operand.span,
            replacement: text.to_owned(),
        });
    }
    None
}

impl Exists {
    pub(super) fn words(&self) -> String {
        let words = if self.wanted {
            "is there, whatever it is"
        } else {
            "is absent"
        };
        words.to_owned()
    }
}
