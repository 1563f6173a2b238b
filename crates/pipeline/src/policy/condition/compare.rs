//! Comparisons without wildcards.

use super::Base;
use crate::Timestamp;
use std::cmp::Ordering;
use std::net::IpAddr;

/// Whether the value that a request has compares as asked.
pub(super) fn passes(base: Base, asked: &str, had: &str) -> bool {
    match base {
        Base::StringEquals | Base::BinaryEquals => asked == had,
        Base::StringEqualsIgnoreCase => asked.to_lowercase() == had.to_lowercase(),
        Base::Bool => {
            let is_bool = |text: &str| {
                ["true", "false"]
                    .iter()
                    .any(|b| b.eq_ignore_ascii_case(text))
            };
            is_bool(asked) && asked.eq_ignore_ascii_case(had)
        }
        Base::IpAddress => in_range(asked, had),
        Base::NumericEquals
        | Base::NumericLessThan
        | Base::NumericLessThanEquals
        | Base::NumericGreaterThan
        | Base::NumericGreaterThanEquals => {
            let order = numbers(had, asked);
            order.is_some_and(|order| ordered(base, order))
        }
        Base::DateEquals
        | Base::DateLessThan
        | Base::DateLessThanEquals
        | Base::DateGreaterThan
        | Base::DateGreaterThanEquals => match (time(had), time(asked)) {
            (Some(had), Some(asked)) => ordered(base, had.cmp(&asked)),
            _ => false,
        },
        Base::StringLike | Base::Arn | Base::Null => false,
    }
}

fn ordered(base: Base, order: Ordering) -> bool {
    match base {
        Base::NumericEquals | Base::DateEquals => order.is_eq(),
        Base::NumericLessThan | Base::DateLessThan => order.is_lt(),
        Base::NumericLessThanEquals | Base::DateLessThanEquals => order.is_le(),
        Base::NumericGreaterThan | Base::DateGreaterThan => order.is_gt(),
        Base::NumericGreaterThanEquals | Base::DateGreaterThanEquals => order.is_ge(),
        _ => false,
    }
}

fn numbers(had: &str, asked: &str) -> Option<Ordering> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    number(had)?.partial_cmp(&number(asked)?)
}

/// A time as RFC 3339, or seconds since 1970.
fn time(text: &str) -> Option<Timestamp> {
    match text.parse::<i64>() {
        Ok(seconds) => seconds.checked_mul(1_000).map(Timestamp),
        Err(_) => text.parse().ok(),
    }
}

/// Whether an address lies in a range such as `203.0.113.0/24`.
fn in_range(range: &str, address: &str) -> bool {
    let (network, prefix) = match range.split_once('/') {
        Some((network, prefix)) => (network, Some(prefix)),
        None => (range, None),
    };
    let (Ok(network), Ok(address)) = (network.parse::<IpAddr>(), address.parse::<IpAddr>()) else {
        return false;
    };
    let (network, address, width) = match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => (
            u128::from(network.to_bits()),
            u128::from(address.to_bits()),
            32,
        ),
        (IpAddr::V6(network), IpAddr::V6(address)) => (network.to_bits(), address.to_bits(), 128),
        _ => return false,
    };
    let prefix = match prefix.map(str::parse::<u32>) {
        None => width,
        Some(Ok(prefix)) if prefix <= width => prefix,
        Some(_) => return false,
    };
    let ignored = width - prefix;
    let cut = |bits: u128| bits.checked_shr(ignored).unwrap_or(0);
    cut(network) == cut(address)
}
