//! `{"cidr": "10.0.0.0/24"}`: an address in a block.

use super::expression::Reading;
use super::{About, Operator, Subject};
use crate::address::{self, NotAnAddress};
use crate::json::Value;
use crate::words::literal;
use crate::{Code, Fix, Span, quoted};

pub(super) const ABOUT: About = About {
    name: "cidr",
    sentence: "Matches a string that is an IP address within the given range, such as 10.0.0.0/24.",
    operand: ("\"", "\""),
};

/// A block of addresses. As in the engine it begins at the address as written, not at the first
/// one of the block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Cidr {
    text: String,
    pub(super) block: Block,
}

/// Addresses from one to another, as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Block {
    pub(crate) bottom: String,
    pub(crate) top: String,
}

impl Block {
    /// The block of a single address.
    pub(super) fn one(hex: &str) -> Self {
        Self {
            bottom: hex.to_owned(),
            top: hex.to_owned(),
        }
    }

    /// Whether the value is in the block. The engine looks at digits from the left and decides at
    /// the first that lies between the bounds, so it also takes a bare number that begins with
    /// such digits, and compares addresses of version 4 and 6 by their first digits.
    pub(super) fn holds(&self, subject: &Subject<'_>) -> bool {
        self.holds_digits(subject.address.as_deref(), subject.raw)
    }

    /// As [`Self::holds`], for the digits of an address and for a value that is no string.
    pub(super) fn holds_digits(&self, address: Option<&str>, raw: Option<&str>) -> bool {
        let forms = [address, raw];
        let reach = |digits| reach(&self.bottom, &self.top, digits);
        forms.into_iter().flatten().any(reach)
    }

    /// As [`Self::holds_digits`] of the block of a single address.
    pub(super) fn one_holds(hex: &str, address: Option<&str>, raw: Option<&str>) -> bool {
        let forms = [address, raw];
        forms
            .into_iter()
            .flatten()
            .any(|digits| reach(hex, hex, digits))
    }

    /// The bounds as numbers, where these are addresses of version 4.
    pub(super) fn version_4(&self) -> Option<(u32, u32)> {
        if self.bottom.len() != 8 {
            return None;
        }
        let number = |hex| u32::from_str_radix(hex, 16).ok();
        Some((number(&self.bottom)?, number(&self.top)?))
    }
}

/// Whether digits lead from the left to somewhere between two others.
fn reach(bottom: &str, top: &str, digits: &str) -> bool {
    let (mut at_bottom, mut at_top) = (true, true);
    let bounds = bottom.bytes().zip(top.bytes());
    let mut digits = digits.bytes();
    for (low, high) in bounds {
        if !at_bottom && !at_top {
            return true;
        }
        let Some(digit) = digits.next() else {
            return false;
        };
        let hexadecimal = digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit);
        if !hexadecimal || (at_bottom && digit < low) || (at_top && digit > high) {
            return false;
        }
        at_bottom &= digit == low;
        at_top &= digit == high;
    }
    true
}

pub(super) fn parse(
    operand: &Value,
    expression: Span,
    reading: &mut Reading<'_>,
) -> Option<Operator> {
    // The engine says "prefix" here, too.
    let text = reading.string(operand, "prefix match pattern must be a string")?;
    match Cidr::new(text) {
        Ok(cidr) => Some(Operator::Cidr(cidr)),
        Err(message) => {
            let help = "A block is an address, a slash and the number of fixed bits: 10.0.0.0/24 \
                        (up to /31) or 2001:db8::/64 (up to /127). For a single address write it as a plain value.";
            reading.refuse_without_place(
                Code::BadCidr,
                operand.span,
                reading.end(operand),
                message,
                help,
            );
            if let (Some(ip), Some(last)) = (single(text), reading.last()) {
                last.fix = Some(Fix {
                    span: expression,
                    replacement: literal(ip),
                });
            }
            None
        }
    }
}

/// The address of a block that holds only one.
fn single(text: &str) -> Option<&str> {
    let (ip, bits) = text.split_once('/')?;
    let digits = address::parse(ip).ok()?.len();
    matches!((digits, bits), (8, "32") | (32, "128")).then_some(ip)
}

impl Cidr {
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        // Empty parts at the end do not count, so "10.0.0.0/8/" is a block.
        let mut parts: Vec<_> = text.split('/').collect();
        while parts.len() > 1 && parts.last().is_some_and(|part| part.is_empty()) {
            parts.pop();
        }
        let [ip, bits] = parts.as_slice() else {
            return Err("Malformed CIDR, one '/' required".to_owned());
        };
        let bits: i32 = bits
            .parse()
            .map_err(|_| "Malformed CIDR, mask bits must be an integer")?;
        let bits =
            usize::try_from(bits).map_err(|_| "Malformed CIDR, mask bits must not be negative")?;
        let bottom = address::parse(ip).map_err(|why| match why {
            NotAnAddress::Nonstandard => format!("Nonstandard IP address: {ip}"),
            NotAnAddress::Invalid => format!("Invalid IP address: {ip}"),
        })?;
        match bottom.len() {
            8 if bits > 31 => return Err("IPv4 mask bits must be < 32".to_owned()),
            32 if bits > 127 => return Err("IPv6 mask bits must be < 128".to_owned()),
            _ => {}
        }
        let top: Vec<u8> = address::bytes(&bottom)
            .iter()
            .enumerate()
            .map(|(index, byte)| byte | free_bits(bits, index))
            .collect();
        let top = address::hex(&top);
        Ok(Self {
            text: text.to_owned(),
            block: Block { bottom, top },
        })
    }

    /// The block as written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn matches(&self, subject: &Subject<'_>) -> bool {
        self.block.holds(subject)
    }

    pub(super) fn words(&self) -> String {
        format!("is an address in {}", quoted(&self.text))
    }
}

/// The bits of byte `index` that a block with `fixed` fixed bits leaves free.
fn free_bits(fixed: usize, index: usize) -> u8 {
    let fixed_here = fixed.saturating_sub(index * 8).min(8);
    u8::try_from(0xFF_u32 >> fixed_here).unwrap_or(0xFF)
}
