//! By which property of a value the compiled rules find an alternative: see `compiled::Key`.

use super::anything_but::AnythingBut;
use super::exact::Exact;
use super::numeric::Bound;
use super::{Operator, Subject};
use crate::compiled::{Key, backwards, lower};

impl Operator {
    /// The property that every value has which satisfies the alternative.
    pub(crate) fn key(&self) -> Key<'_> {
        match self {
            Self::Exact(Exact::Text(text)) => Key::Text(text),
            Self::Exact(Exact::Address { hex, .. }) => Key::Address(hex),
            Self::Exact(Exact::Number {
                value: Some(value), ..
            }) => Key::Number(*value),
            Self::Exact(Exact::Number { text, value: None }) => Key::Raw(text),
            Self::Exact(Exact::Keyword(word)) => Key::Raw(word),
            Self::Exactly(it) => Key::Text(it.text()),
            // A quote at the end may be the closing one of the value, and stands for nothing then.
            Self::Prefix(it) if it.text().ends_with('"') => Key::Present,
            Self::Prefix(it) if it.ignores_case() => {
                lower(it.text()).map_or(Key::Present, Key::AnyCaseStart)
            }
            Self::Prefix(it) => Key::Start(it.text()),
            Self::Suffix(it) if it.text().starts_with('"') => Key::Present,
            Self::Suffix(it) if it.ignores_case() => {
                let text = lower(it.text());
                text.map_or(Key::Present, |text| Key::AnyCaseEnd(backwards(&text)))
            }
            Self::Suffix(it) => Key::End(backwards(it.text())),
            Self::EqualsIgnoreCase(it) => lower(it.text()).map_or(Key::Present, Key::AnyCase),
            Self::Numeric(it) => {
                let low = |bound: &Bound| {
                    bound
                        .value
                        .code()
                        .saturating_add(u64::from(!bound.included))
                };
                let high = |bound: &Bound| {
                    bound
                        .value
                        .code()
                        .saturating_sub(u64::from(!bound.included))
                };
                let bottom = it.bottom.as_ref().map_or(0, low);
                let top = it.top.as_ref().map_or(u64::MAX, high);
                Key::Between(bottom, top)
            }
            Self::Cidr(it) => match it.block.version_4() {
                Some((bottom, top)) => Key::Block(bottom, top),
                None => Key::Present,
            },
            Self::Exists(it) if !it.wanted => Key::Absent,
            Self::Wildcard(it) => {
                let pieces = it.pieces();
                let start = pieces.first().map_or("", String::as_str);
                let end = pieces.last().map_or("", String::as_str);
                match (start.len(), end.len()) {
                    (0, 0) => Key::Present,
                    (start_length, end_length) if start_length < end_length => {
                        Key::NearEnd(backwards(end))
                    }
                    _ => Key::NearStart(start),
                }
            }
            Self::AnythingBut(_) | Self::Exists(_) => Key::Present,
        }
    }

    /// The strings that it excludes, where any other value satisfies it.
    pub(crate) fn only_excludes(&self) -> Option<&[String]> {
        match self {
            Self::AnythingBut(AnythingBut::Texts(texts)) => Some(texts),
            _ => None,
        }
    }

    /// Whether it looks at the address that a string may be.
    pub(crate) fn is_about_addresses(&self) -> bool {
        matches!(self, Self::Cidr(_) | Self::Exact(Exact::Address { .. }))
    }

    /// As [`Self::matches`] where the digits of the address are elsewhere than in the subject.
    pub(crate) fn matches_with(&self, subject: &Subject<'_>, address: Option<&str>) -> bool {
        match self {
            Self::Cidr(it) => it.block.holds_digits(address, subject.raw),
            Self::Exact(Exact::Address { hex, .. }) => {
                super::Block::one_holds(hex, address, subject.raw)
            }
            other => other.matches(subject),
        }
    }
}
