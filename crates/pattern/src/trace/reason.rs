//! The codes that say why a part of a pattern does not match, or matches to one's surprise.

use serde::{Deserialize, Serialize};

use crate::{Code, Diagnostic, Span};

/// Why a part of a pattern does not match. The document REASONS.md of this crate shows an example
/// of each, which runs as a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    // What is so, in general.
    /// The event has no such field: `{"region": ["a"]}` and `{"source": "a"}`.
    Absent,
    /// The field is an object, and a pattern compares only plain values: `["a"]` and `{"b": 1}`.
    NotALeaf,
    /// The field is an empty object or an empty array, so it has no value: `["a"]` and `[]`.
    EmptyContainer,
    /// The values are of another JSON type than all that is asked: `["a"]` and `true`.
    OtherType,
    /// The values are others than asked: `["running"]` and `"stopped"`.
    OtherValue,
    /// The field must be absent and is there: `[{"exists": false}]` and `"a"`.
    Present,
    /// Every value is one that `anything-but` excludes: `[{"anything-but": "a"}]` and `"a"`.
    Excluded,
    /// A later part of the pattern asks for the same field and replaces this one:
    /// `{"a": [1], "a": [2]}`.
    Replaced,
    /// Each field matches, but only in different elements of an array: `{"a": {"b": [1], "c": [1]}}`
    /// and `{"a": [{"b": 1, "c": 0}, {"b": 0, "c": 1}]}`.
    DifferentElements,
    /// No branch of `$or` matches: `{"$or": [{"a": [1]}, {"b": [1]}]}` and `{"a": 2}`.
    NoBranch,
    /// The pattern has an error elsewhere, so AWS refuses it as a whole.
    InvalidPattern,
    /// An alternative of the field cannot be read: `[{"prefix": 7}]`.
    InvalidAlternative,

    // Slips in the pattern's own language.
    /// The value stands outside an array: `{"source": "aws.ec2"}`.
    ValueOutsideArray,
    /// No operator has this name, but one has a name like it: `[{"prefx": "a"}]`.
    MisspeltOperator,
    /// An operator without the brackets around it is read as a field:
    /// `{"a": {"anything-but": ["b"]}}`.
    OperatorOutsideArray,

    // Texts that nearly agree.
    /// Only upper and lower case differ: `["Running"]` and `"running"`.
    LetterCase,
    /// Only white space at an end differs: `["running"]` and `"running "`.
    SurroundingSpace,
    /// Only hyphens, underscores, spaces or letter case differ: `["State-change"]` and
    /// `"State Change"`.
    HyphenOrSpace,
    /// Only `:` and `/` differ, as in ARNs: `["…:table/a"]` and `"…:table:a"`.
    ColonOrSlash,
    /// One side has the prefix `aws.` of a source and the other has not: `["ec2"]` and `"aws.ec2"`.
    MissingAwsPrefix,
    /// Two ARNs differ in one part, such as the region.
    ArnPart,
    /// A few letters differ: `["stoped"]` and `"stopped"`.
    MisspeltValue,

    // Texts of which one is a piece of the other.
    /// The text is a piece of the value, but the whole value is compared: `["main"]` and
    /// `"refs/heads/main"`.
    PartOfValue,
    /// The value is only a piece of the text: `["refs/heads/main"]` and `"main"`.
    MoreThanValue,
    /// The value ends with the prefix: `[{"prefix": ".png"}]` and `"cat.png"`.
    PrefixAtEnd,
    /// The value begins with the suffix: `[{"suffix": "refs/"}]` and `"refs/main"`.
    SuffixAtStart,
    /// A `*` outside `wildcard` is a plain character: `["refs/*"]` and `"refs/main"`.
    StarInPlainText,
    /// The text is a regular expression, which EventBridge has not: `["^refs/.*$"]` and
    /// `"refs/main"`.
    RegularExpression,
    /// The wildcard fits a piece of the value, but must fit all of it: `[{"wildcard": "b*"}]` and
    /// `"abc"`.
    WildcardNotAnchored,

    // Types.
    /// A number is asked and the event has it in quotes: `[300]` and `"300"`.
    NumberAgainstText,
    /// A text is asked and the event has a number that looks the same: `["300"]` and `300`.
    TextAgainstNumber,
    /// `numeric` compares numbers only and the event has one in quotes:
    /// `[{"numeric": [">", 5]}]` and `"7"`.
    NumericAgainstText,
    /// `true` or `false` is asked and the event has it in quotes: `[true]` and `"true"`.
    BooleanAgainstText,
    /// A text is asked and the event has `true` or `false`: `["true"]` and `true`.
    TextAgainstBoolean,
    /// `null` against a text that stands for nothing, or the reverse: `[null]` and `""`.
    NullAgainstText,
    /// `null` is asked, which is not the same as a field that is not there: `[null]` and no field.
    NullAgainstAbsent,
    /// The field must be absent and is there with `null`: `[{"exists": false}]` and `null`.
    AbsentAgainstNull,
    /// The value stands in JSON text inside a string: `{"a": {"b": [1]}}` and `{"a": "{\"b\":1}"}`.
    JsonInText,

    // Numbers and addresses.
    /// The value is the bound itself, which is not included: `[{"numeric": ["<", 5]}]` and `5`.
    BoundExcluded,
    /// `cidr` finds a value that is no IP address: `[{"cidr": "10.0.0.0/8"}]` and `"10.0.0.1:80"`.
    CidrNotAnAddress,
    /// The block begins behind the value, because it is not written from its first address:
    /// `[{"cidr": "10.0.0.33/24"}]` and `"10.0.0.1"`.
    CidrNotAligned,
    /// A block of addresses as a plain text: `["10.0.0.0/24"]` and `"10.0.0.7"`.
    BlockAsText,

    // Paths.
    /// The key differs only in upper and lower case: `Source` and `source`.
    KeyLetterCase,
    /// The key differs only in hyphens, underscores, spaces and case: `detailType` and
    /// `detail-type`.
    KeySpelling,
    /// The key differs in a few letters: `sorce` and `source`.
    MisspeltKey,
    /// The key holds the syntax of a path language: `$.source`, or `items[0]`.
    PathSyntaxInKey,
    /// The event has the field one level further in: `state` and `detail.state`.
    FieldFurtherIn,
    /// The event has the field one level further out: `detail.source` and `source`.
    FieldFurtherOut,
    /// The field is an object, and a value in it would match: `{"state": ["on"]}` and
    /// `{"state": {"name": "on"}}`.
    ValueInsideObject,
    /// The value stands beside, under another key: `{"status": ["on"]}` and `{"state": "on"}`.
    ValueUnderOtherKey,
    /// `exists` looks for a plain value and finds an object: `[{"exists": true}]` and `{"a": 1}`.
    ExistsOnObject,
    /// `anything-but` asks for a field that is there: `[{"anything-but": "a"}]` and no field.
    AnythingButOnAbsent,

    // Matches that may surprise.
    /// `anything-but` excludes an element of the array, and another element satisfies it.
    OtherElementCounts,
    /// `anything-but` would exclude the value if it were of the same JSON type: `404` and `"404"`.
    ExcludedOtherType,
    /// The field counts as absent because it is an object or empty.
    AbsentIsObject,
}

impl Reason {
    /// All of them, in the order of the document.
    pub const ALL: [Self; 55] = [
        Self::Absent,
        Self::NotALeaf,
        Self::EmptyContainer,
        Self::OtherType,
        Self::OtherValue,
        Self::Present,
        Self::Excluded,
        Self::Replaced,
        Self::DifferentElements,
        Self::NoBranch,
        Self::InvalidPattern,
        Self::InvalidAlternative,
        Self::ValueOutsideArray,
        Self::MisspeltOperator,
        Self::OperatorOutsideArray,
        Self::LetterCase,
        Self::SurroundingSpace,
        Self::HyphenOrSpace,
        Self::ColonOrSlash,
        Self::MissingAwsPrefix,
        Self::ArnPart,
        Self::MisspeltValue,
        Self::PartOfValue,
        Self::MoreThanValue,
        Self::PrefixAtEnd,
        Self::SuffixAtStart,
        Self::StarInPlainText,
        Self::RegularExpression,
        Self::WildcardNotAnchored,
        Self::NumberAgainstText,
        Self::TextAgainstNumber,
        Self::NumericAgainstText,
        Self::BooleanAgainstText,
        Self::TextAgainstBoolean,
        Self::NullAgainstText,
        Self::NullAgainstAbsent,
        Self::AbsentAgainstNull,
        Self::JsonInText,
        Self::BoundExcluded,
        Self::CidrNotAnAddress,
        Self::CidrNotAligned,
        Self::BlockAsText,
        Self::KeyLetterCase,
        Self::KeySpelling,
        Self::MisspeltKey,
        Self::PathSyntaxInKey,
        Self::FieldFurtherIn,
        Self::FieldFurtherOut,
        Self::ValueInsideObject,
        Self::ValueUnderOtherKey,
        Self::ExistsOnObject,
        Self::AnythingButOnAbsent,
        Self::OtherElementCounts,
        Self::ExcludedOtherType,
        Self::AbsentIsObject,
    ];

    /// How small the slip is: 1 where one would hardly see it, 10 where something else is asked.
    #[must_use]
    pub fn weight(self) -> u32 {
        match self {
            Self::LetterCase
            | Self::SurroundingSpace
            | Self::ValueOutsideArray
            | Self::MisspeltOperator
            | Self::OperatorOutsideArray
            | Self::NumberAgainstText
            | Self::TextAgainstNumber
            | Self::NumericAgainstText
            | Self::BooleanAgainstText
            | Self::TextAgainstBoolean
            | Self::KeyLetterCase
            | Self::PathSyntaxInKey => 1,
            Self::HyphenOrSpace
            | Self::ColonOrSlash
            | Self::MissingAwsPrefix
            | Self::StarInPlainText
            | Self::RegularExpression
            | Self::BoundExcluded
            | Self::CidrNotAligned
            | Self::BlockAsText
            | Self::JsonInText
            | Self::NullAgainstText
            | Self::NullAgainstAbsent
            | Self::AbsentAgainstNull
            | Self::KeySpelling
            | Self::FieldFurtherIn
            | Self::FieldFurtherOut => 2,
            Self::MisspeltValue
            | Self::MisspeltKey
            | Self::PrefixAtEnd
            | Self::SuffixAtStart
            | Self::WildcardNotAnchored
            | Self::ValueInsideObject
            | Self::ExistsOnObject
            | Self::DifferentElements => 3,
            Self::ArnPart
            | Self::PartOfValue
            | Self::MoreThanValue
            | Self::CidrNotAnAddress
            | Self::ValueUnderOtherKey
            | Self::AnythingButOnAbsent => 4,
            Self::Excluded | Self::InvalidAlternative => 6,
            _ => 10,
        }
    }

    /// The reason that an error within a field is.
    pub(crate) fn of_error(error: &Diagnostic, key: Span) -> Self {
        let fix = error.fix.as_ref();
        match error.code {
            // The brackets belong around the object that holds the field.
            Code::NotInArray if fix.is_some_and(|fix| fix.span.start < key.start) => {
                Self::OperatorOutsideArray
            }
            Code::NotInArray => Self::ValueOutsideArray,
            Code::UnknownOperator if fix.is_some() => Self::MisspeltOperator,
            _ => Self::InvalidAlternative,
        }
    }
}

#[cfg(test)]
mod tests;
