//! What a person chooses from an event, and what comes of it.

use serde::{Deserialize, Serialize};

use crate::Span;

/// A field of an event, and how strictly a pattern shall ask for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which field.
    pub place: Place,
    /// How strictly.
    pub strictness: Strictness,
}

/// Where a field is in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The keys that lead to it, without places in arrays: all values there are meant.
    Path(Vec<String>),
    /// The bytes of one value, or of a part of it.
    Span(Span),
}

/// How strictly a pattern asks for a field. Values are JSON texts, so a string has its quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strictness {
    /// The very value of the event.
    Exact,
    /// The value of the event or one of these.
    AnyOf {
        /// The other values, as JSON texts.
        others: Vec<String>,
    },
    /// A string that begins like this.
    Prefix {
        /// The beginning.
        text: String,
    },
    /// A string that ends like this.
    Suffix {
        /// The end.
        text: String,
    },
    /// The value of the event in upper or lower case.
    EqualsIgnoreCase,
    /// A string that fits a text with stars.
    Wildcard {
        /// The text, as the operator `wildcard` takes it.
        text: String,
    },
    /// A number between bounds.
    Numeric {
        /// The lower bound.
        bottom: Option<Bound>,
        /// The upper bound.
        top: Option<Bound>,
    },
    /// Any value but these.
    AnythingBut {
        /// What is excluded, as JSON texts: all strings or all numbers.
        values: Vec<String>,
    },
    /// Any value.
    Exists,
    /// No value: the field must be absent.
    Absent,
}

/// A bound of a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The number as JSON text.
    pub number: String,
    /// Whether the number itself belongs to the range.
    pub included: bool,
}

/// A pattern made from an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The pattern. `None` where no choice could be kept. It has no errors and matches the event.
    pub pattern: Option<PatternText>,
    /// What is to be said about the choices, in their order; about the whole pattern last.
    pub remarks: Vec<Remark>,
}

/// The text of a pattern in two forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternText {
    /// With line breaks, for people.
    pub pretty: String,
    /// Without spaces, as it counts against the limit of AWS.
    pub compact: String,
}

/// Something to say about a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The kind.
    pub code: RemarkCode,
    /// Whether the choice was left out because of it.
    pub left_out: bool,
    /// The choice, as an index; `None` for the whole pattern.
    pub choice: Option<usize>,
    /// The value in the event, where there is one.
    pub span: Option<Span>,
    /// What is to be said, in plain words.
    pub sentence: String,
}

/// The kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkCode {
    /// The event has no value there.
    NoSuchField,
    /// An object or a list without plain values was chosen; a pattern asks for plain values.
    NotALeaf,
    /// The operator compares strings and the value is none.
    NotAString,
    /// The operator compares numbers and the value is none.
    NotANumber,
    /// A value to compare with is no JSON string, number, `true`, `false` or `null`.
    BadValue,
    /// AWS would refuse the alternative; the sentence has its words.
    Refused,
    /// The value of the event itself would not satisfy the choice.
    DoesNotMatch,
    /// The field is there, so it cannot be asked to be absent.
    Present,
    /// No pattern can ask for a field of this name.
    CannotBeAsked,
    /// The chosen values stand in different elements of an array, and a pattern asks for one.
    DifferentElements,
    /// Fields of an array of objects must be found in the same element.
    SameElement,
    /// The field has several values; the pattern takes any one of them.
    SeveralValues,
    /// The same field was chosen before; the pattern takes either.
    SameField,
    /// The value is another in every event.
    ChangesWithEveryEvent,
    /// Every spelling of the IP address matches.
    AnySpelling,
    /// The pattern is longer than AWS takes.
    TooLong,
}
