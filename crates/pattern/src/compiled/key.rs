//! By which property of a value an alternative is found.

use super::ranges::Range;
use crate::number::Comparable;
use crate::operators::Operator;

/// What a value has if it satisfies an alternative. With `Block`, `Address`, `Present`, `NearStart` and
/// `NearEnd` not every value that has it satisfies the alternative; with the others every one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key<'o> {
    /// It is this string.
    Text(&'o str),
    /// It is this string but for the case of ASCII letters; in lower case.
    AnyCase(String),
    /// It begins with this string.
    Start(&'o str),
    /// It ends with this string, which stands here backwards.
    End(Vec<u8>),
    /// As [`Key::Start`] but for the case of ASCII letters; in lower case.
    AnyCaseStart(String),
    /// As [`Key::End`] but for the case of ASCII letters; in lower case.
    AnyCaseEnd(Vec<u8>),
    /// It begins with this string, and more is asked of it.
    NearStart(&'o str),
    /// As [`Key::End`], and more is asked of it.
    NearEnd(Vec<u8>),
    /// It is this number.
    Number(Comparable),
    /// It is no string and is written like this.
    Raw(&'o str),
    /// It lies between these numbers.
    Between(u64, u64),
    /// It is an address of version 4 between these, or something else that may be in the block.
    Block(u32, u32),
    /// Its first hexadecimal digits are these.
    Address(&'o str),
    /// It is there.
    Present,
    /// The field is absent.
    Absent,
}

impl<'o> Key<'o> {
    /// The property that an alternative asks for.
    pub(super) fn of(operator: &'o Operator) -> Self {
        operator.key()
    }
}

/// A branch that waits for a value: what has to be known to judge most of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) branch: u32,
    pub(super) rule: u32,
    /// What it asks beside what it waits for; [`super::fields::NOWHERE`] for nothing.
    pub(super) context: u32,
}

/// A text whose only other spellings are those of ASCII letters.
pub(crate) fn lower(text: &str) -> Option<String> {
    text.is_ascii().then(|| text.to_ascii_lowercase())
}

/// A text from its end to its beginning, byte for byte.
pub(crate) fn backwards(text: &str) -> Vec<u8> {
    text.bytes().rev().collect()
}

/// The range of a [`Key::Between`] or [`Key::Block`].
pub(super) fn range(key: &Key<'_>, waiting: Waiting) -> Option<Range> {
    let (low, high) = match *key {
        Key::Between(low, high) => (low, high),
        Key::Block(low, high) => (u64::from(low), u64::from(high)),
        _ => return None,
    };
    Some(Range { low, high, waiting })
}
