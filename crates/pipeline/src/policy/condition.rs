//! Condition operators: their names and when they hold.

use super::request::Request;
use super::wildcard::{Letters, Template};
use crate::policy::document::{Condition, Version};
use serde::{Deserialize, Serialize};

mod compare;

/// A condition operator, such as `StringEqualsIfExists`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Operator {
    /// What is compared, and how.
    pub base: Base,
    /// Whether it holds where the comparison does not: the forms with `Not`.
    pub negated: bool,
    /// `IfExists`: it also holds where the key is not there.
    pub if_exists: bool,
    /// `ForAllValues` or `ForAnyValue`, for keys with several values.
    pub set: Option<SetOperator>,
}

/// What a condition operator compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Base {
    /// Texts, letter case counts.
    StringEquals,
    /// Texts, letter case does not count.
    StringEqualsIgnoreCase,
    /// Texts with `*` and `?`, letter case counts.
    StringLike,
    /// ARNs, each of the six parts by itself, with `*` and `?`. `ArnEquals`
    /// and `ArnLike` mean the same.
    Arn,
    /// Numbers: equal.
    NumericEquals,
    /// Numbers: the key's is smaller.
    NumericLessThan,
    /// Numbers: the key's is smaller or equal.
    NumericLessThanEquals,
    /// Numbers: the key's is larger.
    NumericGreaterThan,
    /// Numbers: the key's is larger or equal.
    NumericGreaterThanEquals,
    /// Times: equal.
    DateEquals,
    /// Times: the key's is earlier.
    DateLessThan,
    /// Times: the key's is earlier or equal.
    DateLessThanEquals,
    /// Times: the key's is later.
    DateGreaterThan,
    /// Times: the key's is later or equal.
    DateGreaterThanEquals,
    /// `true` or `false`.
    Bool,
    /// Bytes in base 64.
    BinaryEquals,
    /// IP addresses in a range.
    IpAddress,
    /// Whether the key is absent.
    Null,
}

/// How a condition treats a key with several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SetOperator {
    /// Every value of the key passes; so it does without any value.
    ForAllValues,
    /// One value of the key passes.
    ForAnyValue,
}

const NAMES: [(&str, Base, bool); 27] = [
    ("StringEquals", Base::StringEquals, false),
    ("StringNotEquals", Base::StringEquals, true),
    (
        "StringEqualsIgnoreCase",
        Base::StringEqualsIgnoreCase,
        false,
    ),
    (
        "StringNotEqualsIgnoreCase",
        Base::StringEqualsIgnoreCase,
        true,
    ),
    ("StringLike", Base::StringLike, false),
    ("StringNotLike", Base::StringLike, true),
    ("ArnEquals", Base::Arn, false),
    ("ArnNotEquals", Base::Arn, true),
    ("ArnLike", Base::Arn, false),
    ("ArnNotLike", Base::Arn, true),
    ("NumericEquals", Base::NumericEquals, false),
    ("NumericNotEquals", Base::NumericEquals, true),
    ("NumericLessThan", Base::NumericLessThan, false),
    ("NumericLessThanEquals", Base::NumericLessThanEquals, false),
    ("NumericGreaterThan", Base::NumericGreaterThan, false),
    (
        "NumericGreaterThanEquals",
        Base::NumericGreaterThanEquals,
        false,
    ),
    ("DateEquals", Base::DateEquals, false),
    ("DateNotEquals", Base::DateEquals, true),
    ("DateLessThan", Base::DateLessThan, false),
    ("DateLessThanEquals", Base::DateLessThanEquals, false),
    ("DateGreaterThan", Base::DateGreaterThan, false),
    ("DateGreaterThanEquals", Base::DateGreaterThanEquals, false),
    ("Bool", Base::Bool, false),
    ("BinaryEquals", Base::BinaryEquals, false),
    ("IpAddress", Base::IpAddress, false),
    ("NotIpAddress", Base::IpAddress, true),
    ("Null", Base::Null, false),
];

impl Operator {
    /// The operator of a name as AWS writes it.
    pub fn named(name: &str) -> Option<Operator> {
        let (set, name) = match name.split_once(':') {
            Some(("ForAllValues", rest)) => (Some(SetOperator::ForAllValues), rest),
            Some(("ForAnyValue", rest)) => (Some(SetOperator::ForAnyValue), rest),
            Some(_) => return None,
            None => (None, name),
        };
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            Some(rest) => (rest, true),
            None => (name, false),
        };
        let (_, base, negated) = *NAMES.iter().find(|(known, ..)| *known == name)?;
        let known = Operator {
            base,
            negated,
            if_exists,
            set,
        };
        (base != Base::Null || (!if_exists && set.is_none())).then_some(known)
    }

    /// The name of an operator that differs from this text only in the case
    /// of its letters.
    pub fn nearest(name: &str) -> Option<&'static str> {
        let known = NAMES.iter().map(|(known, ..)| *known);
        known
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(name))
    }
}

/// Whether a condition holds for a request.
pub(super) fn holds(condition: &Condition, version: Version, request: &Request) -> bool {
    let operator = condition.operator;
    let had = request.values(&condition.key.text);
    if operator.base == Base::Null {
        let asks_absent = |one: &str| one.eq_ignore_ascii_case("true") == had.is_empty();
        return condition.values.iter().any(|one| asks_absent(&one.text));
    }
    let passes = |value: &String| {
        let equal = condition
            .values
            .iter()
            .any(|asked| one_matches(operator.base, &asked.text, value, version, request));
        equal != operator.negated
    };
    match operator.set {
        Some(SetOperator::ForAllValues) => had.iter().all(passes),
        Some(SetOperator::ForAnyValue) if had.is_empty() => operator.if_exists,
        Some(SetOperator::ForAnyValue) => had.iter().any(passes),
        None if had.is_empty() => operator.if_exists || operator.negated,
        None if operator.negated => had.iter().all(passes),
        None => had.iter().any(passes),
    }
}

/// Whether a value that the policy asks for fits one that the request has.
fn one_matches(base: Base, asked: &str, had: &str, version: Version, request: &Request) -> bool {
    let Some(template) = Template::new(asked, version, request) else {
        return false;
    };
    match base {
        Base::StringLike => template.matches(had, Letters::Exact),
        Base::Arn => template.matches_arn(had),
        _ => compare::passes(base, &template.literal(), had),
    }
}

#[cfg(test)]
mod tests;
