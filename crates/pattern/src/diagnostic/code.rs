use serde::{Deserialize, Serialize};

/// The kinds of problems that a pattern or an event can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The text is not JSON.
    Syntax,
    /// Something follows the closing brace. The engine does not read that far.
    TrailingText,
    /// A key stands twice in one object; the last one counts.
    DuplicateKey,
    /// The text is JSON, but no object.
    NotAnObject,
    /// An object without a field.
    EmptyObject,
    /// A field with an empty list of alternatives.
    EmptyArray,
    /// The value of a field stands outside an array.
    NotInArray,
    /// A list of alternatives holds a list.
    BadMatchValue,
    /// `{}` in a list of alternatives.
    EmptyExpression,
    /// No operator has this name.
    UnknownOperator,
    /// An expression holds more than one operator.
    OneOperatorOnly,
    /// The operand has a type that the operator does not take.
    OperandType,
    /// `anything-but` with an empty prefix or suffix.
    EmptyAffix,
    /// A list in which an operator finds nothing to compare with.
    EmptyList,
    /// A list of `anything-but` that mixes strings and numbers.
    MixedList,
    /// A `numeric` expression that is not well formed.
    NumericExpression,
    /// A range whose lower bound is not below its upper bound.
    EmptyRange,
    /// A number that has more digits than a double holds.
    NumberNotComparable,
    /// A `wildcard` that is not well formed.
    BadWildcard,
    /// A `wildcard` that AWS finds too costly.
    WildcardTooComplex,
    /// A `cidr` that is not well formed.
    BadCidr,
    /// `$or` that is no list of two or more objects.
    BadOr,
    /// A field inside `$or` has the name of an operator.
    ReservedName,
    /// `$or` multiplies out to too many combinations.
    TooManyCombinations,
    /// A rule asks for too many fields.
    TooManyFields,
    /// The text is longer than AWS takes.
    TooLong,
    /// The text is too large for this reader.
    TooLarge,
    /// An alternative that no value can satisfy.
    NeverMatches,
}
