//! `{"anything-but": …}`: any value but some. The field must be there.

use super::expression::{Reading, token_end};
use super::prefix::starts;
use super::suffix::ends;
use super::wildcard::Wildcard;
use super::{About, Operator, Subject};
use crate::fold::Folded;
use crate::json::{Kind, Member, Value};
use crate::number::Comparable;
use crate::{Code, quoted};

pub(super) const ABOUT: About = About {
    name: "anything-but",
    sentence: "Matches a field that is there and has none of the given values.",
    operand: ("[\"", "\"]"),
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum AnythingBut {
    Texts(Vec<String>),
    Numbers(Vec<(String, Comparable)>),
    Prefixes(Vec<String>),
    Suffixes(Vec<String>),
    IgnoringCase(Vec<(String, Folded)>),
    Wildcards(Vec<Wildcard>),
}

const SHAPE: &str = "Value of anything-but must be an array or single string/number value.";
const HELP: &str = "Write a string, a number, a list of strings or a list of numbers; or one of \
                    prefix, suffix, equals-ignore-case and wildcard with a string or a list of strings.";

pub(super) fn parse(operand: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    let parsed = match &operand.kind {
        Kind::String(text) => Some(AnythingBut::Texts(vec![text.clone()])),
        Kind::Number(text) => {
            number(text, operand, None, reading).map(|n| AnythingBut::Numbers(vec![n]))
        }
        Kind::Array(elements) => list(operand, elements, reading),
        Kind::Object(members) => nested(operand, members, reading),
        Kind::Null | Kind::Bool(_) => {
            reading.refuse_operand(Code::OperandType, operand, SHAPE, HELP);
            None
        }
    };
    parsed.map(Operator::AnythingBut)
}

/// A number; in a list AWS names the place of a bad one, alone it does not.
fn number(
    text: &str,
    value: &Value,
    in_list: Option<()>,
    reading: &mut Reading<'_>,
) -> Option<(String, Comparable)> {
    if let Some(number) = Comparable::parse(text) {
        return Some((text.to_owned(), number));
    }
    let message = format!("Cannot compare number : {text}");
    let help =
        "The engine compares numbers as doubles; this one has more digits than a double holds.";
    let code = Code::NumberNotComparable;
    match in_list {
        Some(()) => reading.refuse(code, value.span, reading.end(value), message, help),
        None => reading.refuse_without_place(code, value.span, reading.end(value), message, help),
    }
    None
}

fn list(operand: &Value, elements: &[Value], reading: &mut Reading<'_>) -> Option<AnythingBut> {
    let (mut texts, mut numbers) = (Vec::new(), Vec::new());
    let mut sound = true;
    for element in elements {
        match &element.kind {
            Kind::String(text) => texts.push(text.clone()),
            Kind::Number(text) => match number(text, element, Some(()), reading) {
                Some(number) => numbers.push(number),
                None => sound = false,
            },
            _ => {
                let message = "Inside anything but list, start|null|boolean is not supported.";
                let help = "A list of anything-but holds only strings, or only numbers.";
                reading.refuse(
                    Code::OperandType,
                    element.span,
                    token_end(element),
                    message,
                    help,
                );
                sound = false;
            }
        }
    }
    if !sound {
        return None;
    }
    match (texts.is_empty(), numbers.is_empty()) {
        (false, true) => Some(AnythingBut::Texts(texts)),
        (true, false) => Some(AnythingBut::Numbers(numbers)),
        _ => {
            let message = "Inside anything but list, either all values are number or string, mixed type is not supported";
            let help = if elements.is_empty() {
                "Name at least one value that the field must not have."
            } else {
                "Split it: one field cannot exclude strings and numbers at once."
            };
            reading.refuse(
                Code::MixedList,
                operand.span,
                reading.end(operand),
                message,
                help,
            );
            None
        }
    }
}

/// `{"prefix": …}` and its like inside `anything-but`.
fn nested(operand: &Value, members: &[Member], reading: &mut Reading<'_>) -> Option<AnythingBut> {
    let Some(member) = members.first() else {
        let message = "Anything-But expression name not found";
        reading.refuse(
            Code::EmptyExpression,
            operand.span,
            reading.end(operand),
            message,
            HELP,
        );
        return None;
    };
    let kind = member.key.as_str();
    if !matches!(
        kind,
        "prefix" | "suffix" | "equals-ignore-case" | "wildcard"
    ) {
        let message = format!("Unsupported anything-but pattern: {kind}");
        reading.refuse(
            Code::UnknownOperator,
            member.key_span,
            token_end(&member.value),
            message,
            HELP,
        );
        reading.suggest(
            kind,
            member.key_span,
            &["prefix", "suffix", "equals-ignore-case", "wildcard"],
        );
        return None;
    }
    let texts = match &member.value.kind {
        Kind::Array(elements) => strings(elements.iter(), kind, reading),
        Kind::String(_) | Kind::Number(_) => strings(std::iter::once(&member.value), kind, reading),
        _ => {
            reading.refuse_operand(Code::OperandType, &member.value, SHAPE, HELP);
            return None;
        }
    };
    let parsed = texts.and_then(|texts| build(kind, texts, &member.value, reading));
    reading.only_one(members, "Too many elements in numeric expression");
    parsed
}

fn strings<'v>(
    values: impl Iterator<Item = &'v Value>,
    kind: &str,
    reading: &mut Reading<'_>,
) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let mut sound = true;
    for value in values {
        let Some(text) = value.as_str() else {
            let message = match kind {
                "equals-ignore-case" => {
                    "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
                }
                "wildcard" => "wildcard match pattern must be a string",
                _ => "prefix/suffix match pattern must be a string",
            };
            let help = format!("{kind} compares text: write a string in double quotes.");
            reading.refuse(
                Code::OperandType,
                value.span,
                token_end(value),
                message,
                &help,
            );
            sound = false;
            continue;
        };
        if text.is_empty() && matches!(kind, "prefix" | "suffix") {
            let message = "Null prefix/suffix not allowed";
            let help =
                "Every string begins and ends with nothing, so this would exclude all of them.";
            reading.refuse(
                Code::EmptyAffix,
                value.span,
                reading.end(value),
                message,
                help,
            );
            sound = false;
        }
        texts.push(text.to_owned());
    }
    sound.then_some(texts)
}

fn build(
    kind: &str,
    texts: Vec<String>,
    value: &Value,
    reading: &mut Reading<'_>,
) -> Option<AnythingBut> {
    if texts.is_empty() {
        reading.never_matches(
            value.span,
            "An empty list excludes nothing; the engine then never matches the field",
        );
    }
    Some(match kind {
        "prefix" => AnythingBut::Prefixes(texts),
        "suffix" => AnythingBut::Suffixes(texts),
        "equals-ignore-case" => {
            let folded = |text: String| (text.clone(), Folded::new(&text));
            AnythingBut::IgnoringCase(texts.into_iter().map(folded).collect())
        }
        _ => {
            let mut wildcards = Vec::new();
            for text in texts {
                match Wildcard::new(&text) {
                    Ok(wildcard) => wildcards.push(wildcard),
                    Err(malformed) => {
                        reading.malformed_wildcard(malformed, value.span, reading.end(value));
                        return None;
                    }
                }
            }
            AnythingBut::Wildcards(wildcards)
        }
    })
}

impl AnythingBut {
    pub(super) fn matches(&self, subject: &Subject<'_>) -> bool {
        let excluded = |excludes: &dyn Fn(&str) -> bool| subject.text.is_some_and(excludes);
        match self {
            Self::Texts(all) => !excluded(&|text| all.iter().any(|t| t == text)),
            Self::Numbers(all) => !subject
                .number
                .is_some_and(|number| all.iter().any(|(_, n)| *n == number)),
            Self::Prefixes(all) => {
                !all.is_empty() && !excluded(&|text| all.iter().any(|t| starts(text, t)))
            }
            Self::Suffixes(all) => {
                !all.is_empty() && !excluded(&|text| all.iter().any(|t| ends(text, t)))
            }
            Self::IgnoringCase(all) => {
                !all.is_empty() && !excluded(&|text| all.iter().any(|(_, f)| f.equals(text)))
            }
            Self::Wildcards(all) => {
                !all.is_empty() && !excluded(&|text| all.iter().any(|w| w.fits(text)))
            }
        }
    }

    /// The strings that are excluded whole.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Texts(all) => all.iter().map(String::as_str).collect(),
            Self::IgnoringCase(all) => all.iter().map(|(text, _)| text.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn compares_numbers(&self) -> bool {
        matches!(self, Self::Numbers(_))
    }

    pub(super) fn words(&self) -> String {
        let any = |texts: Vec<String>| texts.join(" or ");
        let quote = |texts: &[String]| any(texts.iter().map(|t| quoted(t)).collect());
        match self {
            Self::Texts(texts) => format!("is anything but {}", quote(texts)),
            Self::Numbers(numbers) => {
                let texts = numbers.iter().map(|(text, _)| text.clone()).collect();
                format!("is anything but the number {}", any(texts))
            }
            Self::Prefixes(texts) => format!("does not start with {}", quote(texts)),
            Self::Suffixes(texts) => format!("does not end with {}", quote(texts)),
            Self::IgnoringCase(all) => {
                let texts = all.iter().map(|(text, _)| quoted(text)).collect();
                format!("is anything but {} in upper or lower case", any(texts))
            }
            Self::Wildcards(all) => {
                let texts = all.iter().map(|w| quoted(w.text())).collect();
                format!("does not fit {}", any(texts))
            }
        }
    }
}
