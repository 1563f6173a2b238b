//! Numbers as the engine compares them.

mod big;
mod double;

use double::{Decimal, MOST_DIGITS};

/// A number that the engine can compare: a double, in an order-preserving form.
///
/// The engine takes a number only where its decimal value is the very one that Java prints for
/// the nearest double, so `0.1`, `1e2` and `9007199254740992` are comparable and
/// `9007199254740993` is not. Minus zero is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Comparable(u64);

const SIGN: u64 = 1 << 63;

impl Comparable {
    /// The number written as `text`, which is a JSON number. `None` where it is not comparable.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            // So many digits are a double as they are.
            let digits = text.bytes().map(|byte| u64::from(byte - b'0'));
            let whole = digits.fold(0, |whole, digit| whole * 10 + digit);
            #[expect(clippy::cast_precision_loss, reason = "it has 15 digits at most")]
            return Some(Self((whole as f64).to_bits() | SIGN));
        }
        let (negative, decimal) = read(text)?;
        let bits = decimal.nearest()?;
        if decimal.digits == 0 {
            return Some(Self(SIGN));
        }
        let comparable = decimal.is_printed_for(bits);
        comparable.then_some(Self(if negative {
            !(bits | SIGN)
        } else {
            bits | SIGN
        }))
    }

    /// A whole number that is in the same order.
    pub(crate) fn code(self) -> u64 {
        self.0
    }

    /// The number as a double.
    pub(crate) fn value(self) -> f64 {
        let Self(code) = self;
        f64::from_bits(if code & SIGN == 0 {
            !code
        } else {
            code & !SIGN
        })
    }

    /// The number as JSON text that can be compared.
    pub(crate) fn written(self) -> String {
        written(self.value())
    }

    /// A number strictly between two others, where there is one; no bound means no limit on that
    /// side. A whole number where one lies there.
    pub(crate) fn between(bottom: Option<Self>, top: Option<Self>) -> Option<String> {
        let inside = |text: &String| {
            Self::parse(text)
                .is_some_and(|n| bottom.is_none_or(|b| b < n) && top.is_none_or(|t| n < t))
        };
        let candidates = match (bottom.map(Self::value), top.map(Self::value)) {
            (None, None) => vec![0.0],
            (Some(low), None) => vec![low.floor() + 1.0, low.next_up()],
            (None, Some(high)) => vec![high.ceil() - 1.0, high.next_down()],
            (Some(low), Some(high)) => {
                vec![low.floor() + 1.0, low / 2.0 + high / 2.0, low.next_up()]
            }
        };
        let texts = candidates
            .into_iter()
            .filter(|v| v.is_finite())
            .map(|v| v + 0.0);
        texts.map(written).find(inside)
    }
}

/// The sign and the value of a JSON number; `None` where it has more digits than any double, or is
/// no number.
fn read(text: &str) -> Option<(bool, Decimal)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = || whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || !all().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = all().rev().skip_while(|digit| *digit == b'0').count();
    let dropped = i64::try_from(whole.len() + fraction.len() - kept).ok()?;
    let digits = all().take(kept).skip_while(|digit| *digit == b'0');
    if digits.clone().count() > MOST_DIGITS {
        return None;
    }
    let digits = digits.fold(0, |digits, digit| digits * 10 + u64::from(digit - b'0'));
    let places = i64::try_from(fraction.len()).ok()?;
    let exponent = match digits {
        0 => 0,
        _ => exponent.checked_sub(places)?.checked_add(dropped)?,
    };
    Some((negative, Decimal { digits, exponent }))
}

/// The number as JSON text: whole where it is whole and not long, else as Java prints it.
fn written(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole and has 15 digits"
        )]
        return (value as i64).to_string();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let Decimal { digits, exponent } = Decimal::printed(value.abs().to_bits());
    let digits = digits.to_string();
    let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
    let power = exponent + i64::try_from(rest.len()).unwrap_or_default();
    let rest = if rest.is_empty() { "0" } else { rest };
    format!("{sign}{first}.{rest}e{power}")
}

#[cfg(test)]
mod tests;
