//! `{"numeric": [">", 0, "<=", 5]}`: a number between bounds, or equal to one.

use super::expression::{Reading, shown, token_end};
use super::{About, Operator, Subject};
use crate::json::{Kind, Value};
use crate::number::Comparable;
use crate::{Code, Span};

pub(super) const ABOUT: About = About {
    name: "numeric",
    sentence: "Matches a number that satisfies every comparison in the list, such as [\">\", 0, \"<=\", 5].",
    operand: ("[\">\", ", "]"),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Numeric {
    pub(super) bottom: Option<Bound>,
    pub(super) top: Option<Bound>,
    words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Bound {
    pub(super) value: Comparable,
    pub(super) included: bool,
}

/// What stands at one place of the list: an element, or its closing bracket.
#[derive(Clone, Copy)]
struct Token<'v> {
    value: Option<&'v Value>,
    span: Span,
    reached: usize,
    /// How far the engine has read once it has looked at the text of the token.
    taken: usize,
}

impl<'v> Token<'v> {
    fn at(list: &'v Value, elements: &'v [Value], index: usize, reading: &Reading<'_>) -> Self {
        match elements.get(index) {
            Some(value) => Self {
                value: Some(value),
                span: value.span,
                reached: token_end(value),
                taken: match value.as_str() {
                    Some(_) => reading.end(value),
                    None => token_end(value),
                },
            },
            None => {
                let end = list.span.end;
                Self {
                    value: None,
                    span: Span::new(end.saturating_sub(1), end),
                    reached: reading.end(list),
                    taken: reading.end(list),
                }
            }
        }
    }

    fn number(self) -> Option<&'v str> {
        match self.value.map(|v| &v.kind) {
            Some(Kind::Number(text)) => Some(text),
            _ => None,
        }
    }

    fn text(self) -> Option<&'v str> {
        self.value.and_then(Value::as_str)
    }

    fn shown(self) -> String {
        self.value.map_or_else(|| "]".to_owned(), shown)
    }
}

const HELP: &str = "Write [\"=\", 5], [\"<\", 5], [\">=\", 1], or a range from below to above: [\">\", 0, \"<=\", 5].";

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let Some(elements) = operand.as_array() else {
        let message = "Value of numeric must be an array.";
        reading.refuse_operand(Code::NumericExpression, operand, message, HELP);
        return None;
    };
    let after = Token::at(operand, elements, elements.len(), reading);
    let tokens: Vec<_> = (0..elements.len().min(5))
        .map(|index| Token::at(operand, elements, index, reading))
        .collect();
    let token = |index: usize| tokens.get(index).copied().unwrap_or(after);
    let Some(operator) = token(0).text() else {
        let message = format!("Invalid member in numeric match: {}", token(0).shown());
        refuse(reading, token(0), message);
        return None;
    };
    let name = match operator {
        "=" => "equals",
        "<" | "<=" | ">" | ">=" => operator,
        _ => {
            let message = format!("Unrecognized numeric range operator: {operator}");
            reading.refuse(
                Code::NumericExpression,
                token(0).span,
                token(1).reached,
                message,
                HELP,
            );
            return None;
        }
    };
    let Some(first) = token(1).number() else {
        refuse(
            reading,
            token(1),
            format!("Value of {name} must be numeric"),
        );
        return None;
    };
    let (bottom, top) = match operator {
        ">" | ">=" if elements.len() > 2 => (Some(first), Some(second(&token, reading)?)),
        ">" | ">=" => (Some(first), None),
        _ if elements.len() > 2 => {
            refuse(
                reading,
                token(2),
                "Too many elements in numeric expression".to_owned(),
            );
            return None;
        }
        "=" => (Some(first), Some((first, true))),
        _ => (None, Some((first, operator == "<="))),
    };
    finish(operand, operator, bottom, top, reading)
}

/// Reads the upper bound of a range.
fn second<'v>(
    token: &dyn Fn(usize) -> Token<'v>,
    reading: &mut Reading<'_>,
) -> Option<(&'v str, bool)> {
    let Some(operator) = token(2).text() else {
        refuse(
            reading,
            token(2),
            format!("Bad value in numeric range: {}", token(2).shown()),
        );
        return None;
    };
    if !matches!(operator, "<" | "<=") {
        refuse(
            reading,
            token(2),
            format!("Bad numeric range operator: {operator}"),
        );
        return None;
    }
    let Some(number) = token(3).number() else {
        refuse(
            reading,
            token(3),
            format!("Value of {operator} must be numeric"),
        );
        return None;
    };
    if token(4).value.is_some() {
        refuse(
            reading,
            token(4),
            "Too many terms in numeric range expression".to_owned(),
        );
        return None;
    }
    Some((number, operator == "<="))
}

fn refuse(reading: &mut Reading<'_>, token: Token<'_>, message: String) {
    let reached = match message.starts_with("Bad numeric") || message.starts_with("Bad value") {
        true => token.taken,
        false => token.reached,
    };
    reading.refuse(Code::NumericExpression, token.span, reached, message, HELP);
}

fn finish(
    operand: &Value,
    operator: &str,
    bottom: Option<&str>,
    top: Option<(&str, bool)>,
    reading: &mut Reading<'_>,
) -> Option<Operator> {
    let mut comparable = |text: &str| {
        let value = Comparable::parse(text);
        if value.is_none() {
            reading.refuse(
                Code::NumberNotComparable,
                operand.span,
                reading.end(operand),
                format!("Cannot compare number : {text}"),
                "The engine compares numbers as doubles; this one has more digits than a double holds.",
            );
        }
        value
    };
    let words = words(operator, bottom, top);
    let bottom = match bottom {
        Some(text) => Some(Bound {
            value: comparable(text)?,
            included: operator != ">",
        }),
        None => None,
    };
    let top = match top {
        Some((text, included)) => Some(Bound {
            value: comparable(text)?,
            included,
        }),
        None => None,
    };
    if let (Some(low), Some(high)) = (&bottom, &top)
        && operator != "="
        && low.value >= high.value
    {
        let message = "Bottom must be less than top";
        let help = "The first number is the lower bound and must be the smaller one.";
        reading.refuse(
            Code::EmptyRange,
            operand.span,
            reading.end(operand),
            message,
            help,
        );
        return None;
    }
    Some(Operator::Numeric(Numeric { bottom, top, words }))
}

fn words(operator: &str, bottom: Option<&str>, top: Option<(&str, bool)>) -> String {
    let mut parts = Vec::new();
    match (operator, bottom) {
        ("=", Some(number)) => return format!("is the number {number}"),
        (">", Some(number)) => parts.push(format!("greater than {number}")),
        (_, Some(number)) => parts.push(format!("at least {number}")),
        _ => {}
    }
    match top {
        Some((number, true)) => parts.push(format!("at most {number}")),
        Some((number, false)) => parts.push(format!("less than {number}")),
        None => {}
    }
    format!("is a number {}", parts.join(" and "))
}

/// One of the two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Bottom,
    Top,
}

impl Numeric {
    /// The bound that is this number and leaves it out.
    pub(crate) fn leaves_out(&self, number: Comparable) -> Option<Side> {
        let is = |bound: &Option<Bound>| {
            bound
                .as_ref()
                .is_some_and(|b| !b.included && b.value == number)
        };
        match (is(&self.bottom), is(&self.top)) {
            (true, _) => Some(Side::Bottom),
            (_, true) => Some(Side::Top),
            _ => None,
        }
    }

    /// Whether there is a lower and an upper bound.
    pub(crate) fn is_range(&self) -> bool {
        self.bottom.is_some() && self.top.is_some()
    }

    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        let Some(number) = &subject.number else {
            return false;
        };
        let above = |b: &Bound| b.value < *number || (b.included && b.value == *number);
        let below = |b: &Bound| *number < b.value || (b.included && b.value == *number);
        self.bottom.as_ref().is_none_or(above) && self.top.as_ref().is_none_or(below)
    }

    pub(super) fn words(&self) -> String {
        self.words.clone()
    }
}
